"""Chronology print: the events that are shown, from the record to paper, for the whole family or one person."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.casework.break_glass import name_on_paper
from fpz_app.casework.chronology import chronology
from fpz_app.casework.happenings import Happening, LineKind
from fpz_app.casework.outbox import is_sent
from fpz_app.documents.chronology import ChronologyPrint, EventPrint, chronology_pdf
from fpz_app.documents.sheets import Furniture
from fpz_app.domain.dates import say_date, short_date
from fpz_app.domain.families import Family
from fpz_app.domain.kinship import listed
from fpz_app.domain.workers import Worker
from fpz_app.presenters.chronology_filters import Filters
from fpz_app.presenters.other_children import LEFT_OUT, Names, names_for
from fpz_app.settings import Settings
from fpz_app.store.store import Store

THIRD_PARTIES = (
    "Other people are named here, and other agencies told some of it. Before a copy leaves, take out what may not be shared "
    "with whoever gets it."
)


def print_chronology(
    store: Store, actor: Worker, family_id: str, filters: Filters, *, settings: Settings, now: datetime
) -> tuple[bytes, str]:
    """The PDF and the name that saving suggests, which names nobody. Raises Gone for a hidden file. Slow: a task."""
    today = now.date()
    family = readable(store, actor, family_id)
    people = naming.people_of(store, family_id)
    called = {each.id: each.called for each in people}
    names = names_for(filters.person, people, today)
    levels = settings.zone.levels
    drawn = chronology(store, actor, family_id, person_id=filters.person, levels=levels, until=today)
    lines = [line for line in reversed(drawn) if filters.takes(line)]
    name = called.get(filters.person, "")
    whose = f"{name}, of the {family.name} family" if name else f"The {family.name} family"
    printed = ChronologyPrint(
        furniture=_furniture(store, family, whose, by=name_on_paper(store, actor, family_id), now=now),
        title=whose,
        people=_people(naming.around(store, actor, family_id, today), filters.person),
        shown=_shown(filters, name, lines),
        cautions=list(_cautions(lines, filters, name if names else "")),
        events=[_without_others(_event(line, called, filters.person), names) for line in lines],
    )
    return chronology_pdf(printed), f"Chronology {family.reference}.pdf"


def _furniture(store: Store, family: Family, whose: str, *, by: str, now: datetime) -> Furniture:
    reference = f"Chronology {family.reference}".rstrip()
    return Furniture(
        title=reference,
        kind="Chronology",
        whose=f"{whose}, {say_date(now.date())}",
        reference=f"{reference}, {say_date(now.date())}",
        printed=f"Printed by {by}, {say_date(now.date())} at {now:%H:%M}",
        sent=is_sent(store, family.id),
    )


def _people(around: Sequence[naming.Someone], person: str) -> str:
    """One child's own page names no other child."""
    return " · ".join(each.title for each in around if (each.id == person if person else each.is_child))


def _shown(filters: Filters, name: str, lines: Sequence[Happening]) -> str:
    """'12 events from 3 May 2024 to 16 November 2026, the oldest first. Shown: significant events only.'"""
    many = f"{len(lines)} event{'' if len(lines) == 1 else 's'}"
    span = f" from {_day(lines[0])} to {_day(lines[-1])}, the oldest first" if len(lines) > 1 else ""
    said = "; ".join(filters.said(name))
    return f"{many}{span}. {f'Shown: {said}.' if said else 'Nothing is left out.'}"


def _cautions(lines: Sequence[Happening], filters: Filters, child: str) -> Iterator[str]:
    yield THIRD_PARTIES
    if child:
        yield f"Where a sentence names another child and not {child}, {LEFT_OUT} stands instead."
    several = sum(_is_shared(line, filters.person) for line in lines)
    if several:
        many, them = ("1 event is", "it") if several == 1 else (f"{several} events are", "them")
        yield f"{many} about other people too: read {them} before this is given to anyone."


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


def _without_others(event: EventPrint, names: Names | None) -> EventPrint:
    if names is None:
        return event
    said = {name: names.without_others(getattr(event, name)) for name in ("what", "detail", "effect", "action")}
    return replace(event, what=said["what"], detail=said["detail"], effect=said["effect"], action=said["action"])


def _day(line: Happening) -> str:
    return line.when or f"{short_date(line.on)} {line.on.year}"
