"""Today: what is due, overdue first, across every family that a worker answers for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files, readable
from fpz_app.casework.approvals import waiting_for
from fpz_app.casework.due import Due, Urgency, say_due, say_working_days, urgency_of
from fpz_app.casework.unseen import unseen
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.dates import say_day
from fpz_app.domain.families import Family
from fpz_app.domain.periods import add_working_days
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.plans import Action, ActionStatus, Goal, Plan, PlanState
from fpz_app.domain.workers import Helper, Worker
from fpz_app.domain.zone_settings import Clocks
from fpz_app.store import drafts
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of

SOON = timedelta(days=42)  # what is further ahead is not fetched at all
YOURS = "Your action"
ON_LAPTOP = "draft, on this laptop only"


@dataclass(frozen=True)
class _Asking:
    """The families asked about by id, whose clocks run and for whom."""

    store: Store
    asker: Worker
    families: dict[str, Family]
    today: date
    clocks: Clocks


def what_is_due(store: Store, asker: Worker, today: date, clocks: Clocks) -> list[Due]:
    """Everything within a week that the asker answers for, most urgent first; drafts stand with what is due today."""
    if not may(asker, Doing.READ, Scope()):
        return []
    hidden = hidden_files(store, asker)
    mine = {family.id: family for family in store.find(Family) if family.id not in hidden}
    asking = _Asking(store, asker, mine, today, clocks)
    led = _Asking(store, asker, {key: each for key, each in mine.items() if each.lead_id == asker.id}, today, clocks)
    decisions = waiting_for(store, asker, mine, today)
    found = [*_own_actions(asking), *decisions, *_drafts(asking), *(due for ask in _CLOCKS for due in ask(led))]
    return _in_order([due for due in found if due.urgency is not Urgency.LATER])


def what_is_next(store: Store, asker: Worker, family_id: str, today: date, clocks: Clocks) -> list[Due]:
    """One family's lines, most urgent first, whoever answers for them."""
    asking = _Asking(store, asker, {family_id: readable(store, asker, family_id)}, today, clocks)
    return _in_order([*_actions(asking, _own(asking)), *(due for ask in _CLOCKS for due in ask(asking))])


def _in_order(found: list[Due]) -> list[Due]:
    rank = list(Urgency)
    return sorted(found, key=lambda due: (rank.index(due.urgency), due.due or date.max, due.family))


def _line(asking: _Asking, due: date, what: str, detail: str, *, family_id: str, tab: str, item_id: str, when: str = "") -> Due:
    """`when` in words, where the clock counts in something else than days."""
    name = asking.families[family_id].name
    said = when or say_due(due, asking.today)
    return Due(urgency_of(due, asking.today), what, detail, name, said, family_id, tab, item_id, due)


def _rows(asking: _Asking, query: sa.Select[Any]) -> list[Any]:
    asked = query.where(query.selected_columns.family_id.in_(list(asking.families)))
    with asking.store.read() as connection:
        return list(connection.execute(asked))


def _own(asking: _Asking) -> dict[str, str]:
    """The ids by which the asker stands in plans, each with its family."""
    helpers = table_of(Helper)
    query = sa.select(helpers.c.id, helpers.c.family_id).where(helpers.c.worker_id == asking.asker.id)
    return {row.id: row.family_id for row in _rows(asking, query)}


def _own_actions(asking: _Asking) -> list[Due]:
    """The asker's own in any family, and everybody's in the families that the asker leads."""
    own = _own(asking)
    led = {key for key, each in asking.families.items() if each.lead_id == asking.asker.id}
    near = {key: asking.families[key] for key in led | set(own.values()) if key in asking.families}
    lines = _actions(_Asking(asking.store, asking.asker, near, asking.today, asking.clocks), own)
    return [line for line in lines if line.what == YOURS or line.family_id in led]


def _actions(asking: _Asking, own: dict[str, str]) -> list[Due]:
    actions, goals = table_of(Action), table_of(Goal)
    query = (
        sa.select(actions)
        .join(goals, goals.c.id == actions.c.goal_id)
        .where(actions.c.family_id.in_(list(asking.families)), goals.c.ended_on.is_(None))
        .where(actions.c.status.in_([each for each in ActionStatus if each.is_open]))
        .where(actions.c.by_when <= (asking.today + SOON).isoformat())
    )
    mine = {*own, asking.asker.id}
    return [
        _line(
            asking,
            date.fromisoformat(row.by_when),
            YOURS if mine & set(row.who_ids) else "Action",
            row.text,
            family_id=row.family_id,
            tab="plan",
            item_id=row.id,
        )
        for row in _rows(asking, query)
    ]


def _reviews(asking: _Asking) -> list[Due]:
    plans = table_of(Plan)
    query = sa.select(plans).where(plans.c.review_on.is_not(None), plans.c.state.in_([PlanState.AGREED, PlanState.CHANGED]))
    return [
        _line(
            asking,
            date.fromisoformat(row.review_on),
            "Review the plan",
            row.review_place,
            family_id=row.family_id,
            tab="plan",
            item_id=row.id,
        )
        for row in _rows(asking, query)
    ]


def _warnings(asking: _Asking) -> list[Due]:
    notes = table_of(WarningNote)
    return [
        _line(
            asking,
            date.fromisoformat(row.review_on),
            "Warning note needs review",
            row.text,
            family_id=row.family_id,
            tab="sharing",
            item_id=row.id,
        )
        for row in _rows(asking, sa.select(notes).where(notes.c.ended_on.is_(None)))
    ]


def _assessments(asking: _Asking) -> list[Due]:
    table = table_of(Assessment)
    limit = asking.clocks.assessment_working_days
    lines = []
    for row in _rows(asking, sa.select(table).where(table.c.state == AssessmentState.DRAFT)):
        began = date.fromisoformat(row.started_on)
        due = add_working_days(began, limit)
        when = say_working_days(began, due, asking.today, limit)
        detail = f"started {say_day(began, asking.today)}"
        lines.append(
            _line(asking, due, "Assessment", detail, family_id=row.family_id, tab="assessment", item_id=row.id, when=when)
        )
    return lines


def _unseen(asking: _Asking) -> list[Due]:
    limit = timedelta(weeks=asking.clocks.child_seen_weeks)
    found = unseen(asking.store, list(asking.families), asking.today, limit)
    return [
        _line(asking, each.due, each.what, each.detail, family_id=each.family_id, tab="notes", item_id="") for each in found
    ]


def _drafts(asking: _Asking) -> list[Due]:
    """Of families that the asker may still see, and of none; a draft's title reads on after 'Finish'."""
    with asking.store.read() as connection:
        found = drafts.all_of(connection, asking.asker.id)
    lines = []
    for draft in found:
        if draft.family and draft.family not in asking.families:
            continue
        tab, item, *_ = [*draft.key.split(":"), ""]
        name = asking.families[draft.family].name if draft.family else ""
        what, _, detail = draft.title.partition(", ")
        finish = f"Finish {what}" if what.startswith(("your ", "the ")) else f"Finish: {what}"
        lines.append(Due(Urgency.TODAY, finish, detail, name, ON_LAPTOP, draft.family, tab, item, None, is_draft=True))
    return lines


_CLOCKS: tuple[Callable[[_Asking], list[Due]], ...] = (_reviews, _warnings, _assessments, _unseen)
