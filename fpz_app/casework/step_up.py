"""Step up: proposing it, tying it to evidence, the manager's decision, the referral, and sending it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.casework.episodes import open_episode
from fpz_app.domain.clocks import Running
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.front_door_clocks import acknowledge_by, decide_by
from fpz_app.domain.kinship import listed
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.step_up import (
    VERDICTS,
    IndicatorShown,
    StepUp,
    StepUpState,
    Verdict,
    gaps,
    lacking,
    may_be_sent,
)
from fpz_app.domain.workers import Worker
from fpz_app.domain.zone_settings import FrontDoor
from fpz_app.store.store import Store


@dataclass(frozen=True)
class StepUpRow:
    """One step up with its evidence; `children` are their names, `gaps` and `lacking` in words, clocks None before sending."""

    step_up: StepUp
    shown: tuple[IndicatorShown, ...]
    children: str
    gaps: tuple[str, ...]
    lacking: tuple[str, ...]
    acknowledge_by: Running | None
    decide_by: Running | None


@dataclass(frozen=True)
class StepUps:
    """Newest first."""

    rows: tuple[StepUpRow, ...]
    may_record: bool
    decides: bool


def step_ups(store: Store, asker: Worker, family_id: str, clocks: FrontDoor) -> StepUps:
    """Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    called = naming.called(store, family_id)
    shown = store.find(IndicatorShown, family_id=family_id)
    rows = []
    for each in store.find(StepUp, family_id=family_id):
        own = tuple(one for one in shown if one.step_up_id == each.id)
        names = listed([called.get(child, "a child") for child in each.children])
        by = acknowledge_by(each, clocks), decide_by(each, clocks)
        rows.append(StepUpRow(each, own, names, gaps(each, own), lacking(each, own), *by))
    scope = scope_of(store, asker, family)
    return StepUps(tuple(reversed(rows)), may(asker, Doing.RECORD, scope), may(asker, Doing.DECIDE, scope))


def propose(store: Store, actor: Worker, proposed: StepUp, today: date) -> StepUp:
    """A new proposal, or a changed one. Raises Problems: no child, or a child that is in another open one."""
    proposed.check(today)
    for other in store.find(StepUp, family_id=proposed.family_id):
        if other.id != proposed.id and other.state.is_open and set(other.children) & set(proposed.children):
            message = "One of these children is in a step up that is still open."
            raise Problem(message, "Go on with that one.", field="children")
    with store.work(actor, "Propose a step up") as work:
        work.require(Doing.RECORD, proposed.family_id)
        before = work.find(StepUp, proposed.id)
        if before is not None:
            still(before, before.state.is_being_written)
            return work.put(replace(proposed, state=StepUpState.PROPOSED))
        episode = open_episode(work, proposed.family_id)
        return work.put(replace(proposed, episode_id=episode.id if episode else ""))


def show_indicator(store: Store, actor: Worker, shown: IndicatorShown, today: date) -> IndicatorShown:
    """Ties an indicator to its evidence; the same indicator once more gathers more of it. Raises Problem."""
    if any(each.on > today for each in shown.evidence):
        raise Problem("Evidence is dated in the future.", "Give the day it happened.", field="new_on")
    with store.work(actor, "Show an indicator of the threshold document") as work:
        work.require(Doing.RECORD, shown.family_id)
        still(work.get(StepUp, shown.step_up_id), True)
        known = store.find(IndicatorShown, step_up_id=shown.step_up_id, indicator=shown.indicator)
        if not known:
            return work.put(shown)
        have = {(each.record_id, each.words) for each in known[0].evidence}
        more = tuple(each for each in shown.evidence if (each.record_id, each.words) not in have)
        return work.put(replace(known[0], evidence=known[0].evidence + more))


def consult(store: Store, actor: Worker, step_up_id: str, *, who: str, on: date, at: str, advice: str, today: date) -> StepUp:
    """What the front door advised before anything was sent. Raises Problem."""
    not_ahead(on, today, "consulted_on")

    def consulted(now: StepUp) -> StepUp:
        return replace(now, consulted=who, consulted_on=on, consulted_at=at, advice=advice)

    return change(store, actor, step_up_id, "Record a consultation with the front door", consulted)


def decide(
    store: Store, actor: Worker, step_up_id: str, verdict: Verdict, *, why: str, who: str, on: date | None, at: str, now: datetime
) -> StepUp:
    """The manager's decision; in a manager's own hands who, on and at are theirs and now. Raises Problems."""
    found = [] if why.strip() else [Problem("It does not say why.", "Write the manager’s reason.", field="manager_why")]
    raise_any(found)
    if on:
        not_ahead(on, now.date(), "manager_on")

    def decided(known: StepUp, *, own: bool) -> StepUp:
        still(known, known.state.is_being_written)
        told = replace(known, state=VERDICTS[verdict], manager_why=why, manager_told=not own)
        if own:
            return replace(told, manager=actor.name, manager_on=now.date(), manager_at=f"{now:%H:%M}")
        if not who.strip() or on is None or not at:
            raise Problem("It does not say who decided, and when.", "Name the manager, the day and the time.", field="manager")
        if on < known.proposed_on:
            raise Problem("That is before it was proposed.", "Check the date.", field="manager_on")
        return replace(told, manager=who.strip(), manager_on=on, manager_at=at)

    with store.work(actor, f"Record the manager’s decision: {verdict}") as work:
        known = work.get(StepUp, step_up_id)
        work.require(Doing.RECORD, known.family_id)
        own = may(actor, Doing.DECIDE, work.scope(known.family_id))
        return work.put(decided(known, own=own))


def write_referral(store: Store, actor: Worker, step_up_id: str, said: Mapping[str, str]) -> StepUp:
    """The referral's words by field; what was sent stays as it was."""

    def written(now: StepUp) -> StepUp:
        still(now, now.sent_on is None)
        words: dict[str, Any] = dict(said)
        return replace(now, **words)

    return change(store, actor, step_up_id, "Write the referral", written)


def send(store: Store, actor: Worker, step_up_id: str, *, on: date, at: str, how: str, to: str, now: datetime) -> StepUp:
    """Records that it went to the front door. Raises Problem while something is lacking, or a manager has not agreed."""
    not_ahead(on, now.date(), "sent_on")
    if on == now.date() and at > f"{now:%H:%M}":
        raise Problem("That time is still to come.", "Give the time at which it was sent.", field="sent_at")

    def sent(known: StepUp) -> StepUp:
        if not may_be_sent(known):
            raise Problem("The manager has not agreed to it.", "Ask first; where a child may be harmed today, choose red.")
        if on < known.proposed_on:
            raise Problem("It was sent before it was proposed.", "Check the date.", field="sent_on")
        found = lacking(known, store.find(IndicatorShown, step_up_id=known.id))
        if found:
            raise Problem(f"The referral does not say {listed(list(found))}.", "Fill it in first.")
        return replace(known, state=StepUpState.SENT, sent_on=on, sent_at=at, sent_how=how, sent_to=to)

    return change(store, actor, step_up_id, "Send the step up to the front door", sent)


def change(store: Store, actor: Worker, step_up_id: str, title: str, changed: Callable[[StepUp], StepUp]) -> StepUp:
    """Stores what `changed` makes of the step up as it stands; it may raise Problem."""
    with store.work(actor, title) as work:
        known = work.get(StepUp, step_up_id)
        work.require(Doing.RECORD, known.family_id)
        return work.put(changed(known))


def still(known: StepUp, possible: bool) -> None:
    """Raises Problem where its state does not allow the next step any more."""
    if not possible:
        raise Problem(f"This step up stands at “{known.state}”.", "Look at it again before you go on.")


def not_ahead(on: date, today: date, field: str) -> None:
    """Raises Problem at the field for a day in the future."""
    if on > today:
        raise Problem("That day is in the future.", "Give the day it happened.", field=field)
