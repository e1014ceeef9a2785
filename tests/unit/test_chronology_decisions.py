"""Chronology: meetings and decisions stand in the line of time, and each line opens its very place."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from fpz_app.casework.chronology import chronology
from fpz_app.casework.disagreements import disagree, next_stage, settle
from fpz_app.casework.episodes import ask
from fpz_app.casework.happenings import Happening
from fpz_app.casework.meeting_holding import attend, change
from fpz_app.casework.meetings import cancel
from fpz_app.domain.closing import ChildChange, Closing, EndReason
from fpz_app.domain.disagreements import Disagreement, Settled, Stage
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.meetings import NeedNow
from fpz_app.domain.step_up import Answered
from fpz_app.presenters import places
from fpz_app.presenters.chronology import ChronologyPresenter
from fpz_app.store.store import Store
from tests.helpers.chronology_view import ChronologyShown
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import put
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.meetings import called, held, page_of
from tests.helpers.stepping_down import met_jointly
from tests.helpers.stepping_up import answered
from tests.helpers.stores import PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def lines(store: Store, marlows: Marlows, source: str, **more: Any) -> list[Happening]:
    return [each for each in chronology(store, PRIYA, marlows.id, **more) if each.source == source]


def test_a_meeting_stands_there_with_what_was_said_and_who_came(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows)
    callum = next(each for each in page_of(store, meeting).people if each.who_id == marlows.callum.id)
    attend(store, PRIYA, replace(callum, said="I want my bike back."), TODAY)
    change(store, PRIYA, replace(meeting, worries="Late nights.", need=NeedNow.UP, need_why="It is getting worse."), TODAY)
    found = lines(store, marlows, "Meeting")[0]
    assert (found.on, found.what) == (TODAY, "Review meeting of the team around the family")
    assert found.detail == "Worries: Late nights. Callum: “I want my bike back.” With Kerry Marlow."
    assert found.effect == "Step up to be considered: It is getting worse."


def test_a_meetings_line_opens_the_meeting_itself(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows)
    line = lines(store, marlows, "Meeting")[0]
    assert places.family(marlows.id, line.tab, line.item_id) == places.meeting(marlows.id, meeting.id)


def test_a_meeting_that_is_only_planned_did_not_happen(store: Store, marlows: Marlows) -> None:
    called(store, marlows, on=TODAY + timedelta(days=7))
    assert lines(store, marlows, "Meeting") == []


def test_a_cancelled_meeting_stands_there_once_its_day_has_come(store: Store, marlows: Marlows) -> None:
    meeting = called(store, marlows, on=TODAY + timedelta(days=7))
    cancel(store, PRIYA, meeting.id, "Kerry is in hospital.")
    assert lines(store, marlows, "Meeting", until=TODAY) == []
    assert lines(store, marlows, "Meeting", until=meeting.on)[0].detail == "Kerry is in hospital."


def test_the_screen_shows_nothing_of_the_days_to_come(store: Store, marlows: Marlows) -> None:
    meeting, view = called(store, marlows, on=TODAY + timedelta(days=7)), ChronologyShown()
    cancel(store, PRIYA, meeting.id, "Kerry is in hospital.")
    ChronologyPresenter(view, desk_for(store, Kept())).open(marlows.id)
    assert "Meeting cancelled" not in [line.what for line in view.lines]


def test_each_stage_of_a_disagreement_stands_there_for_the_child_it_is_about(store: Store, marlows: Marlows) -> None:
    step_up = answered(store, marlows, Answered.ADVICE)
    raised = Disagreement(
        file_id=marlows.id, family_id=marlows.id, step_up_id=step_up.id, issue="Whether Callum is safe.", our_view="No.",
        their_view="Yes.", safety="With Kerry.", stages=(Stage(began_on=TODAY, who="Priya and Dee"),),
    )  # fmt: skip
    disagree(store, PRIYA, raised, TODAY)
    next_stage(store, PRIYA, raised.id, Stage(began_on=TODAY, who="Ruth and Ann"), "Nobody moved.", TODAY)
    settle(store, PRIYA, raised.id, Settled.OTHER_WAY, on=TODAY, outcome="Sam sees him twice a week.", learning="", today=TODAY)
    found = lines(store, marlows, "Disagreement")
    assert {each.what for each in found} == {
        "Disagreement with the front door, stage 1: practitioners",
        "Disagreement with the front door, stage 2: line managers",
        "Disagreement settled: another way was found",
    }
    assert {(each.tab, each.item_id, each.about) for each in found} == {("decisions", raised.id, (marlows.callum.id,))}
    assert lines(store, marlows, "Disagreement", person_id=marlows.ellie.id) == []


def test_a_step_down_tells_of_the_joint_meeting(store: Store, marlows: Marlows) -> None:
    met_jointly(store, marlows)
    joint = next(each for each in lines(store, marlows, "Step down") if each.what == "Joint meeting with social care")
    assert joint.detail == "Kerry, Dee, Priya. Handed over: Bus pass; GP letter"


def test_a_closing_says_why_and_what_is_different_and_opens_the_decision(store: Store, marlows: Marlows) -> None:
    episode = replace(store.find(Episode, family_id=marlows.id)[0], state=EpisodeState.CLOSED, ended_on=TODAY)
    closing = Closing(
        file_id=marlows.id, family_id=marlows.id, episode_id=episode.id, reason=EndReason.NOT_ENGAGED, on=TODAY,
        unmet=("1 action is open",), risk="He may go missing.", manager="Ruth", manager_why="We tried six times.",
        changes=(ChildChange(person_id=marlows.callum.id, different="nothing is.", said_by="Kerry"),),
    )  # fmt: skip
    put(store, episode, closing)
    found = lines(store, marlows, "Closing")[0]
    assert (found.tab, found.item_id, found.effect) == ("decisions", episode.id, "Callum: nothing is.")
    assert found.detail == (
        "Could not be engaged. Open when it closed: 1 action is open. Risk: He may go missing. Ruth decided: We tried six times."
    )


def test_early_help_that_is_taken_up_again_says_so(store: Store, marlows: Marlows) -> None:
    put(store, replace(store.find(Episode, family_id=marlows.id)[0], state=EpisodeState.CLOSED, ended_on=date(2026, 10, 30)))
    ask(store, PRIYA, family_id=marlows.id, reason="He is out again.", requested_by="School", today=TODAY)
    assert "Early help asked for again" in [each.what for each in chronology(store, PRIYA, marlows.id)]
