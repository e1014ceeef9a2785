"""What the centre did not take stands on its author's Today until it is decided."""

from dataclasses import replace

import pytest

from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.tray import put_away
from fpz_app.domain.families import Family
from fpz_app.presenters.places import Place
from fpz_app.presenters.today import line_of
from fpz_app.store import journal
from fpz_app.store.replica import Answer, Replica
from fpz_app.store.store import Store
from tests.helpers.duties import due
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def refuse(store: Store, marlows: Marlows, phone: str, verdict: str = "refused") -> str:
    """A change of the family's phone that the centre does not take, or holds back; returns the work."""
    with store.work(PRIYA, "Change the family’s details") as work:
        work.put(replace(store.get(Family, marlows.id), phone=phone))
    with store.read() as connection:
        made = journal.history(connection, [marlows.id])[0].work
    Replica(store).answered([Answer(made, store.tail.number, verdict, "Not here.", refused=verdict == "refused")])
    return made


def lines(store: Store) -> list[Due]:
    return [line for line in due(store) if line.tab == "sync"]


def test_refused_work_needs_its_authors_decision_and_opens_where_it_is_decided(store: Store, marlows: Marlows) -> None:
    refuse(store, marlows, "01632 960101")
    (line,) = lines(store)
    assert (line.urgency, line.detail, line.family) == (Urgency.DECIDE, "Change the family’s details", "Marlow")
    assert line_of(line).place == Place("sync")


def test_several_of_one_family_are_one_line(store: Store, marlows: Marlows) -> None:
    for phone in ("01632 960101", "01632 960102", "01632 960103"):
        refuse(store, marlows, phone)
    assert [line.detail for line in lines(store)] == ["Change the family’s details, and 2 more"]


def test_what_was_put_away_waits_no_longer(store: Store, marlows: Marlows) -> None:
    put_away(store, PRIYA, refuse(store, marlows, "01632 960101"))
    assert lines(store) == []


def test_what_the_centre_holds_until_it_is_newer_waits_for_nobody(store: Store, marlows: Marlows) -> None:
    refuse(store, marlows, "01632 960101", "held")
    assert lines(store) == []
