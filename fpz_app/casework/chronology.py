"""Chronology: a family's dated events in one line of time, drawn from its records."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.domain.agreements import Agreement, Answer
from fpz_app.domain.assessments import Assessment
from fpz_app.domain.episodes import Episode
from fpz_app.domain.frontdoor import Contact, Referral, source_words
from fpz_app.domain.levels import LEVELS, LevelOfNeed
from fpz_app.domain.notes import Note
from fpz_app.domain.plans import PlanVersion
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


@dataclass(frozen=True)
class Happening:
    """One line: the day, what happened, where it was recorded, the effect on the child, and the tab and record to open."""

    on: date
    what: str
    detail: str
    source: str
    effect: str
    about: tuple[str, ...]
    significant: bool
    tab: str
    item_id: str


def chronology(store: Store, asker: Worker, family_id: str, *, person_id: str = "", significant: bool = False) -> list[Happening]:
    """Newest first; of one person where named, and only what was marked significant where asked for."""
    readable(store, asker, family_id)
    called = {person.id: person.called for person in naming.people_of(store, family_id)}
    drawing = _Drawing(store, family_id, called)
    found = [line for draw in _DRAWN for line in draw(drawing)]
    kept = [
        line
        for line in found
        if (not person_id or not line.about or person_id in line.about) and (line.significant or not significant)
    ]
    return sorted(kept, key=lambda line: (line.on, line.item_id), reverse=True)


@dataclass(frozen=True)
class _Drawing:
    """What the lines are drawn from; `called` are the family's people by id."""

    store: Store
    family_id: str
    called: dict[str, str]


def _of_notes(of: _Drawing) -> list[Happening]:
    authors = naming.workers(of.store)
    return [
        Happening(
            each.on,
            each.kind.capitalize(),
            each.text,
            f"Note by {authors.get(each.author_id, 'someone')}",
            each.effect,
            each.about,
            each.significant,
            "notes",
            each.id,
        )
        for each in of.store.find(Note, family_id=of.family_id)
    ]


def _of_agreements(of: _Drawing) -> list[Happening]:
    lines = []
    for each in of.store.find(Agreement, family_id=of.family_id):
        who = " and ".join(of.called.get(one, "someone") for one in each.agreed_by)
        if each.on:
            what = "Agreed to take part" if each.answer is Answer.AGREED else "Did not agree to take part"
            lines.append(Happening(each.on, what, who or each.offered_instead, "Agreement", "", (), True, "sharing", each.id))
        if each.withdrawn_on:
            lines.append(
                Happening(
                    each.withdrawn_on, "Agreement withdrawn", each.withdrawn_why, "Agreement", "", (), True, "sharing", each.id
                )
            )
    return lines


def _of_episodes(of: _Drawing) -> list[Happening]:
    lines = []
    for each in of.store.find(Episode, family_id=of.family_id):
        about = (each.person_id,) if each.person_id else ()
        begun = each.requested_on or each.assessment_started_on
        if begun:
            lines.append(
                Happening(
                    begun,
                    "Early help asked for",
                    each.reason,
                    each.organisation or each.requested_by,
                    "",
                    about,
                    True,
                    "overview",
                    each.id,
                )
            )
        if each.ended_on:
            lines.append(
                Happening(each.ended_on, "Early help ended", each.end_reason, "Episode", "", about, True, "overview", each.id)
            )
    return lines


def _of_assessments(of: _Drawing) -> list[Happening]:
    return [
        Happening(
            each.completed_on, "Assessment finished", f"version {each.version}", "Assessment", "", (), True, "assessment", each.id
        )
        for each in of.store.find(Assessment, family_id=of.family_id)
        if each.completed_on
    ]


def _of_levels(of: _Drawing) -> list[Happening]:
    return [
        Happening(
            each.on,
            f"{of.called.get(each.person_id, 'A child')}: level {each.level} {LEVELS[each.level]}",
            each.reason,
            each.decided_by,
            "",
            (each.person_id,),
            True,
            "assessment",
            each.assessment_id,
        )
        for each in of.store.find(LevelOfNeed, family_id=of.family_id)
    ]


def _of_plans(of: _Drawing) -> list[Happening]:
    return [
        Happening(
            each.agreed_on, f"Plan agreed, version {each.version}", " ".join(each.changed), "Plan", "", (), True, "plan", each.id
        )
        for each in of.store.find(PlanVersion, family_id=of.family_id)
    ]


def _of_front_door(of: _Drawing) -> list[Happening]:
    children = list(of.called)
    contacts = [
        Happening(
            each.on,
            "Contact at the front door",
            source_words(each.source),
            "Front door",
            "",
            (each.person_id,),
            True,
            "overview",
            each.id,
        )
        for each in of.store.find(Contact, person_id=children)
    ]
    referrals = [
        Happening(
            each.on,
            "Referral",
            ", ".join(part for part in (source_words(each.source), each.team) if part),
            "Front door",
            "",
            (each.person_id,),
            True,
            "overview",
            each.id,
        )
        for each in of.store.find(Referral, person_id=children)
    ]
    return contacts + referrals


_DRAWN: tuple[Callable[[_Drawing], list[Happening]], ...] = (
    _of_notes,
    _of_agreements,
    _of_episodes,
    _of_assessments,
    _of_levels,
    _of_plans,
    _of_front_door,
)
