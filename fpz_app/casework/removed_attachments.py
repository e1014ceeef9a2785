"""Removed attachments: what was taken out of a family's file, by whom and why, and bringing it back."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

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
        row = work.connection.execute(_REMOVED.where(asides.c.id == attachment_id)).first()
        if row is None:
            raise Gone
        known = _attachment(row)
        work.require(Doing.RECORD, known.family_id)
        return work.put(replace(known, removed_why="", removed_by="", removed_on=None))


def removed_attachments(store: Store, asker: Worker, family_id: str) -> list[RemovedRow]:
    """The newest removal first. Raises Gone for a file hidden from the asker."""
    readable(store, asker, family_id)
    workers = naming.workers(store)
    with store.read() as connection:
        found = [_attachment(row) for row in connection.execute(_REMOVED.where(asides.c.file == family_id))]
    told = [each for each in found if each.removed_on is not None]
    return [
        RemovedRow(
            each.id,
            f"{each.kind.capitalize()} of {say_date(each.on)}",
            each.removed_why,
            f"removed by {workers.get(each.removed_by, 'someone')} on {say_date(cast(date, each.removed_on))}",
        )
        for each in sorted(told, key=lambda each: (cast(date, each.removed_on), each.id), reverse=True)
    ]


def _attachment(row: sa.Row[Any, Any]) -> Attachment:
    return cast(Attachment, build(NAME_OF[Attachment], {**row.said, "id": row.id}))
