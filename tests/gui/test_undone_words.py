"""In the window: what was typed stands in its form again when what it was stored as is undone."""

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.casework.history import undo
from fpz_app.domain.people import Person, Relationship
from fpz_app.presenters.moving import MovingPresenter
from fpz_app.presenters.person import PersonPresenter
from fpz_app.presenters.relationships import RelationshipsPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.person import PersonScreen
from fpz_app.ui.widgets.inputs import Choice
from fpz_app.ui.widgets.relationships_panel import RelationshipsPanel
from tests.gui.test_beside_person import note_of
from tests.gui.test_person_screen import fill, kept, marlows, press, themed
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows
from tests.helpers.stores import PRIYA

__all__ = ["kept", "marlows", "themed"]


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
    made.show_place(family_id=marlows.id, item_id=marlows.ellie.id)
    store.listeners += [desk.hear, made.refresh]
    return made


def test_a_relationship_that_is_undone_stands_in_its_form_again(
    qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows
) -> None:
    press(qtbot, screen, "Add a relationship")
    panel = screen.findChild(RelationshipsPanel)
    assert panel is not None
    choices = {each.accessibleName(): each for each in panel.findChildren(Choice)}
    choices["Ellie is"].choose("brother or sister")
    choices["Of whom"].choose(marlows.callum.id)
    qtbot.keyClicks(note_of(screen)[0], "Lived with Gran until 2020")
    press(qtbot, panel, "Save")
    assert note_of(screen) == []
    undo(store, PRIYA, store.just_written)
    assert not store.find(Relationship, from_id=marlows.ellie.id)
    assert note_of(screen)[-1].value() == "Lived with Gran until 2020"


def test_details_that_are_undone_stand_in_their_form_again(
    qtbot: QtBot, screen: PersonScreen, store: Store, marlows: Marlows
) -> None:
    fill(qtbot, screen, "known_as", "Ell")
    press(qtbot, screen, "Save")
    undo(store, PRIYA, store.just_written)
    assert (store.get(Person, marlows.ellie.id).known_as, screen.values()["known_as"]) == ("", "Ell")
