"""Caseload entries: what a line of a list becomes on record, and which gaps of a known record it fills."""

from typing import Any

from fpz_app.domain.caseload import Listed, ListedChild, ListedEvent
from fpz_app.domain.dates import is_exact
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.frontdoor import Contact, Referral
from fpz_app.domain.people import Person, Stage

Entry = Contact | Episode | Referral
ENTRY_KINDS: tuple[type[Contact] | type[Episode] | type[Referral], ...] = (Contact, Episode, Referral)
_NOT_STATED, _NOT_OBTAINED = "c", "NOBT"
_YES_NO = {True: "yes", False: "no", None: ""}


def new_person(child: ListedChild, zone_id: str) -> Person:
    """Not of any family yet: the zone's directory holds them."""
    return Person(
        file_id=zone_id,
        external_id=child.number,
        stage=Stage.UNBORN if child.unborn else Stage.CHILD,
        born=child.born,
        due_on=child.due_on,
        gender=child.gender,
        ethnicity=child.ethnicity,
    )


def new_entry(event: ListedEvent, person: Person, file_id: str) -> Entry:
    """An episode's family is left empty: whoever stores it knows whether the family has one under way."""
    told = told_of(event)
    if event.kind is Listed.CONTACT:
        return Contact(file_id=file_id, person_id=person.id, source_key=event.key, on=event.on, **told)
    if event.kind is Listed.REFERRAL:
        return Referral(file_id=file_id, person_id=person.id, source_key=event.key, on=event.on, **told)
    return Episode(file_id=file_id, person_id=person.id, source_key=event.key, assessment_started_on=event.on, **told)


def told_of(event: ListedEvent) -> dict[str, Any]:
    """The fields that the list tells, besides whose the entry is and when it began."""
    if event.kind is Listed.CONTACT:
        return {"source": event.source}
    if event.kind is Listed.EARLY_HELP:
        return {"organisation": event.organisation, **_support(event)}
    return {
        "source": event.source,
        "no_further_action": _YES_NO[event.no_further_action],
        "referrals_in_last_year": event.referrals_in_last_year,
        "team": event.team,
        "worker": event.worker,
    }


def gaps_of_entry(entry: Entry, event: ListedEvent) -> dict[str, Any]:
    """What the list tells and the record lacks. Early help that its family works on by now keeps its own state."""
    gaps = {name: value for name, value in told_of(event).items() if _is_gap(getattr(entry, name)) and not _is_gap(value)}
    if isinstance(entry, Episode) and "assessment_completed_on" in gaps and entry.state is EpisodeState.ASSESSING:
        gaps |= _support(event)
    else:
        gaps = {name: value for name, value in gaps.items() if name not in ("state", "ended_on")}
    return gaps


def gaps_of_person(person: Person, child: ListedChild) -> dict[str, Any]:
    """A code takes the place of 'not stated', an exact date of birth that of a year; a baby that was due is born."""
    gaps: dict[str, Any] = {}
    if child.gender and person.gender in ("", _NOT_STATED) and child.gender != person.gender:
        gaps["gender"] = child.gender
    if child.ethnicity and person.ethnicity in ("", _NOT_OBTAINED) and child.ethnicity != person.ethnicity:
        gaps["ethnicity"] = child.ethnicity
    if child.born and (not person.born or (is_exact(child.born) and not is_exact(person.born))):
        gaps |= (
            {"born": child.born, "stage": Stage.CHILD, "due_on": None} if person.stage is Stage.UNBORN else {"born": child.born}
        )
    if child.due_on and person.stage is Stage.UNBORN and not person.due_on:
        gaps["due_on"] = child.due_on
    return gaps


def _support(event: ListedEvent) -> dict[str, Any]:
    """Annex A leaves the completion blank while support runs; a date there ends the episode."""
    if event.completed_on is None:
        return {"state": EpisodeState.ASSESSING}
    return {
        "assessment_completed_on": event.completed_on,
        "state": EpisodeState.CLOSED,
        "ended_on": event.completed_on,
    }


def _is_gap(value: object) -> bool:
    return value is None or value == ""
