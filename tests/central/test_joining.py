"""Joining two records at the centre: who may say that they are the same."""

from datetime import date

from fpz_app.domain.aliases import Alias, Sort
from fpz_app.domain.aliases import Verdict as Said
from fpz_app.domain.changes import Change
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.workers import Role
from fpz_app.sync.protocol import Verdict
from tests.helpers.centres import Here, Pen, added

TODAY = date(2026, 11, 23)


def test_a_join_is_refused_to_who_may_not_write_in_one_of_its_two_files(small: Here) -> None:
    manager, pen = small.laptop("Ruth Amesbury", Role.MANAGER), Pen(small.laptop("Sam Ellery"))
    family, closed = manager.family(), manager.family("Hale", restricted=True, allowed=(manager.worker.id,))
    manager.push()
    own = Person(file_id=family.id, given_name="Callum")
    assert pen.push(family.id, added(own)).verdict is Verdict.OK
    for sort, one, other in ((Sort.FAMILY, family.id, closed.id), (Sort.FAMILY, closed.id, family.id)):
        said = Alias(file_id=family.id, one_id=one, other_id=other, sort=sort, stands=family.id)
        assert pen.push(family.id, added(said)).verdict is Verdict.REFUSED


def test_families_of_two_leads_are_joined_by_a_manager_alone(small: Here) -> None:
    manager, pen = small.laptop("Ruth Amesbury", Role.MANAGER), Pen(small.laptop("Sam Ellery"))
    one, other = manager.family(lead_id=pen.laptop.worker.id), manager.family("Hale", lead_id=manager.worker.id)
    third = manager.family("Hale", lead_id=pen.laptop.worker.id)
    manager.push()

    def said(of: Family, verdict: Said = Said.SAME) -> Change:
        return added(Alias(file_id=of.id, one_id=one.id, other_id=of.id, sort=Sort.FAMILY, stands=one.id, verdict=verdict))

    refused = pen.push(other.id, said(other))
    assert (refused.verdict, refused.words) == (Verdict.REFUSED, "You may not decide as a manager here.")
    assert pen.push(other.id, said(other, Said.NOT_SAME)).verdict is Verdict.OK
    assert pen.push(third.id, said(third)).verdict is Verdict.OK
    assert Pen(manager).push(other.id, said(other)).verdict is Verdict.OK


def test_people_whose_families_two_lead_are_joined_by_a_manager_alone(small: Here) -> None:
    """Wherever the two were written down: what counts is to which families they belong now."""
    manager, pen = small.laptop("Ruth Amesbury", Role.MANAGER), Pen(small.laptop("Sam Ellery"))
    own, theirs = manager.family(lead_id=pen.laptop.worker.id), manager.family("Hale", lead_id=manager.worker.id)
    manager.push()
    here, there = Person(file_id=own.id, given_name="Callum"), Person(file_id=own.id, given_name="Calum")
    for person, family in ((here, own), (there, theirs)):
        assert pen.push(own.id, added(person)).verdict is Verdict.OK
        belongs = Membership(file_id=family.id, family_id=family.id, person_id=person.id)
        assert pen.push(family.id, added(belongs)).verdict is Verdict.OK
    said = added(Alias(file_id=own.id, one_id=here.id, other_id=there.id, sort=Sort.PERSON, stands=here.id))
    refused = pen.push(own.id, said)
    assert (refused.verdict, refused.words) == (Verdict.REFUSED, "You may not decide as a manager here.")
    assert Pen(manager).push(own.id, said).verdict is Verdict.OK


def test_people_of_one_lead_are_joined_by_whoever_records(small: Here) -> None:
    """A family that somebody belonged to once does not count, nor one that is hidden from who joins them."""
    manager, pen = small.laptop("Ruth Amesbury", Role.MANAGER), Pen(small.laptop("Sam Ellery"))
    own, before = manager.family(lead_id=pen.laptop.worker.id), manager.family("Hale", lead_id=manager.worker.id)
    hidden = manager.family("Pike", lead_id=manager.worker.id, restricted=True, allowed=(manager.worker.id,))
    manager.push()
    here, there = Person(file_id=own.id, given_name="Callum"), Person(file_id=own.id, given_name="Calum")
    for person in (here, there):
        pen.push(own.id, added(person))
        pen.push(own.id, added(Membership(file_id=own.id, family_id=own.id, person_id=person.id)))
    once = Membership(file_id=before.id, family_id=before.id, person_id=there.id, until=TODAY)
    assert pen.push(before.id, added(once)).verdict is Verdict.OK
    unseen = Membership(file_id=hidden.id, family_id=hidden.id, person_id=there.id)
    assert Pen(manager).push(hidden.id, added(unseen)).verdict is Verdict.OK
    said = added(Alias(file_id=own.id, one_id=here.id, other_id=there.id, sort=Sort.PERSON, stands=here.id))
    assert pen.push(own.id, said).verdict is Verdict.OK
