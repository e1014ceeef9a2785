"""Chronology rows on record: events from other agencies, written by hand or brought in with a list, and what events mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fpz_app.casework.access import readable
from fpz_app.domain.chronology_rows import MeaningForChild, PartnerEvent, meaning_id
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


@dataclass(frozen=True)
class BroughtIn:
    """How many rows are new in the chronology, and how many were there before."""

    new: int
    already: int


def keep_event(store: Store, actor: Worker, event: PartnerEvent, *, today: date) -> PartnerEvent:
    """Stores a new event from another agency, or what is corrected in one. Raises Problems."""
    event.check(today)
    with store.work(actor, "Write an event from another agency") as work:
        known = work.find(PartnerEvent, event.id)
        work.require(Doing.RECORD, known.family_id if known else event.family_id)
        if known is not None:
            event = replace(
                known, on=event.on, event=event.event, agency=event.agency, source=event.source, about=event.about,
                effect=event.effect, action=event.action, significant=event.significant,
            )  # fmt: skip
            return work.put(event)
        return work.put(replace(event, file_id=event.family_id))


def take_out_event(store: Store, actor: Worker, event_id: str) -> None:
    """Takes an event of another agency out of the chronology; what it said stays in the history. Raises Gone."""
    with store.work(actor, "Take out an event from another agency") as work:
        known = work.get(PartnerEvent, event_id)
        work.require(Doing.RECORD, known.family_id)
        work.remove(known)


def write_meaning(store: Store, actor: Worker, family_id: str, of: str, text: str, *, today: date) -> MeaningForChild:
    """Writes, beside an event that another record tells, what it means for the child. Raises Problem when there is nothing."""
    if not text.strip():
        raise Problem("There is nothing to keep yet.", "Write what it means for the child.", field="text")
    with store.work(actor, "Write what an event means for the child") as work:
        work.require(Doing.RECORD, family_id)
        known = work.find(MeaningForChild, meaning_id(family_id, of))
        new = known or MeaningForChild(id=meaning_id(family_id, of), file_id=family_id, family_id=family_id, of=of)
        return work.put(replace(new, text=text.strip(), author_id=actor.id, on=today))


def bring_in_events(store: Store, actor: Worker, family_id: str, events: Sequence[PartnerEvent], *, today: date) -> BroughtIn:
    """All or none, in one work that can be undone as a whole; rows that are there, corrected since or not, stay as they are.

    Raises Problems where one row does not hold together.
    """
    for each in events:
        each.check(today)
    with store.work(actor, "Bring in another agency’s chronology") as work:
        work.require(Doing.RECORD, family_id)
        fresh = {each.id: each for each in events if work.find(PartnerEvent, each.id) is None}
        work.put_all(fresh.values())
        return BroughtIn(len(fresh), len(events) - len(fresh))


def events_on_record(store: Store, asker: Worker, family_id: str) -> frozenset[str]:
    """The ids of the other agencies' events that are there. Raises Gone for a file hidden from the asker."""
    readable(store, asker, family_id)
    return frozenset(each.id for each in store.find(PartnerEvent, family_id=family_id))
