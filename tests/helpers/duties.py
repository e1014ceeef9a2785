"""What puts a line on Today: actions, visits, assessments and drafts of the Marlows."""

from collections.abc import Sequence
from datetime import date, datetime, time

from fpz_app import paths
from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.today import what_is_due, what_is_next
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Person
from fpz_app.domain.plans import Action, Goal
from fpz_app.domain.record import Record, new_id
from fpz_app.domain.workers import Worker
from fpz_app.settings import load_zone_settings
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Store
from tests.helpers.marlows import TODAY, Marlows
from tests.helpers.stores import PRIYA

SETTINGS = load_zone_settings([paths.resources()])
CLOCKS = SETTINGS.clocks
MORNING = time(9, 30)
EDGES = [
    (-1, Urgency.OVERDUE, "1 day over"),
    (-6, Urgency.OVERDUE, "6 days over"),
    (0, Urgency.TODAY, "today"),
    (1, Urgency.WEEK, "tomorrow"),
    (4, Urgency.WEEK, "by Friday 27 November"),
    (7, Urgency.WEEK, "by Monday 30 November"),
    (8, Urgency.LATER, "by Tuesday 1 December"),
]


def put(store: Store, *records: Record) -> None:
    with store.work(PRIYA, "Write") as work:
        work.put_all(records)


def see(store: Store, marlows: Marlows, on: date, *children: Person) -> None:
    seen = tuple(child.id for child in children or (marlows.callum, marlows.ellie, marlows.noah))
    put(store, Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=on, seen=seen, text="Seen."))


def due(store: Store, asker: Worker = PRIYA, today: date = TODAY, at: time = MORNING) -> list[Due]:
    return what_is_due(store, asker, datetime.combine(today, at), SETTINGS)


def next_up(
    store: Store, marlows: Marlows, asker: Worker = PRIYA, today: date = TODAY, at: time = MORNING
) -> list[Due]:
    return what_is_next(store, asker, marlows.id, datetime.combine(today, at), SETTINGS)


def act(store: Store, marlows: Marlows, by: date | None = TODAY, *, ended_on: date | None = None, **more: object) -> Action:
    goal = Goal(file_id=marlows.id, family_id=marlows.id, plan_id=new_id(), text="Callum is in school", ended_on=ended_on)
    plain = {"file_id": marlows.id, "family_id": marlows.id, "goal_id": goal.id, "text": "Ask for workshop days", "by_when": by}
    action = Action(**{**plain, **more})  # type: ignore[arg-type]
    put(store, goal, action)
    return action


def whats(found: Sequence[Due]) -> list[str]:
    return [each.what for each in found]


def assess(store: Store, marlows: Marlows, state: AssessmentState = AssessmentState.DRAFT) -> Assessment:
    made = Assessment(
        file_id=marlows.id,
        family_id=marlows.id,
        form="family_assessment",
        form_version=1,
        state=state,
        started_on=date(2026, 9, 28),
    )
    put(store, made)
    return made


def draft(store: Store, key: str, title: str, family_id: str, worker: Worker = PRIYA) -> None:
    store.save_draft(Draft(key, worker.id, title, family_id, {"text": "Callum"}, "2026-11-23T09:00:00"))
