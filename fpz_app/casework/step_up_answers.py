"""Step-up answers: what the front door says of a step up, and who was told."""

from dataclasses import replace
from datetime import date

from fpz_app.casework.episodes import follow
from fpz_app.casework.step_up import change, not_ahead, still
from fpz_app.domain.dates import say_day
from fpz_app.domain.episodes import EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.permissions import Doing
from fpz_app.domain.record import derived_id
from fpz_app.domain.step_up import PlanGoes, StepUp, StepUpState
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


def acknowledge(store: Store, actor: Worker, step_up_id: str, *, on: date, at: str, by: str, today: date) -> StepUp:
    not_ahead(on, today, "acknowledged_on")

    def acknowledged(now: StepUp) -> StepUp:
        still(now, now.state is StepUpState.SENT)
        _after(now, on, "acknowledged_on")
        return replace(now, state=StepUpState.ACKNOWLEDGED, acknowledged_on=on, acknowledged_at=at, acknowledged_by=by)

    return change(store, actor, step_up_id, "Record that the front door has it", acknowledged)


def answer(store: Store, actor: Worker, answered: StepUp, today: date) -> StepUp:
    """The front door's decision, on the fields of `answered`; an accepted one judges each child's level. Raises Problem."""
    if answered.answer is None or answered.answered_on is None:
        raise Problem("There is no answer.", "Choose what was decided.", field="answer")
    not_ahead(answered.answered_on, today, "answered_on")
    state = StepUpState.ACCEPTED if answered.answer.is_accepted else StepUpState.RETURNED
    with store.work(actor, f"Record the front door’s answer: {answered.answer}") as work:
        known = work.get(StepUp, answered.id)
        work.require(Doing.RECORD, known.family_id)
        still(known, known.state.waits_for_answer)
        _after(known, answered.answered_on, "answered_on")
        if answered.answer_level:
            work.put_all(levels_answered(answered, answered.id, answered.answered_on, answered.answer_why))
        if answered.plan_goes is PlanGoes.PAUSED:
            follow(work, known.family_id, EpisodeState.PAUSED)
        return work.put(replace(answered, state=state))


def tell_back(
    store: Store,
    actor: Worker,
    step_up_id: str,
    *,
    family_on: date,
    family_how: str,
    referrer_on: date,
    referrer: str,
    today: date,
) -> StepUp:
    """That the family and whoever raised it know the answer. Raises Problem."""
    not_ahead(family_on, today, "family_told_on")
    not_ahead(referrer_on, today, "referrer_told_on")

    def told(now: StepUp) -> StepUp:
        still(now, now.answer is not None)
        _not_before_answer(now, family_on, "family_told_on")
        _not_before_answer(now, referrer_on, "referrer_told_on")
        return replace(
            now, family_told_on=family_on, family_told_how=family_how, referrer_told_on=referrer_on, referrer_told=referrer
        )

    return change(store, actor, step_up_id, "Record who was told the answer", told)


def has_accepted(store: Store, episode_id: str) -> bool:
    """Whether social care has accepted a step up of this episode; sending alone closes nothing (domain.md §3)."""
    return bool(store.find(StepUp, episode_id=episode_id, state=StepUpState.ACCEPTED)) if episode_id else False


def levels_answered(answered: StepUp, source_id: str, on: date, why: str) -> list[LevelOfNeed]:
    """Each child's level as the front door judged it; `source_id` is the answer, or the disagreement that changed it."""
    return [
        LevelOfNeed(
            id=derived_id(source_id, "level", child),
            file_id=answered.file_id,
            family_id=answered.family_id,
            person_id=child,
            level=answered.answer_level,
            on=on,
            reason=why,
            decided_by=answered.answered_by,
        )
        for child in answered.children
    ]


def _after(known: StepUp, on: date, field: str) -> None:
    if known.sent_on and on < known.sent_on:
        raise Problem("That is before it was sent.", f"It was sent on {say_day(known.sent_on, on)}.", field=field)


def _not_before_answer(known: StepUp, on: date, field: str) -> None:
    if known.answered_on and on < known.answered_on:
        raise Problem("That is before the answer.", f"It came on {say_day(known.answered_on, on)}.", field=field)
