"""Versions: the plan as it was agreed, each time with everyone's word on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import msgspec

from fpz_app.casework.plan_reading import plan_content
from fpz_app.demo.making import Making, at
from fpz_app.domain.agreements import Disclosure
from fpz_app.domain.plan_content import GoalContent, PlanContent, differences
from fpz_app.domain.plans import GoalScore, PlanVersion, Signature, SignedHow
from fpz_app.domain.record import Record
from fpz_app.store.store import Store


def versions(store: Store, making: Making) -> Iterator[Record]:
    """The plan's versions, oldest first, each in the words it had; the plan itself then stands at the last."""
    assert making.plan is not None
    now = plan_content(store, making.lead, making.family.id, making.today)
    days = making.calendar.versions
    before: PlanContent | None = None
    for number, day in enumerate(days, start=1):
        content = now if number == len(days) else _as_it_was(making, now, day, back=len(days) - number)
        made = PlanVersion(
            id=making.ids.new(),
            file_id=making.family.id,
            family_id=making.family.id,
            plan_id=making.plan.id,
            version=number,
            agreed_on=day,
            agreed_at=at(day, 8, 30),
            content=msgspec.to_builtins(content),
            changed=differences(before, content),
        )
        yield made
        yield from _signatures(making, made)
        if number < len(days):
            yield from _given(making, made)
        before = content
    yield replace(making.plan, version=len(days), agreed_on=days[-1])


def _as_it_was(making: Making, now: PlanContent, day: date, *, back: int) -> PlanContent:
    """Goals as they were scaled by then, actions not yet done; the newest action of a goal came later."""
    scores = [each for each in making.records if isinstance(each, GoalScore)]
    goals = []
    for goal in now.goals:
        known = [each.score for each in scores if each.goal_id == goal.id and each.on <= day]
        goals.append(_goal_then(goal, known, back))
    later = [each for each in making.calendar.versions if each > day]
    review = later[0] if later else now.review_on
    return replace(now, goals=tuple(goals), review_on=review)


def _goal_then(goal: GoalContent, known: list[int], back: int) -> GoalContent:
    kept = goal.actions[: max(1, len(goal.actions) - (1 if back > 1 else 0))]
    actions = tuple(replace(action, status="not started", outcome="") for action in kept)
    if not known:
        return replace(goal, then=None, then_on=None, now=None, actions=actions)
    return replace(goal, then=known[0], now=known[-1], actions=actions)


def _given(making: Making, version: PlanVersion) -> Iterator[Disclosure]:
    """The copy that went to the school."""
    school = making.people["child"].school
    if school and "school" in making.helpers:
        yield Disclosure(
            id=making.ids.new(), file_id=version.file_id, family_id=version.family_id,
            what=f"The family plan, version {version.version}", on=version.agreed_on, to=school, how="On paper",
        )  # fmt: skip


def _signatures(making: Making, version: PlanVersion) -> Iterator[Signature]:
    signing = [person for _, person in making.adults_at_home()]
    signing += [
        person for _, person in making.children(unborn=False) if person.school_year.isdigit() and int(person.school_year) >= 8
    ]
    signing += [making.people[role] for role in making.part.differs]
    differs = {making.people[role].id: said for role, said in making.part.differs.items()}
    for person in signing:
        yield Signature(
            id=making.ids.new(), file_id=version.file_id, family_id=version.family_id, version_id=version.id,
            name=person.full_name, person_id=person.id, agrees=person.id not in differs,
            sees_it=differs.get(person.id, ""), how=SignedHow.PAPER, on=version.agreed_on,
        )  # fmt: skip
    yield Signature(
        id=making.ids.new(), file_id=version.file_id, family_id=version.family_id, version_id=version.id,
        name=making.lead.name, how=SignedHow.MEETING, on=version.agreed_on,
    )  # fmt: skip
