"""Workplace: the main window with its pages, wired to an open record."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from fpz_app.app.answering import Answering
from fpz_app.app.arrivals import Arrivals
from fpz_app.app.clock import here_and_now
from fpz_app.app.opened_watch import OpenedWatch
from fpz_app.app.opening import Opened
from fpz_app.app.pages import Pages
from fpz_app.app.syncing import Syncing
from fpz_app.casework.history import undo
from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Worker
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.find_box import FindBoxPresenter, FindCommand
from fpz_app.presenters.places import TODAY, Place
from fpz_app.presenters.rail import opens
from fpz_app.presenters.spelling import Speller
from fpz_app.presenters.sync_state import rail_words
from fpz_app.presenters.you import LOOK, SCALE
from fpz_app.store.engine import Damaged
from fpz_app.store.store import Changed
from fpz_app.store.turns import at_rest
from fpz_app.sync.enrolment import wipe
from fpz_app.ui import crash, spelling, tasks
from fpz_app.ui.actions import COMMANDS
from fpz_app.ui.clipboard import ClipboardGuard
from fpz_app.ui.find_box import FindBox
from fpz_app.ui.idle_guard import IdleGuard
from fpz_app.ui.locking import DAMAGED, WIPED, Locker
from fpz_app.ui.main_window import Heading, MainWindow
from fpz_app.ui.navigation import HELP, RAIL, SYNC, YOU, RailItem
from fpz_app.ui.signals import AppSignals, Notice, StateLine
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets import row_text

SETTLED = 5_000
"""Milliseconds after which the record is checked and copied: what the person opens first is not to wait for it."""
LEFT_OUT = "A file of the zone’s own settings is not in use; what came with the program stands in for it."


class Workplace(QObject):
    """`end` frees what the gate holds when the program locks or quits; `now` takes the place of the system's clock."""

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        opened: Opened,
        *,
        end: Callable[[], None],
        now: Callable[[], datetime] = here_and_now,
    ) -> None:
        super().__init__(app)
        self._opened, self._end = opened, end
        self._damaged: Damaged | None = None
        self._wiped = False
        self._signals = AppSignals(self)
        self.desk = Desk(
            store=opened.store, actor=opened.actor, zone=opened.zone, settings=opened.settings,
            now=now, go=self._go, run=self._run, tell=self._tell,
        )  # fmt: skip
        heading = Heading("Family Partnership", f"{opened.zone.name} zone", opened.actor.name, opened.actor.role, page=YOU)
        keys = None if opened.is_invented else opened.folder
        self._syncing, self._opened_watch = Syncing(self.desk, self), OpenedWatch(self.desk, self)
        pages = Pages(self.desk, lambda: self.window, theme, keys, self._syncing)
        self.window = MainWindow(heading, rail=self._rail(), places=pages.places(), theme=theme, signals=self._signals)
        self._guard(app)
        if opened.store.fact(LOOK):
            theme.apply(float(opened.store.fact(SCALE)), opened.store.fact(LOOK))
        opened.store.listeners.append(self._signals.changed.emit)
        opened.store.turns.answers = Answering(self).within
        self._speller = Speller(self.desk)
        spelling.use(self._speller)
        self._signals.changed.connect(self._speller.hear)
        self._arrivals = Arrivals(self._refresh, self.window)
        self._signals.changed.connect(self._arrivals.hear, Qt.ConnectionType.QueuedConnection)
        self._opened_watch.closed.connect(self._leave_closed)
        self._syncing.changed.connect(self._show_state)
        self._syncing.ended.connect(self._wipe)
        crash.install(keep_drafts=self.window.leave, tell=lambda words: self._tell(words, ""))

    def show(self) -> None:
        self._show_state()
        self._go(TODAY)
        self.window.show()
        self.window.activateWindow()
        self._show_standing()
        QTimer.singleShot(SETTLED, self, self._speller.load)
        if self._opened.store.read_only:
            return
        self._opened_watch.start()
        self._syncing.start()
        if not self._opened.is_invented:
            QTimer.singleShot(SETTLED, self, lambda: self._run(self._look_after, lambda _done: None, self._not_well))

    def _show_standing(self) -> None:
        """What is so until the program starts again; a damaged record before anything else."""
        if self._damaged is not None:
            self.window.banner.show_banner(self._damaged.message, action="Open a backup", do=lambda: self._locker.lock(DAMAGED))
            return
        said = [f"{LEFT_OUT} {each.message} {each.remedy}" for each in self._opened.settings.left_out]
        if self._opened.store.read_only:
            said.insert(0, "The disk cannot be written to. You can read and print, but not change anything.")
        if said:
            self.window.banner.show_banner(" ".join(said))
        else:
            self.window.banner.clear_banner()

    def _look_after(self) -> None:
        self._opened.store.check_whole()  # first, or a damaged copy would push out a good one
        self._opened.store.backup_daily(self.desk.today)

    def _not_well(self, problem: Exception) -> None:
        if not isinstance(problem, Damaged):
            self._failed(problem)
            return
        self._damaged = problem
        self._show_standing()

    def _guard(self, app: QApplication) -> None:
        self._clipboard = ClipboardGuard(app.clipboard(), parent=self)
        self._locker = Locker(self._clipboard, save=self._keep, close=self._close)
        self._idle = IdleGuard(app)
        self._idle.warned.connect(self._warn)
        self._idle.resumed.connect(self._show_standing)
        self._idle.due.connect(lambda: self._locker.lock("idle"))
        self.window.lock_asked.connect(lambda: self._locker.lock())
        commands = [FindCommand(each.key, each.words, each.keys[0]) for each in COMMANDS if each.key != "find"]
        self._find = FindBox(self.window, lambda view: FindBoxPresenter(view, self.desk, commands, self.window.do))
        self.window.find_asked.connect(self._find.open_box)
        self.window.help_asked.connect(self._help)
        self.window.closing.connect(self._quit)

    def _help(self, about: str) -> None:
        """The same key leads there and back."""
        if self.window.here == HELP:
            self.window.back()
        else:
            self._go(Place(HELP, item_id=about))

    def _keep(self) -> None:
        """What is being typed is kept, and what was being searched is put on record."""
        self._find.close_box()
        self.window.leave()

    def _go(self, place: Place) -> None:
        stands = self.desk.store.standing().stands
        said = {"family_id": stands(place.family_id), "tab": place.tab, "item_id": stands(place.item_id)}
        self.window.open(place.page, **{name: value for name, value in said.items() if value})

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        tasks.run(self.window, work, done=done, failed=failed)

    def _tell(self, words: str, group: str) -> None:
        self._signals.notice.emit(Notice(words, (lambda: self._undo(group)) if group else None))

    def _undo(self, group: str) -> None:
        try:
            undo(self._opened.store, self.desk.actor, group)
            self._tell("Undone.", self._opened.store.just_written)
        except Problem as problem:
            self._failed(problem)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            raise problem
        self._tell(f"{problem.message} {problem.remedy}".strip(), "")

    def _refresh(self, changed: Changed) -> None:
        """Lets the page that is open show what was changed; the others ask when they are opened."""
        self.desk.hear(changed)
        if changed.touches(Worker):
            self._follow_role()
        page: Any = self.window.page(self.window.here)
        if hasattr(page, "refresh"):
            page.refresh(changed)
        if changed.closed:
            self._leave_closed(changed.files)

    def _rail(self) -> list[RailItem]:
        return [each for each in RAIL if opens(self.desk.actor, each.key)]

    def _follow_role(self) -> None:
        """The zone's directory says something else of who works here; a page that their role no longer opens is left."""
        found = self.desk.store.find(Worker, id=self.desk.actor.id)
        if not found or found[0] == self.desk.actor:
            return
        self.desk.actor = found[0]
        self.window.rail.show_items(self._rail(), found[0].role)
        if not opens(found[0], self.window.here):
            self._go(TODAY)

    def _show_state(self) -> None:
        """In the rail, and on the sync page where that is open."""
        state = self._syncing.state()
        if self._opened.is_invented and not state.centre:
            self._signals.sync_state.emit((StateLine("Invented families", "nothing here is kept", "laptop"),))
            return
        words = rail_words(state, self.desk.now())
        self._signals.sync_state.emit(tuple(StateLine(each.words, each.detail, each.icon, SYNC) for each in words))
        if self.window.here in (SYNC, "worker"):
            page: Any = self.window.page(self.window.here)
            page.refresh(None)

    def _leave_closed(self, files: frozenset[str]) -> None:
        """A paper, or a page of its own of such a file, does not stay open; the family's page closes itself."""
        here: Any = self.window.page(self.window.here)
        about = here.presenter.family_id if self.window.here == "preview" else self.window.about.get("family_id")
        if self.window.here != "family" and about in files:
            self._go(TODAY)
        row_text.forget()

    def _wipe(self) -> None:
        """The centre has ended this laptop's trust: its record goes, and the program begins anew without it."""
        self._wiped = True
        self._locker.lock(WIPED)

    def _warn(self, seconds: int) -> None:
        self.window.banner.show_banner(f"This locks in {seconds} seconds because nobody is using it. Press any key to stay.")

    def _close(self) -> None:
        self._opened.store.turns.answers = at_rest
        self._opened_watch.stop()
        self._syncing.stop()
        if self._wiped:
            wipe(self._opened.store)
        self._opened.store.close()
        self._end()

    def _quit(self) -> None:
        self._find.close_box()
        self._idle.rest()
        self._clipboard.clear()
        self._close()
