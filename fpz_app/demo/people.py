"""People: a household's children, parents and others, with ages, names, schools and numbers that agree."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from fpz_app.demo.ids import Ids
from fpz_app.demo.material import Material
from fpz_app.demo.numbers import invented_nhs_number, invented_phone, invented_upn
from fpz_app.demo.shapes import Heritage, Household, Part, PersonShape, School, Town
from fpz_app.domain.dates import age_on
from fpz_app.domain.people import Person, Place, Stage

_MIXED = {"BCRB": "MWBC", "BAFR": "MWBA", "ABAN": "MWAS", "AIND": "MWAS", "APKN": "MWAS"}


@dataclass
class Cast:
    """The people being invented for one family, by role."""

    part: Part
    household: Household
    town: Town
    heritages: list[Heritage]
    surnames: list[str]
    ages: tuple[int, int]
    address: str
    postcode: str
    file_id: str
    number: int
    ids: Ids
    rng: random.Random
    today: date
    people: dict[str, Person] = field(default_factory=dict)
    _given: set[str] = field(default_factory=set)

    def shape(self, role: str) -> PersonShape:
        return next(each for each in self.household.person if each.role == role)

    def invent(self, material: Material) -> dict[str, Person]:
        ages = _ages(self)
        for shape in sorted(self.household.person, key=lambda each: (each.child, bool(each.parents))):
            if shape.role in self.people:
                continue
            self.people[shape.role] = self._person(shape, ages.get(shape.role), material)
        return self.people

    def _person(self, shape: PersonShape, age: int | None, material: Material) -> Person:
        if shape.unknown:
            return Person(id=self.ids.new(), file_id=self.file_id, stage=Stage.ADULT, sex=shape.sex)
        heritage = self._heritage(shape)
        stage = Stage.UNBORN if shape.due_in else Stage.CHILD if shape.child else Stage.ADULT
        born = "" if age is None else self._born(shape, age, like=self._twin(shape))
        sex = shape.sex or (self.rng.choice(("female", "male")) if stage is not Stage.UNBORN else "not known")
        given = "" if stage is Stage.UNBORN else self._name(shape, heritage, sex)
        home = shape.place in (Place.HOME, Place.PART)
        school, year = _schooling(shape, born, self.town, self.today) if shape.child else (None, "")
        return Person(
            id=self.ids.new(),
            file_id=self.file_id,
            given_name=given,
            family_name=self._surname(shape, heritage),
            stage=stage,
            born=born,
            due_on=self.today + timedelta(days=shape.due_in) if shape.due_in else None,
            died_on=self.today - timedelta(days=shape.died_ago) if shape.died_ago else None,
            sex=sex,
            gender={"female": "b", "male": "a"}.get(sex, "c"),
            ethnicity=self._ethnicity(shape, heritage),
            school=school.name if school else "",
            school_year=year,
            languages=tuple(heritage.languages) if stage is not Stage.UNBORN else (),
            interpreter=heritage.interpreter if stage is Stage.ADULT and home else "",
            religion=self.rng.choice(heritage.religions),
            nhs_number=invented_nhs_number(self.rng) if stage is Stage.CHILD else "",
            upn=invented_upn(self.rng) if year and year != "Nursery" else "",
            address=shape.address or ("" if home or shape.died_ago else self._elsewhere()),
            phone=invented_phone(self.number * 7 + len(self.people)) if stage is Stage.ADULT and not shape.died_ago else "",
            occupation=shape.occupation or (self.rng.choice(material.names.jobs) if stage is Stage.ADULT and home else ""),
        )

    def _heritage(self, shape: PersonShape) -> Heritage:
        return self.heritages[min(shape.heritage, len(self.heritages) - 1)]

    def _name(self, shape: PersonShape, heritage: Heritage, sex: str) -> str:
        wanted = self.part.given.get(shape.role) or shape.given
        girls, boys = (heritage.girls, heritage.boys) if shape.child else (heritage.women, heritage.men)
        free = [name for name in (girls if sex == "female" else boys) if name not in self._given]
        name = wanted or self.rng.choice(free)
        self._given.add(name)
        return name

    def _surname(self, shape: PersonShape, heritage: Heritage) -> str:
        if shape.surname:
            return shape.surname
        after = shape.named_after or (shape.parents[0] if shape.child and shape.parents else "")
        if after and after in self.people:
            return self.people[after].family_name
        return self.surnames.pop(0) if shape.role == "carer" else self.rng.choice(heritage.surnames)

    def _ethnicity(self, shape: PersonShape, heritage: Heritage) -> str:
        codes = {self.people[each].ethnicity for each in shape.parents if each in self.people and self.people[each].ethnicity}
        if not shape.child or len(codes) < 2:
            return next(iter(codes)) if shape.child and codes else heritage.ethnicity
        other = codes - {"WBRI"}
        return _MIXED.get(next(iter(other)), "MOTH") if len(other) == 1 and "WBRI" in codes else "MOTH"

    def _twin(self, shape: PersonShape) -> str:
        return self.people["child"].born if shape.twin and "child" in self.people else ""

    def _born(self, shape: PersonShape, age: int, *, like: str) -> str:
        if like:
            return like
        since = shape.ago if shape.ago is not None else self.rng.randint(8, 350)
        birthday = self.today - timedelta(days=since + (shape.died_ago or 0))
        born = date(birthday.year - age, birthday.month, min(birthday.day, 28))
        return born.isoformat()

    def _elsewhere(self) -> str:
        return f"{self.rng.randint(2, 88)} {self.rng.choice(self.town.streets)}, {self.town.name}"


def _ages(cast: Cast) -> dict[str, int]:
    shapes = {shape.role: shape for shape in cast.household.person}
    child = shapes.get("child")
    focus = child.age if child and child.age is not None else cast.rng.randint(*cast.ages)
    found: dict[str, int] = {}
    for shape in shapes.values():
        if shape.child and not shape.due_in:
            apart = 0 if shape.role == "child" or shape.twin else cast.rng.randint(*(shape.apart or (2, 4)))
            found[shape.role] = shape.age if shape.age is not None else min(17, max(1, focus - apart))
    for shape in shapes.values():
        if not shape.child and not shape.unknown:
            _adult_age(shape, shapes, found, cast.rng)
    return found


def _adult_age(shape: PersonShape, shapes: dict[str, PersonShape], found: dict[str, int], rng: random.Random) -> int:
    if shape.role in found:
        return found[shape.role]
    if shape.age is not None:
        found[shape.role] = shape.age
        return shape.age
    own = [each for each in shapes.values() if shape.role in each.parents and not each.due_in]
    ages = [found[each.role] if each.child else _adult_age(each, shapes, found, rng) for each in own if not each.unknown]
    eldest = max(ages, default=None)
    if eldest is None and shape.role != "carer" and "carer" in shapes:
        found[shape.role] = max(21, _adult_age(shapes["carer"], shapes, found, rng) + rng.randint(-3, 5))
    else:
        found[shape.role] = (eldest or 0) + rng.randint(*shape.gap)
    return found[shape.role]


def school_year(born: str, today: date) -> int:
    """Year 1 is the year in which a child turns six; Reception is 0, below it nursery."""
    begins = date(today.year if today.month >= 9 else today.year - 1, 8, 31)
    age = age_on(born, begins)
    return (age if age is not None else -1) - 4


def _schooling(shape: PersonShape, born: str, town: Town, today: date) -> tuple[School | None, str]:
    if not born:
        return None, ""
    year = school_year(born, today)
    if year < -2:
        return None, ""
    if year < 0:
        return School(name=shape.school or town.nursery.name, teacher=town.nursery.teacher), "Nursery"
    if year <= 6:
        which = next((each for each in town.primary if each.name == shape.school), town.primary[0])
        return which, str(year) if year else "Reception"
    if year <= 11:
        return town.secondary, str(year)
    return School(name=town.college, teacher=town.secondary.teacher), str(year)
