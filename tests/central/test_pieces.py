"""Pieces at the centre: taken for files whose works name them, and given to laptops that hold those files."""

import os
from dataclasses import replace

import msgspec
from httpx import Response

from fpz_app.central import admin, moving, pieces
from fpz_app.central.database import reading, writing
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.families import Family
from fpz_app.domain.pieces import PIECE_BYTES, digest_of
from fpz_app.domain.workers import Role
from fpz_app.sync import protocol
from fpz_app.sync.pieces_protocol import Pieces, PiecesAddress, Sought
from tests.helpers.centres import Here, Laptop
from tests.helpers.marlows import TODAY

PIECE = os.urandom(300_000)
NAME = digest_of(PIECE)


def attach(laptop: Laptop, family: Family, *named: str) -> None:
    letter = Attachment(
        file_id=family.id, family_id=family.id, title="Letter", media="application/pdf", size=len(PIECE), pieces=named or (NAME,),
        on=TODAY, added_by=laptop.worker.id, added_on=TODAY,
    )  # fmt: skip
    laptop.put(letter)


def put(laptop: Laptop, file: str, digest: str = NAME, data: bytes = PIECE) -> Response:
    return laptop.ask("PUT", PiecesAddress.PIECE, data, file=file, digest=digest)


def get(laptop: Laptop, file: str, digest: str = NAME) -> Response:
    return laptop.ask("GET", PiecesAddress.PIECE, file=file, digest=digest)


def sought(laptop: Laptop, file: str, *digests: str) -> Sought:
    answer = laptop.ask("POST", PiecesAddress.PIECES, msgspec.json.encode(Pieces(file=file, digests=digests)))
    assert answer.status_code == 200, answer.text
    return protocol.read(answer.content, Sought)


def test_what_one_laptop_sent_another_gets(here: Here) -> None:
    priya, sam = here.laptop(), here.laptop("Sam Ellery")
    family = priya.family()
    attach(priya, family)
    priya.push()
    other = digest_of(b"never named")
    assert sought(priya, family.id, NAME, other) == Sought(here=(), wanted=(NAME,))
    assert get(sam, family.id).status_code == 404
    assert put(priya, family.id).status_code == 204
    assert put(priya, family.id).status_code == 204
    assert get(sam, family.id).content == PIECE
    assert sought(priya, family.id, NAME, other) == Sought(here=(NAME,), wanted=())


def test_a_laptop_without_the_file_hears_the_same_of_what_is_there_and_what_is_not(here: Here) -> None:
    manager, outsider = here.laptop("Ruth Amesbury", Role.MANAGER), here.laptop("Sam Ellery")
    family = manager.family(restricted=True, allowed=(manager.worker.id,))
    own = outsider.family("Ashdown")
    attach(manager, family)
    attach(outsider, own, digest_of(b"own"))
    manager.push()
    outsider.push()
    assert put(manager, family.id).status_code == 204
    answers = [
        get(outsider, family.id),
        get(outsider, family.id, digest_of(b"own")),
        get(outsider, own.id),
        get(outsider, "no-file"),
        get(outsider, own.id, "../../etc/passwd"),
        put(outsider, family.id),
        put(outsider, own.id),
    ]
    assert {(answer.status_code, answer.content) for answer in answers} == {(404, answers[0].content)}
    assert sought(outsider, family.id, NAME) == Sought(here=(), wanted=())


def test_naming_a_piece_of_a_hidden_file_in_ones_own_does_not_bring_it(small: Here) -> None:
    manager, outsider = small.laptop("Ruth Amesbury", Role.MANAGER), small.laptop("Sam Ellery")
    hidden, own = manager.family(restricted=True, allowed=(manager.worker.id,)), outsider.family("Ashdown")
    attach(manager, hidden)
    manager.push()
    put(manager, hidden.id)
    attach(outsider, own)
    outsider.push()
    assert sought(outsider, own.id, NAME) == Sought(here=(), wanted=(NAME,))
    assert get(outsider, own.id).status_code == 404


def test_what_is_not_what_it_is_said_to_be_is_refused(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    attach(laptop, family)
    laptop.push()
    assert put(laptop, family.id, data=PIECE[:-1] + b"x").status_code == 400
    assert put(laptop, family.id, data=bytes(PIECE_BYTES + 1)).status_code == 413
    assert put(laptop, family.id, data=b"").status_code == 400
    assert sought(laptop, family.id, NAME).wanted == (NAME,)


def test_what_was_attached_before_a_file_was_taken_away_still_arrives(small: Here) -> None:
    manager, laptop = small.laptop("Ruth Amesbury", Role.MANAGER), small.laptop()
    family = laptop.family()
    attach(laptop, family)
    laptop.push()
    manager.receive()
    manager.put(replace(family, restricted=True, allowed=(manager.worker.id,)))
    manager.push()
    assert put(laptop, family.id).status_code == 204
    assert get(laptop, family.id).status_code == 404
    assert get(manager, family.id).content == PIECE


def test_what_was_attached_before_a_family_went_to_another_zone_arrives_there(small: Here) -> None:
    zone = writing(small.centre.engine, lambda connection: admin.new_zone(connection, "Purbeck", "PU", small.clock())).id
    there = replace(small, zone=zone)
    manager, laptop, theirs = small.laptop("Ruth", Role.MANAGER), small.laptop(), there.laptop("Sam Ellery", Role.MANAGER)
    family = laptop.family()
    attach(laptop, family)
    laptop.push()
    going = moving.Going(family.id, zone, manager.worker.id, "", reason="They moved.", agreed="Kerry asked us to.")
    writing(small.centre.engine, lambda connection: moving.move(connection, going, small.clock()))
    assert sought(laptop, family.id, NAME).wanted == (NAME,)
    assert put(laptop, family.id).status_code == 204
    assert get(laptop, family.id).status_code == 404
    assert get(theirs, family.id).content == PIECE
    assert look(small) == ([], [])
    assert look(there) == ([], [])


def test_a_revoked_laptop_gets_nothing(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    attach(laptop, family)
    laptop.push()
    put(laptop, family.id)
    small.revoke(laptop)
    assert get(laptop, family.id).status_code == 403


def test_a_damaged_piece_is_found_and_one_that_is_still_to_come_is_no_fault(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    attach(laptop, family)
    laptop.push()
    assert look(small) == ([], [f"laptop {laptop.id[:8]} has not sent 1 piece of attachments yet"])
    put(laptop, family.id)
    named = f"piece {NAME[:8]} of an attachment in file {family.id[:8]}"
    for damage, said in (
        ("UPDATE piece SET bytes = x'00'", "damaged"),
        ("UPDATE piece SET bytes = NULL", "damaged"),
        ("DELETE FROM piece", "missing"),
    ):
        assert look(small)[1] == []
        with small.centre.engine.begin() as connection:
            connection.exec_driver_sql(damage)
        assert look(small)[0] == [f"{named} is {said}"]


def look(here: Here) -> tuple[list[str], list[str]]:
    with reading(here.centre.engine) as connection:
        return list(pieces.faults(connection, here.zone)), list(pieces.awaited(connection, here.zone))
