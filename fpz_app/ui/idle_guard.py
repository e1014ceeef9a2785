"""Idle guard: watches the keys and pointers of every window and says when to warn and when to lock."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from fpz_app.security.clocks import Moment, now
from fpz_app.security.idle import DEFAULT_MINUTES, Idle, IdleWatch

_USE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
}


SAID_EVERY = 10
"""Seconds between two warnings: a screen reader that counted each second would say nothing else."""


class IdleGuard(QObject):
    """Watches keys and pointers of every window. `warned` gives the seconds left, `resumed` ends the warning, `due` says lock."""

    warned = Signal(int)
    resumed = Signal()
    due = Signal()

    def __init__(self, app: QGuiApplication, minutes: int = DEFAULT_MINUTES, *, clock: Callable[[], Moment] = now) -> None:
        super().__init__(app)
        self._clock = clock
        self._watch = IdleWatch(clock(), minutes)
        self._state = Idle.IN_USE
        app.focusWindowChanged.connect(self._watch_window)
        for window in app.topLevelWindows():
            self._watch_window(window)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """The zone's setting, once the store is open."""
        self._watch = IdleWatch(self._clock(), minutes)

    def rest(self) -> None:
        """Watches no more: the record is closed."""
        self._timer.stop()

    def look(self) -> None:
        """Asks the clock; called each second."""
        self._say(self._watch.state(self._clock()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() not in _USE:
            return False
        self._say(self._watch.used(self._clock()))
        return self._state is Idle.LOCKED

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _say(self, state: Idle) -> None:
        before, self._state = self._state, state
        if state is Idle.LOCKED and before is not Idle.LOCKED:
            self._timer.stop()
            self.due.emit()
        elif state is Idle.WARNING:
            seconds = round(self._watch.left(self._clock()))
            if before is not Idle.WARNING or seconds % SAID_EVERY == 0:
                self.warned.emit(seconds)
        elif state is Idle.IN_USE and before is Idle.WARNING:
            self.resumed.emit()
