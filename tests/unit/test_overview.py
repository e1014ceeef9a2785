"""Overview: the household in words, who was seen, and the plan at a glance."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from fpz_app.casework.moving import share_time
from fpz_app.casework.overview import Overview, overview
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Kin, Person, Place, Relationship, Stage
from fpz_app.domain.plans import Action, Goal, Plan, PlanState
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA
from tests.helpers.zones import add_child, add_family


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    with store.work(PRIYA, "Care") as work:
        work.put(replace(made.kerry, sex="female"))
        work.put_all(replace(each, cares_for="yes") for each in store.find(Relationship, from_id=made.kerry.id))
    return made


def ask(store: Store, marlows: Marlows) -> Overview:
    return overview(store, PRIYA, marlows.id, TODAY)


def words(store: Store, marlows: Marlows, person: Person) -> str:
    found = ask(store, marlows)
    return next(line.words for line in (*found.near, *found.others) if line.person_id == person.id)


def relate(store: Store, marlows: Marlows, first: Person, kin: Kin, second: Person, cares_for: str = "") -> None:
    tie = Relationship(file_id=marlows.id, from_id=first.id, to_id=second.id, kin=kin, cares_for=cares_for)
    with store.work(PRIYA, "Relate") as work:
        work.put(tie)


def test_a_mother_of_all_who_cares_for_all_is_said_so(store: Store, marlows: Marlows) -> None:
    assert words(store, marlows, marlows.kerry) == "mother, carer of all three"


def test_a_father_of_one_is_said_to_be_so(store: Store, marlows: Marlows) -> None:
    tom = add_child(store, marlows.family, "Tom", stage=Stage.ADULT, sex="male")
    relate(store, marlows, tom, Kin.PARENT, marlows.noah, "yes")
    assert words(store, marlows, tom) == "father of Noah, carer"


def test_one_who_cares_for_others_than_their_own_is_said_to_be_so(store: Store, marlows: Marlows) -> None:
    tom = add_child(store, marlows.family, "Tom", stage=Stage.ADULT, sex="male")
    relate(store, marlows, tom, Kin.PARENT, marlows.noah)
    relate(store, marlows, tom, Kin.STEP_PARENT, marlows.ellie, "yes")
    assert words(store, marlows, tom).endswith("carer of Ellie")


def test_a_grandmother_close_by_has_her_address_and_what_she_does(store: Store, marlows: Marlows) -> None:
    sandra = add_child(store, marlows.family, "Sandra", stage=Stage.ADULT, sex="female", address="2 Bay Close", place=Place.CLOSE)
    for child in (marlows.callum, marlows.ellie, marlows.noah):
        relate(store, marlows, sandra, Kin.GRANDPARENT, child)
    assert words(store, marlows, sandra) == "grandmother, 2 Bay Close"


def test_an_adult_tied_to_another_adult_is_said_by_that(store: Store, marlows: Marlows) -> None:
    aunt = add_child(store, marlows.family, "Michelle", stage=Stage.ADULT, sex="female", place=Place.AWAY)
    relate(store, marlows, aunt, Kin.SIBLING, marlows.kerry)
    assert words(store, marlows, aunt) == "sister of Kerry, lives elsewhere"


def test_a_child_has_age_school_and_year(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "School") as work:
        work.put(replace(marlows.callum, school="Swanage School", school_year="10"))
    assert words(store, marlows, marlows.callum) == "14, Swanage School, year 10"


def test_a_child_of_two_families_is_marked_in_both(store: Store, marlows: Marlows) -> None:
    share_time(store, PRIYA, marlows.noah.id, between=marlows.id, and_with=add_family(store, "Baines").id, since=TODAY)
    assert words(store, marlows, marlows.noah) == "2, here part of the time, also in the Baines family"


def test_who_lives_elsewhere_stands_apart(store: Store, marlows: Marlows) -> None:
    add_child(store, marlows.family, "Dean", stage=Stage.ADULT, place=Place.AWAY)
    assert [line.name for line in ask(store, marlows).others] == ["Dean"]


def test_the_last_time_each_was_seen_is_told(store: Store, marlows: Marlows) -> None:
    early = Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=date(2026, 11, 2), seen=(marlows.ellie.id,))
    late = replace(
        early, id="late", on=date(2026, 11, 16), seen=(marlows.kerry.id,), seen_alone=(marlows.ellie.id,),
        finished_at=datetime(2026, 11, 16, 18),
    )  # fmt: skip
    with store.work(PRIYA, "Notes") as work:
        work.put_all([late, early])
    seen = {line.name: line.seen for line in ask(store, marlows).near}
    assert (seen["Ellie"], seen["Kerry"], seen["Noah"]) == ("seen alone 16 Nov", "seen 16 Nov", "")


def test_the_plan_counts_open_and_overdue_actions(store: Store, marlows: Marlows) -> None:
    plan = Plan(file_id=marlows.id, family_id=marlows.id, state=PlanState.AGREED)
    goal = Goal(
        file_id=marlows.id, family_id=marlows.id, plan_id=plan.id, text="Callum is in school each day", then=3,
        then_on=date(2026, 10, 6), now=5, hoped=8,
    )  # fmt: skip
    over = Action(file_id=marlows.id, family_id=marlows.id, goal_id=goal.id, text="x", by_when=date(2026, 11, 20))
    with store.work(PRIYA, "Plan") as work:
        work.put_all([plan, goal, over, replace(over, id="later", by_when=date(2026, 12, 1))])
    glance = ask(store, marlows).plan
    assert (glance.then_on, glance.goals[0].actions, glance.goals[0].now) == ("6 Oct", "2 actions, 1 overdue", 5)


def test_the_goals_of_an_ended_plan_are_not_shown(store: Store, marlows: Marlows) -> None:
    plan = Plan(file_id=marlows.id, family_id=marlows.id, state=PlanState.ENDED)
    with store.work(PRIYA, "Plan") as work:
        work.put_all([plan, Goal(file_id=marlows.id, family_id=marlows.id, plan_id=plan.id, text="Old")])
    assert ask(store, marlows).plan.goals == ()


def test_what_was_done_already_is_known(store: Store, marlows: Marlows) -> None:
    steps = ask(store, marlows).steps
    assert (steps.people, steps.agreement, steps.assessment, steps.plan) == (True, False, False, False)


def test_a_hidden_family_has_no_overview(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        overview(store, OUTSIDER, marlows.id, TODAY)
