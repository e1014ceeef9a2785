"""The list of families in the window, with clicks and keys."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fpz_app.domain.families import Family
from fpz_app.domain.meetings import Meeting
from fpz_app.domain.notes import Note
from fpz_app.domain.workers import Role
from fpz_app.presenters import places
from fpz_app.presenters.families import FamiliesPresenter, FamilyLine
from fpz_app.presenters.places import Place
from fpz_app.store.store import Store
from fpz_app.store.tables import works
from fpz_app.ui.screens.families import FamiliesScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import put
from tests.helpers.marlows import TODAY, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA
from tests.helpers.zones import add_child, add_family


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(look="light")


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def screen(qtbot: QtBot, store: Store, kept: Kept) -> FamiliesScreen:
    """Priya leads the Marlows; the Pikes and the Amins are others'."""
    make_marlows(store)
    add_child(store, add_family(store, "Pike", lead_id=OUTSIDER.id), "Riley", born="2011-04-04")
    add_family(store, "Amin")
    add_family(store, "Nowak", restricted=True)
    made = FamiliesScreen(lambda view: FamiliesPresenter(view, desk_for(store, kept)))
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    made.show_place()
    return made


def table(screen: FamiliesScreen) -> RowsView:
    return next(each for each in screen.findChildren(RowsView) if each.accessibleName() == "Families")


def rows(screen: FamiliesScreen) -> list[FamilyLine]:
    return list(table(screen).rows.rows)


def names(screen: FamiliesScreen) -> list[str]:
    return [row.name for row in rows(screen)]


def typed(qtbot: QtBot, screen: FamiliesScreen, words: str) -> SearchField:
    field = screen.findChild(SearchField)
    assert field is not None
    qtbot.keyClicks(field, words)
    return field


def press(qtbot: QtBot, screen: FamiliesScreen, words: str) -> None:
    button = next(each for each in screen.findChildren(QPushButton) if each.text().strip() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_my_own_families_show_first(screen: FamiliesScreen) -> None:
    assert names(screen) == ["Marlow"]


def test_all_that_are_not_hidden_show_by_name(screen: FamiliesScreen) -> None:
    screen.presenter.choose("all")
    assert names(screen) == ["Amin", "Marlow", "Pike"]


def test_finding_looks_among_the_families_shown(qtbot: QtBot, screen: FamiliesScreen) -> None:
    screen.presenter.choose("all")
    typed(qtbot, screen, "riley")
    assert names(screen) == ["Pike"]


def test_enter_opens_the_best_match(qtbot: QtBot, screen: FamiliesScreen, kept: Kept) -> None:
    field = typed(qtbot, screen, "ellie")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [(place.page, place.tab) for place in kept.went] == [("family", "overview")]


def test_what_is_not_found_is_added_from_here(qtbot: QtBot, screen: FamiliesScreen, kept: Kept) -> None:
    typed(qtbot, screen, "Tregear")
    press(qtbot, screen, "Add “Tregear” as a new family")
    assert kept.went == [Place("family_details", item_id="Tregear")]


def test_nothing_found_is_said_kindly(qtbot: QtBot, screen: FamiliesScreen) -> None:
    typed(qtbot, screen, "zzzz")
    assert table(screen).isHidden()


def test_a_row_opens_its_family(qtbot: QtBot, screen: FamiliesScreen, kept: Kept) -> None:
    view = table(screen)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert kept.went == [Place("family", rows(screen)[0].row.family_id, "overview")]


def test_a_note_is_begun_by_choosing_its_family(screen: FamiliesScreen, kept: Kept) -> None:
    screen.show_place(tab="notes", item_id="new")
    screen.presenter.go(rows(screen)[0])
    assert (kept.went[-1].tab, kept.went[-1].item_id) == ("notes", "new")


def test_who_may_not_add_has_no_button_for_it(qtbot: QtBot, store: Store) -> None:
    desk = desk_for(store, Kept(), actor=replace(PRIYA, role=Role.AUDITOR))
    screen = FamiliesScreen(lambda view: FamiliesPresenter(view, desk))
    qtbot.addWidget(screen)
    screen.show_place()
    assert [each.isHidden() for each in screen.findChildren(QPushButton) if each.text() == "Add a family"] == [True]


def test_words_of_a_meeting_are_found_and_opened_by_keys(qtbot: QtBot, screen: FamiliesScreen, store: Store, kept: Kept) -> None:
    family = next(each for each in store.find(Family) if each.name == "Pike")
    meeting = Meeting(file_id=family.id, family_id=family.id, called_on=TODAY, on=TODAY, worries="A saxophone.")
    put(store, meeting)
    screen.presenter.choose("words")
    field = typed(qtbot, screen, "saxo")
    shown = next(each for each in screen.findChildren(RowsView) if each.isVisible())
    assert [(row.what, row.family) for row in shown.rows.rows] == [("Review meeting, called", "Pike")]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert kept.went == [places.meeting(family.id, meeting.id)]


def test_words_of_a_hidden_file_are_not_found(qtbot: QtBot, screen: FamiliesScreen, store: Store) -> None:
    family = next(each for each in store.find(Family) if each.name == "Nowak")
    put(store, Meeting(file_id=family.id, family_id=family.id, called_on=TODAY, on=TODAY, worries="A saxophone."))
    screen.presenter.choose("words")
    typed(qtbot, screen, "saxo")
    assert "“saxo” stands in no file that you may read." in [each.text() for each in screen.findChildren(QLabel)]


def test_come_back_to_find_another_what_is_typed_takes_the_place_of_the_last(qtbot: QtBot, screen: FamiliesScreen) -> None:
    typed(qtbot, screen, "Pike")
    screen.show_place()
    assert typed(qtbot, screen, "Marlow").text() == "Marlow"


def test_whose_words_were_shown_is_on_record_once_the_page_is_left(qtbot: QtBot, screen: FamiliesScreen, store: Store) -> None:
    found = {each.name: each.id for each in store.find(Family)}
    for name in ("Pike", "Marlow"):
        note = Note(file_id=found[name], family_id=found[name], author_id=PRIYA.id, on=TODAY, text="A saxophone.")
        put(store, note)
    screen.presenter.choose("words")
    typed(qtbot, screen, "saxophone")
    screen.leave()
    screen.leave()
    assert searched(store) == sorted((found["Pike"], found["Marlow"]))


def searched(store: Store) -> list[str]:
    """The files that a search was journalled in."""
    with store.read() as connection:
        rows = connection.execute(sa.select(works.c.file).where(works.c.title == "Searched the record"))
        return sorted(file for (file,) in rows)
