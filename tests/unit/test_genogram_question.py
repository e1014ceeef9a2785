"""The question that a family's picture asks of the record."""

from datetime import date

import pytest

from fpz_app.casework.genogram import family_genogram
from fpz_app.casework.moving import share_time
from fpz_app.domain.people import Kin, Membership, Relationship
from fpz_app.domain.plans import Goal, Plan, PlanState
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA
from tests.helpers.zones import add_child, add_family


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def names(store: Store, marlows: Marlows) -> list[str]:
    return [each.name for each in family_genogram(store, PRIYA, marlows.id, TODAY).figures]


def in_focus(store: Store, marlows: Marlows) -> list[str]:
    return [each.name for each in family_genogram(store, PRIYA, marlows.id, TODAY).figures if each.in_focus]


def put_goal(store: Store, marlows: Marlows, *, state: PlanState, ended_on: date | None = None) -> None:
    plan = Plan(file_id=marlows.id, family_id=marlows.id, state=state)
    goal = Goal(
        file_id=marlows.id, family_id=marlows.id, plan_id=plan.id, text="Sleep", children=(marlows.ellie.id,), ended_on=ended_on
    )
    with store.work(PRIYA, "Plan") as work:
        work.put_all([plan, goal])


def test_everybody_of_the_family_is_in_the_picture_with_their_lines(store: Store, marlows: Marlows) -> None:
    found = family_genogram(store, PRIYA, marlows.id, TODAY)
    assert [each.name for each in found.figures] == ["Kerry", "Callum", "Ellie", "Noah"]
    assert [len(each.children) for each in found.bonds] == [3]


def test_the_child_with_a_goal_is_in_focus(store: Store, marlows: Marlows) -> None:
    put_goal(store, marlows, state=PlanState.AGREED)
    assert in_focus(store, marlows) == ["Ellie"]


@pytest.mark.parametrize(("state", "ended_on"), [(PlanState.ENDED, None), (PlanState.AGREED, date(2026, 11, 1))])
def test_a_goal_that_ended_puts_nobody_in_focus(
    store: Store, marlows: Marlows, state: PlanState, ended_on: date | None
) -> None:
    put_goal(store, marlows, state=state, ended_on=ended_on)
    assert in_focus(store, marlows) == ["Callum"]


def test_one_who_left_the_family_is_not_in_the_picture(store: Store, marlows: Marlows) -> None:
    (here,) = store.find(Membership, person_id=marlows.noah.id)
    with store.work(PRIYA, "Leave") as work:
        work.put(Membership(**{**vars(here), "until": date(2026, 11, 1)}))
    assert "Noah" not in names(store, marlows)


def test_the_picture_of_a_hidden_file_is_gone(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        family_genogram(store, OUTSIDER, hidden.id, TODAY)


def test_what_a_hidden_file_says_of_two_people_draws_no_line(store: Store, marlows: Marlows) -> None:
    hidden = add_family(store, "Hardy", restricted=True)
    riley = add_child(store, marlows.family, "Riley")
    with store.work(PRIYA, "Say") as work:
        work.put(Relationship(file_id=hidden.id, from_id=marlows.ellie.id, to_id=riley.id, kin=Kin.SIBLING))
    assert all(riley.id not in each.children for each in family_genogram(store, OUTSIDER, marlows.id, TODAY).bonds)


def test_a_child_of_two_homes_is_in_both_pictures(store: Store, marlows: Marlows) -> None:
    other = add_family(store, "Foster")
    share_time(store, PRIYA, marlows.callum.id, between=marlows.id, and_with=other.id, since=TODAY)
    assert [each.name for each in family_genogram(store, PRIYA, other.id, TODAY).figures] == ["Callum"]
