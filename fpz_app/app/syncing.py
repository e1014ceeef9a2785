"""Syncing: keeps the record in step with its centre, in the background, whenever there is a network."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from fpz_app.app.reconnecting import Reconnecting
from fpz_app.casework import outbox, tray, unsent_attachments
from fpz_app.casework.conflicts import waiting_for
from fpz_app.domain.attachments import say_size
from fpz_app.domain.errors import Problem
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.sync_state import SyncState
from fpz_app.store.replica import Forked
from fpz_app.store.store import Changed, Store
from fpz_app.sync import attached, break_glass, enrolment
from fpz_app.sync.break_glass_protocol import BreakGlassAnswer, BreakGlassAsked
from fpz_app.sync.remote import Remote
from fpz_app.sync.report import Progress, RoundReport
from fpz_app.sync.round import run_round
from fpz_app.sync.troubles import Offline, Unknown
from fpz_app.ui import tasks

AT_ONCE, SOON, EACH, AGAIN, LONGEST = 0, 3_000, 60_000, 15_000, 600_000
"""Milliseconds: at the start, after an action, between rounds, and after a round that failed, doubled each time. The centre in
reach again ends the waiting."""
OLD = Problem(
    "This app is older than the centre asks for.", "Update it. Until then what you write is sent, and nothing new comes in."
)

BUG = Problem("The sync met a fault in the program.", "Nothing is lost; it tries again by itself. Tell your administrator.")
NEVER_SENT = Problem("A part of this is missing on this laptop.", "It was never sent to a centre; a backup may hold it.")


T = TypeVar("T")


@dataclass
class _Now:
    """What the last round left."""

    task: tasks.Task | None = None
    progress: str = ""
    trouble: Problem | None = None
    wait: int = AGAIN
    report: RoundReport = field(default_factory=RoundReport)
    again: bool = False


class Syncing(QObject):
    """`changed` when the state is another; `ended` when the centre has ended this laptop's trust and its record is to go."""

    changed = Signal()
    ended = Signal()
    _wrote = Signal()

    def __init__(self, desk: Desk, parent: QObject, *, remote_of: Callable[[Store], Remote] = enrolment.remote_of) -> None:
        super().__init__(parent)
        self._desk, self._remote_of = desk, remote_of
        self._remote: Remote | None = None
        self._now = _Now()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.sync)
        self._wrote.connect(self._follow)
        self._reconnecting = Reconnecting(self, self._answers)
        self._reconnecting.back.connect(self.sync)
        desk.store.listeners.append(self._heard)

    def start(self) -> None:
        """The first round, as the device that the laptop is by now; nothing at all on a laptop that works by itself."""
        if self._remote is not None:
            self._remote.close()
            self._remote = None
        if enrolment.is_enrolled(self._desk.store):
            self._timer.start(AT_ONCE)
        self.changed.emit()

    def rest(self) -> None:
        """Nothing begins by itself until `start`."""
        self._timer.stop()
        self._reconnecting.end()

    def stop(self) -> None:
        """Ends a round that is under way: it goes on another time from where it was."""
        self.rest()
        if self._heard in self._desk.store.listeners:
            self._desk.store.listeners.remove(self._heard)
        if self._now.task is not None:
            self._now.task.cancel()
        if self._remote is not None:
            self._remote.close()
            self._remote = None

    def sync(self) -> None:
        """One round now; where one is under way, another after it."""
        if self._now.task is not None:
            self._now.again = True
            return
        self._now.again = False
        self._reconnecting.end()
        if self._remote is None:
            self._remote = self._remote_of(self._desk.store)
        remote, store = self._remote, self._desk.store

        def work(tell: tasks.Tell) -> Callable[[], RoundReport]:
            try:
                report = run_round(store, remote, lambda progress: tell(progress.rows, 0, _words(progress)))
            except (Problem, tasks.Cancelled):
                raise
            except Exception as bug:
                return _raiser(bug)
            return lambda: report

        self._now.task = tasks.run_long(self, work, told=self._told, done=self._done, failed=self._failed)
        self.changed.emit()

    def fetch_pieces(self, pieces: Sequence[str], file: str, done: Callable[[], None], failed: Callable[[Problem], None]) -> None:
        """Brings what is not on this laptop of an attachment, whatever else goes on."""
        store = self._desk.store
        if not enrolment.is_enrolled(store):
            failed(NEVER_SENT)
            return

        def work() -> None:
            with closing(self._remote_of(store)) as remote:
                attached.fetch_pieces(store, remote, file, pieces)

        tasks.run(self, work, done=lambda _: done(), failed=failed)

    def break_glass(self, asked: BreakGlassAsked) -> BreakGlassAnswer:
        """Asks the centre for a restricted file. Slow: a task. Raises Problem."""
        with closing(self._remote_of(self._desk.store)) as remote:
            return break_glass.ask(remote, asked)

    def ask(self, question: Callable[[Remote], T]) -> T:
        """What the centre answers to one question, beside the rounds. Slow: a task. Raises Offline, Untrusted, Declined."""
        with closing(self._remote_of(self._desk.store)) as remote:
            return question(remote)

    def state(self) -> SyncState:
        desk = self._desk
        if not enrolment.is_enrolled(desk.store):
            return SyncState()
        stands = enrolment.standing(desk.store)
        trouble, attachments = self._now.trouble, unsent_attachments.count(desk.store)
        tally = tray.tally(desk.store, desk.actor)
        return SyncState(
            centre=stands.centre,
            syncing=self._now.task is not None,
            progress=self._now.progress,
            trouble=trouble,
            offline=isinstance(trouble, Offline),
            unsent=stands.unsent,
            attachments=attachments.attachments,
            attached=attachments.size,
            changes=outbox.unsent_changes(desk.store, desk.store.tail.number - stands.unsent),
            files_here=stands.files_here,
            files_given=stands.files_given,
            last=datetime.fromtimestamp(stands.last_sync / 1000, UTC).astimezone() if stands.last_sync else None,
            attention=tally.refused,
            held=tally.held,
            conflicts=waiting_for(desk.store, desk.actor),
            skew=self._now.report.skew,
            forked=isinstance(trouble, Forked),
            forgotten=isinstance(trouble, Unknown),
        )

    def _heard(self, changed: Changed) -> None:
        """Called on whichever thread wrote; what came from the centre is no reason to sync."""
        if changed.by:
            self._wrote.emit()

    def _follow(self) -> None:
        if enrolment.is_enrolled(self._desk.store):
            if not isinstance(self._now.trouble, Offline):
                self._timer.start(SOON)
            self.changed.emit()

    def _answers(self) -> bool:
        return self._remote is not None and self._remote.answers()

    def _told(self, _done: int, _whole: int, words: str) -> None:
        self._now.progress = words
        self.changed.emit()

    def _done(self, outcome: Callable[[], RoundReport]) -> None:
        try:
            report = outcome()
        except Exception:
            self._failed(BUG)
            raise
        self._now.task, self._now.progress = None, ""
        self._now.report, self._now.wait = report, AGAIN
        self._now.trouble = OLD if report.must_update else None
        if report.wipe:
            self.ended.emit()
            return
        if report.taken:
            self._desk.tell(_taken(len(report.taken), report.left_behind), "")
        is_more = report.filling or enrolment.standing(self._desk.store).unsent
        self._timer.start(AT_ONCE if report.left or report.pieces_left or self._now.again else SOON if is_more else EACH)
        self.changed.emit()

    def _failed(self, problem: Problem) -> None:
        self._now.task, self._now.progress, self._now.trouble = None, "", problem
        self._timer.start(AT_ONCE if self._now.again else self._now.wait)
        self._now.wait = min(self._now.wait * 2, LONGEST)
        if isinstance(problem, Offline):
            self._reconnecting.begin()
        self.changed.emit()


def _words(progress: Progress) -> str:
    if progress.attached:
        return f"{say_size(progress.attached)} of attachments to go"
    return f"{progress.rows:,} of {progress.rows + progress.rows_left:,} entries"


def _taken(files: int, left_behind: int) -> str:
    families = "One family is" if files == 1 else f"{files} families are"
    words = f"{families} in other hands now, and no longer on this laptop."
    return f"{words} What you had not sent there waits for whoever leads now." if left_behind else words


def _raiser(bug: Exception) -> Callable[[], RoundReport]:
    def fly() -> RoundReport:
        raise bug

    return fly
