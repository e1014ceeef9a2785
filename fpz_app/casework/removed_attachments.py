"""Removed attachments: what was taken out of a family's file, by whom and why, and bringing it back."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

import msgspec
import sqlalchemy as sa

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.changes import build
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinds import NAME_OF
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import asides
from fpz_app.store.work import Gone

_REMOVED = sa.select(asides.c.id, asides.c["values"].label("said")).where(asides.c.kind == NAME_OF[Attachment])


@dataclass(frozen=True)
class RemovedRow:
    """In words: `what` such as 'Letter of 9 November 2026'; its title is not told, for it may name another family's child."""

    id: str
    what: str
    why: str
    removed: str


def remove_attachment(store: Store, actor: Worker, attachment_id: str, why: str, *, today: date) -> Attachment:
    """Takes it out of the file, which keeps why. Raises Problem without a reason."""
    if not why.strip():
        raise Problem("It does not say why.", "Write it, such as “belongs to another family”.", field="removed_why")
    with store.work(actor, "Remove an attachment") as work:
        known = work.get(Attachment, attachment_id)
        work.require(Doing.RECORD, known.family_id)
        said = work.put(replace(known, removed_why=why.strip(), removed_by=actor.id, removed_on=today))
        work.remove(said)
        return said


def bring_back(store: Store, actor: Worker, attachment_id: str) -> Attachment:
    """Raises Gone where it was not removed."""
    with store.work(actor, "Bring an attachment back") as work:
        known = next(_attachments(work.connection, asides.c.id == attachment_id), None)
        if known is None:
            raise Gone
        work.require(Doing.RECORD, known.family_id)
        return work.put(replace(known, removed_why="", removed_by="", removed_on=None))


def removed_attachments(store: Store, asker: Worker, family_id: str) -> list[RemovedRow]:
    """The newest removal first. Raises Gone for a file hidden from the asker."""
    readable(store, asker, family_id)
    workers = naming.workers(store)
    with store.read() as connection:
        found = list(_attachments(connection, asides.c.file == family_id))
    return [
        RemovedRow(
            each.id,
            f"{each.kind.capitalize()} of {say_date(each.on)}",
            each.removed_why,
            f"Removed by {workers.get(each.removed_by, 'someone')} on {say_date(cast(date, each.removed_on))}",
        )
        for each in sorted(found, key=lambda each: (cast(date, each.removed_on), each.id), reverse=True)
    ]


def _attachments(connection: sa.Connection, where: sa.ColumnElement[bool]) -> Iterator[Attachment]:
    """Those that were removed with a reason; what only a newer version of the app can read is passed over."""
    for row in connection.execute(_REMOVED.where(where)).all():
        with suppress(msgspec.ValidationError):
            found = cast(Attachment, build(NAME_OF[Attachment], {**row.said, "id": row.id}))
            if found.removed_on is not None:
                yield found
