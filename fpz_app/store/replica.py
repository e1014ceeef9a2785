"""Replica: what this laptop holds of the centre's record; others' works come in here, what was sent is noted here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.domain.changes import Change, WorkEntry
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import PLACE, State, has_seen_all
from fpz_app.domain.stamps import Stamp, adopt, read_stamp
from fpz_app.store import granted, journal, purging, search, states
from fpz_app.store.granted import held
from fpz_app.store.left import ASKED
from fpz_app.store.store import Changed, Store, keep_facts
from fpz_app.store.tables import facts, tray, works

BATCH, FEW = 100, 20
"""Works that are applied before it is seen whether a click waits: fewer where somebody is at work."""
MOST = 500
"""Works in one transaction, where nobody waits."""
CENTRE, SENT, CURSOR, ASIDE, UNTIDY = "centre", "sent", "cursor", "held", "untidy"
Step = tuple[str, Sequence[Change]]
"""A work and changes of it to apply."""


class Forked(Problem):
    """The centre knows other works by this device's numbers."""

    def __init__(self) -> None:
        super().__init__(
            "This laptop's record was copied or restored, and another copy has been synced since.",
            "Join the zone again with a new code. Nothing that you wrote is lost: it is sent under the new code.",
        )


@dataclass(frozen=True)
class Answer:
    """What the centre made of one work; `refused` and `held` ones lie in the tray until that is settled."""

    work: str
    number: int
    verdict: str
    words: str
    refused: bool = False
    held: bool = False


class Replica:
    """Every method is one transaction, or several of which each is whole: a kill in between does no harm."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def number(self, fact: str) -> int:
        return int(self.store.fact(fact) or 0)

    def note(self, **noted: str | int) -> None:
        """What the centre will say again, or a round finds out anew."""
        with self.store.writing(can_be_had_again=True) as connection:
            keep_facts(connection, {name: str(value) for name, value in noted.items()})

    def pending(self, limit: int) -> list[WorkEntry]:
        """This laptop's own works that the centre has not answered, in order."""
        after = self.number(SENT)
        if after == self.store.tail.number:
            return []
        with self.store.read() as connection:
            return list(journal.entries(connection, self.store.device.id, after=after, limit=limit))

    def waiting(self) -> int:
        """How many own works are still to be sent."""
        return self.store.tail.number - self.number(SENT)

    def answered_up_to(self) -> int:
        """Own works up to this number are here and at the centre for good; one in the tray may still be taken after all."""
        with self.store.read() as connection:
            lies = connection.execute(sa.select(sa.func.min(tray.c.number))).scalar()
        sent = self.number(SENT)
        return min(sent, lies - 1) if lies else sent

    def receive(self, page: Sequence[tuple[int, WorkEntry]], to: int) -> int:
        """Applies works with their numbers at the centre, and moves the cursor on with them; at the end it stands at `to`.

        Returns how many were new here. A transaction ends where a click waits. Raises Forked.
        """
        count = at = 0
        while True:
            began, fresh = at, []
            with self.store.writing(can_be_had_again=True) as connection:
                while at < len(page) and (at == began or not self.store.turns.wanted) and at - began < MOST:
                    size = FEW if self.store.turns.wanted_of_late else BATCH
                    fresh += self._apply(connection, [entry for _, entry in page[at : at + size]])
                    at += size
                cursor = to if at >= len(page) else page[at - 1][0]
                after = self._after(fresh)
                keep_facts(connection, {CURSOR: str(cursor), **after.facts})
            self.store.clock, self.store.tail = after.clock, after.tail
            self._tell(fresh)
            count += len(fresh)
            self.store.turns.give_way()
            if at >= len(page):
                return count

    def answered(self, answers: Sequence[Answer]) -> None:
        """Notes what the centre said to works that were sent. A file in which one was refused is loaded afresh by and by."""
        with self.store.writing(can_be_had_again=True) as connection:
            told = [each for each in answers if each.refused or each.held]
            entries = {entry.id: entry for entry in self._entries(connection, [each.work for each in told])}
            for each in told:
                self._put_in_tray(connection, each, entries[each.work])
            keep_facts(connection, {SENT: str(max(each.number for each in answers))})

    def kept_on_top(self, connection: sa.Connection, files: Sequence[str]) -> list[WorkEntry]:
        """Own works in these files that the centre's rows do not have yet: unsent ones, and those it holds back."""
        sent = connection.execute(sa.select(facts.c.value).where(facts.c.name == SENT)).scalar()
        back = sa.select(tray.c.work).where(tray.c.verdict == ASIDE)
        unsent = sa.or_(works.c.number > int(sent or 0), works.c.id.in_(back))
        own = works.c.device == self.store.device.id
        return list(journal.entries_where(connection, own, works.c.file.in_(files), unsent))

    def tidy(self) -> None:
        """After a file was taken: its words leave the search index, a little at a time, and the backups that hold it go."""
        if not self.store.fact(UNTIDY):
            return
        left = True
        while left:
            with self.store.writing() as connection:
                left = search.merge_some(connection)
            self.store.turns.give_way()
        self.store.backup_afresh(datetime.fromtimestamp(self.store.milliseconds() / 1000, UTC).date())
        self.note(**{UNTIDY: ""})

    def _apply(self, connection: sa.Connection, entries: list[WorkEntry]) -> list[WorkEntry]:
        device = self.store.device.id
        known = journal.known(connection, [entry.id for entry in entries])
        if any(one.device == device and one.number <= self.store.tail.number and one.id not in known for one in entries):
            raise Forked
        back = self._out_of_tray(connection, known)
        here = held(connection, {entry.file for entry in entries} | _places(entries), device)
        # What came of the laptop's own works is here, but for one that was refused at first. A known work of somebody else's
        # comes again where the centre had lost it, and is not in what was loaded since.
        echoes = {entry.id for entry in entries if entry.id in known and entry.device == device} - back
        wanted = [entry for entry in entries if entry.file in here and entry.id not in echoes]
        old = states.load(connection, dict.fromkeys((change.kind, change.id) for entry in wanted for change in entry.changes))
        own = self._on_top(connection, wanted, old)
        steps = [(entry.id, step) for entry in wanted for step in _with_what_is_on_top(entry, own)]
        found = states.apply_to(connection, old, [step for _, step in steps])
        befores = [before for (entry, (work, _)), before in zip(steps, found, strict=True) if work == entry]
        new = [(entry, before) for entry, before in zip(wanted, befores, strict=True) if entry.id not in known]
        journal.append(connection, new)
        purging.forget(connection, _left(connection, wanted, here, device))
        return [entry for entry, _ in new]

    def _on_top(
        self, connection: sa.Connection, entries: Sequence[WorkEntry], old: Mapping[states.Key, State]
    ) -> journal.Changes:
        """What this laptop wrote in the records of which something may stand that comes of these works."""
        changes = [(change, entry.id) for entry in entries for change in entry.changes]
        doubtful = [(each.id, work) for each, work in changes if not has_seen_all(old.get((each.kind, each.id), State()), each)]
        return journal.own_changes(connection, self.store.device.id, journal.with_heirs(connection, doubtful))

    def _after(self, fresh: Sequence[WorkEntry]) -> "_After":
        """The clock and the end of this device's chain once these works are in."""
        clock, tail, device = self.store.clock, self.store.tail, self.store.device.id
        for entry in fresh:
            clock = adopt(clock, read_stamp(entry.stamp), self.store.milliseconds(), device)
            if entry.device == device:  # an older image of this laptop gets back what it had sent
                if (entry.number, entry.previous_hash) != (tail.number + 1, tail.link):
                    raise Forked
                tail = journal.Tail(entry.number, entry.link(), entry.stamp)
        noted = {"clock": str(clock)} if clock else {}
        if tail != self.store.tail:
            noted |= {"head": f"{tail.number} {tail.link}", SENT: str(tail.number)}
        return _After(clock, tail, noted)

    def _entries(self, connection: sa.Connection, ids: Sequence[str]) -> list[WorkEntry]:
        return list(journal.entries_where(connection, works.c.id.in_(ids)))

    def _put_in_tray(self, connection: sa.Connection, answer: Answer, entry: WorkEntry) -> None:
        row: dict[str, Any] = {
            "work": entry.id,
            "number": entry.number,
            "file": entry.file,
            "title": entry.title,
            "verdict": answer.verdict,
            "words": answer.words,
            "content": msgspec.to_builtins(entry.changes),
            "at": datetime.fromtimestamp(self.store.milliseconds() / 1000, UTC).isoformat(timespec="seconds"),
        }
        before = connection.execute(sa.select(tray).where(tray.c.work == entry.id)).first()
        if before is not None and before.handed:  # the centre lost what it was told, as after a restore
            row |= {"handed": ASKED, "said": before.said}
        connection.execute(sa.insert(tray).prefix_with("OR REPLACE"), [row])
        if answer.refused and entry.changes:
            granted.doubt(connection, entry.file)

    def _out_of_tray(self, connection: sa.Connection, known: set[str]) -> set[str]:
        """Own works that lay in the tray, and that the centre has taken after all."""
        if not known:
            return set()
        lay = set(connection.execute(sa.select(tray.c.work).where(tray.c.work.in_(known))).scalars())
        if lay:
            connection.execute(sa.delete(tray).where(tray.c.work.in_(lay)))
        return lay

    def _tell(self, entries: Sequence[WorkEntry]) -> None:
        if entries:
            kinds = frozenset(KINDS[change.kind] for entry in entries for change in entry.changes if change.kind in KINDS)
            files = frozenset(entry.file for entry in entries)
            self.store.tell(Changed(kinds, files, "Changes arrived", "", ""))


@dataclass(frozen=True)
class _After:
    clock: Stamp | None
    tail: journal.Tail
    facts: dict[str, str]


def _places(entries: Sequence[WorkEntry]) -> set[str]:
    return {change.values[PLACE] for entry in entries for change in entry.changes if PLACE in change.values}


def _with_what_is_on_top(entry: WorkEntry, own: journal.Changes) -> list[Step]:
    """A work, and again what this laptop wrote from when it had seen it: after a first load works come that the rows had."""
    again: list[Step] = []
    for change in entry.changes:
        later = own.get(change.id, ())
        seen = [at for at, (_, heir) in enumerate(later) if any(entry.id in bases for bases in heir.bases.values())]
        if seen:
            again += [(work, [heir]) for work, heir in later[seen[0] :]]
    return [(entry.id, entry.changes), *again]


def _left(connection: sa.Connection, entries: Sequence[WorkEntry], here: set[str], device: str) -> list[states.Key]:
    """Records that were moved to a file that is not held here."""
    moved = {(one.kind, one.id) for entry in entries for one in entry.changes if one.values.get(PLACE, entry.file) not in here}
    if not moved:
        return []
    now = states.load(connection, moved)
    held_now = held(connection, {state.values[PLACE] for state in now.values()}, device)
    return [key for key, state in now.items() if state.values[PLACE] not in held_now]
