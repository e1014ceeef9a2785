"""Episodes: asking for early help for a family and moving it from state to state."""

from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from fpz_app.casework.access import readable, scope_of
from fpz_app.domain.agreements import Agreement
from fpz_app.domain.dates import say_day
from fpz_app.domain.episodes import Episode, EpisodeState, check_move, may_move, moves_by_hand
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Work


@dataclass(frozen=True)
class EpisodeRow:
    """One episode as a family's history lists it; `state` and `dates` in words: 'Assessing', 'since 28 September'."""

    id: str
    state: str
    dates: str
    reason: str
    organisation: str


@dataclass(frozen=True)
class EarlyHelp:
    """Early help for a family now (None where none is under way), where it may be moved by hand, and what was before."""

    now: EpisodeRow | None
    moves: tuple[EpisodeState, ...]
    before: tuple[EpisodeRow, ...]
    may_record: bool


def ask(store: Store, actor: Worker, *, family_id: str, reason: str, requested_by: str, today: date) -> Episode:
    """Opens an episode of early help, tied to the one that closed before it. Raises Problem while another is open."""
    with store.work(actor, "Ask for early help") as work:
        work.require(Doing.RECORD, family_id)
        if open_episode(work, family_id):
            raise Problem("This family already has early help under way.", "Record it there.")
        if not reason.strip():
            raise Problem("It does not say why early help is asked for.", "Write the reason in a sentence.", field="reason")
        asked = Episode(file_id=family_id, family_id=family_id, requested_on=today, requested_by=requested_by, reason=reason)
        before = last_closed(work, family_id)
        return work.put(replace(asked, follows_id=before.id) if before else asked)


def move(store: Store, actor: Worker, episode_id: str, to: EpisodeState) -> Episode:
    """Raises Problem where the state does not lead there."""
    with store.work(actor, f"Early help: {to}") as work:
        episode = work.get(Episode, episode_id)
        work.require(Doing.RECORD, episode.family_id)
        check_move(episode, to)
        return work.put(replace(episode, state=to))


def open_episode(work: Work, family_id: str) -> Episode | None:
    """The episode under way, inside a transaction."""
    table = table_of(Episode)
    query = table.select().where(table.c.family_id.in_(work.standing.all_of(family_id)), table.c.state != EpisodeState.CLOSED)
    row = work.connection.execute(query.order_by(table.c.id.desc())).first()
    return None if row is None else work.get(Episode, row.id)


def last_closed(work: Work, family_id: str) -> Episode | None:
    """The episode that ended last, inside a transaction."""
    table = table_of(Episode)
    query = table.select().where(table.c.family_id.in_(work.standing.all_of(family_id)), table.c.state == EpisodeState.CLOSED)
    row = work.connection.execute(query.order_by(table.c.ended_on.desc(), table.c.id.desc())).first()
    return None if row is None else work.get(Episode, row.id)


def closed_files(store: Store) -> frozenset[str]:
    """The families whose early help has all ended: none of their clocks runs."""
    table = table_of(Episode)
    still = sa.func.sum(sa.case((table.c.state == EpisodeState.CLOSED, 0), else_=1))
    with store.read() as connection:
        found = connection.execute(sa.select(table.c.family_id).group_by(table.c.family_id).having(still == 0))
        closed = frozenset(family_id for (family_id,) in found)
    return closed - {each for each in closed.intersection(store.standing().ids) if not all_ended(store, each)}


def all_ended(store: Store, family_id: str) -> bool:
    """Whether the family has had early help and all of it has ended: none of its clocks runs."""
    found = store.find(Episode, family_id=family_id)
    return bool(found) and all(each.state is EpisodeState.CLOSED for each in found)


def follow(work: Work, family_id: str, to: EpisodeState) -> None:
    """Moves the open episode along with what was just recorded, where its state leads there."""
    episode = open_episode(work, family_id)
    if episode is not None and may_move(episode, to):
        work.put(replace(episode, state=to))


def early_help(store: Store, asker: Worker, family_id: str, today: date) -> EarlyHelp:
    """Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    found = sorted(store.find(Episode, family_id=family_id), key=lambda each: (each.began or date.min, each.id), reverse=True)
    now = max((each for each in found if each.state is not EpisodeState.CLOSED), key=lambda each: each.id, default=None)
    answers = sorted(store.find(Agreement, family_id=family_id), key=lambda each: (each.on or date.min, each.id))
    agreed = bool(answers) and answers[-1].stands()
    may_record = may(asker, Doing.RECORD, scope_of(store, asker, family))
    return EarlyHelp(
        _row(now, today) if now else None,
        moves_by_hand(now, agreed=agreed) if now and may_record else (),
        tuple(_row(each, today) for each in found if each is not now),
        may_record,
    )


def _row(episode: Episode, today: date) -> EpisodeRow:
    began = say_day(episode.began, today) if episode.began else "a day not known"
    dates = f"{began} to {say_day(episode.ended_on, today)}" if episode.ended_on else f"since {began}"
    return EpisodeRow(
        episode.id, episode.state.capitalize(), dates, episode.reason, episode.organisation or episode.requested_by
    )
