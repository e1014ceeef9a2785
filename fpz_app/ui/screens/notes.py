"""Notes: the family page's tab of case notes, and the note being written."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.note_cards import NoteCard
from fpz_app.presenters.note_choices import NoteForm as FormShown
from fpz_app.presenters.notes import NoteList, NotesPresenter, NotesView
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.forms.note_form import NoteForm
from fpz_app.ui.look import px
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.follow_up_lines import FollowUpDoes
from fpz_app.ui.widgets.gradual import Gradual
from fpz_app.ui.widgets.inputs import Choice
from fpz_app.ui.widgets.layout import Flow, clear, held, show_at_once
from fpz_app.ui.widgets.note_card import NoteCardView
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.text import hairline, label

LOWEST_CARD = 130  # pixels at 100 % text


class NotesScreen(QWidget):
    def __init__(self, presenter_for: Callable[[NotesView], NotesPresenter]) -> None:
        super().__init__()
        self.presenter = presenter_for(self)
        self.form = NoteForm()
        self.list = Page(name="Notes")
        self._children = Choice([], name="Notes about")
        self._banner = Banner()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(0)
        self._filling = Gradual(self._cards, self)
        self._more = secondary("Show earlier notes", do=self.presenter.show_more)
        self._follow = FollowUpDoes(self.presenter.settle, self.presenter.open_plan)
        self._views: dict[str, NoteCardView] = {}
        self._added: dict[str, str] = {}
        self._lay()
        self._typing = Autosave(self, lambda: self.presenter.writing.keep(self.form.typed))
        self._adding = Autosave(self, self._keep_additions)
        self._connect()

    def open(self, family_id: str, item_id: str = "") -> None:
        self.flush()
        self._banner.clear_banner()
        self.presenter.open(family_id, item_id)

    def refresh(self, changed: Any) -> None:
        self._adding.flush()
        self.presenter.refresh(changed)

    def flush(self) -> None:
        """Keeps what is typed at once: the page is left, locked or closed."""
        self._typing.flush()
        self._adding.flush()

    def show_list(self, notes: NoteList) -> None:
        self._show_choice(notes)
        clear(self._cards)
        self._views = {}
        is_scrolled = self.list.scroller.verticalScrollBar().value() > 0
        screenful = self.height() // px(LOWEST_CARD) + 1
        self._filling.fill(
            [partial(self._card, card) for card in notes.cards], at_once=len(notes.cards) if is_scrolled else screenful
        )
        if not notes.cards:
            self._cards.addWidget(empty_state(*notes.empty))
        self._more.setVisible(notes.more > 0)
        if notes.unfinished:
            self._banner.show_banner(notes.unfinished, shape="draft", action="Go on with it", do=self.presenter.write)
        self._pages.setCurrentWidget(self.list)
        show_at_once(self._cards)

    def show_card(self, note_id: str) -> None:
        self._filling.finish()
        QTimer.singleShot(0, self, lambda: self._reveal(note_id))

    def show_card_saved(self, note_id: str, words: str) -> None:
        if (view := self._views.get(note_id)) and view.addition:
            view.addition.show_saved(words)

    def show_card_problem(self, note_id: str, problem: Problem) -> None:
        if (view := self._views.get(note_id)) and view.addition:
            view.addition.show_problem(problem)

    def show_form(self, form: FormShown) -> None:
        self._banner.clear_banner()
        self._pages.setCurrentWidget(self.form)
        self.form.show_form(form)

    def show_saved(self, words: str) -> None:
        self.form.show_saved(words)

    def show_problem(self, problem: Problem) -> None:
        self.form.show_problem(problem)

    def show_thrown_away(self, words: str) -> None:
        self._banner.show_banner(words, shape="draft", action="Undo", do=self.presenter.bring_back)

    def _lay(self) -> None:
        head = Flow(label("Notes", "head", wrap=False), self._children, gap=16)
        head.push_last()
        self.list.add(held(head), 8, hairline(), self._banner, self._cards, 16, self._more)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.form)

    def _connect(self) -> None:
        self._children.changed.connect(self.presenter.choose_child)
        self.form.changed.connect(self._typing.touch)
        self.form.finished.connect(self._finish)
        self.form.closed.connect(self._close)
        self.form.thrown_away.connect(self._throw_away)

    def _show_choice(self, notes: NoteList) -> None:
        self._children.clear()
        for key, words in notes.children:
            self._children.addItem(words, key)
        self._children.choose(notes.chosen)

    def _card(self, card: NoteCard) -> list[NoteCardView]:
        view = self._views[card.id] = NoteCardView(card, self.presenter.start_adding, self.presenter.show_history, self._follow)
        if view.addition is not None:
            view.addition.edited.connect(lambda text: self._touch(card.id, text))
            view.addition.added.connect(lambda text: self._add(card.id, text))
            view.addition.left.connect(lambda: self._stop_adding(card.id))
        return [view]

    def _reveal(self, note_id: str) -> None:
        view = self._views.get(note_id)
        if view is None:
            return
        self.list.reveal(view.addition or view)
        (view.addition or view.add).setFocus()

    def _touch(self, note_id: str, text: str) -> None:
        self._added[note_id] = text
        self._adding.touch()

    def _keep_additions(self) -> None:
        added, self._added = self._added, {}
        for note_id, text in added.items():
            self.presenter.keep_addition(note_id, text)

    def _add(self, note_id: str, text: str) -> None:
        self._adding.flush()
        self.presenter.add(note_id, text)

    def _stop_adding(self, note_id: str) -> None:
        self._added.pop(note_id, None)
        self.presenter.stop_adding(note_id)

    def _finish(self) -> None:
        self._typing.drop()
        self.presenter.finish(self.form.typed)

    def _close(self) -> None:
        self._typing.flush()
        self.presenter.close()

    def _throw_away(self) -> None:
        self._typing.drop()
        self.presenter.throw_away()
