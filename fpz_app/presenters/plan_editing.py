"""Plan editing: writing one goal, action, helper or text of the plan, with its draft."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from fpz_app.casework.network import put_helper
from fpz_app.casework.plans import change_plan, end_goal, put_action, put_goal, remove_action
from fpz_app.domain.changes import build, kind_of, plain
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Subject
from fpz_app.domain.notes import Words
from fpz_app.domain.plans import Action, Goal, Plan
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Helper
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.record_form import Editing, Given, answers_of, as_draft, from_draft, page_of, record_with

WORDS = "plan_words"


class PlanEditorView(Protocol):
    def show_editor(self, editing: Editing) -> None: ...
    def show_saved(self, at: str) -> None: ...
    def show_editor_problems(self, problems: Sequence[Problem]) -> None: ...
    def close_editor(self) -> None: ...


@dataclass(frozen=True)
class Writing:
    """How a kind of record is written: titles for a new and a known one, and what the button that removes it says."""

    new: str
    known: str
    done: str
    remove: str = ""


WRITINGS = {
    "goal": Writing("A new goal", "Goal", "Goal saved.", "End this goal"),
    "action": Writing("A new action", "Action", "Action saved.", "Remove this action"),
    "plan": Writing("About the plan", "About the plan", "Plan saved."),
    "helper": Writing("Someone who helps", "Someone who helps", "Helper saved.", "No longer helps"),
    WORDS: Writing("In their words", "In their words", "Words saved."),
}


class PlanEditor:
    """`saved` is called when a record was stored or taken away, and when writing it was given up."""

    def __init__(self, view: PlanEditorView, desk: Desk, closed: Callable[[], None]) -> None:
        self._view, self._desk, self._closed = view, desk, closed
        self._form = ""
        self._record: Record | None = None
        self._given: Given = {}
        self._people: Sequence[Subject] = ()

    @property
    def is_open(self) -> bool:
        return self._record is not None

    def write(self, form: str, record: Record, *, people: Sequence[Subject], is_new: bool) -> None:
        """Opens the form of a record, with what its draft holds."""
        self._form, self._record, self._people = form, record, people
        children = [one for one in people if one.stands == "child"]
        draft = self._desk.draft(self._key)
        self._given = from_draft(draft.content["answers"]) if draft else self._answers(record)
        asked = self._desk.settings.forms[form]
        writing = WRITINGS[form]
        self._view.show_editor(
            Editing(
                key=self._key,
                title=writing.new if is_new else writing.known,
                page=page_of(asked, children if form == WORDS else ()),
                answers=self._given,
                people=self._people_for(form),
                save="Save",
                remove="" if is_new else writing.remove,
                begun=draft.saved_at[11:16] if draft else "",
            )
        )

    def resume(self, content: Mapping[str, Any], people: Sequence[Subject]) -> None:
        """Goes on with what a draft holds."""
        record = build(content["kind"], content["record"])
        self.write(content["form"], record, people=people, is_new=content["is_new"])

    def change(self, question: str, subject_id: str, value: Any) -> None:
        self._given = {**self._given, (question, subject_id): value}

    def keep(self) -> None:
        """Keeps what is being typed."""
        if self._record is not None:
            content = {
                "form": self._form, "kind": kind_of(self._record), "record": plain(self._record),
                "is_new": not self._desk.store.find(type(self._record), id=self._record.id), "answers": as_draft(self._given),
            }  # fmt: skip
            title = WRITINGS[self._form].known.lower()
            self._view.show_saved(self._desk.save_draft(self._key, title, self._record.file_id, content))

    def save(self) -> None:
        """Stores it; problems leave it open with everything in it."""
        record = self._record
        if record is None:
            return
        try:
            self._store(record)
        except Problem as problem:
            self._view.show_editor_problems(problem.each)
            return
        self._end(WRITINGS[self._form].done)

    def remove(self) -> None:
        record, desk = self._record, self._desk
        try:
            if isinstance(record, Goal):
                end_goal(desk.store, desk.actor, record, desk.today)
            elif isinstance(record, Action):
                remove_action(desk.store, desk.actor, record)
            elif isinstance(record, Helper):
                put_helper(desk.store, desk.actor, replace(record, ended=True))
        except Problem as problem:
            self._view.show_editor_problems(problem.each)
            return
        self._end("Taken out of the plan.")

    def give_up(self) -> None:
        """Closes the form and throws its draft away."""
        self._desk.discard_draft(self._key)
        self._shut()

    def leave(self) -> None:
        """Closes the form and keeps its draft for later."""
        self.keep()
        self._shut()

    @property
    def _key(self) -> str:
        part = f"{self._form}-" if self._form == WORDS else ""
        return f"plan:{part}{self._record.id}" if self._record else ""

    def _store(self, record: Record) -> None:
        desk = self._desk
        if isinstance(record, Plan) and self._form == WORDS:
            change_plan(desk.store, desk.actor, replace(record, words=self._words()))
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
        group = self._desk.store.last_group
        self._desk.discard_draft(self._key)
        self._desk.tell(words, group)
        self._shut()

    def _shut(self) -> None:
        self._record = None
        self._view.close_editor()
        self._closed()

    def _answers(self, record: Record) -> Given:
        if isinstance(record, Plan) and self._form == WORDS:
            said = {("words.said", each.person_id): each.said for each in record.words}
            return said | {("words.how", each.person_id): each.how for each in record.words}
        return answers_of(self._desk.settings.forms[self._form], record)

    def _words(self) -> tuple[Words, ...]:
        children = [one.id for one in self._people if one.stands == "child"]
        said = [
            Words(person_id=child, said=_text(self._given, "said", child), how=_text(self._given, "how", child))
            for child in children
        ]
        return tuple(each for each in said if each.said)

    def _people_for(self, form: str) -> Sequence[Subject]:
        return [one for one in self._people if one.stands == "child"] if form in ("goal", "helper") else self._people


def _text(given: Given, name: str, child: str) -> str:
    return str(given.get((f"words.{name}", child)) or "").strip()
