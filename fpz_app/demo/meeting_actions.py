"""Meeting actions: which of the plan's actions a meeting found open, what it said of each, and which it added."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from fpz_app.demo.making import Making
from fpz_app.domain.meetings import ActionReview, Meeting, Progress
from fpz_app.domain.plans import Action, ActionStatus
from fpz_app.domain.record import derived_id

_SINCE = (Progress.BETTER,) * 6 + (Progress.SAME,) * 3 + (Progress.WORSE,)
_POOLS = {Progress.BETTER: "better", Progress.SAME: "same", Progress.WORSE: "worse"}


def actions_at(making: Making, number: int) -> tuple[list[Action], list[Action]]:
    """Of the family's meeting of that number, from 0: those open as it began, and those that it added."""
    days, added = making.calendar.versions, _added(making)
    day = days[number]
    actions = [each for each in making.records if isinstance(each, Action)]
    old = [each for each in actions if added[each.id] < number and (each.ended_on is None or each.ended_on >= day)]
    new = [each for each in actions if added[each.id] == number and (each.ended_on is None or each.ended_on > day)]
    return old, new


def _added(making: Making) -> dict[str, int]:
    """By action the meeting that added it: the first, and for the last of several of a goal the one before the last."""
    count, by_goal = len(making.calendar.versions), defaultdict[str, list[Action]](list)
    for each in making.records:
        if isinstance(each, Action):
            by_goal[each.goal_id].append(each)
    late = {actions[-1].id for actions in by_goal.values() if len(actions) > 1} if count > 2 else set()
    return {each.id: count - 2 if each.id in late else 0 for actions in by_goal.values() for each in actions}


def reviews(making: Making, meeting: Meeting, actions: Sequence[Action], rng: random.Random) -> Iterator[ActionReview]:
    """What the meeting says of each action that was open."""
    for action in actions:
        ends = action.ended_on == meeting.day
        progress = (Progress.BETTER if action.status is ActionStatus.DONE else Progress.SAME) if ends else rng.choice(_SINCE)
        pool = making.material.pools["meeting"][_POOLS[progress]]["any"]
        yield ActionReview(
            id=derived_id(meeting.id, action.id), file_id=meeting.file_id, family_id=meeting.family_id, meeting_id=meeting.id,
            action_id=action.id, progress=progress, status=action.status if ends else ActionStatus.UNDER_WAY,
            note=action.outcome if ends else making.teller.pick(pool) if rng.random() < 0.6 else "",
        )  # fmt: skip
