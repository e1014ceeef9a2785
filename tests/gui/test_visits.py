"""A visit in the window: planned, changed, missed and cancelled by keyboard; drafts, undo, clashes and the calendar."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fpz_app.casework.history import undo
from fpz_app.domain.notes import Note
from fpz_app.domain.visits import Missed, Visit, VisitState
from fpz_app.presenters import places
from fpz_app.presenters.visit import VisitPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.visit import VisitScreen
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import put
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA

FRIDAY = date(2026, 11, 20)


class Window:
    """The page of visits to the Marlows."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.store, self.kept, self.marlows = store, Kept(), make_marlows(store)
        desk = desk_for(store, self.kept)
        self.screen = VisitScreen(lambda view: VisitPresenter(view, desk), lambda: TODAY)
        qtbot.addWidget(self.screen)
        store.listeners.append(self.screen.refresh)
        self.screen.resize(1072, 740)
        self.screen.show()

    def open(self, item_id: str = places.NEW) -> None:
        self.screen.show_place(family_id=self.marlows.id, item_id=item_id)
        hands.rest()

    def planned(self, marlows: Marlows | None = None, on: date = TODAY) -> Visit:
        family = marlows or self.marlows
        visit = Visit(file_id=family.id, family_id=family.id, visitor_id=PRIYA.id, on=on, at="10:30", whom=(family.callum.id,))
        put(self.store, visit)
        return visit

    @property
    def only(self) -> Visit:
        (found,) = self.store.find(Visit)
        return found


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Window:
    return Window(qtbot, store)


def test_a_visit_is_planned_with_a_day_and_hours_as_people_write_them(window: Window) -> None:
    window.open()
    hands.write("Which day?", "27 nov")
    hands.write("Begins", "10.30")
    hands.write("Ends", "quarter past")
    hands.press("Noah, 2")
    hands.press("Plan the visit")
    hands.wait_to_read("That is not a time we can read.")
    hands.write("Ends", "11.15am")
    hands.press("Plan the visit")
    hands.wait_to_read("Visit at home, Friday 27 November, 10:30 to 11:15")
    assert window.only.whom == (window.marlows.callum.id, window.marlows.ellie.id)
    assert window.kept.told == ["The visit is planned."]


def test_what_was_typed_is_there_when_the_form_is_opened_again(window: Window) -> None:
    window.open()
    hands.write("What is it for?", "See Noah’s room")
    window.screen.leave()
    window.open()
    assert hands.reads("You were writing this at 09:30; it is as you left it.")
    assert hands.field("What is it for?").toPlainText() == "See Noah’s room"  # type: ignore[union-attr]


def test_planning_that_is_undone_is_a_draft_again(window: Window) -> None:
    window.open()
    hands.write("What is it for?", "See Noah’s room")
    hands.press("Plan the visit")
    undo(window.store, PRIYA, window.store.last_group)
    hands.rest()
    assert window.store.find(Visit) == []
    assert hands.field("What is it for?").toPlainText() == "See Noah’s room"  # type: ignore[union-attr]


def test_a_visit_that_could_not_be_made_says_why_and_another_is_planned(window: Window) -> None:
    window.open(window.planned().id)
    hands.press("It could not be made")
    hands.answer("Why?", "The child was not there")
    hands.press("Keep it")
    hands.wait_to_read("Could not be made")
    assert (window.only.state, window.only.missed) == (VisitState.MISSED, Missed.NOT_THERE)
    hands.press("Plan another visit")
    hands.write("Which day?", "tomorrow")
    hands.press("Plan the visit")
    hands.wait_to_read("Visit at home, Tuesday 24 November")
    (others,) = hands.lists("Other visits to this family")
    assert [(row.shape, row.detail) for row in others.rows.rows] == [("warning", "Callum")]


def test_a_visit_is_settled_as_made_and_its_note_written_later(window: Window) -> None:
    visit = window.planned(on=FRIDAY)
    window.open(visit.id)
    hands.press("Made, note to follow")
    assert hands.text_of("Which day was it made?") == "20 November 2026"
    hands.press("Keep it")
    hands.wait_to_read("Made, note to follow")
    assert (window.only.state, window.only.settled_on) == (VisitState.MADE, FRIDAY)
    hands.press("Write the note")
    assert window.kept.went[-1] == places.note_of_visit(window.marlows.id, visit.id)


def test_a_visit_is_told_of_by_a_note_that_was_written_meanwhile(window: Window) -> None:
    visit, marlows = window.planned(on=FRIDAY), window.marlows
    put(window.store, replace(visit, state=VisitState.MADE, settled_on=FRIDAY))
    put(
        window.store,
        Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=FRIDAY, text="Callum showed us his bike."),
    )
    window.open(visit.id)
    hands.press("A note tells of it already")
    hands.answer("Which note tells of it?", "20 November: Callum showed us his bike.")
    hands.press("Keep it")
    hands.press("Read the note")
    assert window.kept.went[-1] == places.family(marlows.id, "notes", window.only.note_id)


def test_a_visit_that_was_settled_by_mistake_is_planned_again_by_undo(window: Window) -> None:
    window.open(window.planned().id)
    hands.press("Made, note to follow")
    hands.press("Keep it")
    undo(window.store, PRIYA, window.store.last_group)
    hands.wait_to_read("Planned")
    assert window.only.is_open


def test_something_else_at_the_same_hour_is_told_and_not_refused(window: Window, store: Store) -> None:
    window.planned(make_marlows(store))
    window.open(window.planned().id)
    assert hands.reads("You have something else at that time: Visit at home, Marlow, 10:30.")


def test_nothing_is_told_of_a_family_that_is_hidden(window: Window, store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    put(store, OUTSIDER, replace(window.planned(hidden), visitor_id=OUTSIDER.id))
    mine = replace(window.planned(), visitor_id=OUTSIDER.id)
    put(store, mine, replace(hidden.family, allowed=(OUTSIDER.id,)))
    window.open(mine.id)
    assert not hands.reads("something else at that time")


def test_the_note_is_begun_from_the_visit(window: Window) -> None:
    visit = window.planned()
    window.open(visit.id)
    hands.press("Write the note")
    assert window.kept.went == [places.note_of_visit(window.marlows.id, visit.id)]


def test_the_note_of_a_visit_that_was_made_is_read_from_it(window: Window) -> None:
    note = Note(file_id=window.marlows.id, family_id=window.marlows.id, author_id=PRIYA.id, on=TODAY, text="All in.")
    put(window.store, note, replace(window.planned(), state=VisitState.MADE, note_id=note.id, settled_on=TODAY))
    window.open(window.only.id)
    hands.press("Read the note")
    assert window.kept.went == [places.family(window.marlows.id, "notes", note.id)]


def test_the_calendar_gets_no_name_and_no_address(window: Window, tmp_path: Path) -> None:
    window.open(window.planned().id)
    saved = tmp_path / window.screen.presenter.calendar_name()
    window.screen.presenter.save_calendar(saved)
    text = saved.read_text(encoding="utf-8")
    assert saved.name == "Visit PU2291.ics"
    assert "SUMMARY:Visit M. PU2291" in text
    assert [name for name in ("Marlow", "Callum", "Bay Close") if name in text] == []
