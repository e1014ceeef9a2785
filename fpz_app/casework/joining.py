"""Joining: children who came with a list become one family's, with all that the list told of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fpz_app.casework.directory import bring_over
from fpz_app.casework.episodes import open_episode
from fpz_app.casework.families import next_reference
from fpz_app.domain.episodes import Episode
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.permissions import Doing
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Work

_LEADS = (Role.PRACTITIONER, Role.LEAD)


def join_new(store: Store, actor: Worker, person_ids: Sequence[str], name: str, today: date) -> Family:
    """Makes a family of the children, in one work; asks for early help unless one of them brings it. Raises Problem."""
    _check(person_ids)
    family_id = new_id()
    family = Family(id=family_id, file_id=family_id, name=" ".join(name.split()), lead_id=_lead(actor))
    family.check()
    family = replace(family, reference=next_reference(store, actor.file_id))
    with store.work(actor, "Join children into a family") as work:
        work.require(Doing.MAKE_FAMILY)
        work.add([family])
        _join(work, person_ids, family)
        if open_episode(work, family_id) is None:
            work.put(Episode(file_id=family_id, family_id=family_id, requested_on=today, requested_by=actor.agency))
    return family


def join_known(store: Store, actor: Worker, person_ids: Sequence[str], family_id: str) -> Family:
    """Adds the children to a family on record, in one work. Raises Problem."""
    _check(person_ids)
    with store.work(actor, "Join children to their family") as work:
        work.require(Doing.RECORD, family_id)
        family = work.get(Family, family_id)
        _join(work, person_ids, family)
    return family


def _join(work: Work, person_ids: Sequence[str], family: Family) -> None:
    for person_id in person_ids:
        person = work.get(Person, person_id)
        if person.file_id != work.actor.file_id:
            raise Problem(f"{person.called} belongs to a family by now.", "Look at the list again.")
        bring_over(work, person, family.id)
        work.put(Membership(file_id=family.id, family_id=family.id, person_id=person.id))


def _check(person_ids: Sequence[str]) -> None:
    if not person_ids:
        raise Problem("No child is chosen.", "Choose the children of one family, then join them.")


def _lead(actor: Worker) -> str:
    """Practitioners bring in their own caseload; managers and administrators bring in others'."""
    return actor.id if actor.role in _LEADS else ""
