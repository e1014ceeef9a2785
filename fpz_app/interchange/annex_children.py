"""Annex A children: what all lines of a workbook together say about each child, and where they do not agree."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median

from fpz_app.domain.dates import is_exact
from fpz_app.interchange.annex_lists import Field
from fpz_app.interchange.annex_rows import AnnexRow, RowProblem

_YEAR = timedelta(days=365.25)


@dataclass(frozen=True, slots=True)
class AnnexChild:
    """One child by the number in the workbook; fields as in AnnexRow, the first that is told, an exact birthday before a year."""

    child_id: str
    gender: str = ""
    ethnicity: str = ""
    born: str = ""
    unborn: bool = False
    due_on: date | None = None


def children_of(rows: Iterable[AnnexRow]) -> tuple[AnnexChild, ...]:
    """In the order in which they first appear."""
    found: dict[str, AnnexChild] = {}
    for row in rows:
        if row.child_id:
            child = found.get(row.child_id, AnnexChild(row.child_id))
            found[row.child_id] = replace(
                child,
                gender=child.gender if child.gender not in ("", "c") else row.gender or child.gender,
                ethnicity=child.ethnicity if child.ethnicity not in ("", "NOBT") else row.ethnicity or child.ethnicity,
                born=_better(child.born, row.born),
                unborn=child.unborn or row.unborn,
                due_on=child.due_on or row.due_on,
            )
    return tuple(_once_born(child) for child in found.values())


def _better(known: str, told: str) -> str:
    return told if told and (not known or (not is_exact(known) and is_exact(told))) else known


def _once_born(child: AnnexChild) -> AnnexChild:
    return replace(child, unborn=False, due_on=None) if child.born and is_exact(child.born) else child


def counted_on(rows: Sequence[AnnexRow]) -> date | None:
    """The day that the ages were counted on, from lines with both an age and a date of birth, else the latest day told."""
    days = [
        (date.fromisoformat(row.born) + _older(row.age) * _YEAR).toordinal()
        for row in rows
        if row.born and row.age is not None and row.age >= 0
    ]
    if days:
        return date.fromordinal(round(median(days)))
    return max((row.day for row in rows if row.day), default=None)


def with_ages_compared(rows: Sequence[AnnexRow]) -> list[AnnexRow]:
    """Gives a missing date of birth the year that the age makes it, and notes where date and age do not fit."""
    counted = counted_on(rows)
    return [_compared(row, counted) if counted else row for row in rows]


def _compared(row: AnnexRow, counted: date) -> AnnexRow:
    if row.age is None or row.age < 0:
        return row
    by_age = counted - _older(row.age) * _YEAR
    if not row.born and not row.unborn:
        return replace(_noted(row, f"empty; about {by_age.year} by the age"), born=f"{by_age.year}~")
    if row.born and abs(date.fromisoformat(row.born) - by_age) > 1.6 * _YEAR:
        return _noted(row, f"does not fit the age, {int(row.age)}")
    return row


def _older(age: float) -> float:
    """A whole number of years is half a year too young on average."""
    return age + 0.5 if age == int(age) else age


def _noted(row: AnnexRow, message: str) -> AnnexRow:
    """In place of what was noted about the date of birth before, where it was only that it is empty."""
    earlier = [one for one in row.problems if one.message == "empty" and one.of is Field.BORN]
    others = tuple(one for one in row.problems if one not in earlier)
    letter, heading = (earlier[0].letter, earlier[0].heading) if earlier else ("", str(Field.BORN))
    return replace(row, problems=(*others, RowProblem(row.sheet, row.number, letter, heading, message, of=Field.BORN)))


def with_disagreements(rows: Sequence[AnnexRow]) -> list[AnnexRow]:
    """Notes on a line where an earlier line has another date of birth or gender for the same child, or the very same facts."""
    first: dict[tuple[str, Field], AnnexRow] = {}
    lines: dict[AnnexRow, AnnexRow] = {}
    return [_disagreeing(row, first, lines) for row in rows]


def _disagreeing(row: AnnexRow, first: dict[tuple[str, Field], AnnexRow], lines: dict[AnnexRow, AnnexRow]) -> AnnexRow:
    if not row.child_id:
        return row
    problems = list(row.problems)
    for of, said in _SAID.items():
        earlier = first.setdefault((row.child_id, of), row) if said(row) else row
        if said(earlier) != said(row):
            problems.append(RowProblem(row.sheet, row.number, "", str(of), f"not the same as in {_where(earlier)}", of=of))
    same = lines.setdefault(replace(row, number=0, key="", problems=()), row)
    if same is not row:
        problems.append(RowProblem(row.sheet, row.number, "", str(Field.CHILD_ID), f"the same line as row {same.number}"))
    return replace(row, problems=tuple(problems))


_SAID: dict[Field, Callable[[AnnexRow], str]] = {
    Field.BORN: lambda row: row.born if row.born and is_exact(row.born) else "",
    Field.GENDER: lambda row: row.gender if row.gender != "c" else "",
}


def _where(row: AnnexRow) -> str:
    return f"{row.sheet}, row {row.number}"
