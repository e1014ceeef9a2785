"""Newer: what others changed in the records of a form since it was opened with them."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from fpz_app.casework import naming
from fpz_app.casework.access import scope_of
from fpz_app.casework.field_words import UNSAID, field_words
from fpz_app.domain.families import Family
from fpz_app.domain.merging import PLACE, State, standing_in, works_in
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.workers import Worker
from fpz_app.store import states
from fpz_app.store.seen import Seen, said
from fpz_app.store.store import Store
from fpz_app.store.tables import works

SOMEONE = "Someone"
REMOVED = ""


@dataclass(frozen=True)
class Newer:
    """`what` are the fields that somebody else changed, in words; none where they removed the record."""

    who: str
    what: tuple[str, ...]


def newer(store: Store, asker: Worker, seen: Seen) -> list[Newer]:
    """A line for each who wrote; nothing of a file that the asker may not read."""
    files = {stood[-1].values.get(PLACE, "") for stood in seen.of.values()}
    read = {each.id for each in store.find(Family, id=files) if may(asker, Doing.READ, scope_of(store, asker, each))}
    with store.read() as connection:
        now = states.load(connection, [(kind, record_id) for kind, _, record_id in (key.partition(" ") for key in seen.of)])
        changed = [
            each
            for (kind, record_id), state in now.items()
            if state.values.get(PLACE) in {*read, asker.file_id}
            for each in _changed(kind, record_id, seen.stood(kind, record_id)[0], state)
        ]
        named = sa.select(works.c.id, works.c.who, works.c.device).where(works.c.id.in_({work for work, _ in changed}))
        authors = {row.id: (row.who, row.device) for row in connection.execute(named)}
    names = naming.workers(store)
    found: dict[str, list[str]] = {}
    for work, words in changed:
        who, device = authors.get(work, ("", ""))
        if (who, device) != (asker.id, store.device.id):
            found.setdefault(names.get(who, SOMEONE), []).append(words)
    return [Newer(who, tuple(dict.fromkeys(each for each in what if each != REMOVED))) for who, what in sorted(found.items())]


def _changed(kind: str, record_id: str, before: State, now: State) -> Iterator[tuple[str, str]]:
    """The works that brought it, each with the words for a field."""
    if not now.is_there():
        yield from ((work, REMOVED) for work in works_in(now) - works_in(before))
        return
    old, new = said(kind, record_id, before), said(kind, record_id, now)
    for name, value in new.items():
        if name not in UNSAID and value != old.get(name):
            for work in standing_in(now, name) - standing_in(before, name):
                yield work, field_words(kind, name)
