"""You: this laptop for the person who works at it: how it looks, its keys, its backups, its journal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from fpz_app.casework.workers import change_contact
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Worker
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.places import Place
from fpz_app.store.store import BACKUPS

LOOK, SCALE = "look", "text size"
"""Names of the laptop's own facts that keep the person's choice."""


@dataclass(frozen=True)
class You:
    """Who works here, and how the laptop stands in words."""

    name: str
    role: str
    look: str
    scale: str
    backup: str
    has_keys: bool
    job: str = ""
    phone: str = ""
    email: str = ""


class YouView(Protocol):
    def show_you(self, you: You) -> None: ...
    def show_checked(self, words: str, *, is_good: bool) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...


class YouPresenter:
    """`apply` changes the look and text size at once: (scale, look). `has_keys` is False in the invented zone."""

    def __init__(self, view: YouView, desk: Desk, *, apply: Callable[[float, str], None], has_keys: bool) -> None:
        self._view, self._desk, self._apply, self._has_keys = view, desk, apply, has_keys

    def open(self) -> None:
        desk = self._desk
        look, scale = desk.store.fact(LOOK) or "system", desk.store.fact(SCALE) or "1.0"
        who = f"{desk.actor.role}, {desk.actor.agency}, {desk.zone.name} zone"
        known = desk.store.get(Worker, desk.actor.id)
        self._view.show_you(
            You(desk.actor.name, who, look, scale, self._last_backup(), self._has_keys, known.job, known.phone, known.email)
        )

    def change_contact(self, job: str, phone: str, email: str) -> None:
        try:
            change_contact(self._desk.store, self._desk.actor, job=job, phone=phone, email=email)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.did("Saved. It stands on plans from now on.")
        self.open()

    def choose(self, look: str, scale: str) -> None:
        self._apply(float(scale), look)
        if not self._desk.store.read_only:
            self._desk.store.set_fact(LOOK, look)
            self._desk.store.set_fact(SCALE, scale)

    def change_passphrase(self) -> None:
        self._desk.go(Place("passphrase"))

    def new_code(self) -> None:
        self._desk.go(Place("recovery_code"))

    def back_up(self) -> None:
        """Makes today's backup now, if it is not there yet."""
        self._desk.run(lambda: self._desk.store.backup_daily(self._desk.today), lambda _made: self.open(), self._failed)

    def check(self) -> None:
        """Checks the journal from its first work to its last."""
        self._desk.run(self._desk.store.broken, self._checked, self._failed)

    def _checked(self, fault: str) -> None:
        words = f"The record’s journal is not whole: {fault}. Tell your zone’s administrator."
        self._view.show_checked(words if fault else "Every work is as it was written and signed.", is_good=not fault)

    def _last_backup(self) -> str:
        found = sorted((self._desk.store.folder / BACKUPS).glob("day-*.fpz"))
        if not found:
            return "No backup yet."
        day = found[-1].stem.removeprefix("day-")
        return f"The last backup is of {say_date(day)}. {len(found)} kept on this laptop, encrypted."

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)
