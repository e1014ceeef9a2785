"""Minutes of a meeting on paper: the actions first, then what was said and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.blocks import Section
from fpz_app.documents.boxes import Space, Stack
from fpz_app.documents.form_blocks import blocks
from fpz_app.documents.opening import Fact, opening
from fpz_app.documents.page import stack
from fpz_app.documents.sheets import Furniture, make_pdf


@dataclass(frozen=True)
class MinutesPrint:
    """`status` as "Finished 23 November 2026" or "Draft, not finished yet"; the sections in the order of the page."""

    furniture: Furniture
    family: str
    people: str
    status: str
    facts: Sequence[Fact]
    sections: Sequence[Section]


def minutes(printed: MinutesPrint) -> bytes:
    """The minutes as a tagged PDF."""
    head = opening(printed.furniture, family=printed.family, people=printed.people, status=printed.status, facts=printed.facts)
    sections = stack([blocks([section], level=2) for section in printed.sections], gap=20)
    return make_pdf(Stack([head, Space(14), sections]), printed.furniture)
