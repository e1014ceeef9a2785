"""Plan needs: the assessment's needs, and the goal or the reason that answers each."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.domain.plans import Goal, NeedLeftOut
from fpz_app.store.store import Store


@dataclass(frozen=True)
class NeedFound:
    """A need as the assessment's reading gives it: the id of its answer, the child ("" for the family), where, words, score."""

    answer_id: str
    child_id: str
    about: str
    words: str
    score: int


@dataclass(frozen=True)
class NeedRow:
    """A need of the assessment: where it stands, what it says, and the goal or the reason that answers it.

    `goal` is the words of the goal `goal_id`; `left_out` the reason why there is none, which a goal outweighs.
    """

    answer_id: str
    child_id: str
    about: str
    words: str
    score: int
    goal: str
    goal_id: str
    left_out: str

    @property
    def is_answered(self) -> bool:
        return bool(self.goal or self.left_out)


def answered(store: Store, family_id: str, goals: Sequence[Goal], found: Sequence[NeedFound]) -> tuple[NeedRow, ...]:
    """The needs with what answers each: one of these goals, or a reason why there is none."""
    reasons = {each.answer_id: each.why for each in store.find(NeedLeftOut, family_id=family_id)}
    mended = {answer: goal for goal in goals for answer in goal.needs}
    return tuple(_need(each, mended.get(each.answer_id), reasons.get(each.answer_id, "")) for each in found)


def _need(found: NeedFound, goal: Goal | None, why: str) -> NeedRow:
    text, goal_id = (goal.text, goal.id) if goal else ("", "")
    return NeedRow(found.answer_id, found.child_id, found.about, found.words, found.score, text, goal_id, why)
