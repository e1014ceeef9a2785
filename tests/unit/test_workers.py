"""The zone's directory: a worker's own entry, others' entries, and who leads whom."""

from dataclasses import replace

import pytest

from fpz_app.casework.workers import (
    change_contact,
    directory,
    hand_over_families,
    keep_worker,
    led_by,
    mark_left,
    may_lead,
    welcome_back,
)
from fpz_app.domain.errors import Problem, Problems
from fpz_app.domain.families import Family
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from tests.helpers.marlows import make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA, ZONE


@pytest.fixture
def known(store: Store) -> Store:
    make_marlows(store)
    return store


def change(store: Store, **more: str) -> Worker:
    return change_contact(store, PRIYA, **{"job": "", "phone": "", "email": "", **more})


def test_what_families_ring_is_kept(known: Store) -> None:
    change(known, job=" Family worker ", phone=" 01632 960118 ", email="priya@purbeck.example")
    stored = known.get(Worker, PRIYA.id)
    assert (stored.job, stored.phone, stored.email) == ("Family worker", "01632 960118", "priya@purbeck.example")


@pytest.mark.parametrize("phone", ["01632 abc", "ring me"])
def test_a_number_that_cannot_be_dialled_is_refused(known: Store, phone: str) -> None:
    with pytest.raises(Problem, match="digits only") as raised:
        change(known, phone=phone)
    assert raised.value.field == "phone"


@pytest.mark.parametrize("phone", ["01632 960118", "+44 (0)1632-960118", ""])
def test_a_number_is_written_as_people_do(known: Store, phone: str) -> None:
    assert change(known, phone=phone).phone == phone


def test_an_address_without_its_sign_is_refused(known: Store) -> None:
    with pytest.raises(Problem) as raised:
        change(known, email="priya.purbeck")
    assert raised.value.field == "email"


def test_nothing_else_of_the_worker_changes(known: Store) -> None:
    assert change(known).role is PRIYA.role


@pytest.fixture
def zone(known: Store) -> Store:
    with known.work(MANAGER, "Set up the zone") as work:
        work.put_all([MANAGER, OUTSIDER])
    return known


def test_the_directory_lists_who_leads_how_many_and_who_has_left_last(zone: Store) -> None:
    mark_left(zone, MANAGER, OUTSIDER.id)
    assert [(row.worker.name, row.worker.left, row.leads) for row in directory(zone, MANAGER)] == [
        ("Priya Nair", False, 1),
        ("Ruth Amesbury", False, 0),
        ("Sam Ellery", True, 0),
    ]
    assert [each.id for each in may_lead(zone)] == [PRIYA.id, MANAGER.id]
    assert welcome_back(zone, MANAGER, OUTSIDER.id).left is False


def test_what_an_entry_lacks_is_told_at_its_fields(zone: Store) -> None:
    with pytest.raises(Problems) as raised:
        keep_worker(zone, MANAGER, Worker(file_id=ZONE, name=" "))
    assert [each.field for each in raised.value.each] == ["name", "agency"]


def test_nobody_takes_the_directory_out_of_their_own_hands(zone: Store) -> None:
    with pytest.raises(Problem, match="no longer keep the directory yourself"):
        keep_worker(zone, MANAGER, replace(MANAGER, role=Role.AUDITOR))
    with pytest.raises(Problem, match="your own entry"):
        mark_left(zone, MANAGER, MANAGER.id)


def test_families_go_over_to_one_person_in_one_step_that_can_be_undone(zone: Store) -> None:
    (family,) = led_by(zone, MANAGER, PRIYA.id)
    hand_over_families(zone, MANAGER, [family.id], OUTSIDER.id)
    assert (led_by(zone, MANAGER, PRIYA.id), zone.get(Family, family.id).lead_id) == ([], OUTSIDER.id)
    zone.undo(MANAGER, zone.last_group, "Undo")
    assert zone.get(Family, family.id).lead_id == PRIYA.id


def test_a_restricted_file_opens_for_its_new_lead_and_a_manager_alone_hands_it_over(zone: Store) -> None:
    (family,) = led_by(zone, MANAGER, PRIYA.id)
    with zone.work(MANAGER, "Restrict") as work:
        work.put(replace(family, restricted=True, allowed=(PRIYA.id, MANAGER.id)))
    with pytest.raises(Problem, match="You may not restrict a file here"):
        hand_over_families(zone, PRIYA, [family.id], OUTSIDER.id)
    hand_over_families(zone, MANAGER, [family.id], OUTSIDER.id)
    assert zone.get(Family, family.id).allowed == tuple(sorted((PRIYA.id, MANAGER.id, OUTSIDER.id)))


def test_nobody_leads_whose_role_does_not_work_with_families(zone: Store) -> None:
    keep_worker(zone, MANAGER, replace(OUTSIDER, role=Role.ADMINISTRATOR))
    (family,) = led_by(zone, MANAGER, PRIYA.id)
    with pytest.raises(Problem, match="Nobody is chosen to lead"):
        hand_over_families(zone, MANAGER, [family.id], OUTSIDER.id)
