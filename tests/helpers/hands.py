"""Hands: does with the real widgets what a person does, finding them by the words a screen reader would say."""

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QEventLoop, QPoint, Qt, QThreadPool, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from fpz_app.ui.rail import Rail
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.signature import SignaturePad

PATIENCE = 30.0
QUIET = 3  # looks in a row that find nothing to do
SOON = 50  # milliseconds: what a page does a little later, so that it is there at once
W = TypeVar("W", bound=QWidget)
Key = Qt.Key
Edit = QLineEdit | QPlainTextEdit | QTextEdit


def press(words: str, *, at: int = 0) -> None:
    """Presses a button, link, tick or segment by the keyboard, once it is there; `at` chooses among several alike."""
    button = until(lambda: _nth(_buttons(words), at), f"a button “{words}”")
    _reveal(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Key.Key_Space)


def click(words: str) -> None:
    """The same with the mouse."""
    button = until(lambda: _nth(_buttons(words), 0), f"a button “{words}”")
    _reveal(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(name: str, text: str, *, at: int = 0) -> None:
    """Types into a field in place of what stands there, key by key."""
    edit = field(name, at=at)
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    edit.selectAll()
    QTest.keyClick(edit, Key.Key_Delete)
    type_into(edit, text)


def add(name: str, text: str) -> None:
    """Types at the end of what stands in a field."""
    edit = field(name)
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(edit, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_into(edit, text)


def type_into(edit: QWidget, text: str) -> None:
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(edit, QKeyEvent(kind, Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign))


def leave_field() -> None:
    """Tab: on to the next field."""
    edit = QApplication.focusWidget() or window().focusWidget()
    QTest.keyClick(edit, Key.Key_Tab)


def field(name: str, *, at: int = 0) -> Edit:
    edit = until(lambda: _nth(_named((QLineEdit, QPlainTextEdit, QTextEdit), name), at), f"a field “{name}”")
    _reveal(edit)
    return edit  # type: ignore[return-value]


def text_of(name: str) -> str:
    edit = field(name)
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


def choose(name: str, words: str, *, at: int = 0) -> None:
    """Chooses from a list with the arrow keys."""
    box: QComboBox = until(lambda: _nth(_named((QComboBox,), name), at), f"a choice “{name}”")  # type: ignore[assignment]
    until(lambda: box.findText(words) >= 0, f"“{words}” in “{name}”")
    _reveal(box)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    steps = box.findText(words) - box.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(box, Key.Key_Down if steps > 0 else Key.Key_Up)


def answer(question: str, words: str, *, at: int = 0) -> None:
    """Presses one answer (a segment, dot or tick) of a question; each carries its question as description."""

    def found() -> QWidget | None:
        asked = [each for each in _buttons(words) if question in _question(each)]
        return _nth(asked, at)

    button = until(found, f"“{words}” of “{question}”")
    _reveal(button)
    if isinstance(button, QAbstractButton) and not button.isChecked():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


def open_row(list_name: str, words: str) -> None:
    """Goes down a list with the arrow keys to the row that says the words, and opens it with Return."""

    def place() -> tuple[RowsView, int] | None:
        for view in lists(list_name):
            for at, row in enumerate(view.rows.rows):
                if words in view.rows.sentence(row):
                    return view, at
        return None

    view, at = until(place, f"“{words}” in the list “{list_name}”")
    _reveal(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(at - max(view.currentIndex().row(), 0)):
        QTest.keyClick(view, Key.Key_Down)
    for _ in range(max(view.currentIndex().row(), 0) - at):
        QTest.keyClick(view, Key.Key_Up)
    QTest.keyClick(view, Key.Key_Return)


def fields(name: str) -> list[QWidget]:
    return _named((QLineEdit, QPlainTextEdit, QTextEdit), name)


def seen(kind: type[W]) -> list[W]:
    """Every widget of a kind that can be seen now."""
    return _seen((kind,))  # type: ignore[return-value]


def seen_rail() -> bool:
    return bool(seen(Rail))


def lists(name: str) -> list[RowsView]:
    return [each for each in _seen((RowsView,)) if each.accessibleName() == name]  # type: ignore[misc]


def rows_of(name: str) -> list[str]:
    """What a list says, row by row."""
    return [view.rows.sentence(row) for view in lists(name) for row in view.rows.rows]


def open_tab(words: str) -> None:
    """Goes along a family's tabs with the arrow keys."""
    bar: QTabBar = until(lambda: _nth(_seen((QTabBar,)), 0), "tabs")  # type: ignore[assignment]
    titles = [bar.tabText(at) for at in range(bar.count())]
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    steps = titles.index(words) - bar.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(bar, Key.Key_Right if steps > 0 else Key.Key_Left)
    until(lambda: bar.tabText(bar.currentIndex()) == words, f"the tab “{words}”")


def sign(name: str) -> None:
    """Draws a signature with the mouse."""
    pad = until(lambda: _nth([each for each in _seen((SignaturePad,)) if name in each.accessibleName()], 0), f"the pad of {name}")
    _reveal(pad)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=QPoint(30, 60))
    for step in range(1, 12):
        QTest.mouseMove(pad, QPoint(30 + step * 14, 60 + (step % 3) * 12))
    QTest.mouseRelease(pad, left, pos=QPoint(200, 70))


def keys(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key on whatever has the focus, in a window that the desktop has made the active one."""
    if QApplication.activeWindow() is None:
        window().activateWindow()
        until(QApplication.activeWindow, "an active window")
    QTest.keyClick(QApplication.focusWidget() or window().focusWidget() or window(), key, modifiers)


def reads(words: str) -> bool:
    """Whether the words stand anywhere in a window."""
    return any(words in said for said in _words())


def all_words() -> str:
    return "\n".join(each for each in _words() if each)


def _words() -> Iterator[str]:
    yield from (each.text() for each in _seen((QLabel,)))  # type: ignore[attr-defined]
    yield from (each.text() or each.accessibleName() for each in _seen((QAbstractButton,)))  # type: ignore[attr-defined]
    yield from (_value(each) for each in _seen((QLineEdit, QPlainTextEdit)))
    for view in _seen((RowsView,)):
        yield from (view.rows.sentence(row) for row in view.rows.rows)  # type: ignore[attr-defined]


def rest() -> None:
    """Lets the program come to rest after what was done: nothing is left to do, no task runs and no timer is about to."""
    loop, tasks, quiet = QAbstractEventDispatcher.instance(), QThreadPool.globalInstance(), 0
    end = time.monotonic() + PATIENCE
    while quiet < QUIET and time.monotonic() < end:
        busy = loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents) or tasks.activeThreadCount()
        quiet = 0 if busy or (quiet == QUIET - 1 and _soon()) else quiet + 1
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        time.sleep(0.002)


def _soon() -> bool:
    timers = (each for top in QApplication.topLevelWidgets() for each in top.findChildren(QTimer))
    return any(each.isActive() and each.isSingleShot() and each.interval() <= SOON for each in timers)


def wait_to_read(words: str) -> None:
    until(lambda: reads(words), f"“{words}”")


def wait_for_one_of(buttons: list[str]) -> str:
    """The words of the first of some buttons that is there."""
    return until(lambda: next((words for words in buttons if _buttons(words)), None), " or ".join(buttons))


Found = TypeVar("Found")


def until(found: Callable[[], Found | bool | None], what: str, *, patience: float = PATIENCE) -> Found:
    """Lets the program work until `found` gives something. AssertionError with what stands in the windows otherwise."""
    end = time.monotonic() + patience
    while True:
        QApplication.processEvents()
        if thing := found():
            return thing  # type: ignore[return-value]
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not come. The window says:\n{all_words()}")
        time.sleep(0.005)  # QTest.qWait would hold the interpreter's lock, and tasks would hardly run
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def window() -> QWidget:
    """The window the person sees."""
    return next(_windows())


def _windows() -> Iterator[QWidget]:
    for each in QApplication.topLevelWidgets():
        if each.isVisible() and each.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog):
            yield each


def _seen(kinds: tuple[type[QWidget], ...]) -> list[QWidget]:
    found = [each for top in _windows() for kind in kinds for each in top.findChildren(kind)]
    return [each for each in found if each.isVisible()]


def _named(kinds: tuple[type[QWidget], ...], name: str) -> list[QWidget]:
    return [each for each in _seen(kinds) if each.accessibleName().removesuffix(" (optional)") == name and each.isEnabled()]


def _buttons(words: str) -> list[QWidget]:
    every = [each for each in _seen((QAbstractButton,)) if each.isEnabled()]
    said = [(each, (each.accessibleName(), each.text())) for each in every]  # type: ignore[attr-defined]
    for whole in (True, False):
        found = [each for each, names in said if words in names or (not whole and words in map(_without_age, names))]
        if found:
            return found
    return []


def _without_age(words: str) -> str:
    """'Ellie' for “Ellie, 8”."""
    return words.partition(",")[0]


def _question(button: QWidget) -> str:
    """What its answers are read out with, or what holds them."""
    holder = button.parentWidget()
    return f"{button.accessibleDescription()} {holder.accessibleName() if holder is not None else ''}"


def _nth(found: list[QWidget], at: int) -> QWidget | None:
    return found[at] if len(found) > at else None


def _value(edit: QWidget) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText() if isinstance(edit, QPlainTextEdit) else ""


def _reveal(widget: QWidget) -> None:
    """Scrolls to it, as the focus does for a person."""
    parent = widget.parentWidget()
    while parent is not None:
        if hasattr(parent, "ensureWidgetVisible"):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
