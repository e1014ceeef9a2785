"""Plan goals: what is done with goals and the assessment's needs where they stand, each with its Undo."""

from collections.abc import Callable
from dataclasses import replace

from fpz_app.casework.plan_reading import PlanPage
from fpz_app.casework.plans import leave_need_out, order_goals, put_goal, resume_goal, scale_goal
from fpz_app.domain.plans import Goal
from fpz_app.presenters.desk import Desk

Do = Callable[[Callable[[], object], str, str], None]
"""Does the work, tells the words, and shows the plan with the record of this id in sight."""


class PlanGoals:
    """`page` gives the plan as it was last read."""

    def __init__(self, desk: Desk, page: Callable[[], PlanPage], do: Do) -> None:
        self._desk, self._page, self._do = desk, page, do

    def add_need(self, answer_id: str, goal_id: str) -> None:
        """One goal may answer several needs."""
        desk, goal = self._desk, self._goal(goal_id)
        needs = (*(each for each in goal.needs if each != answer_id), answer_id)
        self._do(lambda: put_goal(desk.store, desk.actor, replace(goal, needs=needs)), "Added to the goal.", goal_id)

    def drop_need(self, answer_id: str) -> None:
        """The need stands without a goal again."""
        desk = self._desk
        need = next(each for each in self._page().needs if each.answer_id == answer_id)
        goal = self._goal(need.goal_id)
        needs = tuple(each for each in goal.needs if each not in (answer_id, *need.earlier))
        self._do(lambda: put_goal(desk.store, desk.actor, replace(goal, needs=needs)), "Taken off the goal.", answer_id)

    def leave_out(self, answer_id: str, why: str) -> None:
        desk, family_id = self._desk, self._page().family.id
        self._do(
            lambda: leave_need_out(desk.store, desk.actor, family_id=family_id, answer_id=answer_id, why=why),
            "The reason is kept.",
            answer_id,
        )

    def scale(self, goal_id: str, score: int, by: str) -> None:
        desk, goal = self._desk, self._goal(goal_id)
        self._do(
            lambda: scale_goal(desk.store, desk.actor, goal, score=score, by=by, today=desk.today), f"Now {score}.", goal_id
        )

    def move_up(self, goal_id: str) -> None:
        page, desk = self._page(), self._desk
        plan, ids = page.plan, [goal.id for goal in page.goals]
        at = ids.index(goal_id)
        if plan is not None and at > 0:
            ids[at - 1 : at + 1] = [ids[at], ids[at - 1]]
            self._do(lambda: order_goals(desk.store, desk.actor, plan, ids), "Moved up.", goal_id)

    def take_up(self, goal_id: str) -> None:
        """A goal that ended is a goal again."""
        desk, goal = self._desk, self._goal(goal_id)
        self._do(lambda: resume_goal(desk.store, desk.actor, goal), "It is a goal again.", goal_id)

    def _goal(self, goal_id: str) -> Goal:
        return self._desk.store.get(Goal, goal_id)
