"""Attachments: adding a letter, photo or scan to a family's file, correcting what is said of it, and reading it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import sqlalchemy as sa

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.casework.outbox import has_centre
from fpz_app.domain.attachments import MOST_BYTES, Attachment, AttachmentKind, clean_name, say_size
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem, Problems, raise_any
from fpz_app.domain.kinship import listed
from fpz_app.domain.media import media_of, say_media
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.picture_places import without_place
from fpz_app.domain.workers import Worker
from fpz_app.store import pieces
from fpz_app.store.store import Store
from fpz_app.store.tables import pieces as piece_table

NO_PHOTOS = "A photo says more of a child than most help needs. The zone decides whether photos are kept, and has not said so."


class Where(StrEnum):
    """Where the bytes are: on this laptop and, if there is a centre, with it too; here alone; there alone."""

    HERE = "here"
    NOT_SENT = "not sent to the centre yet"
    AT_CENTRE = "at the centre, fetched when it is opened"


@dataclass(frozen=True)
class AttachmentRow:
    """As the Papers tab lists it, in words: `what` such as 'Letter from Swanage School', `added` by whom and when."""

    attachment: Attachment
    what: str
    on: str
    about: str
    added: str
    file: str
    where: Where


@dataclass(frozen=True)
class AttachmentsPage:
    """The newest document first; `people` may be named; `may_record` is whether the asker may add."""

    rows: tuple[AttachmentRow, ...]
    people: tuple[naming.Someone, ...]
    reference: str
    may_record: bool


def check_file(data: bytes) -> str:
    """The media type of a file that may be attached. Raises Problem with field 'file'."""
    check_size(len(data))
    return media_of(data)


def check_size(size: int) -> None:
    """Raises Problem. Asked before the file is read too."""
    if size > MOST_BYTES:
        remedy = f"At most {say_size(MOST_BYTES)} can be attached. Scan it in grey or in parts, or save it smaller."
        raise Problem(f"This file is too large: {say_size(size)}.", remedy, field="file")


def add_attachment(store: Store, actor: Worker, attachment: Attachment, data: bytes, *, photos: bool, today: date) -> Attachment:
    """Keeps a file with what is said of it; what it holds, its size and who added it are filled in here. A picture is kept
    without the place where it was taken. Raises Problems."""
    raise_any([*_of_file(data), *_of_words(attachment, photos, today)])
    media = media_of(data)
    kept = without_place(media, data)
    with store.work(actor, "Add an attachment") as work:
        work.require(Doing.RECORD, attachment.family_id)
        return work.put(
            replace(
                attachment, file_id=attachment.family_id, name=clean_name(attachment.name), media=media, size=len(kept),
                pieces=pieces.keep(work, attachment.family_id, kept), added_by=actor.id, added_on=today,
            )
        )  # fmt: skip


def correct_attachment(store: Store, actor: Worker, attachment: Attachment, *, photos: bool, today: date) -> Attachment:
    """Stores anew its title, kind, date, whom it is about and from whom; the file itself stays as it is. Raises Problems."""
    with store.work(actor, "Correct what is said of an attachment") as work:
        known = work.get(Attachment, attachment.id)
        work.require(Doing.RECORD, known.family_id)
        raise_any(list(_of_words(attachment, photos or known.kind is AttachmentKind.PHOTO, today)))
        return work.put(
            replace(
                known, title=attachment.title, kind=attachment.kind, on=attachment.on, about=attachment.about,
                from_whom=attachment.from_whom,
            )
        )  # fmt: skip


def attachments_page(store: Store, asker: Worker, family_id: str, today: date) -> AttachmentsPage:
    """Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    found = store.find(Attachment, family_id=family_id)
    called, workers = naming.called(store, family_id), naming.workers(store)
    sent = _sent(store, family_id)
    rows = [
        AttachmentRow(
            each,
            f"{each.kind.capitalize()} from {each.from_whom}" if each.from_whom else each.kind.capitalize(),
            say_date(each.on),
            listed([called.get(one, "someone") for one in each.about]),
            _added(each, workers),
            f"{say_media(each.media).words}, {say_size(each.size)}",
            _where(each, sent, shared=has_centre(store)),
        )
        for each in sorted(found, key=lambda each: (each.on, each.id), reverse=True)
    ]
    people = tuple(naming.around(store, asker, family_id, today))
    return AttachmentsPage(tuple(rows), people, family.reference, may(asker, Doing.RECORD, scope_of(store, asker, family)))


def content(store: Store, asker: Worker, attachment_id: str) -> bytes | None:
    """What was attached; None where a piece of it is still at the centre. Raises Gone."""
    attachment = store.get(Attachment, attachment_id)
    readable(store, asker, attachment.family_id)
    return pieces.whole(store, attachment.pieces)


def _of_file(data: bytes) -> Iterator[Problem]:
    try:
        check_file(data)
    except Problem as problem:
        yield problem


def _of_words(attachment: Attachment, photos: bool, today: date) -> Iterator[Problem]:
    try:
        attachment.check(today)
    except Problems as problems:
        yield from problems.each
    except Problem as problem:
        yield problem
    if attachment.kind is AttachmentKind.PHOTO and not photos:
        yield Problem("Photos are not kept in this zone.", NO_PHOTOS, field="kind")


def _added(each: Attachment, workers: dict[str, str]) -> str:
    who = workers.get(each.added_by, "someone")
    return f"added by {who} on {say_date(each.added_on)}" if each.added_on else f"added by {who}"


def _sent(store: Store, family_id: str) -> dict[str, bool]:
    """By digest, for each piece of the family's that is on this laptop, whether the centre has it."""
    query = sa.select(piece_table.c.digest, piece_table.c.sent).where(piece_table.c.file == family_id)
    with store.read() as connection:
        return {row.digest: row.sent for row in connection.execute(query)}


def _where(each: Attachment, sent: dict[str, bool], *, shared: bool) -> Where:
    if not sent.keys() >= set(each.pieces):
        return Where.AT_CENTRE
    return Where.HERE if not shared or all(sent[piece] for piece in each.pieces) else Where.NOT_SENT
