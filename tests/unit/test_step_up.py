"""Step up: what it asks, its clocks at their edges, and what follows from the front door's answer."""

from datetime import date, datetime, timedelta

import pytest

from fpz_app import paths
from fpz_app.casework import step_up as casework
from fpz_app.casework import step_up_answers
from fpz_app.casework.closing import closing_page
from fpz_app.casework.step_up_evidence import evidence_found
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.notes import Note
from fpz_app.domain.step_up import (
    Answered,
    Evidence,
    IndicatorShown,
    PlanGoes,
    Speed,
    StepUp,
    StepUpState,
    Verdict,
    gaps,
    lacking,
)
from fpz_app.domain.workers import Worker
from fpz_app.presenters.step_up_blocks import step_up_block
from fpz_app.settings import load_settings
from fpz_app.store.store import Store
from tests.helpers.duties import due, put
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stepping_up import AMBER, NOW, RED, WORDS, answered, proposal, propose, ready, sent, show
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

SETTINGS = load_settings([paths.resources()])
CLOCKS = SETTINGS.zone.front_door
DATED = Evidence(on=date(2026, 11, 16), words="Came home at two.", source="Note")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def fields_of(caught: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {each.field for each in caught.value.each}


def whats(store: Store, asker: Worker = PRIYA, today: date = TODAY) -> list[tuple[str, str]]:
    return [(each.what, each.when) for each in due(store, asker, today) if each.tab == "decisions"]


def test_a_step_up_with_no_child_is_refused(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as caught:
        propose(store, marlows, children=())
    assert fields_of(caught) == {"children"}


def test_a_family_that_does_not_know_needs_the_reason(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as caught:
        propose(store, marlows, family_told="no")
    assert fields_of(caught) == {"not_told_why"}


def test_a_proposal_is_not_dated_in_the_future(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as caught:
        propose(store, marlows, proposed_on=TODAY + timedelta(days=1))
    assert fields_of(caught) == {"proposed_on"}


def test_a_child_is_in_one_open_step_up_at_a_time(store: Store, marlows: Marlows) -> None:
    propose(store, marlows)
    with pytest.raises(Problem, match="still open"):
        propose(store, marlows)


def test_a_child_may_be_stepped_up_again_after_an_answer(store: Store, marlows: Marlows) -> None:
    answered(store, marlows, Answered.ADVICE)
    assert propose(store, marlows).state is StepUpState.PROPOSED


def test_gaps_are_named_until_they_are_filled(marlows: Marlows) -> None:
    bare = proposal(marlows, tried="", family_view="")
    assert len(gaps(bare, [])) == 4
    assert gaps(proposal(marlows, consulted="Dee Holt"), [_shown(bare, DATED)]) == ()


def test_an_indicator_without_dated_evidence_is_a_gap(marlows: Marlows) -> None:
    made = proposal(marlows, consulted="Dee Holt")
    assert gaps(made, [_shown(made)]) == ("No dated evidence yet: signs that others use the child.",)


def _shown(made: StepUp, *evidence: Evidence) -> IndicatorShown:
    words = "Signs that others use the child"
    return IndicatorShown(
        file_id=made.file_id, family_id=made.family_id, step_up_id=made.id, indicator="used", words=words, evidence=evidence
    )


def test_the_same_indicator_gathers_evidence_once(store: Store, marlows: Marlows) -> None:
    made = propose(store, marlows)
    show(store, made, DATED)
    kept = show(store, made, DATED, Evidence(on=TODAY, words="Two phones.", source="Note"))
    assert [each.words for each in kept.evidence] == ["Came home at two.", "Two phones."]


def test_evidence_from_the_future_is_refused(store: Store, marlows: Marlows) -> None:
    made = propose(store, marlows)
    with pytest.raises(Problem, match="in the future"):
        show(store, made, Evidence(on=TODAY + timedelta(days=1), words="Will come home late."))


def test_what_the_record_says_can_be_picked(store: Store, marlows: Marlows) -> None:
    note = Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=TODAY, text="He was out until two.")
    put(store, note)
    found = evidence_found(store, PRIYA, marlows.id, SETTINGS.forms["family_assessment"], TODAY)
    assert (found[0].evidence.record_id, found[0].evidence.words) == (note.id, "Visit: He was out until two.")


def test_what_a_manager_told_needs_name_day_and_time(store: Store, marlows: Marlows) -> None:
    made = propose(store, marlows)
    with pytest.raises(Problem, match="who decided"):
        casework.decide(store, PRIYA, made.id, Verdict.AGREE, why="Yes.", who="", on=None, at="", now=NOW)


def test_a_manager_decides_in_their_own_name(store: Store, marlows: Marlows) -> None:
    made = ready(store, marlows)
    assert (made.manager, made.manager_at, made.manager_told) == ("Ruth Amesbury", "14:05", False)


def test_what_was_sent_back_can_be_changed_and_proposed_again(store: Store, marlows: Marlows) -> None:
    made = propose(store, marlows)
    back = casework.decide(store, MANAGER, made.id, Verdict.RETURN, why="What does Callum say?", who="", on=None, at="", now=NOW)
    assert back.state is StepUpState.RETURNED_TO_PROPOSE
    assert casework.propose(store, PRIYA, back, TODAY).state is StepUpState.PROPOSED


def test_nothing_is_sent_before_a_manager_agrees(store: Store, marlows: Marlows) -> None:
    made = propose(store, marlows, speed=AMBER)
    show(store, made, DATED)
    casework.write_referral(store, PRIYA, made.id, WORDS)
    with pytest.raises(Problem, match="has not agreed"):
        casework.send(store, PRIYA, made.id, on=TODAY, at="14:05", how="phone", to="MASH", now=NOW)


def test_red_waits_for_nobody(store: Store, marlows: Marlows) -> None:
    made = propose(store, marlows, speed=RED)
    casework.write_referral(store, PRIYA, made.id, WORDS)
    assert casework.send(store, PRIYA, made.id, on=TODAY, at="14:05", how="phone", to="MASH", now=NOW).state is StepUpState.SENT


@pytest.mark.parametrize("name", ["facts_seen", "our_view", "risk", "safety_now"])
def test_a_referral_is_not_sent_with_a_hole(store: Store, marlows: Marlows, name: str) -> None:
    made = ready(store, marlows)
    casework.write_referral(store, PRIYA, made.id, {name: " "})
    with pytest.raises(Problem, match="does not say"):
        casework.send(store, PRIYA, made.id, on=TODAY, at="14:05", how="phone", to="MASH", now=NOW)


def test_a_referral_of_amber_lacks_evidence_and_one_of_red_does_not(marlows: Marlows) -> None:
    assert lacking(proposal(marlows, speed=AMBER, **WORDS), []) == ("an indicator with dated evidence",)
    assert lacking(proposal(marlows, speed=RED, **WORDS), []) == ()


def test_an_answer_before_it_was_sent_is_refused(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as caught:
        answered(store, marlows, answered_on=TODAY - timedelta(days=1))
    assert fields_of(caught) == {"answered_on"}


def test_an_accepted_step_up_sets_each_childs_level(store: Store, marlows: Marlows) -> None:
    answered(store, marlows)
    judged = store.find(LevelOfNeed)[0]
    assert (judged.person_id, judged.level, judged.decided_by) == (marlows.callum.id, 4, "Dee Holt")


def test_early_help_may_close_as_stepped_up_only_when_accepted(store: Store, marlows: Marlows) -> None:
    limit = timedelta(weeks=4)
    sent(store, marlows)
    assert not closing_page(store, PRIYA, marlows.id, TODAY, seen_limit=limit).accepted
    made = store.find(StepUp)[0]
    more = {"answer_level": 4, "answer_why": "High risk.", "meanwhile": "Priya"}
    words = {"answer": Answered.ASSESSMENT, "answered_on": TODAY, "answered_by": "Dee Holt", "answered_at": "16:00", **more}
    step_up_answers.answer(store, PRIYA, StepUp(**{**made.__dict__, **words}), TODAY)
    assert closing_page(store, PRIYA, marlows.id, TODAY, seen_limit=limit).accepted


def test_a_returned_step_up_is_not_accepted(store: Store, marlows: Marlows) -> None:
    assert answered(store, marlows, Answered.EARLY_HELP).state is StepUpState.RETURNED
    assert not step_up_answers.has_accepted(store, store.find(Episode)[0].id)


def test_a_paused_plan_rests_the_episode(store: Store, marlows: Marlows) -> None:
    episode = store.find(Episode)[0]
    put(store, Episode(**{**episode.__dict__, "state": EpisodeState.PLAN_ACTIVE}))
    answered(store, marlows, plan_goes=PlanGoes.PAUSED)
    assert store.find(Episode)[0].state is EpisodeState.PAUSED


def test_today_follows_a_step_up_from_hand_to_hand(store: Store, marlows: Marlows) -> None:
    propose(store, marlows)
    assert whats(store) == whats(store, MANAGER) == [("Step up: the manager decides", "proposed 23 November")]
    assert whats(store, OUTSIDER) == []


def test_today_waits_for_the_front_door_and_then_for_the_family(store: Store, marlows: Marlows) -> None:
    made = sent(store, marlows)
    assert whats(store) == [
        ("Front door to say that it has the step up", "tomorrow"),
        ("Front door to answer the step up", "by Thursday 26 November"),
    ]
    assert whats(store, today=TODAY + timedelta(days=2))[0][1] == "1 day over"
    step_up_answers.acknowledge(store, PRIYA, made.id, on=TODAY, at="15:00", by="Dee Holt", today=TODAY)
    assert [what for what, _ in whats(store)] == ["Front door to answer the step up"]


def test_today_asks_to_tell_the_family(store: Store, marlows: Marlows) -> None:
    made = answered(store, marlows)
    assert [what for what, _ in whats(store)] == ["Tell the family the front door’s answer"]
    step_up_answers.tell_back(
        store, PRIYA, made.id, family_on=TODAY, family_how="Rang Kerry", referrer_on=TODAY, referrer="School", today=TODAY
    )
    assert whats(store) == []


def test_a_restricted_files_step_up_is_hidden(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    with pytest.raises(Problem):
        casework.step_ups(store, OUTSIDER, hidden.id, CLOCKS)


def test_it_is_not_sent_at_a_time_still_to_come(store: Store, marlows: Marlows) -> None:
    made = ready(store, marlows)
    with pytest.raises(Problem) as caught:
        casework.send(store, PRIYA, made.id, on=TODAY, at="14:06", how="secure e-mail", to="MASH", now=NOW)
    assert fields_of(caught) == {"sent_at"}


@pytest.mark.parametrize(
    ("speed", "now", "shape"),
    [
        (RED, datetime(2026, 11, 23, 18, 4), "under_way"),
        (RED, datetime(2026, 11, 23, 18, 5), "over"),
        (AMBER, datetime(2026, 11, 24, 23, 59), "under_way"),
        (AMBER, datetime(2026, 11, 25, 0, 0), "over"),
    ],
)
def test_a_step_up_shows_from_when_the_front_door_is_late(
    store: Store, marlows: Marlows, speed: Speed, now: datetime, shape: str
) -> None:
    sent(store, marlows, speed=speed)
    (row,) = step_up_block(casework.step_ups(store, PRIYA, marlows.id, CLOCKS), now).rows
    assert row.shape == shape


def test_a_step_up_explains_the_front_doors_clocks(store: Store, marlows: Marlows) -> None:
    sent(store, marlows, speed=RED)
    (row,) = step_up_block(casework.step_ups(store, PRIYA, marlows.id, CLOCKS), NOW).rows
    assert list(row.detail)[-2:] == [
        "The front door is to say that it has it, due Tuesday 24 November: 1 working day after it was sent on 23 November;"
        " zone setting.",
        "The front door is to decide, due Monday 23 November at 18:05: 4 hours after it was sent on 23 November at 14:05,"
        " nights and weekends counted; zone setting.",
    ]
