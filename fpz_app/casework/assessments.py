"""Assessments: starting, writing, finishing, approving and amending them, and giving the family its copy."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from fpz_app.casework.assessment_reading import (
    STANDING,
    agreement_stands,
    asked_of,
    assessments_of,
    given,
)
from fpz_app.casework.assessment_reading import needs_found as needs_found
from fpz_app.casework.episodes import follow, open_episode
from fpz_app.domain.assessments import LEVEL, LEVEL_WHY, Assessment, AssessmentState, FamilyCopy, GivenAnswer, answer_id
from fpz_app.domain.episodes import EpisodeState
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.form_answers import carry_forward as may_be_carried
from fpz_app.domain.form_answers import check
from fpz_app.domain.form_checks import is_answered, settle
from fpz_app.domain.forms import Address, Answers, Form
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.permissions import Doing, may
from fpz_app.domain.record import derived_id
from fpz_app.domain.workers import Worker
from fpz_app.store.seen import Seen
from fpz_app.store.standing import Standing
from fpz_app.store.store import Store
from fpz_app.store.work import Work

WRITING = "Write the assessment"


def start_assessment(store: Store, actor: Worker, family_id: str, *, form: Form, today: date) -> Assessment:
    """A new one beside the last finished one; early help follows where the family agreed. Raises Problem while one is open."""
    before = _none_open(store, actor, family_id)
    standing = next((each for each in before if each.state in STANDING), None)
    with store.work(actor, "Start an assessment") as work:
        work.require(Doing.ASSESS, family_id)
        if agreement_stands(store, family_id):
            follow(work, family_id, EpisodeState.ASSESSING)
        episode = open_episode(work, family_id)
        if episode is not None and episode.assessment_started_on is None:
            work.put(replace(episode, assessment_started_on=today))
        return work.put(
            Assessment(
                file_id=family_id,
                family_id=family_id,
                form=form.key,
                form_version=form.version,
                version=_next_version(before),
                started_on=today,
                lead_id=actor.id,
                earlier_id=standing.id if standing else "",
            )
        )


def amend(store: Store, actor: Worker, assessment_id: str, *, form: Form, today: date) -> Assessment:
    """A new version that begins with the finished one's answers; that one stands until this is finished. Raises Problem."""
    old = store.get(Assessment, assessment_id)
    before = _none_open(store, actor, old.family_id)
    if old.id != next((each.id for each in before if each.state in STANDING), ""):
        raise Problem("Only the version that stands can be amended.", "Open the newest version.")
    with store.work(actor, "Start an amendment of the assessment") as work:
        work.require(Doing.ASSESS, old.family_id)
        new = Assessment(
            file_id=old.file_id,
            family_id=old.family_id,
            form=form.key,
            form_version=form.version,
            version=_next_version(before),
            started_on=today,
            lead_id=actor.id,
            earlier_id=old.id,
            amends_id=old.id,
        )
        kept = [each for each in store.find(GivenAnswer, assessment_id=old.id) if is_answered(each.text or each.value)]
        work.add([new, *(_copied(each, new.id) for each in kept)])
        return new


def save_answers(
    store: Store, actor: Worker, assessment_id: str, answers: Answers, *, form: Form, today: date, carried: bool = False
) -> None:
    """Keeps what was typed, in one work; only what differs is journalled, and what is empty is cleared. Raises Problem."""
    with store.work(actor, WRITING) as work:
        assessment = work.get(Assessment, assessment_id)
        work.require(Doing.ASSESS, assessment.family_id)
        assessment.check_open()
        for at, typed in answers.items():
            _keep(work, assessment, at, settle(form.fields[at[0]], typed, today), form=form, carried=carried)


def answers_as_they_stand(store: Store, assessment: Assessment) -> Seen:
    """All that are stored, as somebody is shown them who may begin to type."""
    return store.look(store.find(GivenAnswer, assessment_id=assessment.id))


def begin_to_answer(store: Store, assessment: Assessment, answers: Collection[Address], seen: Seen) -> Seen:
    """What was seen, with the answers that were not stored then."""
    return seen.with_new(_given(assessment, at, store.standing()) for at in answers)


def answers_shown_again(store: Store, assessment: Assessment, answers: Collection[Address], seen: Seen) -> Seen:
    """After these were kept: they are typed in again on top of that."""
    return seen.shown_again(store.look(_given(assessment, at, store.standing()) for at in answers))


def carry_forward(
    store: Store, actor: Worker, assessment_id: str, wanted: Collection[Address], *, form: Form, today: date
) -> Mapping[Address, Any]:
    """The earlier assessment's answers to these questions, kept as carried; returns them. Raises Problem where there are none."""
    assessment = store.get(Assessment, assessment_id)
    earlier = may_be_carried(form, given(store, assessment.earlier_id).answers) if assessment.earlier_id else {}
    found = {at: value for at, value in earlier.items() if at in wanted}
    if not found:
        raise Problem("There is no earlier answer to carry forward here.", "Some questions are asked anew each time.")
    save_answers(store, actor, assessment_id, found, form=form, today=today, carried=True)
    return found


def ask_one_at_a_time(store: Store, actor: Worker, assessment_id: str, guided: bool) -> Assessment:
    """Remembers whether this assessment is asked one question at a time."""
    with store.work(actor, "Change how the assessment is asked") as work:
        assessment = work.get(Assessment, assessment_id)
        work.require(Doing.ASSESS, assessment.family_id)
        return work.put(replace(assessment, guided=guided))


def finish(store: Store, actor: Worker, assessment_id: str, *, form: Form, now: datetime) -> Assessment:
    """Locks it, ready for a manager to approve; a manager's own is approved at once. Raises Problems, each with its address."""
    today = now.date()
    assessment = store.get(Assessment, assessment_id)
    answers = given(store, assessment_id).answers
    raise_any(check(asked_of(store, actor, assessment, form=form, today=today), answers, today=today))
    with store.work(actor, "Finish the assessment") as work:
        work.require(Doing.ASSESS, assessment.family_id)
        assessment = work.get(Assessment, assessment_id)
        assessment.check_open()
        done = replace(assessment, state=AssessmentState.READY, completed_on=today, finished_at=now, comments="")
        if may(actor, Doing.APPROVE, work.scope(assessment.family_id)):
            done = replace(done, state=AssessmentState.APPROVED, manager=actor.name, approved_on=today)
        if assessment.amends_id:
            work.put(replace(work.get(Assessment, assessment.amends_id), state=AssessmentState.REPLACED))
        episode = open_episode(work, assessment.family_id)
        if episode is not None and episode.assessment_completed_on is None:
            work.put(replace(episode, assessment_completed_on=today))
        work.put_all(_judgements(store, actor, assessment, answers, today))
        return work.put(done)


def approve(store: Store, actor: Worker, assessment_id: str, today: date) -> Assessment:
    """Raises Problem where the actor may not, or it does not wait for approval."""
    with store.work(actor, "Approve the assessment") as work:
        waiting = _waiting(work, assessment_id)
        return work.put(replace(waiting, state=AssessmentState.APPROVED, manager=actor.name, approved_on=today))


def return_with_comments(store: Store, actor: Worker, assessment_id: str, comments: str) -> Assessment:
    """Opens it again for its practitioner, with what is to be done. Raises Problem."""
    if not comments.strip():
        raise Problem("There are no comments.", "Write what should be done before it is approved.", field="comments")
    with store.work(actor, "Return the assessment with comments") as work:
        waiting = _waiting(work, assessment_id)
        return work.put(replace(waiting, state=AssessmentState.RETURNED, manager=actor.name, comments=comments))


def give_copy(store: Store, actor: Worker, copy: FamilyCopy, today: date) -> FamilyCopy:
    """Records whether the family has its copy. Raises Problems."""
    copy.check(today)
    with store.work(actor, "Record the family’s copy of the assessment") as work:
        work.require(Doing.RECORD, copy.family_id)
        work.get(Assessment, copy.of_id)
        return work.put(copy)


def _none_open(store: Store, actor: Worker, family_id: str) -> list[Assessment]:
    found = assessments_of(store, actor, family_id)
    if any(not each.is_locked for each in found):
        raise Problem("This family’s assessment is open already.", "Finish it first; it is kept as it is written.")
    return found


def _next_version(before: list[Assessment]) -> int:
    return 1 + max((each.version for each in before), default=0)


def _copied(answer: GivenAnswer, assessment_id: str) -> GivenAnswer:
    copied_id = answer_id(assessment_id, answer.question, answer.subject_id)
    return replace(answer, id=copied_id, assessment_id=assessment_id, carried=False)


def _keep(work: Work, assessment: Assessment, at: Address, value: Any, *, form: Form, carried: bool) -> None:
    blank = _given(assessment, at, work.standing)
    if not is_answered(value) and work.find(GivenAnswer, blank.id) is None:
        return
    kept = value if is_answered(value) else None
    is_text = form.fields[at[0]].is_text
    work.put(replace(blank, value=None if is_text else kept, text=kept or "" if is_text else "", carried=carried))


def _given(assessment: Assessment, at: Address, standing: Standing) -> GivenAnswer:
    """An answer that says nothing yet."""
    return GivenAnswer(
        id=answer_id(assessment.id, at[0], standing.named(at[1], assessment.file_id)),
        file_id=assessment.file_id,
        family_id=assessment.family_id,
        assessment_id=assessment.id,
        question=at[0],
        subject_id=at[1],
    )


def _waiting(work: Work, assessment_id: str) -> Assessment:
    assessment = work.get(Assessment, assessment_id)
    work.require(Doing.APPROVE, assessment.family_id)
    if assessment.state is not AssessmentState.READY:
        raise Problem("This assessment does not wait for approval.", f"It is “{assessment.state}”.")
    return assessment


def _judgements(store: Store, actor: Worker, assessment: Assessment, answers: Answers, today: date) -> list[LevelOfNeed]:
    """Each child's level with its reason; an amendment that leaves both as they were judges nothing anew."""
    known: dict[str, tuple[int, str]] = {}
    for each in sorted(store.find(LevelOfNeed, family_id=assessment.family_id), key=lambda each: (each.on, each.id)):
        known[each.person_id] = (each.level, each.reason)
    found = [
        LevelOfNeed(
            id=derived_id(assessment.id, LEVEL, subject_id),
            file_id=assessment.file_id,
            family_id=assessment.family_id,
            person_id=subject_id,
            level=int(level),
            on=today,
            reason=str(answers.get((LEVEL_WHY, subject_id), "")),
            decided_by=actor.name,
            assessment_id=assessment.id,
        )
        for (question, subject_id), level in answers.items()
        if question == LEVEL and subject_id and str(level).isdigit()
    ]
    return [each for each in found if not assessment.amends_id or known.get(each.person_id) != (each.level, each.reason)]
