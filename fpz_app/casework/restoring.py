"""Restoring: an earlier text of a record is brought back as a new work; what was written since stays in the history."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from fpz_app.domain.assessments import LOCKED, Assessment
from fpz_app.domain.changes import Change, Op, build, plain
from fpz_app.domain.doings import doings_of
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import Merge, merge_of
from fpz_app.domain.plans import Action, Goal, Plan, PlanState
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Worker
from fpz_app.store import drafts
from fpz_app.store.store import Store
from fpz_app.store.work import Gone, Work

TITLE = "Bring an earlier text back"
KEPT = frozenset({
    "appendment", "agreement", "sharing", "privacy_notice", "disclosure", "minutes_sent", "plan_version", "signature",
    "family_copy", "level_of_need", "closing", "indicator_shown", "attendance", "action_review", "break_glass", "zone_move",
    "zone", "worker", "goal_score", "attachment", "contact", "referral", "visit", "put_off", "alias",
})  # fmt: skip
"""Kinds that tell what was done, judged, given or signed on a day: they stay as they are."""
_ENDED: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "note": (("finished_at", "This note is finished.", "Add the earlier words below it; the note itself stays as it was."),),
    "goal": (("ended_on", "This goal is ended.", "Take it up again first."),),
    "action": (("ended_on", "This action is no longer open.", "Open it again first, or write a new one."),),
    "meeting": (("finished_at", "These minutes are finished.", "Say it at the next meeting, or in a note."),),
    "warning_note": (("ended_on", "This warning is no longer true.", "Write a new one where it is needed."),),
    "step_up": (("sent_on", "This was sent on.", "It stays as it was sent. Say in a note what should be known."),),
    "step_down": (("closed_on", "This is closed.", "Say in a note what should be known."),),
    "disagreement": (("settled_on", "This is settled.", "Say in a note what should be known."),),
    "episode": (("ended_on", "This early help has ended.", "Say in a note what should be known."),),
    "helper": (("ended", "They no longer help.", "Add them again first."),),
}
"""By kind the field that says that it is finished, and what is right there instead."""


@dataclass(frozen=True)
class Earlier:
    """A text that a field said once."""

    kind: str
    record_id: str
    field: str
    text: str


def can_come_back(kind: str, field: str, value: Any) -> bool:
    """Whether it is a text that a person wrote, in a record that people go on writing."""
    return isinstance(value, str) and bool(value.strip()) and kind not in KEPT and merge_of(kind, field) is Merge.NARRATIVE


def bring_back(store: Store, actor: Worker, earlier: Earlier) -> Record:
    """The field says it again. Raises Problem where the record is finished, something is being typed in it, or it says so now."""
    if not can_come_back(earlier.kind, earlier.field, earlier.text):
        raise Problem("This stays as it was written.", "Say in a note what should be known.")
    with store.work(actor, TITLE) as work:
        record = work.get(KINDS[earlier.kind], earlier.record_id)
        change = Change(kind=earlier.kind, id=record.id, op=Op.SET, values={earlier.field: earlier.text})
        for doing in sorted(doings_of(change, new=False)):
            work.require(doing, record.file_id)
        said = plain(record)
        _check_going_on(work, earlier.kind, said)
        _check_not_typed(work.connection, actor, record.id)
        if said[earlier.field] == earlier.text:
            raise Problem("It says so now.", "There is nothing to bring back.")
        back = work.put(build(earlier.kind, {**said, earlier.field: earlier.text}))
        _touch_plan(work, back)
        return back


def _check_going_on(work: Work, kind: str, said: Mapping[str, Any]) -> None:
    for field, message, remedy in _ENDED.get(kind, ()):
        if said.get(field):
            raise Problem(message, remedy)
    assessment = work.find(Assessment, said["assessment_id"]) if kind == "answer" else None
    if (assessment and assessment.state in LOCKED) or (kind == "assessment" and said["state"] in LOCKED):
        raise Problem("This assessment is finished.", "Start an amendment to change it; this version is kept.")


def _check_not_typed(connection: sa.Connection, actor: Worker, record_id: str) -> None:
    if any(record_id in each.key for each in drafts.all_of(connection, actor.id)):
        raise Problem("You have begun to write here and not stored it.", "Store it or throw it away, then bring the text back.")


def _touch_plan(work: Work, record: Record) -> None:
    """An agreed plan is then changed since it was agreed."""
    found = _PLAN_OF.get(type(record))
    if found is None:
        return
    try:
        plan = work.get(Plan, found(work, record))
    except Gone:
        return
    if plan.state is PlanState.AGREED:
        work.put(replace(plan, state=PlanState.CHANGED))


_PLAN_OF: Mapping[type[Record], Callable[[Work, Any], str]] = {
    Plan: lambda _work, plan: str(plan.id),
    Goal: lambda _work, goal: str(goal.plan_id),
    Action: lambda work, action: work.get(Goal, action.goal_id).plan_id,
}
