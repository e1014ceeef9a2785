"""Meetings of the team around the family: called, held, finished; who was there, what was said, what became of each action."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.plans import ActionStatus
from fpz_app.domain.record import Record, narrative


class Purpose(StrEnum):
    FIRST = "first meeting"
    REVIEW = "review"
    UPDATES = "review from written updates"


class MeetingState(StrEnum):
    CALLED = "called"
    UNDER_WAY = "under way"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class Agreement(StrEnum):
    """The family's agreement as it was asked for again at the meeting."""

    NOT_ASKED = ""
    STANDS = "the family still agrees"
    CHANGED = "the family wants something changed"
    WITHDRAWN = "the family no longer agrees"


class NeedNow(StrEnum):
    NOT_ASKED = ""
    SAME = "the same level"
    UP = "step up to be considered"
    DOWN = "step down to be considered"


@dataclass(frozen=True, kw_only=True)
class Meeting(Record):
    """`on` and `at` are planned until it is held; `held_on` is the day it was held, or the updates were put together.

    `open_actions` are those that were open when it began, `new_actions` those that it added to the plan.
    """

    family_id: str
    purpose: Purpose = Purpose.REVIEW
    state: MeetingState = MeetingState.CALLED
    called_on: date
    on: date
    at: str = ""
    place: str = ""
    online: str = ""
    chair: str = ""
    note_taker: str = ""
    agenda: tuple[str, ...] = ()
    held_on: date | None = None
    open_actions: tuple[str, ...] = ()
    new_actions: tuple[str, ...] = ()
    finished_at: datetime | None = None
    agreement: Agreement = Agreement.NOT_ASKED
    agreement_note: str = narrative()
    going_well: str = narrative()
    worries: str = narrative()
    need: NeedNow = NeedNow.NOT_ASKED
    need_why: str = narrative()
    next_on: date | None = None
    next_at: str = ""
    next_place: str = ""
    cancelled_why: str = narrative()

    @property
    def day(self) -> date:
        """The day it was held, else the day it is planned for."""
        return self.held_on or self.on

    @property
    def is_over(self) -> bool:
        return self.state in (MeetingState.FINISHED, MeetingState.CANCELLED)

    @property
    def where(self) -> str:
        """'Swanage Library and online', 'online', 'by written updates', or '' where it is not said yet."""
        if self.purpose is Purpose.UPDATES:
            return "by written updates"
        online = "online" if self.online else ""
        return " and ".join(part for part in (self.place, online) if part)

    def check_called(self, today: date) -> None:
        """Raises Problems, each at its field: no place, a day that has passed."""
        found = []
        if self.on < today:
            found.append(Problem("The day is in the past.", "Give a day from today on.", field="on"))
        if self.purpose is not Purpose.UPDATES and not (self.place.strip() or self.online.strip()):
            found.append(Problem("It does not say where the meeting is.", "Give a place, or how to join online.", field="place"))
        raise_any(found)

    def check_held(self, day: date, today: date) -> None:
        """Raises Problem for a day on which it cannot have been held."""
        if day > today:
            raise Problem("The meeting has not been held yet.", f"It is planned for {say_date(self.on)}.", field="held_on")
        if day < self.called_on:
            said = say_date(self.called_on)
            raise Problem("The meeting is dated before it was called.", f"It was called on {said}.", field="held_on")


class Presence(StrEnum):
    NOT_YET = "not yet"
    HERE = "here"
    ONLINE = "here, online"
    APOLOGIES = "apologies"
    SENT_WORD = "sent word"

    @property
    def is_there(self) -> bool:
        return self in (Presence.HERE, Presence.ONLINE)


@dataclass(frozen=True, kw_only=True)
class Attendance(Record):
    """One person asked to a meeting, by the id of a person of the family or of a helper, or by name alone.

    `report` is a written update; `said` what they say at the meeting; `score` where they put things today, 0 to 10.
    """

    family_id: str
    meeting_id: str
    who_id: str = ""
    name: str
    role: str = ""
    place: int = 0
    is_child: bool = False
    is_family: bool = False
    presence: Presence = Presence.NOT_YET
    report_wanted: bool = False
    report: str = narrative()
    report_on: date | None = None
    said: str = narrative()
    score: int | None = None


class Progress(StrEnum):
    NOT_ASKED = ""
    BETTER = "better"
    SAME = "no change"
    WORSE = "worse"


@dataclass(frozen=True, kw_only=True)
class ActionReview(Record):
    """What a meeting said of one action that was open: since last time, how it stands, why, and its new day."""

    family_id: str
    meeting_id: str
    action_id: str
    progress: Progress = Progress.NOT_ASKED
    status: ActionStatus = ActionStatus.NOT_STARTED
    note: str = narrative()
    new_day: date | None = None

    def check(self, text: str) -> None:
        """Raises Problem where it was not done and nobody says why."""
        if self.status is ActionStatus.NOT_DONE and not self.note.strip():
            raise Problem(f"“{text}” was not done, and it does not say why.", "Write the reason.", field=f"note:{self.action_id}")


@dataclass(frozen=True, kw_only=True)
class MinutesSent(Record):
    """That the minutes went to someone, on which day and in which way."""

    family_id: str
    meeting_id: str
    to: str
    how: str
    on: date
