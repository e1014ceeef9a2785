"""Assessment: writing a family's assessment page by page, and reading it when it is finished."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from fpz_app.casework.assessment_reading import assessment_page
from fpz_app.casework.assessments import (
    answers_as_they_stand,
    answers_shown_again,
    ask_one_at_a_time,
    begin_to_answer,
    carry_forward,
    save_answers,
)
from fpz_app.domain.agreements import Agreement
from fpz_app.domain.assessments import Assessment, FamilyCopy, GivenAnswer
from fpz_app.domain.errors import Problem
from fpz_app.domain.form_answers import check_page
from fpz_app.domain.forms import Address
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.workers import Helper
from fpz_app.presenters import places
from fpz_app.presenters.assessment_decisions import AssessmentDecisions
from fpz_app.presenters.assessment_heard import with_words
from fpz_app.presenters.assessment_open import OpenAssessment
from fpz_app.presenters.assessment_standing import standing
from fpz_app.presenters.assessment_tasks import CHECK, FORMER, STANDING, Step
from fpz_app.presenters.assessment_view import AssessmentView, Tasks, empty_words, remark_on, tasks_of
from fpz_app.presenters.desk import Desk
from fpz_app.store.seen import NOTHING
from fpz_app.store.store import Changed

CONCERNED = (Assessment, GivenAnswer, FamilyCopy, Person, Membership, Helper, Note, Agreement)


class AssessmentPresenter:
    def __init__(self, view: AssessmentView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.decisions = AssessmentDecisions(view, desk, lambda: self._open, self._reopen, self.save)
        self._family_id = ""
        self._open: OpenAssessment | None = None
        self._pending: dict[Address, Any] = {}
        self._seen = NOTHING
        self._at = ""
        self._last: dict[str, str] = {}
        self._beside = False
        self._own: deque[str] = deque(maxlen=20)
        self._tasks: Tasks | None = None

    def open(self, family_id: str, item_id: str = "") -> None:
        """The assessment of this id, else the open one, else the newest; where it was left."""
        self._family_id = family_id
        self._load(item_id)

    def choose(self, key: str) -> None:
        """A line of the list, or one of its pages. A line opens at its first page that is not complete."""
        self.save()
        self._go(key)

    def next(self) -> None:
        self.save()
        step = self._step()
        if self._open and step:
            after = self._open.after(step)
            self._go(after.key if after else CHECK)

    def back(self) -> None:
        self.save()
        step = self._step()
        before = self._open.before(step) if self._open and step else None
        if before:
            self._go(before.key)

    def answer(self, question: str, subject_id: str, value: Any) -> None:
        """Takes every change as it is made; `save` keeps it."""
        if self._open is None:
            return
        at = (question, subject_id)
        if at in self._open.carried:
            self._view.show_note(at, "")
        self._open.answer(at, value)
        self._pending[at] = value

    def save(self) -> None:
        """Keeps what was typed since the last time; what cannot be kept now is tried again with the next."""
        opened, desk = self._open, self._desk
        if opened is None or not self._pending:
            return
        try:
            with self._as_shown(self._pending):
                save_answers(desk.store, desk.actor, opened.assessment.id, self._pending, form=opened.form, today=desk.today)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._pending = {}
        self._kept(opened)

    def carry(self, question: str, subject_id: str) -> None:
        self._carry([(question, subject_id)])

    def carry_all(self) -> None:
        """Every answer of this page that may be carried and stands otherwise now."""
        step = self._step()
        shown = self._open.shown(step).beside if self._open and step else None
        if shown is not None and self._carry([line.at for line in shown.lines if line.may_carry]):
            self._desk.did("Carried forward.")

    def use_words(self, said: str, into: Address) -> None:
        """Puts a child's words from a note into a question."""
        if self._open is None:
            return
        value = with_words(self._open.answers.get(into), said)
        self.answer(*into, value)
        self.save()
        self._view.show_answer(into, value, "")
        self._show()

    def see_beside(self, wanted: bool) -> None:
        self._beside = wanted
        self._show()

    def ask_one_at_a_time(self, guided: bool) -> None:
        self.save()
        if self._open is None:
            return
        try:
            changed = ask_one_at_a_time(self._desk.store, self._desk.actor, self._open.assessment.id, guided)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._own.append(self._desk.store.just_written)
        self._open.assessment = changed
        self._show()

    def go_to(self, address: str) -> None:
        """The page that asks for an answer, with all its problems and the focus on that one."""
        step = self._open.where(address) if self._open else None
        if self._open is None or step is None:
            return
        self._go(step.key)
        key, _, subject_id = address.partition("@")
        self._view.show_page_problems(check_page(step.page, self._open.answers, today=self._desk.today), (key, subject_id))

    def record_agreement(self) -> None:
        self._desk.go(places.family(self._family_id, "sharing", places.NEW))

    def hear(self, changed: Changed) -> None:
        """Shows what was changed elsewhere: people who came or left, notes, an undo."""
        is_own = bool(changed.group) and changed.group in self._own  # what a sync brings belongs to no group
        if not self._family_id or is_own or not changed.touches(*CONCERNED):
            return
        self.save()
        before, step = self._open, self._step()
        self._load(before.assessment.id if before else "", quietly=True)
        now, same = self._open, self._step()
        unmoved = before and now and step and same and not now.is_read
        if unmoved and before and now and step and same and same.page == step.page and before.answers == now.answers:
            self._show_tasks()
        else:
            self._show()

    def _load(self, assessment_id: str, *, quietly: bool = False) -> None:
        desk = self._desk
        try:
            with desk.store.turns:
                found = assessment_page(desk.store, desk.actor, self._family_id, desk.today, assessment_id=assessment_id)
                seen = answers_as_they_stand(desk.store, found.assessment) if found.assessment else NOTHING
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._pending, self._seen, self._tasks, self._open = {}, seen, None, None
        if found.assessment is None:
            self._view.show_empty(*empty_words(agreed=found.agreed, may_write=found.may_write))
            return
        form = desk.settings.forms[found.assessment.form]
        self._open = OpenAssessment(form, found, found.assessment, desk.today)
        self._at = self._open.start(self._last.get(self._open.assessment.id, ""))
        if not quietly:
            self._show()

    def _reopen(self, assessment_id: str) -> None:
        self._own.append(self._desk.store.just_written)
        self._last.pop(assessment_id, None)
        self._load(assessment_id)

    def _step(self) -> Step | None:
        return self._open.step(self._at) if self._open else None

    def _go(self, key: str) -> None:
        if self._open is None:
            return
        self._at = self._last[self._open.assessment.id] = self._open.page_of_line(key)
        self._show()

    def _show(self) -> None:
        opened, step = self._open, self._step()
        if opened is None:
            return
        locked = opened.is_read
        self._show_tasks()
        self._view.show_remark(None if locked else remark_on(opened))
        if self._at == STANDING:
            self._view.show_reading(standing(opened).title, (), standing(opened), self.decisions.comments())
        elif self._at == FORMER:
            self._view.show_former("From an earlier form", opened.former())
        elif self._at == CHECK:
            finish = "Finish" if opened.found.may_approve else "Finish and ask for approval"
            self._view.show_check(opened.missing(), opened.sheets(opened.steps), finish)
        elif step is not None and locked:
            read = [each for each in opened.steps if each.entry == step.entry]
            self._view.show_reading(step.entry.title, opened.sheets(read), standing(opened), "")
        elif step is not None:
            self._view.show_page(opened.shown(step), guided=opened.assessment.guided, beside=self._beside)

    def _show_tasks(self) -> None:
        opened, step = self._open, self._step()
        if opened is None:
            return
        tasks = tasks_of(opened, step, self._at)
        if tasks != self._tasks:
            self._tasks = tasks
            self._view.show_tasks(tasks)

    @contextmanager
    def _as_shown(self, answers: Collection[Address]) -> Iterator[None]:
        """What is written meanwhile takes the place of the answers that were shown, not of what came in since."""
        store, opened = self._desk.store, self._open
        if opened is not None:
            self._seen = begin_to_answer(store, opened.assessment, answers, self._seen)
        with store.since(self._seen):
            yield
        if opened is not None:
            self._seen = answers_shown_again(store, opened.assessment, answers, self._seen)

    def _kept(self, opened: OpenAssessment) -> None:
        self._own.append(self._desk.store.just_written)
        self._view.show_saved(f"Saved {self._desk.now():%H:%M}")
        opened.ask()
        self._show_tasks()

    def _carry(self, wanted: Sequence[Address]) -> bool:
        self.save()
        opened, desk = self._open, self._desk
        if opened is None:
            return False
        try:
            with self._as_shown(wanted):
                found = carry_forward(desk.store, desk.actor, opened.assessment.id, wanted, form=opened.form, today=desk.today)
        except Problem as problem:
            self._view.show_problem(problem)
            return False
        opened.answers.update(found)
        opened.carried.update(found)
        self._kept(opened)
        self._show()
        return True
