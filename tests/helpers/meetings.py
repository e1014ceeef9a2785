"""A meeting of the Marlows: called, held, with the actions of their plan."""

from dataclasses import replace
from datetime import date

from fpz_app.casework.meeting_holding import attend, hold
from fpz_app.casework.meeting_reading import MeetingPage, guests, meeting_page
from fpz_app.casework.meetings import call
from fpz_app.casework.plans import put_action, put_goal, start_plan
from fpz_app.domain.meetings import Meeting, Presence
from fpz_app.domain.plans import Action, Goal
from fpz_app.store.store import Store
from tests.helpers.duties import CLOCKS
from tests.helpers.marlows import TODAY, Marlows
from tests.helpers.stores import PRIYA


def plan_with(store: Store, marlows: Marlows, *texts: str) -> list[Action]:
    """A plan with one goal and these actions, which Kerry does."""
    plan = start_plan(store, PRIYA, marlows.id)
    goal = Goal(file_id=marlows.id, family_id=marlows.id, plan_id=plan.id, text="Callum is in school each day")
    put_goal(store, PRIYA, goal)
    return [put_action(store, PRIYA, _action(marlows, goal, text, place), TODAY) for place, text in enumerate(texts)]


def _action(marlows: Marlows, goal: Goal, text: str, place: int) -> Action:
    return Action(
        file_id=marlows.id, family_id=marlows.id, goal_id=goal.id, text=text, place=place, who_ids=(marlows.kerry.id,),
        by_when=date(2026, 11, 30),
    )  # fmt: skip


def called(store: Store, marlows: Marlows, *, on: date = TODAY, today: date = TODAY, **more: object) -> Meeting:
    meeting = Meeting(
        file_id=marlows.id, family_id=marlows.id, called_on=today, on=on, at="13:30", place="Swanage Library",
        agenda=("What each child says",),
    )  # fmt: skip
    wanted = replace(meeting, **more)  # type: ignore[arg-type]
    return call(store, PRIYA, wanted, guests(store, PRIYA, marlows.id, today), today)


def held(store: Store, marlows: Marlows, *, on: date = TODAY) -> Meeting:
    """Called and begun, with Kerry here."""
    meeting = called(store, marlows, on=on, today=on)
    begun = hold(store, PRIYA, meeting.id, on, on)
    kerry = next(each for each in page_of(store, begun, on).people if each.who_id == marlows.kerry.id)
    attend(store, PRIYA, replace(kerry, presence=Presence.HERE), on)
    return begun


def page_of(store: Store, meeting: Meeting, today: date = TODAY) -> MeetingPage:
    return meeting_page(store, PRIYA, meeting.id, today=today, zone=CLOCKS)
