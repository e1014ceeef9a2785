"""Caseload import: the page that takes a workbook in, step by step."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.caseload_import import CaseloadImportPresenter, CaseloadImportView, Done, RowLine
from fpz_app.presenters.caseload_lines import SheetCard, Understood
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import MARGIN, TOP_MARGIN, FootBar, Page
from fpz_app.ui.widgets.panels import FactRows
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.progress import ProgressPanel
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import hairline, label, section_head, title

SHOWN = (("all", "All"), ("problems", "To look at"), ("new", "New"), ("out", "Left out"))
SHEET_COLUMNS: tuple[Column, ...] = (
    Column("Column", lambda column: column.letter, tone="quiet", width=80),
    Column("Heading in the workbook", lambda column: column.heading, tone="strong"),
    Column(
        "Taken for",
        lambda column: column.taken_for,
        detail=lambda column: column.how_sure,
        shape=lambda column: "warning" if column.to_check else "",
    ),
)
ROW_COLUMNS: tuple[Column, ...] = (
    Column("Child", lambda row: row.line.child, lambda row: row.line.born, lambda row: row.shape, "strong", width=300),
    Column("What happened", lambda row: row.line.what, detail=lambda row: row.line.detail),
    Column("To look at", lambda row: row.notes, tone=lambda row: "" if row.line.can_come_in else "red"),
    Column("Where", lambda row: row.line.where, tone="quiet", width=136),
)


class CaseloadImportScreen(QWidget):
    def __init__(self, presenter_for: Callable[[CaseloadImportView], CaseloadImportPresenter]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Bring in a caseload")
        self.presenter = presenter_for(self)
        self._problems = ProblemSummary()
        self._waiting = label("", "body")
        self._waiting_part = held(column(20, hairline(), 12, self._waiting, self._joining_link(), gap=8))
        self._busy_panel = ProgressPanel(can_cancel=False)
        self._understood_head, self._to_check, self._sheets = label("", "quiet"), label(""), column(gap=24)
        self._summary = label("", "quiet")
        self._which = Segments(SHOWN, name="Which rows", height=32)
        self._rows = RowsView(ROW_COLUMNS, name="Rows of the workbook", titles=True, chevron=False, whole=False)
        self._row_words = label("", "hint")
        self._bring = primary("", do=self.presenter.bring_in)
        self._done_head, self._facts, self._done_waiting = label("", "head"), FactRows(name_width=72), label("", "body")
        self._undo = secondary("Take it back", icon="undo-2", do=self.presenter.undo)
        self._done_join = primary("Join children into families", icon="users-round", do=self.presenter.join)
        self._steps = QStackedWidget()
        self._choosing, self._busy, self._looking, self._picking, self._ending = (
            make() for make in (self._choosing_step, self._busy_step, self._looking_step, self._picking_step, self._ending_step)
        )
        self._lay()
        self._which.changed.connect(self.presenter.show)
        self._rows.opened.connect(self.presenter.toggle)
        self._rows.chosen.connect(self._show_row_words)

    def show_place(self, **_arguments: str) -> None:
        self.presenter.open()

    def refresh(self, changed: Any) -> None:
        self.presenter.hear(changed)

    def show_choosing(self, waiting: str) -> None:
        self._waiting.setText(waiting)
        self._waiting_part.setVisible(bool(waiting))
        self._show(self._choosing)

    def show_busy(self, words: str) -> None:
        self._busy_panel.show_progress(0, 0, words)
        self._show(self._busy)
        announce(self, words)

    def show_understood(self, file_name: str, understood: Understood) -> None:
        self._understood_head.setText(f"What was understood of {file_name}. Nothing has been brought in yet.")
        self._to_check.setText(understood.advice)
        clear(self._sheets)
        for card in understood.sheets:
            self._sheets.addWidget(_sheet(card))
        if understood.left_alone:
            others = FactRows([(name, why, "") for name, why in understood.left_alone], name_width=160)
            self._sheets.addWidget(held(column(section_head("Left alone"), others, gap=0)))
        self._show(self._looking)

    def show_rows(self, rows: Sequence[RowLine], summary: str, do_it: str) -> None:
        at, scrolled = self._rows.currentIndex().row(), self._rows.verticalScrollBar().value()
        self._summary.setText(summary)
        self._rows.show_rows(rows)
        if 0 <= at < len(rows):
            self._rows.choose(at)
        self._rows.verticalScrollBar().setValue(scrolled)
        rename(self._bring, do_it)
        if self._steps.currentWidget() is not self._picking:
            self._which.choose("all")
            self._show(self._picking)

    def show_done(self, done: Done) -> None:
        self._done_head.setText(done.heading)
        self._facts.show_facts(done.facts)
        self._done_waiting.setText(done.waiting)
        self._undo.setVisible(done.can_undo)
        self._done_join.setVisible(bool(done.waiting))
        self._show(self._ending)
        announce(self, done.heading)

    def show_problem(self, problem: Problem) -> None:
        self._problems.show_problem(problem)

    def _lay(self) -> None:
        for step in (self._choosing, self._busy, self._looking, self._picking, self._ending):
            self._steps.addWidget(step)
        head = column(title("Bring in a caseload"), self._problems, gap=12, margins=(MARGIN, TOP_MARGIN, MARGIN, 0))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._steps, 1)

    def _choosing_step(self) -> QWidget:
        page = Page(name="Choose a workbook")
        choose = primary("Choose a workbook…", icon="file-spreadsheet", do=self._ask_for_file)
        says = (
            "An Ofsted Annex A workbook (.xlsx) holds children in lists. List 1 (contacts), list 2 (early help) and "
            "list 3 (referrals) are read; the other lists are left alone."
        )
        then = "You see what was understood and choose the rows before anything comes in. The file itself is never changed."
        page.add(Measure(column(label(says), label(then, "quiet"), 8, line(choose, None), self._waiting_part, gap=8), 640))
        return page

    def _joining_link(self) -> QHBoxLayout:
        return line(link("Join them into families", icon="users-round", do=self.presenter.join), None)

    def _busy_step(self) -> QWidget:
        page = Page(name="Please wait")
        page.add(self._busy_panel)
        return page

    def _looking_step(self) -> QWidget:
        page = Page(name="What was understood")
        page.add(self._understood_head, 4, self._to_check, 20, self._sheets)
        other = secondary("Choose another workbook", do=self.presenter.open)
        page.set_foot(FootBar(primary("Look at the rows", do=self.presenter.look_at_rows), other))
        return page

    def _picking_step(self) -> QWidget:
        page = Page(name="Choose the rows", margins=(MARGIN, 12, MARGIN, 0))
        every = link("Choose all shown", do=lambda: self.presenter.choose_shown(take=True))
        none = link("Leave out all shown", do=lambda: self.presenter.choose_shown(take=False))
        tools = Flow(self._which, held(line(every, none, gap=16)), gap=16)
        tools.push_last()
        says = label("Press a row, or Space on it, to take it in or leave it out.", "hint")
        page.fill(column(self._summary, tools, says, gap=10), 10, self._rows, after=self._row_words)
        page.set_foot(FootBar(self._bring, secondary("Back to the columns", do=self.presenter.look_at_columns)))
        return page

    def _ending_step(self) -> QWidget:
        page = Page(name="What came in")
        done = line(Shape("done", size=20), self._done_head, None, gap=10)
        page.add(Measure(column(done, self._facts, 12, self._done_waiting, gap=8), 640))
        to_families = secondary("Go to families", do=self.presenter.leave)
        page.set_foot(FootBar(self._done_join, to_families, right=self._undo))
        return page

    def _show(self, step: QWidget) -> None:
        self._problems.clear_problem()
        self._steps.setCurrentWidget(step)

    def _show_row_words(self, row: RowLine) -> None:
        """Long lists cut a row's words to one line; here they stand whole."""
        self._row_words.setText(f"{row.line.where}: {row.notes}" if row.notes else "")

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a workbook", "", "Excel workbooks (*.xlsx *.xlsm);;All files (*)")
        if name:
            self.presenter.choose(Path(name))


def _sheet(card: SheetCard) -> QWidget:
    """One sheet that is used: its columns and what each was taken for."""
    view = RowsView(SHEET_COLUMNS, name=card.name, row_height=33, chevron=False, titles=True)
    view.show_rows(card.columns)
    hidden = ", a hidden sheet: its rows are left out unless you choose them" if card.hidden else ""
    items: list[QWidget | QVBoxLayout] = [section_head(card.name, f"{card.taken_for} · {card.count}{hidden}"), view]
    if card.missing:
        missing = label(f"No column for: {', '.join(card.missing)}", "hint")
        missing.setContentsMargins(0, 8, 0, 0)
        items.append(missing)
    return held(column(*items, gap=0))
