"""Pieces: what is attached lies in the encrypted database whole, or not at all."""

import os

import pytest
import sqlalchemy as sa

from fpz_app.domain.pieces import PIECE_BYTES, digest_of, named_in, split
from fpz_app.store import pieces
from fpz_app.store.store import Store
from fpz_app.store.tables import pieces as table
from tests.helpers.stores import PRIYA

FILE = "0190-a-file"
LETTER = os.urandom(2 * PIECE_BYTES + 512)


def keep(store: Store, data: bytes, file: str = FILE) -> tuple[str, ...]:
    with store.work(PRIYA, "Attach a letter") as work:
        return pieces.keep(work, file, data)


def test_a_letter_comes_out_byte_for_byte_as_it_went_in(store: Store) -> None:
    named = keep(store, LETTER)
    assert len(named) == 3
    assert pieces.whole(store, named) == LETTER
    assert pieces.missing(store, named) == []


def test_a_letter_of_which_a_piece_is_elsewhere_is_not_whole(store: Store) -> None:
    named = keep(store, LETTER)
    other = digest_of(b"elsewhere")
    assert pieces.whole(store, (*named, other)) is None
    assert pieces.missing(store, (*named, other, other)) == [other]


def test_the_same_letter_twice_in_a_file_is_kept_once(store: Store) -> None:
    assert keep(store, LETTER) == keep(store, LETTER)
    with store.read() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(table)).scalar() == 3


def test_a_letter_of_equal_pieces_is_whole(store: Store) -> None:
    plain = bytes(2 * PIECE_BYTES)
    assert pieces.whole(store, keep(store, plain)) == plain


def test_nothing_is_kept_of_a_work_that_fails(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.work(PRIYA, "Attach a letter") as work:
        pieces.keep(work, FILE, LETTER)
        raise ZeroDivisionError
    assert len(pieces.missing(store, [digest for digest, _ in split(LETTER)])) == 3


def test_a_piece_that_is_not_what_its_name_says_is_not_taken(store: Store) -> None:
    with pytest.raises(ValueError, match="not what its digest says"), store.writing() as connection:
        pieces.take(connection, FILE, digest_of(b"one"), b"another")
    assert pieces.missing(store, [digest_of(b"one")]) == [digest_of(b"one")]


def test_only_digests_are_read_from_a_change() -> None:
    good = digest_of(b"one")
    assert list(named_in({"pieces": [good, "../../x", 7, None]})) == [good]
    assert list(named_in({"pieces": "not a list"})) == []
    assert list(named_in({})) == []
