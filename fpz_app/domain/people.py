"""People: children, parents and others; belonging to families over time, and relationships."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.dates import age_on
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
