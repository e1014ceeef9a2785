"""Attachments on the page about sync: what waits is counted until the centre has it, and what is elsewhere is fetched."""

import os
from typing import Any

from fpz_app.domain.attachments import Attachment
from fpz_app.domain.errors import Problem
from fpz_app.store import pieces
from fpz_app.sync.pieces_protocol import PiecesAddress
from tests.gui.test_sync_screen import Joined, Laptop, here, joined
from tests.helpers import hands
from tests.helpers.attaching import attach

__all__ = ["here", "joined"]

TITLE = "Letter from Swanage School"
LETTER = os.urandom(1_400_000)


def fetch(laptop: Laptop, letter: Attachment) -> list[Any]:
    """None once it is there, or the problem."""
    told: list[Any] = []
    laptop.syncing.fetch_pieces(letter.pieces, letter.file_id, lambda: told.append(None), told.append)
    hands.until(lambda: bool(told), "the letter")
    return told


def without_pieces(laptop: Laptop) -> None:
    """The next piece is answered by nobody."""
    send = laptop.wire._through.handle_request

    def cut(request: Any) -> Any:
        if request.url.path == PiecesAddress.PIECE:
            laptop.wire.is_cut = True
        return laptop.wire.handle_request(request) if laptop.wire.is_cut else send(request)

    laptop.wire._through = type("Cut", (), {"handle_request": staticmethod(cut)})()


def test_a_letter_waits_truthfully_until_its_last_piece_is_at_the_centre(joined: Joined) -> None:
    laptop = joined()
    attach(laptop, laptop.add_family().id, LETTER, title=TITLE)
    through = laptop.wire._through
    without_pieces(laptop)
    assert laptop.settle().is_up_to_date is False
    assert laptop.rail == ["Offline, 1 attachment waiting"]
    assert hands.reads(f"Attachment: {TITLE}")
    assert hands.reads("1.4 MB to send")
    laptop.wire._through, laptop.wire.is_cut = through, False
    assert laptop.settle().is_up_to_date
    assert not hands.reads(f"Attachment: {TITLE}")


def test_a_letter_of_another_laptop_is_fetched_when_it_is_opened(joined: Joined) -> None:
    priya, sam = joined(), joined("Sam Ellery")
    letter = attach(priya, priya.add_family().id, LETTER)
    priya.settle()
    sam.settle()
    assert pieces.whole(sam.store, letter.pieces) is None
    sam.wire.is_cut = True
    (problem,) = fetch(sam, letter)
    assert problem.message == "The centre cannot be reached."
    sam.wire.is_cut = False
    assert fetch(sam, letter) == [None]
    assert pieces.whole(sam.store, letter.pieces) == LETTER


def test_on_a_laptop_that_works_by_itself_nothing_can_be_fetched(joined: Joined) -> None:
    laptop = joined(alone=True)
    letter = attach(laptop, laptop.add_family().id, LETTER, title=TITLE)
    (problem,) = fetch(laptop, letter)
    assert isinstance(problem, Problem)
    assert laptop.rail == ["On this laptop only, nothing is sent yet"]
