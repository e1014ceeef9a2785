"""Today: what is due, overdue first, across every family that a worker answers for."""

from datetime import date, timedelta

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files, readable
from fpz_app.casework.approvals import waiting_for
from fpz_app.casework.asking import Asking, Opens, line_of, rows_of
from fpz_app.casework.clock_lines import LED, MANAGED
from fpz_app.casework.disagreements import disagreements_due
from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.episodes import closed_files
from fpz_app.casework.step_down import step_downs_due
from fpz_app.casework.step_up_due import step_ups_due
from fpz_app.domain.dates import say_day
from fpz_app.domain.families import Family
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.plans import Action, ActionStatus, Goal
from fpz_app.domain.workers import Helper, Worker
from fpz_app.domain.zone_settings import Clocks, FrontDoor
from fpz_app.store import drafts
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of

SOON = timedelta(days=42)  # what is further ahead is not fetched at all
YOURS = "Your action"
ON_LAPTOP = "draft, on this laptop only"


def what_is_due(store: Store, asker: Worker, today: date, clocks: Clocks, *, front_door: FrontDoor | None = None) -> list[Due]:
    """Everything within a week that the asker answers for, most urgent first; drafts stand with what is due today."""
    if not may(asker, Doing.READ, Scope()):
        return []
    hidden = hidden_files(store, asker)
    mine = {family.id: family for family in store.find(Family) if family.id not in hidden}
    closed = closed_files(store)
    running = {key: each for key, each in mine.items() if key not in closed}
    asking = Asking(store, asker, running, today, clocks)
    led = Asking(store, asker, {key: each for key, each in running.items() if each.lead_id == asker.id}, today, clocks)
    managed = [due for ask in MANAGED for due in ask(asking)] if may(asker, Doing.APPROVE, Scope()) else []
    decisions = _decisions(store, asker, mine, today, clocks, front_door)
    begun = _drafts(Asking(store, asker, mine, today, clocks))
    found = [*_own_actions(asking), *decisions, *managed, *begun, *(due for ask in LED for due in ask(led))]
    return _in_order([due for due in found if due.urgency is not Urgency.LATER or due.warned])


def what_is_next(store: Store, asker: Worker, family_id: str, today: date, clocks: Clocks) -> list[Due]:
    """One family's lines, most urgent first, whoever answers for them; none where its early help has ended."""
    asking = Asking(store, asker, {family_id: readable(store, asker, family_id)}, today, clocks)
    if family_id in closed_files(store):
        return []
    return _in_order([*_actions(asking, _own(asking)), *(due for ask in (*MANAGED, *LED) for due in ask(asking))])


def _decisions(
    store: Store, asker: Worker, families: dict[str, Family], today: date, clocks: Clocks, front_door: FrontDoor | None
) -> list[Due]:
    """What waits for an answer: approvals, step ups and step downs, disagreements."""
    found = waiting_for(store, asker, families, today)
    if front_door is not None:
        found += step_ups_due(store, asker, families, today, front_door)
    found += disagreements_due(store, asker, families, today, clocks.escalation_working_days)
    return found + step_downs_due(store, asker, families, today, clocks.after_step_down_working_days)


def _in_order(found: list[Due]) -> list[Due]:
    rank = list(Urgency)
    return sorted(found, key=lambda due: (rank.index(due.urgency), due.due or date.max, due.family))


def _own(asking: Asking) -> dict[str, str]:
    """The ids by which the asker stands in plans, each with its family."""
    helpers = table_of(Helper)
    query = sa.select(helpers.c.id, helpers.c.family_id).where(helpers.c.worker_id == asking.asker.id)
    return {row.id: row.family_id for row in rows_of(asking, query)}


def _own_actions(asking: Asking) -> list[Due]:
    """The asker's own in any family, and everybody's in the families that the asker leads."""
    own = _own(asking)
    led = {key for key, each in asking.families.items() if each.lead_id == asking.asker.id}
    near = {key: asking.families[key] for key in led | set(own.values()) if key in asking.families}
    lines = _actions(Asking(asking.store, asking.asker, near, asking.today, asking.clocks), own)
    return [line for line in lines if line.what == YOURS or line.family_id in led]


def _actions(asking: Asking, own: dict[str, str]) -> list[Due]:
    actions, goals = table_of(Action), table_of(Goal)
    query = (
        sa.select(actions)
        .join(goals, goals.c.id == actions.c.goal_id)
        .where(actions.c.family_id.in_(list(asking.families)), goals.c.ended_on.is_(None))
        .where(actions.c.status.in_([each for each in ActionStatus if each.is_open]))
        .where(actions.c.by_when <= (asking.today + SOON).isoformat())
    )
    mine = {*own, asking.asker.id}
    lines = []
    for row in rows_of(asking, query):
        day = date.fromisoformat(row.by_when)
        what = YOURS if mine & set(row.who_ids) else "Action"
        why = f"due {day:%A} {say_day(day, asking.today)}: the day that the plan gives"
        lines.append(line_of(asking, day, what, row.text, Opens(row.family_id, "plan", row.id), why=why))
    return lines


def _drafts(asking: Asking) -> list[Due]:
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
