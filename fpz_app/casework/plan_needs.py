"""Plan needs: the assessment's needs, and the goal or the reason that answers each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fpz_app.domain.plans import Goal, NeedLeftOut
from fpz_app.store.store import Store


@dataclass(frozen=True)
class NeedFound:
    """A need as the assessment's reading gives it: the id of its answer, the child ("" for the family), where, words, score.

    `earlier` are the ids that the same question had in other assessments of the family.
    """

    answer_id: str
    child_id: str
    about: str
    words: str
    score: int
    earlier: tuple[str, ...] = ()


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
    earlier: tuple[str, ...] = ()

    @property
    def is_answered(self) -> bool:
        return bool(self.goal or self.left_out)


def answered(store: Store, family_id: str, goals: Sequence[Goal], found: Sequence[NeedFound]) -> tuple[NeedRow, ...]:
    """The needs with what answers each: one of these goals, begun from this assessment or one before, or why there is none."""
    reasons = {each.answer_id: each.why for each in store.find(NeedLeftOut, family_id=family_id)}
    mended = {answer: goal for goal in goals for answer in goal.needs}
    return tuple(_need(each, _goal_of(each, mended), reasons.get(each.answer_id, "")) for each in found)


def _goal_of(need: NeedFound, mended: Mapping[str, Goal]) -> Goal | None:
    return next((mended[each] for each in (need.answer_id, *need.earlier) if each in mended), None)


def _need(found: NeedFound, goal: Goal | None, why: str) -> NeedRow:
    text, goal_id = (goal.text, goal.id) if goal else ("", "")
    return NeedRow(found.answer_id, found.child_id, found.about, found.words, found.score, text, goal_id, why, found.earlier)
