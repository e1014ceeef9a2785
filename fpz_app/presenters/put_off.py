"""Put off: until when a line of Today waits, and why."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from fpz_app.casework.due import Due
from fpz_app.casework.families import Identity, identity
from fpz_app.casework.putting_off import last_put_off, put_off_line
from fpz_app.casework.today import what_is_next
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Field, Kind
from fpz_app.domain.periods import add_working_days
from fpz_app.domain.putting_off import Guard, PutOff, latest_day
from fpz_app.domain.record import Record
from fpz_app.presenters import places
from fpz_app.presenters.asked import day
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.small_form import Filling, Given, SmallForm
from fpz_app.store.drafts import Draft

TAB = "put_off"
A_WHILE = 3  # working days, the day that the form opens with
GONE = ("This line is not there any more.", "It was done meanwhile, or its day moved. Go back to Today.")


class PutOffView(Protocol):
    def show_identity(self, identity: Identity, level_words: str) -> None: ...
    def show_editing(self, editing: Editing) -> None: ...
    def show_saved(self, at: str) -> None: ...
    def show_newer(self, words: str) -> None: ...
    def show_problems(self, problems: Sequence[Problem]) -> None: ...
    def show_gone(self, words: str, detail: str) -> None: ...


class PutOffPresenter:
    def __init__(self, view: PutOffView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.filling = Filling(view, desk, stored=self.leave, given_up=self._given_up)

    def open(self, family_id: str, key: str) -> None:
        desk = self._desk
        try:
            found = what_is_next(desk.store, desk.actor, family_id, desk.now(), desk.settings.zone)
            known = last_put_off(desk.store, desk.actor, family_id, key)
            who = identity(desk.store, desk.actor, family_id, desk.today)
        except Problem as problem:
            self._view.show_gone(problem.message, problem.remedy)
            return
        line = next((each for each in found if each.key == key), None)
        if line is None or line.guard not in (Guard.OPEN, Guard.TOMORROW):
            self._view.show_gone(*GONE)
            return
        levels = desk.settings.zone.levels
        self._view.show_identity(who, f"{who.level} {levels[who.level]}" if who.level else "")
        self.filling.open(putting_off(desk, line, known), key=f"{TAB}:{key}", family_id=family_id, people=())

    def leave(self) -> None:
        """What was begun in the form is a draft."""
        self.filling.keep()
        self.filling.close()
        self._desk.go(places.TODAY)

    def _given_up(self, draft: Draft | None) -> None:
        if draft is not None:
            self._desk.discard_draft(draft.key)
        self._desk.go(places.TODAY)


def putting_off(desk: Desk, line: Due, known: PutOff | None) -> SmallForm:
    today, most = desk.today, desk.settings.zone.putting_off.most_days
    last = latest_day(line.guard, line.due, today=today, most_days=most)

    def keep(given: Given) -> Record:
        until = date.fromisoformat(given["until"])
        return put_off_line(desk.store, desk.actor, line, until=until, reason=given["reason"], today=today, most_days=most)

    return SmallForm(
        title=f"Put off: {line.what[:1].lower()}{line.what[1:]}",
        called=f"why a line is put off, {line.what[:1].lower()}{line.what[1:]}",
        beneath=f"{_about(line)}\n{_says(line.guard, last)}",
        save="Put it off",
        fields=(
            day("until", "Until when does it wait?", past=False),
            Field(
                key="reason", kind=Kind.NARRATIVE, label="Why?", required=True, lines=2,
                help="Your manager and everybody who may read the file can see it.",
            ),
        ),
        start={"until": min(add_working_days(today, A_WHILE), last).isoformat()},
        of=[known] if known else [],
        keep=keep,
        done="The line is put off. It comes back by itself.",
        undone=_undone(known),
    )  # fmt: skip


def _about(line: Due) -> str:
    words = f"{line.detail}, {line.when}" if line.detail else line.when
    return f"{words[:1].upper()}{words[1:]}."


def _undone(known: PutOff | None) -> Callable[[PutOff], bool]:
    return lambda now: now == known


def _says(guard: Guard, last: date) -> str:
    """How long it may wait, and why not longer."""
    until = f"It can wait until {say_date(last)} at most."
    return f"{until} {guard}" if guard else until
