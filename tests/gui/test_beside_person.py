"""What is recorded beside a person's page: a birth, a move, and a relationship, which is kept while it is being written."""

from datetime import date

from pytestqt.qtbot import QtBot

from fpz_app import paths
from fpz_app.casework.today import what_is_due
from fpz_app.domain.people import Membership, Person, Relationship, Stage
from fpz_app.presenters import places
from fpz_app.presenters.moving import Event
from fpz_app.presenters.today import line_of
from fpz_app.settings import load_settings
from fpz_app.store import drafts
from fpz_app.store.store import Store
from fpz_app.ui.screens.person import PersonScreen
from fpz_app.ui.widgets.inputs import Choice, LineEdit, TextEdit
from fpz_app.ui.widgets.moving_panel import MovingPanel
from fpz_app.ui.widgets.relationships_panel import RelationshipsPanel
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from tests.gui.test_person_screen import kept, marlows, press, screen, themed
from tests.helpers.desks import NOW
from tests.helpers.marlows import Marlows
from tests.helpers.stores import PRIYA
from tests.helpers.zones import add_child, add_family

__all__ = ["kept", "marlows", "screen", "themed"]


def test_a_birth_is_recorded_beside_the_page(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    baby = add_child(store, marlows.family, "", stage=Stage.UNBORN, due_on=date(2026, 11, 20))
    screen.show_place(family_id=marlows.id, item_id=baby.id)
    press(qtbot, screen, Event.BORN)
    moving = screen.findChild(MovingPanel)
    assert moving is not None
    typed = {each.accessibleName(): each for each in moving.findChildren(LineEdit)}
    qtbot.keyClicks(typed["Date of birth"], "18 nov 2026")
    qtbot.keyClicks(typed["First names"], "Isla")
    press(qtbot, moving, "Save")
    assert (store.get(Person, baby.id).stage, store.get(Person, baby.id).born) == (Stage.CHILD, "2026-11-18")


def test_a_move_is_recorded_beside_the_page(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    fosters = add_family(store, "Foster")
    screen.show_place(family_id=marlows.id, item_id=marlows.callum.id)
    press(qtbot, screen, Event.MOVE)
    moving = screen.findChild(MovingPanel)
    assert moving is not None
    search = moving.findChild(SearchField)
    assert search is not None
    qtbot.keyClicks(search, "foster")
    found = next(each for each in moving.findChildren(RowsView) if each.accessibleName() == "Families found")
    found.opened.emit(found.rows.rows[0])
    press(qtbot, moving, "Save")
    now = [each.family_id for each in store.find(Membership, person_id=marlows.callum.id, until=None)]
    assert now == [fosters.id]


def test_a_relationship_is_added_beside_the_page(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    screen.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    press(qtbot, screen, "Add a relationship")
    panel = screen.findChild(RelationshipsPanel)
    assert panel is not None
    choices = {each.accessibleName(): each for each in panel.findChildren(Choice)}
    choices["Ellie is"].choose("brother or sister")
    choices["Of whom"].choose(marlows.callum.id)
    press(qtbot, panel, "Save")
    assert [each.kin for each in store.find(Relationship, from_id=marlows.ellie.id)] == ["brother or sister"]


def note_of(screen: PersonScreen) -> list[TextEdit]:
    panel = screen.findChild(RelationshipsPanel)
    return panel.findChildren(TextEdit) if panel is not None and panel.is_typing else []


def begin_relation(qtbot: QtBot, screen: PersonScreen, marlows: Marlows) -> RelationshipsPanel:
    """Ellie's relationship to nobody yet, with a note that is typed and not stored; the page was left."""
    screen.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    press(qtbot, screen, "Add a relationship")
    panel = screen.findChild(RelationshipsPanel)
    assert panel is not None
    qtbot.keyClicks(note_of(screen)[0], "Lived with Gran until 2020")
    screen.leave()
    return panel


def test_a_relationship_that_was_begun_is_there_again(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    begin_relation(qtbot, screen, marlows)
    screen.show_place(family_id=marlows.id, item_id=marlows.callum.id)
    assert note_of(screen) == []
    screen.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    assert note_of(screen)[-1].value() == "Lived with Gran until 2020"
    zone = load_settings([paths.resources()]).zone
    (line,) = [line_of(each) for each in what_is_due(store, PRIYA, NOW, zone) if each.is_draft]
    assert (line.what, line.detail) == ("Finish the relationship", "Ellie")
    assert line.place == places.person(marlows.id, marlows.ellie.id)


def test_a_relationship_that_is_cancelled_is_no_draft(qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows) -> None:
    panel = begin_relation(qtbot, screen, marlows)
    press(qtbot, panel, "Cancel")
    screen.leave()
    with store.read() as connection:
        assert drafts.all_of(connection, PRIYA.id) == []
