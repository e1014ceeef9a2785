"""Letters, photos and scans in a family's file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from fpz_app.casework.attachments import (
    Where,
    add_attachment,
    attachments_page,
    content,
    correct_attachment,
)
from fpz_app.casework.chronology import chronology
from fpz_app.casework.finding_words import find_words
from fpz_app.casework.history import undo
from fpz_app.casework.removed_attachments import bring_back, remove_attachment, removed_attachments
from fpz_app.domain.attachments import MOST_BYTES, Attachment, AttachmentKind, clean_name
from fpz_app.domain.errors import Problem
from fpz_app.store.replica import CENTRE
from fpz_app.store.store import Store
from fpz_app.store.tables import asides, pieces
from fpz_app.store.work import Gone
from tests.helpers import attached
from tests.helpers.attached import TODAY, attach
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA, ZONE, open_store

NAMES = {
    "../../../etc/passwd": "passwd",
    "D:\\scans\\autumn\\letter.pdf": "letter.pdf",
    "C:letter.pdf": "letter.pdf",
    "CON": "CON",
    "letter\x00.pdf": "letter.pdf",
    "letter\u202efdp.exe": "letterfdp.exe",
    "a\u200bb\r\n.pdf": "ab.pdf",
    " .. ": "",
    "x" * 300 + ".pdf": "x" * 115 + "….pdf",
    "y" * 300: "y" * 119 + "…",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One for all of these: each test has a family of its own."""
    opened = open_store(tmp_path_factory.mktemp("attachments"))
    yield opened
    opened.close()


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def rows(store: Store, marlows: Marlows) -> list[Attachment]:
    return [row.attachment for row in attachments_page(store, PRIYA, marlows.id, TODAY).rows]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_only_shown_and_never_misleads(name: str) -> None:
    assert clean_name(name) == NAMES[name]
    assert len(clean_name(name)) <= 120


def test_what_was_attached_comes_out_as_it_went_in(store: Store, marlows: Marlows) -> None:
    for data in (attached.TEXT, attached.PDF, attached.png(300, 200)):
        assert content(store, PRIYA, attach(store, marlows.id, data).id) == data


def test_a_picture_is_kept_without_the_place_where_it_was_taken(store: Store, marlows: Marlows) -> None:
    scan = attach(store, marlows.id, attached.telephone_jpeg(), kind=AttachmentKind.SCAN)
    kept = content(store, PRIYA, scan.id) or b""
    assert attached.LATITUDE not in kept
    assert scan.size == len(kept)


def test_what_it_is_is_found_not_believed(store: Store, marlows: Marlows) -> None:
    kept = attach(store, marlows.id, attached.PDF, name="../../run.exe", media="text/plain", size=1, file_id=ZONE)
    assert (kept.media, kept.size, kept.name) == ("application/pdf", len(attached.PDF), "run.exe")
    assert (kept.file_id, kept.added_by, kept.added_on) == (marlows.id, PRIYA.id, TODAY)


def test_all_that_is_wrong_is_said_at_once(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as refused:
        attach(store, marlows.id, b"MZ", title=" ", on=date(2026, 12, 1), kind=AttachmentKind.PHOTO)
    assert [each.field for each in refused.value.each] == ["file", "title", "on", "kind"]
    assert rows(store, marlows) == []


def test_a_file_of_more_than_the_most_is_refused(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match=r"too large: 26\.2 MB"):
        attach(store, marlows.id, b"a" * (MOST_BYTES + 1))


def test_photos_are_kept_where_the_zone_has_said_so_alone(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match="Photos are not kept"):
        attach(store, marlows.id, attached.png(), kind=AttachmentKind.PHOTO)
    photo = attach(store, marlows.id, attached.png(), kind=AttachmentKind.PHOTO, photos=True)
    named = replace(photo, title="At the beach")
    assert correct_attachment(store, PRIYA, named, photos=False, today=TODAY) == named


def test_a_letter_does_not_become_a_photo_by_correcting_it(store: Store, marlows: Marlows) -> None:
    letter = attach(store, marlows.id)
    with pytest.raises(Problem, match="Photos are not kept"):
        correct_attachment(store, PRIYA, replace(letter, kind=AttachmentKind.PHOTO), photos=False, today=TODAY)


def test_correcting_changes_what_is_said_and_not_the_file(store: Store, marlows: Marlows) -> None:
    letter = attach(store, marlows.id)
    meant = replace(letter, title="Attendance", from_whom="Swanage School", about=(marlows.callum.id,), pieces=(), size=1)
    assert correct_attachment(store, PRIYA, meant, photos=False, today=TODAY) == replace(
        letter, title="Attendance", from_whom="Swanage School", about=(marlows.callum.id,)
    )


def test_the_list_says_what_each_is_in_words(store: Store, marlows: Marlows) -> None:
    attach(store, marlows.id, from_whom="Swanage School", about=(marlows.callum.id, marlows.ellie.id))
    attach(store, marlows.id, attached.PDF, title="Report", kind=AttachmentKind.REPORT, on=date(2026, 11, 16))
    newer, older = attachments_page(store, PRIYA, marlows.id, TODAY).rows
    assert (newer.what, newer.on, newer.about) == ("Report", "16 November 2026", "")
    assert (older.what, older.about) == ("Letter from Swanage School", "Callum and Ellie")
    assert (older.added, older.file, older.where) == ("added by Priya Nair on 23 November 2026", "Text, 1 KB", Where.HERE)


def test_removing_asks_why_keeps_why_and_can_be_undone(store: Store, marlows: Marlows) -> None:
    letter = attach(store, marlows.id)
    with pytest.raises(Problem, match="does not say why"):
        remove_attachment(store, PRIYA, letter.id, " ", today=TODAY)
    remove_attachment(store, PRIYA, letter.id, "Another family’s", today=TODAY)
    removal = store.last_group
    assert rows(store, marlows) == []
    said = removed_attachments(store, PRIYA, marlows.id)
    assert [(each.what, each.why, each.removed) for each in said] == [
        ("Letter of 9 November 2026", "Another family’s", "Removed by Priya Nair on 23 November 2026")
    ]
    undo(store, PRIYA, removal)
    assert rows(store, marlows) == [letter]
    assert content(store, PRIYA, letter.id) == attached.TEXT


def test_what_was_removed_can_be_brought_back_later(store: Store, marlows: Marlows) -> None:
    letter = attach(store, marlows.id)
    remove_attachment(store, PRIYA, letter.id, "Another family’s", today=TODAY)
    assert bring_back(store, PRIYA, letter.id) == letter
    assert rows(store, marlows) == [letter]
    assert removed_attachments(store, PRIYA, marlows.id) == []
    with pytest.raises(Gone):
        bring_back(store, PRIYA, letter.id)


def test_what_only_a_newer_app_can_read_is_not_among_the_removed(store: Store, marlows: Marlows) -> None:
    letter = attach(store, marlows.id)
    remove_attachment(store, PRIYA, letter.id, "Another family’s", today=TODAY)
    with store.writing() as connection:
        said = connection.execute(sa.select(asides.c["values"]).where(asides.c.id == letter.id)).scalar_one()
        connection.execute(sa.update(asides).where(asides.c.id == letter.id).values(values={**said, "kind": "hologram"}))
    assert removed_attachments(store, PRIYA, marlows.id) == []


def test_adding_can_be_undone(store: Store, marlows: Marlows) -> None:
    attach(store, marlows.id)
    undo(store, PRIYA, store.last_group)
    assert rows(store, marlows) == []


def test_nothing_is_kept_where_somebody_may_not_write(store: Store, marlows: Marlows) -> None:
    new = Attachment(file_id=marlows.id, family_id=marlows.id, title="Letter", on=TODAY)
    with pytest.raises(Problem, match="You may not"):
        add_attachment(store, replace(OUTSIDER, left=True), new, attached.TEXT, photos=False, today=TODAY)
    with store.read() as connection:
        assert connection.execute(sa.select(pieces.c.digest).where(pieces.c.file == marlows.id)).all() == []


def test_a_hidden_family_s_attachments_are_not_there(store: Store) -> None:
    letter = attach(store, make_marlows(store, restricted=True).id)
    with pytest.raises(Gone):
        content(store, OUTSIDER, letter.id)


def test_it_is_said_where_the_bytes_are(store: Store, marlows: Marlows) -> None:
    letter = attach(store, marlows.id, b"No other family has this letter.")
    store.set_fact(CENTRE, "https://centre.example")

    def where() -> Where:
        return attachments_page(store, PRIYA, marlows.id, TODAY).rows[0].where

    assert where() is Where.NOT_SENT
    with store.writing() as connection:
        connection.execute(sa.update(pieces).where(pieces.c.file == marlows.id).values(sent=True))
    assert where() is Where.HERE
    with store.writing() as connection:
        connection.execute(sa.delete(pieces).where(pieces.c.file == marlows.id))
    assert where() is Where.AT_CENTRE
    assert content(store, PRIYA, letter.id) is None
    store.set_fact(CENTRE, "")


def test_it_stands_in_the_chronology_on_its_own_date(store: Store, marlows: Marlows) -> None:
    letter = attach(store, marlows.id, from_whom="Swanage School")
    line = next(each for each in chronology(store, PRIYA, marlows.id) if each.item_id == letter.id)
    assert (line.on, line.what, line.detail, line.tab) == (
        date(2026, 11, 9), "Letter from Swanage School", "Letter on attendance", "papers",
    )  # fmt: skip


def test_its_title_is_found_until_it_is_removed(store: Store, marlows: Marlows) -> None:
    letter = attach(store, marlows.id, title="Audiogram")
    assert [each.item_id for each in find_words(store, PRIYA, "audiogram")] == [letter.id]
    remove_attachment(store, PRIYA, letter.id, "Not theirs", today=TODAY)
    assert find_words(store, PRIYA, "audiogram") == []
