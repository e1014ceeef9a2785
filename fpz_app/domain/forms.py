"""Forms: what an assessment, screening or audit asks, as data with a version."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

Address = tuple[str, str]
"""A question's key and the id of the person it is asked about ('' for the family)."""
Answers = Mapping[Address, Any]
"""Plain values, see `form_answers.settle`; what is not asked or not known is the word itself."""

NOT_KNOWN = "not known"
NOT_ASKED = "not asked yet"
NOT_AN_ISSUE = "not an issue"


class Kind(StrEnum):
    """How a question is answered, as form files name it."""

    SHORT_TEXT = "short text"
    NARRATIVE = "narrative"
    CHILD_WORDS = "child's words"
    CHOICE = "choice"
    MANY = "many"
    DATE = "date"
    ABOUT_DATE = "about date"
    SCALE = "scale"
    YES_NO = "yes or no"
    PERSON = "person"
    PEOPLE = "people"
    TABLE = "table"
    NUMBER = "number"
    PHONE = "phone"


TEXT_KINDS = frozenset({Kind.NARRATIVE, Kind.CHILD_WORDS})
OFFERED: Mapping[Kind, tuple[str, ...]] = {
    Kind.SCALE: (NOT_KNOWN, NOT_AN_ISSUE),
    Kind.YES_NO: (NOT_KNOWN, NOT_ASKED),
    Kind.CHOICE: (NOT_KNOWN,),
}


class Repeat(StrEnum):
    """Whom a part or a section is asked about, one by one."""

    NONE = "none"
    CHILD = "child"
    ADULT = "adult"
    PERSON = "person"
    ASKED = "asked"


class Stands(StrEnum):
    CHILD = "child"
    ADULT = "adult"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Subject:
    """Someone a form can ask about or name: `age` in words ('9', 'due 14 Feb'); professionals stand outside."""

    id: str
    name: str
    stands: Stands = Stands.ADULT
    age: str = ""

    @property
    def title(self) -> str:
        return f"{self.name}, {self.age}" if self.age and self.stands is Stands.CHILD else self.name


FAMILY = Subject("", "the family", Stands.OUTSIDE)


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Holds where another answer is one of `among`, none of `unless`, `at_most` a number, or simply given."""

    field: str
    among: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    at_most: int | None = None

    def holds(self, answer: Any) -> bool:
        if answer is None or answer in ("", []):
            return False
        if self.among:
            return bool({str(one) for one in (answer if isinstance(answer, list) else [answer])} & set(self.among))
        if self.unless:
            return str(answer) not in self.unless
        if self.at_most is not None:
            return isinstance(answer, int) and answer <= self.at_most
        return True


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question. `key` ('health.needs') never changes its meaning; labels may contain {name}.

    `offers` are the special answers shown beside the others; typed or asked one at a time, every one may be given.
    `beside` stands in a row with the question before it; what is `narrow` needs little room, such as a time; one of those
    set `either` is answered, which the record checks. A narrative `for_family` is read by the family and written plainly.
    """

    key: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    required_when: Rule | None = None
    shown_when: Rule | None = None
    choices: tuple[Choice, ...] = ()
    columns: tuple["Field", ...] = ()
    carried: bool = False
    beside: bool = False
    narrow: bool = False
    either: bool = False
    past: bool = False
    lowest: str = ""
    highest: str = ""
    safety: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    lines: int = 3
    for_family: bool = False

    @property
    def is_text(self) -> bool:
        return self.kind in TEXT_KINDS

    @property
    def is_optional(self) -> bool:
        return not self.required and self.required_when is None and not self.either

    def label_for(self, subject: Subject) -> str:
        return self.label.replace("{name}", subject.name)

    def help_for(self, subject: Subject) -> str:
        return self.help.replace("{name}", subject.name)


@dataclass(frozen=True)
class NeedRule:
    """A section whose `scale` is answered `at_most` is a need, told in `words` (both are keys of questions)."""

    scale: str
    words: str
    at_most: int


@dataclass(frozen=True, kw_only=True)
class Section:
    """The questions of one page. A repeated section of a part that is not repeated may show its people `together`."""

    key: str
    title: str
    help: str = ""
    repeat: Repeat = Repeat.NONE
    asked_in: str = ""
    together: bool = False
    need: NeedRule | None = None
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One line of the task list; repeated, one line for each person."""

    key: str
    title: str
    repeat: Repeat = Repeat.NONE
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Group:
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Form:
    """`former` gives the words of questions that earlier versions asked and this one does not, by key."""

    key: str
    version: int
    title: str
    groups: tuple[Group, ...]
    former: Mapping[str, str]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for group in self.groups for part in group.parts)

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        return {section.key: section for part in self.parts for section in part.sections}

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        return {field.key: field for section in self.sections.values() for field in section.fields}

    @cached_property
    def child_words(self) -> frozenset[str]:
        """The keys of the questions that hold a child's own words."""
        return frozenset(key for key, field in self.fields.items() if field.kind is Kind.CHILD_WORDS)

    def section_of(self, field_key: str) -> Section:
        return self.sections[field_key.split(".")[0]]
