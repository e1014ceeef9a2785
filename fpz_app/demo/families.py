"""Families: one family of the zone from its part: people, papers, notes, assessment, plan."""

import random
from dataclasses import dataclass, field
from datetime import date

from fpz_app.demo.assessments import assessments
from fpz_app.demo.calendar import calendar
from fpz_app.demo.ids import Ids
from fpz_app.demo.making import Making
from fpz_app.demo.material import Material
from fpz_app.demo.notes import corrections, gathering, notes
from fpz_app.demo.numbers import invented_phone, invented_postcode
from fpz_app.demo.papers import agreements, contacts, episode, helpers, levels, warnings
from fpz_app.demo.people import Cast
from fpz_app.demo.plans import plans
from fpz_app.demo.shapes import Part, School, Town
from fpz_app.demo.telling import Teller, Voice
from fpz_app.demo.ties import around, memberships, relationships
from fpz_app.domain.families import Family, case_reference
from fpz_app.domain.people import Person
from fpz_app.domain.workers import Worker


@dataclass
class Zonewide:
    """What families share while they are made: names not taken yet, workers, and those made before."""

    material: Material
    workers: dict[str, Worker]
    seed: int
    today: date
    code: str
    made: dict[str, Making] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)

    def surnames_of(self, heritage: str, rng: random.Random) -> list[str]:
        """A heritage's surnames with the next free one first; used up, they begin anew."""
        left = self.surnames.get(heritage)
        if not left:
            left = list(self.material.names.heritage[heritage].surnames)
            rng.shuffle(left)
            self.surnames[heritage] = left
        return left


def family(zone: Zonewide, part: Part, number: int, *, ordinary: int) -> Making:
    """Everything of one family; `ordinary` is how many notes without news it has beside its story's."""
    rng = random.Random(f"{zone.seed} {number}")
    ids = Ids(zone.seed, zone.today, number + 1)
    making = _begin(zone, part, number, rng, ids)
    household, people, file = making.household, making.people, making.family.id
    making.add([making.family])
    making.add(person for role, person in people.items() if role not in part.joins)
    making.add(memberships(household, people, file, ids))
    borrowed = {people[role].id for role in part.joins}
    ties = relationships(household, people, file, ids)
    making.add(tie for tie in ties if not {tie.from_id, tie.to_id} <= borrowed)
    record = episode(making)
    making.episode_id = record.id
    making.add([record])
    making.add(helpers(making))
    making.add(agreements(making))
    making.add(contacts(making))
    making.add(warnings(making))
    making.add(list(notes(making, ordinary)))
    making.add(list(gathering(making)))
    making.add(list(corrections(making)))
    assessments(making)
    making.add(levels(making))
    plans(making)
    making.add(around(making))
    zone.made[part.key] = making
    return making


def _begin(zone: Zonewide, part: Part, number: int, rng: random.Random, ids: Ids) -> Making:
    material, file = zone.material, ids.new()
    story, household = material.stories[part.story], material.households[part.household]
    town = material.towns[part.town or rng.choice(sorted(material.towns))]
    address = part.address or f"{rng.randint(1, 96)} {rng.choice(town.streets)}"
    postcode = invented_postcode(town.postcode, rng)
    cast = Cast(
        part=part, household=household, town=town, heritages=[material.names.heritage[each] for each in part.heritage],
        surnames=zone.surnames_of(part.heritage[0], rng), ages=story.ages, address=address, postcode=postcode,
        file_id=file, number=number, ids=ids, rng=rng, today=zone.today,
    )  # fmt: skip
    if part.joins_of:
        there = zone.made[part.joins_of].people
        cast.people.update({here: there[role] for here, role in part.joins.items()})
    people = cast.invent(material)
    lead = zone.workers[part.lead]
    record = Family(
        id=file,
        file_id=file,
        name=part.name or people["carer"].family_name,
        reference=part.reference or case_reference(zone_code=zone.code, device_code="", counter=2200 + number),
        address=f"{address}, {town.name}",
        postcode=postcode,
        phone=people["carer"].phone or invented_phone(number * 7),
        locality=town.locality,
        lead_id=lead.id,
        restricted=part.restricted,
        allowed=(lead.id, zone.workers["ruth"].id) if part.restricted else (),
    )
    days = calendar(part, zone.today, rng)
    teller = Teller(_slots(zone, people, household.key, town, lead), rng)
    return Making(
        part=part, story=story, household=household, material=material, family=record, people=people, workers=zone.workers,
        calendar=days, teller=teller, ids=ids, rng=rng, today=zone.today, late=part.late,
    )  # fmt: skip


def _slots(zone: Zonewide, people: dict[str, Person], household: str, town: Town, lead: Worker) -> dict[str, object]:
    shapes = {shape.role: shape for shape in zone.material.households[household].person}
    teachers = _teachers(town)
    voices: dict[str, object] = {
        role: Voice(person, shapes[role].called_by_children, teachers.get(person.school, "the teacher"))
        for role, person in people.items()
        if not shapes[role].unknown
    }
    first = lead.name.split()[0]
    workers = {key: worker.name.split()[0] for key, worker in zone.workers.items()}
    return {
        **workers,
        **voices,
        "lead": first,
        "town": town.name,
        "hub": f"{town.name} family hub",
    }


def _teachers(town: Town) -> dict[str, str]:
    schools: list[School] = [town.nursery, *town.primary, town.secondary]
    return {school.name: school.teacher for school in schools} | {town.college: town.secondary.teacher}
