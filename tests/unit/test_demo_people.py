"""The people of the invented zone: ages, names, schools, numbers and ties that agree."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from fpz_app.demo.people import school_year
from fpz_app.domain.dates import age_on
from fpz_app.domain.families import Family
from fpz_app.domain.levels import LevelOfNeed, family_level
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Kin, Membership, Person, Relationship, Stage
from fpz_app.domain.plans import Goal, Plan
from fpz_app.domain.workers import Helper, Worker
from fpz_app.paths import resources
from fpz_app.settings import load_settings
from tests.helpers.invented import TODAY, InventedZone, invented_zone

SETTINGS = load_settings([resources()])
PHONE = re.compile(r"01632 960 \d{3}")


@pytest.fixture(scope="module")
def zone() -> Iterator[InventedZone]:
    with invented_zone() as made:
        yield made


def test_no_two_families_bear_the_same_name(zone: InventedZone) -> None:
    assert [name for name, count in Counter(family.name for family in zone.all(Family)).items() if count > 1] == []


def test_nobody_is_seen_or_heard_who_is_not_of_the_family(zone: InventedZone) -> None:
    belongs: dict[str, set[str]] = defaultdict(set)
    for member in zone.all(Membership):
        belongs[member.family_id].add(member.person_id)
    for note in zone.all(Note):
        spoken = {*note.about, *note.seen, *note.seen_alone, *(words.person_id for words in note.words)}
        assert spoken <= belongs[note.family_id]


def test_nobody_is_seen_after_their_death_or_before_their_birth(zone: InventedZone) -> None:
    people = {person.id: person for person in zone.all(Person)}
    for note in zone.all(Note):
        for person in (people[each] for each in note.seen):
            assert person.stage is not Stage.UNBORN
            assert person.died_on is None
            assert not person.born or person.born <= note.on.isoformat()


def test_a_nan_is_old_enough_to_be_a_parents_mother(zone: InventedZone) -> None:
    ages = {person.id: age_on(person.born, TODAY) for person in zone.all(Person)}
    nans = [tie for tie in zone.all(Relationship) if tie.kin is Kin.GRANDPARENT]
    assert nans != []
    assert [tie for tie in nans if (ages[tie.from_id] or 99) - (ages[tie.to_id] or 0) < 34] == []


def test_school_years_agree_with_ages(zone: InventedZone) -> None:
    for child in zone.all(Person):
        if child.school_year.isdigit():
            assert school_year(child.born, TODAY) == int(child.school_year)
            age = age_on(child.born, TODAY)
            assert age is not None
            assert age - 5 <= int(child.school_year) <= age - 4


def test_every_school_child_has_a_school_and_no_baby_has(zone: InventedZone) -> None:
    for child in (person for person in zone.all(Person) if person.is_child(TODAY)):
        age = age_on(child.born, TODAY)
        assert (age is not None and age >= 5) <= bool(child.school)
        assert (age is None or age < 2) <= (not child.school)


def test_parents_are_older_than_their_children(zone: InventedZone) -> None:
    people = {person.id: person for person in zone.all(Person)}
    for tie in zone.all(Relationship):
        parent, child = people[tie.from_id], people[tie.to_id]
        if tie.kin is Kin.PARENT and parent.born and child.born:
            assert int(child.born[:4]) - int(parent.born[:4]) >= 16


def test_nobody_is_tied_to_the_same_person_twice_alike(zone: InventedZone) -> None:
    ties = Counter((tie.from_id, tie.to_id, tie.kin) for tie in zone.all(Relationship))
    assert [tie for tie, count in ties.items() if count > 1] == []


def test_people_have_what_a_person_must_have(zone: InventedZone) -> None:
    for person in zone.all(Person):
        if person.called != "Name not known":
            person.check(TODAY)
        assert person.ethnicity == "" or person.ethnicity in {term.code for term in SETTINGS.vocabularies["ethnicity"].terms}
        assert set(person.languages) <= {term.code for term in SETTINGS.vocabularies["languages"].terms}


def test_every_telephone_number_is_kept_for_stories(zone: InventedZone) -> None:
    phones = [each.phone for kind in (Person, Worker, Helper, Family) for each in zone.all(kind) if each.phone]
    assert len(phones) > 100
    assert [phone for phone in phones if phone[0].isdigit() and not PHONE.fullmatch(phone)] == []


def test_households_are_of_many_kinds(zone: InventedZone) -> None:
    kinds = {tie.kin for tie in zone.all(Relationship)}
    assert {
        *(Kin.STEP_PARENT, Kin.HALF_SIBLING, Kin.STEP_SIBLING, Kin.TWIN, Kin.FOSTER_CARER, Kin.GRANDPARENT, Kin.AUNT_OR_UNCLE),
        *(Kin.COUSIN, Kin.PARTNER, Kin.SIBLING),
    } <= kinds
    assert any(person.died_on for person in zone.all(Person))
    assert any(person.stage is Stage.UNBORN and person.due_on for person in zone.all(Person))
    assert any(person.called == "Name not known" for person in zone.all(Person))


def test_a_child_belongs_to_two_families(zone: InventedZone) -> None:
    people = {person.id: person for person in zone.all(Person)}
    belongs = Counter(member.person_id for member in zone.all(Membership))
    assert any(count == 2 and people[person].is_child(TODAY) for person, count in belongs.items())


def test_the_marlows_are_as_they_are_drawn(zone: InventedZone) -> None:
    family = zone.family("Marlow")
    people = {each.called: each for each in zone.all(Person) if each.file_id == family.id}
    ages = {name: age_on(person.born, person.died_on or TODAY) for name, person in people.items() if person.born}
    assert ages == {
        **{"Kerry": 36, "Tom": 33, "Callum": 14, "Ellie": 9, "Noah": 2, "Dean": 39},
        **{"Brian": 68, "Pauline": 66, "Ray": 64, "Sandra": 61, "Lynne": 59, "Michelle": 42},
    }
    assert people["Baby"].due_on == date(2027, 2, 14)
    assert (people["Callum"].school_year, people["Ellie"].school_year) == ("10", "5")
    plan = next(each for each in zone.all(Plan) if each.family_id == family.id)
    assert (plan.version, plan.agreed_on, plan.review_on) == (4, TODAY, date(2027, 1, 4))
    goals = sorted((each for each in zone.all(Goal) if each.plan_id == plan.id), key=lambda each: each.place)
    assert [(goal.then, goal.now, goal.hoped) for goal in goals] == [(3, 5, 8), (4, 6, 8), (2, 2, 7), (5, 7, 9)]
    assert family_level(each for each in zone.all(LevelOfNeed) if each.family_id == family.id) == 3
