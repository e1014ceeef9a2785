"""Finding, adding and changing a person in the window, with clicks and keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.domain.people import Membership, Person, Place, Stage
from fpz_app.presenters import places
from fpz_app.presenters.moving import MovingPresenter
from fpz_app.presenters.person import PersonPresenter
from fpz_app.presenters.relationships import RelationshipsPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.person import PersonScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.person_form import PersonForm
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import PRIYA
from tests.helpers.zones import add_child, add_family


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(look="light")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def screen(qtbot: QtBot, store: Store, kept: Kept, marlows: Marlows) -> PersonScreen:
    desk = desk_for(store, kept)
    made = PersonScreen(
        lambda view: PersonPresenter(view, desk),
        lambda view: RelationshipsPresenter(view, desk),
        lambda view: MovingPresenter(view, desk),
    )
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    return made


def press(qtbot: QtBot, screen: QWidget, words: str) -> None:
    """Presses the button of that name, once the layout has shown it."""

    def there() -> list[QPushButton]:
        return [each for each in screen.findChildren(QPushButton) if each.accessibleName() == words and not each.isHidden()]

    qtbot.waitUntil(lambda: bool(there()))
    qtbot.mouseClick(there()[0], Qt.MouseButton.LeftButton)


def form(screen: PersonScreen) -> PersonForm:
    found = screen.findChild(PersonForm)
    assert found is not None
    return found


def fill(qtbot: QtBot, screen: PersonScreen, name: str, words: str) -> None:
    control = form(screen).fields[name].control
    assert isinstance(control, LineEdit)
    control.clear()
    qtbot.keyClicks(control, words)


def find(qtbot: QtBot, screen: PersonScreen, words: str) -> RowsView:
    field = screen.findChild(SearchField)
    assert field is not None
    qtbot.keyClicks(field, words)
    return rows(screen, "People found")


def rows(screen: PersonScreen, name: str) -> RowsView:
    return next(each for each in screen.findChildren(RowsView) if each.accessibleName() == name)


def reads(screen: PersonScreen, words: str) -> bool:
    return any(words in each.text() for each in screen.findChildren(QLabel) if not each.isHidden())


def child_called(store: Store, name: str) -> Person:
    return next(each for each in store.find(Person) if each.given_name == name)


def test_adding_someone_begins_with_finding_them(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    add_child(store, add_family(store, "Pike"), "Riley", born="2011-04-04")
    screen.show_place(family_id=marlows.id, item_id=places.NEW)
    found = find(qtbot, screen, "rilley")
    assert [(row.name, row.detail) for row in found.rows.rows] == [("Riley Pike", "15, Pike family")]


def test_someone_found_belongs_to_this_family_too(
    qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows, kept: Kept
) -> None:
    riley = add_child(store, add_family(store, "Pike"), "Riley")
    screen.show_place(family_id=marlows.id, item_id=places.NEW)
    found = find(qtbot, screen, "riley")
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert ({each.family_id for each in store.find(Membership, person_id=riley.id)}, kept.told) == (
        {marlows.id, riley.file_id},
        ["Riley Pike belongs to this family now"],
    )


def test_what_was_typed_is_the_new_persons_name_and_birthday(qtbot: QtBot, screen: PersonScreen, marlows: Marlows) -> None:
    screen.show_place(family_id=marlows.id, item_id=places.NEW)
    find(qtbot, screen, "mia penhale 3/4/19")
    press(qtbot, screen, "Add “mia penhale 3/4/19” as someone new")
    values = screen.values()
    assert (values["given_name"], values["family_name"], values["born"]) == ("Mia", "Penhale", "3 April 2019")


def test_someone_new_is_stored_with_their_place(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    screen.show_place(family_id=marlows.id, item_id=places.NEW)
    find(qtbot, screen, "Mia Penhale")
    press(qtbot, screen, "Add “Mia Penhale” as someone new")
    fill(qtbot, screen, "born", "about 7")
    form(screen).fields["place"].control.choose("close by")  # type: ignore[attr-defined]
    press(qtbot, screen, "Add")
    mia = child_called(store, "Mia")
    assert (mia.born, store.find(Membership, person_id=mia.id)[0].place) == ("2019~", Place.CLOSE)


def test_a_likely_double_is_shown_before_someone_is_made(
    qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows
) -> None:
    screen.show_place(family_id=marlows.id, item_id=places.NEW)
    find(qtbot, screen, "Elly Marlow 8 feb 2017")
    press(qtbot, screen, "Add “Elly Marlow 8 feb 2017” as someone new")
    press(qtbot, screen, "Add")
    assert (reads(screen, "Sounds the same, same date of birth"), len(store.find(Person))) == (True, 4)


def test_the_same_person_is_used_and_what_was_typed_waits_in_their_form(
    qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows, kept: Kept
) -> None:
    riley = add_child(store, add_family(store, "Pike"), "Riley", born="2011-04-04")
    screen.show_place(family_id=marlows.id, item_id=places.NEW)
    find(qtbot, screen, "Riley Pike")
    press(qtbot, screen, "Add “Riley Pike” as someone new")
    fill(qtbot, screen, "school", "Swanage School")
    press(qtbot, screen, "Add")
    press(qtbot, screen, "Riley Pike is the same person")
    screen.show_place(family_id=marlows.id, item_id=kept.went[-1].item_id)
    assert (screen.values()["school"], screen.values()["born"], len(store.find(Person))) == ("Swanage School", "4 April 2011", 5)
    assert kept.went[-1].item_id == riley.id


def test_someone_may_be_new_in_spite_of_the_likeness(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    screen.show_place(family_id=marlows.id, item_id=places.NEW)
    find(qtbot, screen, "Ellie Marlow")
    press(qtbot, screen, "Add “Ellie Marlow” as someone new")
    press(qtbot, screen, "Add")
    press(qtbot, screen, "No, this is someone new")
    assert len([each for each in store.find(Person) if each.given_name == "Ellie"]) == 2


def test_a_change_is_saved_and_told(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows, kept: Kept) -> None:
    screen.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    fill(qtbot, screen, "known_as", "Ell")
    press(qtbot, screen, "Save")
    assert (store.get(Person, marlows.ellie.id).known_as, kept.told) == ("Ell", ["Saved."])


def test_saving_what_was_not_changed_tells_nothing(qtbot: QtBot, screen: PersonScreen, marlows: Marlows, kept: Kept) -> None:
    screen.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    press(qtbot, screen, "Save")
    assert kept.told == []


def test_a_wrong_number_is_said_at_its_field(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    screen.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    fill(qtbot, screen, "nhs_number", "943 476 5918")
    press(qtbot, screen, "Save")
    problem = form(screen).fields["nhs_number"].problem
    assert (problem, store.get(Person, marlows.ellie.id).nhs_number) == ("This NHS number has a wrong digit", "")


def test_what_is_typed_comes_back_as_a_draft(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    screen.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    fill(qtbot, screen, "school", "Sandpipers")
    screen.leave()
    screen.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    assert (screen.values()["school"], store.get(Person, marlows.ellie.id).school) == ("Sandpipers", "")


def test_a_draft_can_be_thrown_away(qtbot: QtBot, screen: PersonScreen, marlows: Marlows) -> None:
    screen.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    fill(qtbot, screen, "school", "Sandpipers")
    screen.flush()
    press(qtbot, screen, "Discard what I typed")
    assert screen.values()["school"] == ""


def test_an_unborn_child_is_asked_for_the_expected_date(screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    baby = add_child(store, marlows.family, "", stage=Stage.UNBORN, due_on=date(2027, 2, 14))
    screen.show_place(family_id=marlows.id, item_id=baby.id)
    fields = form(screen).fields
    assert (fields["born"].isHidden(), fields["due_on"].isHidden(), screen.values()["due_on"]) == (
        True,
        False,
        "14 February 2027",
    )


def test_undo_shows_in_the_open_form(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    screen.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    store.listeners.append(screen.refresh)
    fill(qtbot, screen, "known_as", "Ell")
    press(qtbot, screen, "Save")
    store.undo(PRIYA, store.last_group, "Undo")
    store.listeners.remove(screen.refresh)
    assert screen.values()["known_as"] == ""
