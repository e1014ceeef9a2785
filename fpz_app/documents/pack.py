"""A pack on paper: sections of its own, then the family plan and the assessment, in one document."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.assessment import AssessmentPrint, assessment_body
from fpz_app.documents.blocks import Section
from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.family_plan import FamilyPlanPrint, plan_body
from fpz_app.documents.form_blocks import blocks
from fpz_app.documents.ink import FULL_PAGE
from fpz_app.documents.opening import Fact, opening
from fpz_app.documents.page import stack
from fpz_app.documents.sheets import Furniture, make_pdf

NEXT_SHEET = Space(FULL_PAGE)


@dataclass(frozen=True)
class PackPrint:
    """`plan` and `assessment` are attached where the family has them; the head and foot of every page are the pack’s."""

    furniture: Furniture
    family: str
    people: str
    status: str
    facts: Sequence[Fact]
    sections: Sequence[Section]
    plan: FamilyPlanPrint | None = None
    assessment: AssessmentPrint | None = None


def pack(printed: PackPrint) -> bytes:
    """The sections with what is attached as one tagged PDF, each part on a new page."""
    head = opening(printed.furniture, family=printed.family, people=printed.people, status=printed.status, facts=printed.facts)
    sections = stack([blocks([section], level=2) for section in printed.sections], gap=20)
    parts: list[Box] = [head, Space(14), sections]
    if printed.plan:
        parts += [NEXT_SHEET, plan_body(printed.plan)]
    if printed.assessment:
        parts += [NEXT_SHEET, assessment_body(printed.assessment)]
    return make_pdf(Stack(parts), printed.furniture)
