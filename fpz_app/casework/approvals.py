"""Approvals: the assessments that wait for a worker's decision."""

from collections.abc import Mapping
from datetime import date

import sqlalchemy as sa

from fpz_app.casework.due import Due, Urgency
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.dates import say_day
from fpz_app.domain.families import Family
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of


def waiting_for(store: Store, asker: Worker, families: Mapping[str, Family], today: date) -> list[Due]:
    """Finished ones for those who may approve; for the lead practitioner, those that came back with comments."""
    table = table_of(Assessment)
    asked = sa.select(table).where(table.c.state.in_([AssessmentState.READY, AssessmentState.RETURNED])).order_by(table.c.id)
    with store.read() as connection:
        found = [row for row in connection.execute(asked) if row.family_id in families]
    lines = []
    for row in found:
        family = families[row.family_id]
        finished = say_day(date.fromisoformat(row.completed_on), today) if row.completed_on else ""
        if row.state == AssessmentState.READY and may(asker, Doing.APPROVE, Scope(family)):
            lines.append(
                _line(family, row.id, "Approve the assessment", f"version {row.version}", f"finished {finished}".strip())
            )
        elif row.state == AssessmentState.RETURNED and family.lead_id == asker.id:
            lines.append(_line(family, row.id, "Assessment came back", row.comments, f"from {row.manager}"))
    return lines


def _line(family: Family, assessment_id: str, what: str, detail: str, when: str) -> Due:
    return Due(Urgency.DECIDE, what, detail, family.name, when, family.id, "assessment", assessment_id, None)
