"""Step down: whom it may come from, its clock, and that social care closes last."""

from datetime import date, datetime, timedelta

import pytest

from fpz_app import paths
from fpz_app.casework import step_down as casework
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.plans import Action, Goal
from fpz_app.domain.step_down import StepDown, StepDownState
from fpz_app.presenters.step_down_print import print_hand_over
from fpz_app.settings import load_settings
from fpz_app.store.store import Store
from tests.helpers.duties import due, put
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.pdf import assert_tagged, read_text
from tests.helpers.stepping_down import accepted, met_jointly, proposal, received
from tests.helpers.stores import OUTSIDER, PRIYA

SETTINGS = load_settings([paths.resources()])


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def lines(store: Store, today: date = TODAY) -> list[tuple[str, str]]:
    return [(each.what, each.when) for each in due(store, today=today) if each.tab == "decisions"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"children": ()}, "children"),
        ({"received_on": TODAY + timedelta(days=1)}, "received_on"),
        ({"protected": True}, "protected"),
        ({"family_view": ""}, "family_view"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused_at_its_field(
    store: Store, marlows: Marlows, more: dict[str, object], field: str
) -> None:
    with pytest.raises(Problem) as caught:
        received(store, marlows, **more)
    assert caught.value.field == field


def test_without_the_familys_agreement_nothing_goes_on(store: Store, marlows: Marlows) -> None:
    made = received(store, marlows, family_agrees=False)
    with pytest.raises(Problem, match="the family does not agree"):
        casework.answer(store, PRIYA, made.id, accepts=True, why="Yes.", by="Priya", on=TODAY, today=TODAY)


def test_a_declined_step_down_begins_nothing(store: Store, marlows: Marlows) -> None:
    made = received(store, marlows)
    declined = casework.answer(store, PRIYA, made.id, accepts=False, why="Too early.", by="Priya", on=TODAY, today=TODAY)
    assert (declined.state, declined.episode_id) == (StepDownState.DECLINED, "")


def test_accepting_begins_early_help_where_it_had_ended(store: Store, marlows: Marlows) -> None:
    old = store.find(Episode)[0]
    put(store, Episode(**{**old.__dict__, "state": EpisodeState.CLOSED, "ended_on": TODAY}))
    made = accepted(store, marlows)
    new = store.get(Episode, made.episode_id)
    assert (new.follows_id, new.state) == (old.id, EpisodeState.ASSESSING)


def test_accepting_wakes_early_help_that_rested(store: Store, marlows: Marlows) -> None:
    old = store.find(Episode)[0]
    put(store, Episode(**{**old.__dict__, "state": EpisodeState.PAUSED}))
    accepted(store, marlows)
    assert store.find(Episode)[0].state is EpisodeState.PLAN_ACTIVE


@pytest.mark.parametrize(
    ("on", "by"),
    [
        (date(2026, 11, 23), date(2026, 12, 7)),
        (date(2026, 12, 18), date(2027, 1, 6)),
        (date(2028, 2, 15), date(2028, 2, 29)),
    ],
)
def test_the_team_meets_within_ten_working_days(marlows: Marlows, on: date, by: date) -> None:
    made = proposal(marlows, state=StepDownState.ACCEPTED, answered_on=on)
    assert made.first_meeting_by(SETTINGS.zone.clocks.after_step_down_working_days) == by


def test_what_is_handed_over_stands_in_the_plan(store: Store, marlows: Marlows) -> None:
    met_jointly(store, marlows)
    assert [each.text for each in store.find(Goal)] == [casework.CARRIED]
    assert [(each.text, each.by_when) for each in store.find(Action, order="place")] == [
        ("Bus pass", date(2026, 12, 7)),
        ("GP letter", date(2026, 12, 7)),
    ]


def test_what_is_handed_over_says_who_does_it_and_that_nobody_does_yet(store: Store, marlows: Marlows) -> None:
    made = met_jointly(store, marlows)
    bus_pass, letter = store.find(Action, order="place")
    assert (bus_pass.who_ids, letter.who_ids, letter.who) == ((marlows.kerry.id,), (), "")
    assert [(each.text, each.who, each.is_open) for each in casework.handed_over(store, made)] == [
        ("Bus pass", "Kerry", True),
        ("GP letter", "", True),
    ]


def test_someone_whom_nobody_knows_keeps_the_name_that_was_given(store: Store, marlows: Marlows) -> None:
    made = accepted(store, marlows)
    casework.hold_joint_meeting(
        store, PRIYA, made.id, on=TODAY, place="Swanage", who="Kerry", working_days=10, today=TODAY,
        outstanding=[casework.Handed("Bus pass", "Ann Reed", TODAY), casework.Handed("GP letter", "Sam Ellery")],
    )  # fmt: skip
    bus_pass, letter = store.find(Action, order="place")
    assert (bus_pass.who, bus_pass.by_when, letter.who_ids) == ("Ann Reed", TODAY, (marlows.sam.id,))


def test_social_care_closes_only_after_the_team_has_met(store: Store, marlows: Marlows) -> None:
    made = met_jointly(store, marlows)
    with pytest.raises(Problem, match="has not met yet"):
        casework.close_care(store, PRIYA, made.id, on=TODAY, by="Dee Holt", today=TODAY)
    casework.hold_first_meeting(store, PRIYA, made.id, on=TODAY, place="Library", today=TODAY)
    closed = casework.close_care(store, PRIYA, made.id, on=TODAY, by="Dee Holt", today=TODAY)
    assert closed.state is StepDownState.CARE_CLOSED


def test_the_team_meets_after_the_joint_meeting(store: Store, marlows: Marlows) -> None:
    made = accepted(store, marlows)
    with pytest.raises(Problem, match="no joint meeting"):
        casework.hold_first_meeting(store, PRIYA, made.id, on=TODAY, place="Library", today=TODAY)


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), TODAY - timedelta(days=1)])
def test_no_step_is_dated_ahead_or_before_the_one_it_follows(store: Store, marlows: Marlows, on: date) -> None:
    made = met_jointly(store, marlows)
    with pytest.raises(Problem) as caught:
        casework.hold_first_meeting(store, PRIYA, made.id, on=on, place="Library", today=TODAY)
    assert caught.value.field == "met_on"


def test_today_asks_for_the_answer_and_then_for_the_meeting(store: Store, marlows: Marlows) -> None:
    received(store, marlows)
    assert lines(store) == [("Step down: accept or decline", "came 23 November")]
    made = store.find(StepDown)[0]
    casework.answer(store, PRIYA, made.id, accepts=True, why="Yes.", by="Priya", on=TODAY, today=TODAY)
    assert lines(store, date(2026, 12, 8)) == [("Joint meeting, then the first, after the step down", "1 day over")]


def test_the_hand_over_says_what_is_handed_over_and_can_be_read_out(store: Store, marlows: Marlows) -> None:
    made = met_jointly(store, marlows)
    pdf = print_hand_over(store, PRIYA, made.id, settings=SETTINGS, now=datetime(2026, 11, 23, 14, 5))
    assert_tagged(pdf)
    said = read_text(pdf)
    for words in ("GP letter", "Kerry is glad of it.", "Dee Holt, Assessment team", "7 December 2026"):
        assert words in said


def test_a_restricted_files_step_downs_are_hidden(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    with pytest.raises(Problem):
        casework.step_downs(store, OUTSIDER, hidden.id, 10)
