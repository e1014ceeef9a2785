"""Break-glass: a worker opens a restricted file in an emergency, for eight hours, and a manager reviews it (trust.md T-20)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.families import Family
from fpz_app.domain.names import words_of
from fpz_app.domain.people import Person
from fpz_app.domain.permissions import Doing, Scope, may, sees
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Worker

MINUTE = 60 * 1000
LASTS = 8 * 60 * MINUTE
"""Milliseconds that a file stays open."""
AT_MOST, WITHIN = 5, 60 * MINUTE
"""How often one worker may ask within that time."""
LATE = 14 * 24 * 60 * MINUTE
"""How long after its end the centre takes what a laptop without a network wrote in the file."""
MOST_FILES = 5
_LEAST_WORDS, _LONGEST = 4, 2_000


class Outcome(StrEnum):
    OPENED = "opened"
    NOTHING = "nothing found"
    OPEN_ALREADY = "open already"


class Verdict(StrEnum):
    JUSTIFIED = "Justified"
    NOT_JUSTIFIED = "Not justified"
    TALK = "Needs a talk"


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What the worker did in the file meanwhile: when (milliseconds since 1970) and what their work is called."""

    at: int
    what: str


@dataclass(frozen=True, kw_only=True)
class Sought:
    """The file that somebody asks for: by its case reference, or by a name and a date of birth (2012-05-17)."""

    reference: str = ""
    name: str = ""
    born: str = ""

    def check(self) -> list[Problem]:
        if self.reference.strip():
            return []
        if not self.name.strip() and not self.born:
            return [Problem("Nothing says which file it is.", "Give the case reference, or a name and date of birth.",
                            field="reference")]  # fmt: skip
        if len(words_of(self.name)) < 2:
            return [Problem("The name is not whole.", "Give first name and family name.", field="name")]
        if not _is_day(self.born):
            return [Problem("The date of birth is missing.", "Give the day, such as 17 May 2012, or the case reference.",
                            field="born")]  # fmt: skip
        return []

    def said(self) -> str:
        return self.reference.strip() or f"{self.name.strip()}, born {self.born}"

    def is_family(self, family: Family) -> bool:
        typed = "".join(words_of(self.reference))
        return bool(typed) and typed == "".join(words_of(family.reference))

    def is_person(self, person: Person) -> bool:
        """By every word of the name, a given one and the family name among them, and the very day."""
        if self.reference.strip() or not self.born or person.born != self.born:
            return False
        typed, last = set(words_of(self.name)), set(words_of(person.family_name))
        first = set(words_of(f"{person.given_name} {person.known_as}"))
        return bool(typed & first) and bool(typed & last) and typed <= first | last


@dataclass(frozen=True, kw_only=True)
class BreakGlass(Record):
    """One asking, in a file of its own: `file_id` is its id. Times are milliseconds since 1970, 0 for never.

    `families` are those it opened, with their `references`; it ends at `ends`, or when it was given back. `taken_back` and
    `done` are the centre's: that it took the files off the laptops again, and what was done there meanwhile.
    """

    worker_id: str
    asked: str
    reason: str
    outcome: Outcome = Outcome.NOTHING
    families: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    began: int
    ends: int
    given_back: int = 0
    taken_back: bool = False
    done: tuple[Deed, ...] = ()
    verdict: str = ""
    words: str = ""
    reviewed_by: str = ""
    reviewed_on: date | None = None
    outcome_seen: bool = False

    def is_open(self, now: int) -> bool:
        return bool(self.families) and not self.given_back and self.began <= now < self.ends

    @property
    def waits(self) -> bool:
        """Whether a manager has still to review it, or to talk with the worker."""
        return self.outcome is not Outcome.OPEN_ALREADY and self.verdict in ("", Verdict.TALK)

    def takes_from(self, worker: str, file: str, now: int) -> bool:
        """Whether what this worker wrote in the file may still arrive."""
        return worker == self.worker_id and file in self.families and self.began <= now < self.ends + LATE


def check_asking(sought: Sought, reason: str) -> None:
    """Raises Problems; the fields are reference, name, born and reason."""
    found = sought.check()
    if len(words_of(reason)) < _LEAST_WORDS:
        found.append(Problem("The reason is missing.", "Say in a sentence why you must see the file now.", field="reason"))
    if len(reason) > _LONGEST or len(sought.said()) > _LONGEST:
        found.append(Problem("This is too long.", f"Say it in {_LONGEST} characters.", field="reason"))
    raise_any(found)


def check_pace(earlier: Iterable[BreakGlass], now: int) -> None:
    """Raises Problem where the worker has asked too often of late."""
    if sum(now - WITHIN < each.began <= now for each in earlier) >= AT_MOST:
        raise Problem("You have asked for restricted files too often within an hour.", "Ring your manager or the duty team.")


def made(
    record_id: str, worker: Worker, sought: Sought, reason: str, *, closed: Collection[Family], found: bool, now: int
) -> BreakGlass:
    """The record of one asking: `closed` are the families found that the worker may not see, `found` whether any were."""
    outcome = Outcome.OPENED if closed else Outcome.OPEN_ALREADY if found else Outcome.NOTHING
    return BreakGlass(
        id=record_id, file_id=record_id, worker_id=worker.id, asked=sought.said(), reason=reason.strip(), outcome=outcome,
        families=tuple(each.id for each in closed), references=tuple(each.reference for each in closed),
        began=now, ends=now + LASTS,
    )  # fmt: skip


def is_told(worker: Worker, made: BreakGlass, families: Mapping[str, Family]) -> bool:
    """Who holds the record: the worker themselves, whoever reviews, and those who lead the families and may see them."""
    opened = [families[each] for each in made.families if each in families]
    leads = any(each.lead_id == worker.id and sees(worker, each) for each in opened)
    return not worker.left and (worker.id == made.worker_id or leads or may(worker, Doing.REVIEW, Scope()))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
