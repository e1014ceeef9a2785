"""Annex A lists: which fields lists 1 to 3 have, the headings they go by, and how the other lists are told from them."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Field(StrEnum):
    """A column by its heading in the August 2019 edition of Ofsted's Annex A."""

    CHILD_ID = "Child Unique ID"
    GENDER = "Gender"
    ETHNICITY = "Ethnicity"
    BORN = "Date of Birth"
    AGE = "Age of Child (Years)"
    CONTACT_ON = "Date of Contact"
    CONTACT_SOURCE = "Contact Source"
    STARTED_ON = "Assessment start date"
    COMPLETED_ON = "Assessment completion date"
    ORGANISATION = "Organisation completing assessment"
    REFERRED_ON = "Date of referral"
    REFERRAL_SOURCE = "Referral Source"
    NO_FURTHER_ACTION = "Referral NFA?"
    REFERRALS = "Number of Referrals in Last 12 Months"
    TEAM = "Allocated Team"
    WORKER = "Allocated Worker"


COMMON = (Field.CHILD_ID, Field.GENDER, Field.ETHNICITY, Field.BORN, Field.AGE)


@dataclass(frozen=True)
class ListLayout:
    """`own` are fields that no other list has, the day of the event first; `loose` are headings that mean a field only here."""

    number: int
    title: str
    words: tuple[str, ...]
    own: tuple[Field, ...]
    shared: tuple[Field, ...] = ()
    loose: tuple[tuple[str, Field], ...] = ()

    @property
    def day(self) -> Field:
        return self.own[0]

    @property
    def fields(self) -> tuple[Field, ...]:
        return (*COMMON, *self.own, *self.shared)


class AnnexList(Enum):
    CONTACTS = ListLayout(
        number=1,
        title="contacts",
        words=("contact",),
        own=(Field.CONTACT_ON, Field.CONTACT_SOURCE),
        loose=(
            *((name, Field.CONTACT_ON) for name in ("date", "date received", "received", "start date")),
            *((name, Field.CONTACT_SOURCE) for name in ("source", "from", "agency", "contacted by")),
        ),
    )
    EARLY_HELP = ListLayout(
        number=2,
        title="early help assessments",
        words=("early help", "eha", "caf"),
        own=(Field.STARTED_ON, Field.COMPLETED_ON, Field.ORGANISATION),
        loose=(
            *((name, Field.STARTED_ON) for name in ("date", "start date", "started", "start", "date started", "opened")),
            *((name, Field.COMPLETED_ON) for name in ("end date", "completed", "completion date", "date completed")),
            *((name, Field.COMPLETED_ON) for name in ("ended", "end", "closed", "date ended")),
            *((name, Field.ORGANISATION) for name in ("organisation", "agency", "team", "service", "completed by")),
        ),
    )
    REFERRALS = ListLayout(
        number=3,
        title="referrals",
        words=("referral",),
        own=(Field.REFERRED_ON, Field.REFERRAL_SOURCE, Field.NO_FURTHER_ACTION, Field.REFERRALS),
        shared=(Field.TEAM, Field.WORKER),
        loose=(
            *((name, Field.REFERRED_ON) for name in ("date", "date received", "received", "start date")),
            *((name, Field.REFERRAL_SOURCE) for name in ("source", "from", "agency", "referrer")),
        ),
    )


ALIASES: dict[Field, tuple[str, ...]] = {
    Field.CHILD_ID: (
        *("child id", "unique id", "child unique identifier", "unique child id", "child identifier", "childs id"),
        *("child reference", "child ref", "child number", "person id", "client id", "case id", "system id", "id"),
        *("la child id", "lachildid", "mosaic id", "lcs id", "ics id", "liquid logic id", "child"),
    ),
    Field.GENDER: ("sex", "gender code", "child gender", "gender of child", "m f"),
    Field.ETHNICITY: ("ethnic origin", "ethnic code", "ethnicity code", "ethnic group", "child ethnicity"),
    Field.BORN: ("dob", "d o b", "birth date", "birthdate", "date born", "born", "child dob", "child date of birth"),
    Field.AGE: ("age", "age of child", "age years", "age in years", "child age", "current age", "age at"),
    Field.CONTACT_ON: ("contact date", "date contact received", "contact received", "contact start date", "contact on"),
    Field.CONTACT_SOURCE: ("source of contact", "contact from", "contact source code", "contact agency"),
    Field.STARTED_ON: (
        *("assessment started", "date assessment started", "assessment start", "start date of assessment"),
        *("eha start date", "eha started", "early help start date", "early help assessment start date", "caf start date"),
    ),
    Field.COMPLETED_ON: (
        *("assessment completed", "assessment completed date", "date assessment completed", "assessment end date"),
        *("eha completion date", "eha end date", "eha completed", "early help end date", "assessment completion"),
        *("early help assessment completion date", "caf end date", "completion date of assessment"),
    ),
    Field.ORGANISATION: (
        *("organisation", "assessing organisation", "organisation completing", "lead organisation", "lead agency"),
        *("organisation completing the assessment", "agency completing assessment", "assessment organisation"),
    ),
    Field.REFERRED_ON: ("referral date", "date referred", "date referral received", "referral received", "referred on"),
    Field.REFERRAL_SOURCE: ("source of referral", "referral from", "referral source code", "referral agency", "referred by"),
    Field.NO_FURTHER_ACTION: ("nfa", "referral nfa", "no further action", "nfa y n", "referral no further action"),
    Field.REFERRALS: (
        *("number of referrals", "referrals in last 12 months", "no of referrals", "referrals in the last 12 months"),
        *("no of referrals in last 12 months", "previous referrals", "number of previous referrals"),
    ),
    Field.TEAM: ("team", "team name", "current team"),
    Field.WORKER: ("worker", "social worker", "allocated social worker", "case worker", "key worker", "lead practitioner"),
}

# Headings by which lists 4 to 11 are known; such a sheet is left alone, however like an early help list it looks.
OTHER_LISTS: dict[int, tuple[str, tuple[str, ...]]] = {
    4: ("social care assessments", ("continuous assessment start date", "continuous assessment date of authorisation")),
    5: ("section 47 enquiries", ("strategy discussion initiating section 47 enquiry start date",)),
    6: ("children in need", ("cin start date", "cin closure date", "primary need code")),
    7: ("child protection plans", ("child protection plan start date", "child protection plan end date")),
    8: ("children in care", ("date started to be looked after", "childs legal status", "placement type")),
    9: ("care leavers", ("eligibility category", "type of accommodation", "la in touch")),
    10: ("children for adoption", ("date the child entered care", "date of placement order", "date placed for adoption")),
    11: ("adopters", ("individual adopter identifier", "date enquiry received", "date stage 1 started")),
}
