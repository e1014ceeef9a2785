"""Today: what is due, overdue first, across every family that a worker answers for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files, readable
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.dates import say_date
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Membership, Person, Place
from fpz_app.domain.plans import Action, ActionStatus, Goal, Plan, PlanState
from fpz_app.domain.workers import Helper, Worker
from fpz_app.domain.zone_settings import Clocks
from fpz_app.store import drafts
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of


class Urgency(StrEnum):
    OVERDUE = "Overdue"
    DECIDE = "Needs your decision"
    TODAY = "Due today"
    WEEK = "This week"
    LATER = "Later"


@dataclass(frozen=True)
class Due:
    """One line: what (bold), detail, the family's name, when in words; and the tab and record it opens."""

    urgency: Urgency
    what: str
    detail: str
    family: str
    when: str
    family_id: str
    tab: str
    item_id: str
    due: date | None
    is_draft: bool = False


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
    hidden = hidden_files(store, asker)
    mine = {family.id: family for family in store.find(Family) if family.id not in hidden}
    asking = _Asking(store, asker, mine, today, clocks)
    led = _Asking(store, asker, {key: each for key, each in mine.items() if each.lead_id == asker.id}, today, clocks)
    found = [*_actions(asking, only_own=True), *_drafts(asking), *(due for ask in _CLOCKS for due in ask(led))]
    return _in_order([due for due in found if due.urgency is not Urgency.LATER])


def what_is_next(store: Store, asker: Worker, family_id: str, today: date, clocks: Clocks) -> list[Due]:
    """One family's lines, most urgent first, whoever answers for them."""
    asking = _Asking(store, asker, {family_id: readable(store, asker, family_id)}, today, clocks)
    return _in_order([*_actions(asking, only_own=False), *(due for ask in _CLOCKS for due in ask(asking))])


def _in_order(found: list[Due]) -> list[Due]:
    rank = list(Urgency)
    return sorted(found, key=lambda due: (rank.index(due.urgency), due.due or date.max, due.family))


def _urgency(due: date, today: date) -> Urgency:
    if due < today:
        return Urgency.OVERDUE
    if due == today:
        return Urgency.TODAY
    return Urgency.WEEK if due <= today + timedelta(days=7) else Urgency.LATER


def _when(due: date, today: date) -> str:
    over = (today - due).days
    if over > 0:
        return "1 day over" if over == 1 else f"{over} days over"
    return "today" if over == 0 else f"by {due:%A} {say_date(due)}"


def _line(asking: _Asking, due: date, what: str, detail: str, *, family_id: str, tab: str, item_id: str) -> Due:
    name = asking.families[family_id].name
    return Due(_urgency(due, asking.today), what, detail, name, _when(due, asking.today), family_id, tab, item_id, due)


def _rows(asking: _Asking, query: sa.Select[Any]) -> list[Any]:
    with asking.store.read() as connection:
        return [row for row in connection.execute(query) if row.family_id in asking.families]


def _actions(asking: _Asking, *, only_own: bool) -> list[Due]:
    actions, goals = table_of(Action), table_of(Goal)
    query = (
        sa.select(actions)
        .join(goals, goals.c.id == actions.c.goal_id)
        .where(actions.c.status.in_([each for each in ActionStatus if each.is_open]), actions.c.by_when.is_not(None))
        .where(actions.c.by_when <= (asking.today + timedelta(days=42)).isoformat(), goals.c.ended_on.is_(None))
    )
    own = {helper.id for helper in asking.store.find(Helper, worker_id=asking.asker.id)} | {asking.asker.id}
    lines = []
    for row in _rows(asking, query):
        is_own = bool(own & set(row.who_ids))
        if is_own or not only_own or asking.families[row.family_id].lead_id == asking.asker.id:
            what = "Your action" if is_own else "Action"
            due = date.fromisoformat(row.by_when)
            lines.append(_line(asking, due, what, row.text, family_id=row.family_id, tab="plan", item_id=row.id))
    return lines


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
    open_states = [AssessmentState.DRAFT, AssessmentState.RETURNED]
    length = timedelta(days=asking.clocks.assessment_working_days * 7 // 5)
    lines = []
    for row in _rows(asking, sa.select(table).where(table.c.state.in_(open_states))):
        due = date.fromisoformat(row.started_on) + length
        started = say_date(date.fromisoformat(row.started_on))
        lines.append(
            _line(asking, due, "Assessment", f"started {started}", family_id=row.family_id, tab="assessment", item_id=row.id)
        )
    return lines


def _unseen(asking: _Asking) -> list[Due]:
    """Children at home whom nobody has seen within the zone's limit, one line a family."""
    last = _last_seen(asking)
    limit = timedelta(weeks=asking.clocks.child_seen_weeks)
    children: dict[str, list[tuple[date, str]]] = {}
    for family_id, person in _children(asking):
        if family_id in last and person.id in last[family_id]:
            children.setdefault(family_id, []).append((last[family_id][person.id], person.called))
    lines = []
    for family_id, seen in children.items():
        oldest = min(day for day, _ in seen)
        names = [name for day, name in sorted(seen) if day + limit <= asking.today + timedelta(days=7)]
        if names:
            detail = f"{_listed(names)}, last seen {say_date(oldest)}"
            lines.append(_line(asking, oldest + limit, "See the children", detail, family_id=family_id, tab="notes", item_id=""))
    return lines


def _last_seen(asking: _Asking) -> dict[str, dict[str, date]]:
    notes = table_of(Note)
    seen: dict[str, dict[str, date]] = {}
    query = sa.select(notes.c.family_id, notes.c.on, notes.c.seen, notes.c.seen_alone)
    if len(asking.families) < 500:
        query = query.where(notes.c.family_id.in_(list(asking.families)))
    for row in _rows(asking, query):
        of = seen.setdefault(row.family_id, {})
        for person_id in (*row.seen, *row.seen_alone):
            of[person_id] = max(of.get(person_id, date.min), date.fromisoformat(row.on))
    return seen


def _children(asking: _Asking) -> list[tuple[str, Person]]:
    at_home = asking.store.find(Membership, family_id=list(asking.families), place=[Place.HOME, Place.PART], until=None)
    people = {each.id: each for each in asking.store.find(Person, id={member.person_id for member in at_home})}
    return [
        (member.family_id, people[member.person_id])
        for member in at_home
        if member.person_id in people and people[member.person_id].is_child(asking.today)
    ]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _drafts(asking: _Asking) -> list[Due]:
    with asking.store.read() as connection:
        found = drafts.all_of(connection, asking.asker.id)
    lines = []
    for draft in found:
        tab, _, item = draft.key.partition(":")
        family = asking.families.get(draft.family)
        name = family.name if family else ""
        lines.append(
            Due(
                Urgency.TODAY,
                f"Finish: {draft.title}",
                "",
                name,
                "draft, on this laptop only",
                draft.family,
                tab,
                item,
                None,
                is_draft=True,
            )
        )
    return lines


_CLOCKS: tuple[Callable[[_Asking], list[Due]], ...] = (_reviews, _warnings, _assessments, _unseen)
