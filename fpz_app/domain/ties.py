"""Ties: how strongly a family, or one of them, holds to a person or a service around it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.dates import earliest
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, narrative


class Strength(StrEnum):
    STRONG = "strong"
    WEAK = "weak"
    STRESSFUL = "stressful"
    BROKEN = "broken off"


class Gives(StrEnum):
    """Which way help and energy go."""

    NOT_SAID = ""
    BOTH = "both ways"
    TO_FAMILY = "to the family"
    FROM_FAMILY = "from the family"


@dataclass(frozen=True, kw_only=True)
class Tie(Record):
    """`whose_id` is one of the family, or empty for the whole household. Whom it leads to is `other_id`, a person, helper or
    worker, or else `other` in words, such as a school."""

    family_id: str
    whose_id: str = ""
    other_id: str = ""
    other: str = ""
    strength: Strength
    gives: Gives = Gives.NOT_SAID
    note: str = narrative()
    since: str = ""
    until: date | None = None

    @property
    def ends_at(self) -> str:
        """What tells one person or service around the family from another."""
        return self.other_id or self.other.casefold()

    def goes_on(self, today: date) -> bool:
        return self.until is None or self.until > today

    def check(self, today: date) -> None:
        """Raises Problems, each naming its field."""
        found = []
        if not self.other_id and not self.other.strip():
            found.append(Problem("It does not say with whom.", "Choose one, or write a name.", field="other"))
        if self.whose_id and self.whose_id == self.other_id:
            found.append(Problem("Nobody has a tie with themselves.", "Choose another person.", field="other"))
        if self.since and earliest(self.since) > today:
            found.append(Problem("The beginning is in the future.", "Give the day it began.", field="since"))
        if self.until and self.until > today:
            found.append(Problem("The end is in the future.", "Give the day it ended.", field="until"))
        if self.until and self.since and earliest(self.since) > self.until:
            found.append(Problem("The end is before the beginning.", "Check both dates.", field="until"))
        raise_any(found)
