"""The group note's page in a window: families chosen by typing, one text for all and one for each, finished by the keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.history import undo
from fpz_app.domain.notes import Note
from fpz_app.presenters import places
from fpz_app.presenters.group_note import GroupNotePresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.group_note import GroupNoteScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import PRIYA


@pytest.fixture
def families(store: Store) -> tuple[Marlows, Marlows]:
    """The Marlows, and the Quillfeathers, who are called otherwise."""
    marlows, others = make_marlows(store), make_marlows(store)
    with store.work(PRIYA, "Name them") as work:
        work.put(replace(others.family, name="Quillfeather", reference="PU9001", address="2 Hill Rise"))
        for person, name in ((others.kerry, "Zenobia"), (others.callum, "Ptolemy"), (others.ellie, "Ursula")):
            work.put(replace(person, given_name=name, family_name="Quillfeather"))
        work.put(replace(others.noah, given_name="Ivo", family_name="Quillfeather"))
    return marlows, others


@pytest.fixture
def kept() -> Kept:
    return Kept()


def make_screen(store: Store, qtbot: QtBot, kept: Kept) -> GroupNoteScreen:
    made = GroupNoteScreen(lambda view: GroupNotePresenter(view, desk_for(store, kept)))
    qtbot.addWidget(made)
    made.resize(1072, 684)
    made.show()
    qtbot.waitExposed(made)
    made.show_place()
    return made


@pytest.fixture
def screen(store: Store, qtbot: QtBot, kept: Kept, qapp: QApplication, families: tuple[Marlows, Marlows]) -> GroupNoteScreen:
    Theme(qapp).apply(1.0, "light")
    return make_screen(store, qtbot, kept)


def choose_both() -> None:
    for name in ("marlow", "quill"):
        hands.write("Which families?", name)
        hands.keys(hands.Key.Key_Return)


def test_a_session_is_written_once_and_kept_in_two_files(
    screen: GroupNoteScreen, store: Store, kept: Kept, families: tuple[Marlows, Marlows]
) -> None:
    hands.write("What happened, for all", "We made bread.")
    choose_both()
    hands.press("Callum, 14")
    hands.write("For the Marlow file alone", "Callum kneaded.")
    hands.press("Zenobia")
    hands.keys(hands.Key.Key_Return, hands.Qt.KeyboardModifier.ControlModifier)
    marlows, others = families
    told = {note.family_id: (note.text, note.seen, note.about) for note in store.find(Note)}
    assert told == {
        marlows.id: ("We made bread.\n\nCallum kneaded.", (marlows.callum.id,), (marlows.callum.id,)),
        others.id: ("We made bread.", (others.kerry.id,), ()),
    }
    assert (kept.told, kept.went) == (["The note is finished in the files of 2 families."], [places.TODAY])


def test_a_name_in_the_text_for_all_is_told_there_and_nothing_is_lost(screen: GroupNoteScreen, store: Store) -> None:
    hands.write("What happened, for all", "Ursula made bread.")
    choose_both()
    hands.press("Finish the notes")
    hands.wait_to_read("“Ursula” stands in the text that goes into every file")
    assert (store.find(Note), hands.text_of("What happened, for all")) == ([], "Ursula made bread.")
    hands.press("These words name nobody of these families")
    hands.press("Finish the notes")
    assert len(store.find(Note)) == 2


def test_what_is_typed_is_there_when_the_page_opens_again(screen: GroupNoteScreen, store: Store, qtbot: QtBot) -> None:
    hands.write("What happened, for all", "We made bread.")
    choose_both()
    hands.write("For the Quillfeather file alone", "Ptolemy came late.")
    screen.leave()
    screen.hide()
    make_screen(store, qtbot, Kept())
    assert hands.text_of("For the Quillfeather file alone") == "Ptolemy came late."
    assert hands.text_of("What happened, for all") == "We made bread."


def test_a_family_whose_file_has_closed_is_left_out_of_the_draft(
    screen: GroupNoteScreen, store: Store, qtbot: QtBot, families: tuple[Marlows, Marlows]
) -> None:
    choose_both()
    hands.write("For the Quillfeather file alone", "Ptolemy came late.")
    screen.leave()
    screen.hide()
    with store.work(PRIYA, "Restrict") as work:
        family = families[1].family
        work.put(replace(store.get(type(family), family.id), restricted=True, allowed=("somebody else",)))
    make_screen(store, qtbot, Kept())
    hands.wait_to_read("A family that you had chosen is left out: you may no longer write in its file.")
    assert hands.reads("Read the text for all again: the names of its people are no longer found for you.")
    assert hands.fields("For the Quillfeather file alone") == []
    assert len(hands.fields("For the Marlow file alone")) == 1


def test_undo_brings_the_form_back_with_every_word(screen: GroupNoteScreen, store: Store, kept: Kept) -> None:
    hands.write("What happened, for all", "We made bread.")
    choose_both()
    hands.press("Finish the notes")
    undo(store, PRIYA, store.last_group)
    screen.refresh(None)
    assert kept.went[-1] == places.GROUP_NOTE
    screen.show_place()
    assert hands.text_of("What happened, for all") == "We made bread."
    assert len(screen.typed.parts) == 2


def test_a_family_can_be_left_out_and_the_note_thrown_away_and_brought_back(screen: GroupNoteScreen) -> None:
    choose_both()
    hands.press("Leave out the Marlow family")
    assert len(screen.typed.parts) == 1
    hands.press("Throw away")
    assert screen.typed.parts == ()
    hands.press("Undo")
    assert len(screen.typed.parts) == 1


def test_a_familys_own_words_have_a_heading_where_those_for_all_have(screen: GroupNoteScreen, store: Store) -> None:
    hands.choose("Headings", "Group or session")
    hands.type_into(hands.field("What happened, for all"), "Bread.")
    choose_both()
    hands.write("For the Marlow file alone", "Callum kneaded.")
    hands.press("Finish the notes")
    texts = {note.text: note.headings for note in store.find(Note)}
    about = "What the session was about"
    assert texts == {
        f"{about}\nBread.\n\nFor this family\nCallum kneaded.": (about, "For this family"),
        f"{about}\nBread.": (about,),
    }
