"""Settling: which of two people's versions stands; what is not chosen stays in the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.casework.conflicts import Conflict
from fpz_app.casework.versions import Version
from fpz_app.domain.changes import WHOLE, Change, Op
from fpz_app.domain.doings import doings_of
from fpz_app.domain.errors import Problem
from fpz_app.domain.merging import PLACE, State, alive
from fpz_app.domain.notes import Appendment
from fpz_app.domain.workers import Worker
from fpz_app.store import states
from fpz_app.store.store import Store
from fpz_app.store.work import Gone, Work

TITLE = "Settle two versions"


class Settled(Problem):
    """Somebody else was faster, or another version has come."""

    def __init__(self) -> None:
        super().__init__("This was settled or changed meanwhile.", "Look at it again: nothing that you or they wrote is lost.")


class Way(StrEnum):
    ONE = "this one"
    OTHER = "that one"
    BOTH = "both, in order of time"
    ANEW = "written anew"


@dataclass(frozen=True)
class Decision:
    """`pair` are the versions that were looked at; others keep waiting. `anew` is what was typed."""

    conflict: Conflict
    pair: tuple[Version, Version]
    way: Way
    anew: str = ""


def ways(conflict: Conflict) -> Sequence[Way]:
    """Both and anew are for texts; of a finished note the second becomes an addition, and nothing is written anew."""
    if conflict.presence or not conflict.narrative:
        return (Way.ONE, Way.OTHER)
    return (Way.ONE, Way.OTHER, Way.BOTH) if conflict.finished else tuple(Way)


def both_in_order(pair: Sequence[Version]) -> list[tuple[str, str]]:
    """What both would say: for each version that says something, the earlier first, whose and when, and its words as typed."""
    ordered = sorted(pair, key=lambda version: (version.author.at, version.works))
    return [(f"{each.author.who}, {each.author.at:%A} {_moment(each)}", str(each.value)) for each in ordered if each.value]


def _moment(version: Version) -> str:
    at = version.author.at
    return f"{at.day} {at:%B %Y, %H:%M}"


def settle(store: Store, actor: Worker, decision: Decision, today: date) -> None:
    """Writes the decision as a work that has looked at both versions. Raises Settled; Problem where the actor may not."""
    conflict, pair = decision.conflict, decision.pair
    if decision.way is Way.ANEW and not decision.anew.strip():
        raise Problem("Nothing is written yet.", "Write what should stand, or choose one of the versions.", field="anew")
    with store.work(actor, TITLE) as work:
        state = _checked(work, conflict, pair)
        if conflict.presence:
            _settle_presence(work, conflict, state, decision.way)
            return
        value = _value(decision)
        change = Change(kind=conflict.kind, id=conflict.record_id, op=Op.RESOLVE, values={conflict.field: value})
        _require(work, change, state.values[PLACE])
        seen = [one for version in pair for one in version.works]
        work.settle(conflict.kind, conflict.record_id, conflict.field, value, seen=seen)
        if decision.way is Way.BOTH and conflict.finished and len(both_in_order(pair)) == len(pair):
            work.put(_addition(conflict, pair, actor, today))


def _checked(work: Work, conflict: Conflict, pair: Sequence[Version]) -> State:
    key = (conflict.kind, conflict.record_id)
    state = states.load(work.connection, [key]).get(key)
    if state is None or conflict.field not in state.open_fields(conflict.kind):
        raise Settled
    if conflict.presence:
        standing = set(state.removals)
        looked = set(pair[1].works)
    else:
        standing = set(alive(state, state.beside[conflict.field]))
        looked = {one for version in pair for one in version.works}
    if not looked <= standing:
        raise Settled
    return state


def _settle_presence(work: Work, conflict: Conflict, state: State, way: Way) -> None:
    """The one that was changed stays, or the other's removal does."""
    op = Op.RESOLVE if way is Way.ONE else Op.REMOVE
    _require(work, Change(kind=conflict.kind, id=conflict.record_id, op=op), state.values[PLACE])
    if way is Way.ONE:
        work.settle(conflict.kind, conflict.record_id, WHOLE, None, seen=state.removals)
        return
    record = states.record_in(conflict.kind, conflict.record_id, state)
    if record is None:
        raise Gone
    work.remove(record)


def _require(work: Work, change: Change, file: str) -> None:
    for doing in sorted(doings_of(change, new=False)):
        work.require(doing, file)


def _value(decision: Decision) -> object:
    one, other = decision.pair
    if decision.way is Way.OTHER:
        return other.value
    if decision.way is Way.ANEW:
        return decision.anew.strip()
    if decision.way is Way.BOTH and not decision.conflict.finished:
        return "\n\n".join(f"{whose}:\n{words}" for whose, words in both_in_order(decision.pair))
    return (
        min(decision.pair, key=lambda version: (version.author.at, version.works)).value
        if decision.way is Way.BOTH
        else one.value
    )


def _addition(conflict: Conflict, pair: Sequence[Version], actor: Worker, today: date) -> Appendment:
    whose, words = both_in_order(pair)[1]
    return Appendment(
        file_id=conflict.family_id, family_id=conflict.family_id, note_id=conflict.record_id, author_id=actor.id, on=today,
        text=f"{whose} wrote:\n{words}",
    )  # fmt: skip
