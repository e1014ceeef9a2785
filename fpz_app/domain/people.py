"""People: children, parents and others; belonging to families over time, and relationships."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.dates import age_on, age_words, due_words, earliest
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.identifiers import nhs_number, upn
from fpz_app.domain.record import Record, narrative


class Stage(StrEnum):
    UNBORN = "unborn"
    CHILD = "child"
    ADULT = "adult"


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """`born` is an approximate date as domain.dates has it; `due_on` is set while unborn; codes are those of resources/vocab."""

    given_name: str = ""
    family_name: str = ""
    known_as: str = ""
    earlier_names: str = ""
    stage: Stage = Stage.CHILD
    born: str = ""
    due_on: date | None = None
    died_on: date | None = None
    sex: str = ""
    gender: str = ""
    pronouns: str = ""
    ethnicity: str = ""
    disability: str = narrative()
    health: str = narrative()
    school: str = ""
    school_year: str = ""
    languages: tuple[str, ...] = ()
    interpreter: str = ""
    religion: str = ""
    nhs_number: str = ""
    upn: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    external_id: str = ""
    occupation: str = ""

    @property
    def called(self) -> str:
        """What people call this person: known as, else the given name, else words that say it is not known yet."""
        if self.known_as or self.given_name:
            return self.known_as or self.given_name
        if self.stage is Stage.UNBORN:
            return "Baby"
        return f"Child {self.external_id}" if self.external_id else "Name not known"

    @property
    def full_name(self) -> str:
        return f"{self.called} {self.family_name}".strip()

    def is_child(self, today: date) -> bool:
        """Under 18 by the date of birth where it is known, else by what was recorded."""
        if self.stage is Stage.UNBORN:
            return True
        age = age_on(self.born, today) if self.born else None
        return self.stage is Stage.CHILD if age is None else age < 18

    def age_said(self, today: date) -> str:
        """'9', 'about 34', '8 months', 'due 14 Feb', 'unborn', or '' where it is not known; the age reached by one who died."""
        if self.stage is Stage.UNBORN:
            return due_words(self.due_on) if self.due_on else "unborn"
        return age_words(self.born, self.died_on or today)

    def check(self, today: date) -> None:
        """Raises Problems, each naming its field: no name, a day in the future, a number with a wrong digit."""
        found = [found for found in (_wrong(nhs_number, self.nhs_number), _wrong(upn, self.upn)) if found]
        named = any(part.strip() for part in (self.given_name, self.family_name, self.known_as, self.external_id))
        if not named and self.stage is not Stage.UNBORN:
            found.append(Problem("There is no name yet.", "Give a name, or what people call them.", field="given_name"))
        if self.stage is Stage.UNBORN and self.born:
            found.append(Problem("An unborn child has no date of birth.", "Give the expected date.", field="born"))
        if self.born and earliest(self.born) > today:
            found.append(
                Problem("The date of birth is in the future.", "For an unborn child give the expected date.", field="born")
            )
        if self.died_on and self.died_on > today:
            found.append(Problem("The day of death is in the future.", "Check the date.", field="died_on"))
        if self.died_on and self.born and earliest(self.born) > self.died_on:
            found.append(Problem("The day of death is before the birth.", "Check both dates.", field="died_on"))
        raise_any(found)


def _wrong(rule: Callable[[str], str], number: str) -> Problem | None:
    try:
        rule(number)
    except Problem as problem:
        return problem
    return None


class Place(StrEnum):
    HOME = "at home"
    PART = "part of the time"
    CLOSE = "close by"
    AWAY = "elsewhere"


@dataclass(frozen=True, kw_only=True)
class Membership(Record):
    """That a person belongs to a family from one day to another, and where they live meanwhile. A child may have two."""

    family_id: str
    person_id: str
    place: Place = Place.HOME
    role: str = ""
    since: str = ""
    until: date | None = None
    why: str = ""

    def goes_on(self, today: date) -> bool:
        return self.until is None or self.until > today


class Kin(StrEnum):
    """What the first person is to the second."""

    PARENT = "parent"
    STEP_PARENT = "step-parent"
    ADOPTIVE_PARENT = "adoptive parent"
    FOSTER_CARER = "foster carer"
    GUARDIAN = "special guardian"
    GRANDPARENT = "grandparent"
    AUNT_OR_UNCLE = "aunt or uncle"
    SIBLING = "brother or sister"
    HALF_SIBLING = "half-brother or half-sister"
    STEP_SIBLING = "step-brother or step-sister"
    TWIN = "twin"
    COUSIN = "cousin"
    PARTNER = "partner"
    OTHER = "other"


class Couple(StrEnum):
    NONE = ""
    MARRIED = "married"
    TOGETHER = "living together"
    APART = "together, living apart"
    SEPARATED = "separated"
    DIVORCED = "divorced"


@dataclass(frozen=True, kw_only=True)
class Relationship(Record):
    """`from_id` is `kin` of `to_id`; yes/no/not known in words for parental responsibility, care and contact."""

    from_id: str
    to_id: str
    kin: Kin
    couple: Couple = Couple.NONE
    parental_responsibility: str = ""
    cares_for: str = ""
    in_contact: str = ""
    note: str = narrative()
    until: date | None = None
