"""Partner reading: a chosen CSV or Excel file becomes tables. Brings the Excel reader with it: import it late."""

import hashlib
from datetime import date
from pathlib import Path

from fpz_app.domain.errors import Problem
from fpz_app.interchange.file_kind import MOST_BYTES
from fpz_app.interchange.partner_columns import Table, understand
from fpz_app.interchange.separated import MOST_COLUMNS, MOST_ROWS, read_separated
from fpz_app.interchange.workbook import Cell, open_workbook
from fpz_app.presenters.partner_list import PartnerFile, PartnerList

EXCEL_BEGINS = date(1899, 12, 30)
_PACKED = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF")


def read_list(name: str, content: bytes) -> PartnerList:
    """The sheet of which most was understood, with what that was. Slow: a task. Raises Problem for what cannot be read."""
    made = _workbook(name, content) if content.startswith(_PACKED) else _text(name, content)
    tables = made.tables
    if not any(table.rows for table in tables):
        raise Problem("There is no row in this file.", "Choose the file that holds the list.")
    best = max(range(len(tables)), key=lambda at: (tables[at].known, len(tables[at].rows)))
    return PartnerList(made, best, {}).on_sheet(best)


def _text(name: str, content: bytes) -> PartnerFile:
    read = read_separated(content)
    return PartnerFile(name, _digest(content), read.how, (understand(name, read.rows),), EXCEL_BEGINS)


def _workbook(name: str, content: bytes) -> PartnerFile:
    workbook = open_workbook(content)
    tables = [_table(sheet.name, sheet.rows(MOST_ROWS + 2)) for sheet in workbook.sheets() if sheet.can_be_read]
    if any(len(table.rows) > MOST_ROWS for table in tables):
        raise Problem(f"This list has more than {MOST_ROWS:,} rows.", "Split it, and bring in one part after the other.")
    return PartnerFile(name, _digest(content), "Excel workbook", tuple(each for each in tables if each.rows), workbook.first_day)


def _table(name: str, rows: list[list[Cell]]) -> Table:
    return understand(name, [(number, cells[:MOST_COLUMNS]) for number, cells in enumerate(rows, 1)])


def content_of(file: Path) -> bytes:
    """Raises Problem for a file that is too large or cannot be opened."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise Problem("This file is too large.", "Keep only the rows that you mean to bring in, and choose it again.")
        return file.read_bytes()
    except OSError:
        words = "Check that it is still there and not open elsewhere, then try again."
        raise Problem("This file cannot be opened.", words) from None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
