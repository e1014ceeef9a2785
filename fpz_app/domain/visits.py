"""Visits: planned to a family, made, not possible or cancelled; a child who was not seen as planned is never lost sight of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, narrative


class VisitState(StrEnum):
    PLANNED = "planned"
    MADE = "made"
    MISSED = "could not be made"
    CANCELLED = "cancelled"


class Missed(StrEnum):
    """Why a visit could not be made; the last two are no sign of the family's."""

    NOT_SAID = ""
    NOBODY_IN = "nobody was in"
    NOT_THERE = "the child was not there"
    NOT_LET_IN = "we were not let in"
    PUT_OFF = "the family asked for another day"
    NOT_US = "we could not come"
    OTHER = "something else"


@dataclass(frozen=True, kw_only=True)
class Visit(Record):
    """`whom` are the people to see; `place` is '' for the family's home; `until` is '' where nobody said.

    `settled_on` is the day it was made, missed or cancelled; `note_id` the note that tells of it.
    """

    family_id: str
    visitor_id: str
    on: date
    at: str = ""
    until: str = ""
    place: str = ""
    whom: tuple[str, ...] = ()
    purpose: str = narrative()
    state: VisitState = VisitState.PLANNED
    missed: Missed = Missed.NOT_SAID
    why: str = narrative()
    settled_on: date | None = None
    note_id: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is VisitState.PLANNED

    @property
    def waits_for_note(self) -> bool:
        """Whether a note can tell of it: nobody has said otherwise, and no other note does."""
        return self.is_open or self.note_to_follow

    @property
    def note_to_follow(self) -> bool:
        """It was made, and no note tells of it yet."""
        return self.state is VisitState.MADE and not self.note_id

    @property
    def stands(self) -> str:
        """'planned', 'made', 'made, note to follow'."""
        return f"{self.state}, note to follow" if self.note_to_follow else str(self.state)

    @property
    def what(self) -> str:
        """'Visit at home', or 'Visit' where it is somewhere else."""
        return "Visit" if self.place.strip() else "Visit at home"

    def is_overdue(self, today: date) -> bool:
        """The planned day has gone by, and nobody said what became of it."""
        return self.is_open and self.on < today

    def check_planned(self, today: date) -> None:
        """Raises Problems, each at its field."""
        found = []
        if self.on < today:
            found.append(Problem("The day is in the past.", "Give a day from today on.", field="on"))
        if self.until and not self.at:
            found.append(Problem("It says until when, but not from when.", "Give the time it begins.", field="at"))
        elif self.until and self.until <= self.at:
            found.append(Problem("The visit ends before it begins.", "Give a later time, or leave it empty.", field="until"))
        if not self.whom:
            found.append(Problem("It does not say whom you will see.", "Choose at least one person.", field="whom"))
        if not self.visitor_id:
            found.append(Problem("It does not say who visits.", "Choose somebody.", field="visitor_id"))
        raise_any(found)

    def check_missed(self, today: date) -> None:
        """Raises Problems where it does not say why, or the day has not come."""
        found = []
        if self.on > today:
            found.append(
                Problem("The day of the visit has not come yet.", "Cancel it, or plan it for another day.", field="missed")
            )
        if self.missed is Missed.NOT_SAID:
            found.append(
                Problem("It does not say why the visit could not be made.", "Choose the nearest reason.", field="missed")
            )
        if self.missed is Missed.OTHER and not self.why.strip():
            found.append(Problem("It does not say what happened.", "Write it in a few words.", field="why"))
        raise_any(found)
