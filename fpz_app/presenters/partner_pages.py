"""Partner pages: what the steps of bringing in another agency's list show."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.casework.chronology_rows import BroughtIn
from fpz_app.casework.partner_matching import EVERYONE, Meant
from fpz_app.domain.dates import say_date
from fpz_app.interchange.partner_columns import Column, Taken
from fpz_app.interchange.partner_rows import Row
from fpz_app.presenters.caseload_lines import counted
from fpz_app.presenters.partner_list import OUT, PartnerList, RowLine, named_in

EVERY_ROW = "Rows that name nobody"
OTHERS = ((EVERYONE, "The whole family"), (OUT, "Somebody else: leave these rows out"))
"""Who a name may mean besides a person of the family."""
NO_HEADINGS = " No row looks like headings: say what each column is."


@dataclass(frozen=True)
class ColumnChoice:
    """One column; `taken` can be chosen again, '' where it is not used; `note` where the heading was not quite a known one."""

    letter: str
    heading: str
    example: str
    taken: str
    note: str = ""


@dataclass(frozen=True)
class ColumnsPage:
    """`sheets` to choose from where there are several; `options` are what a column can be taken for."""

    said: str
    sheets: Sequence[tuple[str, str]]
    sheet: str
    columns: Sequence[ColumnChoice]
    options: Sequence[tuple[str, str]]
    agency: str


@dataclass(frozen=True)
class NameChoice:
    """One name of the list: `of` is its place among the names; `why` says why someone was chosen for it."""

    of: int
    name: str
    detail: str
    chosen: str
    why: str
    to_check: bool


@dataclass(frozen=True)
class Done:
    heading: str
    facts: tuple[tuple[str, str, str], ...]
    can_undo: bool


def columns_page(of: PartnerList) -> ColumnsPage:
    read = f"{of.file.name}: {counted(len(of.table.rows), 'row')}, {of.file.how}. Nothing has been brought in yet."
    sheets = [(str(at), table.name) for at, table in enumerate(of.file.tables)]
    return ColumnsPage(
        said=read if of.table.has_headings else read + NO_HEADINGS,
        sheets=sheets if len(sheets) > 1 else (),
        sheet=str(of.sheet),
        columns=[_column(of, each) for each in of.table.columns],
        options=[(each.value, each.capitalize()) for each in Taken],
        agency=of.agency,
    )


def _column(of: PartnerList, column: Column) -> ColumnChoice:
    taken = of.columns.get(column.letter)
    guessed = taken is not None and taken is column.taken and not column.sure
    note = "The heading is nearly this: please check." if guessed else ""
    return ColumnChoice(column.letter, column.heading, column.example, taken or "", note)


def name_choices(of: PartnerList, rows: Sequence[Row], names: Sequence[Meant]) -> list[NameChoice]:
    times = named_in(row for row in rows if not row.problems)
    return [
        NameChoice(
            of=at,
            name=each.named.text or EVERY_ROW,
            detail=", ".join(part for part in (_born(each.named.born), counted(times[each.named], "row")) if part),
            chosen=of.who.get(each.named, ""),
            why=each.why,
            to_check=not each.sure,
        )
        for at, each in enumerate(names)
    ]


def _born(born: str) -> str:
    return f"born {say_date(born)}" if born else ""


def summary_of(lines: Sequence[RowLine]) -> str:
    """'14 rows · 9 new · 3 already in the chronology · 2 cannot come in'."""
    counts = (
        (sum(line.comes_in for line in lines), "new"),
        (sum(line.here for line in lines), "already in the chronology"),
        (sum(line.event is None and not line.left_out for line in lines), "cannot come in"),
        (sum(line.left_out for line in lines), "left out"),
    )
    return " · ".join([counted(len(lines), "row"), *(f"{number:,} {what}" for number, what in counts if number)])


def done_of(brought: BroughtIn) -> Done:
    facts = [(f"{brought.new:,}", "new in the chronology, each with its agency’s name", "")] if brought.new else []
    if brought.already:
        facts.append((f"{brought.already:,}", "were there before and did not come in twice", ""))
    heading = "The list is in the chronology" if brought.new else "Nothing in this list was new"
    return Done(heading, tuple(facts), can_undo=bool(brought.new))
