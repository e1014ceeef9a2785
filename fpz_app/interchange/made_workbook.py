"""Made workbook: an Excel file of plain tables; what people wrote is text there, never a formula and never a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | date | None


@dataclass(frozen=True)
class Sheet:
    """`columns` are (title, width in characters)."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    made = BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d mmm yyyy", "align": "left"})
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name), sheet, bold, day)
    return made.getvalue()


def _fill(made: Worksheet, sheet: Sheet, bold: Format, day: Format) -> None:
    for at, (title, width) in enumerate(sheet.columns):
        made.set_column(at, at, width)
        made.write_string(0, at, title, bold)
    for down, row in enumerate(sheet.rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, date):
                made.write_datetime(down, at, value, day)
            elif isinstance(value, int):
                made.write_number(down, at, value)
            elif value:
                made.write_string(down, at, value)
    made.freeze_panes(1, 1)
    made.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
