"""Assessments: an early help assessment, its answers, and how it is finished, replaced and given to the family."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, derived_id, narrative


class AssessmentState(StrEnum):
    DRAFT = "draft"
    READY = "ready for approval"
    RETURNED = "returned with comments"
    APPROVED = "approved"
    REPLACED = "replaced"


LOCKED = frozenset({AssessmentState.READY, AssessmentState.APPROVED, AssessmentState.REPLACED})
"""Answers of an assessment in these states stay as they are."""


@dataclass(frozen=True, kw_only=True)
class Assessment(Record):
    """`form` and `form_version` name the TOML that was asked; `version` counts what was started for the family.

    `earlier_id` is the assessment that stands beside it; `amends_id` the one whose answers it began with, to mend them.
    """

    family_id: str
    form: str
    form_version: int
    version: int = 1
    state: AssessmentState = AssessmentState.DRAFT
    started_on: date
    completed_on: date | None = None
    finished_at: datetime | None = None
    lead_id: str = ""
    manager: str = ""
    approved_on: date | None = None
    comments: str = narrative()
    earlier_id: str = ""
    amends_id: str = ""
    guided: bool = False

    @property
    def is_locked(self) -> bool:
        return self.state not in (AssessmentState.DRAFT, AssessmentState.RETURNED)

    def check_open(self) -> None:
        if self.is_locked:
            raise Problem("This assessment is finished.", "Start an amendment to change it; this version is kept.")


@dataclass(frozen=True, kw_only=True)
class GivenAnswer(Record):
    """The answer to one question about one subject (a person's id, or empty). `value` is what domain.forms says it holds."""

    family_id: str
    assessment_id: str
    question: str
    subject_id: str = ""
    value: Any = None
    text: str = narrative()
    carried: bool = False


LEVEL, LEVEL_WHY = "analysis.level", "analysis.level_why"
"""The questions whose answers become each child's level of need when an assessment is finished."""


def answer_id(assessment_id: str, question: str, subject_id: str) -> str:
    return derived_id(assessment_id, question, subject_id)


class CopyGiven(StrEnum):
    GIVEN = "given"
    DECLINED = "declined"
    NOT_GIVEN = "not given"


@dataclass(frozen=True, kw_only=True)
class FamilyCopy(Record):
    """Whether the family has its copy of an assessment or plan: when, how, in which language, read aloud or not."""

    family_id: str
    of_id: str
    answer: CopyGiven
    on: date
    to: tuple[str, ...] = ()
    how: str = ""
    language: str = "English"
    read_aloud: bool = False
    why_not: str = narrative()

    def check(self, today: date) -> None:
        """Raises Problems, each naming its field."""
        found = []
        if self.on > today:
            found.append(Problem("The day is in the future.", "Give the day you offered it.", field="on"))
        if self.answer is CopyGiven.GIVEN and not self.to:
            found.append(Problem("It does not say who had the copy.", "Choose who was given it.", field="to"))
        if self.answer is CopyGiven.GIVEN and not self.how.strip():
            found.append(Problem("It does not say how it was given.", "Say how, such as by hand or by post.", field="how"))
        if self.answer is CopyGiven.NOT_GIVEN and not self.why_not.strip():
            found.append(Problem("It does not say why no copy was given.", "Write the reason.", field="why_not"))
        raise_any(found)
