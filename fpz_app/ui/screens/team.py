"""Team: for the manager, who carries what, and the lines behind each number."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from fpz_app.casework.team import TeamRow
from fpz_app.domain.errors import Problem
from fpz_app.presenters.team import TeamPresenter, TeamView
from fpz_app.presenters.today import TodayLine
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.due_columns import DUE_COLUMNS
from fpz_app.ui.widgets.layout import Flow, clear, column, held, show_at_once
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import empty_state, refusal
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import label, section_head

NUMBER = 96


def _number(title: str, value: Callable[[TeamRow], int], *, late: bool = False, width: int = NUMBER) -> Column:
    """Right-aligned; a late one is red, and a nought is quiet."""
    return Column(
        title, lambda row: str(value(row)), width=width, right=True, named=True,
        tone=lambda row: "red" if late and value(row) else "quiet" if not value(row) else "",
    )  # fmt: skip


COLUMNS = (
    Column("Who leads", lambda row: row.name, detail=lambda row: row.agency, tone="strong"),
    _number("Families", lambda row: row.families),
    _number("Children", lambda row: row.children),
    _number("Overdue", lambda row: row.overdue, late=True),
    _number("Not seen", lambda row: row.unseen, late=True),
    _number("Stand still", lambda row: row.still, late=True),
    _number("To decide", lambda row: row.decisions),
    _number("Put off", lambda row: row.put_off),
)


class TeamScreen(Page):
    def __init__(self, presenter_for: Callable[[TeamView], TeamPresenter]) -> None:
        super().__init__(name="Team")
        self.presenter = presenter_for(self)
        self._day, self._problem = label("", "quiet", wrap=False), ProblemSummary()
        self._rows = RowsView(COLUMNS, name="Team", titles=True, chevron=False, keeps_choice=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._save = secondary("Save for Excel", icon="file-spreadsheet", do=self._ask_where)
        head = Flow(held(column(label("Team", "title", wrap=False), self._day, gap=1)), self._save, gap=16)
        head.push_last()
        said = (
            "Families whose early help goes on. Not seen: families with a child whom nobody has seen in time. Stand still: plans"
            " that have not moved, or have been open for long. Put off: lines that somebody put off, with the reason. Press a"
            " line for what is behind it."
        )
        self._everything = held(
            column(held(head), 12, self._problem, label(said, "hint"), 8, self._rows, 24, self._lines, gap=0)
        )
        self._closed = column()
        self.add(self._everything, self._closed)
        self._rows.opened.connect(self._open)

    def show_place(self, **_about: str) -> None:
        self.presenter.open()

    def refresh(self, _changed: object) -> None:
        self.presenter.open()

    def show_team(self, day: str, rows: Sequence[TeamRow]) -> None:
        clear(self._closed)
        self._everything.show()
        self._day.setText(day)
        at = self._rows.currentIndex().row()
        self._rows.show_rows(rows)
        self._save.setEnabled(bool(rows))
        if 0 <= at < len(rows):
            self._rows.choose(at)

    def show_lines(self, name: str, lines: Sequence[TodayLine]) -> None:
        clear(self._lines)
        if lines:
            view = RowsView(DUE_COLUMNS, name=name)
            view.show_rows(lines)
            view.opened.connect(self.presenter.go)
            self._lines.addLayout(column(section_head(name, str(len(lines))), view, gap=0))
        else:
            self._lines.addWidget(empty_state(f"{name}: nothing is due within a week."))
        show_at_once(self._lines)

    def show_closed(self, words: str) -> None:
        clear(self._closed)
        self._closed.addWidget(refusal("Team", words))
        show_at_once(self._closed)
        self._everything.hide()

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, {})

    def _open(self, row: TeamRow) -> None:
        self.presenter.choose(row)
        announce(self, f"{row.name}: {len(row.lines)} lines below")

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(folder) / self.presenter.file_name)
        chosen, _ = QFileDialog.getSaveFileName(self, "Save for Excel", name, "Excel workbook (*.xlsx)")
        if chosen:
            self.presenter.save(Path(chosen))
