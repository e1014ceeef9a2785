"""Action history: of each action of a goal, when it was agreed, what each meeting said of it and who changed it."""

from dataclasses import dataclass

from fpz_app.casework.access import readable
from fpz_app.casework.history import HistoryRow, record_history
from fpz_app.casework.meeting_holding import REVIEWING
from fpz_app.casework.plan_reading import agreed_content
from fpz_app.domain.meetings import ActionReview, Meeting, MeetingState
from fpz_app.domain.plans import Action, Goal, PlanVersion
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


@dataclass(frozen=True)
class Reviewed:
    """What one meeting said of an action, and who wrote it down."""

    meeting: Meeting
    review: ActionReview
    written_by: str


@dataclass(frozen=True)
class ActionHistory:
    """`agreed` is the first version that holds the action, None where none does; `reviews` and `changes` the newest first."""

    action: Action
    agreed: PlanVersion | None
    reviews: tuple[Reviewed, ...]
    changes: tuple[HistoryRow, ...]


def histories(store: Store, asker: Worker, goal_id: str) -> list[ActionHistory]:
    """Of every action that the goal has had, also those no longer needed. Raises Gone for a file hidden from the asker."""
    goal = store.get(Goal, goal_id)
    readable(store, asker, goal.family_id)
    actions = store.find(Action, goal_id=goal_id, order="place")
    agreed = _first_agreed(store, goal)
    held = {each.id: each for each in store.find(Meeting, family_id=goal.family_id) if each.state is not MeetingState.CANCELLED}
    told: dict[str, list[ActionReview]] = {}
    for review in store.find(ActionReview, action_id=[each.id for each in actions]):
        if review.meeting_id in held:
            told.setdefault(review.action_id, []).append(review)
    return [
        ActionHistory(
            action,
            agreed.get(action.id),
            tuple(_reviewed(store, asker, held, told.get(action.id, []))),
            tuple(row for row in record_history(store, asker, goal.family_id, [action.id]) if row.title != REVIEWING),
        )
        for action in actions
    ]


def _reviewed(store: Store, asker: Worker, held: dict[str, Meeting], told: list[ActionReview]) -> list[Reviewed]:
    found = []
    for review in sorted(told, key=lambda each: (held[each.meeting_id].day, each.meeting_id), reverse=True):
        rows = record_history(store, asker, review.family_id, [review.id])
        found.append(Reviewed(held[review.meeting_id], review, rows[0].who if rows else ""))
    return found


def _first_agreed(store: Store, goal: Goal) -> dict[str, PlanVersion]:
    """By action of the goal, the first version of its plan that holds it."""
    found: dict[str, PlanVersion] = {}
    for version in store.find(PlanVersion, plan_id=goal.plan_id, order="version"):
        held = next((each for each in agreed_content(version).goals if each.id == goal.id), None)
        for action in held.actions if held else ():
            found.setdefault(action.id, version)
    return found
