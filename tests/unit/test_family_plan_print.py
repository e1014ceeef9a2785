"""The family plan on paper, from an empty draft to more than anybody should write."""

from dataclasses import replace

import pytest

from fpz_app.documents.family_plan import FamilyPlanPrint, family_plan
from fpz_app.documents.figures import Scaling
from fpz_app.documents.goals import Action, Goal
from fpz_app.documents.opening import Fact
from fpz_app.documents.signing import Signatory
from fpz_app.documents.voices import ChildVoice
from tests.helpers.pdf import assert_tagged, page_texts, read_blocks, read_text
from tests.helpers.prints import FURNITURE, GOALS, PLAN

LONG = "Ask the housing officer, the landlord and the council’s repairs team about the box room and the damp in the hall. "
EMPTY = FamilyPlanPrint(replace(FURNITURE, draft="Draft, not agreed yet"), "The Marlow family", "Kerry", "Draft, not agreed yet")
VAST = replace(
    PLAN,
    family="The Featherstonehaugh-Cholmondeley and Wojciechowska-Nowakowska family",
    people=", ".join(["Ana-Maria", "Zbigniew", "Łucja", "Țuțu"] * 6),
    facts=(Fact("Ring " + "Oluwaseun " * 5, "01632 960 118 or 01632 960 119", LONG), *PLAN.facts),
    going_well=(LONG,) * 9,
    goals=tuple(
        Goal(
            LONG,
            LONG,
            Scaling(number % 11, 10, 10),
            tuple(Action(LONG * each, "Kerry and Tom", LONG, LONG) for each in range(1, 5)),
        )
        for number in range(12)
    ),
    children=(ChildVoice("Callum", "14", LONG * 30), ChildVoice("Ellie"), ChildVoice("Зоя", "9", "Ой, у лузі", lang="uk")),
    helpers=((LONG, LONG, LONG),) * 20,
    signatories=tuple(Signatory(f"Person with a long name {number}") for number in range(30)),
)


def printed(each: FamilyPlanPrint) -> bytes:
    pdf = family_plan(each)
    assert_tagged(pdf)
    return pdf


@pytest.mark.parametrize("plan", [PLAN, EMPTY, VAST], ids=["usual", "empty", "vast"])
def test_a_plan_is_tagged(plan: FamilyPlanPrint) -> None:
    assert printed(plan)


def test_the_plan_of_the_picture_takes_two_pages() -> None:
    assert len(page_texts(printed(PLAN))) == 2


def test_the_goals_stand_on_the_first_page() -> None:
    assert all(goal.title in page_texts(printed(PLAN))[0] for goal in GOALS)


def test_sections_are_headings_in_the_order_of_the_page() -> None:
    assert [words for _, words in read_blocks(printed(PLAN), "H2")] == [
        "What is going well",
        "What worries us",
        "What we want to change",
        "What Callum, Ellie and Noah say",
        "Who is helping",
        "If things get harder",
        "Who we share this with",
        "Do we agree?",
    ]


def test_everything_in_a_vast_plan_is_printed() -> None:
    words = read_text(printed(VAST))
    assert [words.count((LONG * 30).strip()), words.count("Person with a long name 29"), words.count("Ой, у лузі")] == [1, 1, 1]


def test_a_goal_stays_with_its_actions() -> None:
    pages = page_texts(printed(replace(PLAN, goals=GOALS * 3)))
    for page in pages:
        assert page.count(GOALS[0].title) == page.count(GOALS[0].actions[1].what)


def test_an_action_says_who_and_by_when() -> None:
    words = read_text(printed(PLAN))
    assert "Ask the college for two workshop days a week\nSam\nTue 1 December" in words


def test_an_action_that_nobody_took_on_says_so() -> None:
    plan = replace(EMPTY, goals=(Goal("Calm evenings", actions=(Action("Agree who steps out"),)),))
    assert "Agree who steps out\nnot agreed yet\nnot agreed yet" in read_text(printed(plan))


def test_a_done_action_is_ticked() -> None:
    plan = replace(EMPTY, goals=(Goal("Calm evenings", actions=(Action("Get a lamp", "Kerry", "today", done=True),)),))
    assert "Done\nGet a lamp" in read_text(printed(plan))


def test_a_goal_without_actions_says_so() -> None:
    assert "No action is agreed yet." in read_text(printed(replace(EMPTY, goals=(Goal("Calm evenings"),))))


def test_a_plan_without_goals_says_so() -> None:
    assert "We have not agreed yet what we want to change." in read_text(printed(EMPTY))


def test_a_child_who_was_not_heard_is_shown_as_such() -> None:
    plan = replace(EMPTY, children=(ChildVoice("Noah", "2"),))
    assert "We have not heard Noah’s own words yet.\nNoah, 2" in read_text(printed(plan))


def test_a_draft_says_so_on_every_page() -> None:
    pages = page_texts(printed(replace(PLAN, furniture=EMPTY.furniture)))
    assert all("Draft, not agreed yet" in page for page in pages)


def test_who_agreed_and_how_is_printed() -> None:
    plan = replace(EMPTY, signatories=(Signatory("Kerry Marlow", True, "by phone", "9 November"),))
    assert "Kerry Marlow\nTicked\nI agree\nBox to tick\nI see it differently\nby phone\n9 November" in read_text(printed(plan))


def test_a_signature_drawn_on_the_screen_is_a_figure() -> None:
    signed = Signatory("Kerry Marlow", True, strokes=(((0, 0), (10, 20), (20, 0)), ((5, 5),)))
    pdf = printed(replace(EMPTY, signatories=(signed,)))
    assert ("Figure", "Kerry Marlow’s signature") in read_blocks(pdf)


@pytest.mark.parametrize(
    ("words", "how", "printed"),
    [
        ("I want a lamp.", "seen alone", "“I want a lamp.”"),
        ("“I want a lamp.”", "", "“I want a lamp.”"),
        ("Noah laughs when Tom reads to him.", "as Jo saw it at home", "Noah laughs when Tom reads to him."),
    ],
)
def test_what_a_child_said_stands_in_quotation_marks_and_what_was_seen_does_not(words: str, how: str, printed: str) -> None:
    blocks = read_blocks(family_plan(replace(EMPTY, children=(ChildVoice("Ellie", "9", words, how),))))
    assert printed in str(blocks)
    assert f"““{words}" not in str(blocks)
