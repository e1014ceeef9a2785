"""Caseload: every family that a worker may see, each in one line, read in one statement."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.dates import age_words, due_words, earliest
from fpz_app.domain.episodes import Episode
from fpz_app.domain.families import Family
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.people import Membership, Person, Place, Stage
from fpz_app.domain.permissions import Doing, Scope, require
from fpz_app.domain.plans import Action, ActionStatus, Plan, PlanState
from fpz_app.domain.workers import Helper, Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of

_F, _M, _P, _W, _L = (table_of(kind) for kind in (Family, Membership, Person, Worker, LevelOfNeed))
_E, _A, _PLAN, _WARN, _H = (table_of(kind) for kind in (Episode, Action, Plan, WarningNote, Helper))
_OPEN = [status for status in ActionStatus if status.is_open]
_AGREED = [PlanState.AGREED, PlanState.CHANGED]


@dataclass(frozen=True)
class FamilyRow:
    """`state` in words; `level` 0 where nobody was judged yet; `due` what comes next, with `due_on`.

    `young` holds the children as the database gave them: their words are made for the lines that are looked at.
    """

    family_id: str
    name: str
    reference: str
    young: str
    today: date
    locality: str
    lead: str
    level: int
    state: str
    due: str
    due_on: date | None
    overdue: bool
    mine: bool
    restricted: bool

    @cached_property
    def children(self) -> str:
        """'Callum 14, Ellie 9, baby due 14 Feb'."""
        return _said(json.loads(self.young), self.today)


def caseload(store: Store, asker: Worker, today: date) -> list[FamilyRow]:
    """All that are not hidden from the asker, by name. Raises Problem for a role that reads no files."""
    require(asker, Doing.READ, Scope())
    hidden, joins = hidden_files(store, asker), _joins(store, asker)
    with store.read() as connection:
        rows = connection.execute(_query(asker, today, hidden, joins)).all()
    return [_row(row, today) for row in rows]


@dataclass(frozen=True)
class _Joins:
    """What records that are joined change here: `of` has by family that gives way the one that stands, `twice` the memberships of
    somebody who is counted already, `mine` the families that stand for one that the asker leads."""

    of: Mapping[str, str] = field(default_factory=dict)
    twice: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()

    def stands(self, column: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
        return sa.case(dict(self.of), value=column, else_=column) if self.of else column


def _joins(store: Store, asker: Worker) -> _Joins:
    standing = store.standing()
    if not standing.of:
        return _Joins()
    led = store.find(Family, id=sorted(standing.of), lead_id=asker.id)
    families = {each.id: standing.of[each.id] for each in store.find(Family, id=sorted(standing.of))}
    counted: set[tuple[str, str]] = set()
    twice = []
    for each in store.find(Membership, person_id=sorted(standing.ids), until=None):
        if (each.family_id, each.person_id) in counted:
            twice.append(each.id)
        counted.add((each.family_id, each.person_id))
    return _Joins(families, tuple(twice), tuple(standing.of[each.id] for each in led))


def _query(asker: Worker, today: date, hidden: frozenset[str], joins: _Joins) -> sa.Select[Any]:
    children, next_due, level, state = _children(today, joins), _next_due(joins), _level(joins), _state(joins)
    helps = sa.select(_H.c.family_id).where(_H.c.worker_id == asker.id, _H.c.ended.is_(False))
    return (
        sa.select(
            _F.c.id, _F.c.name, _F.c.reference, _F.c.locality, _F.c.restricted, _W.c.name.label("lead"),
            children.c.children, level.c.level, state.c.state, next_due.c.due,
            sa.or_(_F.c.lead_id == asker.id, _F.c.id.in_(helps), _F.c.id.in_(joins.mine)).label("mine"),
        )
        .outerjoin(_W, _W.c.id == _F.c.lead_id)
        .outerjoin(children, children.c.family_id == _F.c.id)
        .outerjoin(level, level.c.family_id == _F.c.id)
        .outerjoin(state, state.c.family_id == _F.c.id)
        .outerjoin(next_due, next_due.c.family_id == _F.c.id)
        .where(_F.c.id.not_in(hidden.union(joins.of)))
        .order_by(sa.func.lower(_F.c.name), _F.c.id)
    )  # fmt: skip


def _children(today: date, joins: _Joins) -> sa.Subquery:
    person = sa.func.json_array(_P.c.given_name, _P.c.known_as, _P.c.born, _P.c.stage, _P.c.due_on, _M.c.place, _P.c.external_id)
    young = sa.or_(_P.c.stage != Stage.ADULT, _P.c.born > str(today.year - 19))
    family = joins.stands(_M.c.family_id).label("family_id")
    return (
        sa.select(family, sa.func.json_group_array(person).label("children"))
        .join(_P, _P.c.id == joins.stands(_M.c.person_id))
        .where(sa.or_(_M.c.until.is_(None), _M.c.until > today.isoformat()), _P.c.died_on.is_(None), young)
        .where(*([_M.c.id.not_in(joins.twice)] if joins.twice else []))
        .group_by(family)
        .subquery()
    )


def _level(joins: _Joins) -> sa.Subquery:
    """The highest of each child's latest level."""
    nth = sa.func.row_number().over(partition_by=(_L.c.family_id, _L.c.person_id), order_by=(_L.c.on.desc(), _L.c.id.desc()))
    ranked = sa.select(joins.stands(_L.c.family_id).label("family_id"), _L.c.level, nth.label("nth")).subquery()
    highest = sa.func.max(ranked.c.level).label("level")
    return sa.select(ranked.c.family_id, highest).where(ranked.c.nth == 1).group_by(ranked.c.family_id).subquery()


def _state(joins: _Joins) -> sa.Subquery:
    """The state of each family's latest episode."""
    family = joins.stands(_E.c.family_id).label("family_id")
    nth = sa.func.row_number().over(partition_by=family, order_by=((_E.c.state == "closed"), _E.c.id.desc()))
    ranked = sa.select(family, _E.c.state, nth.label("nth")).where(_E.c.family_id != "").subquery()
    return sa.select(ranked.c.family_id, ranked.c.state).where(ranked.c.nth == 1).subquery()


def _next_due(joins: _Joins) -> sa.Subquery:
    """The earliest of what is due, as 'YYYY-MM-DD what'."""
    every = sa.union_all(
        sa.select(_A.c.family_id, (_A.c.by_when + " action").label("due")).where(
            _A.c.by_when.is_not(None), _A.c.status.in_(_OPEN)
        ),
        sa.select(_PLAN.c.family_id, _PLAN.c.review_on + " review").where(
            _PLAN.c.review_on.is_not(None), _PLAN.c.state.in_(_AGREED)
        ),
        sa.select(_WARN.c.family_id, _WARN.c.review_on + " warning").where(_WARN.c.ended_on.is_(None)),
    ).subquery()
    family = joins.stands(every.c.family_id).label("family_id")
    return sa.select(family, sa.func.min(every.c.due).label("due")).group_by(family).subquery()


def _row(row: Any, today: date) -> FamilyRow:
    day, _, what = (row.due or "").partition(" ")
    due_on = date.fromisoformat(day) if day else None
    return FamilyRow(
        family_id=row.id,
        name=row.name,
        reference=row.reference,
        young=row.children or "[]",
        today=today,
        locality=row.locality,
        lead=row.lead or "",
        level=row.level or 0,
        state=(row.state or "").capitalize(),
        due=what,
        due_on=due_on,
        overdue=due_on is not None and due_on < today,
        mine=bool(row.mine),
        restricted=bool(row.restricted),
    )


def _said(found: Sequence[Sequence[Any]], today: date) -> str:
    """The household's children with their ages, eldest first; those of the family where none lives in it."""
    young = []
    for given, known_as, born, stage, due_on, place, external_id in found:
        person = Person(
            file_id="", given_name=given, known_as=known_as, born=born, stage=Stage(stage), external_id=external_id,
            due_on=date.fromisoformat(due_on) if due_on else None,
        )  # fmt: skip
        if person.is_child(today):
            young.append((person, place in (Place.HOME, Place.PART)))
    at_home = [person for person, home in young if home] or [person for person, _ in young]
    at_home.sort(key=lambda each: (each.stage is Stage.UNBORN, earliest(each.born) if each.born else date.max))
    return ", ".join(_child(each, today) for each in at_home)


def _child(person: Person, today: date) -> str:
    if person.stage is Stage.UNBORN:
        return f"baby {due_words(person.due_on) if person.due_on else ''}".strip()
    return f"{person.called} {age_words(person.born, today)}".strip()
