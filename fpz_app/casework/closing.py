"""Closing: the guard over one family's facts, the end of its early help, and what was closed before."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.casework.episodes import open_episode
from fpz_app.casework.families import children
from fpz_app.casework.outbox import has_centre
from fpz_app.casework.people import members
from fpz_app.casework.step_up_answers import has_accepted
from fpz_app.casework.unseen import can_be_seen, last_seen
from fpz_app.domain.closing import Closing
from fpz_app.domain.closing_guard import ClosingFacts, Condition, SeenLast, conditions, unmet
from fpz_app.domain.dates import say_day
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.kinship import listed
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.plans import Action, Goal
from fpz_app.domain.step_up import StepUp
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Work


@dataclass(frozen=True)
class ClosedRow:
    """One end of early help: '3 November', and what the closing says; None where it came from before closings were kept."""

    episode: Episode
    when: str
    closing: Closing | None
    names: Mapping[str, str]


@dataclass(frozen=True)
class ClosingPage:
    """`episode` is the one that could be closed, None where none is open; `children` are (id, title) of whom the closing asks;
    `accepted` says whether social care has accepted a step up of this episode. `asked` is what a manager was asked for, and may
    have sent back; `asks`: whether the asker may ask one, who then decides on a laptop of their own."""

    episode: Episode | None
    asked: Closing | None
    asks: bool
    conditions: tuple[Condition, ...]
    children: tuple[tuple[str, str], ...]
    accepted: bool
    closed: tuple[ClosedRow, ...]
    may_close: bool
    decides: bool
    names: Mapping[str, str]
    family: str
    reference: str


def closing_page(store: Store, asker: Worker, family_id: str, today: date, *, seen_limit: timedelta) -> ClosingPage:
    """Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    episodes = store.find(Episode, family_id=family_id)
    still = [each for each in episodes if each.state is not EpisodeState.CLOSED]
    episode = still[-1] if still else None
    asked = [each for each in naming.around(store, asker, family_id, today) if each.is_child]
    facts = closing_facts(store, asker, family_id, today, seen_limit=seen_limit)
    kept = {each.episode_id: each for each in store.find(Closing, family_id=family_id)}
    names = naming.called(store, family_id)
    scope = scope_of(store, asker, family)
    may_close, decides = may(asker, Doing.CLOSE, scope), may(asker, Doing.DECIDE, scope)
    ended = sorted((each for each in episodes if each not in still), key=lambda each: (each.ended_on or date.min, each.id))
    return ClosingPage(
        episode=episode,
        asked=kept.get(episode.id) if episode else None,
        asks=may_close and not decides and has_centre(store),
        conditions=conditions(facts) if episode else (),
        children=tuple((each.id, each.title) for each in asked),
        accepted=episode is not None and has_accepted(store, episode.id),
        closed=tuple(
            ClosedRow(each, say_day(each.ended_on, today) if each.ended_on else "a day not known", kept.get(each.id), names)
            for each in reversed(ended)
        ),
        may_close=may_close,
        decides=decides,
        names=names,
        family=family.name,
        reference=family.reference,
    )


def closing_facts(store: Store, asker: Worker, family_id: str, today: date, *, seen_limit: timedelta) -> ClosingFacts:
    """What the record says; the two questions that it has no answer to are left open."""
    seen = last_seen(store, [family_id])
    there = [each.person for each in children(members(store, asker, family_id, today), today)]
    goals = {goal.id for goal in store.find(Goal, family_id=family_id, ended_on=None)}
    called = naming.called(store, family_id)
    waiting = [each for each in store.find(StepUp, family_id=family_id) if each.state.is_open]
    actions = [each for each in store.find(Action, family_id=family_id) if each.status.is_open and each.goal_id in goals | {""}]
    return ClosingFacts(
        today=today,
        seen_limit=seen_limit,
        children=[SeenLast(each.called, seen.get((family_id, each.id))) for each in there if can_be_seen(each, today)],
        open_actions=[each.text for each in actions],
        waiting_step_ups=[listed([called.get(one, "a child") for one in each.children]) for each in waiting],
    )


def close(store: Store, actor: Worker, closing: Closing, *, seen_limit: timedelta, now: datetime) -> Closing:
    """Ends the family's early help. A manager who closes decides in their own name. Raises Problems."""
    page = closing_page(store, actor, closing.family_id, now.date(), seen_limit=seen_limit)
    settled = _checked(store, actor, _decided_by(closing, actor, page, now), page, seen_limit=seen_limit, today=now.date())
    with store.work(actor, f"Close early help: {closing.reason}") as work:
        work.require(Doing.CLOSE, closing.family_id)
        episode = _still_open(work, closing)
        work.put(replace(episode, state=EpisodeState.CLOSED, ended_on=closing.on, end_reason=str(closing.reason)))
        return work.put(settled)


def ask_to_close(store: Store, actor: Worker, closing: Closing, *, seen_limit: timedelta, today: date) -> Closing:
    """Asks a manager, who decides on a laptop of their own; asked once more, it is changed. Raises Problems."""
    page = closing_page(store, actor, closing.family_id, today, seen_limit=seen_limit)
    undecided = replace(closing, manager="", manager_on=None, manager_at="", manager_why="", manager_told=False)
    asked = _checked(store, actor, undecided, page, seen_limit=seen_limit, today=today, asks=True)
    with store.work(actor, f"Ask the manager to close: {closing.reason}") as work:
        work.require(Doing.CLOSE, closing.family_id)
        _still_open(work, closing)
        return work.put(asked)


def send_back(store: Store, actor: Worker, closing_id: str, *, why: str, now: datetime) -> Closing:
    """The manager does not pass it, and says what is to be done first. Raises Problem."""
    if not why.strip():
        raise Problem("It does not say why.", "Write what should be done before it is closed.", field="manager_why")
    with store.work(actor, "Send a closing back") as work:
        asked = work.get(Closing, closing_id)
        work.require(Doing.DECIDE, asked.family_id)
        _still_open(work, asked)
        at = f"{now:%H:%M}"
        return work.put(
            replace(asked, manager=actor.name, manager_on=now.date(), manager_at=at, manager_why=why.strip(), manager_told=False)
        )


def closings_asked(store: Store, family_ids: Container[str]) -> list[Closing]:
    """What managers of these families were asked for, and may have sent back: early help still runs."""
    asked = [each for each in store.find(Closing) if each.family_id in family_ids]
    known = store.find(Episode, id=[each.episode_id for each in asked]) if asked else []
    running = {each.id for each in known if each.state is not EpisodeState.CLOSED}
    return [each for each in asked if each.episode_id in running]


def _checked(
    store: Store, actor: Worker, closing: Closing, page: ClosingPage, *, seen_limit: timedelta, today: date, asks: bool = False
) -> Closing:
    """With the conditions that do not hold today; as the record that was asked for, where there is one. Raises Problems."""
    facts = closing_facts(store, actor, closing.family_id, today, seen_limit=seen_limit)
    found = conditions(replace(facts, missing=closing.missing, exploitation=closing.exploitation))
    began = page.episode.began if page.episode else None
    closing.check(found, accepted=page.accepted, children=page.children, began=began, today=today, asks=asks)
    return replace(closing, id=page.asked.id if page.asked else closing.id, unmet=tuple(each.said for each in unmet(found)))


def _still_open(work: Work, closing: Closing) -> Episode:
    episode = open_episode(work, closing.family_id)
    if episode is None or episode.id != closing.episode_id:
        raise Problem("This family’s early help has ended already.", "Look at what was closed before.")
    return episode


def _decided_by(closing: Closing, actor: Worker, page: ClosingPage, now: datetime) -> Closing:
    if not closing.manager_why.strip():
        return closing
    if page.decides:
        at = f"{now:%H:%M}"
        return replace(closing, manager=actor.name, manager_on=now.date(), manager_at=at, manager_told=False)
    return replace(closing, manager_told=True)
