"""The whole family assessment on paper: its head, then every section of the form in the order of the form."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.blocks import Section
from fpz_app.documents.boxes import Space, Stack
from fpz_app.documents.form_blocks import blocks
from fpz_app.documents.opening import Fact, opening
from fpz_app.documents.page import stack
from fpz_app.documents.sheets import Furniture, make_pdf


@dataclass(frozen=True)
class AssessmentPrint:
    """`status` as "Approved 12 November 2026" or "Draft, not agreed yet"; `facts` are the few that stand large at the top,
    as the lead practitioner; the sections carry the rest, whatever the version of the form."""

    furniture: Furniture
    family: str
    people: str
    status: str
    facts: Sequence[Fact]
    sections: Sequence[Section]


def assessment(printed: AssessmentPrint) -> bytes:
    """The assessment as a tagged PDF."""
    return make_pdf(assessment_body(printed), printed.furniture)


def assessment_body(printed: AssessmentPrint) -> Stack:
    """The assessment as boxes, for a document of its own or inside another."""
    head = opening(printed.furniture, family=printed.family, people=printed.people, status=printed.status, facts=printed.facts)
    sections = stack([blocks([section], level=2) for section in printed.sections], gap=22)
    return Stack([head, Space(14), sections])
