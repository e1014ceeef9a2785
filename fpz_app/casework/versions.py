"""Versions: who wrote each of several values of one field, when, on which device, and what all of them began from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.history import CENTRE, SOMEONE, when
from fpz_app.domain.changes import Change
from fpz_app.store import journal
from fpz_app.store.tables import works

_FURTHEST = 200


@dataclass(frozen=True)
class Author:
    """Who wrote a work, and when by that device's own clock; `here` where it was this laptop."""

    who_id: str
    who: str
    at: datetime
    here: bool


@dataclass(frozen=True)
class Version:
    """One value and the works that set it; `words` is how it reads, `authors` the earliest first."""

    works: tuple[str, ...]
    value: Any
    words: str
    authors: tuple[Author, ...]

    @property
    def author(self) -> Author:
        """Who wrote it last."""
        return self.authors[-1]


def authors_of(connection: sa.Connection, ids: Iterable[str], names: Mapping[str, str], device: str) -> dict[str, Author]:
    """By work. Of a work whose history was not loaded only the time is known, from its id."""
    wanted = list(ids)
    query = sa.select(works.c.id, works.c.who, works.c.stamp, works.c.device).where(works.c.id.in_(wanted))
    found = {
        row.id: Author(row.who, names.get(row.who, SOMEONE) if row.who else CENTRE, when(row.stamp), row.device == device)
        for row in connection.execute(query)
    }
    return {work: found.get(work) or Author("", SOMEONE, _made(work), False) for work in wanted}


def base_of(connection: sa.Connection, record_id: str, name: str, heads: Sequence[str]) -> tuple[str, Any] | None:
    """The latest work that all these versions of a field come from, and what it said; None where they share none, or it is not
    in this laptop's history."""
    said = changes_to(connection, record_id, name)
    shared = set.intersection(*(_ancestors(said, name, head) for head in heads)) if heads else set()
    known = [work for work in shared if work in said and name in said[work].values]
    return (max(known), said[max(known)].values[name]) if known else None


def changes_to(connection: sa.Connection, record_id: str, name: str) -> dict[str, Change]:
    """By work, the last change it made to a field of the record."""
    found = {}
    for event in journal.history(connection, [record_id]):
        for change in event.changes:
            if name in change.values:
                found[event.work] = change
    return found


def _ancestors(said: Mapping[str, Change], name: str, head: str) -> set[str]:
    found: set[str] = set()
    waiting = [head]
    while waiting and len(found) < _FURTHEST:
        change = said.get(waiting.pop())
        new = [each for each in (change.bases.get(name, []) if change else []) if each not in found]
        found.update(new)
        waiting += new
    return found


def _made(work: str) -> datetime:
    """The first 48 bits of a work's id are the milliseconds when it was made."""
    return datetime.fromtimestamp(int(work.replace("-", "")[:12], 16) / 1000, UTC).astimezone()
