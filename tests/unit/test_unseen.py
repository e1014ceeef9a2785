"""Children to be seen: who, since when, and from which day the limit counts."""

from dataclasses import replace
from datetime import date

import pytest

from fpz_app.casework.due import Urgency
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.people import Stage
from fpz_app.store.store import Store
from tests.helpers.duties import due, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows


@pytest.fixture
def marlows(store: Store) -> Marlows:
    """A family whose children were all seen today, so that nothing is due yet."""
    made = make_marlows(store)
    see(store, made, TODAY)
    return made


@pytest.mark.parametrize(
    ("seen", "urgency", "words"),
    [
        (date(2026, 10, 20), Urgency.OVERDUE, "6 days over"),
        (date(2026, 10, 26), Urgency.TODAY, "today"),
        (date(2026, 10, 27), Urgency.WEEK, "tomorrow"),
        (date(2026, 11, 2), Urgency.WEEK, "by Monday 30 November"),
    ],
)
def test_children_are_to_be_seen_every_four_weeks(store: Store, seen: date, urgency: Urgency, words: str) -> None:
    marlows = make_marlows(store)
    see(store, marlows, seen)
    (line,) = due(store)
    assert (line.what, line.urgency, line.when) == ("See the children", urgency, words)


def test_a_child_seen_within_three_weeks_is_not_due(store: Store) -> None:
    see(store, make_marlows(store), date(2026, 11, 3))
    assert due(store) == []


def test_the_line_names_the_children_and_when_the_first_was_seen(store: Store) -> None:
    marlows = make_marlows(store)
    see(store, marlows, date(2026, 10, 20), marlows.callum)
    see(store, marlows, date(2026, 10, 22), marlows.ellie)
    see(store, marlows, TODAY, marlows.noah)
    assert due(store)[0].detail == "Callum and Ellie, last seen 20 October"


def test_one_child_is_called_the_child(store: Store, marlows: Marlows) -> None:
    see(store, make_marlows(store), TODAY)
    other = make_marlows(store)
    see(store, other, TODAY, other.callum, other.ellie)
    see(store, other, date(2026, 10, 20), other.noah)
    assert [(line.what, line.detail) for line in due(store)] == [("See the child", "Noah, last seen 20 October")]


def test_a_child_nobody_has_seen_counts_from_the_beginning_of_early_help(store: Store) -> None:
    make_marlows(store)
    (line,) = due(store)
    assert (line.detail, line.when) == ("Callum, Ellie and Noah, not seen yet", "28 days over")


def test_a_child_of_another_family_seen_there_is_not_seen_here(store: Store, marlows: Marlows) -> None:
    other = make_marlows(store)
    assert [line.family_id for line in due(store)] == [other.id]


def test_the_unborn_are_not_to_be_seen(store: Store, marlows: Marlows) -> None:
    other = make_marlows(store)
    see(store, other, TODAY, other.callum, other.ellie)
    put(store, replace(other.noah, stage=Stage.UNBORN, born=""))
    assert due(store) == []


@pytest.mark.parametrize("state", [EpisodeState.CLOSED, EpisodeState.NOT_AGREED, EpisodeState.PAUSED])
def test_where_early_help_rests_nobody_has_to_be_seen(store: Store, state: EpisodeState) -> None:
    marlows = make_marlows(store)
    put(store, replace(store.find(Episode, family_id=marlows.id)[0], state=state))
    assert due(store) == []
