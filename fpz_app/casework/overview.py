"""Overview: who lives in the household and close by, when they were seen, and the plan at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files, readable
from fpz_app.casework.families import AT_HOME
from fpz_app.casework.people import Member, members
from fpz_app.casework.relationships import RelationRow, relation_row, relations
from fpz_app.domain.agreements import Agreement
from fpz_app.domain.assessments import Assessment
from fpz_app.domain.dates import short_date
from fpz_app.domain.families import Family
from fpz_app.domain.kinship import PARENTS, count_words, kin_words, listed
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Person, Place, Relationship, Stage
from fpz_app.domain.plans import Action, Goal, Plan, PlanState
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of

YES = "yes"


@dataclass(frozen=True)
class PersonLine:
    """One person: 'mother, carer of all three', 'seen alone 16 Nov'."""

    person_id: str
    name: str
    words: str
    seen: str


@dataclass(frozen=True)
class GoalLine:
    """'2 actions, 1 overdue', and where the goal was, is and is hoped to be."""

    goal_id: str
    text: str
    actions: str
    then: int | None
    now: int | None
    hoped: int | None


@dataclass(frozen=True)
class PlanGlance:
    """`then_on` in words is the day of the earlier scores, for the legend."""

    goals: tuple[GoalLine, ...]
    then_on: str


@dataclass(frozen=True)
class Steps:
    """What has been done of the first steps with a family, so that the page can offer the next one."""

    people: bool
    agreement: bool
    assessment: bool
    plan: bool


@dataclass(frozen=True)
class Overview:
    """`near` are the household and those close by, `others` everyone else of the family."""

    family: Family
    near: tuple[PersonLine, ...]
    others: tuple[PersonLine, ...]
    relations: tuple[RelationRow, ...]
    plan: PlanGlance
    steps: Steps


def overview(store: Store, asker: Worker, family_id: str, today: date) -> Overview:
    """Raises Gone for a file that is hidden from the asker."""
    family = readable(store, asker, family_id)
    hidden = hidden_files(store, asker)
    everyone = members(store, asker, family_id, today)
    people = {each.person.id: each.person for each in everyone}
    place = {person_id: at for at, person_id in enumerate(people)}
    ties = sorted(relations(store, people, hidden), key=lambda tie: (place[tie.from_id], place[tie.to_id]))
    seen = _last_seen(store, family_id)
    lines = {each.person.id: _line(each, everyone, ties, seen, today) for each in everyone}
    near = [each for each in _near_first(everyone) if each.membership.place is not Place.AWAY]
    glance = _plan(store, family_id, today)
    steps = Steps(
        people=bool(everyone),
        agreement=bool(store.find(Agreement, family_id=family_id)),
        assessment=bool(store.find(Assessment, family_id=family_id)),
        plan=bool(glance.goals),
    )
    return Overview(
        family,
        tuple(lines[each.person.id] for each in near),
        tuple(lines[each.person.id] for each in everyone if each not in near),
        tuple(relation_row(each, people) for each in ties),
        glance,
        steps,
    )


def _near_first(everyone: list[Member]) -> list[Member]:
    """The household, then those close by; each from the eldest generation down."""
    return sorted(everyone, key=lambda each: each.membership.place not in AT_HOME)


def _line(
    member: Member, everyone: list[Member], ties: list[Relationship], seen: dict[str, tuple[date, bool]], today: date
) -> PersonLine:
    person = member.person
    parts = _child_parts(person, today) if person.is_child(today) else _adult_parts(member, everyone, ties, today)
    if member.membership.place is Place.PART:
        parts.append("here part of the time")
    elif member.membership.place is Place.AWAY:
        parts.append("lives elsewhere")
    if member.elsewhere:
        parts.append(f"also in the {listed(list(member.elsewhere))} family")
    if person.died_on:
        parts.append(f"died {short_date(person.died_on, today)}")
    when = seen.get(person.id)
    words = f"seen {'alone ' if when[1] else ''}{short_date(when[0], today)}" if when else ""
    return PersonLine(person.id, person.called, ", ".join(part for part in parts if part), words)


def _child_parts(person: Person, today: date) -> list[str]:
    if person.stage is Stage.UNBORN:
        return [person.age_said(today)]
    year = person.school_year.strip()
    year = f"year {year}" if year.isdigit() else year[:1].lower() + year[1:]
    return [person.age_said(today) or "age not known", person.school, year]


def _adult_parts(member: Member, everyone: list[Member], ties: list[Relationship], today: date) -> list[str]:
    person = member.person
    young = [each.person for each in everyone if each.person.is_child(today) and each.membership.place in AT_HOME]
    born = [each for each in young if each.stage is not Stage.UNBORN]
    away = member.membership.place not in AT_HOME
    parts = [_kin_part(person, everyone, young, ties), _care_part(person, born, ties)]
    parts += [person.address] if away and person.address else []
    return [*parts, member.membership.role]


def _kin_part(person: Person, everyone: list[Member], young: list[Person], ties: list[Relationship]) -> str:
    """'mother', or 'father of Noah' where it is not so of every child; else how the person is tied to another adult."""
    of: dict[str, set[str]] = {}
    for tie in ties:
        if tie.from_id == person.id and any(tie.to_id == child.id for child in young):
            of.setdefault(kin_words(tie.kin, person.sex), set()).add(tie.to_id)
    if of:
        words = next(iter(of))
        named = [child.called for child in young if child.id in of[words] and child.stage is not Stage.UNBORN]
        of_all = len(of[words]) == len(young) or not named or len(named) == len([c for c in young if c.stage is not Stage.UNBORN])
        return words if of_all else f"{words} of {listed(named)}"
    called = {each.person.id: each.person.called for each in everyone}
    for tie in ties:
        if person.id in (tie.from_id, tie.to_id):
            back = tie.to_id == person.id
            other = called[tie.from_id if back else tie.to_id]
            words = kin_words(tie.kin, person.sex, back=back)
            return f"{words} of {other}" if words != "other" else f"related to {other}"
    return ""


def _care_part(person: Person, born: list[Person], ties: list[Relationship]) -> str:
    cared = {tie.to_id for tie in ties if tie.from_id == person.id and tie.cares_for == YES}
    names = [child.called for child in born if child.id in cared]
    if not names:
        return ""
    parent_of = {tie.to_id for tie in ties if tie.from_id == person.id and tie.kin in PARENTS} & {child.id for child in born}
    if len(names) == len(born) > 1:
        return "carer of both" if len(names) == 2 else f"carer of all {count_words(len(names))}"
    return "carer" if cared == parent_of or len(born) == 1 else f"carer of {listed(names)}"


def _last_seen(store: Store, family_id: str) -> dict[str, tuple[date, bool]]:
    """By person, the last day they were seen and whether alone."""
    table, standing = table_of(Note), store.standing()
    of_family = table.c.family_id.in_(standing.all_of(family_id))
    query = sa.select(table.c.on, table.c.seen, table.c.seen_alone).where(of_family).order_by(table.c.on)
    last: dict[str, tuple[date, bool]] = {}
    with store.read() as connection:
        for on, seen, alone in connection.execute(query):
            last.update({standing.stands(each): (date.fromisoformat(on), each in alone) for each in (*seen, *alone)})
    return last


def _plan(store: Store, family_id: str, today: date) -> PlanGlance:
    live = {plan.id for plan in store.find(Plan, family_id=family_id) if plan.state is not PlanState.ENDED}
    goals = [
        each for each in store.find(Goal, family_id=family_id, order="place") if each.ended_on is None and each.plan_id in live
    ]
    actions = store.find(Action, family_id=family_id)
    days = [goal.then_on for goal in goals if goal.then_on and goal.then is not None]
    first = max(set(days), key=days.count) if days else None
    lines = tuple(_goal_line(goal, (each for each in actions if each.goal_id == goal.id), today) for goal in goals)
    return PlanGlance(lines, short_date(first, today) if first else "")


def _goal_line(goal: Goal, actions: Iterable[Action], today: date) -> GoalLine:
    still_open = [each for each in actions if each.status.is_open]
    over = sum(each.is_overdue(today) for each in still_open)
    words = "1 action" if len(still_open) == 1 else f"{len(still_open)} actions" if still_open else "no open action"
    return GoalLine(goal.id, goal.text, f"{words}, {over} overdue" if over else words, goal.then, goal.now, goal.hoped)
