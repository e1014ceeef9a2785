"""A week: whose visits and meetings, in which order, who may look at it, and what its sheet of paper does not say."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from fpz_app.casework.week import Entry, clashes, week
from fpz_app.documents.week_sheet import SheetDay, WeekSheet, week_sheet
from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState
from fpz_app.domain.visits import Visit, VisitState
from fpz_app.domain.workers import Role
from fpz_app.presenters.places import Place
from fpz_app.presenters.week import WeekPresenter, WeekShown
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import put
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.pdf import assert_tagged, page_texts, read_text
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

FRIDAY = date(2026, 11, 27)


class View:
    """Keeps what it was shown."""

    shown: WeekShown
    problem: Problem | None = None
    paper: bytes = b""

    def show_week(self, shown: WeekShown) -> None:
        self.shown = shown

    def show_problem(self, problem: Problem | None) -> None:
        self.problem = problem

    def preview_paper(self, _title: str, pdf: bytes, _name: str) -> None:
        self.paper = pdf


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    put(store, OUTSIDER, replace(made.sam, worker_id=OUTSIDER.id))
    return made


def visit(store: Store, marlows: Marlows, on: date = TODAY, at: str = "10:30", **more: Any) -> Visit:
    given: dict[str, Any] = {"visitor_id": PRIYA.id, "whom": (marlows.callum.id,), **more}
    made = Visit(file_id=marlows.id, family_id=marlows.id, on=on, at=at, **given)
    put(store, made)
    return made


def meeting(store: Store, marlows: Marlows, on: date = TODAY, at: str = "13:30", **more: Any) -> Meeting:
    made = Meeting(file_id=marlows.id, family_id=marlows.id, called_on=TODAY, on=on, at=at, place="Library", **more)
    put(store, made, Attendance(file_id=marlows.id, family_id=marlows.id, meeting_id=made.id, who_id=marlows.sam.id, name="Sam"))
    return made


def said(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(each.hours, each.what) for each in entries]


def shown(store: Store, worker_id: str = "", monday: str = "", actor: Any = PRIYA) -> tuple[View, WeekPresenter, Kept]:
    view, kept = View(), Kept()
    presenter = WeekPresenter(view, desk_for(store, kept, actor=actor))
    presenter.open(worker_id, monday)
    return view, presenter, kept


def test_each_day_has_its_visits_and_meetings_by_their_hours(store: Store, marlows: Marlows) -> None:
    meeting(store, marlows)
    visit(store, marlows, until="11:15")
    visit(store, marlows, FRIDAY, "")
    days = week(store, PRIYA, TODAY).days
    assert said(days[0]) == [("10:30 to 11:15", "Visit at home"), ("13:30", "Team around the family, review")]
    assert said(days[4]) == [("", "Visit at home")]


def test_the_week_of_a_sunday_began_on_monday(store: Store) -> None:
    assert week(store, PRIYA, date(2026, 11, 29)).first == TODAY


def test_what_was_cancelled_is_not_in_the_week(store: Store, marlows: Marlows) -> None:
    visit(store, marlows, state=VisitState.CANCELLED)
    meeting(store, marlows, state=MeetingState.CANCELLED)
    assert week(store, PRIYA, TODAY).days[0] == ()


def test_whoever_is_asked_to_a_meeting_has_it_in_their_week(store: Store, marlows: Marlows) -> None:
    meeting(store, marlows)
    visit(store, marlows)
    assert said(week(store, OUTSIDER, TODAY).days[0]) == [("13:30", "Team around the family, review")]


def test_a_colleague_may_not_look_at_ones_week(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match="may not see this week"):
        week(store, OUTSIDER, TODAY, worker_id=PRIYA.id)


def test_a_manager_looks_at_the_week_of_each_who_works_here(store: Store, marlows: Marlows) -> None:
    visit(store, marlows)
    found = week(store, MANAGER, TODAY, worker_id=PRIYA.id)
    assert (found.worker.name, said(found.days[0])) == ("Priya Nair", [("10:30", "Visit at home")])
    assert [each.name for each in found.others] == ["Priya Nair", "Sam Ellery"]


def test_a_board_member_has_no_families_in_their_week(store: Store, marlows: Marlows) -> None:
    board = replace(OUTSIDER, role=Role.BOARD)
    meeting(store, marlows)
    assert week(store, board, TODAY).days[0] == ()


@pytest.mark.parametrize(("at", "until", "is_told"), [("11:00", "", True), ("11:30", "", False), ("09:00", "10:31", True)])
def test_a_clash_is_what_stands_at_the_same_time(store: Store, marlows: Marlows, at: str, until: str, is_told: bool) -> None:
    other = visit(store, make_marlows(store), at=at, until=until)
    found = clashes(store, PRIYA, visit(store, marlows))
    assert [each.id for each in found] == ([other.id] if is_told else [])


def test_a_meeting_takes_an_hour_and_a_half(store: Store, marlows: Marlows) -> None:
    meeting(store, marlows, at="09:15")
    assert len(clashes(store, PRIYA, visit(store, marlows))) == 1


def test_days_say_what_they_are(store: Store) -> None:
    assert shown(store)[0].shown.days[0].mark == "today"
    christmas = shown(store, "", "2026-12-21")[0].shown
    assert (christmas.title, christmas.days[4].mark) == ("21 to 27 December 2026", "bank holiday, school holiday, Christmas 2026")


def test_a_week_over_two_months_names_both(store: Store) -> None:
    assert shown(store, "", "2026-11-30")[0].shown.title == "30 November to 6 December 2026"


def test_weeks_go_by_and_back_to_this_one(store: Store) -> None:
    view, presenter, _ = shown(store)
    presenter.step(1)
    assert view.shown.title == "30 November to 6 December 2026"
    presenter.this_week()
    assert (view.shown.title, view.shown.is_this_week) == ("23 to 29 November 2026", True)


def test_a_line_opens_its_very_place(store: Store, marlows: Marlows) -> None:
    made = visit(store, marlows)
    view, presenter, kept = shown(store)
    presenter.go(view.shown.days[0].lines[0])
    assert kept.went == [Place("visit", marlows.id, item_id=made.id)]


def test_a_visit_that_nobody_settled_is_late(store: Store, marlows: Marlows) -> None:
    visit(store, marlows, TODAY - timedelta(days=3))
    line = shown(store, "", "2026-11-16")[0].shown.days[4].lines[0]
    assert (line.shape, line.stands, line.late) == ("over", "not said what became of it", True)


def test_only_who_leads_a_team_chooses_whose_week(store: Store, marlows: Marlows) -> None:
    assert shown(store)[0].shown.whose == ()
    assert [name for _, name in shown(store, actor=MANAGER)[0].shown.whose] == ["Your week", "Priya Nair", "Sam Ellery"]


def test_the_paper_says_no_name_of_a_family_and_no_address(store: Store, marlows: Marlows) -> None:
    visit(store, marlows)
    view, presenter, _ = shown(store)
    presenter.print()
    words = read_text(view.paper)
    assert "M. PU2291" in words
    assert [name for name in ("Marlow", "Callum", "Bay Close") if name in words] == []


def test_the_paper_is_one_page_for_a_full_week() -> None:
    lines = [("10:30 to 11:15", "Visit at home", "M. PU2291")] * 2
    days = tuple(SheetDay(f"Day {number}", "", lines) for number in range(5))
    pdf = week_sheet(WeekSheet("Priya Nair", "Purbeck", "23 to 29 November 2026", days, "Printed by Priya Nair"))
    assert_tagged(pdf)
    assert len(page_texts(pdf)) == 1
