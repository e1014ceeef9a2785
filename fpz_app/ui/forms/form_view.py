"""Form view: draws one page of a form from its list of questions, whole or one question at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem, Problems
from fpz_app.domain.form_answers import address, visible_fields
from fpz_app.domain.form_checks import check_field
from fpz_app.domain.form_pages import Page
from fpz_app.domain.forms import NOT_ASKED, NOT_KNOWN, Address, Answers, Field, Kind, Subject
from fpz_app.ui.forms.asked import Asked, rows_of
from fpz_app.ui.forms.child_words_field import ChildWordsField
from fpz_app.ui.forms.fields_in_a_row import FieldsInARow
from fpz_app.ui.forms.inputs import Asking, make_input
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.field import Field as FieldWidget
from fpz_app.ui.widgets.inputs import LineEdit, TextEdit
from fpz_app.ui.widgets.layout import clear, line
from fpz_app.ui.widgets.plain_words import PlainWords
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.text import label

GAP, SUBJECT_GAP = 16, 24
TELL_AFTER = 250  # ms: a click that leaves a field lands before the summary moves what was clicked


class FormView(QWidget):
    """Emits `changed(field key, subject id, value)` on every keystroke; keeps nothing that is not told.

    Asked one at a time, `moved(number, of)` tells which question is shown.
    """

    changed = Signal(str, str, object)
    moved = Signal(int, int)

    def __init__(self, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._answers: dict[Address, Any] = {}
        self._page: Page | None = None
        self._asked: dict[Address, Asked] = {}
        self._headings: dict[str, QWidget] = {}
        self._lines: list[FieldsInARow] = []
        self._found: dict[str, Problem] = {}
        self._guided = False
        self._now: Address | None = None
        self._summary = ProblemSummary()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(TELL_AFTER)
        self._late.timeout.connect(self._show_found)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP)
        self._specials = {
            special: link(special.capitalize(), do=partial(self._say, special)) for special in (NOT_KNOWN, NOT_ASKED)
        }
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self._summary)
        box.addLayout(self._rows)
        box.addLayout(line(*self._specials.values(), None, gap=16))
        box.addStretch(1)
        for each in self._specials.values():
            each.hide()

    def show_page(
        self,
        page: Page,
        answers: Answers,
        *,
        people: Sequence[Subject] = (),
        notes: Mapping[Address, str] | None = None,
    ) -> None:
        """Draws a page anew. `people` can be named in answers; `notes` stand beside a label ("Last time 4, in May")."""
        self._late.stop()
        self.clear_problems()
        self._lines, self._headings = [], {}  # a date left as its row goes is still told, and must not show the row again
        clear(self._rows)
        self._page, self._answers = page, dict(answers)
        self._asked, self._headings, self._lines, self._now = {}, {}, [], None
        for subject in page.subjects:
            self._lay_subject(page, subject, people, notes or {})
        self._show_fitting()

    def show_note(self, field_key: str, subject_id: str, words: str) -> None:
        asked = self._asked.get((field_key, subject_id))
        if asked is not None:
            asked.widget.show_note(words)

    def show_answer(self, field_key: str, subject_id: str, value: Any, note: str = "") -> None:
        """Puts an answer into its question without telling."""
        asked = self._asked.get((field_key, subject_id))
        if asked is not None:
            self._answers[asked.at] = value
            asked.input.show(value)
            asked.widget.show_note(note)
            self._show_fitting()

    @property
    def here(self) -> Address | None:
        """The question that has the focus."""
        focused = QApplication.focusWidget()
        found = (at for at, asked in self._asked.items() if focused is not None and asked.widget.isAncestorOf(focused))
        return next(found, None)

    @property
    def asked_now(self) -> Field | None:
        """Asked one at a time: the question that is shown."""
        asked = self._asked.get(self._now) if self._guided and self._now else None
        return asked.field if asked else None

    def go_to_first(self) -> None:
        """Gives the first question that is shown the focus."""
        if first := next(self._shown(), None):
            first.widget.go_there()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """At the top and at each field; each problem's `field` is an address of `form_answers.address`."""
        self._late.stop()
        self._found = {problem.field or str(number): problem for number, problem in enumerate(problems)}
        self._show_found()

    def clear_problems(self) -> None:
        self._found = {}
        self._summary.clear_problem()

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._found.values())

    def go_to(self, field_key: str, subject_id: str = "") -> None:
        """Gives a question the focus; asked one at a time, shows it."""
        asked = self._asked.get((field_key, subject_id))
        if asked is None:
            return
        if self._guided:
            self._now = asked.at
            self._show_fitting()
        asked.widget.go_there()

    def set_guided(self, guided: bool) -> None:
        """One question at a time, or the whole page; the answers are the same."""
        self._guided = guided
        self._show_fitting()

    def step(self, by: int) -> bool:
        """Asked one at a time: the next question (1) or the one before (-1). False where the page ends."""
        shown = self._visible()
        here = next((at for at, asked in enumerate(shown) if asked.at == self._now), 0) + by
        if not 0 <= here < len(shown):
            return False
        self.go_to(*shown[here].at)
        return True

    def field_widget(self, field_key: str, subject_id: str = "") -> FieldWidget:
        """The drawn question. Raises KeyError where the page does not ask it."""
        return self._asked[field_key, subject_id].widget

    def _lay_subject(self, page: Page, subject: Subject, people: Sequence[Subject], notes: Mapping[Address, str]) -> None:
        if len(page.subjects) > 1:
            heading = label(subject.title, "head")
            heading.setContentsMargins(0, SUBJECT_GAP - GAP if self._headings else 0, 0, 0)
            self._headings[subject.id] = heading
            self._rows.addWidget(heading)
        for fields in rows_of(page.section.fields):
            asked = [self._ask(field, subject, people, notes.get((field.key, subject.id), "")) for field in fields]
            row = FieldsInARow([(one.widget, one.input.narrow) for one in asked])
            self._lines.append(row)
            self._rows.addWidget(row)

    def _ask(self, field: Field, subject: Subject, people: Sequence[Subject], note: str) -> Asked:
        at = (field.key, subject.id)
        words = field.label_for(subject)
        made = make_input(field, words, Asking(people, self._today, partial(self._told, at), partial(self._left, at)))
        made.show(self._answers.get(at))
        is_words = field.kind is Kind.CHILD_WORDS
        kind = ChildWordsField if is_words else FieldWidget
        optional = field.is_optional and not is_words
        widget = kind(words, made.control, hint=field.help_for(subject), optional=optional, right=note)
        if field.for_family and isinstance(made.control, LineEdit | TextEdit):
            PlainWords(widget, made.control)
        self._asked[at] = Asked(field, subject, widget, made)
        return self._asked[at]

    def _told(self, at: Address, value: Any) -> None:
        self._answers[at] = value
        if self._found.pop(address(*at), None) is not None:
            self._asked[at].widget.clear_problem()
        self.changed.emit(*at, value)
        self._show_fitting()

    def _left(self, at: Address) -> None:
        asked = self._asked[at]
        before = self._found.get(asked.address)
        problem = check_field(asked.field, self._answers.get(at), self._today())
        if problem is None:
            self._found.pop(asked.address, None)
        else:
            self._found[asked.address] = Problem(problem.message, problem.remedy, field=asked.address)
        if before is not None or problem is not None or (self._summary.isVisible() and not self._found):
            self._late.start()

    def _show_found(self) -> None:
        shown = {asked.address: asked.widget for asked in self._shown()}
        found = [problem for place, problem in self._found.items() if place in shown or not self._guided]
        if found:
            self._summary.show_problem(Problems(found), shown)
        else:
            self._summary.clear_problem()

    def _say(self, special: str) -> None:
        if self._now in self._asked:
            self._asked[self._now].input.show(special)
            self._told(self._now, special)

    def _visible(self) -> list[Asked]:
        if self._page is None:
            return []
        keys = {
            (field.key, subject.id)
            for subject in self._page.subjects
            for field in visible_fields(self._page.section, self._answers, subject.id)
        }
        return [asked for at, asked in self._asked.items() if at in keys]

    def _shown(self) -> Iterator[Asked]:
        return (asked for asked in self._visible() if not self._guided or asked.at == self._now)

    def _show_fitting(self) -> None:
        visible = self._visible()
        if self._guided and visible and self._now not in {asked.at for asked in visible}:
            self._now = visible[0].at
        shown = {asked.at for asked in self._shown()}
        for at, asked in self._asked.items():
            asked.widget.setVisible(at in shown)
        for row in self._lines:
            row.show_fitting()
        for subject_id, heading in self._headings.items():
            heading.setVisible(any(subject == subject_id for _, subject in shown))
        now = self._asked.get(self._now) if self._guided and self._now else None
        for special, each in self._specials.items():
            each.setVisible(now is not None and special not in now.field.offers)
        for number, asked in enumerate(visible, start=1):
            if self._guided and asked.at == self._now:
                self.moved.emit(number, len(visible))
