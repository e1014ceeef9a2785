"""Possible duplicates in a window: two records side by side, joined, chosen between, and parted again."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.aliases import join, told_pairs
from fpz_app.domain.aliases import Sort
from fpz_app.domain.people import Membership, Person
from fpz_app.presenters.duplicates import DuplicatesPresenter, joined_with
from fpz_app.store.store import Store
from fpz_app.ui.screens.duplicates import DuplicatesScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.access import nameless
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import PRIYA


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def twice(store: Store, marlows: Marlows) -> Person:
    """Callum, written down once more with another school."""
    again = Person(file_id=marlows.id, given_name="Calum", family_name="Marlow", born="2012-05-17", school="Bay Academy")
    with store.work(PRIYA, "Add") as work:
        work.put_all([again, Membership(file_id=marlows.id, family_id=marlows.id, person_id=again.id)])
    return again


@pytest.fixture
def screen(store: Store, twice: Person, kept: Kept, qapp: QApplication, qtbot: QtBot) -> DuplicatesScreen:
    Theme(qapp).apply(1.0, "light")
    made = DuplicatesScreen(lambda view: DuplicatesPresenter(view, desk_for(store, kept)))
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    qtbot.waitExposed(made)
    made.show_place()
    return made


def _open(screen: DuplicatesScreen, kept: Kept, rows: str) -> None:
    hands.open_row(rows, hands.rows_of(rows)[0])
    screen.show_place(item_id=kept.went[-1].item_id)


def test_two_records_are_joined_and_chosen_between(screen: DuplicatesScreen, store: Store, marlows: Marlows, kept: Kept) -> None:
    _open(screen, kept, "May be the same")
    assert hands.reads("The first name differs")
    hands.press("They are the same")
    assert kept.told == ["Joined."]
    screen.show_place()
    _open(screen, kept, "Joined")
    hands.press("This is right")
    assert {fact.field for fact in told_pairs(store, PRIYA)[0].facts} == {"school"}
    hands.press("This is right", at=1)
    assert told_pairs(store, PRIYA)[0].facts == ()
    person = store.get(Person, marlows.callum.id)
    assert (person.called, person.school) == ("Callum", "Bay Academy")


def test_those_who_are_joined_are_parted(
    screen: DuplicatesScreen, store: Store, marlows: Marlows, twice: Person, kept: Kept
) -> None:
    join(store, PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=twice.id)
    screen.show_place()
    _open(screen, kept, "Joined")
    hands.press("Not the same after all")
    assert store.standing().of == {}
    assert kept.told == ["Parted. Each is where it was written."]


def test_the_records_own_page_says_whom_it_is_joined_with(store: Store, marlows: Marlows, twice: Person, kept: Kept) -> None:
    join(store, PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=twice.id)
    words, place = joined_with(desk_for(store, kept), marlows.callum.id)
    assert words == "Joined with Calum Marlow: 2 facts differ"
    assert place is not None
    assert joined_with(desk_for(store, kept), marlows.ellie.id) == ("", None)


def test_those_who_are_not_the_same_are_not_asked_about_again(screen: DuplicatesScreen, kept: Kept) -> None:
    _open(screen, kept, "May be the same")
    hands.press("They are not the same")
    screen.show_place()
    assert hands.reads("Nothing looks as if it were on record twice.")
    assert len(hands.rows_of("Not the same")) == 1


def test_every_control_has_a_name(screen: DuplicatesScreen, kept: Kept) -> None:
    assert nameless(screen) == []
    _open(screen, kept, "May be the same")
    assert nameless(screen) == []
