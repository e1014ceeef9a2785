"""Worker: somebody's entry in the directory is changed, their families go over to others, their laptops join and lose trust."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from fpz_app.casework import workers
from fpz_app.casework.outbox import is_sent
from fpz_app.documents.laptop_invitation import LaptopInvitation, laptop_invitation
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Worker
from fpz_app.presenters.centre import AsksCentre
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.known_laptops import full_words, keep
from fpz_app.presenters.one_task import OneTask
from fpz_app.presenters.people import MAY_NOT
from fpz_app.presenters.places import NEW, Place, history
from fpz_app.presenters.worker_page import Around, around, typed_into, values_of
from fpz_app.store.replica import CENTRE
from fpz_app.sync import administering
from fpz_app.sync.admin_protocol import MOST_REASON, Invited, Laptops

PAPER = "Invitation of a laptop"
HOURS = 72
NO_REASON = Problem("It does not say why.", "Write in a few words why its trust ends. It stays on record.", field="reason")

TOO_LONG = Problem("The reason is longer than it can be.", f"Say it in {MOST_REASON:,} letters.", field="reason")


@dataclass(frozen=True)
class Code:
    """A one-time code, shown this once; `until` in words."""

    code: str
    centre: str
    until: str


class WorkerView(Protocol):
    def values(self) -> dict[str, Any]: ...
    def show_closed(self, words: str) -> None: ...
    def show_form(self, heading: str, values: dict[str, Any], *, is_new: bool) -> None: ...
    def show_around(self, around: Around) -> None: ...
    def show_code(self, code: Code | None) -> None: ...
    def show_saved(self, words: str) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def preview_paper(self, title: str, pdf: bytes, name: str) -> None: ...


class WorkerPresenter:
    """The code lives on the page alone, until it is left."""

    def __init__(self, view: WorkerView, desk: Desk, centre: AsksCentre) -> None:
        self._view, self._desk, self._centre = view, desk, centre
        self._task = OneTask(view, desk.run)
        self._worker: Worker | None = None
        self._code: Code | None = None
        self._inviting = False
        self._asked, self._is_closed = NEW, False

    def open(self, worker_id: str) -> None:
        """NEW for somebody who is to be added; what was typed and not saved stands there again."""
        self._asked = worker_id
        self._is_closed = not self._may
        if self._is_closed:
            self._view.show_closed(MAY_NOT)
            return
        found = self._desk.store.find(Worker, id=worker_id) if worker_id != NEW else []
        self._worker, self._inviting = next(iter(found), None), False
        self._show_code(None)
        self._view.show_problem(None)
        draft = self._desk.draft(self._key)
        values = self._desk.open_form(self._key, values_of(self._worker), *found)
        self._view.show_form(self._worker.name if self._worker else "Add someone", values, is_new=self._worker is None)
        if draft:
            self._view.show_saved(f"Draft of {draft.saved_at[11:16]}, not yet saved")
        self._show()

    def refresh(self) -> None:
        """After a sync, or a change: the entry that is being typed stays as it is. A new role may open the page, or close it."""
        if self._is_closed == self._may:
            self.open(self._asked)
        if self._is_closed:
            return
        if self._worker is not None:
            self._worker = next(iter(self._desk.store.find(Worker, id=self._worker.id)), self._worker)
            self._desk.tell_newer(self._key)
        self._show()
        if self._inviting and self._is_told:
            self._inviting = False
            self._view.show_busy("")
            self._ask_for_code()

    def keep(self) -> None:
        """Keeps what is being typed."""
        name = self._worker.name if self._worker else "a new worker"
        when = self._desk.save_draft(self._key, f"the entry of {name}", "", self._view.values())
        self._view.show_saved(f"Draft kept {when}")

    def save(self) -> None:
        desk = self._desk
        base = self._worker or Worker(file_id=desk.zone.id, name="")
        try:
            with desk.since_opened(self._key):
                made = workers.keep_worker(desk.store, desk.actor, typed_into(base, self._view.values()))
        except Problem as problem:
            self._view.show_problem(problem)
            return
        desk.finish_draft(self._key)
        desk.did(desk.done(self._key, "Saved.") if self._worker else f"{made.name} is in the directory")
        self.open(made.id)

    def discard(self) -> None:
        self._desk.discard_draft(self._key)
        self.back()

    def back(self) -> None:
        self._desk.go(Place("people"))

    def show_history(self) -> None:
        """Who changed this entry, and when."""
        self._desk.go(history("", self._of().id))

    def mark_left(self) -> None:
        who = self._of()
        self._do(lambda: workers.mark_left(self._desk.store, self._desk.actor, who.id), f"{who.name} is marked as left")

    def welcome_back(self) -> None:
        who = self._of()
        self._do(lambda: workers.welcome_back(self._desk.store, self._desk.actor, who.id), f"{who.name} works here again")

    def hand_over(self, families: Sequence[str], lead_id: str) -> None:
        desk = self._desk
        self._do(lambda: workers.hand_over_families(desk.store, desk.actor, families, lead_id), "Handed over")

    def open_family(self, family_id: str) -> None:
        self._desk.go(Place("family", family_id, "overview"))

    def invite(self) -> None:
        """Asks the centre for a one-time code; what it does not know yet of the directory goes there first."""
        self._view.show_problem(None)
        if is_sent(self._desk.store, self._desk.zone.id):
            self._ask_for_code()
            return
        self._inviting = True
        self._view.show_busy("Sending the directory to the centre first…")
        self._centre.sync()
        self.refresh()

    def withdraw(self) -> None:
        who = self._of()
        self._show_code(None)
        self._ask("Withdrawing the codes…", lambda: self._centre.ask(lambda remote: administering.withdraw(remote, who.id)))

    def take_trust(self, device: str, reason: str) -> None:
        if not reason.strip() or len(reason) > MOST_REASON:
            self._view.show_problem(TOO_LONG if reason.strip() else NO_REASON)
            return
        words = reason.strip()
        self._ask(
            "Taking its trust away…", lambda: self._centre.ask(lambda remote: administering.revoke(remote, device, words)),
            "Its trust has ended",
        )  # fmt: skip

    def ask_again(self) -> None:
        self._ask("Asking the centre…", lambda: self._centre.ask(administering.laptops))

    def print_code(self) -> None:
        desk, code, who = self._desk, self._code, self._of()
        if code is None:
            return
        now = desk.now()
        letter = LaptopInvitation(
            who.name, desk.zone.name, code.centre, code.code, code.until,
            f"Printed by {desk.actor.name}, {say_date(now.date())} at {now:%H:%M}",
        )  # fmt: skip
        self._task.do("Drawing the page…", lambda: laptop_invitation(letter), self._drawn)

    def leave(self) -> None:
        """The code is forgotten with the page."""
        self._show_code(None)

    def _drawn(self, pdf: bytes) -> None:
        self._view.preview_paper(PAPER, pdf, f"{PAPER}.pdf")

    def _ask_for_code(self) -> None:
        worker, asked = self._of(), new_id()

        def work() -> tuple[Invited, Laptops]:
            made = self._centre.ask(lambda remote: administering.invite(remote, asked, worker.id, HOURS))
            return made, self._centre.ask(administering.laptops)

        self._task.do("Asking the centre for a code…", work, self._invited)

    def _invited(self, answer: tuple[Invited, Laptops]) -> None:
        made, laptops = answer
        keep(self._desk.store, laptops)
        until = full_words(made.expires)
        self._show_code(Code(made.code, self._desk.store.fact(CENTRE), until))
        self._show()

    def _ask(self, words: str, work: Callable[[], Laptops], told: str = "") -> None:
        def done(said: Laptops) -> None:
            keep(self._desk.store, said)
            self._show()
            if told:
                self._desk.tell(told, "")

        self._task.do(words, work, done)

    def _do(self, act: Callable[[], object], words: str) -> None:
        self._view.show_problem(None)
        try:
            act()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.did(words)
        self.refresh()

    def _show(self) -> None:
        self._view.show_around(around(self._desk, self._worker))

    def _show_code(self, code: Code | None) -> None:
        self._code = code
        self._view.show_code(code)

    @property
    def _may(self) -> bool:
        return may(self._desk.actor, Doing.KEEP_DIRECTORY, Scope())

    @property
    def _is_told(self) -> bool:
        """Whether the centre knows the directory as it stands here, or cannot be told now."""
        state = self._centre.state()
        return not state.syncing and (state.trouble is not None or is_sent(self._desk.store, self._desk.zone.id))

    @property
    def _key(self) -> str:
        return f"worker:{self._worker.id if self._worker else NEW}"

    def _of(self) -> Worker:
        if self._worker is None:
            raise LookupError("no worker is open")
        return self._worker
