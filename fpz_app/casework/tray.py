"""Tray: own work that the centre would not take, until it is sent again, handed to the lead practitioner, or put away."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from fpz_app.casework import naming
from fpz_app.casework.access import witness
from fpz_app.casework.conflict_words import Wording
from fpz_app.casework.outbox import may_know, names_of
from fpz_app.casework.redoing import redo, require_all
from fpz_app.casework.said_work import Forms, Texts, as_changes, field_said, said
from fpz_app.domain.changes import Change, Op
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.merging import Merge, merge_of
from fpz_app.domain.workers import Worker
from fpz_app.store import journal, left
from fpz_app.store.store import Store
from fpz_app.store.tables import tray, works

HELD = "held"
HAND = "Hand refused work to the lead practitioner"


@dataclass(frozen=True)
class Fate:
    """What somebody made of a work that was handed over; `how` is 'written into a note', 'put away' or alike."""

    how: str
    by: str
    why: str
    at: datetime


@dataclass(frozen=True)
class Editable:
    """A text of a refused work that can be written otherwise before it is sent again; `key` names it."""

    key: str
    label: str
    words: str


@dataclass(frozen=True)
class Returned:
    """A work that the centre refused, or holds back until it is newer (`held`), with its words; `texts` are all that it says.

    `lead` is who leads the family, where that is somebody else; `handed` whether it was handed over, and `fate` what came of it.
    """

    work: str
    title: str
    family: str
    family_id: str
    words: str
    at: datetime
    texts: Texts
    edits: tuple[Editable, ...]
    held: bool
    is_here: bool
    lead: str
    handed: bool
    said: str
    fate: Fate | None


@dataclass(frozen=True)
class Tally:
    """How many works wait in the tray for their author's decision, and how many the centre holds until it is newer."""

    refused: int = 0
    held: int = 0


def tally(store: Store, asker: Worker) -> Tally:
    """Counted where they lie; what was handed over waits for nobody here."""
    is_held, waits = tray.c.verdict == HELD, tray.c.handed.is_(None)
    counts = sa.select(sa.func.count().filter(~is_held, waits), sa.func.count().filter(is_held, waits))
    with store.read() as connection:
        if connection.execute(sa.select(tray.c.work).limit(1)).first() is None:
            return Tally()
        row = connection.execute(counts.join_from(tray, works, works.c.id == tray.c.work).where(may_know(store, asker))).one()
    return Tally(row[0], row[1])


def returned(store: Store, asker: Worker, forms: Forms) -> list[Returned]:
    """What the centre would not take, newest first; of a file that is hidden from the asker, what they typed themselves."""
    query = sa.select(tray).join(works, works.c.id == tray.c.work).where(may_know(store, asker))
    with store.read() as connection:
        rows = connection.execute(query.order_by(tray.c.number.desc())).all()
    names = names_of(store, asker, {row.file for row in rows})
    workers = naming.workers(store)
    wordings = {file: Wording(store, file if file in names else "") for file in {row.file for row in rows}}
    leads = {each.id: each.lead_id for each in store.find(Family, id=sorted(names)) if each.lead_id != asker.id}
    return [
        Returned(
            work=row.work,
            title=row.title,
            family=names.get(row.file, ""),
            family_id=row.file,
            words=row.words,
            at=datetime.fromisoformat(row.at).astimezone(),
            texts=said(wordings[row.file], as_changes(row.content), forms),
            edits=_editable(wordings[row.file], row.content),
            held=row.verdict == HELD,
            is_here=row.file in names,
            lead=workers.get(leads.get(row.file, ""), ""),
            handed=bool(row.handed),
            said=row.said or "",
            fate=_fate(row.fate, workers),
        )
        for row in rows
    ]


def send_again(store: Store, actor: Worker, work_id: str) -> None:
    """Does once more what was refused, as a new work. Raises Problem where the file or a record is no longer here."""
    row = _row(store, work_id)
    if row.file not in names_of(store, actor, {row.file}):
        raise Problem("This family’s file is no longer on this laptop.", "Hand the words to its lead, or print them.")
    changes = as_changes(row.content)
    with store.work(actor, row.title) as work:
        require_all(work, row.file, changes)
        for change in changes:
            redo(work, change)
        work.connection.execute(sa.delete(tray).where(tray.c.work == work_id))


def change_words(store: Store, work_id: str, key: str, words: str) -> None:
    """Writes a text of a refused work otherwise, before it is sent again; the journal keeps what was typed first."""
    row = _row(store, work_id)
    at, _, name = key.partition(".")
    content: list[Any] = [dict(each) for each in row.content]
    content[int(at)]["values"] = {**content[int(at)]["values"], name: words}
    with store.writing() as connection:
        connection.execute(sa.update(tray).where(tray.c.work == work_id).values(content=content))


def hand_over(store: Store, actor: Worker, work_id: str, said: str) -> None:
    """From the next sync on it waits for the family's lead practitioner and the manager, with what its author says to them.

    The centre has it as it was written first; what its author wrote otherwise since then goes along with what they say.
    Raises Problem where the centre holds it back itself, or too much is said.
    """
    row = _row(store, work_id)
    if row.verdict == HELD:
        raise Problem("The centre keeps this and takes it by itself later.", "There is nothing to hand over.")
    words = "\n\n".join(filter(None, [said.strip(), *_written_otherwise(store, row)]))
    if len(words) > left.MOST_WORDS:
        raise Problem("This is longer than it can be.", f"Say it in {left.MOST_WORDS:,} letters. The work itself is sent whole.")
    with store.work(actor, HAND) as work:
        work.say(row.file)
        left.hand_over(work.connection, work_id, words)


def put_away(store: Store, actor: Worker, work_id: str) -> None:
    """Takes a refused work out of the tray; the journal keeps what was typed, and that it was put away."""
    row = _row(store, work_id)
    with store.work(actor, "Put away what the centre did not take") as work:
        work.say(row.file)
        work.connection.execute(sa.delete(tray).where(tray.c.work == work_id))


def witness_copy(store: Store, actor: Worker, work_id: str) -> None:
    """Journals that the words of a refused work were opened for print."""
    witness(store, actor, "Opened refused words for print", _row(store, work_id).file)


def _row(store: Store, work_id: str) -> Any:
    with store.read() as connection:
        row = connection.execute(sa.select(tray).where(tray.c.work == work_id)).first()
    if row is None:
        raise Problem("This is settled already.", "")
    return row


def _fate(kept: dict[str, Any] | None, workers: dict[str, str]) -> Fate | None:
    if not kept:
        return None
    at = datetime.fromtimestamp(kept["at"] / 1000, UTC).astimezone()
    return Fate(kept["how"], workers.get(kept["by"], "Somebody"), kept["why"], at)


def _editable(wording: Wording, content: list[Any]) -> tuple[Editable, ...]:
    """Texts in sentences, and answers in words."""
    found = []
    for at, change in enumerate(as_changes(content)):
        for name, value in change.values.items():
            if isinstance(value, str) and value.strip() and change.op is not Op.REMOVE and _is_text(change, name):
                label = f"{wording.title(change.kind, change.id, change.values)}: {field_said(change.kind, name)}"
                found.append(Editable(f"{at}.{name}", label, value))
    return tuple(found)


def _written_otherwise(store: Store, row: Any) -> list[str]:
    with store.read() as connection:
        first = next(iter(journal.entries_where(connection, works.c.id == row.work))).changes
    was = {f"{at}.{name}": value for at, change in enumerate(first) for name, value in change.values.items()}
    return [
        f"{each.label}, as I would put it now:\n{each.words}"
        for each in _editable(Wording(store, row.file), row.content)
        if was.get(each.key, each.words) != each.words
    ]


def _is_text(change: Change, name: str) -> bool:
    return merge_of(change.kind, name) is Merge.NARRATIVE
