"""Outbox: what this laptop has still to send to the centre, and what the centre would not take."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec
import sqlalchemy as sa

from fpz_app.casework.access import hidden_files, scope_of, witness
from fpz_app.casework.history import when
from fpz_app.domain.changes import Change, Op, build, plain
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.workers import Worker
from fpz_app.store.replica import CENTRE, SENT, Replica
from fpz_app.store.store import Store
from fpz_app.store.tables import changes, tray, works
from fpz_app.store.work import Work

HELD = "held"
_UNSAID = {"id", "file_id"}


@dataclass(frozen=True)
class Waiting:
    """A work that has still to be sent; `family` is empty for the zone's directory."""

    title: str
    family: str
    at: datetime


@dataclass(frozen=True)
class Returned:
    """A work that the centre refused, or holds back until it is newer (`held`), with its words; `texts` are what was typed."""

    work: str
    title: str
    family: str
    family_id: str
    words: str
    at: datetime
    texts: tuple[tuple[str, str], ...]
    held: bool
    is_here: bool


def unsent_changes(store: Store, sent: int) -> int:
    """How many of this laptop's works above the last number sent changed something; the rest are readings and prints."""
    with store.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(_unsent(store, sent).subquery())).scalar() or 0


def has_centre(store: Store) -> bool:
    """Whether this laptop shares its record with others."""
    return bool(store.fact(CENTRE))


def is_sent(store: Store, file_id: str) -> bool:
    """Whether the centre has all that this laptop wrote in a file; False on a laptop that has no centre."""
    if not has_centre(store):
        return False
    unsent = _unsent(store, Replica(store).number(SENT)).where(works.c.file == file_id).limit(1)
    with store.read() as connection:
        return connection.execute(unsent).first() is None


def waiting(store: Store, asker: Worker, sent: int, limit: int = 50) -> list[Waiting]:
    """The newest first. Of a file that is hidden from the asker, their own alone, without its name."""
    query = _unsent(store, sent).where(_may_know(store, asker)).order_by(works.c.number.desc()).limit(limit)
    with store.read() as connection:
        rows = connection.execute(query).all()
    names = _names(store, asker, {row.file for row in rows})
    return [Waiting(row.title, names.get(row.file, ""), when(row.stamp)) for row in rows]


def returned(store: Store, asker: Worker) -> list[Returned]:
    """What the centre would not take, newest first; of a file that is hidden from the asker, what they typed themselves."""
    query = sa.select(tray).join(works, works.c.id == tray.c.work).where(_may_know(store, asker))
    with store.read() as connection:
        rows = connection.execute(query.order_by(tray.c.number.desc())).all()
    names = _names(store, asker, {row.file for row in rows})
    return [
        Returned(
            row.work, row.title, names.get(row.file, ""), row.file, row.words, datetime.fromisoformat(row.at).astimezone(),
            tuple(_texts(_changes(row.content))), row.verdict == HELD, row.file in names,
        )
        for row in rows
    ]  # fmt: skip


def send_again(store: Store, actor: Worker, work_id: str) -> None:
    """Does once more what was refused, as a new work. Raises Problem where the file or a record is no longer here."""
    row = _row(store, work_id)
    if row.file not in _names(store, actor, {row.file}):
        raise Problem("This family’s file is no longer on this laptop.", "Print or save the words, and give them to its lead.")
    with store.work(actor, row.title) as work:
        work.require(Doing.RECORD, row.file)
        for change in _changes(row.content):
            _redo(work, change)
        work.connection.execute(sa.delete(tray).where(tray.c.work == work_id))


def put_away(store: Store, actor: Worker, work_id: str) -> None:
    """Takes a refused work out of the tray; the journal keeps what was typed, and that it was put away."""
    row = _row(store, work_id)
    with store.work(actor, "Put away what the centre did not take") as work:
        work.say(row.file)
        work.connection.execute(sa.delete(tray).where(tray.c.work == work_id))


def witness_copy(store: Store, actor: Worker, work_id: str) -> None:
    """Journals that the words of a refused work were opened for print."""
    witness(store, actor, "Opened refused words for print", _row(store, work_id).file)


def _unsent(store: Store, sent: int) -> sa.Select[tuple[str, str, str, int]]:
    changed = sa.exists().where(changes.c.work == works.c.id)
    columns = (works.c.title, works.c.file, works.c.stamp, works.c.number)
    return sa.select(*columns).where(works.c.device == store.device.id, works.c.number > sent, changed)


def _row(store: Store, work_id: str) -> sa.Row[tuple[str, ...]]:
    with store.read() as connection:
        row = connection.execute(sa.select(tray).where(tray.c.work == work_id)).first()
    if row is None:
        raise Problem("This is settled already.", "")
    return row


def _may_know(store: Store, asker: Worker) -> sa.ColumnElement[bool]:
    return works.c.file.not_in(list(hidden_files(store, asker))) | (works.c.who == asker.id)


def _names(store: Store, asker: Worker, files: set[str]) -> dict[str, str]:
    found = store.find(Family, id=sorted(files))
    return {each.id: each.name for each in found if may(asker, Doing.READ, scope_of(store, asker, each))}


def _changes(content: object) -> list[Change]:
    return msgspec.convert(content, list[Change])


def _texts(made: Iterable[Change]) -> list[tuple[str, str]]:
    """Each text of the changes with the name of its field."""
    return [
        (f"{change.kind}, {name}".replace("_", " ").capitalize(), value)
        for change in made
        for name, value in change.values.items()
        if isinstance(value, str) and value.strip() and name not in _UNSAID and not name.endswith("_id")
    ]


def _redo(work: Work, change: Change) -> None:
    kind = KINDS.get(change.kind)
    if kind is None:
        raise Problem("This was written by a newer version of the app.", "Update the app on this laptop first.")
    known = work.find(kind, change.id)
    if change.op is Op.REMOVE:
        if known is not None:
            work.remove(known)
    elif known is not None:
        work.put(build(change.kind, {**plain(known), **change.values}))
    elif change.op is Op.ADD:
        work.put(build(change.kind, {"id": change.id, **change.values}))
    else:
        raise Problem("What this changed is no longer there.", "Print or save the words, and write them where they belong now.")
