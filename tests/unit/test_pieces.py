"""Pieces: what is attached lies in the encrypted database whole, or not at all."""

import os
from dataclasses import dataclass

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from fpz_app.domain.attachments import Attachment
from fpz_app.domain.pieces import PIECE_BYTES, digest_of, named_in, split
from fpz_app.domain.workers import Worker
from fpz_app.store import granted, pieces, purging
from fpz_app.store.store import DATABASE, Store
from fpz_app.store.tables import pieces as table
from tests.helpers import attaching
from tests.helpers.stores import KEY, PRIYA

FILE = "0190-a-file"
PAGE, RESERVED = 4096, 80
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


@dataclass
class Here:
    store: Store
    worker: Worker = PRIYA


def attach(store: Store, data: bytes, file: str = FILE) -> Attachment:
    return attaching.attach(Here(store), file, data)


def unsent(store: Store, *, of_taken: bool = False) -> list[str]:
    with store.read() as connection:
        return [piece.digest for piece in pieces.unsent(connection, of_taken=of_taken)]


def count(store: Store) -> tuple[int, int]:
    with store.read() as connection:
        found = pieces.count_unsent(connection)
    return found.attachments, found.size


def purge(store: Store) -> None:
    with store.writing() as connection:
        granted.take(connection, FILE, order=2)
        purging.purge(connection, FILE, device=store.device.id, sent=store.tail.number)


def test_what_waits_is_counted_until_its_last_piece_is_sent(store: Store) -> None:
    letter, card = attach(store, LETTER), attach(store, b"A card")
    assert count(store) == (2, len(LETTER) + 6)
    with store.writing() as connection:
        pieces.note_sent(connection, FILE, [*letter.pieces[:2], *card.pieces])
    assert (count(store), unsent(store)) == ((1, 512), [letter.pieces[2]])
    with store.writing() as connection:
        pieces.doubt_all(connection)
    assert count(store) == (2, len(LETTER) + 6)


def test_what_was_removed_before_it_was_sent_is_not_sent_unless_it_is_undone(store: Store) -> None:
    letter = attach(store, b"The wrong family's letter")
    with store.work(PRIYA, "Remove it") as work:
        work.remove(letter)
    assert (count(store), unsent(store)) == ((0, 0), [])
    store.undo(PRIYA, store.last_group, "Undo")
    assert (count(store)[0], unsent(store)) == (1, list(letter.pieces))
    assert pieces.whole(store, letter.pieces) == b"The wrong family's letter"


def test_a_purge_takes_what_was_attached_but_for_what_is_still_to_be_sent(store: Store) -> None:
    sent, waiting = attach(store, b"Sent"), attach(store, b"Waiting")
    other = attach(store, b"Sent", file="0190-another-file")
    with store.writing() as connection:
        pieces.note_sent(connection, FILE, sent.pieces)
    purge(store)
    assert unsent(store, of_taken=True) == list(waiting.pieces)
    with store.writing() as connection:
        pieces.drop(connection, FILE, waiting.pieces)
    assert pieces.whole(store, waiting.pieces) is None
    assert pieces.whole(store, other.pieces) == b"Sent"


def test_not_even_a_freed_page_holds_what_was_attached_after_a_purge(store: Store) -> None:
    letter = attach(store, b"MARKER " * 50_000)
    assert b"MARKER MARKER" in decrypted(store)
    with store.writing() as connection:
        pieces.note_sent(connection, FILE, letter.pieces)
    purge(store)
    assert b"MARKER" not in decrypted(store)


def decrypted(store: Store) -> bytes:
    """Every page of the database file as it was before it was encrypted, those that are free too (SQLCipher 4's layout)."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
    raw, whole = (store.folder / DATABASE).read_bytes(), b""
    for at in range(0, len(raw), PAGE):
        page = raw[at : at + PAGE]
        cipher = Cipher(algorithms.AES256(KEY), modes.CBC(page[-RESERVED : -RESERVED + 16])).decryptor()
        whole += cipher.update(page[16 if at == 0 else 0 : -RESERVED])
    return whole
