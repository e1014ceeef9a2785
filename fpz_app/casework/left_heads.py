"""Left heads: whose works wait for somebody on this laptop and in which file, without what they say."""

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from fpz_app.casework import naming
from fpz_app.casework.access import hidden_files, scope_of
from fpz_app.domain.families import Family
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import left

SOMEBODY = "somebody who is not in the directory"


@dataclass(frozen=True)
class Head:
    """Whose a work is and where it lies; `family` is empty as in Left, `at` when it came to the centre."""

    file: str
    family: str
    author: str
    at: datetime


def heads(store: Store, asker: Worker) -> list[Head]:
    """What waits for the asker, without what it says: for counts and lines."""
    c = left.c
    query = sa.select(c.file, c.worker, c.received).where(c.how == "").order_by(c.received)
    with store.read() as connection:
        rows = connection.execute(query).all()
    if not rows:
        return []
    workers, files = naming.workers(store), {file: file_for(store, asker, file) for file in {row.file for row in rows}}
    return [
        Head(row.file, name_of(files[row.file]), workers.get(row.worker, SOMEBODY), moment_of(row.received))
        for row in rows
        if files[row.file] is not None
    ]


def file_for(store: Store, asker: Worker, file: str) -> Family | str | None:
    """The family, the zone's directory ("zone") or a family that is not on record ("new"); None where it is not for the asker."""
    if file == asker.file_id:
        return "zone" if may(asker, Doing.KEEP_DIRECTORY, Scope()) else None
    family = next(iter(store.find(Family, id=file)), None)
    if family is None:
        return "new" if may(asker, Doing.DECIDE, Scope()) else None
    if file in hidden_files(store, asker):
        return None
    scope = scope_of(store, asker, family)
    leads = family.lead_id == asker.id and may(asker, Doing.READ, scope)
    return family if leads or may(asker, Doing.DECIDE, scope) else None


def name_of(file: Family | str | None) -> str:
    """The family's name; empty for what is none."""
    return file.name if isinstance(file, Family) else ""


def moment_of(received: int) -> datetime:
    """Of the centre's milliseconds."""
    return datetime.fromtimestamp(received / 1000, UTC).astimezone()
