"""Closing early help: what the guard asks, at its edges, and what a manager may pass."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from fpz_app.casework.closing import close, closing_page
from fpz_app.casework.episodes import ask
from fpz_app.domain.closing import ChildChange, Closing, EndReason
from fpz_app.domain.closing_guard import ClosingFacts, Condition, SeenLast, Told, conditions
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.plans import ActionStatus
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from tests.helpers.duties import act, due, next_up, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stepping_up import answered, propose
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

LIMIT = timedelta(weeks=4)
NOW = datetime(2026, 11, 23, 14, 5)
CLEAR = ClosingFacts(today=TODAY, seen_limit=LIMIT, missing=Told.NO, exploitation=Told.NO)
GUARDED = (EndReason.NOT_ENGAGED, EndReason.WITHDREW)


def line(facts: ClosingFacts, key: str) -> Condition:
    return next(each for each in conditions(facts) if each.key == key)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def closing(store: Store, marlows: Marlows, reason: EndReason = EndReason.NEEDS_MET, **more: object) -> Closing:
    """A closing with nothing left out."""
    plain: dict[str, object] = {
        "file_id": marlows.id,
        "family_id": marlows.id,
        "episode_id": store.find(Episode, family_id=marlows.id)[-1].id,
        "reason": reason,
        "on": TODAY,
        "missing": Told.NO,
        "exploitation": Told.NO,
        "changes": tuple(
            ChildChange(person_id=each.id, different="In school each day.", said_by="Kerry")
            for each in (marlows.callum, marlows.ellie, marlows.noah)
        ),
        "if_worries_return": "Ring Priya; you may come back at any time.",
    }
    return Closing(**{**plain, **more})  # type: ignore[arg-type]


def shut(store: Store, made: Closing, actor: Worker = PRIYA) -> Closing:
    return close(store, actor, made, seen_limit=LIMIT, now=NOW)


def wrong_fields(store: Store, made: Closing, actor: Worker = PRIYA) -> set[str]:
    with pytest.raises(Problem) as caught:
        shut(store, made, actor)
    return {each.field for each in caught.value.each}


def test_a_child_seen_on_the_last_day_of_the_limit_was_seen() -> None:
    assert line(replace(CLEAR, children=[SeenLast("Ellie", TODAY - LIMIT)]), "seen").met


def test_a_child_seen_the_day_before_that_was_not() -> None:
    found = line(replace(CLEAR, children=[SeenLast("Ellie", TODAY - LIMIT - timedelta(days=1))]), "seen")
    assert not found.met
    assert found.words == "Ellie (last seen 25 October) has not been seen in the last 4 weeks"


def test_a_child_never_seen_is_named_as_such() -> None:
    assert "Noah (never seen)" in line(replace(CLEAR, children=[SeenLast("Noah", None)]), "seen").words


def test_a_limit_over_a_leap_day_counts_days() -> None:
    leap = ClosingFacts(today=date(2028, 3, 1), seen_limit=LIMIT, children=[SeenLast("Ellie", date(2028, 2, 2))])
    assert line(leap, "seen").met
    assert not line(replace(leap, today=date(2028, 3, 2)), "seen").met


def test_no_open_action_is_one_condition_met() -> None:
    assert line(CLEAR, "actions").met


def test_one_open_action_is_named() -> None:
    found = line(replace(CLEAR, open_actions=["Ask for workshop days"]), "actions")
    assert (found.met, found.said) == (False, "1 action is open: Ask for workshop days")


@pytest.mark.parametrize("key", ["missing", "exploitation"])
@pytest.mark.parametrize(("told", "met"), [(None, False), (Told.NOT_KNOWN, False), (Told.YES, False), (Told.NO, True)])
def test_a_question_holds_the_door_until_it_is_answered_with_no(key: str, told: Told | None, met: bool) -> None:
    assert line(replace(CLEAR, **{key: told}), key).met is met


def test_a_step_up_that_waits_holds_the_door_and_one_that_was_answered_does_not(store: Store, marlows: Marlows) -> None:
    def met() -> bool:
        page = closing_page(store, PRIYA, marlows.id, TODAY, seen_limit=LIMIT)
        return next(each for each in page.conditions if each.key == "step_ups").met

    assert met()
    propose(store, marlows)
    assert not met()
    store.undo(PRIYA, store.last_group, "Undo")
    answered(store, marlows)
    assert met()


def test_every_condition_that_is_not_met_says_what_to_do() -> None:
    facts = ClosingFacts(today=TODAY, seen_limit=LIMIT, children=[SeenLast("Noah", None)], open_actions=["Ask"])
    assert all(each.met or each.remedy for each in conditions(facts))


def test_early_help_closes_when_everything_is_as_it_should_be(store: Store, marlows: Marlows) -> None:
    see(store, marlows, TODAY)
    made = shut(store, closing(store, marlows))
    episode = store.get(Episode, made.episode_id)
    assert (episode.state, episode.ended_on, episode.end_reason) == (EpisodeState.CLOSED, TODAY, "needs met")


@pytest.mark.parametrize("reason", GUARDED)
def test_a_guarded_reason_is_refused_while_a_child_is_unseen(store: Store, marlows: Marlows, reason: EndReason) -> None:
    assert "manager_why" in wrong_fields(store, closing(store, marlows, reason, risk="Callum may be drawn in."))


def test_a_family_that_withdraws_may_go_when_nothing_is_open(store: Store, marlows: Marlows) -> None:
    see(store, marlows, TODAY)
    assert shut(store, closing(store, marlows, EndReason.WITHDREW)).manager_why == ""


def test_could_not_be_engaged_is_always_a_managers_decision(store: Store, marlows: Marlows) -> None:
    see(store, marlows, TODAY)
    assert wrong_fields(store, closing(store, marlows, EndReason.NOT_ENGAGED, risk="Some.")) == {"manager_why"}


def test_could_not_be_engaged_needs_a_statement_of_risk(store: Store, marlows: Marlows) -> None:
    made = closing(store, marlows, EndReason.NOT_ENGAGED, manager_why="Tried for months.")
    assert wrong_fields(store, made, MANAGER) == {"risk"}


def test_a_manager_who_closes_decides_in_their_own_name(store: Store, marlows: Marlows) -> None:
    made = closing(store, marlows, EndReason.NOT_ENGAGED, risk="Some.", manager="Someone else", manager_why="Tried for months.")
    kept = shut(store, made, MANAGER)
    assert (kept.manager, kept.manager_on, kept.manager_at, kept.manager_told) == ("Ruth Amesbury", TODAY, "14:05", False)


def test_what_a_manager_said_is_kept_as_told(store: Store, marlows: Marlows) -> None:
    decided = {"manager": "Ruth Amesbury", "manager_on": TODAY, "manager_at": "09:10", "manager_why": "Seen at school."}
    made = closing(store, marlows, EndReason.WITHDREW, **decided)
    assert shut(store, made).manager_told


def test_a_managers_word_needs_name_day_and_time(store: Store, marlows: Marlows) -> None:
    made = closing(store, marlows, EndReason.WITHDREW, manager_why="Seen at school.")
    assert wrong_fields(store, made) == {"manager", "manager_on", "manager_at"}


def test_the_conditions_that_did_not_hold_are_kept(store: Store, marlows: Marlows) -> None:
    act(store, marlows)
    made = closing(store, marlows, all_the_same="School goes on with it.", missing=Told.NOT_KNOWN)
    kept = shut(store, made)
    assert [words.partition(" ")[0] for words in kept.unmet] == ["1", "Callum", "Nobody"]


def test_any_other_reason_must_say_why_while_something_is_open(store: Store, marlows: Marlows) -> None:
    assert wrong_fields(store, closing(store, marlows)) == {"all_the_same"}


def test_a_file_opened_in_error_closes_without_more(store: Store, marlows: Marlows) -> None:
    assert shut(store, closing(store, marlows, EndReason.IN_ERROR, changes=(), if_worries_return=""))


def test_stepped_up_closes_nothing_until_social_care_has_accepted(store: Store, marlows: Marlows) -> None:
    see(store, marlows, TODAY)
    assert wrong_fields(store, closing(store, marlows, EndReason.STEPPED_UP)) == {"reason"}


def test_moving_area_says_whether_the_work_was_passed_on(store: Store, marlows: Marlows) -> None:
    see(store, marlows, TODAY)
    assert wrong_fields(store, closing(store, marlows, EndReason.MOVED)) == {"passed_on"}


def test_each_child_has_what_is_different_and_who_says_so(store: Store, marlows: Marlows) -> None:
    see(store, marlows, TODAY)
    changes = (
        ChildChange(person_id=marlows.callum.id, different="In school."),
        ChildChange(person_id=marlows.ellie.id, different="", said_by="Kerry"),
    )
    made = closing(store, marlows, changes=changes)
    assert wrong_fields(store, made) == {
        f"said_by.{marlows.callum.id}",
        f"different.{marlows.ellie.id}",
        f"different.{marlows.noah.id}",
    }


def test_it_does_not_close_without_words_on_worries_that_return(store: Store, marlows: Marlows) -> None:
    see(store, marlows, TODAY)
    assert wrong_fields(store, closing(store, marlows, if_worries_return=" ")) == {"if_worries_return"}


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), date(2026, 9, 27)])
def test_it_ends_neither_in_the_future_nor_before_it_began(store: Store, marlows: Marlows, on: date) -> None:
    see(store, marlows, TODAY)
    assert wrong_fields(store, closing(store, marlows, on=on)) == {"on"}


def test_it_closes_once(store: Store, marlows: Marlows) -> None:
    see(store, marlows, TODAY)
    made = closing(store, marlows)
    shut(store, made)
    with pytest.raises(Problem, match="has ended already"):
        shut(store, replace(made, id=closing(store, marlows).id))


def test_the_journal_says_that_it_closed_and_why(store: Store, marlows: Marlows) -> None:
    told: list[str] = []
    store.listeners.append(lambda changed: told.append(changed.title))
    shut(store, closing(store, marlows, EndReason.IN_ERROR, changes=(), if_worries_return=""))
    assert told == ["Close early help: opened in error"]


def test_todays_lines_end_with_the_help(store: Store, marlows: Marlows) -> None:
    act(store, marlows, TODAY - timedelta(days=3))
    assert due(store)
    assert next_up(store, marlows)
    shut(store, closing(store, marlows, all_the_same="School goes on with it."))
    assert due(store) == []
    assert next_up(store, marlows) == []


def test_reopening_makes_a_new_episode_tied_to_the_old(store: Store, marlows: Marlows) -> None:
    old = shut(store, closing(store, marlows, EndReason.IN_ERROR, changes=(), if_worries_return=""))
    new = ask(store, PRIYA, family_id=marlows.id, reason="Worries are back.", requested_by="Kerry", today=TODAY)
    assert (new.follows_id, new.state) == (old.episode_id, EpisodeState.REQUESTED)


def test_done_actions_and_those_of_ended_goals_do_not_hold_the_door(store: Store, marlows: Marlows) -> None:
    act(store, marlows, ended_on=TODAY)
    act(store, marlows, status=ActionStatus.NOT_NEEDED)
    page = closing_page(store, PRIYA, marlows.id, TODAY, seen_limit=LIMIT)
    assert next(each for each in page.conditions if each.key == "actions").met


def test_a_restricted_files_closing_is_hidden(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    with pytest.raises(Problem):
        closing_page(store, OUTSIDER, hidden.id, TODAY, seen_limit=LIMIT)
