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
    """One note may be about several children. Finished notes are locked: corrections are appended (domain.md §12).

    `headings` are the lines of `text` that stand over others. A supervision decision says what was decided, why, by when it
    is done, and the id of the manager who decided (domain.md §11).
    """

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
    headings: tuple[str, ...] = ()
    decision: str = narrative()
    decision_why: str = narrative()
    by_when: date | None = None
    decided_by: str = ""

    def check(self, today: date) -> None:
        found = _undecided(self) if self.kind is NoteKind.SUPERVISION else []
        if not self.text.strip() and not self.words and not self.decision.strip():
            found.append(Problem("The note is empty.", "Write what happened.", field="text"))
        if self.on > today:
            found.append(Problem("The note is dated in the future.", "Give the day it happened.", field="on"))
        raise_any(found)


def _undecided(note: Note) -> list[Problem]:
    """What a supervision decision still lacks."""
    found = []
    if not note.decision.strip():
        found.append(Problem("It does not say what was decided.", "Write the decision.", field="decision"))
    if not note.decision_why.strip():
        found.append(Problem("It does not say why.", "Write the reason for the decision.", field="decision_why"))
    if note.by_when is None:
        found.append(Problem("It does not say by when.", "Give the day by which it is done or looked at again.", field="by_when"))
    elif note.by_when < note.on:
        found.append(Problem("That day is before the decision.", "Give a day after it.", field="by_when"))
    if not note.decided_by:
        found.append(Problem("It does not say who decided.", "Choose the manager.", field="decided_by"))
    return found


@dataclass(frozen=True, kw_only=True)
class Appendment(Record):
    """A correction or addition to a finished note; the note itself stays as it was."""

    family_id: str
    note_id: str
    author_id: str
    on: date
    text: str = narrative()
