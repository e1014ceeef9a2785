"""Today: what is due, overdue first, across every family that a worker answers for."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.access import readable
from fpz_app.casework.approvals import approvals, own, returned
from fpz_app.casework.asking import Asking, Opens, line_of, rows_of, seen_families
from fpz_app.casework.break_glass_lines import opening_lines
from fpz_app.casework.clock_lines import LED, MANAGED
from fpz_app.casework.conflicts import conflict_lines
from fpz_app.casework.decision_lines import closings, closings_to_decide, disagreements, endings, step_downs
from fpz_app.casework.draft_lines import with_drafts
from fpz_app.casework.due import WEEK, Due, Urgency, in_order
from fpz_app.casework.duplicate_lines import duplicate_lines
from fpz_app.casework.episodes import all_ended, closed_files
from fpz_app.casework.left_lines import leaver_lines, left_lines
from fpz_app.casework.note_lines import decisions
from fpz_app.casework.putting_off import own_put_off, told_put_off
from fpz_app.casework.step_up_due import step_ups, step_ups_to_decide
from fpz_app.casework.tray_lines import refused_lines
from fpz_app.casework.visit_lines import not_seen, own_visits, unsettled, visits
from fpz_app.domain.clocks import LEAD
from fpz_app.domain.dates import say_day
from fpz_app.domain.kinship import listed
from fpz_app.domain.people import Person
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.plans import Action, ActionStatus, Goal
from fpz_app.domain.workers import Helper, Worker
from fpz_app.domain.zone_settings import ZoneSettings
from fpz_app.store.plain_rows import among
from fpz_app.store.plain_rows import listed as listed_ids
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of

WHILE_IT_RUNS = (*LED, endings, not_seen, decisions)
DECIDED_BY_LEAD = (closings, step_ups, disagreements, step_downs)
"""What goes on for the lead practitioner although early help may have ended."""
SOON = timedelta(days=42)  # what is further ahead is not fetched at all
YOURS = "Your action"


def what_is_due(store: Store, asker: Worker, now: datetime, zone: ZoneSettings) -> list[Due]:
    """Everything within a week that the asker answers for, most urgent first; what they put off comes last, and drafts stand with
    what is due today."""
    if not may(asker, Doing.READ, Scope()):
        return []
    with store.reading(much=True):
        return _due_to(store, asker, now, zone)


def _due_to(store: Store, asker: Worker, now: datetime, zone: ZoneSettings) -> list[Due]:
    mine = seen_families(store, asker)
    closed = closed_files(store)
    asking = Asking(store, asker, mine, now.replace(tzinfo=None), zone, until=now.date() + WEEK)
    running = asking.of({key: each for key, each in mine.items() if key not in closed})
    led = {key: each for key, each in mine.items() if asker.id in asking.leads(each)}
    led_now = asking.of({key: each for key, each in led.items() if key not in closed})
    found = [*_own_actions(running), *_all(WHILE_IT_RUNS, led_now), *_all(DECIDED_BY_LEAD, asking.of(led))]
    found += with_drafts(asking, [*own_visits(asking), *unsettled(led_now)])
    found += [*own(asking), *conflict_lines(asking), *opening_lines(asking)]
    found += refused_lines(asking)
    found += [*left_lines(asking), *leaver_lines(running), *duplicate_lines(asking)]
    if may(asker, Doing.APPROVE, Scope()):
        unled = asking.of({key: each for key, each in mine.items() if not any(asking.leads(each))})
        others = asking.of({key: each for key, each in mine.items() if key not in led})
        found += [*_all(MANAGED, running), *approvals(asking), *step_ups_to_decide(others), *closings_to_decide(others)]
        found += step_downs(unled)
    return own_put_off(asking, [due for due in found if due.urgency is not Urgency.LATER or due.warned])


def what_is_next(store: Store, asker: Worker, family_id: str, now: datetime, zone: ZoneSettings) -> list[Due]:
    """One family's lines, most urgent first, whoever answers for them; decisions alone where its early help has ended."""
    asking = Asking(store, asker, {family_id: readable(store, asker, family_id)}, now.replace(tzinfo=None), zone)
    found = [*approvals(asking), *returned(asking), *visits(asking), *_all(DECIDED_BY_LEAD, asking)]
    if not all_ended(store, family_id):
        found += [*action_lines(asking), *_all(MANAGED, asking), *_all(WHILE_IT_RUNS, asking)]
    return told_put_off(asking, in_order(found))


def _all(asked: Sequence[Callable[[Asking], list[Due]]], asking: Asking) -> list[Due]:
    return [due for ask in asked for due in ask(asking)]


def _mine(asking: Asking) -> set[str]:
    """The ids by which the asker stands in plans."""
    with asking.store.read() as connection:
        own = connection.execute(_helping(), {"worker": asking.asker.id}).scalars().all()
    return {*own, asking.asker.id}


@cache
def _helping() -> sa.Select[Any]:
    table = table_of(Helper)
    return sa.select(table.c.id).where(table.c.worker_id == sa.bindparam("worker"))


def action_lines(asking: Asking) -> list[Due]:
    """Everybody's open actions in these families."""
    return _actions(asking, rows_of(asking, _open_actions, soon=_soon(asking)), _mine(asking))


def _own_actions(asking: Asking) -> list[Due]:
    """The asker's own in any family, and everybody's in the families that the asker leads."""
    mine = _mine(asking)
    led = asking.of({key: each for key, each in asking.families.items() if asking.asker.id in asking.leads(each)})
    return _actions(asking, rows_of(asking, _near, soon=_soon(asking), mine=listed_ids(mine), led=led.files), mine)


def _soon(asking: Asking) -> str:
    return (asking.until or asking.today + SOON).isoformat()


def _actions(asking: Asking, rows: Sequence[Any], mine: set[str]) -> list[Due]:
    lines = []
    names = _names(asking.store, {one for row in rows if mine.isdisjoint(row.who_ids) for one in row.who_ids})
    for row in rows:
        day, is_mine = date.fromisoformat(row.by_when), not mine.isdisjoint(row.who_ids)
        who = "" if is_mine else listed([names[one] for one in row.who_ids if one in names]) or LEAD
        gives = "that the plan gives" if row.goal_id else "that was agreed in a note"
        why = f"due {day:%A} {say_day(day, asking.today)}: the day {gives}"
        opens = Opens(row.family_id, "plan", row.id) if row.goal_id else Opens(row.family_id, "notes", row.note_id)
        lines.append(line_of(asking, day, YOURS if is_mine else "Action", row.text, opens, why=why, who=who))
    return lines


def _open_actions() -> sa.Select[Any]:
    """Those of the plan's goals that have not ended, and those that were agreed in a note while there was no goal."""
    actions, goals = table_of(Action), table_of(Goal)
    columns = (actions.c.id, actions.c.family_id, actions.c.by_when, actions.c.text, actions.c.who_ids)
    return (
        sa.select(*columns, actions.c.goal_id, actions.c.note_id)
        .outerjoin(goals, goals.c.id == actions.c.goal_id)
        .where(sa.or_(goals.c.id.is_not(None), actions.c.goal_id == ""), goals.c.ended_on.is_(None))
        .where(actions.c.status.in_([each for each in ActionStatus if each.is_open]))
        .where(actions.c.by_when <= sa.bindparam("soon"))
    )


def _near() -> sa.Select[Any]:
    """Those in families that the asker leads, and the asker's own."""
    actions = table_of(Action)
    does = sa.func.json_each(sa.cast(actions.c.who_ids, sa.Text)).table_valued("value")
    is_own = sa.exists().where(among(does.c.value, sa.bindparam("mine")))
    return _open_actions().where(among(actions.c.family_id, sa.bindparam("led")) | is_own)


def _names(store: Store, ids: set[str]) -> dict[str, str]:
    """By id, those who do the actions of a plan: people of the family, helpers and workers."""
    people = {each.id: each.called for each in store.find(Person, id=ids)}
    helpers = {each.id: each.name for each in store.find(Helper, id=ids)}
    return {**people, **helpers, **{each.id: each.name for each in store.find(Worker, id=ids)}}
