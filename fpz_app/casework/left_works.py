"""Left works: what others wrote and the centre did not take becomes a note, somebody’s own work, or is put away."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from fpz_app.casework import naming
from fpz_app.casework.conflict_words import Wording
from fpz_app.casework.history import when
from fpz_app.casework.left_heads import SOMEBODY, file_for, moment_of, name_of
from fpz_app.casework.redoing import Earlier, misfit, redo, require_all
from fpz_app.casework.said_work import Forms, Texts, as_changes, said
from fpz_app.domain.changes import Change, Op
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store import left as lefts
from fpz_app.store.left import Key
from fpz_app.store.store import Store
from fpz_app.store.tables import left
from fpz_app.store.work import Work

NOTE, OWN, AWAY = "written into a note", "done in their own name", "put away"
PUT_AWAY = "Put away what was left"


@dataclass(frozen=True)
class Left:
    """One work. `family` is empty for the zone's directory, and for a family that is not on record (`is_new`).

    `said` is what its author adds, `why` the centre's words; `revoked` where the laptop's trust was taken away. `misfit` says
    why it can no longer be done as it was, "" where it can.
    """

    key: Key
    title: str
    family: str
    family_id: str
    is_new: bool
    author: str
    at: datetime
    said: str
    why: str
    revoked: bool
    texts: Texts
    misfit: str

    @property
    def may_be_noted(self) -> bool:
        return bool(self.family)


@dataclass(frozen=True)
class _Lying:
    """A row of what waits here, with its changes; none where only a newer version can read them."""

    row: Any
    changes: tuple[Change, ...]

    @property
    def key(self) -> Key:
        return self.row.device, self.row.number

    @property
    def title(self) -> str:
        return str(self.row.work["title"])

    @property
    def at(self) -> datetime:
        stamp = self.row.work["stamp"]
        return when(stamp) if stamp else moment_of(self.row.received)


@dataclass
class _Past:
    """What works that were left by the same laptops set, and what they add: later ones of theirs build on it."""

    earlier: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)


def left_for(store: Store, asker: Worker, forms: Forms) -> list[Left]:
    """What waits for the asker: the families' in the order of their names, and in each what was written first."""
    lying = _lying(store)
    mine = {file: family for file in {each.row.file for each in lying} if (family := file_for(store, asker, file)) is not None}
    workers, past = naming.workers(store), _past(lying)
    wordings = {file: Wording(store, file if isinstance(each, Family) else "") for file, each in mine.items()}
    with store.read() as connection:
        found = [
            Left(
                key=each.key,
                title=each.title,
                family=name_of(mine[each.row.file]),
                family_id=each.row.file,
                is_new=mine[each.row.file] == "new",
                author=workers.get(each.row.worker, SOMEBODY),
                at=each.at,
                said=each.row.said,
                why=each.row.words,
                revoked=each.row.revoked,
                texts=said(wordings[each.row.file], each.changes, forms),
                misfit=_misfit(connection, each, past),
            )
            for each in lying
            if each.row.file in mine
        ]
    return sorted(found, key=lambda each: (each.family, each.family_id, each.at))


def write_into_note(store: Store, actor: Worker, key: Key, *, forms: Forms, now: datetime) -> Note:
    """Quotes it whole in a finished note of the family's file, with who wrote it and when. Raises Problem."""
    lying = _one(store, actor, key)
    author = naming.workers(store).get(lying.row.worker, SOMEBODY)
    file = lying.row.file
    with store.work(actor, f"Write into a note what {author} left") as work:
        work.require(Doing.RECORD, file)
        work.get(Family, file)
        text = quoted(author, lying.at, lying.title, said(Wording(store, file), lying.changes, forms))
        note = Note(
            file_id=file, family_id=file, author_id=actor.id, kind=NoteKind.OTHER, on=min(lying.at.date(), now.date()), text=text,
            finished_at=now,
        )  # fmt: skip
        _settle(work, key, NOTE)
        return work.put(note)


def do_in_own_name(store: Store, actor: Worker, keys: Sequence[Key]) -> int:
    """Does these once more in the order in which they were written, as the actor's own; how many of them fitted.

    Raises Problem where none does, or the actor may not.
    """
    chosen = [_one(store, actor, key) for key in keys]
    past, workers, done = _past(_lying(store)), naming.workers(store), 0
    for lying in sorted(chosen, key=lambda each: (each.row.device, each.row.number)):
        author = workers.get(lying.row.worker, SOMEBODY)
        with store.work(actor, f"{lying.title}, from {author}’s laptop") as work:
            why = _misfit(work.connection, lying, past)
            if why and len(chosen) == 1:
                raise Problem(why, "Write it into a note: every word is kept there.")
            if why:
                continue
            require_all(work, lying.row.file, lying.changes)
            for change in lying.changes:
                redo(work, change)
            _settle(work, lying.key, OWN)
            done += 1
    if not done:
        raise Problem("None of this fits what stands by now.", "Write it into notes: every word is kept there.")
    return done


def put_left_away(store: Store, actor: Worker, key: Key, why: str) -> None:
    """Takes it off the list with a reason; the centre keeps it. Raises Problem without a reason of a few words."""
    lying = _one(store, actor, key)
    if not why.strip():
        raise Problem("It does not say why.", "Write in a few words why nothing is to be done with it.", field="why")
    if len(why) > lefts.MOST_WORDS:
        raise Problem("The reason is longer than it can be.", f"Say it in {lefts.MOST_WORDS:,} letters.", field="why")
    with store.work(actor, PUT_AWAY) as work:
        is_known = work.find(Family, lying.row.file) is not None
        work.say(lying.row.file if is_known else actor.file_id)
        _settle(work, key, AWAY, why.strip())


def quoted(author: str, at: datetime, title: str, texts: Texts) -> str:
    """What a note says of it: who, when, and every word as it was typed."""
    head = f"{author} wrote this on {say_date(at.date())} at {at:%H:%M}, on a laptop from which it could not be taken: {title}."
    return "\n\n".join([head, *(f"{name}\n“{words}”" for name, words in texts)])


def _settle(work: Work, key: Key, how: str, why: str = "") -> None:
    if not lefts.settle(work.connection, key, how, why):
        raise Problem("This was settled meanwhile.", "Nothing of it is lost: the centre keeps it.")


def _lying(store: Store) -> list[_Lying]:
    with store.read() as connection:
        rows = connection.execute(sa.select(left).where(left.c.how == "").order_by(left.c.device, left.c.number)).all()
    return [_Lying(row, _changes(row.work["changes"])) for row in rows]


def _changes(content: Sequence[Any]) -> tuple[Change, ...]:
    try:
        return tuple(as_changes(content))
    except ValueError:
        return ()


def _one(store: Store, actor: Worker, key: Key) -> _Lying:
    found = next((each for each in _lying(store) if each.key == tuple(key)), None)
    if found is None or file_for(store, actor, found.row.file) is None:
        raise Problem("This was settled meanwhile.", "Nothing of it is lost: the centre keeps it.")
    return found


def _past(lying: Sequence[_Lying]) -> _Past:
    past = _Past()
    for each in lying:
        for change in each.changes:
            past.earlier |= {(each.row.work["id"], change.id, name): value for name, value in change.values.items()}
            if change.op is Op.ADD:
                past.added.add(change.id)
    return past


def _misfit(connection: sa.Connection, lying: _Lying, past: _Past) -> str:
    if not lying.changes:
        return "A newer version of the app wrote it."
    own = {change.id for change in lying.changes if change.op is Op.ADD}
    earlier: Earlier = past.earlier
    found = (misfit(connection, change, earlier, past.added - own) for change in lying.changes)
    return next((why for why in found if why), "")
