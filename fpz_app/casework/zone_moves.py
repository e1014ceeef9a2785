"""Moves between zones: asked by a manager in the family's file, carried out by the centre when it arrives there."""

from dataclasses import dataclass

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.workers import Worker
from fpz_app.domain.zone_moves import ZoneMove
from fpz_app.store.replica import CENTRE
from fpz_app.store.store import Store


@dataclass(frozen=True)
class MoveRow:
    move: ZoneMove
    asked_by: str


@dataclass(frozen=True)
class ZoneMoves:
    """Newest first. `may_ask` where this laptop has a centre, and its worker decides as a manager."""

    rows: tuple[MoveRow, ...]
    may_decide: bool
    may_ask: bool


def zone_moves(store: Store, asker: Worker, family_id: str) -> ZoneMoves:
    """Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    names = naming.workers(store)
    found = store.find(ZoneMove, family_id=family_id)[::-1]
    may_decide = may(asker, Doing.DECIDE, scope_of(store, asker, family))
    waits = any(each.moved_on is None for each in found)
    rows = tuple(MoveRow(each, names.get(each.asked_by, "Someone")) for each in found)
    return ZoneMoves(rows, may_decide, may_decide and not waits and bool(store.fact(CENTRE)))


def ask_to_move(store: Store, actor: Worker, asked: ZoneMove) -> ZoneMove:
    """Raises Problems: what is missing, or one that waits already."""
    asked.check()
    with store.work(actor, "Ask for a move to another zone") as work:
        work.require(Doing.DECIDE, asked.family_id)
        if any(each.moved_on is None for each in store.find(ZoneMove, family_id=asked.family_id)):
            raise Problem("A move of this family is asked for already.", "Take that back first.")
        return work.put(asked)


def take_move_back(store: Store, actor: Worker, move_id: str) -> None:
    """Before the centre has heard of it. Raises Problem."""
    with store.work(actor, "Take back a move to another zone") as work:
        known = work.get(ZoneMove, move_id)
        work.require(Doing.DECIDE, known.family_id)
        if known.moved_on is not None:
            raise Problem("This move is done.", "The zone that has the family now can move it back.")
        work.remove(known)
