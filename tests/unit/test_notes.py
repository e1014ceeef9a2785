"""Case notes: finished, locked, added to, and read by those who may."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app.casework.notes import append_to_note, finish_note, notes, notes_page
from fpz_app.casework.voices import voices
from fpz_app.domain.errors import Problem
from fpz_app.domain.notes import Note, Words
from fpz_app.domain.workers import Role
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def a_note(marlows: Marlows, text: str = "Callum came in at four.", on: date = TODAY) -> Note:
    return Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=on, text=text, about=(marlows.callum.id,))


def finish(store: Store, note: Note) -> Note:
    return finish_note(store, PRIYA, note, today=TODAY, now=NOW)


def test_a_note_without_a_word_is_refused(marlows: Marlows, store: Store) -> None:
    with pytest.raises(Problem, match="empty"):
        finish(store, a_note(marlows, ""))


def test_a_childs_words_alone_make_a_note(marlows: Marlows, store: Store) -> None:
    words = (Words(person_id=marlows.ellie.id, said="I like the hall light on."),)
    assert finish(store, replace(a_note(marlows, ""), words=words)).finished_at == NOW


def test_a_note_of_tomorrow_is_refused(marlows: Marlows, store: Store) -> None:
    with pytest.raises(Problem, match="future"):
        finish(store, a_note(marlows, on=TODAY + timedelta(days=1)))


def test_a_finished_note_is_locked(marlows: Marlows, store: Store) -> None:
    note = finish(store, a_note(marlows))
    with pytest.raises(Problem, match="finished"):
        finish(store, replace(note, text="Something else."))


def test_what_is_added_stands_below_the_note_and_leaves_it_as_it_was(marlows: Marlows, store: Store) -> None:
    note = finish(store, a_note(marlows))
    append_to_note(store, PRIYA, note, "It was Tuesday.", TODAY)
    (row,) = notes(store, PRIYA, marlows.id, TODAY)
    assert (row.note.text, [each.text for each in row.appendments]) == (note.text, ["It was Tuesday."])


def test_nothing_cannot_be_added(marlows: Marlows, store: Store) -> None:
    note = finish(store, a_note(marlows))
    with pytest.raises(Problem):
        append_to_note(store, PRIYA, note, "  ", TODAY)


def test_notes_stand_newest_first(marlows: Marlows, store: Store) -> None:
    for days in (5, 0, 9):
        finish(store, a_note(marlows, f"{days} days ago", TODAY - timedelta(days=days)))
    assert [row.note.text for row in notes(store, PRIYA, marlows.id, TODAY)] == ["0 days ago", "5 days ago", "9 days ago"]


def test_a_row_says_who_was_seen_and_who_alone(marlows: Marlows, store: Store) -> None:
    seen = (marlows.callum.id, marlows.noah.id, marlows.kerry.id)
    finish(store, replace(a_note(marlows), seen=seen, seen_alone=(marlows.callum.id,)))
    assert notes(store, PRIYA, marlows.id, TODAY)[0].seen == "Callum seen alone, Noah and Kerry seen"


def test_one_note_about_two_children_is_found_under_each(marlows: Marlows, store: Store) -> None:
    finish(store, replace(a_note(marlows), about=(marlows.callum.id, marlows.ellie.id)))
    for child in (marlows.callum, marlows.ellie):
        assert len(notes_page(store, PRIYA, marlows.id, TODAY, about=child.id).notes) == 1


def test_a_childs_notes_leave_out_those_of_another(marlows: Marlows, store: Store) -> None:
    finish(store, a_note(marlows))
    assert notes_page(store, PRIYA, marlows.id, TODAY, about=marlows.noah.id).notes == ()


def test_a_childs_words_are_heard_from_their_note(marlows: Marlows, store: Store) -> None:
    words = (Words(person_id=marlows.ellie.id, said="I like the hall light on.", how="Drew or made something"),)
    finish(store, replace(a_note(marlows), words=words, seen_alone=(marlows.ellie.id,)))
    (voice,) = voices(store, PRIYA, marlows.id, ())
    assert (voice.name, voice.said, voice.how) == ("Ellie", "I like the hall light on.", "seen alone, drew or made something")


def test_a_hidden_familys_notes_are_as_if_not_there(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    finish(store, a_note(marlows))
    with pytest.raises(Gone):
        notes_page(store, OUTSIDER, marlows.id, TODAY)


def test_a_hidden_familys_voices_are_as_if_not_there(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        voices(store, OUTSIDER, marlows.id, ())


def test_an_auditor_reads_and_does_not_write(marlows: Marlows, store: Store) -> None:
    auditor = replace(OUTSIDER, role=Role.AUDITOR)
    assert not notes_page(store, auditor, marlows.id, TODAY).may_write
    with pytest.raises(Problem):
        finish_note(store, auditor, a_note(marlows), today=TODAY, now=NOW)
