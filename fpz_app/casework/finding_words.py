"""Finding words: what was written in notes, meetings, plans and decisions, found by its words."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fpz_app.casework.access import hidden_files
from fpz_app.casework.chronology_decisions import HELD
from fpz_app.domain.families import Family
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.meetings import Meeting, MeetingState
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.plans import Action
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Worker
from fpz_app.store import search
from fpz_app.store.search_text import PARTS_OF
from fpz_app.store.store import Store

LIMIT, IN_ONE, BEFORE, AFTER = 40, 4, 50, 100
"""How many places are found at most, how many hits one may hold, and how many letters are shown before the word and from it."""


@dataclass(frozen=True)
class FoundWords:
    """Where the words stand: in `what` of which family on which day, with the words around them; None: a day not kept."""

    family_id: str
    family: str
    what: str
    on: date | None
    around: str
    tab: str
    item_id: str


@dataclass(frozen=True)
class _Place:
    """How a kind of record is called in the list, the tab where it stands, the record opened there, and its day."""

    what: str
    tab: str
    opens: str = "id"
    on: str = ""


_PLACES: dict[str, _Place] = {
    "note": _Place("Note", "notes", on="on"),
    "appendment": _Place("Added to a note", "notes", "note_id", "on"),
    "answer": _Place("Assessment", "assessment", "assessment_id"),
    "goal": _Place("Goal of the plan", "plan", on="then_on"),
    "action": _Place("Action of the plan", "plan", on="ended_on"),
    "meeting": _Place("Meeting", "meetings"),
    "attendance": _Place("Meeting", "meetings", "meeting_id"),
    "action_review": _Place("Meeting", "meetings", "meeting_id"),
    "level_of_need": _Place("Level of need", "decisions", "person_id", "on"),
    "step_up": _Place("Step up", "decisions", on="proposed_on"),
    "indicator_shown": _Place("Evidence of a step up", "decisions", "step_up_id"),
    "disagreement": _Place("Disagreement", "decisions"),
    "step_down": _Place("Step down", "decisions", on="received_on"),
    "closing": _Place("Closing", "decisions", "episode_id", "on"),
    "zone_move": _Place("Move to another zone", "decisions", on="asked_on"),
    "visit": _Place("Visit", "visit", on="on"),
    "tie": _Place("Ecomap", "ecomap"),
    "partner_event": _Place("Event from another agency", "chronology"),
    "meaning_for_child": _Place("What an event means", "chronology", "of"),
    "attachment": _Place("Letter, photo or scan", "papers", on="on"),
    "episode": _Place("Early help", "sharing", on="requested_on"),
}

_IN_A_NOTE = _Place("Action agreed in a note", "notes", "note_id", "ended_on")
"""An action that was agreed while the family's plan had no goal."""


def find_words(store: Store, asker: Worker, typed: str, *, limit: int = LIMIT) -> list[FoundWords]:
    """The latest day first. Nothing of a file that is hidden from the asker."""
    if not may(asker, Doing.READ, Scope()):
        return []
    with store.read() as connection:
        hits = search.find(connection, typed, kinds=list(_PLACES), hidden=hidden_files(store, asker), limit=limit * IN_ONE)
    stands = store.standing().stands
    families = {each.id: each.name for each in store.find(Family, id=list({stands(hit.file_id) for hit in hits}))} if hits else {}
    by_kind: dict[str, list[str]] = defaultdict(list)
    for hit in hits:
        by_kind[hit.kind].append(hit.record_id)
    meetings = _meetings(store, by_kind)
    found = [
        _found(kind, record, (stands(record.file_id), families[stands(record.file_id)]), meetings, typed)
        for kind, ids in by_kind.items()
        for record in store.find(KINDS[kind], id=ids)
        if stands(record.file_id) in families
    ]
    return sorted(_once(found), key=lambda each: (each.on or date.min, each.item_id), reverse=True)[:limit]


def _once(found: Sequence[FoundWords]) -> list[FoundWords]:
    """Several hits in one meeting are one line, that of the meeting's own words before a person's."""
    kept: dict[tuple[str, str], FoundWords] = {}
    for each in found:
        kept.setdefault((each.what, each.item_id), each)
    return list(kept.values())


def _meetings(store: Store, by_kind: dict[str, list[str]]) -> dict[str, Meeting]:
    """The meetings that hits in them stand in."""
    ids = set(by_kind.get("meeting", []))
    for kind in ("attendance", "action_review"):
        if by_kind.get(kind):
            inside: list[Any] = store.find(KINDS[kind], id=by_kind[kind])
            ids |= {each.meeting_id for each in inside}
    return {each.id: each for each in store.find(Meeting, id=list(ids))} if ids else {}


def _found(kind: str, record: Record, family: tuple[str, str], meetings: dict[str, Meeting], typed: str) -> FoundWords:
    place = _IN_A_NOTE if isinstance(record, Action) and not record.goal_id else _PLACES[kind]
    opens = getattr(record, place.opens) or record.id
    meeting = meetings.get(opens) if place.tab == "meetings" else None
    on = meeting.day if meeting else getattr(record, place.on) if place.on else None
    what = _called(meeting) if meeting else place.what
    return FoundWords(*family, what, on, around(PARTS_OF[kind](record), typed), place.tab, opens)


def _called(meeting: Meeting) -> str:
    words = HELD[meeting.purpose].partition(" of the team")[0]
    return f"{words}, {meeting.state}" if meeting.state in (MeetingState.CALLED, MeetingState.CANCELLED) else words


def around(parts: Iterable[str], typed: str) -> str:
    """The first of the typed words in the first part where one stands, with what is around it: '… his second phone again …'."""
    words = [_plain(word) for word in typed.split()]
    flats = [" ".join(part.split()) for part in parts if part]
    found = ((flat, at) for flat in flats for at in _places_of(_plain(flat), words))
    flat, at = next(found, (flats[0] if flats else "", 0))
    first = 0 if at <= BEFORE else flat.find(" ", at - BEFORE) + 1
    last = len(flat) if len(flat) - at <= AFTER else flat.rfind(" ", at, at + AFTER)
    last = last if last > at else len(flat)
    return f"{'… ' if first else ''}{flat[first:last]}{' …' if last < len(flat) else ''}"


def _places_of(plain: str, words: Sequence[str]) -> list[int]:
    """Where the words stand, the first in the text first."""
    return sorted(at for word in words if (at := _word_at(plain, word)) >= 0)


def _word_at(plain: str, word: str) -> int:
    """Where a word of the text begins like this; -1 for nowhere."""
    at = plain.find(word)
    while at > 0 and plain[at - 1].isalnum():
        at = plain.find(word, at + 1)
    return at


def _plain(text: str) -> str:
    """Small letters without accents, each in the place of its own."""
    return "".join(unicodedata.normalize("NFD", sign)[0].lower()[:1] for sign in text)
