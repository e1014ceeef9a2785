"""Families: making, changing and restricting them, who they are at a glance, and the caseload."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event

from fpz_app.casework.caseload import FamilyRow, caseload
from fpz_app.casework.families import (
    also_elsewhere,
    change_family,
    identity,
    lift_restriction,
    make_family,
    may_open,
    restrict,
)
from fpz_app.casework.moving import share_time
from fpz_app.domain.agreements import Agreement, Answer
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.people import Place, Stage
from fpz_app.domain.plans import Action, ActionStatus, Plan, PlanState
from fpz_app.domain.workers import Helper, Role, Worker, Zone
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA, ZONE
from tests.helpers.zones import add_child, add_family


def new_family(store: Store, name: str = "Marlow") -> Family:
    return make_family(store, PRIYA, Family(file_id="", name=name), TODAY)


def only(store: Store, asker: Worker = PRIYA) -> FamilyRow:
    rows = caseload(store, asker, TODAY)
    assert len(rows) == 1
    return rows[0]


def test_a_family_lies_in_a_file_of_its_own(store: Store) -> None:
    made = new_family(store)
    assert store.get(Family, made.id).file_id == made.id


def test_each_family_has_a_reference_of_its_own(store: Store) -> None:
    with store.work(PRIYA, "Zone") as work:
        work.put(Zone(id=ZONE, file_id=ZONE, name="Purbeck", code="PU"))
    references = [new_family(store).reference for _ in range(3)]
    assert (len(set(references)), all(each.startswith("PU") and each.isalnum() for each in references)) == (3, True)


def test_a_new_family_has_asked_for_early_help(store: Store) -> None:
    made = new_family(store)
    assert [each.state for each in store.find(Episode, family_id=made.id)] == [EpisodeState.REQUESTED]


def test_a_family_needs_a_name(store: Store) -> None:
    with pytest.raises(Problem) as refused:
        new_family(store, " ")
    assert refused.value.field == "name"


def test_an_auditor_makes_no_family(store: Store) -> None:
    with pytest.raises(Problem):
        make_family(store, Worker(file_id=ZONE, name="Jo", role=Role.AUDITOR), Family(file_id="", name="Pike"), TODAY)


def test_changing_the_details_leaves_access_and_reference_alone(store: Store) -> None:
    made = new_family(store)
    change_family(store, PRIYA, replace(made, address="9 Mill Street", restricted=True, reference="X"))
    stored = store.get(Family, made.id)
    assert (stored.address, stored.restricted, stored.reference) == ("9 Mill Street", False, made.reference)


def test_only_a_manager_restricts_a_file(store: Store) -> None:
    with pytest.raises(Problem):
        restrict(store, PRIYA, new_family(store).id, ())


def test_a_restricted_file_opens_for_the_manager_the_lead_and_those_named(store: Store) -> None:
    family = add_family(store, "Nowak", lead_id=PRIYA.id)
    restrict(store, MANAGER, family.id, ())
    assert store.get(Family, family.id).allowed == tuple(sorted((MANAGER.id, PRIYA.id)))


def test_a_restricted_file_is_gone_for_others(store: Store) -> None:
    family = add_family(store, "Nowak")
    restrict(store, MANAGER, family.id, (PRIYA.id,))
    with pytest.raises(Gone):
        identity(store, OUTSIDER, family.id, TODAY)


def test_a_restriction_can_be_lifted(store: Store) -> None:
    family = add_family(store, "Nowak")
    restrict(store, MANAGER, family.id, ())
    lift_restriction(store, MANAGER, family.id)
    assert identity(store, OUTSIDER, family.id, TODAY).restricted is False


def test_the_manager_is_told_who_is_seen_in_another_file_too(store: Store) -> None:
    marlows = make_marlows(store)
    other = add_family(store, "Foster")
    share_time(store, PRIYA, marlows.callum.id, between=marlows.id, and_with=other.id, since=TODAY)
    assert also_elsewhere(store, MANAGER, marlows.id, TODAY) == ("Callum",)


def test_the_manager_chooses_among_the_zones_workers(store: Store) -> None:
    with store.work(MANAGER, "Workers") as work:
        work.put_all([PRIYA, OUTSIDER, MANAGER])
    family = add_family(store, "Nowak", lead_id=PRIYA.id)
    rows = may_open(store, MANAGER, family.id)
    assert [(row.name, row.allowed) for row in rows] == [("Priya Nair", True), ("Ruth Amesbury", True), ("Sam Ellery", False)]


def test_the_identity_names_the_children_with_their_ages(store: Store) -> None:
    marlows = make_marlows(store)
    add_child(store, marlows.family, "", stage=Stage.UNBORN, due_on=date(2027, 2, 14))
    add_child(store, marlows.family, "Mia", born="2016", place=Place.CLOSE)
    assert identity(store, PRIYA, marlows.id, TODAY).children == ("Callum 14", "Ellie 9", "Noah 2", "baby due 14 Feb")


def test_the_identity_says_lead_level_and_warnings(store: Store) -> None:
    marlows = make_marlows(store)
    for_ellie = LevelOfNeed(file_id=marlows.id, family_id=marlows.id, person_id=marlows.ellie.id, level=3, on=TODAY)
    dog = WarningNote(file_id=marlows.id, family_id=marlows.id, text="Dog loose in yard", made_on=TODAY, review_on=TODAY)
    ended = replace(dog, id="ended", text="Stairs", ended_on=TODAY)
    with store.work(PRIYA, "Judge and warn") as work:
        work.put_all([for_ellie, dog, ended])
    found = identity(store, PRIYA, marlows.id, TODAY)
    assert (found.lead, found.level, found.warnings) == ("Priya Nair", 3, ("Dog loose in yard",))


@pytest.mark.parametrize(
    ("fields", "words", "agreed"),
    [
        ({"on": date(2026, 10, 6)}, "Agreed 6 Oct", True),
        ({"on": date(2025, 10, 6)}, "Agreed 6 Oct 2025", True),
        ({"on": date(2026, 10, 6), "answer": Answer.DECLINED}, "Did not agree 6 Oct", False),
        ({"on": date(2026, 10, 6), "withdrawn_on": date(2026, 11, 3)}, "Withdrawn 3 Nov", False),
    ],
)
def test_the_identity_says_whether_the_family_agrees(store: Store, fields: dict[str, object], words: str, agreed: bool) -> None:
    family = add_family(store, "Pike")
    with store.work(PRIYA, "Agree") as work:
        work.put(Agreement(file_id=family.id, family_id=family.id, **fields))  # type: ignore[arg-type]
    found = identity(store, PRIYA, family.id, TODAY)
    assert (found.agreement, found.agreed) == (words, agreed)


def test_a_family_that_was_not_asked_says_so(store: Store) -> None:
    assert identity(store, PRIYA, add_family(store, "Pike").id, TODAY).agreement == "Not asked yet"


def test_the_caseload_says_children_lead_locality_and_state(store: Store) -> None:
    marlows = make_marlows(store)
    with store.work(PRIYA, "Locality") as work:
        work.put(replace(marlows.family, locality="Purbeck"))
    row = only(store)
    assert (row.children, row.lead, row.locality, row.state) == (
        "Callum 14, Ellie 9, Noah 2",
        "Priya Nair",
        "Purbeck",
        "Requested",
    )


def test_the_caseload_leaves_out_restricted_files(store: Store) -> None:
    make_marlows(store, restricted=True)
    assert (caseload(store, OUTSIDER, TODAY), len(caseload(store, PRIYA, TODAY))) == ([], 1)


def test_a_role_that_reads_no_files_has_no_caseload(store: Store) -> None:
    with pytest.raises(Problem):
        caseload(store, Worker(file_id=ZONE, name="Ann", role=Role.BOARD), TODAY)


def test_a_family_is_mine_when_i_lead_it_or_help_it(store: Store) -> None:
    make_marlows(store)
    helped = add_family(store, "Pike")
    with store.work(PRIYA, "Help") as work:
        work.put(Helper(file_id=helped.id, family_id=helped.id, name="Sam Ellery", worker_id=OUTSIDER.id))
    mine = {asker.name: [row.name for row in caseload(store, asker, TODAY) if row.mine] for asker in (PRIYA, OUTSIDER)}
    assert mine == {"Priya Nair": ["Marlow"], "Sam Ellery": ["Pike"]}


def test_the_caseload_has_the_highest_of_each_childs_latest_level(store: Store) -> None:
    marlows = make_marlows(store)
    judged = ((marlows.callum, 4, 1), (marlows.callum, 2, 9), (marlows.ellie, 3, 2))
    with store.work(PRIYA, "Judge") as work:
        for child, level, day in judged:
            on = date(2026, 11, day)
            work.put(LevelOfNeed(file_id=marlows.id, family_id=marlows.id, person_id=child.id, level=level, on=on))
    assert only(store).level == 3


def test_what_is_due_next_is_the_earliest_open_thing(store: Store) -> None:
    family = add_family(store, "Pike")
    action = Action(file_id=family.id, family_id=family.id, goal_id="g", by_when=date(2026, 12, 20))
    done = replace(action, id="done", by_when=date(2026, 11, 1), status=ActionStatus.DONE)
    plan = Plan(file_id=family.id, family_id=family.id, state=PlanState.AGREED, review_on=date(2026, 12, 1))
    with store.work(PRIYA, "Plan") as work:
        work.put_all([action, done, plan])
    row = only(store)
    assert (row.due, row.due_on, row.overdue) == ("review", date(2026, 12, 1), False)


def test_an_action_past_its_day_is_overdue(store: Store) -> None:
    family = add_family(store, "Pike")
    with store.work(PRIYA, "Plan") as work:
        work.put(Action(file_id=family.id, family_id=family.id, goal_id="g", by_when=date(2026, 11, 20)))
    assert only(store).overdue


def statements(store: Store, question: Callable[[], object]) -> int:
    """How many statements a question sends to the database."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    question()
    event.remove(store.engine, "before_cursor_execute", note)
    return len(sent)


def test_a_longer_caseload_takes_no_more_statements(store: Store) -> None:
    add_child(store, add_family(store, "Amin"), "Mia", born="2016")
    before = statements(store, lambda: caseload(store, PRIYA, TODAY))
    for name in ("Marlow", "Pike", "Nowak"):
        add_child(store, add_family(store, name), "Mia", born="2016")
    assert statements(store, lambda: caseload(store, PRIYA, TODAY)) == before
