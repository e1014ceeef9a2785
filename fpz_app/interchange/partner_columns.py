"""Partner columns: what each column of another agency's chronology is taken for, by its heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from fpz_app.interchange.sheet_extent import column_letter
from fpz_app.interchange.workbook import Cell

_LIKE_ENOUGH = 86.0
_HEADINGS_WITHIN = 30
_EXAMPLE = 60


class Taken(StrEnum):
    """What a column can be taken for."""

    ON = "date"
    EVENT = "what happened"
    CHILD = "child’s name"
    BORN = "child’s date of birth"
    AGENCY = "agency"
    SOURCE = "who told it"
    EFFECT = "what it means for the child"
    ACTION = "what was done"
    SIGNIFICANT = "significant"


NEEDED = (Taken.ON, Taken.EVENT)
_HEADINGS: dict[Taken, tuple[str, ...]] = {
    Taken.ON: ("date", "date of event", "event date", "when", "date and time", "date time", "date of incident", "incident date",
               "occurred on", "contact date", "day"),
    Taken.EVENT: ("event", "what happened", "description", "significant event", "details", "detail", "incident", "summary",
                  "description of event", "event details", "details of event", "narrative", "entry", "chronology"),
    Taken.CHILD: ("child", "name", "child name", "childs name", "name of child", "young person", "subject", "who", "pupil",
                  "patient", "person", "children", "about", "concerning", "pupil name", "patient name"),
    Taken.BORN: ("date of birth", "dob", "born", "birth date", "childs date of birth"),
    Taken.AGENCY: ("agency", "organisation", "organization", "service", "provider", "team", "agency name", "department"),
    Taken.SOURCE: ("source", "source of information", "reported by", "told by", "recorded by", "informant", "author", "worker",
                   "professional", "record", "from"),
    Taken.EFFECT: ("effect on child", "effect on the child", "impact", "impact on child", "impact on the child", "effect",
                   "what it means for the child", "analysis", "significance for child", "outcome for child", "lived experience"),
    Taken.ACTION: ("action", "action taken", "actions", "outcome", "response", "what was done", "intervention", "follow up"),
    Taken.SIGNIFICANT: ("significant", "significance", "is significant", "key event", "significant yes no", "important"),
}  # fmt: skip
_TAKEN = {heading: taken for taken, headings in _HEADINGS.items() for heading in headings}


@dataclass(frozen=True)
class Column:
    """`sure` is False where the heading is only nearly one that is known; `example` is the first value beneath it."""

    letter: str
    heading: str
    taken: Taken | None
    sure: bool
    example: str


@dataclass(frozen=True)
class Table:
    """A sheet or file: its rows below the headings with their numbers in the file, and its columns.

    `has_headings` is False where no row looks like headings: every row is then data.
    """

    name: str
    rows: tuple[tuple[int, Sequence[Cell]], ...]
    columns: tuple[Column, ...]
    has_headings: bool

    @property
    def known(self) -> int:
        return sum(column.taken is not None for column in self.columns)


def understand(name: str, rows: Sequence[tuple[int, Sequence[Cell]]]) -> Table:
    """Titles above the headings are left alone; each thing is taken from the column whose heading fits it best."""
    at, guesses = _headings(rows)
    body = tuple(rows[at + 1 :] if at >= 0 else rows)
    wide = max((len(cells) for _, cells in rows), default=0)
    heads = [_said(cell) for cell in rows[at][1]] if at >= 0 else []
    heads += [""] * (wide - len(heads))
    columns = []
    for place, heading in enumerate(heads):
        taken, sure = guesses.get(place, (None, False))
        example = next((_said(cells[place]) for _, cells in body if place < len(cells) and _said(cells[place])), "")
        if heading or example:
            columns.append(Column(column_letter(place + 1), heading, taken, sure, example[:_EXAMPLE]))
    return Table(name, body, tuple(columns), at >= 0)


def _headings(rows: Sequence[tuple[int, Sequence[Cell]]]) -> tuple[int, dict[int, tuple[Taken, bool]]]:
    """The row in which most headings are known, and what each is; -1 where no row has two of them."""
    best, guesses = -1, dict[int, tuple[Taken, bool]]()
    for at, (_, cells) in enumerate(rows[:_HEADINGS_WITHIN]):
        found = _guessed([_said(cell) if isinstance(cell, str) else "" for cell in cells])
        if len(found) > max(len(guesses), 1):
            best, guesses = at, found
    return best, guesses


def _guessed(heads: Sequence[str]) -> dict[int, tuple[Taken, bool]]:
    scored = sorted(
        ((score, at, taken) for at, head in enumerate(heads) for taken, score in _like(head)), key=lambda each: -each[0]
    )
    found: dict[int, tuple[Taken, bool]] = {}
    for score, at, taken in scored:
        if at not in found and taken not in {each for each, _ in found.values()}:
            found[at] = (taken, score == 100.0)
    return found


def _like(heading: str) -> list[tuple[Taken, float]]:
    plain = " ".join(re.sub(r"[\W_]+", " ", heading.casefold().replace("’", "").replace("'", "").replace(".", "")).split())
    if not plain:
        return []
    if plain in _TAKEN:
        return [(_TAKEN[plain], 100.0)]
    near = process.extractOne(plain, list(_TAKEN), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return [(_TAKEN[near[0]], min(near[1], 99.0))] if near else []


def _said(cell: Cell) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""
