"""Clock days: by family, the days from which clocks count: when plans were agreed, goals scaled and the need considered."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.asking import Asking, once, rows_of, standing_plans
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState, NeedNow
from fpz_app.domain.plans import GoalScore, PlanVersion
from fpz_app.store.tables import table_of


def last_scaled(asking: Asking) -> dict[str, date]:
    """By family, the last day on which somebody put a goal, or things at a meeting, on the scale; not of cancelled meetings."""
    return latest((*rows_of(asking, _goals_scaled), *rows_of(asking, _meetings_scaled)))


def _goals_scaled() -> sa.Select[Any]:
    scores, meetings = table_of(GoalScore), table_of(Meeting)
    cancelled = sa.select(meetings.c.id).where(meetings.c.state == MeetingState.CANCELLED)
    by_hand = sa.or_(scores.c.meeting_id.is_(None), scores.c.meeting_id == "")
    return (
        sa.select(scores.c.family_id, sa.func.max(scores.c.on).label("last"))
        .where(sa.or_(by_hand, scores.c.meeting_id.not_in(cancelled)))
        .group_by(scores.c.family_id)
    )


def _meetings_scaled() -> sa.Select[Any]:
    meetings, people = table_of(Meeting), table_of(Attendance)
    return (
        sa.select(meetings.c.family_id, sa.func.max(meetings.c.held_on).label("last"))
        .join(people, people.c.meeting_id == meetings.c.id)
        .where(people.c.score.is_not(None), meetings.c.held_on.is_not(None), meetings.c.state != MeetingState.CANCELLED)
        .group_by(meetings.c.family_id)
    )


def considered(asking: Asking) -> dict[str, date]:
    """By family, the last meeting whose finished minutes say that the level of need was considered."""
    return latest(rows_of(asking, _need_considered))


def latest(rows: Iterable[Any]) -> dict[str, date]:
    """By family, the last day of its rows."""
    last: dict[str, date] = {}
    for row in rows:
        last[row.family_id] = max(last.get(row.family_id, date.min), date.fromisoformat(row.last))
    return last


def _need_considered() -> sa.Select[Any]:
    table = table_of(Meeting)
    return (
        sa.select(table.c.family_id, sa.func.max(table.c.held_on).label("last"))
        .where(table.c.state == MeetingState.FINISHED, table.c.need != NeedNow.NOT_ASKED)
        .group_by(table.c.family_id)
    )


def first_agreed(asking: Asking) -> dict[str, date]:
    """By family with a plan that stands, the day its first version was agreed."""
    return {family_id: days[0] for family_id, days in _agreed_days(asking).items()}


def last_agreed(asking: Asking) -> dict[str, date]:
    return {family_id: days[-1] for family_id, days in _agreed_days(asking).items()}


@once
def _agreed_days(asking: Asking) -> dict[str, list[date]]:
    days: dict[str, list[date]] = {}
    standing = standing_plans(asking)
    for row in rows_of(asking, _versions):
        if row.plan_id in standing:
            days.setdefault(row.family_id, []).append(date.fromisoformat(row.agreed_on))
    return days


def _versions() -> sa.Select[Any]:
    table = table_of(PlanVersion)
    return sa.select(table.c.family_id, table.c.plan_id, table.c.agreed_on).order_by(table.c.agreed_on)
