"""Adding a family, changing its details and restricting its file, in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fpz_app.domain.families import Family
from fpz_app.domain.workers import Worker
from fpz_app.presenters.family_details import FamilyDetailsPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.family_details import FamilyDetailsScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.ticks import CheckList
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(look="light")


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def marlows(store: Store) -> Marlows:
    with store.work(MANAGER, "Workers") as work:
        work.put_all([OUTSIDER, MANAGER])
    return make_marlows(store)


def screen_for(qtbot: QtBot, store: Store, kept: Kept, *, actor: Worker = PRIYA) -> FamilyDetailsScreen:
    made = FamilyDetailsScreen(lambda view: FamilyDetailsPresenter(view, desk_for(store, kept, actor=actor)))
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    return made


def fill(qtbot: QtBot, screen: FamilyDetailsScreen, name: str, words: str) -> None:
    field = next(each for each in screen.findChildren(LineEdit) if each.accessibleName() == name)
    field.clear()
    qtbot.keyClicks(field, words)


def press(qtbot: QtBot, screen: FamilyDetailsScreen, words: str) -> None:
    def there() -> list[QPushButton]:
        return [each for each in screen.findChildren(QPushButton) if each.accessibleName() == words and not each.isHidden()]

    qtbot.waitUntil(lambda: bool(there()))
    qtbot.mouseClick(there()[0], Qt.MouseButton.LeftButton)


def test_a_new_family_is_added_with_its_adder_as_lead(qtbot: QtBot, store: Store, kept: Kept, marlows: Marlows) -> None:
    screen = screen_for(qtbot, store, kept)
    screen.show_place(item_id="Tregear")
    press(qtbot, screen, "Add the family")
    made = store.find(Family, name="Tregear")[0]
    assert (made.lead_id, kept.told, kept.went[-1].family_id) == (PRIYA.id, ["Family added"], made.id)


def test_families_on_record_show_while_the_name_is_typed(qtbot: QtBot, store: Store, kept: Kept, marlows: Marlows) -> None:
    screen = screen_for(qtbot, store, kept)
    screen.show_place()
    fill(qtbot, screen, "Family name", "marlo")
    alike = next(each for each in screen.findChildren(RowsView) if each.accessibleName().startswith("Families on record"))
    assert [row.name for row in alike.rows.rows] == ["Marlow"]


def test_a_family_without_a_name_is_told_so_at_the_field(qtbot: QtBot, store: Store, kept: Kept) -> None:
    screen = screen_for(qtbot, store, kept)
    screen.show_place()
    press(qtbot, screen, "Add the family")
    field = next(each for each in screen.findChildren(LineEdit) if each.accessibleName() == "Family name")
    assert (field.property("bad"), store.find(Family)) == ("true", [])


def test_changed_details_are_stored(qtbot: QtBot, store: Store, kept: Kept, marlows: Marlows) -> None:
    screen = screen_for(qtbot, store, kept)
    screen.show_place(family_id=marlows.id)
    fill(qtbot, screen, "Postcode", "BH19 2AB")
    press(qtbot, screen, "Save")
    assert store.get(Family, marlows.id).postcode == "BH19 2AB"


def test_a_new_family_half_typed_comes_back(qtbot: QtBot, store: Store, kept: Kept) -> None:
    screen = screen_for(qtbot, store, kept)
    screen.show_place()
    fill(qtbot, screen, "Family name", "Penh")
    screen.leave()
    screen.show_place()
    assert screen.values()["name"] == "Penh"


def test_only_who_may_restrict_sees_how(qtbot: QtBot, store: Store, kept: Kept, marlows: Marlows) -> None:
    shown = []
    for actor in (PRIYA, MANAGER):
        screen = screen_for(qtbot, store, kept, actor=actor)
        screen.show_place(family_id=marlows.id)
        shown.append(screen.findChild(CheckList) is not None)
    assert shown == [False, True]


def test_a_manager_restricts_the_file_to_those_ticked(qtbot: QtBot, store: Store, kept: Kept, marlows: Marlows) -> None:
    screen = screen_for(qtbot, store, kept, actor=MANAGER)
    screen.show_place(family_id=marlows.id)
    ticks = screen.findChild(CheckList)
    assert ticks is not None
    ticks.choose([OUTSIDER.id])
    press(qtbot, screen, "Restrict the file")
    family = store.get(Family, marlows.id)
    assert (family.restricted, set(family.allowed)) == (True, {OUTSIDER.id, MANAGER.id, PRIYA.id})
