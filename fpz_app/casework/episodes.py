"""Episodes: asking for early help for a family and moving it from state to state."""

from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework.access import readable
from fpz_app.domain.dates import say_date
from fpz_app.domain.episodes import Episode, EpisodeState, check_move, may_move
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of
from fpz_app.store.work import Work


@dataclass(frozen=True)
class EpisodeRow:
    """One episode as a family's history lists it; `state` and `dates` in words."""

    id: str
    state: str
    dates: str
    reason: str
    organisation: str


def ask(store: Store, actor: Worker, *, family_id: str, reason: str, requested_by: str, today: date) -> Episode:
    """Opens an episode of early help. Raises Problem while another is open."""
    with store.work(actor, "Ask for early help") as work:
        work.require(Doing.RECORD, family_id)
        if open_episode(work, family_id):
            raise Problem("This family already has early help under way.", "Record it there.")
        return work.put(
            Episode(file_id=family_id, family_id=family_id, requested_on=today, requested_by=requested_by, reason=reason)
        )


def move(store: Store, actor: Worker, episode: Episode, to: EpisodeState) -> Episode:
    """Raises Problem where the state does not lead there."""
    with store.work(actor, f"Early help: {to}") as work:
        work.require(Doing.RECORD, episode.family_id)
        now = work.get(Episode, episode.id)
        check_move(now, to)
        return work.put(replace(now, state=to))


def open_episode(work: Work, family_id: str) -> Episode | None:
    """The episode under way, inside a transaction."""
    table = table_of(Episode)
    query = table.select().where(table.c.family_id == family_id, table.c.state != EpisodeState.CLOSED)
    row = work.connection.execute(query.order_by(table.c.id.desc())).first()
    return None if row is None else work.get(Episode, row.id)


def follow(work: Work, family_id: str, to: EpisodeState) -> None:
    """Moves the open episode along with what was just recorded, where its state leads there."""
    episode = open_episode(work, family_id)
    if episode is not None and may_move(episode, to):
        work.put(replace(episode, state=to))


def episodes(store: Store, asker: Worker, family_id: str) -> list[EpisodeRow]:
    """Newest first."""
    readable(store, asker, family_id)
    found = store.find(Episode, family_id=family_id)
    return [
        EpisodeRow(each.id, each.state.capitalize(), _dates(each), each.reason, each.organisation)
        for each in sorted(found, key=lambda each: each.requested_on or each.assessment_started_on or date.min, reverse=True)
    ]


def _dates(episode: Episode) -> str:
    start = episode.requested_on or episode.assessment_started_on
    begun = say_date(start) if start else "start not known"
    return f"{begun} to {say_date(episode.ended_on)}" if episode.ended_on else f"since {begun}"
