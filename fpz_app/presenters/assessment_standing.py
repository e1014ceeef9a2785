"""Where an assessment stands: its dates and approval, its versions, and the family's copies, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from fpz_app.domain.assessments import Assessment, AssessmentState, CopyGiven, FamilyCopy
from fpz_app.domain.dates import say_date
from fpz_app.domain.kinship import listed
from fpz_app.presenters.assessment_open import OpenAssessment


@dataclass(frozen=True)
class VersionRow:
    assessment_id: str
    words: str
    detail: str
    is_shown: bool


@dataclass(frozen=True)
class Standing:
    """Where a finished assessment stands: facts as (name, words), the family's copies in words, every version."""

    title: str
    facts: tuple[tuple[str, str], ...]
    copies: tuple[str, ...]
    versions: tuple[VersionRow, ...]
    may_approve: bool
    may_amend: bool
    may_start: bool
    may_record: bool


def standing(opened: OpenAssessment) -> Standing:
    found, assessment = opened.found, opened.assessment
    is_newest = assessment.id == next((each.id for each in found.versions if each.is_locked), "")
    none_open = all(each.is_locked for each in found.versions)
    stands = is_newest and assessment.state is not AssessmentState.REPLACED
    return Standing(
        title=f"Version {assessment.version}, {assessment.state}",
        facts=_facts(opened),
        copies=tuple(copy_words(each, found.names) for each in found.copies),
        versions=tuple(
            VersionRow(each.id, f"Version {each.version}", _when(each), each.id == assessment.id) for each in found.versions
        ),
        may_approve=found.may_approve and assessment.state is AssessmentState.READY,
        may_amend=found.may_write and stands and none_open,
        may_start=found.may_write and stands and none_open,
        may_record=found.may_write,
    )


def copy_words(copy: FamilyCopy, names: Mapping[str, str]) -> str:
    """'Kerry had it on 12 November 2026, by hand, in English, read aloud.'"""
    if copy.answer is CopyGiven.DECLINED:
        return f"Offered on {say_date(copy.on)}; the family did not want a copy."
    if copy.answer is CopyGiven.NOT_GIVEN:
        return f"Not given: {copy.why_not}"
    who = listed([names.get(each, each) for each in copy.to]) or "The family"
    how = [copy.how[:1].lower() + copy.how[1:], f"in {copy.language}" if copy.language else "", "read aloud" * copy.read_aloud]
    return f"{who} had it on {say_date(copy.on)}{''.join(f', {part}' for part in how if part)}."


def _facts(opened: OpenAssessment) -> tuple[tuple[str, str], ...]:
    assessment = opened.assessment
    approved = f"{assessment.manager}, {say_date(assessment.approved_on)}" if assessment.approved_on else ""
    facts = (
        ("Written by", opened.found.lead),
        ("Started", say_date(assessment.started_on)),
        ("Finished", say_date(assessment.completed_on) if assessment.completed_on else ""),
        ("Approved by", approved),
        ("Waits for", "a manager’s approval" if assessment.state is AssessmentState.READY else ""),
        ("Form", f"{opened.form.title}, version {assessment.form_version}"),
    )
    return tuple((name, words) for name, words in facts if words)


def _when(assessment: Assessment) -> str:
    day = assessment.completed_on or assessment.started_on
    return f"{assessment.state}, {'finished' if assessment.completed_on else 'started'} {say_date(day)}"
