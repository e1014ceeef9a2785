"""The family's copy of an assessment: recording who had it, how and in which language, or why not."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from fpz_app.casework.assessments import give_copy
from fpz_app.domain.assessments import CopyGiven, FamilyCopy
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Stands, Subject
from fpz_app.presenters.assessment_open import OpenAssessment
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.record_form import Editing, Given, answers_of, as_draft, from_draft, page_of, record_with

FORM = "family_copy"


class CopyView(Protocol):
    def show_copy(self, editing: Editing) -> None: ...
    def show_copy_saved(self, at: str) -> None: ...
    def show_copy_problems(self, problems: Sequence[Problem]) -> None: ...
    def close_copy(self) -> None: ...


class CopyEditor:
    """`closed` is called with the assessment's id when a copy was recorded, or writing it was given up."""

    def __init__(self, view: CopyView, desk: Desk, closed: Callable[[str], None]) -> None:
        self._view, self._desk, self._closed = view, desk, closed
        self._copy: FamilyCopy | None = None
        self._given: Given = {}

    def write(self, opened: OpenAssessment) -> None:
        """Opens the form, with what its draft holds."""
        desk, assessment = self._desk, opened.assessment
        form = desk.settings.forms[FORM]
        self._copy = FamilyCopy(
            file_id=assessment.file_id, family_id=assessment.family_id, of_id=assessment.id, answer=CopyGiven.GIVEN, on=desk.today
        )
        draft = desk.draft(self._key)
        self._given = from_draft(draft.content) if draft else answers_of(form, self._copy)
        self._view.show_copy(
            Editing(
                key=self._key,
                title="The family’s copy",
                page=page_of(form),
                answers=self._given,
                people=[each for each in opened.found.subjects if each.stands is not Stands.OUTSIDE and not is_unborn(each)],
                save="Save",
                begun=draft.saved_at[11:16] if draft else "",
            )
        )

    def change(self, question: str, subject_id: str, value: Any) -> None:
        self._given = {**self._given, (question, subject_id): value}

    def keep(self) -> None:
        if self._copy is not None:
            at = self._desk.save_draft(self._key, "the family’s copy", self._copy.family_id, as_draft(self._given))
            self._view.show_copy_saved(at)

    def save(self) -> None:
        """Stores the copy; problems leave it open with everything in it."""
        desk = self._desk
        if self._copy is None:
            return
        try:
            copy = record_with(desk.settings.forms[FORM], self._copy, self._given, desk.today)
            give_copy(desk.store, desk.actor, copy, desk.today)
        except Problem as problem:
            self._view.show_copy_problems([_at_form(each) for each in problem.each])
            return
        desk.finish_draft(self._key)
        desk.did("The family’s copy is recorded.")
        self.give_up()

    def remove(self) -> None:
        """A copy that was recorded is taken back by Undo."""

    def give_up(self) -> None:
        if self._copy is None:
            return
        self._desk.discard_draft(self._key)
        of_id, self._copy = self._copy.of_id, None
        self._view.close_copy()
        self._closed(of_id)

    @property
    def _key(self) -> str:
        return f"assessment:{self._copy.of_id}:copy" if self._copy else ""


def is_unborn(subject: Subject) -> bool:
    return subject.age.startswith(("due", "unborn"))


def _at_form(problem: Problem) -> Problem:
    """A Problem of the record, at the form's question of that field."""
    field = problem.field if "." in problem.field or not problem.field else f"copy.{problem.field}"
    return Problem(problem.message, problem.remedy, field=field)
