"""Goals on the scale at a meeting: each person's number, what all agree on, and what the plan takes from it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app.casework.meeting_goals import GoalAsked, score_goal
from fpz_app.casework.meeting_holding import attend, finish, hold
from fpz_app.casework.meetings import cancel
from fpz_app.casework.plans import Signing, agree_plan, scale_goal
from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import Attendance, Meeting, Purpose
from fpz_app.domain.plans import Goal, GoalScore, Plan, PlanState
from fpz_app.presenters.meeting_print import minutes_pdf
from fpz_app.presenters.meeting_sheet import sheet_of
from fpz_app.store.store import Store
from tests.helpers.desks import NOW
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.meetings import called, held, page_of, plan_with
from tests.helpers.pdf import assert_tagged, read_text
from tests.helpers.stores import OUTSIDER, PRIYA

OCTOBER = date(2026, 10, 5)


class Scaled:
    """The Marlows' meeting of today, with one goal in their plan."""

    def __init__(self, store: Store, *, on: date = TODAY, restricted: bool = False) -> None:
        self.store, self.marlows = store, make_marlows(store, restricted=restricted)
        plan_with(store, self.marlows, "Ask for two workshop days")
        self.meeting = held(store, self.marlows, on=on)

    def put(self, who: str, score: int | None, meeting: Meeting | None = None) -> None:
        score_goal(self.store, PRIYA, (meeting or self.meeting).id, goal_id=self.goal.id, who=self.person(who), score=score)

    def person(self, name: str) -> Attendance | None:
        """No one where no name is given: all together."""
        people = page_of(self.store, self.meeting).people if name else ()
        return next((each for each in people if each.name.startswith(name)), None)

    def finish(self) -> None:
        finish(self.store, PRIYA, self.meeting.id, now=NOW)

    @property
    def asked(self) -> GoalAsked:
        return page_of(self.store, self.meeting).scaled[0]

    @property
    def goal(self) -> Goal:
        return self.store.find(Goal)[0]

    @property
    def plan(self) -> Plan:
        return self.store.find(Plan)[0]


@pytest.fixture
def scaled(store: Store) -> Scaled:
    return Scaled(store)


def test_while_a_meeting_runs_its_numbers_are_its_own(scaled: Scaled) -> None:
    scaled.put("Callum", 5)
    assert (scaled.asked.now, scaled.goal.now) == (5, None)


def test_a_finished_meeting_puts_its_goals_where_it_left_them(scaled: Scaled) -> None:
    scaled.put("Callum", 5)
    scaled.finish()
    assert (scaled.goal.then, scaled.goal.then_on, scaled.goal.now) == (5, TODAY, 5)


def test_where_people_differ_the_lowest_stands(scaled: Scaled) -> None:
    scaled.put("Callum", 6)
    scaled.put("Kerry", 4)
    assert scaled.asked.now == 4


def test_a_number_agreed_together_stands_before_each_ones_own(scaled: Scaled) -> None:
    scaled.put("Callum", 6)
    scaled.put("Kerry", 4)
    scaled.put("", 5)
    scaled.finish()
    assert scaled.goal.now == 5


def test_a_number_can_be_taken_back(scaled: Scaled) -> None:
    scaled.put("Callum", 6)
    scaled.put("Callum", None)
    assert (scaled.asked.now, scaled.store.find(GoalScore)) == (None, [])


@pytest.mark.parametrize("score", [-1, 11])
def test_a_number_off_the_scale_is_refused_at_its_field(scaled: Scaled, score: int) -> None:
    with pytest.raises(Problem, match="from 0 to 10") as found:
        scaled.put("Callum", score)
    person = scaled.person("Callum")
    assert person is not None
    assert found.value.field == f"goal:{scaled.goal.id}:{person.id}"


@pytest.mark.parametrize("score", [0, 10])
def test_both_ends_of_the_scale_are_on_it(scaled: Scaled, score: int) -> None:
    scaled.put("Callum", score)
    assert scaled.asked.now == score


def test_a_goal_nobody_put_anywhere_stays_as_it_was(scaled: Scaled) -> None:
    agreed = agree_plan(scaled.store, PRIYA, scaled.plan, (Signing("Kerry Marlow"),), today=TODAY, now=NOW)
    scaled.finish()
    assert (agreed.version, scaled.plan.state, scaled.goal.now) == (1, PlanState.AGREED, None)


def test_numbers_of_a_meeting_change_the_plan_so_that_it_is_agreed_anew(scaled: Scaled) -> None:
    agree_plan(scaled.store, PRIYA, scaled.plan, (Signing("Kerry Marlow"),), today=TODAY, now=NOW)
    scaled.put("Callum", 5)
    scaled.finish()
    assert scaled.plan.state is PlanState.CHANGED
    version = agree_plan(scaled.store, PRIYA, scaled.plan, (Signing("Kerry Marlow"),), today=TODAY, now=NOW)
    assert version.changed == ("Callum is in school each day: now 5, was not scaled.",)


def test_a_meeting_written_up_late_does_not_undo_what_was_said_since(store: Store) -> None:
    scaled = Scaled(store, on=OCTOBER)
    scaled.put("Callum", 3)
    scale_goal(store, PRIYA, scaled.goal, score=6, by="Callum", today=TODAY)
    scaled.finish()
    assert scaled.goal.now == 6


def test_the_meeting_after_shows_what_each_said_last(store: Store) -> None:
    scaled = Scaled(store, on=OCTOBER)
    scaled.put("Callum", 3)
    scaled.put("Kerry", 4)
    scaled.finish()
    scaled.meeting = held(store, scaled.marlows)
    assert (scaled.asked.stood, scaled.asked.was) == (3, {"Callum": 3, "Kerry Marlow": 4})


def test_numbers_of_a_cancelled_meeting_do_not_count(store: Store) -> None:
    scaled = Scaled(store, on=OCTOBER)
    scaled.put("Callum", 3)
    cancel(store, PRIYA, scaled.meeting.id, "The fire alarm went.")
    scaled.meeting = held(store, scaled.marlows)
    assert (scaled.asked.stood, scaled.goal.now) == (None, None)


def test_written_updates_scale_goals_without_a_meeting(store: Store) -> None:
    scaled = Scaled(store, on=OCTOBER)
    scaled.finish()
    scaled.meeting = held_from_updates(store, scaled.marlows)
    scaled.put("Kerry", 7)
    kerry = scaled.person("Kerry")
    assert kerry is not None
    attend(store, PRIYA, replace(kerry, report="Better mornings.", report_on=TODAY), TODAY)
    scaled.finish()
    assert scaled.goal.now == 7


def test_of_written_updates_those_who_wrote_are_asked_for_their_numbers(store: Store) -> None:
    scaled = Scaled(store, on=OCTOBER)
    scaled.meeting = held_from_updates(store, scaled.marlows)
    kerry = scaled.person("Kerry")
    assert kerry is not None
    attend(store, PRIYA, replace(kerry, report="Better mornings.", report_on=TODAY), TODAY)
    (goal,) = sheet_of(page_of(store, scaled.meeting), TODAY).scales
    assert [each.name for each in goal.numbers] == ["Kerry Marlow", "Hoped for"]


def held_from_updates(store: Store, marlows: Marlows) -> Meeting:
    return hold(store, PRIYA, called(store, marlows, purpose=Purpose.UPDATES, place="").id, TODAY, TODAY)


def test_finished_minutes_keep_the_numbers_of_a_goal_that_ended_since(scaled: Scaled) -> None:
    scaled.put("Callum", 5)
    scaled.finish()
    with scaled.store.work(PRIYA, "End a goal") as work:
        work.put(replace(scaled.goal, ended_on=TODAY + timedelta(days=1)))
    assert scaled.asked.now == 5


def test_finished_minutes_take_no_more_numbers(scaled: Scaled) -> None:
    scaled.finish()
    with pytest.raises(Problem, match="is finished"):
        scaled.put("Callum", 5)


def test_someone_kept_out_of_a_file_scales_nothing(store: Store) -> None:
    scaled = Scaled(store, restricted=True)
    with pytest.raises(Problem, match="may not"):
        score_goal(scaled.store, OUTSIDER, scaled.meeting.id, goal_id=scaled.goal.id, who=None, score=4)


def test_the_minutes_print_each_goals_scale_and_who_put_it_where(scaled: Scaled) -> None:
    scaled.put("Callum", 6)
    scaled.put("Kerry", 4)
    scaled.put("", 5)
    scaled.finish()
    pdf = minutes_pdf(page_of(scaled.store, scaled.meeting), printed_by="Priya Nair", now=NOW)
    assert_tagged(pdf)
    said = read_text(pdf)
    assert "Where we put each goal" in said
    assert "Kerry Marlow 4, Callum 6; 5 agreed together" in said
    assert "Callum is in school each day. From 0 to 10: now 5" in said
