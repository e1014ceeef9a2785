"""People: who works in the zone, with which laptops, and which laptops have not confirmed that their trust has ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from fpz_app.casework.left_heads import heads
from fpz_app.casework.outbox import has_centre
from fpz_app.casework.workers import WorkerRow, directory
from fpz_app.domain.errors import Problem
from fpz_app.presenters.centre import AsksCentre
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.known_laptops import Unconfirmed, heard_words, keep, kept, laptops_words, unconfirmed
from fpz_app.presenters.one_task import OneTask
from fpz_app.presenters.places import NEW, Place
from fpz_app.sync import administering
from fpz_app.sync.admin_protocol import Laptops

ALONE = "This zone has no centre yet: laptops are listed here once it has joined one."
MAY_NOT = "People and laptops are kept by the zone manager and the administrator. Ask the zone manager if your work needs it."


@dataclass(frozen=True)
class PersonRow:
    """A worker; `beneath` is agency and team, `leads` how many families they lead in words."""

    worker_id: str
    name: str
    beneath: str
    role: str
    laptops: str
    leads: str


@dataclass(frozen=True)
class PeoplePage:
    """`stands` says how up to date the laptops are; `can_ask` where there is a centre; `left` work that waits for this worker."""

    zone: str
    stands: str
    can_ask: bool
    here: Sequence[PersonRow]
    gone: Sequence[PersonRow]
    unconfirmed: Sequence[Unconfirmed]
    left: str


class PeopleView(Protocol):
    def show_people(self, page: PeoplePage) -> None: ...
    def show_closed(self, words: str) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...


class PeoplePresenter:
    def __init__(self, view: PeopleView, desk: Desk, centre: AsksCentre) -> None:
        self._view, self._desk, self._centre = view, desk, centre
        self._task = OneTask(view, desk.run)

    def open(self) -> None:
        """Shows what is known, and asks the centre anew."""
        if self.show():
            self.ask()

    def show(self) -> bool:
        """What is known here; False where the page is not for whoever looks."""
        desk = self._desk
        try:
            rows = directory(desk.store, desk.actor)
        except Problem:
            self._view.show_closed(MAY_NOT)
            return False
        self._view.show_people(self._page(rows))
        return True

    def ask(self) -> None:
        if has_centre(self._desk.store):
            self._task.do("Asking the centre…", lambda: self._centre.ask(administering.laptops), self._heard)

    def add(self) -> None:
        self._desk.go(Place("worker", item_id=NEW))

    def see(self, worker_id: str) -> None:
        self._desk.go(Place("worker", item_id=worker_id))

    def see_left(self) -> None:
        self._desk.go(Place("left"))

    def _heard(self, said: Laptops) -> None:
        keep(self._desk.store, said)
        self.show()

    def _page(self, rows: Sequence[WorkerRow]) -> PeoplePage:
        desk = self._desk
        said, now, joined = kept(desk.store), desk.now(), has_centre(desk.store)
        names = {row.worker.id: row.worker.name for row in rows}
        made = [self._row(row, said) for row in rows]
        left = len(heads(desk.store, desk.actor))
        return PeoplePage(
            zone=f"{desk.zone.name} zone",
            stands=heard_words(said, now) if joined else ALONE,
            can_ask=joined,
            here=[each for each, row in zip(made, rows, strict=True) if not row.worker.left],
            gone=[each for each, row in zip(made, rows, strict=True) if row.worker.left],
            unconfirmed=unconfirmed(said, names, now),
            left={0: "", 1: "One thing was left for you"}.get(left, f"{left} things were left for you"),
        )

    def _row(self, row: WorkerRow, said: Laptops | None) -> PersonRow:
        worker = row.worker
        beneath = ", ".join(part for part in (worker.agency, worker.team) if part)
        leads = {0: "", 1: "leads 1 family"}.get(row.leads, f"leads {row.leads} families")
        return PersonRow(
            worker.id, worker.name, beneath, str(worker.role), laptops_words(said, worker.id, self._desk.now()), leads
        )
