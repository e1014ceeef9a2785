"""Chronology lines: the events of a family as the tab lists them, year by year, with what can be done with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fpz_app.casework.happenings import Happening, LineKind
from fpz_app.domain.dates import short_date
from fpz_app.presenters import places
from fpz_app.presenters.chronology_filters import Filters
from fpz_app.presenters.chronology_forms import EVENT, MEANS
from fpz_app.presenters.chronology_strip import Strip

LONGEST = 220  # letters of a note's text that a line shows; the record itself opens by pressing the line

NOTHING = (
    "Nothing has been recorded yet.",
    "Notes, assessments, plans and decisions stand here in the order they happened, with what other agencies tell.",
)
NOTHING_LEFT = ("Nothing is shown with these filters.", "Clear them to see the whole chronology again.")


@dataclass(frozen=True)
class ChronologyLine:
    """`day` without its year, which stands above; `tone` is strong for what is significant; `place` is what the line opens.

    `deed` opens the form for what it means for the child, '' where the asker may not write; `is_partners` can be taken out.
    """

    key: str
    day: str
    what: str
    detail: str
    source: str
    effect: str
    tone: str
    place: places.Place
    deed: str = ""
    is_partners: bool = False

    @property
    def said(self) -> str:
        return f"{self.day}, {self.what}"


Year = tuple[str, Sequence[ChronologyLine]]


@dataclass(frozen=True)
class Choices:
    """What can be chosen of each filter, and what is."""

    people: Sequence[tuple[str, str]]
    kinds: Sequence[tuple[str, str]]
    tellers: Sequence[tuple[str, str]]
    filters: Filters


@dataclass(frozen=True)
class ChronologyPage:
    """`count` such as '14 of 63 events'; `said` are the filters in words; `nothing` stands where no line is left."""

    choices: Choices
    count: str
    said: str
    strip: Strip
    years: Sequence[Year]
    nothing: tuple[str, str]
    may_record: bool

    @property
    def chosen(self) -> str:
        return self.choices.filters.person


def years_of(lines: Sequence[Happening], family_id: str, *, may_record: bool) -> list[Year]:
    return [
        (str(year), [line_of(each, family_id, may_record=may_record) for each in of_year])
        for year, of_year in groupby(lines, lambda each: each.on.year)
    ]


def line_of(happening: Happening, family_id: str, *, may_record: bool) -> ChronologyLine:
    is_partners = happening.kind is LineKind.PARTNERS
    marked = happening.significant and (happening.tab == "notes" or is_partners)
    deed = f"{EVENT}.{happening.item_id}" if is_partners else f"{MEANS}.{happening.key}"
    return ChronologyLine(
        key=happening.key,
        day=happening.when.removesuffix(f" {happening.on.year}") or short_date(happening.on),
        what=shortened(happening.what),
        detail=shortened(" ".join(part for part in (happening.detail, done_about(happening)) if part)),
        source=f"{happening.source}, significant" if marked else happening.source,
        effect=happening.effect,
        tone="strong" if happening.significant else "",
        place=places.family(family_id, happening.tab, happening.item_id),
        deed=deed if may_record else "",
        is_partners=is_partners,
    )


def done_about(happening: Happening) -> str:
    return f"Done about it: {happening.action}" if happening.action else ""


def shortened(text: str) -> str:
    """In one paragraph, cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def counted(shown: int, whole: int) -> str:
    """'63 events', '14 of 63 events', '1 event'."""
    events = f"{whole} event{'' if whole == 1 else 's'}"
    return events if shown == whole else f"{shown} of {events}"
