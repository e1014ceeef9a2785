"""The letter to a family whose early help ends: why, what is different, and what to do if worries return."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.ink import SMALL, STRONG
from fpz_app.documents.opening import Fact, opening
from fpz_app.documents.page import narrative, section, stack, text
from fpz_app.documents.sheets import Furniture, make_pdf


@dataclass(frozen=True)
class ChildNow:
    """What is different for one child; `said_by` as 'Kerry says so'."""

    name: str
    different: str
    said_by: str


@dataclass(frozen=True)
class ClosingLetterPrint:
    """`why` are paragraphs; `returning` what happens if worries return, in somebody's own words."""

    furniture: Furniture
    family: str
    people: str
    status: str
    facts: Sequence[Fact]
    greeting: str
    why: Sequence[str]
    children: Sequence[ChildNow]
    returning: str
    danger: str
    more: str
    signed: Sequence[str]


def closing_letter(letter: ClosingLetterPrint) -> bytes:
    """The letter as a tagged PDF."""
    head = opening(letter.furniture, family=letter.family, people=letter.people, status=letter.status, facts=letter.facts)
    parts: list[Box] = [section(letter.greeting, [stack([text(words) for words in letter.why], gap=7)])]
    if letter.children:
        parts.append(section("What is different now", [stack([_child(each) for each in letter.children], gap=9)]))
    returning: list[Box] = [narrative(letter.returning)] if letter.returning.strip() else []
    parts.append(section("If worries return", [stack([*returning, text(letter.danger)], gap=7)]))
    if letter.more.strip():
        parts.append(narrative(letter.more))
    signed = Stack([text(words) for words in letter.signed], whole=True)
    return make_pdf(Stack([head, Space(16), stack([*parts, signed], gap=18)]), letter.furniture)


def _child(child: ChildNow) -> Stack:
    said = [text(child.said_by, SMALL)] if child.said_by else []
    return Stack([text(child.name, STRONG, keeps=True), narrative(child.different), *said], whole=True)
