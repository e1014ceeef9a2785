"""A chronology on paper: landscape, one table of dated events whose heading is repeated on every sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.ink import KICKER, LANDSCAPE, SET_SMALL, SMALL, SUBTITLE, TEAL
from fpz_app.documents.lines import Run
from fpz_app.documents.page import Cell, heading, narrative, rule, stack, text
from fpz_app.documents.sheets import Furniture, make_pdf
from fpz_app.documents.tables import table

_WIDE = LANDSCAPE.across
_HEAD = ("Date", "What happened", "Recorded in, or told by", "What it means for the child", "What was done")
_WIDTHS = (82.0, 290.0, 125.0, _WIDE - 497.0)
_WIDTHS_WITH_DONE = (82.0, 260.0, 117.0, 150.0, _WIDE - 609.0)
"""The last column stands where something was done about an event."""


@dataclass(frozen=True)
class EventPrint:
    """One row; `significant` is said in words, for paper may be grey. `also` are others that it is about, in words."""

    on: str
    what: str
    detail: str
    told_by: str
    effect: str = ""
    action: str = ""
    significant: bool = False
    also: str = ""


@dataclass(frozen=True)
class ChronologyPrint:
    """`shown` says what was left out and how many events there are; `cautions` what to look at before it is given away."""

    furniture: Furniture
    title: str
    people: str
    shown: str
    cautions: Sequence[str]
    events: Sequence[EventPrint]


def chronology_pdf(printed: ChronologyPrint) -> bytes:
    """The chronology as a tagged PDF."""
    head: list[Box] = [
        text(printed.furniture.kind, KICKER, width=_WIDE),
        Space(4),
        heading(1, printed.title, width=_WIDE),
        text(printed.people, SUBTITLE, width=_WIDE),
        Space(9),
        rule(_WIDE, colour=TEAL, weight=1.6),
        Space(8),
        text(printed.shown, SET_SMALL.strong, width=_WIDE),
        Space(3),
        stack([text(each, SMALL, width=_WIDE) for each in printed.cautions], gap=1),
        Space(10),
    ]
    widths = _WIDTHS_WITH_DONE if any(each.action for each in printed.events) else _WIDTHS
    rows = [_row(each, widths[1] - 8)[: len(widths)] for each in printed.events]
    nothing = text("No event is shown.", width=_WIDE)
    body: Box = table(rows, widths, head=_HEAD[: len(widths)], set_in=SET_SMALL) if rows else nothing
    return make_pdf(Stack([*head, body]), printed.furniture, LANDSCAPE)


def _row(event: EventPrint, width: float) -> list[Cell]:
    marked = [Run(" Significant.", SMALL.strong)] if event.significant else []
    told: list[Box] = [text([Run(event.what, SET_SMALL.strong), *marked], SET_SMALL, width=width)]
    if event.detail.strip():
        told.append(narrative(event.detail, SET_SMALL, width=width, gap=2))
    if event.also:
        told.append(text(event.also, SMALL, width=width))
    return [event.on, stack(told, gap=1), event.told_by, event.effect or "–", event.action or "–"]
