"""Professional disagreement: raising it from the front door's answer, the next stage, and how it was settled."""

from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework.access import readable, scope_of
from fpz_app.casework.step_up_answers import levels_answered
from fpz_app.domain.dates import say_day
from fpz_app.domain.disagreements import LEVELS, Disagreement, Settled, Stage
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.step_up import StepUp, StepUpState
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


@dataclass(frozen=True)
class DisagreementRow:
    disagreement: Disagreement
    due: date | None


@dataclass(frozen=True)
class Disagreements:
    """Newest first."""

    rows: tuple[DisagreementRow, ...]
    may_record: bool


def disagreements(store: Store, asker: Worker, family_id: str, working_days: int) -> Disagreements:
    """Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    found = reversed(store.find(Disagreement, family_id=family_id))
    rows = tuple(DisagreementRow(each, each.due(working_days)) for each in found)
    return Disagreements(rows, may(asker, Doing.RECORD, scope_of(store, asker, family)))


def disagree(store: Store, actor: Worker, raised: Disagreement, today: date) -> Disagreement:
    """Begins at stage 1. Raises Problems: no answer to disagree with, or one that is disagreed with already."""
    raised.check(today)
    with store.work(actor, "Disagree with the front door’s answer") as work:
        work.require(Doing.RECORD, raised.family_id)
        step_up = work.get(StepUp, raised.step_up_id)
        if step_up.answered_on is None:
            raise Problem("There is no answer to disagree with yet.", "Record the answer first.")
        if raised.stages[0].began_on < step_up.answered_on:
            remedy = f"The answer came on {say_day(step_up.answered_on, today)}."
            raise Problem("That is before the answer.", remedy, field="began_on")
        if any(each.settled_on is None for each in store.find(Disagreement, step_up_id=step_up.id)):
            raise Problem("This answer is disagreed with already.", "Go on with that disagreement.")
        return work.put(raised)


def next_stage(store: Store, actor: Worker, disagreement_id: str, stage: Stage, came_of_it: str, today: date) -> Disagreement:
    """Takes it up a stage, with what came of the one before. Raises Problem after the last one."""
    with store.work(actor, "Take a disagreement to the next stage") as work:
        known = _open(work.get(Disagreement, disagreement_id))
        work.require(Doing.RECORD, known.family_id)
        if known.stage >= len(LEVELS):
            raise Problem("There is no stage after the partnership.", "Record how it was settled.")
        if stage.began_on > today:
            raise Problem("The stage begins in the future.", "Give the day it began.", field="began_on")
        if stage.began_on < known.stages[-1].began_on:
            raise Problem("The stage begins before the one before it.", "Check the date.", field="began_on")
        ended = replace(known.stages[-1], came_of_it=came_of_it)
        return work.put(replace(known, stages=(*known.stages[:-1], ended, stage)))


def settle(
    store: Store,
    actor: Worker,
    disagreement_id: str,
    settled: Settled,
    *,
    on: date,
    outcome: str,
    learning: str,
    today: date,
    level: int = 0,
) -> Disagreement:
    """Where the front door accepts after all, at a level, the step up is accepted and each child judged. Raises Problem."""
    with store.work(actor, f"Settle a disagreement: {settled}") as work:
        known = _open(work.get(Disagreement, disagreement_id))
        work.require(Doing.RECORD, known.family_id)
        if on > today:
            raise Problem("That day is in the future.", "Give the day it was settled.", field="settled_on")
        if on < known.stages[-1].began_on:
            raise Problem("That is before the stage began.", "Check the date.", field="settled_on")
        if settled is Settled.ACCEPTED:
            if not level:
                raise Problem("The level is missing.", "Choose the level at which it is accepted.", field="level")
            accepted = replace(work.get(StepUp, known.step_up_id), state=StepUpState.ACCEPTED, answer_level=level)
            work.put(accepted)
            work.put_all(levels_answered(accepted, known.id, on, outcome))
        return work.put(replace(known, settled=settled, settled_on=on, outcome=outcome, learning=learning))


def _open(known: Disagreement) -> Disagreement:
    if known.settled_on is not None:
        raise Problem("This disagreement is settled.", f"It was settled on {say_day(known.settled_on, known.settled_on)}.")
    return known
