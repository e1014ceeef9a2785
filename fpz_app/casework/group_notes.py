"""Group notes: one session with several families, written once and kept in each family's file apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from fpz_app.casework import naming
from fpz_app.casework.access import may_here, readable
from fpz_app.casework.finding import find_families
from fpz_app.casework.notes import put_finished
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.families import Family
from fpz_app.domain.group_notes import Part, naming_problems, part_field
from fpz_app.domain.names import words_of
from fpz_app.domain.notes import Note
from fpz_app.domain.permissions import Doing
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

OFFERED = 8


@dataclass(frozen=True)
class GroupFamily:
    """A family that can be chosen; `detail` is what tells it from another of its name."""

    family_id: str
    name: str
    detail: str


@dataclass(frozen=True)
class PartNote:
    """One family's note, and what was written for it alone, which stands at the end of the note's text."""

    note: Note
    own: str


def families_for_group(store: Store, asker: Worker, typed: str, today: date, *, but: Iterable[str] = ()) -> list[GroupFamily]:
    """Those that answer to what was typed and in whose files the asker may write."""
    left_out = set(but)
    found = find_families(store, asker, typed, today)
    may = [each for each in found if each.family_id not in left_out and may_here(store, asker, Doing.RECORD, each.family_id)]
    return [
        GroupFamily(each.family_id, each.name, ", ".join(part for part in (each.reference, each.address) if part))
        for each in may[:OFFERED]
    ]


def group_family(store: Store, asker: Worker, family_id: str) -> GroupFamily:
    """One that was chosen before. Raises Gone for a file that is hidden by now; Problem for a role."""
    family = readable(store, asker, family_id)
    return GroupFamily(family.id, family.name, ", ".join(part for part in (family.reference, family.address) if part))


def finish_group_note(
    store: Store, actor: Worker, common: str, parts: Sequence[PartNote], *, today: date, now: datetime, names_nobody: bool = False
) -> list[Note]:
    """Stores and locks one note a family, each in its own file, as one work; nothing of one family is in another's.

    `names_nobody` says that words which look like names of these families are none. Raises Problems.
    """
    raise_any(group_problems(store, actor, common, parts, today=today, names_nobody=names_nobody))
    with store.work(actor, "Finish a note") as work:
        for part in parts:
            work.require(Doing.RECORD, part.note.family_id)
        return [put_finished(work, part.note, now) for part in parts]


def group_problems(
    store: Store, asker: Worker, common: str, parts: Sequence[PartNote], *, today: date, names_nobody: bool
) -> list[Problem]:
    """What keeps the notes from being finished, each at its field."""
    if len({part.note.family_id for part in parts}) < 2:
        return [Problem("A group note is for two families or more.", "Choose them, or write a note in one file.", field="find")]
    found: list[Problem] = []
    begun = any(part.note.text.strip() for part in parts)
    for number, part in enumerate(parts):
        try:
            part.note.check(today)
        except Problem as problem:
            name = store.get(Family, part.note.family_id).name
            found += [_at(each, number, name) for each in problem.each] if begun else problem.each
    once = {(each.field, each.message): each for each in found}
    if names_nobody:
        return list(once.values())
    names = {part.note.family_id: _names(store, asker, part.note.family_id) for part in parts}
    own = [Part(number, part.note.family_id, part.own) for number, part in enumerate(parts)]
    return [*once.values(), *naming_problems(common, own, names)]


def _at(problem: Problem, number: int, name: str) -> Problem:
    """A note that is empty is told where its own words belong, and by its family; the day is the same for all."""
    if problem.field != "text":
        return problem
    words = f"{problem.message[:1].lower()}{problem.message[1:]}"
    return Problem(f"{name}: {words}", problem.remedy, field=part_field(number))


def _names(store: Store, asker: Worker, family_id: str) -> frozenset[str]:
    family = readable(store, asker, family_id)
    said = [family.name]
    for person in naming.people_of(store, family_id):
        said += [person.given_name, person.family_name, person.known_as]
    return frozenset(word for each in said for word in words_of(each))
