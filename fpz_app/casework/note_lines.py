"""Note lines: what the last supervision decision of a family asks for, until the next one looks at it again."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.asking import Asking, Opens, line_of, rows_of, under_way
from fpz_app.casework.due import Due
from fpz_app.domain.dates import say_day
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.store.tables import decided_family, table_of


def decisions(asking: Asking) -> list[Due]:
    """Of each family the latest alone; without a day it asks for nothing."""
    latest = {row.family_id: row for row in rows_of(asking, _decided)}
    lines = []
    for family_id in latest.keys() & under_way(asking):
        row = latest[family_id]
        if row.by_when:
            day = date.fromisoformat(row.by_when)
            why = f"due {day:%A} {say_day(day, asking.today)}: the day that was set in supervision"
            opens = Opens(family_id, "notes", row.id)
            lines.append(line_of(asking, day, "Supervision decision", row.decision, opens, why=why))
    return lines


def _decided() -> sa.Select[Any]:
    notes = table_of(Note).c
    return decided(notes.id, notes.by_when, notes.decision).order_by(notes.on, notes.at, notes.id)


def decided(*columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Of the notes that are decisions of supervision; SQLite goes by their own index."""
    notes = table_of(Note).c
    kind: sa.BindParameter[str] = sa.bindparam(None, NoteKind.SUPERVISION.value, literal_execute=True)
    return sa.select(decided_family.label("family_id"), *columns).where(notes.kind == kind)
