"""The letter that asks someone to a meeting, and the form on which someone who cannot come writes their report."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.ink import LINE, SMALL, WIDTH
from fpz_app.documents.opening import Fact, opening
from fpz_app.documents.page import bullets, narrative, rule, section, stack, text
from fpz_app.documents.sheets import Furniture, make_pdf

RULED = 24.0
"""From line to line, to write on with a pen."""


@dataclass(frozen=True)
class LetterPrint:
    """`to` whom it is, `about` whose meeting; `said` are paragraphs; `agenda` the points; `signed` who writes."""

    furniture: Furniture
    to: str
    about: str
    facts: Sequence[Fact]
    said: Sequence[str]
    agenda: Sequence[str]
    signed: Sequence[str]


@dataclass(frozen=True)
class ReportFormPrint:
    """`questions` each with how many lines there are to write on; `return_to` says where it goes and by when."""

    furniture: Furniture
    to: str
    about: str
    said: Sequence[str]
    questions: Sequence[tuple[str, int]]
    return_to: str


def invitation(letter: LetterPrint) -> bytes:
    """The letter as a tagged PDF."""
    head = opening(letter.furniture, family=letter.to, people=letter.about, status="", facts=letter.facts)
    parts: list[Box] = [stack([narrative(each) for each in letter.said], gap=8)]
    if letter.agenda:
        parts.append(section("What we will talk about", [bullets(letter.agenda)]))
    parts.append(stack([text(each) for each in letter.signed], gap=2))
    return make_pdf(Stack([head, Space(16), stack(parts, gap=16)]), letter.furniture)


def report_form(form: ReportFormPrint) -> bytes:
    """A form to fill in with a pen, as a tagged PDF."""
    head = opening(form.furniture, family=form.to, people=form.about, status="", facts=())
    asked = [section(words, [_lines(count)]) for words, count in form.questions]
    said = stack([narrative(each) for each in form.said], gap=6)
    foot = stack([text("Name, signature and date"), _lines(1), text(form.return_to, SMALL)], gap=4)
    return make_pdf(Stack([head, Space(14), stack([said, *asked, foot], gap=16)]), form.furniture)


def _lines(count: int) -> Stack:
    boxes: list[Box] = []
    for _ in range(count):
        boxes += [Space(RULED), rule(WIDTH, colour=LINE)]
    return Stack(boxes, whole=True)
