"""The whole family assessment on paper, whatever its form asks."""

from dataclasses import replace

import pytest

from fpz_app.documents.assessment import AssessmentPrint, assessment
from fpz_app.documents.blocks import (
    Answer,
    Answers,
    Block,
    ChildWords,
    Choices,
    Domain,
    Level,
    Narrative,
    ScaleRow,
    Section,
    Signatures,
    Table,
    ThreeColumns,
)
from fpz_app.documents.figures import Scaling
from tests.helpers.pdf import assert_tagged, read_blocks, read_text
from tests.helpers.prints import ASSESSMENT

LONG = "He was in school on 61 of 120 days and leaves at lunch on most days that he does go in. " * 40


def of(*blocks: Block) -> AssessmentPrint:
    return replace(ASSESSMENT, facts=(), sections=(Section("Callum, 14", blocks),))


def printed(each: AssessmentPrint) -> bytes:
    pdf = assessment(each)
    assert_tagged(pdf)
    return pdf


@pytest.mark.parametrize(
    "block",
    [
        Answers((Answer("Why now", LONG, "Carried"), Answer("Who took part"))),
        Narrative(LONG, "History", "pl", "Carried"),
        ScaleRow("Kerry", Scaling(1, 2, 3), LONG),
        Domain("Health", LONG, LONG, LONG, Scaling(now=3)),
        ChildWords("Ellie", (("What I want", LONG), ("", LONG)), "seen alone", "uk"),
        Table(("Name", "Born", "Why"), tuple(("Kerry", "", LONG) for _ in range(9))),
        ThreeColumns((("What worries us", (LONG,)), ("What is working well", ()), ("What needs to happen", ("Ring.",)))),
        Choices("Outcomes", ((LONG, True), ("Secure housing", False))),
        Level("Callum", 3, "Partnership plus", LONG),
        Signatures(()),
        Section("Inside", (Section("Deeper", (Section("Deepest", (Narrative(LONG),)),)),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_every_block_is_tagged_even_when_it_is_long(block: Block) -> None:
    assert printed(of(block, block))


def test_the_assessment_is_tagged() -> None:
    assert printed(ASSESSMENT)


def test_a_hundred_sections_are_all_printed() -> None:
    many = replace(ASSESSMENT, sections=tuple(Section(f"Section {number}", (Narrative("Said."),)) for number in range(100)))
    assert len(read_blocks(printed(many), "H2")) == 100


def test_each_child_has_a_section_of_its_own() -> None:
    assert {"Callum, 14", "Noah, 2"} <= {words for _, words in read_blocks(printed(ASSESSMENT), "H2")}


def test_not_known_is_printed_as_an_answer() -> None:
    assert "Interpreter\nNot known" in read_text(printed(ASSESSMENT))


@pytest.mark.parametrize(
    "block",
    [
        Answers((Answer("Interpreter"),)),
        Narrative("", "History"),
        ScaleRow("Dean", Scaling()),
        Domain("Identity"),
        Table(("Name",), ()),
    ],
    ids=lambda block: type(block).__name__,
)
def test_what_was_not_asked_yet_is_printed_as_such(block: Block) -> None:
    assert "Not asked yet" in read_text(printed(of(block)))


def test_a_domain_looked_at_and_in_order_is_not_an_issue() -> None:
    words = read_text(printed(of(Domain("Health", no_issue=True))))
    assert ("Not an issue" in words, "Not asked yet" in words) == (True, False)


def test_a_domain_tells_its_scale_strengths_needs_and_evidence() -> None:
    words = read_text(printed(of(Domain("Education", "Good with his hands.", "Away a lot.", "School record.", Scaling(now=3)))))
    expected = (
        "Education\nEducation. From 0 to 10: now 3\nStrengths\nGood with his hands.\nNeeds\nAway a lot.\nEvidence\nSchool record."
    )
    assert expected in words


def test_a_child_who_was_not_heard_is_shown_as_such() -> None:
    assert "We have not heard Noah’s own words yet." in read_text(printed(of(ChildWords("Noah", (("What I want", " "),)))))


def test_a_level_carries_its_step_and_its_word() -> None:
    assert "Step 3 of 4\n3 Partnership plus\nBecause." in read_text(
        printed(of(Level("Callum", 3, "Partnership plus", "Because.")))
    )


def test_a_level_not_judged_yet_says_so() -> None:
    assert "Not judged yet" in read_text(printed(of(Level("Noah", 0, ""))))


def test_choices_say_which_were_chosen() -> None:
    words = read_text(printed(of(Choices("Outcomes", (("Secure housing", True), ("Financial stability", False))))))
    assert "Chosen\nSecure housing\nNot chosen\nFinancial stability" in words
