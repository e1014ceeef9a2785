"""Access: whether a work may be done, by the zone's records as the centre holds them and the one table of permissions."""

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from fpz_app.central.reading_works import is_id
from fpz_app.central.states import Key, record_of
from fpz_app.domain.aliases import Sort, Verdict
from fpz_app.domain.assessments import LOCKED
from fpz_app.domain.changes import Change, Op, WorkEntry, build
from fpz_app.domain.doings import BROUGHT_IN, doings_of, is_own_contact, is_sound_break_glass, is_sound_put_off
from fpz_app.domain.families import Family
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import PLACE, State
from fpz_app.domain.permissions import Doing, Scope, may, sees
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Worker

Lookup = Callable[[str, str], State | None]
"""The state of a record by kind and id, as it stands at this point of the push."""

NOT_YOURS = "This was written in another worker's name."
NOT_KNOWN = "What this changes never reached the centre."
NOT_SOUND = "The centre cannot read what this says."
NOT_IN_PLACE = "This is filed in another place than it belongs."
LOCKED_WORDS = frozenset({"text", "words", "decision", "decision_why"})
"""What nobody changes in a note that is finished."""
FINISHED = "This was finished on another laptop before your words arrived. Add them as a correction or an amendment."


@dataclass(frozen=True)
class Judge:
    """Says of each change of one device's works why it is refused, in words; empty where it may be done."""

    zone: str
    worker: str
    lookup: Lookup
    opened: Callable[[str], bool]
    """Whether the worker holds, or held of late, this file open by break-glass."""
    belongs: Callable[[str], set[str]]
    """The families to which a person belongs now."""
    _made: dict[Key, tuple[State, Record | None]] = field(default_factory=dict)

    def of_work(self, work: WorkEntry) -> str:
        if work.who != self.worker:
            return NOT_YOURS
        return ""

    def before(self, work: WorkEntry, change: Change) -> str:
        """Whether the change may be made to the record as it stands."""
        state = self.lookup(change.kind, change.id)
        if state is None and change.op is not Op.ADD:
            return NOT_KNOWN
        if _misplaced(self.zone, work.file, change, state):
            return NOT_IN_PLACE
        if state is not None and _is_founding(change, state):
            return ""
        actor = self._record("worker", self.worker)
        if not isinstance(actor, Worker):
            return "You are not in the zone's directory any more."
        refused = self._not_allowed(actor, work, change, state)
        if refused is not None:
            return f"You may not {refused} here."
        return FINISHED if self._is_finished(change, state) else ""

    def after(self, change: Change, state: State) -> str:
        """Whether what came of the change is a record that every laptop can read."""
        if change.kind not in KINDS:
            return ""
        try:
            build(change.kind, {**state.values, "id": change.id})
        except msgspec.ValidationError:
            return NOT_SOUND
        return ""

    def _not_allowed(self, actor: Worker, work: WorkEntry, change: Change, state: State | None) -> Doing | None:
        if is_own_contact(change, self.worker) and not actor.left:
            return None
        places = {work.file, change.values.get(PLACE, work.file), state.values.get(PLACE, work.file) if state else work.file}
        is_new = state is None or not state.is_there()
        if change.kind == "break_glass" and not is_sound_break_glass(change, self.worker, state.values if state else None):
            return Doing.BREAK_GLASS
        if change.kind == "put_off" and not is_sound_put_off(change, self.worker, state.values if state else None):
            return Doing.DECIDE
        needed = doings_of(change, new=is_new)
        if change.kind == "alias":
            pair = self._pair(change, state)
            places |= {each.values.get(PLACE, work.file) for each in pair}
            joins = change.values.get("verdict") == Verdict.SAME and len(self._leads(actor, change, state)) > 1
            needed |= {Doing.DECIDE} if joins else set()
        for place in sorted(map(str, places)):
            scope = self._scope(place)
            for doing in sorted(needed):
                if scope is not None and may(actor, doing, scope):
                    continue
                if place == self.zone and change.kind in BROUGHT_IN and may(actor, Doing.IMPORT, Scope()):
                    continue
                return doing
        return None

    def _pair(self, change: Change, state: State | None) -> list[State]:
        """The two records that an alias speaks of, as far as they are known here: what is said of one is said of both."""
        said = {**change.values, **(state.values if state else {})}
        found = (self.lookup(str(said.get("sort")), str(said.get(each))) for each in ("one_id", "other_id"))
        return [each for each in found if each is not None]

    def _leads(self, actor: Worker, change: Change, state: State | None) -> set[str]:
        """Who leads the families of which an alias speaks, or of whose people; of those alone that the actor may know of."""
        said = {**change.values, **(state.values if state else {})}
        pair = [str(said.get(each)) for each in ("one_id", "other_id")]
        families = set(pair) if said.get("sort") == Sort.FAMILY else {family for each in pair for family in self.belongs(each)}
        found = (self._record("family", each) for each in sorted(families))
        return {each.lead_id for each in found if isinstance(each, Family) and each.lead_id and sees(actor, each)}

    def _scope(self, file: str) -> Scope | None:
        """None for a family that nobody can read here: nothing is allowed in its file."""
        if self.lookup("family", file) is None:
            return Scope()
        family = self._record("family", file)
        if not isinstance(family, Family):
            return None
        return Scope(family, frozenset({file}) if self.opened(file) else frozenset())

    def _record(self, kind: str, record_id: str) -> Record | None:
        """Made once of each state; a family also of one that was removed, for its restriction stands on."""
        state = self.lookup(kind, record_id)
        if state is None:
            return None
        of, made = self._made.get((kind, record_id), (None, None))
        if of is not state:
            made = record_of(kind, record_id, State(state.values, {"*": [""]}) if kind == "family" else state)
            self._made[kind, record_id] = state, made
        return made

    def _is_finished(self, change: Change, state: State | None) -> bool:
        if change.op in (Op.RESOLVE, Op.REMOVE):
            return False
        if change.kind == "answer":
            values = state.values if state else change.values
            assessment = self.lookup("assessment", str(values.get("assessment_id", "")))
            return assessment is not None and assessment.values.get("state") in LOCKED
        is_note = change.kind == "note" and state is not None and bool(state.values.get("finished_at"))
        return is_note and not LOCKED_WORDS.isdisjoint(change.values)


def files_of(changes: list[tuple[WorkEntry, Change]], known: dict[Key, State]) -> set[str]:
    """Every file that these changes touch: where they say they are, where the records are, and where they go."""
    found = set()
    for work, change in changes:
        state = known.get((change.kind, change.id))
        found |= {work.file, str(change.values.get(PLACE, work.file)), str(state.values.get(PLACE, "") if state else "")}
    return found - {""}


def _misplaced(zone: str, file: str, change: Change, state: State | None) -> bool:
    """A family is its own file, and so is an opening by break-glass; the directory's records lie in the zone's; a new record
    lies in the file of its work."""
    place = change.values.get(PLACE, file)
    if not isinstance(place, str) or not is_id(place):
        return True
    if change.kind in ("family", "break_glass"):
        return {file, place} != {change.id}
    if change.kind == "zone" and change.id != zone:
        return True
    if change.kind in ("zone", "worker"):
        return {file, place} != {zone}
    return state is None and place != file


def _is_founding(change: Change, state: State) -> bool:
    """The founder's own first work brings the zone and the worker whom its enrolment gave already, as they stand by now."""
    return change.op is Op.ADD and not state.versions
