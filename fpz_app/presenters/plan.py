"""Plan: the family's plan on its tab: what stands in it, what might be mended, and printing it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from fpz_app.casework import naming
from fpz_app.casework.access import witness
from fpz_app.casework.assessment_reading import needs_found
from fpz_app.casework.network import subjects
from fpz_app.casework.plan_reading import PlanPage, plan_page
from fpz_app.casework.plans import leave_need_out, order_goals, put_goal, scale_goal, start_plan
from fpz_app.casework.unfinished import unfinished
from fpz_app.casework.voices import voices
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Subject
from fpz_app.domain.notes import Words
from fpz_app.domain.plan_signals import Limits
from fpz_app.domain.plans import Action, Goal
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Helper
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.plan_agreeing import AgreeingView, PlanAgreeing
from fpz_app.presenters.plan_editing import WORDS, PlanEditor, PlanEditorView
from fpz_app.presenters.plan_print import print_plan_pdf
from fpz_app.presenters.plan_sheet import PlanSheet, Unfinished, sheet_of

ASSESSMENT = "family_assessment"


class PlanView(PlanEditorView, AgreeingView, Protocol):
    def show_plan(self, sheet: PlanSheet, chosen: str) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...
    def preview_plan(self, pdf: bytes, name: str) -> None: ...


class PlanPresenter:
    def __init__(self, view: PlanView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.editor = PlanEditor(view, desk, self._show)
        self.agreeing = PlanAgreeing(view, desk)
        self._family_id = ""
        self._page: PlanPage | None = None

    def open(self, family_id: str, item_id: str = "") -> None:
        """Shows the plan; `item_id` is a goal or action to show there, or what was being written."""
        self._family_id = family_id
        draft = self._desk.draft(f"plan:{item_id}") if item_id else None
        self._show(item_id)
        if draft and item_id.startswith("agree-"):
            self.agree()
        elif draft:
            self.go_on(draft.key)

    def refresh(self) -> None:
        if not self.editor.is_open:
            self._show()

    def start(self) -> None:
        """A draft plan with each child's latest words."""
        desk = self._desk
        questions = desk.settings.forms[ASSESSMENT].child_words
        found = {voice.person_id: voice for voice in reversed(voices(desk.store, desk.actor, self._family_id, questions))}
        words = [Words(person_id=each.person_id, said=each.said, how=each.how) for each in found.values()]
        self._do(lambda: start_plan(desk.store, desk.actor, self._family_id, words=words), "The plan is started.")

    def write(self, form: str, record_id: str = "", *, goal_id: str = "") -> None:
        """Opens the form of a goal, action or helper, known by its id or new; or of the plan's own texts."""
        record = self._known(form, record_id) if record_id else self._new(form, goal_id)
        if record is not None:
            self.editor.write(form, record, people=self._people(), is_new=not record_id and form not in ("plan", WORDS))

    def go_on(self, key: str) -> None:
        draft = self._desk.draft(key)
        if draft:
            self.editor.resume(draft.content, self._people())

    def goal_from_need(self, answer_id: str) -> None:
        """Opens a new goal that begins with a need's words."""
        need = next((each for each in self._page.needs if each.answer_id == answer_id), None) if self._page else None
        goal = self._new("goal", "")
        if need is not None and isinstance(goal, Goal):
            begun = replace(goal, text=need.words, needs=(answer_id,), children=(need.child_id,) if need.child_id else ())
            self.editor.write("goal", begun, people=self._people(), is_new=True)

    def add_need_to(self, answer_id: str, goal_id: str) -> None:
        desk = self._desk
        goal = desk.store.get(Goal, goal_id)
        self._do(lambda: put_goal(desk.store, desk.actor, replace(goal, needs=(*goal.needs, answer_id))), "Added to the goal.")

    def leave_out(self, answer_id: str, why: str) -> None:
        desk = self._desk
        self._do(
            lambda: leave_need_out(desk.store, desk.actor, family_id=self._family_id, answer_id=answer_id, why=why),
            "The reason is kept.",
        )

    def scale(self, goal_id: str, score: int, by: str) -> None:
        desk = self._desk
        goal = desk.store.get(Goal, goal_id)
        self._do(lambda: scale_goal(desk.store, desk.actor, goal, score=score, by=by, today=desk.today), f"Now {score}.")

    def move_up(self, goal_id: str) -> None:
        page, desk = self._page, self._desk
        if page is None or page.plan is None:
            return
        plan, ids = page.plan, [goal.id for goal in page.goals]
        at = ids.index(goal_id)
        if at > 0:
            ids[at - 1 : at + 1] = [ids[at], ids[at - 1]]
            self._do(lambda: order_goals(desk.store, desk.actor, plan, ids), "Moved up.")

    def agree(self) -> None:
        if self._page and self._page.plan:
            self.agreeing.open(self._page.plan)

    def agreed(self) -> None:
        self._show()

    def print(self, version_id: str = "") -> None:
        """Makes the plan, or one version of it, and shows it before it goes anywhere."""
        desk, family_id = self._desk, self._family_id
        version = next((each for each in self._page.versions if each.id == version_id), None) if self._page else None
        reference = self._page.family.reference if self._page else ""

        def done(pdf: bytes) -> None:
            witness(desk.store, desk.actor, "Opened the plan for print", family_id)
            self._view.preview_plan(pdf, f"Family plan {reference}.pdf")

        now = desk.now()
        desk.run(lambda: print_plan_pdf(desk.store, desk.actor, family_id, now=now, version=version), done, self._failed)

    def _show(self, chosen: str = "") -> None:
        desk = self._desk
        clocks, plans = desk.settings.zone.clocks, desk.settings.zone.plans
        limits = Limits(plans.actions_at_most, clocks.drift_months, clocks.drift_reviews)
        try:
            found = needs_found(desk.store, desk.actor, self._family_id, desk.settings.forms[ASSESSMENT], desk.today)
            self._page = plan_page(desk.store, desk.actor, self._family_id, found=found, limits=limits, today=desk.today)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        called = naming.called(desk.store, self._family_id)
        self._view.show_plan(sheet_of(self._page, called=called, unfinished=self._unfinished(), today=desk.today), chosen)

    def _unfinished(self) -> list[Unfinished]:
        drafts = unfinished(self._desk.store, self._desk.actor, self._family_id, "plan")
        return [
            Unfinished(each.key, f"{each.title.capitalize()}, {each.saved_at[11:16]}")
            for each in drafts
            if "form" in each.content
        ]

    def _do(self, work: Callable[[], object], words: str) -> None:
        try:
            work()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.did(words)
        self._show()

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)

    def _known(self, form: str, record_id: str) -> Record:
        kind: type[Record] = {"goal": Goal, "action": Action, "helper": Helper}[form]
        return self._desk.store.get(kind, record_id)

    def _new(self, form: str, goal_id: str) -> Record | None:
        plan = self._page.plan if self._page else None
        family_id = self._family_id
        if form == "helper":
            return Helper(file_id=family_id, family_id=family_id, name="")
        if plan is None or form in ("plan", WORDS):
            return plan
        if form == "goal":
            return Goal(file_id=family_id, family_id=family_id, plan_id=plan.id, place=len(self._goals))
        actions = self._page.actions.get(goal_id, ()) if self._page else ()
        return Action(file_id=family_id, family_id=family_id, goal_id=goal_id, place=len(actions))

    @property
    def _goals(self) -> Sequence[Goal]:
        return self._page.goals if self._page else ()

    def _people(self) -> Sequence[Subject]:
        return subjects(self._desk.store, self._desk.actor, self._family_id, self._desk.today)
