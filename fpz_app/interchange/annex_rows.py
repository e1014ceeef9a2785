"""Annex A rows: one line of a list as a record of what it says, with its problems in words."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from fpz_app.domain.dates import age_on
from fpz_app.domain.errors import Problem
from fpz_app.interchange import annex_codes, annex_values
from fpz_app.interchange.annex_columns import Column, Headings
from fpz_app.interchange.annex_lists import AnnexList, Field
from fpz_app.interchange.annex_values import is_empty, is_unknown
from fpz_app.interchange.sheet_extent import column_number
from fpz_app.interchange.workbook import Cell

_T = TypeVar("_T")
_LONGEST_PREGNANCY = timedelta(days=300)
_OLDEST_CHILD = 30


@dataclass(frozen=True, slots=True)
class RowProblem:
    """`stops` says that the row cannot come in; otherwise only this cell stays empty, or is worth a look."""

    sheet: str
    row: int
    letter: str
    heading: str
    message: str
    stops: bool = False
    of: Field | None = None

    @property
    def words(self) -> str:
        """'Row 4, Date of Birth: empty'."""
        return f"Row {self.row}, {self.heading}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRow:
    """`key` stays the same when the list is read again. `day` is the contact's, the assessment's start or the referral's.

    `born` is EDTF or empty; `age` as given, in years; `gender` is a to d; `no_further_action` None where not told.
    """

    taken_for: AnnexList
    sheet: str
    number: int
    key: str = ""
    child_id: str = ""
    gender: str = ""
    ethnicity: str = ""
    born: str = ""
    age: float | None = None
    unborn: bool = False
    due_on: date | None = None
    day: date | None = None
    completed_on: date | None = None
    source: str = ""
    organisation: str = ""
    no_further_action: bool | None = None
    referrals: int | None = None
    team: str = ""
    worker: str = ""
    problems: tuple[RowProblem, ...] = ()

    @property
    def can_come_in(self) -> bool:
        return not any(problem.stops for problem in self.problems)


@dataclass
class _Line:
    """One line while it is read: cells by field, and the problems found so far."""

    sheet: str
    number: int
    columns: Mapping[Field, Column]
    cells: Mapping[Field, Cell]
    problems: list[RowProblem] = field(default_factory=list)

    def note(self, wanted: Field, message: str, *, stops: bool = False) -> None:
        if column := self.columns.get(wanted):
            found = RowProblem(self.sheet, self.number, column.letter, column.heading, message, stops, wanted)
            self.problems.append(found)

    def take(self, wanted: Field, read: Callable[[Cell], _T], nothing: _T, *, stops: bool = False) -> _T:
        """The value; what is empty or cannot be read is noted, and left at `nothing`."""
        if wanted not in self.columns:
            return nothing
        cell = self.cells.get(wanted)
        if is_empty(cell) or (wanted not in _CODED and is_unknown(cell)):
            if stops or wanted in _MISSED:
                self.note(wanted, "empty", stops=stops)
            return nothing
        try:
            return read(cell)
        except Problem as problem:
            self.note(wanted, problem.message, stops=stops)
            return nothing


_MISSED = {Field.GENDER, Field.ETHNICITY, Field.CONTACT_SOURCE, Field.REFERRAL_SOURCE, Field.ORGANISATION}
_CODED = {Field.GENDER, Field.ETHNICITY, Field.CONTACT_SOURCE, Field.REFERRAL_SOURCE}
_SOURCE_FIELD = {AnnexList.CONTACTS: Field.CONTACT_SOURCE, AnnexList.REFERRALS: Field.REFERRAL_SOURCE}


def read_rows(
    sheet: str, headings: Headings, rows: Sequence[Sequence[Cell]], *, today: date, first_day: date
) -> Iterator[AnnexRow]:
    """The lines under the headings; empty ones are passed over."""
    taken_for = headings.taken_for
    if taken_for is None:
        return
    seen: Counter[str] = Counter()
    columns = {column.field: column for column in headings.columns if column.field}
    places = {wanted: column_number(column.letter) - 1 for wanted, column in columns.items()}
    for number, row_cells in enumerate(rows[headings.row :], headings.row + 1):
        cells = {wanted: row_cells[at] for wanted, at in places.items() if at < len(row_cells)}
        if all(is_empty(cell) for cell in cells.values()):
            continue
        line = _Line(sheet, number, columns, cells)
        row = _read_row(line, taken_for, today=today, first_day=first_day)
        base = f"annex-a/{taken_for.value.number}/{row.child_id}/{row.day or ''}"
        seen[base] += 1
        yield replace(row, key=f"{base}/{seen[base]}")


def _read_row(line: _Line, taken_for: AnnexList, *, today: date, first_day: date) -> AnnexRow:
    def day(cell: Cell) -> date:
        return annex_values.read_day(cell, today, first_day)

    row = AnnexRow(
        taken_for=taken_for,
        sheet=line.sheet,
        number=line.number,
        child_id=line.take(Field.CHILD_ID, annex_values.read_child_id, "", stops=True),
        gender=line.take(Field.GENDER, annex_codes.read_gender, ""),
        ethnicity=line.take(Field.ETHNICITY, annex_codes.read_ethnicity, ""),
        day=line.take(taken_for.value.day, day, None, stops=True),
        completed_on=line.take(Field.COMPLETED_ON, day, None),
        source=line.take(_SOURCE_FIELD.get(taken_for, Field.CONTACT_SOURCE), annex_codes.read_source, ""),
        organisation=line.take(Field.ORGANISATION, annex_values.words, ""),
        no_further_action=line.take(Field.NO_FURTHER_ACTION, annex_codes.read_yes_no, None),
        referrals=line.take(Field.REFERRALS, annex_values.read_number, None),
        team=line.take(Field.TEAM, annex_values.words, ""),
        worker=line.take(Field.WORKER, annex_values.words, ""),
    )
    row = _with_birth(line, row, day, today)
    _check_order(line, row, today)
    return replace(row, problems=tuple(line.problems))


def _with_birth(line: _Line, row: AnnexRow, day: Callable[[Cell], date], today: date) -> AnnexRow:
    age = line.take(Field.AGE, annex_values.read_age, None)
    unborn = age == -1 or annex_values.says_unborn(line.cells.get(Field.BORN))
    born = None if annex_values.says_unborn(line.cells.get(Field.BORN)) else line.take(Field.BORN, day, None)
    if born is None and not unborn and is_unknown(line.cells.get(Field.BORN)):
        line.note(Field.BORN, "empty")
    if born and born - today > _LONGEST_PREGNANCY:
        line.note(Field.BORN, "too far ahead")
        born = None
    if born and (unborn or born > today):
        line.note(Field.BORN, _expected_note(born, today, unborn=unborn))
        return replace(row, age=age, unborn=True, due_on=born)
    if born and (age_on(born, today) or 0) > _OLDEST_CHILD:
        line.note(Field.BORN, f"makes this person {age_on(born, today)}")
    return replace(row, age=age, unborn=unborn, born=born.isoformat() if born else "")


def _expected_note(born: date, today: date, *, unborn: bool) -> str:
    if not unborn:
        return "after today, taken as the day the baby is due"
    return "taken as the day the baby is due" + (", which has passed" if born < today else "")


def _check_order(line: _Line, row: AnnexRow, today: date) -> None:
    start = row.taken_for.value.day
    if row.day and row.day > today:
        line.note(start, "after today")
    if row.day and row.born and row.day < date.fromisoformat(row.born) - _LONGEST_PREGNANCY:
        line.note(start, "long before the child was born")
    if row.day and row.completed_on and row.completed_on < row.day:
        line.note(Field.COMPLETED_ON, "before the start")
