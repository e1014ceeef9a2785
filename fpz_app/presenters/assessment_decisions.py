"""What is decided about an assessment: starting, finishing, approving, amending, printing it, and the family's copy."""

from collections.abc import Callable
from typing import Protocol

from fpz_app.casework.access import witness
from fpz_app.casework.assessments import amend, approve, finish, return_with_comments, start_assessment
from fpz_app.domain.assessments import Assessment
from fpz_app.domain.errors import Problem
from fpz_app.presenters import places
from fpz_app.presenters.assessment_copy import CopyEditor, CopyView
from fpz_app.presenters.assessment_open import OpenAssessment
from fpz_app.presenters.assessment_print import print_assessment_pdf
from fpz_app.presenters.desk import Desk

ASKED = "family_assessment"


class DecisionsView(CopyView, Protocol):
    def show_problem(self, problem: Problem) -> None: ...
    def show_decision_problem(self, problem: Problem) -> None: ...
    def preview_assessment(self, pdf: bytes, name: str) -> None: ...


class AssessmentDecisions:
    """`opened` gives the open assessment, `reopen` shows one anew by its id, `save` keeps what is being typed."""

    def __init__(
        self,
        view: DecisionsView,
        desk: Desk,
        opened: Callable[[], OpenAssessment | None],
        reopen: Callable[[str], None],
        save: Callable[[], None],
    ) -> None:
        self._view, self._desk, self._opened, self._reopen, self._save = view, desk, opened, reopen, save
        self.copy = CopyEditor(view, desk, reopen)

    def start(self, family_id: str) -> None:
        desk, form = self._desk, self._desk.settings.forms[ASKED]
        self._do("", lambda: start_assessment(desk.store, desk.actor, family_id, form=form, today=desk.today))

    def start_new(self) -> None:
        if opened := self._opened():
            self.start(opened.assessment.family_id)

    def finish(self) -> None:
        self._save()
        desk, opened = self._desk, self._opened()
        if opened is None:
            return
        words = "Finished and approved." if opened.found.may_approve else "Finished. It waits for a manager’s approval."
        self._do(words, lambda: finish(desk.store, desk.actor, opened.assessment.id, form=opened.form, now=desk.now()))

    def amend(self) -> None:
        desk, opened = self._desk, self._opened()
        if opened is not None:
            work = lambda: amend(desk.store, desk.actor, opened.assessment.id, form=opened.form, today=desk.today)  # noqa: E731
            self._do("Amendment started.", work)

    def approve(self) -> None:
        desk, opened = self._desk, self._opened()
        if opened is not None:
            self._do("Approved.", lambda: approve(desk.store, desk.actor, opened.assessment.id, desk.today))

    def comments(self) -> str:
        """What the manager was writing."""
        opened = self._opened()
        draft = self._desk.draft(_comments_key(opened.assessment)) if opened else None
        return str(draft.content["comments"]) if draft else ""

    def keep_comments(self, comments: str) -> None:
        if opened := self._opened():
            family_id, content = opened.assessment.family_id, {"comments": comments}
            self._desk.save_draft(_comments_key(opened.assessment), "your comments on the assessment", family_id, content)

    def return_with(self, comments: str) -> None:
        desk, opened = self._desk, self._opened()
        if opened is not None:
            work = lambda: return_with_comments(desk.store, desk.actor, opened.assessment.id, comments)  # noqa: E731
            if self._do("Returned with your comments.", work):
                desk.finish_draft(_comments_key(opened.assessment))

    def show_history(self) -> None:
        """Who changed what of this version, and when."""
        if opened := self._opened():
            self._desk.go(places.history(opened.assessment.family_id, opened.assessment.id))

    def show_version(self, assessment_id: str) -> None:
        self._reopen(assessment_id)

    def print(self) -> None:
        """Draws it off the interface thread."""
        self._save()
        desk, opened = self._desk, self._opened()
        if opened is None:
            return
        assessment, now = opened.assessment, desk.now()
        name = f"Assessment {opened.found.family.reference} version {assessment.version}.pdf"

        def done(pdf: bytes) -> None:
            witness(desk.store, desk.actor, "Opened the assessment for print", assessment.family_id)
            self._view.preview_assessment(pdf, name)

        desk.run(
            lambda: print_assessment_pdf(desk.store, desk.actor, assessment.id, settings=desk.settings, now=now),
            done,
            self._failed,
        )

    def write_copy(self) -> None:
        if opened := self._opened():
            self.copy.write(opened)

    def _do(self, words: str, work: Callable[[], Assessment]) -> bool:
        try:
            done = work()
        except Problem as problem:
            self._view.show_decision_problem(problem)
            return False
        if words:
            self._desk.did(words)
        self._reopen(done.id)
        return True

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)


def _comments_key(assessment: Assessment) -> str:
    return f"assessment:{assessment.id}:comments"
