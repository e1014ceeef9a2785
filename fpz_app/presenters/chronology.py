"""Chronology: what happened in a family's life and work, year by year, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from fpz_app.casework import naming
from fpz_app.casework.chronology import chronology
from fpz_app.casework.happenings import Happening
from fpz_app.domain.dates import short_date
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.store.store import Changed

EVERYONE = ""
LONGEST = 220  # letters of a note's text that a line shows; the record itself opens by pressing the line


@dataclass(frozen=True)
class ChronologyLine:
    """`day` without its year, which stands above; `tone` is strong for what is significant; `place` is what the line opens."""

    day: str
    what: str
    detail: str
    source: str
    effect: str
    tone: str
    place: places.Place


@dataclass(frozen=True)
class Choices:
    """Whose chronology, and whether only what is significant."""

    people: Sequence[tuple[str, str]]
    chosen: str
    significant: bool


Year = tuple[str, Sequence[ChronologyLine]]


class ChronologyView(Protocol):
    def show_chronology(self, choices: Choices, years: Sequence[Year]) -> None: ...
    def show_nothing(self, choices: Choices, words: str, detail: str) -> None: ...


class ChronologyPresenter:
    def __init__(self, view: ChronologyView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._family_id, self._person, self._significant = "", EVERYONE, False

    def open(self, family_id: str, _item_id: str = "") -> None:
        if family_id != self._family_id:
            self._person, self._significant = EVERYONE, False
        self._family_id = family_id
        self._show()

    def refresh(self, changed: Changed) -> None:
        if self._family_id in changed.files:
            self._show()

    def choose_person(self, person_id: str) -> None:
        self._person = person_id
        self._show()

    def only_significant(self, only: bool) -> None:
        self._significant = only
        self._show()

    def go(self, line: ChronologyLine) -> None:
        self._desk.go(line.place)

    def _show(self) -> None:
        desk = self._desk
        people = naming.around(desk.store, desk.actor, self._family_id, desk.today)
        named = [(each.id, each.name) for each in people]
        choices = Choices([(EVERYONE, "The whole family"), *named], self._person, self._significant)
        found = chronology(
            desk.store,
            desk.actor,
            self._family_id,
            person_id=self._person,
            significant=self._significant,
            levels=desk.settings.zone.levels,
            until=desk.today,
        )
        years = [(str(year), [self._line(each) for each in lines]) for year, lines in groupby(found, lambda each: each.on.year)]
        if years:
            self._view.show_chronology(choices, years)
        else:
            self._view.show_nothing(choices, *(NOTHING_SIGNIFICANT if self._significant else NOTHING))

    def _line(self, happening: Happening) -> ChronologyLine:
        place = places.family(self._family_id, happening.tab, happening.item_id)
        marked = happening.significant and happening.tab == "notes"
        return ChronologyLine(
            day=short_date(happening.on),
            what=happening.what,
            detail=_shortened(happening.detail),
            source=f"{happening.source}, significant" if marked else happening.source,
            effect=happening.effect,
            tone="strong" if happening.significant else "",
            place=place,
        )


NOTHING = ("Nothing has been recorded yet.", "Notes, assessments, plans and decisions stand here in the order they happened.")
NOTHING_SIGNIFICANT = ("Nothing is marked as significant.", "Show everything, or mark a note as significant when you write it.")


def _shortened(text: str) -> str:
    """In one paragraph, cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
