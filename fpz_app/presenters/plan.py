"""Plan: the family's plan on its tab: what stands in it, what might be mended, and printing it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from fpz_app.casework import naming
from fpz_app.casework.access import may_here, witness
from fpz_app.casework.assessment_reading import needs_found
from fpz_app.casework.network import owners, subjects
from fpz_app.casework.plan_beginning import beginning
from fpz_app.casework.plan_reading import PlanPage, plan_page
from fpz_app.casework.plans import start_plan
from fpz_app.casework.unfinished import unfinished
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Subject
from fpz_app.domain.permissions import Doing
from fpz_app.domain.plan_signals import Limits, Signal, Where
from fpz_app.domain.plans import Action, Goal
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Helper
from fpz_app.presenters import places
from fpz_app.presenters.action_history import ActionPast, pasts_of
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.plan_agreeing import AgreeingView, PlanAgreeing
from fpz_app.presenters.plan_editing import PlanEditor, PlanEditorView
from fpz_app.presenters.plan_goals import PlanGoals
from fpz_app.presenters.plan_history import Changing, changes_of
from fpz_app.presenters.plan_print import file_name, print_plan_pdf, print_title
from fpz_app.presenters.plan_sheet import PlanSheet, Unfinished, about_goal, sheet_of
from fpz_app.presenters.plan_words import WORDS

ASSESSMENT = "family_assessment"


class PlanView(PlanEditorView, AgreeingView, Protocol):
    def show_plan(self, sheet: PlanSheet, shown: str) -> None: ...
    def show_there(self, item_id: str) -> bool: ...
    def show_problem(self, problem: Problem) -> None: ...
    def preview_plan(self, title: str, pdf: bytes, name: str) -> None: ...


class PlanPresenter:
    def __init__(self, view: PlanView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.editor = PlanEditor(view, desk, self._show)
        self.agreeing = PlanAgreeing(view, desk, self._show)
        self.goals = PlanGoals(desk, lambda: self._read, self._do)
        self._family_id = ""
        self._page: PlanPage | None = None
        self._sheet: PlanSheet | None = None

    def open(self, family_id: str, item_id: str = "") -> None:
        """Shows the plan; `item_id` is a goal or action to show there, or what was being written."""
        self._family_id, self._sheet = family_id, None
        draft = self._desk.draft(f"plan:{item_id}") if item_id else None
        self._show(item_id)
        if draft and item_id.startswith("agree-"):
            self.agree()
        elif draft:
            self.go_on(draft.key)

    def refresh(self, *, quietly: bool = False) -> None:
        """Shows the plan anew where something in it has changed, unless another page of it is open; a form says what others
        changed of its record."""
        self.editor.tell_newer()
        if not self.editor.is_open and not quietly:
            self._show(only_changed=True)

    def start(self) -> None:
        """A draft plan with what the assessment, the notes and the zone already say."""
        desk, form = self._desk, self._desk.settings.forms[ASSESSMENT]
        begun = beginning(desk.store, desk.actor, self._family_id, form=form, phones=desk.settings.zone.phones)
        self._do(
            lambda: start_plan(
                desk.store, desk.actor, self._family_id, going_well=begun.going_well, worries=begun.worries,
                words=begun.words, whom_to_ring=begun.whom_to_ring,
            ),
            "The plan is started.",
        )  # fmt: skip

    def write(self, form: str, record_id: str = "", *, goal_id: str = "", at: tuple[str, str] = ("", "")) -> None:
        """Opens the form of a goal, action or helper, known by its id or new; or of the plan's own texts."""
        record = self._known(form, record_id) if record_id else self._new(form, goal_id)
        if record is not None:
            self._write(form, record, at)

    def go_on(self, key: str) -> None:
        draft = self._desk.draft(key)
        if draft:
            self.editor.resume(draft.content, self._people(draft.content.get("form", "")))

    def bring_back(self) -> None:
        """Opens again what was thrown away."""
        self.editor.bring_back(self._people("action"))

    def goal_from_need(self, answer_id: str) -> None:
        """Opens a new goal that begins with a need's words and child."""
        need = next(each for each in self._read.needs if each.answer_id == answer_id)
        goal = self._new("goal", "")
        if isinstance(goal, Goal):
            children = (need.child_id,) if need.child_id else ()
            self._write("goal", replace(goal, text=need.words, needs=(answer_id,), children=children))

    def mend(self, signal: Signal) -> None:
        """Opens what a signal is about."""
        goal = self._new("goal", "") if signal.where is Where.NEW_GOAL else None
        if isinstance(goal, Goal):
            self._write("goal", replace(goal, children=(signal.item_id,)))
        elif signal.where is Where.CARD:
            self._view.show_there(signal.item_id)
        else:
            form, record_id, goal_id, question = _opened(signal)
            self.write(form, record_id, goal_id=goal_id, at=question)

    def history(self, record_id: str) -> list[Changing]:
        return changes_of(self._desk, self._family_id, record_id)

    def pasts(self, goal_id: str) -> list[ActionPast]:
        return pasts_of(self._desk, self._family_id, goal_id)

    def open_note(self, note_id: str) -> None:
        self._desk.go(places.family(self._family_id, "notes", note_id))

    def agree(self) -> None:
        if self._page and self._page.plan:
            self.agreeing.open(self._page.plan)

    def print(self, version_id: str = "") -> None:
        """Makes the plan, or one version of it, and shows it before it goes anywhere."""
        desk, page = self._desk, self._read
        version = next((each for each in page.versions if each.id == version_id), None)
        title = print_title(page.plan, version)

        def done(pdf: bytes) -> None:
            witness(desk.store, desk.actor, "Opened the plan for print", page.family.id)
            self._view.preview_plan(title, pdf, file_name(title, page.family.reference))

        now = desk.now()
        desk.run(lambda: print_plan_pdf(desk.store, desk.actor, page.family.id, now=now, version=version), done, self._failed)

    @property
    def _read(self) -> PlanPage:
        if self._page is None:
            raise LookupError("no plan is open")
        return self._page

    def _show(self, shown: str = "", *, only_changed: bool = False) -> None:
        desk = self._desk
        clocks, plans = desk.settings.zone.clocks, desk.settings.zone.plans
        limits = Limits(plans.actions_at_most, clocks.drift_months, clocks.drift_reviews)
        try:
            found = needs_found(desk.store, desk.actor, self._family_id, desk.settings.forms[ASSESSMENT], desk.today)
            self._page = plan_page(desk.store, desk.actor, self._family_id, found=found, limits=limits, today=desk.today)
            begun = self._unfinished()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        called = naming.called(desk.store, self._family_id)
        before, sheet = self._sheet, sheet_of(self._page, called=called, unfinished=begun, today=desk.today)
        self._sheet = self._as_allowed(sheet)
        if not only_changed or self._sheet != before:
            self._view.show_plan(self._sheet, shown)

    def _as_allowed(self, sheet: PlanSheet) -> PlanSheet:
        """Nothing is offered that the reader may not do."""
        desk, where = self._desk, self._family_id
        may_agree = may_here(desk.store, desk.actor, Doing.AGREE_PLAN, where)
        if may_here(desk.store, desk.actor, Doing.RECORD, where):
            return replace(sheet, may_agree=may_agree)
        return replace(sheet, may_agree=may_agree, may_change=False, signals=(), unfinished=())

    def _unfinished(self) -> list[Unfinished]:
        drafts = unfinished(self._desk.store, self._desk.actor, self._family_id, "plan")
        return [Unfinished.of(each) for each in drafts if "form" in each.content]

    def _do(self, work: Callable[[], object], words: str, shown: str = "") -> None:
        try:
            work()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        if self._desk.store.just_written:
            self._desk.did(words)
        self._show(shown)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)

    def _write(self, form: str, record: Record, at: tuple[str, str] = ("", "")) -> None:
        about = about_goal(record, self._read.needs) if isinstance(record, Goal) else ()
        self.editor.write(form, record, people=self._people(form), about=about, at=at)

    def _known(self, form: str, record_id: str) -> Record:
        kind: type[Record] = {"goal": Goal, "action": Action, "helper": Helper}[form]
        return self._desk.store.get(kind, record_id)

    def _new(self, form: str, goal_id: str) -> Record | None:
        page, family_id = self._read, self._family_id
        if form == "helper":
            return Helper(file_id=family_id, family_id=family_id, name="")
        if page.plan is None or form in ("plan", WORDS):
            return page.plan
        if form == "goal":
            return Goal(file_id=family_id, family_id=family_id, plan_id=page.plan.id, place=_next(page.goals))
        return Action(file_id=family_id, family_id=family_id, goal_id=goal_id, place=_next(page.actions.get(goal_id, ())))

    def _people(self, form: str) -> list[Subject]:
        desk = self._desk
        ask = owners if form == "action" else subjects
        return ask(desk.store, desk.actor, self._family_id, desk.today)


def _next(placed: "tuple[Goal | Action, ...]") -> int:
    return max((each.place for each in placed), default=-1) + 1


def _opened(signal: Signal) -> tuple[str, str, str, tuple[str, str]]:
    """The form, the record, the goal of a new action, and the question to begin at."""
    if signal.where is Where.WORDS:
        return WORDS, "", "", ("words.said", signal.item_id)
    if signal.where is Where.NEW_ACTION:
        return "action", "", signal.item_id, ("", "")
    question = f"{signal.where}.{signal.field}" if signal.field else ""
    return str(signal.where), signal.item_id if signal.where is not Where.PLAN else "", "", (question, "")
