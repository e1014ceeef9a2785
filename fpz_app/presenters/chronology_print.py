"""Chronology print: the events that are shown, from the record to paper, for the whole family or one person."""

from collections.abc import Iterator, Sequence

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.casework.break_glass import name_on_paper
from fpz_app.casework.chronology import chronology
from fpz_app.casework.happenings import Happening, LineKind
from fpz_app.casework.outbox import is_sent
from fpz_app.documents.chronology import ChronologyPrint, EventPrint, chronology_pdf
from fpz_app.documents.sheets import Furniture
from fpz_app.domain.dates import say_date
from fpz_app.domain.families import Family
from fpz_app.domain.kinship import listed
from fpz_app.presenters.chronology_filters import Filters
from fpz_app.presenters.desk import Desk

THIRD_PARTIES = (
    "Other people are named here, and other agencies told some of it. Before a copy leaves, take out what may not be shared "
    "with whoever gets it."
)


def print_chronology(desk: Desk, family_id: str, filters: Filters) -> tuple[bytes, str]:
    """The PDF and the name that saving suggests, which names nobody. Raises Gone for a hidden file. Slow: a task."""
    store, actor = desk.store, desk.actor
    family = readable(store, actor, family_id)
    called = {each.id: each.called for each in naming.people_of(store, family_id)}
    levels = desk.settings.zone.levels
    drawn = chronology(store, actor, family_id, person_id=filters.person, levels=levels, until=desk.today)
    lines = [line for line in reversed(drawn) if filters.takes(line)]
    name = called.get(filters.person, "")
    whose = f"{name}, of the {family.name} family" if name else f"The {family.name} family"
    printed = ChronologyPrint(
        furniture=_furniture(desk, family, whose),
        title=whose,
        people=_people(desk, family_id, filters.person),
        shown=_shown(filters, name, lines),
        cautions=list(_cautions(lines, filters)),
        events=[_event(line, called, filters.person) for line in lines],
    )
    return chronology_pdf(printed), f"Chronology {family.reference}.pdf"


def _furniture(desk: Desk, family: Family, whose: str) -> Furniture:
    now, reference = desk.now(), f"Chronology {family.reference}".rstrip()
    return Furniture(
        title=reference,
        kind="Chronology",
        whose=f"{whose}, {say_date(now.date())}",
        reference=f"{reference}, {say_date(now.date())}",
        printed=f"Printed by {name_on_paper(desk.store, desk.actor, family.id)}, {say_date(now.date())} at {now:%H:%M}",
        sent=is_sent(desk.store, family.id),
    )


def _people(desk: Desk, family_id: str, person: str) -> str:
    """One child's own page names no other child."""
    around = naming.around(desk.store, desk.actor, family_id, desk.today)
    return " · ".join(each.title for each in around if (each.id == person if person else each.is_child))


def _shown(filters: Filters, name: str, lines: Sequence[Happening]) -> str:
    """'12 events from 3 May 2024 to 16 November 2026, the oldest first. Shown: significant events only.'"""
    many = f"{len(lines)} event{'' if len(lines) == 1 else 's'}"
    span = f" from {_day(lines[0])} to {_day(lines[-1])}, the oldest first" if len(lines) > 1 else ""
    said = "; ".join(filters.said(name))
    return f"{many}{span}. {f'Shown: {said}.' if said else 'Nothing is left out.'}"


def _cautions(lines: Sequence[Happening], filters: Filters) -> Iterator[str]:
    yield THIRD_PARTIES
    several = sum(_is_shared(line, filters.person) for line in lines)
    if several:
        many, them = ("1 event is", "it") if several == 1 else (f"{several} events are", "them")
        yield f"{many} about other people too and told as a whole: read {them} before this is given to anyone."


def _is_shared(line: Happening, person: str) -> bool:
    return bool(person) and len(line.about) > 1


def _event(line: Happening, called: dict[str, str], person: str) -> EventPrint:
    """A family's row says whom it is about; one child's says only that others are in it."""
    about = listed([called.get(each, "someone") for each in line.about])
    if person:
        also = "Also about others." if _is_shared(line, person) else ""
    else:
        also = f"About {about}." if about and line.kind is not LineKind.PEOPLE else ""
    return EventPrint(
        on=_day(line), what=line.what, detail=line.detail, told_by=line.source, effect=line.effect, action=line.action,
        significant=line.significant, also=also,
    )  # fmt: skip


def _day(line: Happening) -> str:
    return line.when or say_date(line.on)
