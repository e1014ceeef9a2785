"""Taking: the works of one device on their way into the records, inside one transaction."""

from collections.abc import Sequence

import sqlalchemy as sa

from fpz_app.central import moved, numbering, openings, pieces, states
from fpz_app.central.access import Judge, files_of
from fpz_app.central.answers import Answer, keep_answers
from fpz_app.central.asked_moves import carry_out, why_not
from fpz_app.central.database import among
from fpz_app.central.earlier import Earlier
from fpz_app.central.granting import decides_access, regrant
from fpz_app.central.joining import JOINS, TITLE, joined
from fpz_app.central.own_works import Hand
from fpz_app.central.tables import journal
from fpz_app.domain.break_glass import BreakGlass
from fpz_app.domain.changes import WHOLE, Change, WorkEntry
from fpz_app.domain.merging import State, apply, merge_of, standing_in
from fpz_app.domain.permissions import sees
from fpz_app.sync.protocol import Receipt, Verdict

TAKEN = "Another work has this name already."
MERGED = "Joined with what somebody else wrote. Both are kept in the history."
GONE = "This family has moved to {zone} zone. What you wrote is kept for those who look after the file there."
CONFLICT = "Somebody else changed the same. Both versions are kept until one of you settles it."


class Push:
    """`worker` is the device's: who its works must be by."""

    def __init__(self, connection: sa.Connection, zone: str, worker: str, now: int) -> None:
        self._connection, self._zone, self._now = connection, zone, now
        self._worker, self._openings = worker, set(openings.taking(connection, zone, worker, now))
        self._judge = Judge(zone, worker, self._state, self._is_opened, self._belongs)
        self._hand = Hand(connection, zone, now)
        self._known: dict[states.Key, State] = {}
        self._states: dict[states.Key, State] = {}
        self._absent: set[states.Key] = set()
        self._earlier = Earlier(connection, zone, about=self._states.keys())
        self._accepted: dict[str, WorkEntry] = {}
        self._gone: dict[str, str] = {}

    def take(self, works: Sequence[WorkEntry]) -> list[Receipt]:
        if not works:
            return []
        ends = numbering.lock_files(self._connection, self._zone, [*(work.file for work in works), *self._openings])
        self._load(works)
        places = files_of([(work, change) for work in works for change in work.changes], self._known)
        self._gone = moved.now_in(self._connection, self._zone, places)
        taken = self._taken(works)
        answers = []
        for work in works:
            words = TAKEN if work.id in taken else self._judge.of_work(work)
            answers.append(Answer(work, Verdict.REFUSED, words) if words else self._one(work))
            taken.add(work.id)
        self._tell_of_deeds(works)
        self._store(answers, ends)
        return [answer.receipt() for answer in answers]

    def _one(self, work: WorkEntry) -> Answer:
        """Applies a work, or none of it."""
        before = {(change.kind, change.id): self._state(change.kind, change.id) for change in work.changes}
        for change in work.changes:
            words = self._is_gone(work, change) or self._judge.before(work, change)
            words = words or why_not(self._connection, self._zone, work, change)
            if not words:
                state = apply(self._state(change.kind, change.id) or State(), change, work.id)
                self._states[change.kind, change.id] = state
                if change.kind == openings.KIND:
                    self._openings.add(change.id)
                words = self._judge.after(change, state)
            if words:
                self._put_back(before)
                return Answer(work, Verdict.REFUSED, words)
        self._accepted[work.id] = work
        return self._join(work)

    def _is_gone(self, work: WorkEntry, change: Change) -> str:
        """In words, where the file has moved to another zone."""
        if not self._gone:
            return ""
        state = self._state(change.kind, change.id)
        gone = files_of([(work, change)], {(change.kind, change.id): state} if state else {}) & self._gone.keys()
        zone = moved.name_of(self._connection, self._gone[min(gone)]) if gone else ""
        return GONE.format(zone=zone) if gone else ""

    def _join(self, work: WorkEntry) -> Answer:
        settled = []
        for change in work.changes:
            state = self._states[change.kind, change.id]
            if more := joined(change, state, self._changes_of):
                settled.append(more)
        if settled:
            latest = max(each for change in settled for bases in change.bases.values() for each in bases)
            own = self._hand.write(file=work.file, title=TITLE, changes=settled, after=latest)
            for change in settled:
                key = (change.kind, change.id)
                self._states[key] = apply(self._states[key], change, own.id)
            self._accepted[own.id] = own
        if any(self._is_open(work.id, change) for change in work.changes):
            return Answer(work, Verdict.CONFLICT, CONFLICT)
        return Answer(work, Verdict.MERGED, MERGED) if settled else Answer(work, Verdict.OK, "")

    def _is_open(self, work: str, change: Change) -> bool:
        state = self._states[change.kind, change.id]
        names = state.open_fields(change.kind)
        if not names:
            return False
        return any(name in names and work in state.beside.get(name, {}) for name in change.values) or (
            WHOLE in names and any(work in standing for standing in (*state.versions.values(), state.removals))
        )

    def _store(self, answers: list[Answer], ends: dict[str, numbering.FileEnd]) -> None:
        changed = {key: state for key, state in self._states.items() if state is not self._known.get(key)}
        states.keep(self._connection, self._zone, changed, self._known)
        touched = [key for key in changed if decides_access(key[0], self._known.get(key)) != decides_access(key[0], changed[key])]
        if touched:
            kinds = ("family", "worker", openings.KIND)
            families, workers, glass = ({each for of, each in touched if of == kind} for kind in kinds)
            families |= {str(family) for each in glass for family in changed[openings.KIND, each].values.get("families", ())}
            regrant(self._connection, self._zone, self._now, families=families, workers=workers, openings=glass)
        self._hand.lay_down()
        keep_answers(self._connection, self._zone, answers, self._now)
        pieces.expect(self._connection, self._zone, self._accepted.values())
        accepted = list(self._accepted.values())
        numbering.append(self._connection, self._zone, accepted, ends, self._now)
        carry_out(self._connection, accepted, self._states, self._now)

    def _is_opened(self, file: str) -> bool:
        return any(each.takes_from(self._worker, file, self._now) for each in self._own_openings())

    def _belongs(self, person_id: str) -> set[str]:
        known = states.of_kind(self._connection, self._zone, "membership", states.says(person_id))
        known |= {record_id: state for (kind, record_id), state in self._states.items() if kind == "membership"}
        here = (each.values for each in known.values() if each.is_there() and not each.values.get("until"))
        return {str(values.get("family_id")) for values in here if values.get("person_id") == person_id}

    def _own_openings(self) -> list[BreakGlass]:
        """Those of earlier pushes and of this one, as they stand."""
        found = (openings.opening_of(each, self._state(openings.KIND, each)) for each in sorted(self._openings))
        return [each for each in found if each]

    def _tell_of_deeds(self, works: Sequence[WorkEntry]) -> None:
        """Notes in the record of an opening what was done in the files that it opened, readings and prints among it."""
        for made in self._own_openings():
            new = [work for work in works if work.id in self._accepted and self._is_done_by(made, work)]
            if new:
                state = self._states[openings.KIND, made.id]
                change = openings.with_deeds(made, state, new)
                own = self._hand.write(file=made.id, title="What was done meanwhile", changes=[change])
                self._states[openings.KIND, made.id] = apply(state, change, own.id)
                self._accepted[own.id] = own

    def _is_done_by(self, made: BreakGlass, work: WorkEntry) -> bool:
        family = states.family_of(work.file, self._state("family", work.file))
        worker = states.worker_of(self._worker, self._state("worker", self._worker))
        is_closed = family is not None and worker is not None and not sees(worker, family)
        return is_closed and made.takes_from(self._worker, work.file, self._now)

    def _load(self, works: Sequence[WorkEntry]) -> None:
        changes = [(work, change) for work in works for change in work.changes]
        self._bring({(change.kind, change.id) for _, change in changes}, lock=True)
        self._read_ahead(works)
        self._bring({("family", file) for file in files_of(changes, self._known)} | {("worker", each.who) for each in works})

    def _bring(self, keys: set[states.Key], *, lock: bool = False) -> None:
        wanted = keys - self._known.keys() - self._absent
        found = states.load(self._connection, self._zone, wanted, lock=lock)
        self._known |= found
        self._states |= found
        self._absent |= wanted - found.keys()

    def _state(self, kind: str, record_id: str) -> State | None:
        if (kind, record_id) not in self._states and (kind, record_id) not in self._absent:
            self._bring({(kind, record_id)})
        return self._states.get((kind, record_id))

    def _put_back(self, before: dict[states.Key, State | None]) -> None:
        for key, state in before.items():
            self._states.pop(key, None)
            if state is not None:
                self._states[key] = state

    def _taken(self, works: Sequence[WorkEntry]) -> set[str]:
        ids = among(self._connection, journal.c.id, [work.id for work in works])
        query = sa.select(journal.c.id).where(journal.c.zone == self._zone, ids)
        return set(self._connection.execute(query).scalars())

    def _read_ahead(self, works: Sequence[WorkEntry]) -> None:
        """What joining will ask for: the works that stand where somebody wrote without having seen them, and what they saw."""
        wanted: set[str] = set()
        for change in (each for work in works for each in work.changes):
            state = self._states.get((change.kind, change.id), State())
            for name in change.values:
                seen = change.bases.get(name, [])
                unseen = standing_in(state, name).difference(seen)
                if unseen and merge_of(change.kind, name) in JOINS:
                    wanted |= unseen.union(seen)
        self._earlier.read_ahead(wanted)

    def _changes_of(self, work: str) -> Sequence[Change]:
        return self._accepted[work].changes if work in self._accepted else self._earlier.changes(work)
