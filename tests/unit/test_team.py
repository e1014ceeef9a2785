"""Team: what each lead carries and what of it is late, and the workbook of it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from fpz_app.casework.due import Urgency
from fpz_app.casework.team import NOBODY, TeamRow, team
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.plans import Plan, PlanState, PlanVersion
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Worker
from fpz_app.presenters.team import TeamPresenter
from fpz_app.store.store import Store
from fpz_app.store.tables import works
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.duties import SETTINGS, act, assess, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA


class View:
    """Keeps what it was shown."""

    rows: list[TeamRow]
    problem: Problem | None = None

    def show_team(self, _day: str, rows: list[TeamRow]) -> None:
        self.rows = rows

    def show_lines(self, name: str, lines: object) -> None: ...

    def show_problem(self, problem: Problem | None) -> None:
        self.problem = problem


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    see(store, made, TODAY)
    return made


def ask(store: Store, asker: Worker = MANAGER, today: date = TODAY) -> dict[str, TeamRow]:
    return {row.name: row for row in team(store, asker, datetime.combine(today, time(9, 30)), SETTINGS)}


def test_a_lead_carries_families_and_the_children_at_home(store: Store, marlows: Marlows) -> None:
    row = ask(store)[PRIYA.name]
    assert (row.families, row.children, row.unseen, row.still) == (1, 3, 0, 0)


def test_what_is_late_is_counted_and_stands_behind_the_number(store: Store, marlows: Marlows) -> None:
    before = ask(store)[PRIYA.name].overdue
    act(store, marlows, TODAY - timedelta(days=2))
    row = ask(store)[PRIYA.name]
    late = [each for each in row.lines if each.urgency is Urgency.OVERDUE]
    assert (row.overdue, len(late)) == (before + 1, before + 1)
    assert "Ask for workshop days" in [each.detail for each in late]


def test_children_not_seen_in_time_count_once_a_family(store: Store, marlows: Marlows) -> None:
    assert ask(store, today=TODAY + timedelta(weeks=12))[PRIYA.name].unseen == 1


def test_a_plan_that_is_open_for_long_stands_still(store: Store, marlows: Marlows) -> None:
    mine: dict[str, Any] = {"file_id": marlows.id, "family_id": marlows.id}
    plan = Plan(**mine, state=PlanState.AGREED)
    agreed = date(TODAY.year - 1, TODAY.month, 1)
    put(store, plan, PlanVersion(**mine, plan_id=plan.id, version=1, agreed_on=agreed, agreed_at=NOW, content={}))
    assert ask(store)[PRIYA.name].still == 1


def test_what_nobody_leads_has_a_row_of_its_own(store: Store, marlows: Marlows) -> None:
    family_id = new_id()
    put(store, Family(id=family_id, file_id=family_id, name="Amin", reference="PU1"))
    assert (ask(store)[NOBODY].families, ask(store)[NOBODY].worker_id) == (1, "")


def test_a_family_whose_early_help_has_ended_is_not_carried(store: Store, marlows: Marlows) -> None:
    (episode,) = store.find(Episode, family_id=marlows.id)
    put(store, replace(episode, state=EpisodeState.CLOSED, ended_on=TODAY))
    assert ask(store)[PRIYA.name].families == 0


def test_a_restricted_file_counts_for_nobody_who_may_not_see_it(store: Store) -> None:
    make_marlows(store, restricted=True)
    put(store, MANAGER)
    assert [row.families for row in ask(store).values()] == [0]


@pytest.mark.parametrize("asker", [PRIYA, OUTSIDER])
def test_only_a_manager_sees_the_team(store: Store, marlows: Marlows, asker: Worker) -> None:
    with pytest.raises(Problem):
        ask(store, asker)


def test_the_workbook_says_what_is_shown_and_holds_no_formula(store: Store, marlows: Marlows, tmp_path: Path) -> None:
    act(store, marlows, TODAY - timedelta(days=2), text='=HYPERLINK("http://exmple.org")')
    assess(store, marlows)
    presenter, view = presenter_of(store)
    presenter.save(tmp_path / "team")
    book = openpyxl.load_workbook(BytesIO((tmp_path / "team.xlsx").read_bytes()))
    team_sheet, due_sheet = book["Team"], book["Due"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert [cell.value for cell in team_sheet[2]][:4] == [PRIYA.name, PRIYA.agency, 1, 3]
    assert '=HYPERLINK("http://exmple.org")' in [row[3].value for row in due_sheet.iter_rows(min_row=2)]
    assert (due_sheet.max_row - 1, view.problem) == (sum(len(row.lines) for row in view.rows), None)


def test_saving_it_stands_in_every_file_that_it_names(store: Store, marlows: Marlows, tmp_path: Path) -> None:
    act(store, marlows, TODAY)
    presenter_of(store)[0].save(tmp_path / "team.xlsx")
    with store.read() as connection:
        query = sa.select(works.c.file).where(works.c.title == "Saved the team’s list as a workbook")
        assert connection.execute(query).scalars().all() == [marlows.id]


def test_a_folder_that_is_not_there_is_told_in_words(store: Store, marlows: Marlows, tmp_path: Path) -> None:
    presenter, view = presenter_of(store)
    presenter.save(tmp_path / "gone" / "team.xlsx")
    assert view.problem is not None
    assert "could not be saved" in view.problem.message


def presenter_of(store: Store) -> tuple[TeamPresenter, View]:
    view = View()
    presenter = TeamPresenter(view, desk_for(store, Kept(), actor=MANAGER))  # type: ignore[arg-type]
    presenter.open()
    return presenter, view
