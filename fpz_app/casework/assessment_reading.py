"""Reading assessments: a family's versions, one with its answers as a form has them, and the needs they show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fpz_app.casework import naming
from fpz_app.casework.access import readable, scope_of
from fpz_app.casework.assessment_subjects import subjects_now, subjects_then
from fpz_app.casework.plan_needs import NeedFound
from fpz_app.casework.voices import Voice, voices
from fpz_app.domain.agreements import Agreement
from fpz_app.domain.assessments import Assessment, AssessmentState, FamilyCopy, GivenAnswer, answer_id
from fpz_app.domain.families import Family
from fpz_app.domain.form_answers import Need, needs
from fpz_app.domain.form_checks import is_answered
from fpz_app.domain.form_pages import Entry, entries
from fpz_app.domain.forms import Address, Form, Subject
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

STANDING = (AssessmentState.READY, AssessmentState.APPROVED)


@dataclass(frozen=True)
class Given:
    """The answers of one assessment by question and subject, and which of them were carried from the one before."""

    answers: dict[Address, Any]
    carried: frozenset[Address]


NOTHING = Given({}, frozenset())


@dataclass(frozen=True)
class AssessmentPage:
    """A family's Assessment tab. `assessment` is None before the first; `versions` newest first, as are `heard` and `copies`.

    `subjects` are asked about or can be named, `names` those of everyone who ever was; `heard` are children's words in notes.
    """

    family: Family
    assessment: Assessment | None
    versions: tuple[Assessment, ...]
    subjects: tuple[Subject, ...]
    names: Mapping[str, str]
    given: Given
    earlier: Assessment | None
    before: Given
    heard: tuple[Voice, ...]
    copies: tuple[FamilyCopy, ...]
    lead: str
    agreed: bool
    may_write: bool
    may_approve: bool


def assessment_page(store: Store, asker: Worker, family_id: str, today: date, *, assessment_id: str = "") -> AssessmentPage:
    """The assessment named, else the open one, else the newest. Raises Gone for a file hidden from the asker."""
    family = readable(store, asker, family_id)
    versions = assessments_of(store, asker, family_id)
    shown = _shown(versions, assessment_id)
    said = given(store, shown.id) if shown else NOTHING
    earlier = next((each for each in versions if shown and each.id == shown.earlier_id), None)
    subjects = subjects_of(store, asker, shown, said, today) if shown else subjects_now(store, asker, family_id, today)
    scope = scope_of(store, asker, family)
    return AssessmentPage(
        family=family,
        assessment=shown,
        versions=tuple(versions),
        subjects=subjects,
        names={**naming.called(store, family_id), **{each.id: each.name for each in subjects}},
        given=said,
        earlier=earlier,
        before=given(store, earlier.id) if earlier else NOTHING,
        heard=tuple(voices(store, asker, family_id, ())),
        copies=tuple(sorted(store.find(FamilyCopy, of_id=shown.id), key=lambda each: each.id, reverse=True)) if shown else (),
        lead=naming.workers(store).get(shown.lead_id, "") if shown else "",
        agreed=agreement_stands(store, family_id),
        may_write=may(asker, Doing.ASSESS, scope),
        may_approve=may(asker, Doing.APPROVE, scope),
    )


def _shown(versions: Sequence[Assessment], assessment_id: str) -> Assessment | None:
    named = [each for each in versions if each.id == assessment_id]
    still_open = [each for each in versions if not each.is_locked]
    return next(iter([*named, *still_open, *versions]), None)


def assessments_of(store: Store, asker: Worker, family_id: str) -> list[Assessment]:
    """Newest first."""
    readable(store, asker, family_id)
    return sorted(store.find(Assessment, family_id=family_id), key=lambda each: (each.version, each.id), reverse=True)


def given(store: Store, assessment_id: str) -> Given:
    kept = [each for each in store.find(GivenAnswer, assessment_id=assessment_id) if is_answered(each.text or each.value)]
    return Given(
        {(each.question, each.subject_id): each.text or each.value for each in kept},
        frozenset((each.question, each.subject_id) for each in kept if each.carried),
    )


def subjects_of(store: Store, asker: Worker, assessment: Assessment, found: Given, today: date) -> tuple[Subject, ...]:
    """Whom the assessment asks about: the family as it is while open, as it was then when finished."""
    if assessment.is_locked:
        return subjects_then(store, asker, assessment, found.answers, today)
    return subjects_now(store, asker, assessment.family_id, today)


def asked_of(store: Store, asker: Worker, assessment: Assessment, *, form: Form, today: date) -> tuple[Entry, ...]:
    """The form's task list for this assessment."""
    found = given(store, assessment.id)
    return entries(form, subjects_of(store, asker, assessment, found, today), found.answers)


def agreement_stands(store: Store, family_id: str) -> bool:
    """Whether the family's newest answer is that it takes part."""
    answers = sorted(store.find(Agreement, family_id=family_id), key=lambda each: (each.on or date.min, each.id))
    return bool(answers) and answers[-1].stands()


def needs_found(store: Store, asker: Worker, family_id: str, form: Form, today: date) -> list[NeedFound]:
    """The needs of the last finished assessment, else of the open one, in the form's order.

    A need keeps its id when the assessment is amended, so that its goal or reason stays with it; in a new assessment it has a
    new one and knows the earlier, so that its goal goes on answering it while a reason is asked for anew.
    """
    found = [each for each in assessments_of(store, asker, family_id) if each.form == form.key]
    standing = [each for each in found if each.state in STANDING] or found
    if not standing:
        return []
    assessment = standing[0]
    said = given(store, assessment.id)
    asked = entries(form, subjects_of(store, asker, assessment, said, today), said.answers)
    by_id = {each.id: each for each in found}
    root, earlier = _root(assessment, by_id), [each.id for each in found]
    return [_found(need, root, earlier) for need in needs(asked, said.answers)]


def _found(need: Need, root: str, earlier: Sequence[str]) -> NeedFound:
    question = need.section.need.scale if need.section.need else need.section.key
    return NeedFound(
        answer_id(root, question, need.subject.id),
        need.subject.id,
        f"{need.subject.name}, {_small(need.section.title)}" if need.subject.id else need.section.title,
        need.words,
        need.score,
        tuple(answer_id(each, question, need.subject.id) for each in earlier if each != root),
    )


def _root(assessment: Assessment, by_id: dict[str, Assessment]) -> str:
    """The assessment that was amended, and amended again, into this one."""
    while assessment.amends_id in by_id:
        assessment = by_id[assessment.amends_id]
    return assessment.id


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
