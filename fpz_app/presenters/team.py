"""Team: the manager's view of who carries what, each number leading to its lines, and as an Excel file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fpz_app.casework.access import witness_search
from fpz_app.casework.team import TeamRow, team
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.preview import UNPROTECTED
from fpz_app.presenters.rail import opens
from fpz_app.presenters.saving import save_whole
from fpz_app.presenters.today import TodayLine, line_of

if TYPE_CHECKING:
    from fpz_app.interchange.made_workbook import Sheet

WORKBOOK = ".xlsx"
TEAM = (
    ("Who leads", 28), ("Agency", 24), ("Families", 10), ("Children", 10), ("Overdue", 10),
    ("Families with a child not seen", 30), ("Plans that stand still", 24), ("To decide", 12),
    ("Put off", 12),
)  # fmt: skip
DUE = (
    ("Who leads", 24), ("Family", 20), ("What", 30), ("Detail", 60), ("When", 30), ("Day", 14), ("How urgent", 20),
    ("Who answers", 24),
)  # fmt: skip
"""Titles of the workbook's columns and their widths."""
MAY_NOT = "What the team carries is for the zone manager. Ask the zone manager if your work needs it."


class TeamView(Protocol):
    def show_team(self, day: str, rows: Sequence[TeamRow]) -> None: ...
    def show_lines(self, name: str, lines: Sequence[TodayLine]) -> None: ...
    def show_closed(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...


class TeamPresenter:
    def __init__(self, view: TeamView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._rows: list[TeamRow] = []
        self._chosen: str | None = None

    def open(self) -> None:
        """Asks anew, off the interface thread."""
        desk, now = self._desk, self._desk.now()
        if not opens(desk.actor, "team"):
            self._view.show_closed(MAY_NOT)
            return
        desk.run(lambda: team(desk.store, desk.actor, now, desk.settings.zone), self._show, self._failed)

    def choose(self, row: TeamRow) -> None:
        """Shows the lines behind one row's numbers."""
        self._chosen = row.worker_id
        self._view.show_lines(row.name, [line_of(due) for due in row.lines])

    def go(self, line: TodayLine) -> None:
        self._desk.go(line.place)

    @property
    def file_name(self) -> str:
        return f"Team {self._desk.today.isoformat()}{WORKBOOK}"

    def save(self, path: Path) -> None:
        """Writes what is shown as a workbook where the person chose; the file of every family that it names has it on record."""
        desk, rows = self._desk, self._rows

        def write() -> None:
            from fpz_app.interchange.made_workbook import workbook

            save_whole(path if path.suffix else path.with_suffix(WORKBOOK), workbook(_sheets(rows)))
            named = {due.family_id for row in rows for due in row.lines}
            witness_search(desk.store, desk.actor, named, "Saved the team’s list as a workbook")

        desk.run(write, lambda _done: desk.tell(UNPROTECTED, ""), self._failed)

    def _show(self, rows: list[TeamRow]) -> None:
        self._rows = rows
        self._view.show_problem(None)
        self._view.show_team(f"{self._desk.now():%A} {say_date(self._desk.today)}", rows)
        chosen = next((row for row in rows if row.worker_id == self._chosen), None)
        if chosen is not None:
            self.choose(chosen)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)


def _sheets(rows: Sequence[TeamRow]) -> Sequence["Sheet"]:
    """A line for each lead practitioner; and one for all that is due, with who leads the family."""
    from fpz_app.interchange.made_workbook import Sheet

    team = [
        (row.name, row.agency, row.families, row.children, row.overdue, row.unseen, row.still, row.decisions, row.put_off)
        for row in rows
    ]
    due = [
        (row.name, each.family, each.what, each.detail, each.when, each.due, str(each.urgency), each.who or "Zone manager")
        for row in rows
        for each in row.lines
    ]
    return (Sheet("Team", TEAM, team), Sheet("Due", DUE, due))
