"""Approvals: the assessments that wait for a manager's decision, and those that came back."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.asking import Asking, Opens, rows_of, waiting_line
from fpz_app.casework.due import Due, gist
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.clocks import MANAGER
from fpz_app.domain.dates import say_day
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.store.tables import table_of


def approvals(asking: Asking) -> list[Due]:
    """Finished ones."""
    what = "Approve the assessment" if may(asking.asker, Doing.APPROVE, Scope()) else "Assessment to be approved"
    lines = []
    for row in _in_state(asking, AssessmentState.READY):
        finished = say_day(date.fromisoformat(row.completed_on), asking.today) if row.completed_on else ""
        opens, when = Opens(row.family_id, "assessment", row.id), f"finished {finished}".strip()
        lines.append(waiting_line(asking, what, f"version {row.version}", opens, when=when, who=MANAGER))
    return lines


def returned(asking: Asking) -> list[Due]:
    """Those that came back with comments."""
    lines = []
    for row in _in_state(asking, AssessmentState.RETURNED):
        opens = Opens(row.family_id, "assessment", row.id)
        lines.append(waiting_line(asking, "Assessment came back", gist(row.comments), opens, when=f"from {row.manager}"))
    return lines


def _in_state(asking: Asking, state: AssessmentState) -> list[sa.Row[tuple[object, ...]]]:
    return rows_of(asking, _assessments, state=state)


def _assessments() -> sa.Select[Any]:
    table = table_of(Assessment)
    columns = [table.c[name] for name in ("id", "family_id", "completed_on", "version", "comments", "manager")]
    return sa.select(*columns).where(table.c.state == sa.bindparam("state")).order_by(table.c.id)
