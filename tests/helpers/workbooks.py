"""Workbooks for tests: the published sample, and small ones made of rows."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

SAMPLE = (Path(__file__).parent.parent / "data" / "annex-a-sample.xlsx").read_bytes()

COMMON = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)")
CONTACTS = (*COMMON, "Date of Contact", "Contact Source")
EARLY_HELP = (*COMMON, "Assessment start date", "Assessment completion date", "Organisation completing assessment")
REFERRALS = (
    *(*COMMON, "Date of referral", "Referral Source", "Referral NFA?"),
    *("Number of Referrals in Last 12 Months", "Allocated Team", "Allocated Worker"),
)


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], *, hidden: Sequence[str] = (), from_1904: bool = False) -> bytes:
    """An .xlsx of these sheets, row by row."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if from_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same zip after `change` has had its way with the parts by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return packed.getvalue()
