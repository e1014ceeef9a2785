"""The family plan: goals in the family's words, actions with who and by when, agreed in versions."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.notes import Words
from fpz_app.domain.record import Record, narrative


class PlanState(StrEnum):
    DRAFT = "draft"
    AGREED = "agreed"
    CHANGED = "changed since it was agreed"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """`version` is the last one agreed, 0 before the first; `words` are each child's, chosen for this plan."""

    family_id: str
    episode_id: str = ""
    state: PlanState = PlanState.DRAFT
    version: int = 0
    agreed_on: date | None = None
    review_on: date | None = None
    review_place: str = ""
    going_well: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()
    if_harder: str = narrative()
    whom_to_ring: str = narrative()
    share_with: str = narrative()
    copies_to: tuple[str, ...] = ()
    sees_it_differently: str = narrative()
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Goal(Record):
    """`text` in the family's words. Scales run 0 (very worried) to 10 (no worries). `needs` are ids of the answers it mends."""

    family_id: str
    plan_id: str
    place: int = 0
    text: str = narrative()
    why: str = narrative()
    children: tuple[str, ...] = ()
    outcome: str = ""
    needs: tuple[str, ...] = ()
    then: int | None = None
    then_on: date | None = None
    now: int | None = None
    hoped: int | None = None
    ended_on: date | None = None


class ActionStatus(StrEnum):
    NOT_STARTED = "not started"
    UNDER_WAY = "under way"
    DONE = "done"
    NOT_DONE = "not done"
    NOT_NEEDED = "no longer needed"

    @property
    def is_open(self) -> bool:
        return self in (ActionStatus.NOT_STARTED, ActionStatus.UNDER_WAY)


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """Who: ids of people of the family and of helpers, or a name in words. By when: a day, or words such as “every Monday”.

    `note_id` is the note in which it was agreed; one that was agreed while there is no goal has no `goal_id`.
    """

    family_id: str
    goal_id: str
    place: int = 0
    text: str = narrative()
    who_ids: tuple[str, ...] = ()
    who: str = ""
    by_when: date | None = None
    by_words: str = ""
    how_known: str = narrative()
    status: ActionStatus = ActionStatus.NOT_STARTED
    outcome: str = narrative()
    ended_on: date | None = None
    note_id: str = ""

    def is_overdue(self, today: date) -> bool:
        return self.status.is_open and self.by_when is not None and self.by_when < today

    def check(self) -> None:
        """Raises Problem: an action not done says why (domain.md §7)."""
        if not self.text.strip():
            raise Problem("The action says nothing.", "Write what will be done.", field="text")
        if self.status is ActionStatus.NOT_DONE and not self.outcome.strip():
            raise Problem("It does not say why it was not done.", "Write the reason.", field="outcome")


@dataclass(frozen=True, kw_only=True)
class NeedLeftOut(Record):
    """A need of the assessment that has no goal, and the reason why not."""

    family_id: str
    answer_id: str
    why: str = narrative()


@dataclass(frozen=True, kw_only=True)
class GoalScore(Record):
    """Where someone puts a goal on one day, 0–10; together they are the goal's scale over time.

    `by` is empty where it was agreed together. What was said at a meeting counts once its minutes are finished.
    """

    family_id: str
    goal_id: str
    on: date
    score: int
    by: str = ""
    meeting_id: str = ""


class SignedHow(StrEnum):
    SCREEN = "signed on this screen"
    PAPER = "signed on paper"
    PHONE = "agreed by phone"
    MEETING = "agreed in the room"


@dataclass(frozen=True, kw_only=True)
class PlanVersion(Record):
    """The plan as it was agreed: `content` is a plain snapshot that prints by itself; `changed` says what is new in words."""

    family_id: str
    plan_id: str
    version: int
    agreed_on: date
    agreed_at: datetime
    content: dict[str, Any]
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Signature(Record):
    """One person's word on a version of the plan; `strokes` are lines of x, y in thousandths of the pad's width."""

    family_id: str
    version_id: str
    name: str
    person_id: str = ""
    agrees: bool = True
    sees_it: str = narrative()
    how: SignedHow = SignedHow.PAPER
    on: date
    strokes: tuple[tuple[tuple[int, int], ...], ...] = ()


def check_ready(plan: Plan, goals: list[Goal], today: date) -> None:
    """Raises Problems where the plan cannot be agreed: no goal, or a review day that has passed."""
    found = []
    if not [goal for goal in goals if goal.ended_on is None]:
        found.append(Problem("The plan has no goal yet.", "Write what the family wants to change.", field="goals"))
    if plan.review_on is not None and plan.review_on < today:
        found.append(Problem("The next review is in the past.", "Agree a day to look at the plan again.", field="review_on"))
    raise_any(found)
