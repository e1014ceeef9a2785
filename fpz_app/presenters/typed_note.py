"""Typed note: a note as far as it is typed, kept plain for its draft, and read into a record when it is finished."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fpz_app.domain.dates import is_exact, read_date, say_day
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.notes import Note, NoteKind, Words
from fpz_app.domain.times import read_time

SEEN, ALONE = "seen", "alone"


@dataclass(frozen=True, kw_only=True)
class Typed:
    """`on` is an ISO day or, while it cannot be read, what was typed; `seen` is SEEN or ALONE by person; `begun` an ISO time."""

    id: str = ""
    begun: str = ""
    kind: str = NoteKind.VISIT
    on: str = ""
    at: str = ""
    about: tuple[str, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    how: Mapping[str, str] = field(default_factory=dict)
    significant: bool = False
    effect: str = ""

    @property
    def is_empty(self) -> bool:
        return not any((self.text.strip(), self.effect.strip(), self.about, *self.seen.values(), *self.said.values()))

    def title(self, today: date) -> str:
        """'visit on 20 November'."""
        return f"{self.kind} on {say_day(date.fromisoformat(self.on), today)}" if _is_day(self.on) else self.kind


def read_note(typed: Typed, *, family_id: str, author_id: str, today: date) -> Note:
    """The note that was typed. Raises Problems, each naming its field."""
    found: list[Problem] = []
    on, at = today, ""
    try:
        on = read_date(typed.on, today)
    except Problem as problem:
        found.append(Problem(problem.message, problem.remedy, field="on"))
    try:
        at = read_time(typed.at)
    except Problem as problem:
        found.append(Problem(problem.message, problem.remedy, field="at"))
    note = Note(
        id=typed.id,
        file_id=family_id,
        family_id=family_id,
        author_id=author_id,
        kind=NoteKind(typed.kind),
        on=on,
        at=at,
        about=typed.about,
        seen=tuple(person for person, how in typed.seen.items() if how in (SEEN, ALONE)),
        seen_alone=tuple(person for person, how in typed.seen.items() if how == ALONE),
        text=typed.text.strip(),
        words=_words(typed),
        significant=typed.significant,
        effect=typed.effect.strip(),
    )
    try:
        note.check(today)
    except Problem as problem:
        found.extend(problem.each)
    raise_any(found)
    return note


def _words(typed: Typed) -> tuple[Words, ...]:
    said = [(person, words.strip()) for person, words in typed.said.items()]
    return tuple(Words(person_id=person, said=words, how=typed.how.get(person, "")) for person, words in said if words)


def _is_day(typed: str) -> bool:
    try:
        return bool(typed) and is_exact(typed)
    except ValueError:
        return False
