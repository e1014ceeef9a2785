"""Drift: reviews that change no number, at the edges; and what stands after a meeting."""

from datetime import date, timedelta

import pytest

from fpz_app.domain.drift import Drift, Moves, drift
from fpz_app.domain.goal_scales import Point, points, standing
from fpz_app.domain.plans import GoalScore

TODAY = date(2026, 11, 23)
DAYS = [date(2026, 1, 5) + timedelta(weeks=6 * at) for at in range(7)]
GOALS = [("g", "Callum is in school each day")]


def each(*scores: int | None) -> list[Point]:
    """A number at each review; None where it was not asked for."""
    return [Point(day, (("", score),), "m") for day, score in zip(DAYS, scores, strict=False) if score is not None]


def found(moves: Moves, goals: list[tuple[str, str]] = GOALS) -> Drift | None:
    return drift(moves, goals, reviews=3, today=TODAY)


@pytest.mark.parametrize(
    ("scores", "stands_still"),
    [
        ((4, 4, 4), False),  # two reviews since it was first scaled
        ((4, 4, 4, 4), True),  # exactly three
        ((4, 4, 4, 4, 4), True),
        ((3, 4, 4, 4), False),  # moved at the first of them
        ((3, 4, 4, 4, 4), True),
        ((4, 5, 4, 4), False),  # moved, and came back
        ((4, 5, 4, 4, 4), False),  # two reviews since it came back
        ((4, 5, 4, 4, 4, 4), True),
        ((4, 4, 4, 4, 5), False),  # moved at last
        ((), False),
    ],
)
def test_a_goal_stands_still_after_three_reviews_without_change(scores: tuple[int, ...], stands_still: bool) -> None:
    assert (found(Moves({"g": each(*scores)})) is not None) is stands_still


def test_a_review_that_did_not_ask_for_the_number_counts() -> None:
    assert found(Moves({"g": each(4)}, reviewed=DAYS[1:4])) is not None
    assert found(Moves({"g": each(4)}, reviewed=DAYS[1:3])) is None


def test_a_review_on_the_day_of_the_scaling_is_the_same_review() -> None:
    assert found(Moves({"g": each(4, 4, 4)}, reviewed=DAYS[:3])) is None


def test_a_goal_moves_when_one_person_does_though_the_lowest_stays() -> None:
    said = [Point(day, (("Callum", 3), ("Kerry", 3 + at)), "m") for at, day in enumerate(DAYS[:4])]
    assert found(Moves({"g": said})) is None


def test_someone_who_is_asked_for_the_first_time_moves_nothing() -> None:
    said = [*each(3, 3, 3), Point(DAYS[3], (("", 3), ("Dean", 6)), "m")]
    assert found(Moves({"g": said})) is not None


def test_drift_says_since_when_and_by_which_setting() -> None:
    assert found(Moves({"g": each(4, 4, 4, 4)})) == Drift(
        "“Callum is in school each day” has stood at 4 over 3 reviews.",
        "The same since 5 January; reviewed on 16 February, 30 March and 11 May. Zone setting: 3 reviews.",
        "g",
    )


def test_several_goals_are_one_line_that_leads_to_the_first() -> None:
    said = found(Moves({"g": each(4, 4, 4, 4), "h": each(2, 2, 2, 2)}), [*GOALS, ("h", "Calm evenings")])
    assert said == Drift(
        "2 goals have not moved over 3 reviews.",
        "“Callum is in school each day” at 4 since 5 January; “Calm evenings” at 2 since 5 January. Zone setting: 3 reviews.",
        "g",
    )


def test_a_goal_that_moves_is_not_named() -> None:
    said = found(Moves({"g": each(4, 5, 6, 7), "h": each(2, 2, 2, 2)}), [*GOALS, ("h", "Calm evenings")])
    assert said is not None
    assert said.goal_id == "h"


def test_where_goals_are_never_scaled_everyones_own_number_tells() -> None:
    said = found(Moves(overall=[Point(day, (("Kerry", 4), ("Callum", 3)), "m") for day in DAYS[:4]]))
    assert said is not None
    assert said.text == "Nobody’s number has moved over 3 reviews."


def test_a_zone_may_ask_sooner() -> None:
    assert drift(Moves({"g": each(4, 4, 4)}), GOALS, reviews=2, today=TODAY) is not None


@pytest.mark.parametrize(("scores", "together", "left"), [([6, 4], None, 4), ([6, 4], 5, 5), ([6], None, 6), ([], 7, 7)])
def test_a_meeting_leaves_a_goal_at_what_was_agreed_else_at_the_lowest(
    scores: list[int], together: int | None, left: int
) -> None:
    assert standing(scores, together) == left


def score(by: str, number: int, meeting: str = "", on: date = DAYS[0]) -> GoalScore:
    return GoalScore(file_id="f", family_id="f", goal_id="g", on=on, score=number, by=by, meeting_id=meeting)


def test_numbers_of_one_day_by_hand_are_one_point_and_the_last_stands() -> None:
    (point,) = points([score("Kerry", 4), score("Sam", 6)])
    assert (point.score, point.said) == (6, (("Kerry", 4), ("Sam", 6)))


def test_a_meeting_is_a_point_of_its_own_after_what_was_said_by_hand() -> None:
    assert [each.score for each in points([score("Kerry", 3, "m"), score("Sam", 6)])] == [6, 3]
