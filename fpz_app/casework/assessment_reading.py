"""Reading assessments: a family's versions, the answers of one as a form has them, and the needs they show."""

from dataclasses import dataclass
from datetime import date

from fpz_app.casework.access import readable
from fpz_app.casework.assessment_subjects import subjects_now, subjects_then
from fpz_app.casework.plan_reading import NeedFound
from fpz_app.domain.assessments import Assessment, AssessmentState, GivenAnswer, answer_id
from fpz_app.domain.form_answers import needs
from fpz_app.domain.form_checks import is_answered
from fpz_app.domain.form_pages import entries
from fpz_app.domain.forms import Address, Form, Subject
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

STANDING = (AssessmentState.READY, AssessmentState.APPROVED)


@dataclass(frozen=True)
class Given:
    """The answers of one assessment by question and subject, and which of them were carried from the one before."""

    answers: dict[Address, object]
    carried: frozenset[Address]


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


def needs_found(store: Store, asker: Worker, family_id: str, form: Form, today: date) -> list[NeedFound]:
    """The needs of the last finished assessment, else of the open one, in the form's order.

    A need keeps its id when the assessment is amended, so that its goal or reason stays with it.
    """
    found = [each for each in assessments_of(store, asker, family_id) if each.form == form.key]
    standing = [each for each in found if each.state in STANDING] or found
    if not standing:
        return []
    assessment = standing[0]
    said = given(store, assessment.id)
    asked = entries(form, subjects_of(store, asker, assessment, said, today), said.answers)
    root = _root(assessment, {each.id: each for each in found})
    return [
        NeedFound(
            answer_id(root, need.section.need.scale if need.section.need else need.section.key, need.subject.id),
            need.subject.id,
            f"{need.subject.name}, {_small(need.section.title)}" if need.subject.id else need.section.title,
            need.words,
            need.score,
        )
        for need in needs(asked, said.answers)
    ]


def _root(assessment: Assessment, by_id: dict[str, Assessment]) -> str:
    """The assessment that was amended, and amended again, into this one."""
    while assessment.amends_id in by_id:
        assessment = by_id[assessment.amends_id]
    return assessment.id


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
