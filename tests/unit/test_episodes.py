"""Episodes of early help: asked for, moved from state to state, and where they may go."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app.casework.agreements import record_agreement
from fpz_app.casework.episodes import ask, early_help, move
from fpz_app.domain.agreements import Agreement
from fpz_app.domain.episodes import Episode, EpisodeState, may_move, moves_by_hand
from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Role
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA

S = EpisodeState


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def the_episode(store: Store, marlows: Marlows) -> Episode:
    return store.find(Episode, family_id=marlows.id)[0]


def to_state(store: Store, marlows: Marlows, state: EpisodeState) -> Episode:
    with store.work(PRIYA, "Move") as work:
        return work.put(replace(the_episode(store, marlows), state=state))


def test_a_family_has_one_episode_under_way(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match="already"):
        ask(store, PRIYA, family_id=marlows.id, reason="Again.", requested_by="", today=TODAY)


def test_early_help_may_be_asked_for_again_after_it_was_closed(store: Store, marlows: Marlows) -> None:
    to_state(store, marlows, S.CLOSED)
    ask(store, PRIYA, family_id=marlows.id, reason="Callum is out of school.", requested_by="Kerry", today=TODAY)
    found = early_help(store, PRIYA, marlows.id, TODAY)
    assert found.now is not None
    assert (found.now.state, found.now.dates, len(found.before)) == ("Requested", "since 23 November", 1)


def test_asking_needs_a_reason(store: Store, marlows: Marlows) -> None:
    to_state(store, marlows, S.CLOSED)
    with pytest.raises(Problem) as refused:
        ask(store, PRIYA, family_id=marlows.id, reason=" ", requested_by="", today=TODAY)
    assert refused.value.field == "reason"


def test_it_says_since_when_it_is_so(store: Store, marlows: Marlows) -> None:
    now = early_help(store, PRIYA, marlows.id, TODAY).now
    assert now is not None
    assert (now.state, now.dates) == ("Requested", "since 28 September")


def test_a_closed_episode_says_from_when_to_when(store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Close") as work:
        work.put(replace(the_episode(store, marlows), state=S.CLOSED, ended_on=date(2026, 10, 30)))
    found = early_help(store, PRIYA, marlows.id, TODAY)
    assert (found.now, found.before[0].dates) == (None, "28 September to 30 October")


def test_a_move_that_is_not_foreseen_is_refused(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem, match="cannot become"):
        move(store, PRIYA, the_episode(store, marlows).id, S.UNDER_REVIEW)


def test_a_plan_that_is_active_goes_under_review(store: Store, marlows: Marlows) -> None:
    episode = to_state(store, marlows, S.PLAN_ACTIVE)
    assert move(store, PRIYA, episode.id, S.UNDER_REVIEW).state is S.UNDER_REVIEW


def test_nothing_leads_out_of_closed() -> None:
    closed = Episode(file_id="", state=S.CLOSED)
    assert [to for to in S if may_move(closed, to)] == []


def test_closing_is_never_a_move_by_hand() -> None:
    assert all(S.CLOSED not in moves_by_hand(Episode(file_id="", state=state), agreed=True) for state in S)


def test_assessing_waits_for_the_familys_agreement() -> None:
    asked = Episode(file_id="", state=S.REQUESTED)
    assert (moves_by_hand(asked, agreed=False), moves_by_hand(asked, agreed=True)) == (
        (S.AGREEMENT_SOUGHT,),
        (S.AGREEMENT_SOUGHT, S.ASSESSING),
    )


def test_an_agreement_given_before_early_help_was_asked_for_lets_it_begin(store: Store, marlows: Marlows) -> None:
    to_state(store, marlows, S.CLOSED)
    agreed = Agreement(file_id=marlows.id, family_id=marlows.id, on=TODAY, agreed_by=(marlows.kerry.id,))
    record_agreement(store, PRIYA, agreed, TODAY)
    ask(store, PRIYA, family_id=marlows.id, reason="Callum is out of school.", requested_by="", today=TODAY)
    assert S.ASSESSING in early_help(store, PRIYA, marlows.id, TODAY).moves


def test_clocks_rest_while_a_statutory_plan_leads() -> None:
    assert [state for state in S if not state.is_under_way] == [S.NOT_AGREED, S.PAUSED, S.CLOSED]


def test_a_hidden_familys_early_help_is_as_if_not_there(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        early_help(store, OUTSIDER, marlows.id, TODAY)


def test_nobody_moves_a_hidden_familys_episode(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    with pytest.raises(Problem):
        move(store, OUTSIDER, the_episode(store, marlows).id, S.AGREEMENT_SOUGHT)


def test_an_auditor_is_offered_no_move(store: Store, marlows: Marlows) -> None:
    found = early_help(store, replace(OUTSIDER, role=Role.AUDITOR), marlows.id, TODAY)
    assert (found.moves, found.may_record) == ((), False)
