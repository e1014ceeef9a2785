"""A worker's own entry in the zone's directory."""

import pytest

from fpz_app.casework.workers import change_contact
from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from tests.helpers.marlows import make_marlows
from tests.helpers.stores import PRIYA


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
