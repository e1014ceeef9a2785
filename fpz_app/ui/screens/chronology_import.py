"""Chronology import: the page that takes another agency's list into a family's chronology, step by step."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.chronology_import import ChronologyImportPresenter, ChronologyImportView
from fpz_app.presenters.partner_list import RowLine
from fpz_app.presenters.partner_pages import ColumnChoice, ColumnsPage, Done, NameChoice
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit
from fpz_app.ui.widgets.layout import clear, column, held, line, show_at_once
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import MARGIN, TOP_MARGIN, FootBar, Page, TwoColumns
from fpz_app.ui.widgets.panels import FactRows, SavedMark
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.progress import ProgressPanel
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import hairline, label, section_head, title

FILES = "Lists (*.csv *.txt *.tsv *.xlsx *.xlsm);;All files (*)"
SHOWN = (("all", "All"), ("new", "New"), ("problems", "To look at"))
WIDEST = 1008  # what a question and its choice may lie apart
NOT_USED, NOBODY = "Not used", "Choose who it is"
ROW_COLUMNS: tuple[Column, ...] = (
    Column("Date", lambda row: row.day, shape=lambda row: row.shape, width=180),
    Column("What happened", lambda row: row.what, detail=lambda row: row.about),
    Column("To look at", lambda row: row.notes, tone=lambda row: "red" if row.shape == "error" else "", width=280),
    Column("Where", lambda row: row.where, tone="quiet", width=96),
)


class ChronologyImportScreen(QWidget):
    def __init__(self, presenter_for: Callable[[ChronologyImportView], ChronologyImportPresenter]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Bring in another agency’s list")
        self.presenter = presenter_for(self)
        self._problems, self._busy = ProblemSummary(), ProgressPanel(can_cancel=False)
        self._family = label("", "quiet")
        self._read_words, self._columns, self._names = label("", "quiet"), QVBoxLayout(), QVBoxLayout()
        self._sheet = Choice([], name="Sheet")
        self._sheet_field = Field("Sheet", self._sheet)
        self._agency = LineEdit(name="Agency", width=320)
        self._agency_field = Field(
            "Agency", self._agency, hint="Whose list this is. A row that names its own agency keeps that name."
        )
        self._summary, self._which = label("", "quiet"), Segments(SHOWN, name="Which rows", height=32)
        self._rows = RowsView(ROW_COLUMNS, name="Rows of the list", titles=True, chevron=False, whole=False)
        self._row_words = label("", "hint")
        self._bring = primary("", do=self.presenter.bring_in)
        self._done_head, self._facts = label("", "head"), FactRows(name_width=72)
        self._undo = secondary("Take it back", icon="undo-2", do=self.presenter.undo)
        self._saved, self._begun_words = SavedMark(), label("")
        self._go_on = secondary("Go on with it", do=self.presenter.go_on)
        throw = link("Throw it away", icon="trash-2", do=self.presenter.throw_away)
        self._begun = held(column(self._begun_words, line(self._go_on, throw, None, gap=16), gap=8, margins=(0, 16, 0, 0)))
        self._typing = Autosave(self, self.presenter.keep)
        self._steps = QStackedWidget()
        self._choosing, self._looking, self._naming, self._picking, self._ending = (
            make() for make in (self._choosing_step, self._looking_step, self._naming_step, self._picking_step, self._ending_step)
        )
        self._lay()
        self._sheet.changed.connect(self.presenter.choose_sheet)
        self._agency.edited.connect(self._name_agency)
        self._which.changed.connect(self.presenter.show)
        self._rows.opened.connect(self.presenter.toggle)
        self._rows.chosen.connect(lambda row: self._row_words.setText(f"{row.where}: {row.notes}" if row.notes else ""))

    def show_place(self, *, family_id: str = "", **_more: str) -> None:
        self.presenter.open(family_id)

    def refresh(self, changed: Any) -> None:
        self.presenter.hear(changed)

    def leave(self) -> None:
        """Keeps what is typed before another page opens."""
        self._typing.flush()

    flush = leave

    def show_choosing(self, family: str, begun: str, *, is_kept: bool) -> None:
        self._family.setText(f"Into the chronology of the {family}")
        self._agency.clear()
        self._saved.hide()
        again = "" if is_kept else " Choose it again to go on: it was too large to be kept here."
        self._begun_words.setText(f"You have begun to bring in {begun}.{again}")
        self._begun.setVisible(bool(begun))
        self._go_on.setVisible(is_kept)
        self._show(self._choosing)

    def show_busy(self, words: str) -> None:
        self._busy.setVisible(bool(words))
        self._steps.setEnabled(not words)
        if words:
            self._busy.show_progress(0, 0, words)
            announce(self, words)

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    def show_columns(self, page: ColumnsPage) -> None:
        at = self._letter_with_focus()
        self._read_words.setText(page.said)
        self._sheet.clear()
        for key, words in page.sheets:
            self._sheet.addItem(words, key)
        self._sheet.choose(page.sheet)
        self._sheet_field.setVisible(bool(page.sheets))
        if self._agency.value() != page.agency:
            self._agency.setText(page.agency)
        self._agency_field.clear_problem()
        clear(self._columns)
        for each in page.columns:
            self._columns.addWidget(self._column(each, page.options))
        show_at_once(self._columns)
        self._show(self._looking)
        self._focus_on(at)

    def show_names(self, names: Sequence[NameChoice], options: Sequence[tuple[str, str]]) -> None:
        clear(self._names)
        for each in names:
            self._names.addWidget(self._name(each, options))
        show_at_once(self._names)
        self._show(self._naming)

    def show_rows(self, rows: Sequence[RowLine], summary: str, do_it: str) -> None:
        scrolled = self._rows.verticalScrollBar().value()
        self._summary.setText(summary)
        self._rows.show_rows(rows)
        self._rows.verticalScrollBar().setValue(scrolled)
        rename(self._bring, do_it)
        if self._steps.currentWidget() is not self._picking:
            self._which.choose("all")
            self._show(self._picking)

    def show_done(self, done: Done) -> None:
        self._done_head.setText(done.heading)
        self._facts.show_facts(done.facts)
        self._undo.setVisible(done.can_undo)
        self._show(self._ending)
        announce(self, done.heading)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problems.clear_problem()
            self._agency_field.clear_problem()
            return
        self._problems.show_problem(problem, {"agency": self._agency_field} if problem.field == "agency" else None)

    def _lay(self) -> None:
        for step in (self._choosing, self._looking, self._naming, self._picking, self._ending):
            self._steps.addWidget(step)
        self._busy.hide()
        head = line(gap=16)
        head.addLayout(title("Bring in another agency’s list"), 1)
        head.addWidget(self._saved)
        above = (head, self._family, self._problems, self._busy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column(*above, gap=8, margins=(MARGIN, TOP_MARGIN, MARGIN, 0)))
        whole.addWidget(self._steps, 1)

    def _choosing_step(self) -> QWidget:
        page = Page(name="Choose the list")
        says = "Another agency’s chronology as a CSV file or an Excel workbook (.xlsx), with a row for each event."
        then = "You see what was made of each column, say whom each name means, and look at the rows before anything comes in."
        choose = primary("Choose the list…", icon="file-spreadsheet", do=self._ask_for_file)
        page.add(Measure(column(label(says), label(then, "quiet"), 8, line(choose, None), self._begun, gap=8), 640))
        page.set_foot(FootBar(secondary("Back to the chronology", do=self.presenter.leave)))
        return page

    def _looking_step(self) -> QWidget:
        page = Page(name="What was made of each column")
        fields = TwoColumns(self._agency_field, self._sheet_field, shares=(1, 1), gap=24, stack_below=560)
        made = column(section_head("What was made of each column"), self._columns, gap=0)
        page.add(self._read_words, 12, fields, 20, Measure(made, WIDEST))
        other = secondary("Choose another list", do=self.presenter.begin)
        page.set_foot(FootBar(primary("Go on to the names", do=self.presenter.look_at_names), other))
        return page

    def _naming_step(self) -> QWidget:
        page = Page(name="Whom each name means")
        says = "The list names these people. Check whom each one means before you go on."
        words = column(section_head("Whom each name means"), 6, label(says, "quiet"), 6, self._names, gap=0)
        page.add(Measure(words, WIDEST))
        back = secondary("Back to the columns", do=self.presenter.look_at_columns)
        page.set_foot(FootBar(primary("Look at the rows", do=self.presenter.look_at_rows), back))
        return page

    def _picking_step(self) -> QWidget:
        page = Page(name="Look at the rows", margins=(MARGIN, 12, MARGIN, 0))
        says = label("Press a row, or Space on it, to leave it out or take it in again.", "hint")
        page.fill(column(self._summary, self._which, says, gap=10), 10, self._rows, after=self._row_words)
        page.set_foot(FootBar(self._bring, secondary("Back to the names", do=self.presenter.look_at_names)))
        return page

    def _ending_step(self) -> QWidget:
        page = Page(name="What came in")
        head = line(Shape("done", size=20), gap=10)
        head.addWidget(self._done_head, 1)
        page.add(Measure(column(head, self._facts, gap=8), 640))
        page.set_foot(FootBar(primary("See the chronology", do=self.presenter.leave), right=self._undo))
        return page

    def _column(self, shown: ColumnChoice, options: Sequence[tuple[str, str]]) -> QWidget:
        called = shown.heading or f"Column {shown.letter}"
        choice = Choice(options, name=f"{called} is", none=NOT_USED)
        choice.setObjectName(shown.letter)
        choice.choose(shown.taken)
        choice.changed.connect(lambda taken: self.presenter.take(shown.letter, taken))
        example = f"Column {shown.letter}, such as “{shown.example}”" if shown.example else f"Column {shown.letter}"
        return _asked(called, [example, shown.note], choice)

    def _name(self, shown: NameChoice, options: Sequence[tuple[str, str]]) -> QWidget:
        choice = Choice(options, name=f"{shown.name} is", none=NOBODY)
        choice.choose(shown.chosen)
        choice.changed.connect(lambda who: self.presenter.mean(shown.of, who))
        why = f"please check: {shown.why}" if shown.to_check else shown.why
        return _asked(shown.name, [" · ".join((shown.detail, why))], choice)

    def _name_agency(self, typed: str) -> None:
        self.presenter.name_agency(typed)
        self._typing.touch()

    def _letter_with_focus(self) -> str:
        on = self.focusWidget()
        return on.objectName() if isinstance(on, Choice) else ""

    def _focus_on(self, letter: str) -> None:
        choice = self._looking.findChild(Choice, letter) if letter else None
        if choice is not None:
            choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, step: QWidget) -> None:
        if self._steps.currentWidget() is not step:
            self._problems.clear_problem()
            announce(self, step.accessibleName())
        self._steps.setCurrentWidget(step)

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose the list", "", FILES)
        if name:
            self.presenter.choose(Path(name))


def _asked(name: str, details: Sequence[str], choice: Choice) -> QWidget:
    """One question: what it is about at the left, the choice at the right."""
    words = held(column(label(name, "strong"), *(label(each, "hint") for each in details if each), gap=1))
    both = TwoColumns(words, held(column(choice, None)), shares=(1, 1), gap=24, stack_below=560)
    return held(column(both, 8, hairline(), gap=0, margins=(0, 8, 0, 0)))
