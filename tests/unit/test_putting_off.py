"""Putting a line of Today off: a reason, a day that is not too far, its coming back, and everybody else who still sees it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.putting_off import bring_back_line, put_off_line
from fpz_app.casework.team import team
from fpz_app.domain.errors import Problem
from fpz_app.domain.putting_off import Guard, PutOff
from fpz_app.domain.visits import Visit
from fpz_app.store.store import Store
from tests.helpers.duties import MORNING, SETTINGS, act, draft, due, next_up, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

MOST = SETTINGS.putting_off.most_days
THURSDAY, WHY = TODAY + timedelta(days=3), "The school is closed until Thursday."


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    see(store, made, TODAY)
    return made


def only(lines: list[Due], detail: str = "Ask for workshop days") -> Due:
    (found,) = [line for line in lines if line.detail.startswith(detail)]
    return found


def off(store: Store, line: Due, until: date = THURSDAY, reason: str = WHY, today: date = TODAY) -> PutOff:
    return put_off_line(store, PRIYA, line, until=until, reason=reason, today=today, most_days=MOST)


def refused(words: str, field: str) -> "pytest.RaisesExc[Problem]":
    return pytest.RaisesExc(Problem, match=words, check=lambda problem: problem.field == field)


def test_a_line_that_is_put_off_stands_last_with_its_day_and_reason(store: Store, marlows: Marlows) -> None:
    act(store, marlows)
    off(store, only(due(store)))
    line = due(store)[-1]
    assert (line.urgency, line.when) == (Urgency.PUT_OFF, "until Thursday 26 November")
    assert line.detail == f"Ask for workshop days; {WHY}"


def test_it_comes_back_by_itself_on_its_day(store: Store, marlows: Marlows) -> None:
    act(store, marlows)
    off(store, only(due(store)))
    assert only(due(store, today=THURSDAY - timedelta(days=1))).urgency is Urgency.PUT_OFF
    assert only(due(store, today=THURSDAY)).urgency is Urgency.OVERDUE


def test_it_comes_back_when_what_it_says_changes(store: Store, marlows: Marlows) -> None:
    action = act(store, marlows)
    off(store, only(due(store)))
    act(store, marlows, TODAY - timedelta(days=1), id=action.id, goal_id=action.goal_id)
    assert only(due(store)).urgency is Urgency.OVERDUE


def test_one_that_waits_longer_than_the_zone_allows_stands_again(store: Store, marlows: Marlows) -> None:
    act(store, marlows)
    put(store, replace(off(store, only(due(store))), until=date(2100, 1, 1)))
    assert only(due(store)).urgency is Urgency.TODAY


def test_it_is_brought_back_and_put_off_once_more(store: Store, marlows: Marlows) -> None:
    act(store, marlows)
    made = off(store, only(due(store)))
    bring_back_line(store, PRIYA, made.id, TODAY)
    line = only(due(store))
    assert line.urgency is Urgency.TODAY
    assert off(store, line).id == made.id
    assert only(due(store)).urgency is Urgency.PUT_OFF


def test_undo_takes_it_back(store: Store, marlows: Marlows) -> None:
    act(store, marlows)
    off(store, only(due(store)))
    store.undo(PRIYA, store.last_group, "Undo")
    assert only(due(store)).urgency is Urgency.TODAY


@pytest.mark.parametrize(
    ("until", "reason", "words", "field"),
    [
        (THURSDAY, " ", "why it is put off", "reason"),
        (TODAY, WHY, "not ahead", "until"),
        (TODAY + timedelta(days=MOST + 1), WHY, "7 December 2026 is the latest day", "until"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    store: Store, marlows: Marlows, until: date, reason: str, words: str, field: str
) -> None:
    act(store, marlows)
    with refused(words, field):
        off(store, only(due(store)), until, reason)


def test_a_child_to_be_seen_waits_until_its_day_and_once_that_has_come_until_tomorrow(store: Store, marlows: Marlows) -> None:
    soon, late = TODAY + timedelta(weeks=4, days=-3), TODAY + timedelta(weeks=5)
    line = only(due(store, today=soon), "Callum, Ellie and Noah")
    with refused("latest day", "until"):
        off(store, line, soon + timedelta(days=4), today=soon)
    over = only(due(store, today=late), "Callum, Ellie and Noah")
    with refused("latest day", "until"):
        off(store, over, late + timedelta(days=2), today=late)
    off(store, over, late + timedelta(days=1), today=late)
    assert only(due(store, today=late), "Callum, Ellie and Noah").urgency is Urgency.PUT_OFF


def test_a_visit_that_nobody_settled_stays(store: Store, marlows: Marlows) -> None:
    on = TODAY - timedelta(days=3)
    put(store, Visit(file_id=marlows.id, family_id=marlows.id, visitor_id=PRIYA.id, on=on, whom=(marlows.callum.id,)))
    line = only(due(store), "Callum, planned for")
    with pytest.raises(Problem, match="cannot be put off"):
        off(store, line)


def test_a_draft_is_finished_or_thrown_away(store: Store, marlows: Marlows) -> None:
    draft(store, "notes:new", "your note, visit on 20 November", marlows.id)
    assert only(due(store), "visit on").guard is Guard.DRAFT


def test_what_one_put_off_still_stands_on_a_colleagues_day(store: Store, marlows: Marlows) -> None:
    act(store, marlows, who_ids=(OUTSIDER.id,))
    off(store, only(due(store)))
    assert only(due(store, OUTSIDER)).urgency is Urgency.TODAY


def test_the_manager_sees_each_line_that_is_put_off_and_why(store: Store, marlows: Marlows) -> None:
    act(store, marlows, TODAY - timedelta(days=2), who_ids=(PRIYA.id,))
    off(store, only(due(store)))
    (row,) = [row for row in team(store, MANAGER, datetime.combine(TODAY, MORNING), SETTINGS) if row.worker_id == PRIYA.id]
    (line,) = [line for line in row.lines if line.put_off_id]
    assert (row.put_off, line.urgency) == (1, Urgency.OVERDUE)
    assert line.detail == f"Ask for workshop days; put off until 26 November by Priya Nair: {WHY}"


def test_the_familys_page_says_it_where_the_line_stands(store: Store, marlows: Marlows) -> None:
    act(store, marlows)
    off(store, only(due(store)))
    assert only(next_up(store, marlows)).detail.endswith(f"put off until 26 November by you: {WHY}")
