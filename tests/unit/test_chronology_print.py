"""The chronology on paper: landscape, tagged, what is shown and no more, and no other child in one child's."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pikepdf
import pytest

from fpz_app.casework.history import file_history
from fpz_app.documents.chronology import ChronologyPrint, EventPrint, chronology_pdf
from fpz_app.domain.chronology_rows import PartnerEvent
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState, Presence, Purpose
from fpz_app.domain.notes import Note, Words
from fpz_app.presenters.chronology import ChronologyPresenter
from fpz_app.presenters.other_children import Names
from fpz_app.store.store import Store
from tests.helpers.chronology_view import ChronologyShown
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.pdf import assert_tagged, page_texts, read_blocks, read_text
from tests.helpers.prints import FURNITURE
from tests.helpers.stores import PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    found = make_marlows(store)
    at: dict[str, Any] = {"file_id": found.id, "family_id": found.id}
    note: dict[str, Any] = {**at, "author_id": PRIYA.id, "on": date(2026, 11, 16)}
    meeting = Meeting(
        **at,
        purpose=Purpose.REVIEW,
        state=MeetingState.FINISHED,
        called_on=date(2026, 10, 2),
        on=date(2026, 11, 2),
        held_on=date(2026, 11, 2),
        worries="Ellie lies awake. Callum is out late.",
    )
    there = Attendance(
        **at, meeting_id=meeting.id, name="Ellie", who_id=found.ellie.id, is_child=True, presence=Presence.HERE, said="I hide"
    )
    with store.work(PRIYA, "Write") as work:
        work.put_all(
            [
                Note(**note, text="He rode in. Ellie was asleep.", about=(found.callum.id, found.ellie.id)),
                Note(**note, text="A secret.", about=(found.ellie.id,)),
                Note(**note, words=(Words(person_id=found.ellie.id, said="Leave it on"),), about=()),
                PartnerEvent(
                    **at, on="2026-03", event="Found in town", agency="Police", about=(found.callum.id,), action="Taken home"
                ),
                meeting,
                there,
            ]
        )
    return found


def printed(store: Store, marlows: Marlows, **filters: str | bool) -> bytes:
    view = ChronologyShown()
    presenter = ChronologyPresenter(view, desk_for(store, Kept()))
    presenter.open(marlows.id)
    presenter.pick(**filters)
    presenter.print()
    ((title, pdf, name),) = view.papers
    assert (title, name) == ("Chronology", "Chronology PU2291.pdf")
    return pdf


def test_it_is_tagged_and_lies_across(store: Store, marlows: Marlows) -> None:
    pdf = printed(store, marlows)
    assert_tagged(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert {tuple(float(edge) for edge in page.mediabox) for page in document.pages} == {(0.0, 0.0, 841.89, 595.28)}


def test_it_says_what_was_left_out_and_carries_its_marks(store: Store, marlows: Marlows) -> None:
    text = read_text(printed(store, marlows, told_by="Police", since="2026"))
    assert "1 event. Shown: told by Police; from 2026." in text
    assert "Before a copy leaves" in text
    whole = " ".join(page_texts(printed(store, marlows, told_by="Police")))
    for words in ("OFFICIAL-SENSITIVE", "Page 1 of 1", "Not yet sent to the centre.", "Printed by Priya Nair"):
        assert words in whole


def test_what_is_significant_is_said_in_words_and_whom_it_is_about(store: Store, marlows: Marlows) -> None:
    text = read_text(printed(store, marlows, told_by="Police"))
    assert "Found in town Significant." in text
    assert "About Callum." in text
    assert "Taken home" in text


def test_one_childs_holds_nothing_of_another_child_alone(store: Store, marlows: Marlows) -> None:
    text = read_text(printed(store, marlows, person=marlows.callum.id))
    assert "He rode in. […]" in text
    assert "Also about others." in text
    assert "Callum is out late." in text
    for words in ("A secret", "Ellie", "Leave it on", "I hide", "Noah was born"):
        assert words not in text


def test_looking_at_the_print_is_witnessed(store: Store, marlows: Marlows) -> None:
    printed(store, marlows)
    assert file_history(store, PRIYA, marlows.id)[0].title == "Opened for print: chronology"


def test_the_heading_is_repeated_on_every_page_and_read_out_once() -> None:
    pdf = _long(120)
    pages = page_texts(pdf)
    assert len(pages) > 5
    assert all("What it means for the child" in page for page in pages)
    assert [words for kind, words in read_blocks(pdf, "TH") if words == "Date"] == ["Date"]
    assert_tagged(pdf)


def test_a_text_longer_than_a_page_goes_on_over_it() -> None:
    pdf = _long(1, detail="Callum came in and told us of the bike. " * 200)
    assert read_text(pdf).count("told us of the bike") == 200
    assert_tagged(pdf)


def _long(many: int, detail: str = "It was said at the door.") -> bytes:
    events = [EventPrint("3 May 2026", f"Event {number}", detail, "Police", effect="He was alone.") for number in range(many)]
    furniture = replace(FURNITURE, kind="Chronology")
    return chronology_pdf(ChronologyPrint(furniture, "The Marlow family", "Callum, 14", f"{many} events", [], events))


def test_a_name_inside_a_word_is_no_name() -> None:
    names = Names(frozenset({"callum"}), frozenset({"ann", "noah"}))
    assert names.without_others("The annual check. Ann’s was late. Noah too! Callum and Ann came.") == (
        "The annual check. […] Callum and Ann came."
    )
