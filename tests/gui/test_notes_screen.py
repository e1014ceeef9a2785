"""The Notes tab in a window: written with keys, kept while typing, finished, added to."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from fpz_app.casework.notes import finish_note
from fpz_app.domain.notes import Note, Words
from fpz_app.presenters.notes import NotesPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.notes import NotesScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.note_card import NoteCardView
from tests.helpers import hands
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import PRIYA


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def make_screen(store: Store, qtbot: QtBot) -> NotesScreen:
    made = NotesScreen(lambda view: NotesPresenter(view, desk_for(store, Kept())))
    qtbot.addWidget(made)
    made.resize(1072, 684)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def screen(store: Store, qtbot: QtBot) -> NotesScreen:
    return make_screen(store, qtbot)


def a_note(store: Store, marlows: Marlows, text: str = "Callum came in at four.", days_ago: int = 0) -> Note:
    note = Note(
        file_id=marlows.id,
        family_id=marlows.id,
        author_id=PRIYA.id,
        on=TODAY - timedelta(days=days_ago),
        text=text,
        words=(Words(person_id=marlows.ellie.id, said="Leave the hall light on."),),
    )
    return finish_note(store, PRIYA, note, today=TODAY, now=NOW)


def test_a_note_is_written_with_the_keyboard_and_finished(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    screen.open(marlows.id, "new")
    hands.press("Call")
    hands.write("Date", "20 november")
    hands.write("Time", "2.30pm")
    hands.press("About Callum, 14")
    hands.press("Ellie was seen alone")
    hands.write("What happened", "Rang after school.")
    hands.write("Ellie’s own words", "Leave the hall light on.")
    hands.choose("How Ellie was heard", "Drew or made something")
    hands.press("Mark it as significant in the chronology")
    hands.press("Finish the note")
    (note,) = store.find(Note)
    assert (note.kind, f"{note.on}", note.at, note.about, note.seen_alone, note.significant) == (
        "call",
        "2026-11-20",
        "14:30",
        (marlows.callum.id,),
        (marlows.ellie.id,),
        True,
    )
    assert note.words[0].how == "Drew or made something"


def test_the_finished_note_stands_in_the_list_with_the_childs_words(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    a_note(store, marlows)
    screen.open(marlows.id)
    hands.wait_to_read("“Leave the hall light on.”")
    hands.wait_to_read("Callum came in at four.")


def test_a_childs_place_for_words_comes_once_they_were_seen(screen: NotesScreen, marlows: Marlows) -> None:
    screen.open(marlows.id, "new")
    assert hands.fields("Ellie’s own words") == []
    hands.press("Ellie was seen")
    assert len(hands.fields("Ellie’s own words")) == 1


def test_seen_alone_is_seen_and_not_seen_is_not_alone(screen: NotesScreen, marlows: Marlows) -> None:
    screen.open(marlows.id, "new")
    hands.press("Ellie was seen alone")
    assert screen.form.typed.seen == {marlows.ellie.id: "alone"}
    hands.press("Ellie was seen")
    assert screen.form.typed.seen == {}


def test_what_is_typed_is_kept_without_being_asked(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    screen.open(marlows.id, "new")
    hands.write("What happened", "Callum talked.")
    hands.wait_to_read("Saved 09:30")
    kept = screen.presenter.writing.draft(marlows.id)
    assert kept is not None
    assert kept.text == "Callum talked."


def test_leaving_at_once_keeps_the_last_word(screen: NotesScreen, store: Store, marlows: Marlows, qtbot: QtBot) -> None:
    screen.open(marlows.id, "new")
    hands.write("What happened", "Callum talked.")
    screen.flush()
    screen.hide()
    again = make_screen(store, qtbot)
    again.open(marlows.id, "new")
    assert hands.text_of("What happened") == "Callum talked."
    assert hands.reads("You started this today 09:30.")


def test_a_day_that_cannot_be_read_is_there_again_as_it_was_typed(
    screen: NotesScreen, store: Store, marlows: Marlows, qtbot: QtBot
) -> None:
    screen.open(marlows.id, "new")
    hands.write("What happened", "Callum talked.")
    hands.write("Date", "31 novembr")
    screen.flush()
    screen.hide()
    again = make_screen(store, qtbot)
    again.open(marlows.id, "new")
    assert hands.text_of("Date") == "31 novembr"


def test_problems_stand_at_the_top_and_at_their_fields(screen: NotesScreen, marlows: Marlows) -> None:
    screen.open(marlows.id, "new")
    hands.write("Date", "31 november")
    hands.press("Finish the note")
    assert hands.reads("There is a problem")
    assert hands.reads("There is no 31 November. Give a date such as 16 November 2026.")
    assert hands.reads("The note is empty")


def test_a_problems_line_leads_to_its_field(screen: NotesScreen, marlows: Marlows) -> None:
    screen.open(marlows.id, "new")
    hands.press("Finish the note")
    hands.press("The note is empty. Write what happened.")
    assert isinstance(screen.focusWidget(), QPlainTextEdit)


def test_a_note_kept_for_later_is_offered_above_the_list(screen: NotesScreen, marlows: Marlows) -> None:
    screen.open(marlows.id, "new")
    hands.write("What happened", "Callum talked.")
    hands.press("Keep it for later")
    hands.wait_to_read("Visit on 23 November, started today 09:30")
    hands.press("Go on with it")
    assert hands.text_of("What happened") == "Callum talked."


def test_a_note_thrown_away_comes_back_with_undo(screen: NotesScreen, marlows: Marlows) -> None:
    screen.open(marlows.id, "new")
    hands.write("What happened", "Callum talked.")
    screen.flush()
    hands.press("Throw away")
    hands.wait_to_read("Your note was thrown away.")
    hands.press("Undo")
    assert hands.text_of("What happened") == "Callum talked."


def test_something_is_added_below_a_note(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    a_note(store, marlows)
    screen.open(marlows.id)
    hands.press("Add to this note")
    hands.write("Add to this note", "It was Tuesday.")
    hands.press("Add")
    hands.wait_to_read("It was Tuesday.")
    assert hands.reads("Added 23 November by Priya Nair")


def test_an_addition_is_kept_while_it_is_typed(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    note = a_note(store, marlows)
    screen.open(marlows.id)
    hands.press("Add to this note")
    hands.write("Add to this note", "It was")
    screen.flush()
    screen.open(marlows.id, note.id)
    assert hands.text_of("Add to this note") == "It was"


def test_the_list_keeps_to_one_child_when_asked(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    a_note(store, marlows)
    screen.open(marlows.id)
    hands.choose("Notes about", "Noah")
    hands.wait_to_read("There is no note about Noah yet.")
    hands.choose("Notes about", "Ellie")
    hands.wait_to_read("Callum came in at four.")


def test_earlier_notes_come_when_asked_for(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    for days in range(20):
        a_note(store, marlows, f"Day {days}", days)
    screen.open(marlows.id)
    hands.until(lambda: len(hands.seen(NoteCardView)) == 15, "fifteen notes")
    hands.press("Show earlier notes")
    hands.until(lambda: len(hands.seen(NoteCardView)) == 20, "twenty notes")


def test_an_empty_file_says_so_kindly(screen: NotesScreen, marlows: Marlows) -> None:
    screen.open(marlows.id)
    hands.wait_to_read("There are no notes yet.")


def test_a_card_is_named_for_those_who_cannot_see_it(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    note = a_note(store, marlows)
    screen.open(marlows.id, note.id)
    (card,) = hands.until(lambda: hands.seen(NoteCardView), "a note")
    assert QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name) == "Visit, 23 November, about the whole family"


def test_a_text_that_looks_like_mark_up_is_shown_as_it_was_typed(screen: NotesScreen, store: Store, marlows: Marlows) -> None:
    a_note(store, marlows, "Kerry said <b>no</b> & left.")
    screen.open(marlows.id)
    hands.wait_to_read("Kerry said <b>no</b> & left.")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_of_the_form_is_cut_off_at_the_side(screen: NotesScreen, marlows: Marlows, themed: Theme, scale: float) -> None:
    themed.apply(scale, "light")
    screen.resize(848, 420)
    screen.open(marlows.id, "new")
    hands.press("Ellie was seen alone")
    QApplication.processEvents()
    assert screen.form.scroller.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_of_the_list_is_cut_off_at_the_side(
    screen: NotesScreen, store: Store, marlows: Marlows, themed: Theme, scale: float
) -> None:
    a_note(store, marlows, "A longword" * 3)
    themed.apply(scale, "light")
    screen.resize(848, 420)
    screen.open(marlows.id)
    QApplication.processEvents()
    assert screen.list.scroller.horizontalScrollBar().maximum() == 0
