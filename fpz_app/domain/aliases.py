"""Aliases: two records found to be of one person or one family, joined for as long as that is said, and never re-keyed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fpz_app.domain.record import Record, derived_id, narrative


class Sort(StrEnum):
    PERSON = "person"
    FAMILY = "family"


class Verdict(StrEnum):
    SAME = "the same"
    NOT_SAME = "not the same"


@dataclass(frozen=True, kw_only=True)
class Alias(Record):
    """What is said of one pair, once: `one_id` sorts before `other_id`. While they are the same `stands` is the one of both
    that the other gives way to; `chosen` are the fields in which it was settled whose value is right."""

    one_id: str
    other_id: str
    sort: Sort = Sort.PERSON
    verdict: Verdict = Verdict.SAME
    stands: str = ""
    reason: str = narrative()
    chosen: tuple[str, ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        return self.one_id, self.other_id


def alias_id(one: str, other: str) -> str:
    """Two laptops that say something of the same pair say it of the same record."""
    first, second = sorted((one, other))
    return derived_id(first, "alias", second)


def standing(aliases: Iterable[Alias]) -> dict[str, str]:
    """By the id of each record that gives way, the id of the one that stands. Those who are joined in a chain or a ring have one
    that stands: one that gives way to none, else the first; the same on every laptop, in whatever order the aliases come."""
    gives_way: set[str] = set()
    near: dict[str, set[str]] = {}
    for each in aliases:
        if each.verdict is Verdict.SAME and each.one_id != each.other_id:
            near.setdefault(each.one_id, set()).add(each.other_id)
            near.setdefault(each.other_id, set()).add(each.one_id)
            if each.stands in each.pair:
                gives_way.add(each.other_id if each.stands == each.one_id else each.one_id)
    found: dict[str, str] = {}
    seen: set[str] = set()
    for start in sorted(near):
        if start in seen:
            continue
        together = _together(start, near)
        seen |= together
        stands = min(together - gives_way or together)
        found.update(dict.fromkeys(together - {stands}, stands))
    return found


def _together(start: str, near: Mapping[str, set[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = near[waiting.pop()] - found
        found |= new
        waiting += new
    return found
