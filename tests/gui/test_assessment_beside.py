"""The assessment in the window: the one before beside it, carried forward, and children's words from notes."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fpz_app.casework.assessment_reading import given
from fpz_app.casework.assessments import carry_forward
from fpz_app.casework.history import undo
from fpz_app.domain.notes import Note, Words
from fpz_app.store.store import Store
from tests.helpers import hands
from tests.helpers.assessment_window import Window, assessment_window
from tests.helpers.assessments import FORM
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY
from tests.helpers.stores import PRIYA


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[Window]:
    with assessment_window(qtbot, store) as opened:
        yield opened


def test_the_earlier_answers_stand_beside_the_questions(window: Window) -> None:
    window.in_may({("health.needs", window.marlows.ellie.id): "Teeth, says the school nurse."})
    window.start()
    window.open()
    window.choose("Ellie, 9")
    hands.press("See May’s answers beside")
    hands.wait_to_read("Teeth, says the school nurse.")


def test_last_times_score_stands_beside_the_scale(window: Window) -> None:
    window.in_may({("health.today", window.marlows.ellie.id): 4})
    window.start()
    window.open()
    window.choose("Ellie, 9")
    assert hands.reads("Last time 4, in May")


def test_an_answer_is_carried_forward_with_one_key_and_shown_as_carried(window: Window) -> None:
    ellie = window.marlows.ellie.id
    window.in_may({("health.going_well", ellie): "Eats well."})
    new = window.start()
    window.open()
    window.choose("Ellie, 9")
    hands.keys(Qt.Key.Key_F8)
    assert window.kept_answers(new)["health.going_well", ellie] == "Eats well."
    assert (hands.text_of("What is going well"), hands.reads("Carried from May")) == ("Eats well.", True)


def test_a_carried_answer_that_is_written_anew_is_carried_no_more(window: Window) -> None:
    ellie = window.marlows.ellie.id
    window.in_may({("health.going_well", ellie): "Eats well."})
    new = window.start()
    carry_forward(window.store, PRIYA, new.id, [("health.going_well", ellie)], form=FORM, today=TODAY)
    window.open()
    window.choose("Ellie, 9")
    hands.add("What is going well", " Sleeps well.")
    window.screen.flush()
    assert (hands.reads("Carried from May"), given(window.store, new.id).carried) == (False, frozenset())


def test_all_of_a_page_is_carried_at_once_and_can_be_undone(window: Window) -> None:
    window.in_may()
    new = window.start()
    window.open()
    window.choose("Ellie, 9")
    hands.press("See May’s answers beside")
    hands.press("Carry all forward")
    assert (len(window.kept_answers(new)), window.kept.told[-1]) == (3, "Carried forward.")
    undo(window.store, PRIYA, window.store.last_group)
    assert (window.kept_answers(new), hands.text_of("What is going well")) == ({}, "")


def say(window: Window, said: str) -> None:
    ellie = window.marlows.ellie.id
    with window.store.work(PRIYA, "Note") as work:
        work.put(
            Note(
                file_id=window.marlows.id,
                family_id=window.marlows.id,
                author_id=PRIYA.id,
                on=date(2026, 11, 16),
                seen_alone=(ellie,),
                words=(Words(person_id=ellie, said=said, how="At school"),),
                finished_at=NOW,
            )
        )


def test_a_childs_words_from_notes_can_be_put_in(window: Window) -> None:
    made = window.start()
    say(window, "I want a lamp.")
    window.open()
    window.choose("Ellie, 9")
    hands.press("Put in: I want a lamp.")
    assert window.kept_answers(made)["health.words", window.marlows.ellie.id] == "I want a lamp."
    assert hands.reads("Seen alone, at school, 16 November")


def test_another_childs_words_do_not_stand_beside(window: Window) -> None:
    window.start()
    say(window, "I want a lamp.")
    window.open()
    window.choose("Callum, 14")
    assert not hands.reads("I want a lamp.")
