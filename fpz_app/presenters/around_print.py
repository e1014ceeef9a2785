"""Genogram and ecomap from the record to paper, with names or, for sharing further, without them."""

from dataclasses import dataclass
from datetime import datetime

from fpz_app.casework.access import readable
from fpz_app.casework.break_glass import name_on_paper
from fpz_app.casework.ecomap import family_ecomap
from fpz_app.casework.genogram import family_genogram
from fpz_app.casework.outbox import is_sent
from fpz_app.casework.papers import NAMELESS
from fpz_app.documents.around import AroundPrint, around_pdf
from fpz_app.documents.sheets import Furniture
from fpz_app.domain.dates import say_date
from fpz_app.domain.families import Family
from fpz_app.domain.genogram.figures import Figure, Symbol
from fpz_app.domain.workers import Worker
from fpz_app.presenters.places import ECOMAP
from fpz_app.presenters.ties import rows_of
from fpz_app.store.store import Store

PEOPLE, TIES = ("Name", "Age", "Who they are", "Where"), ("Who or what", "What they are", "Tie")


@dataclass(frozen=True)
class Paper:
    """A print with what it is called over it and as a file; neither names anybody."""

    title: str
    pdf: bytes
    name: str


def print_around(
    store: Store, actor: Worker, family_id: str, *, view: str, in_focus: str = "", named: bool = True, now: datetime
) -> Paper:
    """Raises Gone for a file hidden from the actor."""
    family = readable(store, actor, family_id)
    kind = "Ecomap" if view == ECOMAP else "Genogram"
    what = kind if named else f"{kind} {NAMELESS}"
    furniture = _furniture(store, actor, family, what=what, named=named, now=now)
    title = f"The {family.name} family" if named else "A family, without names"
    if view == ECOMAP:
        ecomap = family_ecomap(store, actor, family_id, now.date(), named=named)
        rows = [(each.name, each.what, row.words) for each in ecomap.neighbours for row in rows_of(each)]
        printed = AroundPrint(furniture, title, ecomap, TIES, (0.28, 0.3, 0.42), rows)
    else:
        genogram = family_genogram(store, actor, family_id, now.date(), in_focus=in_focus, named=named)
        people = [person_cells(each) for each in genogram.figures]
        printed = AroundPrint(furniture, title, genogram, PEOPLE, (0.24, 0.12, 0.5, 0.14), people)
    reference = f" {family.reference}" if named and family.reference else ""
    return Paper(what, around_pdf(printed), f"{what}{reference}.pdf")


def person_cells(figure: Figure) -> tuple[str, str, str, str]:
    """Name, age, who they are to the others, and where they live."""
    where = "Died" if figure.died else "At home" if figure.at_home else "Elsewhere"
    name = "Name not known" if figure.symbol is Symbol.MARK or not figure.name else figure.name
    age = figure.detail if figure.symbol is Symbol.TRIANGLE else figure.age
    kin = f"{figure.kin[:1].upper()}{figure.kin[1:]}"
    return name, age, kin or "Nothing recorded", where


def _furniture(store: Store, actor: Worker, family: Family, *, what: str, named: bool, now: datetime) -> Furniture:
    reference = f"{what} {family.reference}".rstrip() if named else what
    day = say_date(now.date())
    return Furniture(
        title=reference,
        kind=what,
        whose=f"The {family.name} family, {day}" if named else day,
        reference=f"{reference}, {day}",
        printed=f"Printed by {name_on_paper(store, actor, family.id)}, {day} at {now:%H:%M}",
        sent=is_sent(store, family.id) if named else None,
    )
