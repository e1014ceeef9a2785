"""Step down: taking a family over from social care, and letting social care close only when the team has met."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.periods import add_working_days
from fpz_app.domain.record import Record, narrative


class StepDownState(StrEnum):
    PROPOSED = "proposed by social care"
    NOT_AGREED = "the family does not agree"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    MET = "the team has met"
    CARE_CLOSED = "social care has closed"


@dataclass(frozen=True, kw_only=True)
class StepDown(Record):
    """`outstanding` are the actions that social care hands over; `protected` is whether a child has a protection plan."""

    family_id: str
    episode_id: str = ""
    state: StepDownState = StepDownState.PROPOSED
    received_on: date
    social_worker: str = ""
    team: str = ""
    phone: str = ""
    children: tuple[str, ...] = ()
    why: str = narrative()
    protected: bool = False
    family_agrees: bool = False
    family_view: str = narrative()
    lead: str = ""
    lead_agency: str = ""
    answered_on: date | None = None
    answered_by: str = ""
    answer_why: str = narrative()
    joint_on: date | None = None
    joint_place: str = ""
    joint_who: str = ""
    outstanding: tuple[str, ...] = ()
    met_on: date | None = None
    met_place: str = ""
    closed_on: date | None = None
    closed_by: str = ""

    def first_meeting_by(self, working_days: int) -> date | None:
        """None until it is accepted, and once the team has met."""
        if self.state is not StepDownState.ACCEPTED or self.answered_on is None:
            return None
        return add_working_days(self.answered_on, working_days)

    def check(self, today: date) -> None:
        """The proposal as it came. Raises Problems."""
        found = []
        if not self.children:
            found.append(Problem("No child is named.", "Choose the children it is about.", field="children"))
        if self.received_on > today:
            found.append(Problem("The day it came is in the future.", "Check the date.", field="received_on"))
        if self.protected:
            remedy = "Ask for a step down once the protection plan has ended."
            message = "A child goes from a protection plan to a plan for a child in need first."
            found.append(Problem(message, remedy, field="protected"))
        if not self.family_view.strip():
            found.append(Problem("It does not say what the family says.", "Ask them.", field="family_view"))
        raise_any(found)
