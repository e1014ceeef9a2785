"""A week on one sheet: hours, what and whose by initial and case reference; no name, address or child's name stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Stack
from fpz_app.documents.ink import SMALL, SUBTITLE, WIDTH
from fpz_app.documents.page import heading, section, stack, text
from fpz_app.documents.sheets import Furniture, make_pdf
from fpz_app.documents.tables import table

_HOURS, _WHOSE = 96.0, 120.0
NO_NAMES = "Families stand here by initial and case reference. Names and addresses are in the app."


@dataclass(frozen=True)
class SheetDay:
    """`lines` are hours, what, and whose."""

    name: str
    mark: str
    lines: Sequence[tuple[str, str, str]]


@dataclass(frozen=True)
class WeekSheet:
    """`title` is the week in words, `printed` by whom and when."""

    whose: str
    zone: str
    title: str
    days: tuple[SheetDay, ...]
    printed: str


def week_sheet(sheet: WeekSheet) -> bytes:
    """A tagged PDF."""
    furniture = Furniture(
        title="Week", kind="Week", whose=sheet.whose, reference=f"Week of {sheet.title}", printed=sheet.printed, sent=None,
    )  # fmt: skip
    head = Stack([heading(1, sheet.title), text(f"{sheet.whose}, {sheet.zone} zone", SUBTITLE)])
    return make_pdf(stack([head, *(_day(each) for each in sheet.days), text(NO_NAMES, SMALL)], gap=14), furniture)


def _day(day: SheetDay) -> Box:
    name = f"{day.name}, {day.mark}" if day.mark else day.name
    if not day.lines:
        return section(name, [text("Nothing planned.")])
    return section(name, [table(list(day.lines), (_HOURS, WIDTH - _HOURS - _WHOSE, _WHOSE))])
