"""Sync: what waits, what was refused and what conflicts, in plain words, with what to do next; and how a zone joins a centre."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from fpz_app.casework import left_heads, outbox, tray
from fpz_app.casework.outbox import Waiting
from fpz_app.casework.unsent_attachments import WaitingAttachment, waiting_attachments
from fpz_app.domain.attachments import say_size
from fpz_app.domain.dates import say_when
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.one_task import OneTask
from fpz_app.presenters.places import Place, family
from fpz_app.presenters.sync_state import SyncState, clock_words, held_words, missing, waiting_words
from fpz_app.presenters.tray_cards import PAPER, HandedCard, ReturnedCard, handed, kept_back, paper, to_decide
from fpz_app.sync import enrolment

ALONE = (
    "This laptop keeps its record by itself. With a centre, the laptops of a zone hold one record: each sends what was written "
    "on it and gets what others wrote, whenever there is a network."
)


class Centre(Protocol):
    """The work in the background, as the page asks of it."""

    def state(self) -> SyncState: ...
    def sync(self) -> None: ...
    def start(self) -> None: ...
    def rest(self) -> None: ...


@dataclass(frozen=True)
class WaitingRow:
    what: str
    whose: str
    when: str


@dataclass(frozen=True)
class SyncPage:
    """`heading` says how things stand; `shape` its mark; `trouble` why a round did not work, with what to do."""

    joined: bool
    heading: str
    shape: str
    detail: str
    facts: Sequence[tuple[str, str, str]]
    progress: str
    conflicts: str
    left: str
    returned: Sequence[ReturnedCard]
    handed: Sequence[HandedCard]
    held: Sequence[str]
    waiting: Sequence[WaitingRow]
    syncing: bool
    again: bool = False
    """Whether only joining the zone again helps."""


class SyncView(Protocol):
    def show_page(self, page: SyncPage) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def preview_paper(self, title: str, pdf: bytes, name: str) -> None: ...


class SyncPresenter:
    def __init__(self, view: SyncView, desk: Desk, centre: Centre) -> None:
        self._view, self._desk, self._centre = view, desk, centre
        self._task = OneTask(view, desk.run, refused=centre.start)

    def open(self) -> None:
        """Shows how things stand now; asked again whenever they change."""
        self._view.show_page(self._page())

    def sync(self) -> None:
        self._centre.sync()

    def found(self, address: str, code: str) -> None:
        """Brings the zone of this laptop to a centre, with the administrator's one-time code."""
        desk = self._desk

        def work() -> object:
            raise_any(missing(address, code))
            return enrolment.found(desk.store, address, code, zone=desk.zone, worker=desk.actor)

        self._task.do("Asking the centre…", work, self._founded)

    def join_again(self, code: str) -> None:
        """Goes on as a new laptop of the same zone, with another one-time code."""
        desk, state = self._desk, self._centre.state()
        if state.syncing:
            return

        def work() -> object:
            raise_any(missing(state.centre, code))
            return enrolment.join_again(desk.store, state.centre, code, forgotten=state.forgotten)

        self._centre.rest()
        self._task.do("Asking the centre…", work, self._joined_again)

    def see_conflicts(self) -> None:
        self._desk.go(Place("conflicts"))

    def see_left(self) -> None:
        self._desk.go(Place("left"))

    def send_again(self, work: str) -> None:
        self._try(lambda: tray.send_again(self._desk.store, self._desk.actor, work), "It goes out again with the next sync.")

    def keep_words(self, work: str, typed: Mapping[str, str]) -> None:
        """Keeps a refused work's texts as they are written otherwise."""
        for key, words in typed.items():
            tray.change_words(self._desk.store, work, key, words)

    def hand_over(self, work: str, said: str) -> None:
        def act() -> None:
            tray.hand_over(self._desk.store, self._desk.actor, work, said)

        self._try(act, "Handed over. It reaches them with the next sync.")
        self._centre.sync()

    def put_away(self, work: str) -> None:
        done = "Put away. The journal keeps the words as they were refused."
        self._try(lambda: tray.put_away(self._desk.store, self._desk.actor, work), done)

    def open_family(self, work: str) -> None:
        for each in self._tray():
            if each.work == work:
                self._desk.go(family(each.family_id))

    def print_words(self, work: str) -> None:
        desk = self._desk
        found = [each for each in self._tray() if each.work == work]
        if found:
            self._task.do("Drawing the page…", lambda: paper(found[0], desk.actor.name, desk.now()), self._printed(work))

    def _tray(self) -> list[tray.Returned]:
        desk = self._desk
        return tray.returned(desk.store, desk.actor, desk.settings.forms)

    def _printed(self, work: str) -> Callable[[bytes], None]:
        def show(pdf: bytes) -> None:
            tray.witness_copy(self._desk.store, self._desk.actor, work)
            self._view.preview_paper(PAPER, pdf, f"{PAPER}.pdf")

        return show

    def _founded(self, _enrolled: object) -> None:
        self._desk.tell("This zone has joined its centre. Everything on this laptop is sent now.", "")
        self._centre.start()
        self.open()

    def _joined_again(self, _enrolled: object) -> None:
        self._desk.tell("This laptop has joined its zone again. What it had not sent goes out now.", "")
        self._centre.start()
        self.open()

    def _try(self, act: Callable[[], None], words: str) -> None:
        self._view.show_problem(None)
        try:
            act()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.tell(words, "")
        self.open()

    def _page(self) -> SyncPage:
        desk, state = self._desk, self._centre.state()
        if not state.is_joined:
            return SyncPage(False, "On this laptop only", "later", ALONE, (), "", "", "", (), (), (), (), False)
        heading, shape, detail = _said(state)
        sent, found = desk.store.tail.number - state.unsent, self._tray()
        return SyncPage(
            joined=True,
            heading=heading,
            shape=shape,
            detail=detail,
            facts=_facts(state, desk.now()),
            progress=state.progress,
            conflicts=_conflicts(state.conflicts),
            left=_left(len(left_heads.heads(desk.store, desk.actor))),
            returned=to_decide(found),
            handed=handed(found, desk.now()),
            held=kept_back(found),
            waiting=[
                *(_row(each, desk.now()) for each in outbox.waiting(desk.store, desk.actor, sent)),
                *map(_attached, waiting_attachments(desk.store, desk.actor)),
            ],
            syncing=state.syncing,
            again=state.forked or state.forgotten,
        )


def _said(state: SyncState) -> tuple[str, str, str]:
    if state.trouble and not state.offline:
        return state.trouble.message, "error", state.trouble.remedy
    if state.offline and state.trouble:
        return "Offline", "later", f"{state.trouble.message} {state.trouble.remedy}"
    if state.files_here < state.files_given or state.last is None:
        return "Families are being loaded", "under_way", "Those that are here can be worked with already."
    if state.unsent or state.attachments:
        waiting = waiting_words(state)
        return "Not all is sent yet", "under_way", f"{waiting[0].upper()}{waiting[1:]}. It goes out by itself."
    if state.attention:
        return "The centre did not take everything", "decide", "See below what it was, and what can be done."
    if state.held:
        return (
            "The centre keeps something back",
            "later",
            "It is of a newer version than the centre’s, and nothing of it is lost.",
        )
    return "Up to date", "done", "All that was written here is at the centre, and all that is yours to see is here."


def _facts(state: SyncState, now: datetime) -> list[tuple[str, str, str]]:
    last = say_when(state.last, now.date()) if state.last else "not yet"
    here = f"{state.files_here:,} of {state.files_given:,} are on this laptop"
    facts = [("Centre", state.centre, ""), ("Last full sync", last, ""), ("Still to send", waiting_words(state), "")]
    more = [("Kept back", held_words(state.held), ""), ("Clock", clock_words(state.skew), "")]
    return [*facts, ("Files", here, ""), *(each for each in more if each[1])]


def _conflicts(count: int) -> str:
    differs = "written differently by two people"
    return {0: "", 1: f"One thing was {differs}"}.get(count, f"{count} things were {differs}")


def _row(each: Waiting, now: datetime) -> WaitingRow:
    return WaitingRow(each.title, each.family, say_when(each.at, now.date()))


def _attached(each: WaitingAttachment) -> WaitingRow:
    return WaitingRow(f"Attachment: {each.title}", each.family, f"{say_size(each.size)} to send")


def _left(count: int) -> str:
    return {0: "", 1: "One thing was left for you"}.get(count, f"{count} things were left for you")
