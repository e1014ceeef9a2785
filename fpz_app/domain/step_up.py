"""Step up: asking the front door to take a family's work up a level, from the proposal to the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, narrative


class StepUpState(StrEnum):
    """domain.md §8."""

    PROPOSED = "proposed"
    RETURNED_TO_PROPOSE = "sent back by the manager"
    NOT_AGREED = "the manager does not agree"
    AGREED = "the manager agrees"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    ACCEPTED = "accepted by social care"
    RETURNED = "returned with advice"

    @property
    def is_being_written(self) -> bool:
        return self in (StepUpState.PROPOSED, StepUpState.RETURNED_TO_PROPOSE)

    @property
    def waits_for_answer(self) -> bool:
        return self in (StepUpState.SENT, StepUpState.ACKNOWLEDGED)

    @property
    def is_open(self) -> bool:
        return self.is_being_written or self.waits_for_answer or self is StepUpState.AGREED


class Trigger(StrEnum):
    PLANNED = "planned with the team around the family"
    INCIDENT = "something has happened"


class Speed(StrEnum):
    """How fast the front door is to decide; a zone sets the hours and days."""

    RED = "red: a child may be harmed today"
    AMBER = "amber: a child may be harmed soon"
    GREEN = "green: harm builds up over time"


class Verdict(StrEnum):
    AGREE = "agree"
    NOT_AGREE = "do not agree"
    RETURN = "send back with a question"


VERDICTS = {
    Verdict.AGREE: StepUpState.AGREED,
    Verdict.NOT_AGREE: StepUpState.NOT_AGREED,
    Verdict.RETURN: StepUpState.RETURNED_TO_PROPOSE,
}


class Answered(StrEnum):
    """What the front door decides (domain.md §8)."""

    IMMEDIATE = "immediate response: strategy discussion"
    ASSESSMENT = "child and family assessment"
    EARLY_HELP = "early help assessment and plan"
    ADVICE = "advice only"

    @property
    def is_accepted(self) -> bool:
        return self in (Answered.IMMEDIATE, Answered.ASSESSMENT)


class PlanGoes(StrEnum):
    ON = "the plan goes on"
    PAUSED = "the plan is paused"
    ENDED = "the plan ends"


class Known(StrEnum):
    """How something is known; a referral keeps the three apart."""

    SEEN = "we saw or heard it ourselves"
    TOLD = "someone told us"
    VIEW = "it is our view"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One dated thing that shows an indicator; `record_id` where it was picked from the record, `source` in words."""

    on: date
    words: str
    source: str = ""
    record_id: str = ""
    known: Known = Known.SEEN


@dataclass(frozen=True, kw_only=True)
class IndicatorShown(Record):
    """An indicator of the threshold document, in its words of that day, with the evidence that ties it to the record."""

    family_id: str
    step_up_id: str
    indicator: str
    words: str
    domain: str = ""
    level: int = 4
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StepUp(Record):
    """One request, kept whole. Times are such as 14:05; `manager_told` as in a closing. `answer_level` 0 is none yet."""

    family_id: str
    episode_id: str = ""
    state: StepUpState = StepUpState.PROPOSED
    trigger: Trigger = Trigger.PLANNED
    speed: Speed = Speed.GREEN
    children: tuple[str, ...] = ()
    why: str = narrative()
    tried: str = narrative()
    family_told: str = ""
    family_view: str = narrative()
    not_told_why: str = narrative()
    proposed_on: date
    proposed_by: str = ""
    consulted: str = ""
    consulted_on: date | None = None
    consulted_at: str = ""
    advice: str = narrative()
    manager: str = ""
    manager_on: date | None = None
    manager_at: str = ""
    manager_why: str = narrative()
    manager_told: bool = False
    facts_seen: str = narrative()
    told_by_others: str = narrative()
    our_view: str = narrative()
    capacity: str = narrative()
    needs: str = narrative()
    surroundings: str = narrative()
    risk: str = narrative()
    works: str = narrative()
    earlier: str = narrative()
    communication: str = narrative()
    safety_now: str = narrative()
    workers_safety: str = narrative()
    sent_on: date | None = None
    sent_at: str = ""
    sent_how: str = ""
    sent_to: str = ""
    acknowledged_on: date | None = None
    acknowledged_at: str = ""
    acknowledged_by: str = ""
    answer: Answered | None = None
    answered_on: date | None = None
    answered_at: str = ""
    answered_by: str = ""
    answer_level: int = 0
    answer_why: str = narrative()
    meanwhile: str = narrative()
    plan_goes: PlanGoes = PlanGoes.ON
    family_told_on: date | None = None
    family_told_how: str = ""
    referrer_told_on: date | None = None
    referrer_told: str = ""

    def check(self, today: date) -> None:
        """The proposal itself. Raises Problems."""
        found = []
        if not self.children:
            found.append(Problem("No child is named.", "Choose the children it is about.", field="children"))
        if not self.why.strip():
            found.append(Problem("It does not say why.", "Write it in a few sentences.", field="why"))
        if self.proposed_on > today:
            found.append(Problem("The proposal is dated in the future.", "Give the day it was made.", field="proposed_on"))
        if self.family_told == "no" and not self.not_told_why.strip():
            remedy = "Write why telling them could put a child in danger, or tell them."
            found.append(Problem("It does not say why the family was not told.", remedy, field="not_told_why"))
        raise_any(found)


REFERRAL = ("facts_seen", "our_view", "risk", "safety_now")
"""What a referral cannot go without."""

_LACKING = {
    "facts_seen": "what we saw or heard ourselves",
    "our_view": "our view",
    "risk": "the risk to each child",
    "safety_now": "whether each child is safe now",
}


def gaps(step_up: StepUp, shown: Sequence[IndicatorShown]) -> tuple[str, ...]:
    """What the proposal still lacks, each as a sentence; none of it keeps a child waiting who is in danger."""
    found = []
    if not shown:
        found.append("No indicator of the threshold document is chosen.")
    found += [f"No dated evidence yet: {each.words[:1].lower()}{each.words[1:]}." for each in shown if not each.evidence]
    if not step_up.tried.strip():
        found.append("It does not say what was tried.")
    if not step_up.family_told:
        found.append("It does not say whether the family knows.")
    elif step_up.family_told == "yes" and not step_up.family_view.strip():
        found.append("The family’s view is missing.")
    if not step_up.consulted.strip():
        found.append("Nobody at the front door was consulted.")
    return tuple(found)


def lacking(step_up: StepUp, shown: Sequence[IndicatorShown]) -> tuple[str, ...]:
    """What the referral lacks before it may be sent, each in words. Red needs no more than the referral's own words."""
    found = [_LACKING[name] for name in REFERRAL if not getattr(step_up, name).strip()]
    if step_up.speed is not Speed.RED and not any(each.evidence for each in shown):
        found.append("an indicator with dated evidence")
    if not step_up.family_told:
        found.append("whether the family knows")
    return tuple(found)


def may_be_sent(step_up: StepUp) -> bool:
    """A manager agrees first; where a child may be harmed today nobody waits for that."""
    return step_up.state is StepUpState.AGREED or (step_up.state.is_being_written and step_up.speed is Speed.RED)
