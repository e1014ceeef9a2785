"""Question page: a page of an assessment with its heading, its form, the answers before it and a child's words from notes."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.forms import Kind
from fpz_app.presenters.assessment_heard import Heard
from fpz_app.presenters.assessment_open import Beside, PageShown
from fpz_app.ui.forms.form_view import FormView
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.earlier_answers import EarlierAnswers
from fpz_app.ui.widgets.layout import clear, column, held, line
from fpz_app.ui.widgets.measure import FORM, Measure
from fpz_app.ui.widgets.page import TwoColumns
from fpz_app.ui.widgets.page_links import PageLinks
from fpz_app.ui.widgets.panels import SavedMark, child_words
from fpz_app.ui.widgets.text import label, section_head

BESIDE_STACKS_BELOW = 640


class QuestionPage(QWidget):
    """`changed` as FormView’s; `used(said, address)` puts words from a note into a question; `chosen` opens a page."""

    changed = Signal(str, str, object)
    carried = Signal(str, str)
    all_carried = Signal()
    used = Signal(str, object)
    chosen = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._title, self._beneath, self._help = label("", "head"), label("", "hint"), label("", "hint")
        self._saved = SavedMark()
        self.form = FormView(today=today)
        self.form.changed.connect(self.changed)
        self._earlier = EarlierAnswers()
        self._earlier.carried.connect(self.carried)
        self._earlier.all_carried.connect(self.all_carried)
        self._heard = QVBoxLayout()
        self._heard.setContentsMargins(0, 0, 0, 0)
        self._heard_held = held(self._heard)
        self.form.moved.connect(lambda _number, _of: self._fit_question())
        self._pages = PageLinks()
        self._pages.chosen.connect(self.chosen)
        self._lay()

    def show_page(self, shown: PageShown, *, guided: bool, beside: bool) -> None:
        self.setAccessibleName(shown.title)
        self._title.setText(shown.title)
        for each, words in ((self._beneath, shown.beneath), (self._help, shown.page.help)):
            each.setText(words)
            each.setVisible(bool(words))
        self.form.set_guided(guided)
        self.form.show_page(shown.page, shown.answers, people=shown.people, notes=shown.notes)
        self._show_heard(shown.heard)
        self._fit_question()
        self._pages.show_pages(shown.pages, shown.key)
        self._show_beside(shown.beside if beside else None)

    def show_pages(self, shown: tuple[Any, ...]) -> None:
        """The states of the pages, as answers change them."""
        self._pages.show_states(shown)

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    @property
    def below(self) -> QWidget | None:
        """The earlier answers, where there is only room for them below the form."""
        return self._earlier if self._columns.stacked and not self._earlier.isHidden() else None

    def _show_beside(self, beside: Beside | None) -> None:
        self._earlier.setVisible(beside is not None)
        if beside is not None:
            self._earlier.show_answers(beside.title, beside.lines)

    def _show_heard(self, heard: Heard | None) -> None:
        clear(self._heard)
        if heard is None:
            return
        self._heard.addLayout(section_head(heard.title))
        for each in heard.lines:
            self._heard.addSpacing(8)
            self._heard.addWidget(child_words(each.said, each.how))
            if each.into is not None:
                use = link("Put these words in", icon="plus", do=lambda each=each: self.used.emit(each.said, each.into))  # type: ignore[misc]
                use.setAccessibleName(f"Put in: {each.said}")
                self._heard.addLayout(line(use, None))

    def _fit_question(self) -> None:
        """Asked one at a time, a child's words stand only beside the question that takes them."""
        field = self.form.asked_now
        self._heard_held.setVisible(field is None or field.kind is Kind.CHILD_WORDS)

    def _lay(self) -> None:
        head = line(gap=16)
        head.addLayout(column(self._title, self._beneath, self._help, gap=1), 1)
        head.addLayout(column(4, self._saved, None, gap=0))
        self._heard.setSpacing(0)
        left = Measure(column(self.form, 24, self._heard_held, 16, self._pages, gap=0), FORM)
        self._columns = TwoColumns(left, self._earlier, shares=(430, 280), gap=24, stack_below=BESIDE_STACKS_BELOW)
        self.setLayout(column(head, 16, self._columns, gap=0))
