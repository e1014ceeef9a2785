"""Aliases: two records of one person or family joined, the facts in which they differ, and parting them again."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from fpz_app.casework.access import hidden_files, scope_of
from fpz_app.domain.aliases import Alias, Sort, Verdict, alias_id
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.permissions import Doing, Scope, may, require
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Gone, Work

KIND: dict[Sort, type[Person] | type[Family]] = {Sort.PERSON: Person, Sort.FAMILY: Family}
APART = frozenset({"id", "file_id", "restricted", "allowed", "reference", "external_id", "about", "health", "disability"})
"""Fields that each record keeps for itself: nobody has to choose between them."""


@dataclass(frozen=True)
class Fact:
    """One field of which the two records say different things; `ours` is what the record that stands says."""

    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True)
class Told:
    """What was said of a pair. `stands` and `other` are the records themselves; `facts` wait until somebody chooses. `waits`
    while one of the files is restricted: the join is then not in force."""

    alias: Alias
    stands: Person | Family
    other: Person | Family
    facts: tuple[Fact, ...]
    waits: bool


def join(store: Store, actor: Worker, sort: Sort, *, stands: str, gives_way: str, reason: str = "") -> Alias:
    """From now on both are read as one. Nothing is re-keyed: it can be undone at any time. Raises Problem."""
    if stands == gives_way:
        raise Problem("This is one record already.", "Choose two records.")
    return _say(store, actor, sort, stands, gives_way, Verdict.SAME, reason)


def tell_apart(store: Store, actor: Worker, sort: Sort, one: str, other: str, *, reason: str = "") -> Alias:
    """They are not the same: they are not asked about again, and what was joined is where it was. Raises Problem."""
    return _say(store, actor, sort, one, other, Verdict.NOT_SAME, reason)


def choose(store: Store, actor: Worker, told: Told, field: str, *, theirs: bool) -> Alias:
    """Which of both values is right: it stands in the record that stands. Raises Problem."""
    with store.work(actor, "Choose between two facts") as work:
        kind = KIND[told.alias.sort]
        record = work.get(kind, told.stands.id)
        _require_both(work, told.alias.sort, told.stands.id, told.other.id)
        if theirs:
            work.put(replace(record, **{field: getattr(told.other, field)}))
        alias = work.get(Alias, told.alias.id)
        return work.put(replace(alias, chosen=tuple(sorted({*alias.chosen, field}))))


def told_pairs(store: Store, asker: Worker) -> list[Told]:
    """What was said of pairs of which the asker may see both; those who are joined first."""
    if not may(asker, Doing.READ, Scope()):
        return []
    hidden = hidden_files(store, asker)
    restricted = {family.id for family in store.find(Family, restricted=True)}
    aliases = store.find(Alias)
    found = []
    for alias in sorted(aliases, key=lambda each: (each.verdict is not Verdict.SAME, each.id)):
        pair = {each.id: each for each in store.find(KIND[alias.sort], id=list(alias.pair))}
        if len(pair) == 2 and hidden.isdisjoint(each.file_id for each in pair.values()):
            stands = pair.get(alias.stands) or pair[alias.one_id]
            other = pair[alias.other_id if stands.id == alias.one_id else alias.one_id]
            waits = not restricted.isdisjoint((stands.file_id, other.file_id))
            found.append(Told(alias, stands, other, _facts(alias, stands, other), waits))
    return found


def may_join(store: Store, asker: Worker, one: Person | Family, other: Person | Family) -> bool:
    """Whether the asker may say of both that they are the same."""
    leads = _leads(store.find(Family, id=[*_files(store, one), *_files(store, other)]))
    doing = Doing.RECORD if len(leads) < 2 else Doing.DECIDE
    scopes = [scope_of(store, asker, family) for family in store.find(Family, id=[one.file_id, other.file_id])]
    return all(may(asker, doing, scope) for scope in scopes or [Scope()])


def _files(store: Store, record: Person | Family) -> Sequence[str]:
    """The families in which a person is, or the family itself."""
    if isinstance(record, Family):
        return (record.id,)
    return tuple(each.family_id for each in store.find(Membership, person_id=record.id, until=None))


def _leads(families: Sequence[Family]) -> set[str]:
    return {family.lead_id for family in families if family.lead_id}


def _say(store: Store, actor: Worker, sort: Sort, one: str, other: str, verdict: Verdict, reason: str) -> Alias:
    """`one` is the record that stands where they are the same."""
    pair = [store.get(KIND[sort], each) for each in (one, other)]
    if verdict is Verdict.SAME and not may_join(store, actor, pair[0], pair[1]):
        require(actor, Doing.RECORD, Scope())
        raise Problem("Different people lead their families.", "Ask the zone manager to join the two records.")
    first, second = sorted((one, other))
    with store.work(actor, "Join two records" if verdict is Verdict.SAME else "Tell two records apart") as work:
        _require_both(work, sort, one, other)
        if verdict is Verdict.SAME and any(_is_restricted(work, each.file_id) for each in pair):
            raise Problem("One of the files is restricted.", "It stands alone for as long as it is.")
        known = work.find(Alias, alias_id(one, other))
        file_id = known.file_id if known else pair[1].file_id
        said = Alias(
            id=alias_id(one, other), file_id=file_id, one_id=first, other_id=second, sort=sort, verdict=verdict, stands=one,
            reason=reason.strip() or (known.reason if known else ""), chosen=known.chosen if known else (),
        )  # fmt: skip
        return work.put(said)


def _require_both(work: Work, sort: Sort, one: str, other: str) -> None:
    """Raises Gone for a hidden file as for none; Problem for a role."""
    for each in (one, other):
        record = work.get(KIND[sort], each)
        scope = work.scope(record.file_id)
        if not may(work.actor, Doing.READ, scope) and may(work.actor, Doing.READ, Scope()):
            raise Gone
        require(work.actor, Doing.RECORD, scope)


def _is_restricted(work: Work, file_id: str) -> bool:
    family = work.find(Family, file_id)
    return family is not None and family.restricted


def _facts(alias: Alias, stands: Person | Family, other: Person | Family) -> tuple[Fact, ...]:
    named = [each.name for each in fields(stands) if each.name not in APART and each.name not in alias.chosen]
    pairs = ((name, getattr(stands, name), getattr(other, name)) for name in named)
    return tuple(Fact(name, ours, theirs) for name, ours, theirs in pairs if theirs not in ("", None, ()) and ours != theirs)
