"""Chronology: a family's dated events in one line of time, drawn from its records."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from fpz_app.casework import naming
from fpz_app.casework.access import hidden_files, readable
from fpz_app.casework.chronology_decisions import (
    of_disagreements,
    of_episodes,
    of_meetings,
    of_step_downs,
    of_step_ups,
    of_visits,
)
from fpz_app.casework.happenings import Drawing, Happening, LineKind
from fpz_app.domain.agreements import Agreement, Answer
from fpz_app.domain.assessments import Assessment
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.chronology_rows import MeaningForChild, PartnerEvent
from fpz_app.domain.dates import earliest, is_exact, latest, say_date
from fpz_app.domain.frontdoor import Contact, Referral, source_words
from fpz_app.domain.kinship import listed
from fpz_app.domain.levels import LEVELS, LevelOfNeed
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Stage
from fpz_app.domain.plans import PlanVersion
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


def chronology(
    store: Store,
    asker: Worker,
    family_id: str,
    *,
    person_id: str = "",
    significant: bool = False,
    levels: Mapping[int, str] = LEVELS,
    until: date = date.max,
) -> list[Happening]:
    """Newest first, none after `until`; of one person where named, and only what was marked significant where asked for.

    One person's leaves out what is about others alone, and in what is about several the other children's own words.
    """
    readable(store, asker, family_id)
    people = {person.id: person for person in naming.people_of(store, family_id)}
    of = Drawing(store, family_id, people, hidden_files(store, asker), levels, person_id)
    meant = {each.of: each.text for each in store.find(MeaningForChild, family_id=family_id)}
    kept = [
        _with_meaning(replace(line, kind=kind, key=line.key or line.item_id), meant)
        for kind, draw in _DRAWN
        for line in draw(of)
        if line.on <= until and of.concerns(line.about) and (line.significant or not significant)
    ]
    return sorted(kept, key=lambda line: (line.on, line.item_id), reverse=True)


def _with_meaning(line: Happening, meant: Mapping[str, str]) -> Happening:
    later = meant.get(line.key, "").strip()
    return replace(line, effect="\n".join(part for part in (line.effect, later) if part)) if later else line


def _of_notes(of: Drawing) -> Iterator[Happening]:
    authors = {each.id: each for each in of.store.find(Worker)}
    for each in of.store.find(Note, family_id=of.family_id):
        author, words = authors.get(each.author_id), [said for said in each.words if of.is_of(said.person_id)]
        yield Happening(
            on=each.on,
            what=each.kind.capitalize(),
            detail=each.decision or each.text or "; ".join(f"{of.called(said.person_id)}: “{said.said}”" for said in words),
            source=f"Note by {author.name if author else 'someone'}",
            agency=author.agency if author else "",
            effect=each.effect,
            about=each.about,
            significant=each.significant,
            tab="notes",
            item_id=each.id,
        )


def _of_agreements(of: Drawing) -> Iterator[Happening]:
    for each in of.store.find(Agreement, family_id=of.family_id):
        line = partial(Happening, source="Agreement", tab="sharing", item_id=each.id)
        if each.on and each.answer is Answer.AGREED:
            who = listed([of.called(one) for one in each.agreed_by])
            yield line(on=each.on, what="Agreed to take part", detail=who)
        elif each.on and each.answer is Answer.DECLINED:
            offered = f"offered instead: {each.offered_instead}" if each.offered_instead else ""
            yield line(on=each.on, what="Did not agree to take part", detail=offered)
        if each.withdrawn_on:
            key = f"{each.id}.withdrawn"
            yield line(on=each.withdrawn_on, what="Agreement withdrawn", detail=each.withdrawn_why, key=key)


def _of_assessments(of: Drawing) -> Iterator[Happening]:
    for each in of.store.find(Assessment, family_id=of.family_id):
        line = partial(Happening, source="Assessment", tab="assessment", item_id=each.id, detail=f"version {each.version}")
        yield line(on=each.started_on, what="Assessment started", significant=False)
        if each.completed_on:
            yield line(on=each.completed_on, what="Assessment finished", key=f"{each.id}.finished")


def _of_levels(of: Drawing) -> Iterator[Happening]:
    for each in of.store.find(LevelOfNeed, family_id=of.family_id):
        yield Happening(
            on=each.on,
            what=f"{of.called(each.person_id, 'A child')}: level {each.level}, {of.levels[each.level]}",
            detail=each.reason,
            source=f"Decided by {each.decided_by}" if each.decided_by else "Assessment",
            about=(each.person_id,),
            tab="assessment" if each.assessment_id else "decisions",
            item_id=each.assessment_id or each.person_id,
            key=each.id,
        )


def _of_plans(of: Drawing) -> Iterator[Happening]:
    for each in of.store.find(PlanVersion, family_id=of.family_id):
        yield Happening(
            on=each.agreed_on,
            what=f"Plan agreed, version {each.version}",
            detail=" ".join(each.changed),
            source="Plan",
            tab="plan",
            item_id=each.id,
        )


def _of_attachments(of: Drawing) -> Iterator[Happening]:
    for each in of.store.find(Attachment, family_id=of.family_id):
        yield Happening(
            on=each.on,
            what=f"{each.kind.capitalize()} from {each.from_whom}" if each.from_whom else f"{each.kind.capitalize()}",
            detail=each.title,
            source="Letters, photos and scans",
            agency=each.from_whom,
            about=each.about,
            significant=False,
            tab="papers",
            item_id=each.id,
        )


def _of_front_door(of: Drawing) -> Iterator[Happening]:
    """A child of two families may have been the subject of a contact that lies in the other family's file."""
    children = list(of.people)
    found: list[Contact | Referral] = [*of.store.find(Contact, person_id=children), *of.store.find(Referral, person_id=children)]
    for each in found:
        if each.file_id in of.hidden:
            continue
        what = "Contact at the front door" if isinstance(each, Contact) else "Referral to social care"
        yield Happening(
            on=each.on,
            what=f"{what}, {of.called(each.person_id)}",
            detail=f"from {source_words(each.source)}" if each.source else "",
            source="Front door",
            about=(each.person_id,),
            tab="overview",
            item_id=each.person_id,
            key=each.id,
        )


def _of_people(of: Drawing) -> Iterator[Happening]:
    for each in of.people.values():
        line = partial(Happening, source="People", about=(each.id,), tab="overview", item_id=each.id)
        if each.stage is Stage.CHILD and each.born and is_exact(each.born):
            yield line(on=date.fromisoformat(each.born), what=f"{each.called} was born")
        if each.died_on:
            yield line(on=each.died_on, what=f"{each.called} died", key=f"{each.id}.died")


def _of_partners(of: Drawing) -> Iterator[Happening]:
    for each in of.store.find(PartnerEvent, family_id=of.family_id):
        yield Happening(
            on=earliest(each.on),
            ends=latest(each.on),
            when="" if is_exact(each.on) else say_date(each.on),
            what=each.event,
            source=f"{each.agency}: {each.source}" if each.source else each.agency,
            agency=each.agency,
            effect=each.effect,
            action=each.action,
            about=each.about,
            significant=each.significant,
            tab="chronology",
            item_id=each.id,
        )


_DRAWN: tuple[tuple[LineKind, Callable[[Drawing], Iterator[Happening]]], ...] = (
    (LineKind.NOTES, _of_notes),
    (LineKind.NOTES, of_visits),
    (LineKind.AGREEMENTS, _of_agreements),
    (LineKind.EARLY_HELP, of_episodes),
    (LineKind.ASSESSMENTS, _of_assessments),
    (LineKind.LEVELS, _of_levels),
    (LineKind.PLANS, _of_plans),
    (LineKind.PAPERS, _of_attachments),
    (LineKind.MEETINGS, of_meetings),
    (LineKind.DECISIONS, of_step_ups),
    (LineKind.DECISIONS, of_disagreements),
    (LineKind.DECISIONS, of_step_downs),
    (LineKind.FRONT_DOOR, _of_front_door),
    (LineKind.PEOPLE, _of_people),
    (LineKind.PARTNERS, _of_partners),
)
