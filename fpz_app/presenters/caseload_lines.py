"""Caseload lines: what a workbook was found to hold, as the import page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.domain.caseload import ListedChild, ListedEvent


@dataclass(frozen=True)
class ColumnLine:
    """One column of a sheet: what stands over it and what it was taken for."""

    letter: str
    heading: str
    taken_for: str
    how_sure: str
    to_check: bool = False
    used: bool = True


@dataclass(frozen=True)
class SheetCard:
    """A sheet that is used; `count` such as '5 rows', `missing` the fields that it has no column for."""

    name: str
    taken_for: str
    count: str
    hidden: bool
    missing: tuple[str, ...]
    columns: tuple[ColumnLine, ...]


@dataclass(frozen=True)
class Line:
    """One row of a list. `event` is None where it cannot come in; `here` where it came in before."""

    key: str
    child: str
    born: str
    what: str
    detail: str
    where: str
    problems: str
    hidden: bool = False
    here: bool = False
    event: ListedEvent | None = None

    @property
    def can_come_in(self) -> bool:
        return self.event is not None


@dataclass(frozen=True)
class Understood:
    """A whole workbook. `left_alone` are the other sheets by name with the reason."""

    sheets: tuple[SheetCard, ...]
    left_alone: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    children: tuple[ListedChild, ...]

    @property
    def advice(self) -> str:
        """One sentence: whether the columns need a look."""
        columns = [column for sheet in self.sheets for column in sheet.columns]
        to_check, unused = sum(column.to_check for column in columns), sum(not column.used for column in columns)
        said = [counted(to_check, "column is to be checked", "columns are to be checked")] if to_check else []
        said += [counted(unused, "column is not used", "columns are not used")] if unused else []
        return f"{listed(said)}." if said else "Every column was understood."


def counted(number: int, one: str, many: str = "") -> str:
    """'1 row', '2,400 rows'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
