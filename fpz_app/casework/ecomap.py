"""Ecomap: the people and services around a household with the ties to them, recorded, changed and shown as a picture."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from fpz_app.casework.access import hidden_files, readable
from fpz_app.casework.genogram import family_genogram
from fpz_app.casework.network import helpers
from fpz_app.casework.people import Member, members
from fpz_app.casework.relationships import relations
from fpz_app.domain.ecomap.around import Ecomap, Known, ecomap
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.genogram.figures import Figure, Genogram
from fpz_app.domain.kinship import listed
from fpz_app.domain.people import Place
from fpz_app.domain.permissions import Doing
from fpz_app.domain.ties import Tie
from fpz_app.domain.workers import Helper, Worker
from fpz_app.store.store import Store

LEAD, NEAR = "lead practitioner", (Place.CLOSE, Place.PART)


def record_tie(store: Store, actor: Worker, tie: Tie, *, today: date) -> Tie:
    """Stores a tie, new or changed. Raises Problems; one for a tie that is there already."""
    tie.check(today)
    clean = replace(tie, other=" ".join(tie.other.split()), file_id=tie.family_id)
    with store.work(actor, "Record a tie") as work:
        work.require(Doing.RECORD, tie.family_id)
        alike = store.find(Tie, family_id=tie.family_id, whose_id=tie.whose_id)
        if any(each.id != tie.id and each.ends_at == clean.ends_at and each.goes_on(today) for each in alike):
            raise Problem("This tie is already recorded.", "Change the one that is there.", field="other")
        return work.put(clean)


def remove_tie(store: Store, actor: Worker, tie: Tie) -> None:
    """Takes away a tie that was recorded wrongly; one that came to an end is given its last day instead."""
    with store.work(actor, "Remove a tie") as work:
        work.require(Doing.RECORD, tie.family_id)
        work.remove(tie)


def family_ecomap(store: Store, asker: Worker, family_id: str, today: date, *, named: bool = True) -> Ecomap:
    """Everyone near, the helpers, the lead practitioner, the schools, and whoever else a tie leads to.

    Without `named` nothing tells who they are.
    """
    family = readable(store, asker, family_id)
    picture = family_genogram(store, asker, family_id, today, named=named)
    everyone = members(store, asker, family_id, today)
    ties = [each for each in store.find(Tie, family_id=family_id, order="id") if each.goes_on(today)]
    known = [
        *_people(store, asker, picture, everyone, ties),
        *_lead(store, family),
        *_helpers(helpers(store, asker, family_id), everyone, named=named),
        *_schools(picture, everyone),
    ]
    names = {each.id: each.name for each in picture.figures}
    if not named:
        known, ties = _nameless(known, ties)
    return ecomap(
        [each for each in picture.figures if each.at_home], known, ties, names, address=picture.address, with_notes=named
    )


def _people(store: Store, asker: Worker, picture: Genogram, everyone: Sequence[Member], ties: Iterable[Tie]) -> Iterator[Known]:
    """Those of the family who live elsewhere and are near, in contact, or tied to the household."""
    here = {each.id for each in picture.figures if each.at_home}
    people = {each.person.id: each.person for each in everyone}
    contact: set[str] = set()
    for each in relations(store, people, hidden_files(store, asker)):
        if each.in_contact == "yes" and here & {each.from_id, each.to_id}:
            contact |= {each.from_id, each.to_id}
    wanted = contact | {tie.other_id for tie in ties} | {each.person.id for each in everyone if each.membership.place in NEAR}
    for figure in picture.figures:
        if figure.id in wanted and not figure.at_home and not figure.died and figure.name:
            yield Known(figure.id, figure.name, figure.kin)


def _lead(store: Store, family: Family) -> Iterator[Known]:
    for each in store.find(Worker, id=[family.lead_id] if family.lead_id else []):
        yield Known(each.id, each.name, LEAD, is_person=False)


def _helpers(found: Iterable[Helper], everyone: Iterable[Member], *, named: bool) -> Iterator[Known]:
    """But for those who are of the family themselves."""
    family = {name.casefold() for each in everyone for name in (each.person.called, each.person.full_name)}
    for each in found:
        if each.name.casefold() in family:
            continue
        agency = "" if each.agency.casefold().startswith(each.job.casefold() or "-") else each.agency
        what = ", ".join(filter(None, (each.job, agency))) if named else each.job
        yield Known(each.worker_id or each.id, each.name, what, is_person=False)


def _schools(picture: Genogram, everyone: Iterable[Member]) -> Iterator[Known]:
    at_home = {figure.id: figure for figure in picture.figures if figure.at_home and figure.is_child}
    schools: dict[str, list[tuple[str, Figure]]] = {}
    for each in everyone:
        school = " ".join(each.person.school.split())
        if school and each.person.id in at_home:
            schools.setdefault(school.casefold(), []).append((school, at_home[each.person.id]))
    for key, pupils in schools.items():
        yield Known(key, pupils[0][0], f"school of {listed([pupil.name for _, pupil in pupils])}", is_person=False)


def _nameless(known: Sequence[Known], ties: Sequence[Tie]) -> tuple[list[Known], list[Tie]]:
    """By what they are: 'Health visitor', 'School', 'Service 2'."""
    there = {each.key for each in known}
    others = [Known(tie.ends_at, tie.other, "Service", is_person=False) for tie in ties if tie.ends_at not in there]
    everyone = [*known, *{each.key: each for each in others}.values()]
    roles = [_role(each) for each in everyone]
    counts: dict[str, int] = {}
    found = []
    for each, role in zip(everyone, roles, strict=True):
        counts[role] = counts.get(role, 0) + 1
        found.append(replace(each, name=f"{role} {counts[role]}" if roles.count(role) > 1 else role, what=_kept(each)))
    return found, list(ties)


def _role(known: Known) -> str:
    if known.is_person:
        return known.name
    if known.what.startswith("school of "):
        return "School"
    return (known.what or "Helper").capitalize()


def _kept(known: Known) -> str:
    """What may stay beneath a role: what is said with roles alone."""
    return known.what if known.is_person or known.what.startswith("school of ") else ""
