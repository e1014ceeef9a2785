"""You: this laptop for the person who works at it: how it looks, its keys, its backups, its journal."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
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
DRAFT = "you:contact"


@dataclass(frozen=True)
class You:
    """Who works here, and how the laptop stands in words."""

    name: str
    role: str
    look: str
    scale: str
    backup: str
    has_keys: bool


@dataclass(frozen=True)
class Contact:
    """How families reach a worker; it stands on their plans."""

    job: str = ""
    phone: str = ""
    email: str = ""


class YouView(Protocol):
    def show_you(self, you: You) -> None: ...
    def show_contact(self, contact: Contact) -> None: ...
    def show_saved(self, words: str) -> None: ...
    def show_backup(self, words: str) -> None: ...
    def show_checked(self, words: str, *, is_good: bool) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...


class YouPresenter:
    """`apply` changes the look and text size at once: (scale, look). `has_keys` is False in the invented zone."""

    def __init__(self, view: YouView, desk: Desk, *, apply: Callable[[float, str], None], has_keys: bool) -> None:
        self._view, self._desk, self._apply, self._has_keys = view, desk, apply, has_keys

    def open(self) -> None:
        """What was typed and cannot be kept yet stands there again, with what is wrong with it."""
        desk = self._desk
        look, scale = desk.store.fact(LOOK) or "system", desk.store.fact(SCALE) or "1.0"
        who = f"{desk.actor.role}, {desk.actor.agency}, {desk.zone.name} zone"
        self._view.show_you(You(desk.actor.name, who, look, scale, self._last_backup(), self._has_keys))
        self._view.show_problem(None)
        is_begun = desk.draft(DRAFT) is not None
        contact = self._shown_anew()
        self._view.show_contact(contact)
        if is_begun:
            self.change_contact(contact)

    def keep_contact(self, contact: Contact) -> None:
        """Keeps what is being typed."""
        if contact != self._shown and not self._desk.store.read_only:
            content = {"job": contact.job, "phone": contact.phone, "email": contact.email}
            self._desk.save_draft(DRAFT, "your contact details", "", content)

    def change_contact(self, contact: Contact) -> None:
        """Stores what was typed, if it differs; a problem leaves it as it is, as a draft."""
        desk = self._desk
        if contact == self._shown:
            desk.discard_draft(DRAFT)
            self._view.show_problem(None)
            return
        try:
            with desk.since_opened(DRAFT):
                change_contact(desk.store, desk.actor, job=contact.job, phone=contact.phone, email=contact.email)
        except Problem as problem:
            self.keep_contact(contact)
            self._view.show_problem(problem)
            return
        group = desk.store.just_written
        desk.finish_draft(DRAFT)
        self._view.show_problem(None)
        done = desk.done(DRAFT, "Saved. It stands on plans from now on.")
        self._view.show_contact(self._shown_anew())
        self._view.show_saved(f"Saved {desk.now():%H:%M}")
        desk.tell(done, group)

    def refresh(self) -> None:
        """Shows the contact details anew, as after Undo."""
        if self._desk.draft(DRAFT) is None:
            self._view.show_contact(self._shown_anew())

    def choose(self, look: str, scale: str) -> None:
        self._apply(float(scale), look)
        if not self._desk.store.read_only:
            self._desk.store.set_fact(LOOK, look)
            self._desk.store.set_fact(SCALE, scale)

    def change_passphrase(self) -> None:
        self._desk.go(Place("passphrase"))

    def new_code(self) -> None:
        self._desk.go(Place("recovery_code"))

    def help(self) -> None:
        self._desk.go(Place("help", item_id="you"))

    def back_up(self) -> None:
        """Makes today's backup now, if it is not there yet, and says which it was."""
        desk = self._desk
        desk.run(lambda: desk.store.backup_daily(desk.today), self._backed_up, self._failed)

    def check(self) -> None:
        """Checks the journal from its first work to its last."""
        self._desk.run(self._desk.store.broken, self._checked, self._failed)

    @property
    def _shown(self) -> Contact:
        """What stood on the page before anything was typed."""
        return Contact(**self._desk.opened[DRAFT].start)

    def _shown_anew(self) -> Contact:
        known = self._desk.store.get(Worker, self._desk.actor.id)
        return Contact(**self._desk.open_form(DRAFT, asdict(Contact(known.job, known.phone, known.email)), known))

    def _backed_up(self, made: Path | None) -> None:
        done = "The backup is made, opened and found whole." if made else "Today’s backup is there already."
        self._view.show_backup(f"{done} {self._last_backup()}")

    def _checked(self, fault: str) -> None:
        words = f"The record’s journal is not whole: {fault}. Tell your zone’s administrator."
        self._view.show_checked(words if fault else "Every work is as it was written and signed.", is_good=not fault)

    def _last_backup(self) -> str:
        found = sorted((self._desk.store.folder / BACKUPS).glob("day-*.fpz"))
        if not found:
            return "No backup yet."
        made = datetime.fromtimestamp(found[-1].stat().st_mtime, UTC).astimezone()
        day = say_date(found[-1].stem.removeprefix("day-"))
        return f"The last backup is of {day} at {made:%H:%M}. {_kept(len(found))} on this laptop, encrypted."

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._view.show_problem(problem)


def _kept(number: int) -> str:
    return "One is kept" if number == 1 else f"{number} are kept"
