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
    return [_to_approve(asking, row) for row in _in_state(asking, AssessmentState.READY)]


def returned(asking: Asking) -> list[Due]:
    """Those that came back with comments."""
    return [_came_back(asking, row) for row in _in_state(asking, AssessmentState.RETURNED)]


def own(asking: Asking) -> list[Due]:
    """Of families that the asker leads and of what the asker wrote: what waits for a manager, and what came back."""
    waiting = [] if _approves(asking) else _in_state(asking, AssessmentState.READY)
    lines = [_to_approve(asking, row) for row in waiting if _is_own(asking, row)]
    back = _in_state(asking, AssessmentState.RETURNED)
    return lines + [_came_back(asking, row) for row in back if _is_own(asking, row)]


def _to_approve(asking: Asking, row: Any) -> Due:
    what = "Approve the assessment" if _approves(asking) else "Assessment to be approved"
    finished = say_day(date.fromisoformat(row.completed_on), asking.today) if row.completed_on else ""
    opens, when = Opens(row.family_id, "assessment", row.id), f"finished {finished}".strip()
    return waiting_line(asking, what, f"version {row.version}", opens, when=when, who=MANAGER)


def _came_back(asking: Asking, row: Any) -> Due:
    opens = Opens(row.family_id, "assessment", row.id)
    return waiting_line(asking, "Assessment came back", gist(row.comments), opens, when=f"from {row.manager}")


def _approves(asking: Asking) -> bool:
    return may(asking.asker, Doing.APPROVE, Scope())


def _is_own(asking: Asking, row: Any) -> bool:
    return asking.asker.id in (row.lead_id, *asking.leads(asking.families[row.family_id]))


def _in_state(asking: Asking, state: AssessmentState) -> list[Any]:
    return rows_of(asking, _assessments, state=state)


def _assessments() -> sa.Select[Any]:
    table = table_of(Assessment)
    columns = [table.c[name] for name in ("id", "family_id", "completed_on", "version", "comments", "manager", "lead_id")]
    return sa.select(*columns).where(table.c.state == sa.bindparam("state")).order_by(table.c.id)
