"""Making families of the children who came with a list."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app.casework import history
from fpz_app.casework.caseload_import import bring_in
from fpz_app.casework.directory import unjoined
from fpz_app.casework.joining import join_known, join_new
from fpz_app.casework.people import join_family
from fpz_app.domain.episodes import Episode
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.frontdoor import Contact
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.workers import Role
from fpz_app.store.store import Store
from fpz_app.store.undo import ChangedSince
from tests.helpers.caseloads import CHILDREN, EVENTS
from tests.helpers.stores import OUTSIDER, PRIYA, ZONE

TODAY = date(2026, 11, 23)


@pytest.fixture
def ids(store: Store) -> dict[str, str]:
    """Three children brought in, by their number."""
    bring_in(store, PRIYA, CHILDREN, EVENTS)
    return {child.external_id: child.id for child in store.find(Person)}


def test_children_without_a_family_are_listed_with_what_the_list_told(store: Store, ids: dict[str, str]):
    child = next(each for each in unjoined(store, PRIYA) if each.person.external_id == "101")
    assert (child.latest, child.organisation, len(child.entries)) == (date(2026, 9, 16), "Bay School", 2)


def test_the_children_become_one_family(store: Store, ids: dict[str, str]):
    family = join_new(store, PRIYA, [ids["101"], ids["102"]], "  Marlow ", TODAY)
    members = {each.person_id for each in store.find(Membership, family_id=family.id)}
    assert (family.name, members) == ("Marlow", {ids["101"], ids["102"]})


def test_what_the_list_told_goes_into_the_familys_file(store: Store, ids: dict[str, str]):
    family = join_new(store, PRIYA, [ids["101"]], "Marlow", TODAY)
    files = {each.file_id for kind in (Person, Contact, Episode) for each in store.find(kind, file_id=family.id)}
    left = [each for kind in (Contact, Episode) for each in store.find(kind, file_id=ZONE, person_id=ids["101"])]
    assert (files, left) == ({family.id}, [])


def test_early_help_becomes_the_familys(store: Store, ids: dict[str, str]):
    family = join_new(store, PRIYA, [ids["101"]], "Marlow", TODAY)
    assert [each.person_id for each in store.find(Episode, family_id=family.id)] == [ids["101"]]


def test_a_family_has_one_early_help_under_way_however_many_children_had_theirs(store: Store, ids: dict[str, str]):
    bring_in(store, PRIYA, CHILDREN, [replace(EVENTS[1], key="2/103", child="103")])
    family = join_new(store, PRIYA, [ids["101"], ids["103"]], "Marlow", TODAY)
    assert len(store.find(Episode, family_id=family.id)) == 1


def test_joined_children_are_not_listed_any_more(store: Store, ids: dict[str, str]):
    join_new(store, PRIYA, [ids["101"], ids["102"]], "Marlow", TODAY)
    assert [each.person.external_id for each in unjoined(store, PRIYA)] == ["103"]


def test_a_child_can_join_a_family_on_record(store: Store, ids: dict[str, str]):
    family = join_new(store, PRIYA, [ids["101"]], "Marlow", TODAY)
    join_known(store, PRIYA, [ids["102"]], family.id)
    assert len(store.find(Membership, family_id=family.id)) == 2


def test_joining_is_undone_as_a_whole(store: Store, ids: dict[str, str]):
    join_new(store, PRIYA, [ids["101"], ids["102"]], "Marlow", TODAY)
    history.undo(store, PRIYA, store.last_group)
    assert (store.find(Family), len(unjoined(store, PRIYA))) == ([], 3)


def test_early_help_is_asked_for_where_no_child_brings_it(store: Store, ids: dict[str, str]):
    family = join_new(store, PRIYA, [ids["103"]], "Marlow", TODAY)
    assert [each.requested_on for each in store.find(Episode, family_id=family.id)] == [TODAY]


def test_a_practitioner_leads_the_family_they_make(store: Store, ids: dict[str, str]):
    assert join_new(store, PRIYA, [ids["103"]], "Marlow", TODAY).lead_id == PRIYA.id


def test_a_family_made_of_children_has_a_case_reference(store: Store, ids: dict[str, str]):
    assert join_new(store, PRIYA, [ids["103"]], "Marlow", TODAY).reference


def test_the_import_is_not_undone_while_its_children_have_a_family(store: Store):
    bring_in(store, PRIYA, CHILDREN, EVENTS)
    brought = store.last_group
    join_new(store, PRIYA, [each.id for each in store.find(Person)], "Marlow", TODAY)
    with pytest.raises(ChangedSince):
        history.undo(store, PRIYA, brought)


def test_a_family_needs_a_name(store: Store, ids: dict[str, str]):
    with pytest.raises(Problem) as caught:
        join_new(store, PRIYA, [ids["101"]], "  ", TODAY)
    assert caught.value.field == "name"


def test_no_child_chosen_is_refused(store: Store):
    with pytest.raises(Problem):
        join_new(store, PRIYA, [], "Marlow", TODAY)


def test_a_child_who_got_a_family_meanwhile_is_refused_and_nothing_changes(store: Store, ids: dict[str, str]):
    join_new(store, PRIYA, [ids["101"]], "Marlow", TODAY)
    with pytest.raises(Problem):
        join_new(store, PRIYA, [ids["102"], ids["101"]], "Amesbury", TODAY)
    assert [family.name for family in store.find(Family)] == ["Marlow"]


def test_a_colleague_sees_the_same_children_waiting(store: Store, ids: dict[str, str]):
    assert len(unjoined(store, OUTSIDER)) == 3


def test_a_child_added_from_a_familys_own_page_brings_what_the_list_told(store: Store, ids: dict[str, str]):
    family = join_new(store, PRIYA, [ids["102"]], "Marlow", TODAY)
    join_family(store, PRIYA, ids["101"], Membership(file_id=family.id, family_id=family.id, person_id=ids["101"]))
    assert {each.file_id for each in store.find(Contact, person_id=ids["101"])} == {family.id}


def test_who_may_not_read_files_sees_no_child_waiting(store: Store, ids: dict[str, str]):
    assert unjoined(store, replace(OUTSIDER, role=Role.BOARD)) == []
