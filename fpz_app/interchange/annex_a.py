"""Annex A: Ofsted's workbook of children as a practitioner's caseload, lists 1 to 3 read with what was understood of them."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from fpz_app.interchange.annex_children import AnnexChild, children_of, with_ages_compared, with_disagreements
from fpz_app.interchange.annex_columns import Headings, find_headings
from fpz_app.interchange.annex_lists import AnnexList
from fpz_app.interchange.annex_rows import AnnexRow, RowProblem, read_rows
from fpz_app.interchange.refusals import Refusal
from fpz_app.interchange.workbook import Sheet, open_workbook

_FIRST_LOOK = 60


@dataclass(frozen=True, slots=True)
class AnnexSheet:
    """What one sheet was taken for and what its lines say; `headings.why` tells why it is not used, where it is not."""

    name: str
    hidden: bool
    headings: Headings
    rows: tuple[AnnexRow, ...] = ()

    @property
    def taken_for(self) -> AnnexList | None:
        return self.headings.taken_for

    @property
    def problems(self) -> tuple[RowProblem, ...]:
        return tuple(problem for row in self.rows for problem in row.problems)


@dataclass(frozen=True, slots=True)
class AnnexA:
    sheets: tuple[AnnexSheet, ...]

    @property
    def rows(self) -> tuple[AnnexRow, ...]:
        return tuple(row for sheet in self.sheets for row in sheet.rows)

    @property
    def children(self) -> tuple[AnnexChild, ...]:
        """Those of lines that can come in."""
        return children_of(row for row in self.rows if row.can_come_in)


def read_annex_a(content: bytes, today: date) -> AnnexA:
    """Raises Problem where the file is no workbook, is locked, damaged, a bomb, too long, or has none of the three lists."""
    workbook = open_workbook(content)
    sheets = [_read_sheet(sheet, today, workbook.first_day) for sheet in workbook.sheets()]
    if not any(sheet.taken_for for sheet in sheets):
        raise Refusal.NO_LIST.problem()
    rows = iter(with_disagreements(with_ages_compared([row for sheet in sheets for row in sheet.rows])))
    return AnnexA(tuple(replace(sheet, rows=tuple(islice(rows, len(sheet.rows)))) for sheet in sheets))


def _read_sheet(sheet: Sheet, today: date, first_day: date) -> AnnexSheet:
    if not sheet.can_be_read:
        return AnnexSheet(sheet.name, sheet.hidden, Headings(0, (), None, "It is a chart, or could not be read."))
    headings = find_headings(sheet.name, sheet.rows(_FIRST_LOOK))
    rows = sheet.rows() if headings.taken_for else []
    found = tuple(read_rows(sheet.name, headings, rows, today=today, first_day=first_day))
    return AnnexSheet(sheet.name, sheet.hidden, headings, found)
