"""Chronology rows: what another agency tells of a family's history, and what an event means for the child."""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date

from fpz_app.domain.dates import earliest
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, derived_id, narrative

LONGEST_EVENT = 8_000
"""Letters of one field."""


@dataclass(frozen=True, kw_only=True)
class PartnerEvent(Record):
    """One event as another agency has it. `on` is an EDTF text, exact or about; `about` are people's ids, empty for all of them.

    `source` is who told it or where it was written. `list_digest` and `row` say which row of which list it came in with
    (SHA-256 of the file, row as the file counts them), both empty for one that was written by hand; `row_key` is what the
    row said then, so that the same row is known again after it was corrected. Who brought it in and when is in its history:
    two laptops that bring in the same list then say the same.
    """

    family_id: str
    on: str
    event: str = narrative()
    agency: str = ""
    source: str = ""
    about: tuple[str, ...] = ()
    effect: str = narrative()
    action: str = narrative()
    significant: bool = True
    list_digest: str = ""
    row: int = 0
    row_key: str = ""

    def check(self, today: date) -> None:
        found = []
        if not self.event.strip():
            found.append(Problem("It does not say what happened.", "Write it in a sentence or two.", field="event"))
        if not self.agency.strip():
            found.append(Problem("It does not say who tells it.", "Name the agency, such as “Police”.", field="agency"))
        if earliest(self.on) > today:
            found.append(Problem("The event is in the future.", "Give the day it happened.", field="on"))
        for name in ("event", "effect", "action"):
            if len(getattr(self, name)) > LONGEST_EVENT:
                found.append(Problem("This is very long.", "Shorten it, and add the whole report on the Papers tab.", field=name))
        raise_any(found)


def row_key(on: str, event: str, whom: str) -> str:
    """The same for rows that say the same of the same names, however they are spaced and in whichever list they stand."""
    return hashlib.sha256("\x1f".join((on, _flat(event), _flat(whom))).encode()).hexdigest()


def event_id(family_id: str, key: str) -> str:
    """Two laptops that bring in the same row make the same record."""
    return derived_id(family_id, "partner event", key)


@dataclass(frozen=True, kw_only=True)
class MeaningForChild(Record):
    """What an event of the chronology means for the child, written after the event itself; `of` is the event's key there."""

    family_id: str
    of: str
    text: str = narrative()
    author_id: str = ""
    on: date | None = None


def meaning_id(family_id: str, of: str) -> str:
    """An event has one such text."""
    return derived_id(family_id, "meaning for the child", of)


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
