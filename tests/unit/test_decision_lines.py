"""Decision lines on Today and in a family's “What is next”: each says why then and who answers for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app.casework import step_down
from fpz_app.casework.closing import closing_page
from fpz_app.casework.due import Due, Urgency
from fpz_app.domain.assessments import AssessmentState
from fpz_app.domain.disagreements import Disagreement, Stage
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.meetings import Meeting, MeetingState
from fpz_app.domain.plans import Goal, Plan, PlanState
from fpz_app.domain.step_down import StepDownState
from fpz_app.domain.step_up import Answered, PlanGoes, StepUp, StepUpState
from fpz_app.presenters.today import line_of
from fpz_app.store.store import Store
from tests.helpers import stepping_down
from tests.helpers.duties import act, assess, draft, due, next_up, put, see, whats
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stepping_up import AMBER, proposal
from tests.helpers.stores import MANAGER, PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    put(store, MANAGER)
    see(store, made, TODAY)
    return made


def line(found: list[Due], what: str) -> Due:
    return next(each for each in found if each.what.startswith(what))


def step_up(store: Store, marlows: Marlows, state: StepUpState, **more: object) -> StepUp:
    given = {"answered_on": TODAY, "answered_at": "10:00", "answered_by": "Dee Holt"} if more.get("answer") else {}
    made = proposal(marlows, state=state, speed=AMBER, sent_on=TODAY, sent_at="14:05", **{**given, **more})
    put(store, made)
    return made


STEP_UPS = [
    (StepUpState.PROPOSED, {}, "Step up: the manager decides", "proposed 23 November; no clock runs", "the zone manager"),
    (StepUpState.RETURNED_TO_PROPOSE, {}, "Step up came back", "proposed 23 November; no clock runs", ""),
    (
        StepUpState.AGREED, {"manager": "Jo", "manager_on": TODAY}, "Send the step up",
        "due today: it was agreed on 23 November; no clock runs", "",
    ),
    (
        StepUpState.SENT, {}, "Front door to say that it has the step up",
        "due Tuesday 24 November: 1 working day after it was sent on 23 November; zone setting", "the front door",
    ),
    (
        StepUpState.SENT, {}, "Front door to answer the step up",
        "due Tuesday 24 November: 1 working day after it was sent on 23 November; zone setting", "the front door",
    ),
    (
        StepUpState.RETURNED, {"answer": Answered.ADVICE}, "Tell the family the front door’s answer",
        "due today: the front door answered on 23 November; no clock runs", "",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("state", "more", "what", "why", "who"), STEP_UPS)
def test_a_step_up_says_why_then_and_who_answers(
    store: Store, marlows: Marlows, state: StepUpState, more: dict[str, object], what: str, why: str, who: str
) -> None:
    step_up(store, marlows, state, **more)
    for found in (due(store), next_up(store, marlows)):
        shown = line(found, what)
        assert (shown.why, shown.who) == (why, who)


def raise_it(store: Store, marlows: Marlows, *began: date, unsafe: bool = False) -> None:
    made = step_up(store, marlows, StepUpState.RETURNED, answer=Answered.ADVICE, family_told_on=TODAY)
    stages = tuple(Stage(began_on=each, who="Priya and Dee") for each in began)
    put(
        store,
        Disagreement(
            file_id=marlows.id, family_id=marlows.id, step_up_id=made.id, issue="The risk", stages=stages, unsafe=unsafe
        ),
    )


@pytest.mark.parametrize(
    ("stages", "who"), [(1, ""), (2, "line managers"), (3, "senior managers"), (4, "the partnership")]
)
def test_those_who_talk_at_a_stage_answer_for_it(store: Store, marlows: Marlows, stages: int, who: str) -> None:
    raise_it(store, marlows, *[TODAY] * stages)
    assert line(next_up(store, marlows), "Disagreement with the front door").who == who


def test_a_stage_is_explained(store: Store, marlows: Marlows) -> None:
    raise_it(store, marlows, date(2026, 11, 20))
    assert line(due(store), "Disagreement").why == (
        "due Friday 27 November: 5 working days after the stage began on 20 November; zone setting"
    )


def test_a_stage_for_a_child_who_is_not_safe_says_so(store: Store, marlows: Marlows) -> None:
    raise_it(store, marlows, TODAY, unsafe=True)
    assert line(due(store), "Disagreement").why.startswith("due Monday 23 November: at once, for a child is not safe; 5 working")


def test_a_step_down_is_answered_by_whom_social_care_named(store: Store, marlows: Marlows) -> None:
    stepping_down.received(store, marlows, lead="Amy Frost")
    shown = line(next_up(store, marlows), "Step down: accept or decline")
    assert (shown.urgency, shown.who, shown.why) == (Urgency.DECIDE, "Amy Frost", "came 23 November; no clock runs")


def test_a_step_down_of_a_family_that_nobody_leads_is_on_the_managers_today(store: Store, marlows: Marlows) -> None:
    put(store, replace(marlows.family, lead_id=""))
    stepping_down.received(store, marlows)
    assert "Step down: accept or decline" in whats(due(store, MANAGER))
    assert due(store, PRIYA) == []


def test_the_first_meeting_after_a_step_down_is_explained(store: Store, marlows: Marlows) -> None:
    stepping_down.met_jointly(store, marlows)
    shown = line(next_up(store, marlows), "First meeting after the step down")
    assert shown.why == "due Monday 7 December: 10 working days after it was accepted on 23 November; zone setting"


def test_social_care_is_asked_to_close_once_the_team_has_met(store: Store, marlows: Marlows) -> None:
    made = stepping_down.met_jointly(store, marlows)
    step_down.hold_first_meeting(store, PRIYA, made.id, on=TODAY, place="Library", today=TODAY)
    shown = line(due(store), "Social care to close")
    assert (shown.who, shown.when) == ("social care", "the team met 23 November")
    put(store, replace(made, state=StepDownState.CARE_CLOSED, met_on=TODAY, closed_on=TODAY))
    assert "Social care to close" not in whats(due(store))


def test_early_help_is_to_close_where_social_care_has_accepted_and_the_plan_ends(store: Store, marlows: Marlows) -> None:
    (episode,) = store.find(Episode)
    made = step_up(
        store, marlows, StepUpState.ACCEPTED, answer=Answered.ASSESSMENT, plan_goes=PlanGoes.ENDED, episode_id=episode.id
    )
    shown = line(due(store), "Close early help")
    page = closing_page(store, PRIYA, marlows.id, TODAY, seen_limit=timedelta(weeks=4))
    assert (shown.when, shown.tab, shown.item_id) == ("accepted 23 November", "decisions", page.conditions[0].key)
    assert line(next_up(store, marlows), "Close early help") == shown
    put(store, replace(episode, state=EpisodeState.CLOSED, ended_on=TODAY))
    assert "Close early help" not in [*whats(due(store)), *whats(next_up(store, marlows))]
    put(store, replace(episode, state=EpisodeState.ASSESSING), replace(made, plan_goes=PlanGoes.ON))
    assert "Close early help" not in whats(due(store))


def test_a_plan_whose_last_goal_ended_asks_whether_to_close(store: Store, marlows: Marlows) -> None:
    plan = Plan(file_id=marlows.id, family_id=marlows.id, state=PlanState.AGREED)
    action = act(store, marlows, None, ended_on=date(2026, 11, 20))
    goal = replace(store.get(Goal, action.goal_id), plan_id=plan.id)
    put(store, plan, goal)
    shown = line(due(store), "Go on, or close early help")
    assert (shown.when, shown.urgency) == ("the last goal ended 20 November", Urgency.DECIDE)
    put(store, replace(goal, ended_on=None))
    assert "Go on, or close early help" not in whats(due(store))


def test_decisions_go_on_in_a_family_whose_early_help_has_ended(store: Store, marlows: Marlows) -> None:
    act(store, marlows)
    step_up(store, marlows, StepUpState.ACCEPTED, answer=Answered.ASSESSMENT)
    put(store, replace(store.find(Episode)[0], state=EpisodeState.CLOSED, ended_on=TODAY))
    assert whats(due(store)) == whats(next_up(store, marlows)) == ["Tell the family the front door’s answer"]


def test_an_action_is_answered_for_by_those_who_do_it(store: Store, marlows: Marlows) -> None:
    act(store, marlows, who_ids=(marlows.kerry.id, marlows.sam.id))
    shown = line(next_up(store, marlows), "Action")
    assert (shown.who, shown.why) == ("Kerry and Sam Ellery", "due Monday 23 November: the day that the plan gives")


def test_a_meeting_is_due_on_the_day_for_which_it_was_called(store: Store, marlows: Marlows) -> None:
    day = TODAY + timedelta(days=3)
    put(store, Meeting(file_id=marlows.id, family_id=marlows.id, called_on=TODAY, on=day, state=MeetingState.CALLED))
    assert line(due(store), "Meeting").why == "due Thursday 26 November: the day for which it was called"


def test_the_lead_practitioner_is_named_to_others(store: Store, marlows: Marlows) -> None:
    assess(store, marlows)
    shown = line_of(line(next_up(store, marlows, MANAGER), "Assessment"))
    assert shown.why == (
        "due Monday 9 November: 30 working days after the assessment began on 28 September; zone setting."
        " Who answers for it: Priya Nair"
    )


def test_every_line_of_today_says_why_and_who(store: Store, marlows: Marlows) -> None:
    act(store, marlows)
    assess(store, marlows)
    put(store, replace(assess(store, marlows), state=AssessmentState.RETURNED, manager="Jo"))
    draft(store, f"notes:new:{marlows.id}", "your note, visit", marlows.id)
    raise_it(store, marlows, TODAY)
    stepping_down.received(store, marlows)
    found = due(store)
    assert len(found) >= 6
    assert all(each.why for each in found)
    assert all(line_of(each).why == f"{each.why}. {who_and_guard(each)}" for each in found)


def who_and_guard(due: Due) -> str:
    """How the words behind a line end: who answers for it, and why it may not be put off as one likes."""
    who = f"Who answers for it: {due.who or 'you'}"
    return f"{who}. {due.guard[:-1]}" if due.guard else who
