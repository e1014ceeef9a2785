"""What the assessment's screen shows: its list, its pages, its check and its reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from fpz_app.domain.assessments import AssessmentState
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Address
from fpz_app.presenters.assessment_answers import Sheet
from fpz_app.presenters.assessment_decisions import DecisionsView
from fpz_app.presenters.assessment_open import OpenAssessment, PageShown
from fpz_app.presenters.assessment_standing import Standing, standing
from fpz_app.presenters.assessment_tasks import Step, TaskLine, complete_words, next_words


@dataclass(frozen=True)
class Tasks:
    """The list at the left; `pages` are those of the open line, `next_words` what the primary button says."""

    beneath: str
    lines: tuple[TaskLine, ...]
    current: str
    pages: tuple[TaskLine, ...] = ()
    next_words: str = ""


@dataclass(frozen=True)
class Remark:
    """What the person should know before they write on, with a way there where there is one."""

    words: str
    detail: str
    action: str = ""


class AssessmentView(DecisionsView, Protocol):
    def show_empty(self, words: str, detail: str, action: str) -> None: ...
    def show_tasks(self, tasks: Tasks) -> None: ...
    def show_page(self, shown: PageShown, *, guided: bool, beside: bool) -> None: ...
    def show_check(self, missing: Sequence[tuple[str, str]], sheets: Sequence[Sheet], finish: str) -> None: ...
    def show_reading(self, title: str, sheets: Sequence[Sheet], stands: Standing, comments: str) -> None: ...
    def show_former(self, title: str, sheets: Sequence[Sheet]) -> None: ...
    def show_remark(self, remark: Remark | None) -> None: ...
    def show_answer(self, at: Address, value: Any, note: str) -> None: ...
    def show_note(self, at: Address, words: str) -> None: ...
    def show_page_problems(self, problems: Sequence[Problem], at: Address) -> None: ...
    def show_saved(self, words: str) -> None: ...


def tasks_of(opened: OpenAssessment, step: Step | None, at: str) -> Tasks:
    """The list with `at` open; `step` is None where that is no page of the form."""
    lines = tuple(opened.lines())
    if opened.is_read:
        return Tasks(standing(opened).title, lines, step.entry.key if step else at)
    if step is None:
        return Tasks(complete_words(lines), lines, at)
    return Tasks(complete_words(lines), lines, step.entry.key, opened.pages(step), next_words(step, opened.after(step)))


def empty_words(*, agreed: bool, may_write: bool) -> tuple[str, str, str]:
    if not may_write:
        return "There is no assessment yet.", "It shows here once it is started.", ""
    detail = "It asks about each child and adult in turn, and is kept as you type."
    if not agreed:
        detail += " The family has not agreed yet: an assessment is their choice, so ask before you start."
    return "Listen to everyone.", detail, "Start the assessment"


def remark_on(opened: OpenAssessment) -> Remark | None:
    if opened.assessment.state is AssessmentState.RETURNED:
        return Remark(f"{opened.assessment.manager} asks for more before it is approved.", opened.assessment.comments)
    if not opened.found.agreed:
        return Remark(
            "The family has not agreed to take part.", "An assessment is their choice. Ask them first.", "Record the agreement"
        )
    return None
