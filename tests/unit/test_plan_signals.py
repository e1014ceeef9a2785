"""The gentle signals beside a plan, and how hard its words are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app.domain.drift import Moves
from fpz_app.domain.goal_scales import Point
from fpz_app.domain.plan_content import ActionContent, ChildContent, GoalContent, PlanContent
from fpz_app.domain.plan_signals import Limits, Signal, Where, signals
from fpz_app.domain.readability import EASY, grade, unexplained_acronyms

LIMITS = Limits(actions_at_most=8, drift_months=12, drift_reviews=3)
TODAY = date(2026, 11, 23)
CALLUM = ChildContent(id="c", name="Callum", said="I’d go in if I could do the workshop days.")


def moved(scores: dict[str, list[int]]) -> Moves:
    """Each goal's numbers, a review every four weeks."""
    days = [date(2026, 3, 2) + timedelta(weeks=4 * at) for at in range(12)]
    return Moves(
        {key: [Point(day, (("", each),)) for day, each in zip(days, said, strict=False)] for key, said in scores.items()}
    )


def texts(*goals: GoalContent, scores: dict[str, list[int]] | None = None, opened_on: date | None = None) -> list[str]:
    plan = PlanContent(family="Marlow", reference="PU2291", lead="Priya Nair", children=(CALLUM,), goals=goals)
    return [each.text for each in signals(plan, moves=moved(scores or {}), opened_on=opened_on, today=TODAY, limits=LIMITS)]


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
    assert texts(goal(action()), scores={"g": [4, 4, 4, 4]}) == ["“Callum is in school each day” has stood at 4 over 3 reviews."]


def test_a_score_that_moves_is_no_drift() -> None:
    assert texts(goal(action()), scores={"g": [3, 4, 4, 4]}) == []


def test_twelve_months_open_are_drift() -> None:
    assert texts(goal(action()), opened_on=date(2025, 11, 23)) == ["This plan has been open for 12 months or more."]


def test_one_day_less_than_twelve_months_is_not() -> None:
    assert texts(goal(action()), opened_on=date(2025, 11, 24)) == []


@pytest.mark.parametrize(("today", "count"), [(date(2029, 2, 27), 0), (date(2029, 2, 28), 1)])
def test_a_plan_agreed_on_29_february_is_twelve_months_old_on_the_28th(today: date, count: int) -> None:
    plan = PlanContent(family="Marlow", reference="", lead="", children=(CALLUM,), goals=(goal(action()),))
    opened = date(2028, 2, 29)
    assert len(signals(plan, moves=Moves(), opened_on=opened, today=today, limits=LIMITS)) == count


def test_a_long_plan_is_explained() -> None:
    plan = PlanContent(family="Marlow", reference="", lead="", children=(CALLUM,), goals=(goal(action()),))
    (signal,) = signals(plan, moves=Moves(), opened_on=date(2025, 11, 23), today=TODAY, limits=LIMITS)
    assert signal.why == "First agreed on 23 November 2025. Zone setting: 12 months."


def test_plain_words_read_easily() -> None:
    assert grade("We will meet on Monday. Dean will walk with Callum to the bus. He will ring me after.") < EASY


def test_office_words_read_hard() -> None:
    hard = "The multidisciplinary professionals will facilitate an appropriate intervention regarding emotional regulation."
    assert grade(hard) > EASY


def test_hard_reading_is_signalled() -> None:
    hard = "Facilitate an appropriate multidisciplinary intervention regarding emotional regulation and educational attendance"
    assert any(text.startswith("Hard to read") for text in texts(goal(action(text=hard))))


NOAH, ELLIE = ChildContent(id="n", name="Noah", age="2"), ChildContent(id="e", name="Ellie", age="9")
BABY = ChildContent(id="b", name="Baby", age="due 14 Feb")


def found(plan: PlanContent, scores: dict[str, list[int]] | None = None) -> list[Signal]:
    return signals(plan, moves=moved(scores or {}), opened_on=None, today=TODAY, limits=LIMITS)


def of(*children: ChildContent, goals: tuple[GoalContent, ...] = ()) -> PlanContent:
    return PlanContent(family="Marlow", reference="PU2291", lead="Priya Nair", children=children, goals=goals)


def test_children_not_heard_are_named_in_one_line() -> None:
    assert [each.text for each in found(of(CALLUM, ELLIE, NOAH))] == ["We have not heard Ellie or Noah yet."]


def test_an_unborn_child_is_not_missed() -> None:
    assert found(of(BABY)) == []


def test_the_line_leads_to_the_first_of_those_it_names() -> None:
    assert [(each.where, each.item_id) for each in found(of(ELLIE, NOAH))] == [(Where.WORDS, "e")]


def test_children_without_a_goal_are_named_in_one_line() -> None:
    texts = [each.text for each in found(of(CALLUM, BABY, replace(ELLIE, said="I want a lamp."), goals=(goal(action()),)))]
    assert texts == ["No action helps Baby or Ellie."]


def test_a_child_whose_goal_has_no_action_is_spoken_of_once() -> None:
    assert [(each.text, each.where) for each in found(of(CALLUM, goals=(goal(),)))] == [
        ("“Callum is in school each day” has no action.", Where.NEW_ACTION)
    ]


def test_actions_that_say_too_little_are_one_line_that_leads_to_the_first_gap() -> None:
    plan = of(CALLUM, goals=(goal(action(1, by_when=""), action(2, who="")),))
    signal = found(plan)[0]
    assert (signal.text, signal.item_id, signal.field) == ("2 actions do not say who or by when.", "a1", "by_when")


def test_an_action_that_is_done_owes_nothing() -> None:
    assert found(of(CALLUM, goals=(goal(action(who="", status="done")),))) == []


def test_acronyms_are_one_line_that_leads_to_the_first() -> None:
    signal = found(of(CALLUM, goals=(goal(action(text="Ring CAMHS and SENCO")),)))[0]
    assert (signal.text, signal.where, signal.item_id) == ("CAMHS and SENCO are not spelled out.", Where.ACTION, "a1")


def test_hard_texts_are_one_line() -> None:
    hard = "Facilitate an appropriate multidisciplinary intervention regarding emotional regulation and educational attendance"
    said = found(of(CALLUM, goals=(goal(action(1, text=hard), action(2, text=hard)),)))
    assert [each.text.partition("”")[2] for each in said] == [" and 1 more"]


def test_goals_that_stand_still_are_one_line() -> None:
    goals = (goal(action()), replace(goal(action(2)), id="h"))
    said = found(of(CALLUM, goals=goals), {"g": [4, 4, 4, 4], "h": [2, 2, 2, 2]})
    assert [(each.text, each.where) for each in said] == [("2 goals have not moved over 3 reviews.", Where.CARD)]


def test_the_worst_plan_has_a_line_of_each_kind_and_no_more() -> None:
    hard = "Facilitate an appropriate multidisciplinary CAMHS intervention regarding emotional regulation and attendance"
    goals = tuple(replace(goal(*(action(n, text=hard, who="") for n in range(5))), id=f"g{at}", children=()) for at in range(6))
    plan = of(CALLUM, ELLIE, NOAH, goals=(*goals, GoalContent(id="z", text="Nothing yet")))
    scores = {each.id: [3, 3, 3, 3] for each in goals}
    opened = date(2025, 1, 1)
    assert len(signals(plan, moves=moved(scores), opened_on=opened, today=TODAY, limits=LIMITS)) == 9
