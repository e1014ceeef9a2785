"""Caseload reading: a chosen workbook becomes what the import page shows. Brings the Excel reader with it: import it late."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fpz_app.domain.caseload import Listed, ListedChild, ListedEvent
from fpz_app.domain.dates import say_date, short_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.frontdoor import source_words
from fpz_app.interchange.annex_a import AnnexSheet, read_annex_a
from fpz_app.interchange.annex_columns import Column, Sure
from fpz_app.interchange.annex_lists import AnnexList
from fpz_app.interchange.annex_rows import AnnexRow
from fpz_app.interchange.file_kind import MOST_BYTES
from fpz_app.interchange.refusals import Refusal
from fpz_app.presenters.caseload_lines import ColumnLine, Line, SheetCard, Understood, counted

_KINDS = {
    AnnexList.CONTACTS: (Listed.CONTACT, "Contact"),
    AnnexList.EARLY_HELP: (Listed.EARLY_HELP, "Early help"),
    AnnexList.REFERRALS: (Listed.REFERRAL, "Referral"),
}
_NFA = {True: "no further action", False: "", None: ""}


def read_workbook(file: Path, today: date) -> Understood:
    """Slow: a task. Raises Problem for what is no workbook of lists 1 to 3, or cannot be opened."""
    annex = read_annex_a(_content(file), today)
    return Understood(
        tuple(_card(sheet) for sheet in annex.sheets if sheet.taken_for),
        tuple((sheet.name, sheet.headings.why) for sheet in annex.sheets if not sheet.taken_for),
        tuple(line for sheet in annex.sheets for line in _lines(sheet, today)),
        tuple(
            ListedChild(
                number=child.child_id,
                gender=child.gender,
                ethnicity=child.ethnicity,
                born=child.born,
                unborn=child.unborn,
                due_on=child.due_on,
            )
            for child in annex.children
        ),
    )


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise Refusal.TOO_LARGE.problem()
        return file.read_bytes()
    except OSError:
        raise Problem(
            "This file cannot be opened.", "Check that it is still there and not open elsewhere, then try again."
        ) from None


def _card(sheet: AnnexSheet) -> SheetCard:
    taken_for = f"Taken for list {sheet.taken_for.value.number}, {sheet.taken_for.value.title}" if sheet.taken_for else ""
    return SheetCard(
        sheet.name,
        taken_for,
        counted(len(sheet.rows), "row"),
        sheet.hidden,
        tuple(str(field) for field in sheet.headings.missing),
        tuple(_column(column) for column in sheet.headings.columns),
    )


def _column(column: Column) -> ColumnLine:
    if column.field is None:
        return ColumnLine(column.letter, column.heading, "Not used", column.why, used=False)
    sure = "" if column.sure is Sure.EXACT else "The heading is nearly this: please check"
    return ColumnLine(column.letter, column.heading, str(column.field), sure, to_check=column.sure is Sure.LIKELY)


def _lines(sheet: AnnexSheet, today: date) -> Iterator[Line]:
    for row in sheet.rows:
        kind, word = _KINDS[row.taken_for]
        yield Line(
            key=row.key,
            child=row.child_id or "No number",
            born=_born(row, today),
            what=f"{word}, {short_date(row.day, today)}" if row.day else word,
            detail=", ".join(_details(row, today)),
            where=f"{sheet.name}, row {row.number}",
            problems=". ".join(f"{problem.heading}: {problem.message}" for problem in row.problems),
            hidden=sheet.hidden,
            event=_event(row, kind),
        )


def _born(row: AnnexRow, today: date) -> str:
    if row.unborn:
        return f"unborn, due {short_date(row.due_on, today)}" if row.due_on else "unborn"
    return f"born {say_date(row.born)}" if row.born else "date of birth not known"


def _details(row: AnnexRow, today: date) -> Iterator[str]:
    said = (
        f"completed {short_date(row.completed_on, today)}" if row.completed_on else "",
        source_words(row.source),
        _NFA[row.no_further_action],
        row.organisation,
        row.team,
        row.worker,
    )
    return (part for part in said if part)


def _event(row: AnnexRow, kind: Listed) -> ListedEvent | None:
    if not row.can_come_in or row.day is None:
        return None
    return ListedEvent(
        kind=kind,
        key=row.key,
        child=row.child_id,
        on=row.day,
        completed_on=row.completed_on,
        source=row.source,
        organisation=row.organisation,
        no_further_action=row.no_further_action,
        referrals_in_last_year=row.referrals,
        team=row.team,
        worker=row.worker,
    )
