"""Note choices: what can be chosen in a note's form: kinds, headings, people, owners of an action, goals and managers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.follow_ups import goals_to_choose
from fpz_app.casework.network import helpers, owners
from fpz_app.casework.notes import deciders
from fpz_app.domain.dates import read_date, say_date, say_day
from fpz_app.domain.note_templates import NoteTemplate
from fpz_app.domain.notes import NoteKind
from fpz_app.domain.visits import Visit
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.typed_note import Typed

Option = tuple[str, str]
NOT_UNDER_A_GOAL = "No goal yet"


@dataclass(frozen=True, kw_only=True)
class NoteForm:
    """The choices, the people it can name, what is typed, when that was begun in words, and how days are read and said.

    `own` is the owner who writes; `goals` is empty where the family has no plan that runs; `visit` says of which planned
    visit the note tells.
    """

    kinds: Sequence[Option]
    hows: Sequence[Option]
    people: Sequence[naming.Someone]
    typed: Typed
    begun: str
    read_day: Callable[[str], date]
    say_day: Callable[[date], str]
    templates: Sequence[NoteTemplate] = ()
    owners: Sequence[Option] = ()
    own: str = ""
    goals: Sequence[Option] = ()
    managers: Sequence[Option] = ()
    visit: str = ""


def note_form(desk: Desk, family_id: str, typed: Typed, *, begun: str) -> NoteForm:
    store, actor, today = desk.store, desk.actor, desk.today
    goals = [(goal.id, goal.text) for goal in goals_to_choose(store, actor, family_id)]
    helping = [each.id for each in helpers(store, actor, family_id) if each.worker_id == actor.id]
    people = [(one.id, one.name) for one in owners(store, actor, family_id, today)]
    own = next((one for one in (*helping, actor.id) if one in dict(people)), "")
    return NoteForm(
        kinds=[(kind, kind.capitalize()) for kind in NoteKind],
        hows=[(term.label, term.label) for term in desk.settings.vocabularies["heard_how"].terms],
        people=naming.around(store, actor, family_id, today),
        typed=typed,
        begun=begun,
        read_day=lambda words: read_date(words, today),
        say_day=say_date,
        templates=desk.settings.note_templates,
        owners=people,
        own=own,
        goals=[*goals, ("", NOT_UNDER_A_GOAL)] if goals else [],
        managers=[(each.id, each.name) for each in deciders(store)],
        visit=_visit_words(desk, typed.visit_id),
    )


def headings_of(desk: Desk, template: str) -> tuple[str, ...]:
    """The headings that stand under a template's key; none for '' or a template that the zone has no more."""
    return next((each.words for each in desk.settings.note_templates if each.key == template), ())


def _visit_words(desk: Desk, visit_id: str) -> str:
    found = desk.store.find(Visit, id=visit_id) if visit_id else []
    if not found or not found[0].waits_for_note:
        return ""
    visit = found[0]
    at = f" at {visit.at}" if visit.at else ""
    return (
        f"This tells of the visit planned for {visit.on:%A} {say_day(visit.on, desk.today)}{at}. Finishing it says it was made."
    )
