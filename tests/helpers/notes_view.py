"""What the Notes tab would show, kept for a test to look at."""

from collections.abc import Sequence

from fpz_app.domain.errors import Problem
from fpz_app.presenters.note_choices import NoteForm
from fpz_app.presenters.notes import NoteList
from fpz_app.presenters.typed_note import Typed


class FakeView:
    """Keeps what was shown last."""

    def __init__(self) -> None:
        self.form: NoteForm | None = None
        self.list: NoteList | None = None
        self.problem: Problem | None = None
        self.card_problem: Problem | None = None
        self.shown_card = ""
        self.said: list[str] = []

    def show_form(self, form: NoteForm) -> None:
        self.form, self.list = form, None

    def show_list(self, notes: NoteList) -> None:
        self.list, self.form = notes, None

    def show_saved(self, words: str) -> None:
        self.said.append(words)

    def show_problem(self, problem: Problem) -> None:
        self.problem = problem

    def show_card(self, note_id: str) -> None:
        self.shown_card = note_id

    def show_card_saved(self, note_id: str, words: str) -> None:
        self.shown_card = note_id
        self.said.append(words)

    def show_card_problem(self, note_id: str, problem: Problem) -> None:
        self.shown_card, self.card_problem = note_id, problem

    def show_thrown_away(self, words: str) -> None:
        self.said.append(words)

    @property
    def typed(self) -> Typed:
        assert self.form is not None
        return self.form.typed

    @property
    def texts(self) -> Sequence[str]:
        assert self.list is not None
        return [card.text for card in self.list.cards]
