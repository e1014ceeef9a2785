"""Plan editing: writing one goal, action, helper or text of the plan, with its draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from fpz_app.casework.network import put_helper, with_former
from fpz_app.casework.plans import change_plan, end_goal, put_action, put_goal, remove_action
from fpz_app.domain.changes import build, kind_of, plain
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Stands, Subject
from fpz_app.domain.plans import Action, Goal, Plan
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Helper
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.plan_history import Changing, changes_of
from fpz_app.presenters.plan_words import WORDS, answers_of_words, words_of
from fpz_app.presenters.record_form import Editing, Given, answers_of, as_draft, from_draft, page_of, record_with
from fpz_app.store.drafts import Draft


class PlanEditorView(Protocol):
    def show_editor(self, editing: Editing) -> None: ...
    def show_saved(self, at: str) -> None: ...
    def show_newer(self, words: str) -> None: ...
    def show_editor_problems(self, problems: Sequence[Problem]) -> None: ...
    def show_history(self, changes: Sequence[Changing]) -> None: ...
    def close_editor(self) -> None: ...
    def show_thrown_away(self, words: str) -> None: ...


class Reader(Protocol):
    """What shows the plan once a form is closed: `shown` is the record that was written."""

    def __call__(self, shown: str = "") -> None: ...


@dataclass(frozen=True)
class Writing:
    """How a kind of record is written: titles for a new and a known one, what is told, and what takes it away."""

    new: str
    known: str
    called: str
    done: str
    remove: str = ""
    removed: str = ""


WRITINGS = {
    "goal": Writing("A new goal", "Goal", "the goal", "Goal saved.", "End this goal", "The goal is ended."),
    "action": Writing("A new action", "Action", "the action", "Action saved.", "Remove this action", "The action is removed."),
    "plan": Writing("About the plan", "About the plan", "what you wrote about the plan", "Plan saved."),
    "helper": Writing(
        "Someone who helps", "Someone who helps", "the helper", "Helper saved.", "No longer helps", "They no longer help."
    ),
    WORDS: Writing("In their words", "In their words", "the children’s words", "Words saved."),
}
NAMED_BY = {"goal": "text", "action": "text", "helper": "name"}
"""The answer by which what is written is known before it is stored."""


class PlanEditor:
    """`closed` is called with the record's id when it was stored, taken away, or its form closed."""

    def __init__(self, view: PlanEditorView, desk: Desk, closed: Reader) -> None:
        self._view, self._desk, self._closed = view, desk, closed
        self._form = ""
        self._record: Record | None = None
        self._given: Given = {}
        self._start: Given = {}
        self._people: Sequence[Subject] = ()
        self._thrown: Draft | None = None

    @property
    def is_open(self) -> bool:
        return self._record is not None

    def write(
        self, form: str, record: Record, *, people: Sequence[Subject], about: tuple[str, ...] = (), at: tuple[str, str] = ("", "")
    ) -> None:
        """Opens the form of a record, with what its draft holds. `people` may be named; `at` is the question to begin at."""
        self._form, self._record, self._thrown = form, record, None
        self._people = with_former(self._desk.store, record.file_id, self._asked_about(people), _named(record))
        self._start = self._answers(record)
        draft = self._desk.draft(self._key)
        typed = draft.content["answers"] if draft else {}
        self._given = from_draft(self._desk.open_form(self._key, as_draft(self._start), record, typed=typed))
        writing, is_new = WRITINGS[form], self._is_new
        self._view.show_editor(
            Editing(
                key=self._key,
                title=writing.new if is_new else writing.known,
                page=page_of(self._desk.settings.forms[form], self._people if form == WORDS else ()),
                answers=self._given,
                people=self._people,
                save="Save",
                remove="" if is_new else writing.remove,
                begun=draft.saved_at[11:16] if draft else "",
                newer=self._desk.newer(self._key),
                about=about,
                at=at,
                has_history=form in ("goal", "action") and not is_new,
            )
        )

    def resume(self, content: Mapping[str, Any], people: Sequence[Subject]) -> None:
        """Goes on with what a draft holds, on the record as it stands now."""
        begun = build(content["kind"], content["record"])
        stored = self._desk.store.find(type(begun), id=begun.id)
        self.write(content["form"], stored[0] if stored else begun, people=people)

    def change(self, question: str, subject_id: str, value: Any) -> None:
        self._given = {**self._given, (question, subject_id): value}

    def keep(self) -> None:
        """Keeps what is being typed, if anything was."""
        if self._record is None:
            return
        changed = {at: value for at, value in self._given.items() if value != self._start.get(at)}
        if not changed:
            self._desk.discard_draft(self._key)
            return
        content = {
            "form": self._form, "kind": kind_of(self._record), "record": plain(self._record), "is_new": self._is_new,
            "answers": as_draft(changed),
        }  # fmt: skip
        try:
            at = self._desk.save_draft(self._key, self._title(), self._record.file_id, content)
        except Problem as problem:
            self._view.show_editor_problems(problem.each)
            return
        self._view.show_saved(at)

    def save(self) -> None:
        """Stores it; problems leave it open with everything in it."""
        record = self._record
        if record is None:
            return
        try:
            with self._desk.since_opened(self._key):
                self._store(record)
        except Problem as problem:
            self._view.show_editor_problems([_at_question(each, self._form) for each in problem.each])
            return
        self._end(WRITINGS[self._form].done)

    def remove(self) -> None:
        record, desk = self._record, self._desk
        try:
            with desk.since_opened(self._key):
                if isinstance(record, Goal):
                    end_goal(desk.store, desk.actor, record, desk.today)
                elif isinstance(record, Action):
                    remove_action(desk.store, desk.actor, record)
                elif isinstance(record, Helper):
                    put_helper(desk.store, desk.actor, replace(record, ended=True))
        except Problem as problem:
            self._view.show_editor_problems(problem.each)
            return
        self._end(WRITINGS[self._form].removed)

    def tell_newer(self) -> None:
        """While the form is open: what others changed of its record meanwhile."""
        if self.is_open and (words := self._desk.newer(self._key)):
            self._view.show_newer(words)

    def tell_history(self) -> None:
        if self._record is not None:
            self._view.show_history(changes_of(self._desk, self._record.file_id, self._record.id))

    def give_up(self) -> None:
        """Closes the form and throws its draft away; `bring_back` has it again."""
        self.keep()
        self._thrown = self._desk.draft(self._key)
        self._desk.discard_draft(self._key)
        called = WRITINGS[self._form].called if self._form else ""
        self._shut()
        if self._thrown is not None:
            self._view.show_thrown_away(f"You threw away {called}.")

    def bring_back(self, people: Sequence[Subject]) -> None:
        """Opens again what was thrown away last."""
        draft, self._thrown = self._thrown, None
        if draft is not None:
            self._desk.save_draft(draft.key, draft.title, draft.family, draft.content)
            self.resume(draft.content, people)

    def leave(self) -> None:
        """Closes the form and keeps its draft for later."""
        self.keep()
        self._shut()

    @property
    def _key(self) -> str:
        part = f"{self._form}-" if self._form == WORDS else ""
        return f"plan:{part}{self._record.id}" if self._record else ""

    def _title(self) -> str:
        """'the goal, Callum is in school each day'."""
        said = str(self._given.get((f"{self._form}.{NAMED_BY.get(self._form, '')}", "")) or "").strip()
        return f"{WRITINGS[self._form].called}, {said}" if said else WRITINGS[self._form].called

    @property
    def _is_new(self) -> bool:
        return self._record is None or not self._desk.store.find(type(self._record), id=self._record.id)

    def _store(self, record: Record) -> None:
        desk = self._desk
        if isinstance(record, Plan) and self._form == WORDS:
            change_plan(desk.store, desk.actor, replace(record, words=words_of(self._given, record.words, self._people)))
            return
        written = record_with(desk.settings.forms[self._form], record, self._given, desk.today)
        if isinstance(written, Goal):
            put_goal(desk.store, desk.actor, written)
        elif isinstance(written, Action):
            put_action(desk.store, desk.actor, written, desk.today)
        elif isinstance(written, Plan):
            change_plan(desk.store, desk.actor, written)
        elif isinstance(written, Helper):
            put_helper(desk.store, desk.actor, written)

    def _end(self, words: str) -> None:
        group = self._desk.store.just_written
        self._desk.finish_draft(self._key)
        self._desk.tell(self._desk.done(self._key, words), group)
        self._shut()

    def _shut(self) -> None:
        shown, self._record = self._record.id if self._record else "", None
        self._view.close_editor()
        self._closed(shown)

    def _answers(self, record: Record) -> Given:
        if isinstance(record, Plan) and self._form == WORDS:
            return answers_of_words(record.words)
        return answers_of(self._desk.settings.forms[self._form], record)

    def _asked_about(self, people: Sequence[Subject]) -> Sequence[Subject]:
        if self._form == WORDS:
            return [one for one in people if one.stands is Stands.CHILD and not one.age.startswith("due")]
        if self._form in ("goal", "helper"):
            return [one for one in people if one.stands is Stands.CHILD]
        return people


def _named(record: Record) -> tuple[str, ...]:
    """Those whom the record names already, who stay on the form even when they have left."""
    if isinstance(record, Goal):
        return record.children
    return record.who_ids if isinstance(record, Action) else ()


def _at_question(problem: Problem, form: str) -> Problem:
    """A problem of the record itself, told at the question of its field."""
    if not problem.field or "." in problem.field or "@" in problem.field:
        return problem
    return Problem(problem.message, problem.remedy, field=f"{form}.{problem.field}")
