"""Workbook: the sheets of an Excel file as plain values, read by calamine from the parts that were found safe."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from fpz_app.interchange.package import read_parts
from fpz_app.interchange.refusals import Refusal
from fpz_app.interchange.sheet_extent import check_extent

Cell = str | float | bool | date | time | timedelta | None
_COUNTS_FROM_1904 = re.compile(rb"""date1904\s*=\s*["'](?:1|true)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; a chart, or a sheet that is broken, has no rows that can be read."""

    name: str
    hidden: bool
    _values: CalamineSheet | None

    @property
    def can_be_read(self) -> bool:
        return self._values is not None

    def rows(self, most: int | None = None) -> list[list[Cell]]:
        """All rows, or the first `most`, from row 1 and column A on, empty ones too."""
        if self._values is None:
            return []
        return [[_plain(cell) for cell in row] for row in self._values.to_python(skip_empty_area=False, nrows=most)]


@dataclass(frozen=True, slots=True)
class Workbook:
    """`first_day` is the day that Excel's day number 0 stands for."""

    first_day: date
    _workbook: CalamineWorkbook

    def sheets(self) -> Iterator[Sheet]:
        """One after another, so that only one lies in memory."""
        for each in self._workbook.sheets_metadata:
            yield Sheet(each.name, each.visible is not SheetVisibleEnum.Visible, self._values(each.name))

    def _values(self, name: str) -> CalamineSheet | None:
        try:
            return self._workbook.get_sheet_by_name(name)
        except CalamineError:
            return None


def open_workbook(content: bytes) -> Workbook:
    """Raises Problem for what is no workbook, is locked, damaged, a bomb or too long. Runs nothing that is in it."""
    parts = read_parts(content)
    check_extent(parts)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(_packed_anew(parts)))
    except CalamineError:
        raise Refusal.DAMAGED.problem() from None
    from_1904 = any(_COUNTS_FROM_1904.search(part) for name, part in parts.items() if name.endswith("workbook.xml"))
    return Workbook(date(1904, 1, 1) if from_1904 else date(1899, 12, 30), workbook)


def _packed_anew(parts: Mapping[str, bytes]) -> bytes:
    """A package of the checked parts alone, so that the reader cannot come upon anything else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def _plain(cell: object) -> Cell:
    match cell:
        case "":
            return None
        case datetime():
            return cell.date()
        case int() | float() | str() | bool() | date() | time() | timedelta():
            return cell
    return None
