"""What changed between two versions of a plan, in words."""

from dataclasses import replace

import pytest

from fpz_app.domain.plan_content import ActionContent, ChildContent, GoalContent, HelperContent, PlanContent, differences, listed

ACTION = ActionContent(id="a", text="Walk to the bus", who="Dean", by_when="every Monday")
GOAL = GoalContent(id="g", text="Callum is in school each day", now=3, actions=(ACTION,))
CALLUM = ChildContent(id="c", name="Callum", age="14", said="I’d go in.")
PLAN = PlanContent(family="Marlow", reference="PU2291", lead="Priya Nair", goals=(GOAL,), children=(CALLUM,))


def changed(**more: object) -> tuple[str, ...]:
    return differences(PLAN, replace(PLAN, **more))  # type: ignore[arg-type]


def with_action(action: ActionContent) -> tuple[str, ...]:
    return changed(goals=(replace(GOAL, actions=(action,)),))


def test_the_first_version_says_so() -> None:
    assert differences(None, PLAN) == ("This is the first version.",)


def test_the_same_plan_says_that_nothing_has_changed() -> None:
    assert changed() == ("Nothing in the plan has changed.",)


def test_a_new_and_a_gone_goal_are_named() -> None:
    assert changed(goals=(GoalContent(id="h", text="Ellie sleeps."),)) == (
        "New goal: Ellie sleeps.",
        "No longer a goal: Callum is in school each day.",
    )


def test_a_goal_in_new_words_is_named() -> None:
    assert changed(goals=(replace(GOAL, text="Callum goes in"),)) == ("Goal written anew: Callum goes in.",)


def test_a_score_that_moved_is_told() -> None:
    assert changed(goals=(replace(GOAL, now=5),)) == ("Callum is in school each day: now 5, was 3.",)


def test_a_first_score_is_told() -> None:
    assert differences(replace(PLAN, goals=(replace(GOAL, now=None),)), PLAN) == (
        "Callum is in school each day: now 3, was not scaled.",
    )


def test_an_action_done_is_told() -> None:
    assert with_action(replace(ACTION, status="done")) == ("Walk to the bus: done.",)


def test_an_action_of_someone_else_is_told() -> None:
    assert with_action(replace(ACTION, who="Kerry")) == ("Action changed: Walk to the bus.",)


def test_a_new_and_a_gone_action_are_named() -> None:
    assert with_action(replace(ACTION, id="b", text="Get a lamp")) == (
        "New action: Get a lamp.",
        "No longer an action: Walk to the bus.",
    )


def test_a_child_who_says_something_new_is_named() -> None:
    assert changed(children=(replace(CALLUM, said="I want the workshop days."),)) == ("Callum says something new.",)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ({"review_place": "at home"}, "The next review has a new day or place."),
        ({"helpers": (HelperContent(name="Sam Ellery"),)}, "Who is helping has changed."),
        ({"whom_to_ring": "Priya"}, "What happens if things get harder was written anew."),
        ({"said_no_to": ("GP",)}, "What is shared, or with whom, has changed."),
    ],
)
def test_other_parts_are_told_as_a_whole(part: dict[str, object], words: str) -> None:
    assert changed(**part) == (words,)


def test_names_are_listed_as_people_say_them() -> None:
    assert [listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"], "or")] == ["A", "A and B", "A, B or C"]


def test_an_unborn_child_is_not_born_yet() -> None:
    assert [ChildContent(id="b", name="Baby", age=age).is_born for age in ("due 14 Feb", "2", "")] == [False, True, True]
