"""Joined leads: families that are joined are led by all who lead one of them, until one lead is chosen."""

from collections.abc import Mapping
from dataclasses import replace

from fpz_app.domain.aliases import Alias, Sort, Verdict
from fpz_app.domain.families import Family
from fpz_app.store.store import Store
from fpz_app.store.work import Work

FIELD = "lead_id"


def joined_leads(store: Store) -> Mapping[str, tuple[str, ...]]:
    """By each family that stands for others, those who lead one of these and may still be the one who is chosen."""
    of = store.standing().of
    if not of:
        return {}
    undecided = {each for alias in _undecided(store) for each in alias.pair if each in of}
    found: dict[str, tuple[str, ...]] = {}
    for family in store.find(Family, id=sorted(undecided)) if undecided else ():
        if family.lead_id:
            found[of[family.id]] = (*found.get(of[family.id], ()), family.lead_id)
    return found


def choose_lead(store: Store, work: Work, family_id: str) -> None:
    """The family has just been given a lead: those of the families that are joined to it no longer answer for it."""
    for alias in _undecided(store):
        if store.standing().all_of(family_id) == store.standing().all_of(alias.one_id):
            known = work.get(Alias, alias.id)
            work.put(replace(known, chosen=tuple(sorted({*known.chosen, FIELD}))))


def _undecided(store: Store) -> list[Alias]:
    return [each for each in store.find(Alias, sort=Sort.FAMILY, verdict=Verdict.SAME) if FIELD not in each.chosen]
