"""Typed group note: a session with several families as far as it is typed, kept plain for its draft, and read into notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.casework.group_notes import PartNote
from fpz_app.domain.dates import read_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.note_templates import written
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.record import derived_id
from fpz_app.domain.times import read_time

OWN = "For this family"
"""What stands over a family's own words where those for all have headings."""


@dataclass(frozen=True, kw_only=True)
class TypedPart:
    """One family's: the ids of those who were there, and what is written for its file alone."""

    family_id: str
    seen: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class TypedGroup:
    """`on` is an ISO day or what was typed; `text` goes into every file; `begun` an ISO time."""

    id: str = ""
    begun: str = ""
    kind: str = NoteKind.MEETING
    on: str = ""
    at: str = ""
    template: str = ""
    text: str = ""
    parts: tuple[TypedPart, ...] = ()
    names_nobody: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.parts)


@dataclass(frozen=True, kw_only=True)
class ReadGroup:
    """A note a family; `common` is what stands in all of them; `problems` are of what cannot be read."""

    common: str
    parts: tuple[PartNote, ...]
    problems: tuple[Problem, ...]


def note_id(typed: TypedGroup, family_id: str) -> str:
    """The note of one family; the same while the group note is a draft, so that it is finished once."""
    return derived_id(typed.id, family_id)


def read_group(
    typed: TypedGroup, *, author_id: str, children: Mapping[str, frozenset[str]], headings: Sequence[str], today: date
) -> ReadGroup:
    """`children` are those of each family, by its id: the note is about those of them who were there."""
    problems: list[Problem] = []
    on, at = today, ""
    try:
        on = read_date(typed.on, today)
    except Problem as problem:
        problems.append(Problem(problem.message, problem.remedy, field="on"))
    try:
        at = read_time(typed.at)
    except Problem as problem:
        problems.append(Problem(problem.message, problem.remedy, field="at"))
    common = written(typed.text.strip(), headings)
    used = tuple(heading for heading in headings if heading in common.split("\n"))
    parts = [
        PartNote(
            Note(
                id=note_id(typed, each.family_id),
                file_id=each.family_id,
                family_id=each.family_id,
                author_id=author_id,
                kind=NoteKind(typed.kind),
                on=on,
                at=at,
                about=tuple(one for one in each.seen if one in children[each.family_id]),
                seen=each.seen,
                text="\n\n".join(text for text in (common, f"{OWN}\n{own}" if own and used else own) if text),
                headings=(*used, OWN) if own and used else used,
            ),
            own,
        )
        for each, own in ((each, each.text.strip()) for each in typed.parts)
    ]
    return ReadGroup(common=common, parts=tuple(parts), problems=tuple(problems))
