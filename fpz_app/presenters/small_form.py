"""Small form: a record of a few answers being filled in, kept as a draft until it is stored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.form_answers import is_required, visible_fields
from fpz_app.domain.form_checks import check_field, is_answered, settle
from fpz_app.domain.form_pages import Page
from fpz_app.domain.forms import FAMILY, Field, Section, Subject
from fpz_app.domain.record import Record
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.record_form import Editing
from fpz_app.store.drafts import Draft

Given = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class SmallForm:
    """`called` names it in a sentence ('the warning note'); `start` are the answers it opens with; `of` the records that it
    changes, none where it makes new ones; `keep` stores it or raises a Problem whose field is a key of `fields`; `done` says that
    it was stored; `undone` whether that was taken back from a record that was there before."""

    title: str
    called: str
    beneath: str = ""
    save: str
    fields: tuple[Field, ...]
    start: Given
    of: Sequence[Record]
    keep: Callable[[Given], Record]
    done: str
    undone: Callable[[Any], bool] = lambda _record: False

    @property
    def section(self) -> Section:
        return Section(key="record", title=self.title, help=self.beneath, fields=self.fields)


def stands_as_before(desk: Desk, kind: type[Record], record_id: str) -> Callable[[Any], bool]:
    """For `undone` of a form that changes a record: whether it is again as it is now, before the form is stored."""
    before = desk.store.find(kind, id=record_id)
    return lambda now: now in before


class FillingView(Protocol):
    def show_editing(self, editing: Editing) -> None: ...
    def show_saved(self, at: str) -> None: ...
    def show_newer(self, words: str) -> None: ...
    def show_problems(self, problems: Sequence[Problem]) -> None: ...


class Filling:
    """One form at a time. What was stored and then undone becomes a draft again, so that Undo loses no word.

    `stored` is called after the form was stored; `given_up` after it was thrown away, with its draft, if there was one.
    """

    def __init__(
        self, view: FillingView, desk: Desk, *, stored: Callable[[], None], given_up: Callable[[Draft | None], None]
    ) -> None:
        self._view, self._desk = view, desk
        self._tell_stored, self._tell_given_up = stored, given_up
        self._key, self._family_id = "", ""
        self._form: SmallForm | None = None
        self._answers: dict[str, Any] = {}
        self._last: tuple[SmallForm, Record, Draft] | None = None

    @property
    def is_open(self) -> bool:
        return self._form is not None

    def open(self, form: SmallForm, *, key: str, family_id: str, people: Sequence[Subject]) -> None:
        """Goes on with the draft there is under the key."""
        draft = self._desk.draft(key)
        self._form, self._key, self._family_id = form, key, family_id
        self._answers = self._desk.open_form(key, form.start, *form.of)
        self._view.show_editing(
            Editing(
                key=key,
                title=form.title,
                page=Page(form.section, (FAMILY,), 1, 1),
                answers={(name, ""): value for name, value in self._answers.items()},
                people=people,
                save=form.save,
                begun=draft.saved_at[11:16] if draft else "",
                newer=self._desk.newer(key),
            )
        )

    def tell_newer(self) -> None:
        """While it is open: what others changed of its records meanwhile."""
        if self._form is not None and (words := self._desk.newer(self._key)):
            self._view.show_newer(words)

    def close(self) -> None:
        """Shows something else; what is typed is a draft."""
        self._form = None

    def change(self, question: str, _subject_id: str, value: object) -> None:
        self._answers[question] = value

    def keep(self) -> None:
        """Keeps what is typed, so that closing, locking or crashing loses nothing."""
        if self._form is None or (self._answers == self._form.start and self._desk.draft(self._key) is None):
            return
        try:
            self._save(self._draft(self._form))
        except Problem as problem:
            self._view.show_problems(problem.each)

    def save(self) -> None:
        """Stores the record, or shows the problems."""
        form = self._form
        if form is None:
            return
        self.keep()
        try:
            with self._desk.since_opened(self._key):
                record = form.keep(self._checked(form))
        except Problem as problem:
            self._view.show_problems(problem.each)
            return
        self._last = (form, record, self._draft(form))
        self._desk.discard_draft(self._key)
        self._form = None
        self._desk.did(self._desk.done(self._key, form.done))
        self._tell_stored()

    def give_up(self) -> None:
        self.keep()
        draft = self._desk.draft(self._key)
        self._desk.discard_draft(self._key)
        self._form = None
        self._tell_given_up(draft)

    remove = give_up

    def bring_back(self, draft: Draft) -> None:
        """Unless another was begun in its place by now."""
        if self._desk.is_free(draft):
            self._save(draft)

    def bring_back_undone(self) -> None:
        if self._last is None:
            return
        form, record, draft = self._last
        known = self._desk.store.find(type(record), id=record.id)
        if not known or (known[0] != record and form.undone(known[0])):
            self._last = None
            self.bring_back(draft)

    def _draft(self, form: SmallForm) -> Draft:
        return Draft(self._key, self._desk.actor.id, form.called, self._family_id, dict(self._answers), "")

    def _save(self, draft: Draft) -> None:
        self._view.show_saved(self._desk.save_draft(draft.key, draft.title, draft.family, draft.content))

    def _checked(self, form: SmallForm) -> Given:
        """The answers of the questions that are shown, as they are kept. Raises Problems."""
        today = self._desk.today
        answers = {(field.key, ""): settle(field, self._answers.get(field.key), today) for field in form.fields}
        found: list[Problem] = []
        for field in visible_fields(form.section, answers, ""):
            value = answers[field.key, ""]
            problem = check_field(field, value, today)
            if is_required(field, answers, "") and not is_answered(value):
                problem = Problem(f"“{field.label.rstrip('?')}” has no answer.", "Fill it in.")
            if problem:
                found.append(Problem(problem.message, problem.remedy, field=field.key))
        raise_any(found)
        return {field.key: answers[field.key, ""] for field in visible_fields(form.section, answers, "")}
