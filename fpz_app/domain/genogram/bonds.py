"""Bonds of a genogram: who is a couple or a parent, and whose child each child is, read from relationships."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import combinations

from fpz_app.domain.people import Couple, Kin, Relationship


class Stroke(Enum):
    SOLID = auto()
    DASHED = auto()
    DOTTED = auto()
    DASH_DOT = auto()


@dataclass(frozen=True)
class Tied:
    """How a couple's line is drawn, and how many slashes cut it: one separated, two divorced."""

    stroke: Stroke = Stroke.DOTTED
    slashes: int = 0


@dataclass(frozen=True)
class Bond:
    """None, one or two partners, and their children from the eldest; of `grandchildren` the parent between is not known."""

    partners: tuple[str, ...]
    children: tuple[str, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    tied: Tied = Tied()
    twins: tuple[frozenset[str], ...] = ()
    grandchildren: frozenset[str] = frozenset()


_STROKES = {
    Kin.PARENT: Stroke.SOLID,
    Kin.ADOPTIVE_PARENT: Stroke.DASHED,
    Kin.FOSTER_CARER: Stroke.DOTTED,
    Kin.GUARDIAN: Stroke.DOTTED,
    Kin.STEP_PARENT: Stroke.DASH_DOT,
    Kin.GRANDPARENT: Stroke.DASH_DOT,
}
_TIED = {
    Couple.NONE: Tied(),
    Couple.MARRIED: Tied(Stroke.SOLID),
    Couple.TOGETHER: Tied(Stroke.DASHED),
    Couple.APART: Tied(Stroke.DASH_DOT),
    Couple.SEPARATED: Tied(Stroke.SOLID, 1),
    Couple.DIVORCED: Tied(Stroke.SOLID, 2),
}
_Pair = frozenset[str]


def bonds_of(people: Sequence[str], ties: Sequence[Relationship]) -> tuple[Bond, ...]:
    """`people` are ids from the eldest; ties that make somebody their own ancestor are left out."""
    return _Weaver(people, ties).woven()


class _Weaver:
    def __init__(self, people: Sequence[str], ties: Sequence[Relationship]) -> None:
        self._people, self._ties = people, ties
        self._couples = _couples(ties)
        self._lines: dict[_Pair, dict[str, Stroke]] = {}
        self._skips: dict[_Pair, dict[str, Stroke]] = {}

    def woven(self) -> tuple[Bond, ...]:
        for kin in (Kin.PARENT, Kin.ADOPTIVE_PARENT, Kin.FOSTER_CARER, Kin.GUARDIAN, Kin.STEP_PARENT):
            for child in self._people:
                self._raise(child, kin)
        alone = self._join_siblings()
        for child in self._people:
            self._skip(child)
        pairs = dict.fromkeys((*self._lines, *self._couples, *self._skips))
        made = [self._bond(pair, {**self._skips.get(pair, {}), **self._lines.get(pair, {})}) for pair in pairs]
        made += [self._bond(frozenset(), dict.fromkeys(group, Stroke.SOLID)) for group in alone]
        return tuple(made)

    def _raise(self, child: str, kin: Kin) -> None:
        carers = [tie.from_id for tie in self._ties if tie.kin is kin and tie.to_id == child]
        carers = [each for each in dict.fromkeys(carers) if not self._descends(each, child)]
        parents = self._parents(child)
        if kin is Kin.STEP_PARENT:
            carers = [each for each in carers if each not in parents and not self._partners(each) & parents]
        for pair in self._paired(carers, parents if kin is not Kin.PARENT else set()):
            self._lines.setdefault(pair, {}).setdefault(child, _STROKES[kin])

    def _paired(self, carers: list[str], others: set[str]) -> list[_Pair]:
        """Couples first; two who are left are a pair too, one alone stands beside their partner among the child's others."""
        found = []
        left = list(carers)
        for one, other in combinations(carers, 2):
            if frozenset((one, other)) in self._couples and one in left and other in left:
                found.append(frozenset((one, other)))
                left = [each for each in left if each not in (one, other)]
        if len(left) == 2:
            return [*found, frozenset(left)]
        for each in left:
            beside = sorted(self._partners(each) & others)
            found.append(frozenset((each, *beside[:1])))
        return found

    def _skip(self, child: str) -> None:
        """Grandparents whose own child, this one's parent, is not on record as such."""
        parents = self._parents(child)
        known = {elder for parent in parents for elder in self._parents(parent)}
        known |= {partner for elder in known for partner in self._partners(elder)}
        carers = [tie.from_id for tie in self._ties if tie.kin is Kin.GRANDPARENT and tie.to_id == child]
        wanted = [each for each in dict.fromkeys(carers) if each not in known | parents and not self._descends(each, child)]
        for pair in self._paired(wanted, set()):
            self._skips.setdefault(pair, {}).setdefault(child, Stroke.DASH_DOT)

    def _join_siblings(self) -> list[list[str]]:
        """Full brothers and sisters share the one pair of parents that any of them has; groups with none are given back."""
        alone = []
        for group in _groups([(tie.from_id, tie.to_id) for tie in self._ties if tie.kin in (Kin.SIBLING, Kin.TWIN)]):
            known = {pair for pair, lines in self._lines.items() if set(lines) & group}
            orphans = [each for each in self._people if each in group and not self._parents(each)]
            if not known:
                alone.append(orphans)
            elif len(known) == 1:
                (pair,) = known
                for each in orphans:
                    if not any(self._descends(parent, each) for parent in pair):
                        self._lines[pair].setdefault(each, Stroke.SOLID)
        return alone

    def _bond(self, pair: _Pair, lines: dict[str, Stroke]) -> Bond:
        children = tuple(each for each in self._people if each in lines)
        twins = _groups([(tie.from_id, tie.to_id) for tie in self._ties if tie.kin is Kin.TWIN])
        children = _twins_together(children, twins)
        return Bond(
            partners=tuple(each for each in self._people if each in pair),
            children=children,
            strokes=tuple(lines[each] for each in children),
            tied=self._couples.get(pair, Tied()),
            twins=tuple(shared for group in twins if len(shared := frozenset(group & set(children))) > 1),
            grandchildren=frozenset(self._skips.get(pair, {})) - frozenset(self._lines.get(pair, {})),
        )

    def _parents(self, child: str) -> set[str]:
        return {parent for pair, lines in (*self._lines.items(), *self._skips.items()) if child in lines for parent in pair}

    def _partners(self, person: str) -> set[str]:
        pairs = [pair for pair in (*self._couples, *self._lines) if person in pair]
        return {each for pair in pairs for each in pair if each != person}

    def _descends(self, person: str, ancestor: str) -> bool:
        """Whether `person` is `ancestor` or comes from them."""
        seen: set[str] = set()
        waiting = [person]
        while waiting:
            each = waiting.pop()
            if each == ancestor:
                return True
            if each not in seen:
                seen.add(each)
                waiting += self._parents(each)
        return False


def _couples(ties: Iterable[Relationship]) -> dict[_Pair, Tied]:
    """What is recorded last counts, and what still lasts before what has ended."""
    found: dict[_Pair, Tied] = {}
    for tie in sorted(ties, key=lambda each: (each.until is None, each.id)):
        if tie.kin is not Kin.PARTNER and not tie.couple:
            continue
        tied = _TIED[tie.couple]
        found[frozenset((tie.from_id, tie.to_id))] = Tied(tied.stroke, max(tied.slashes, 1)) if tie.until else tied
    return found


def _groups(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    groups: list[set[str]] = []
    for pair in pairs:
        touched = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in touched] + [set(pair).union(*touched)]
    return groups


def _twins_together(children: tuple[str, ...], twins: list[set[str]]) -> tuple[str, ...]:
    ordered: list[str] = []
    for child in children:
        mates = next((group for group in twins if child in group), {child})
        ordered += [each for each in children if each in mates and each not in ordered]
    return tuple(ordered)
