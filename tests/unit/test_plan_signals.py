"""The gentle signals beside a plan, and how hard its words are."""

from datetime import date

import pytest

from fpz_app.domain.plan_content import ActionContent, ChildContent, GoalContent, PlanContent
from fpz_app.domain.plan_signals import Limits, signals
from fpz_app.domain.readability import EASY, grade, unexplained_acronyms

LIMITS = Limits(actions_at_most=8, drift_months=12, drift_reviews=3)
TODAY = date(2026, 11, 23)
CALLUM = ChildContent(id="c", name="Callum", said="I’d go in if I could do the workshop days.")


def texts(*goals: GoalContent, scores: dict[str, list[int]] | None = None, opened_on: date | None = None) -> list[str]:
    plan = PlanContent(family="Marlow", reference="PU2291", lead="Priya Nair", children=(CALLUM,), goals=goals)
    return [each.text for each in signals(plan, scores=scores or {}, opened_on=opened_on, today=TODAY, limits=LIMITS)]


def goal(*actions: ActionContent, text: str = "Callum is in school each day") -> GoalContent:
    return GoalContent(id="g", text=text, children=("c",), actions=actions)


def action(number: int = 1, **more: str) -> ActionContent:
    return ActionContent(**{"id": f"a{number}", "text": "Walk to the bus", "who": "Dean", "by_when": "Monday", **more})


def test_a_good_plan_has_no_signal() -> None:
    assert texts(goal(action())) == []


def test_more_than_eight_open_actions_are_signalled() -> None:
    assert texts(goal(*(action(number) for number in range(9)))) == ["There are 9 actions at once."]


def test_eight_open_actions_are_not() -> None:
    assert texts(goal(*(action(number) for number in range(8)), action(9, status="done"))) == []


@pytest.mark.parametrize(("gap", "words"), [("who", "who"), ("by_when", "by when")])
def test_an_action_that_says_neither_who_nor_when_is_signalled(gap: str, words: str) -> None:
    assert texts(goal(action(**{gap: ""}))) == [f"“Walk to the bus” does not say {words}."]


def test_an_acronym_is_signalled_once() -> None:
    assert texts(goal(action(text="Ring CAMHS"), action(2, text="Go to CAMHS"))) == ["CAMHS is not spelled out."]


def test_an_acronym_spelled_out_is_left_alone() -> None:
    assert unexplained_acronyms("Child and adolescent mental health service (CAMHS). CAMHS will ring.") == []


def test_three_reviews_without_change_are_drift() -> None:
    assert texts(goal(action()), scores={"g": [4, 4, 4, 4]}) == [
        "“Callum is in school each day” has stood at 4 over 3 reviews."
    ]


def test_a_score_that_moves_is_no_drift() -> None:
    assert texts(goal(action()), scores={"g": [3, 4, 4, 4]}) == []


def test_twelve_months_open_are_drift() -> None:
    assert texts(goal(action()), opened_on=date(2025, 11, 23)) == ["This plan has been open for 12 months or more."]


def test_eleven_months_are_not() -> None:
    assert texts(goal(action()), opened_on=date(2025, 12, 23)) == []


def test_plain_words_read_easily() -> None:
    assert grade("We will meet on Monday. Dean will walk with Callum to the bus. He will ring me after.") < EASY


def test_office_words_read_hard() -> None:
    hard = "The multidisciplinary professionals will facilitate an appropriate intervention regarding emotional regulation."
    assert grade(hard) > EASY


def test_hard_reading_is_signalled() -> None:
    hard = "Facilitate an appropriate multidisciplinary intervention regarding emotional regulation and educational attendance"
    assert any(text.startswith("Hard to read") for text in texts(goal(action(text=hard))))
