"""Case notes: what a practitioner records of a visit, call or message."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, narrative


class NoteKind(StrEnum):
    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"
    CHILD = "time with a child"
    MEETING = "meeting"
    SUPERVISION = "supervision decision"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a child said, as they said it; `person_id` is the child."""

    person_id: str
    said: str
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class Note(Record):
    """One note may be about several children. Finished notes are locked: corrections are appended (domain.md §12)."""

    family_id: str
    author_id: str
    kind: NoteKind = NoteKind.VISIT
    on: date
    at: str = ""
    about: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    seen_alone: tuple[str, ...] = ()
    text: str = narrative()
    words: tuple[Words, ...] = ()
    significant: bool = False
    effect: str = narrative()
    finished_at: datetime | None = None

    def check(self, today: date) -> None:
        found = []
        if not self.text.strip() and not self.words:
            found.append(Problem("The note is empty.", "Write what happened.", field="text"))
        if self.on > today:
            found.append(Problem("The note is dated in the future.", "Give the day it happened.", field="on"))
        raise_any(found)


@dataclass(frozen=True, kw_only=True)
class Appendment(Record):
    """A correction or addition to a finished note; the note itself stays as it was."""

    family_id: str
    note_id: str
    author_id: str
    on: date
    text: str = narrative()
