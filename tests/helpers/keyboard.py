"""Keyboard: does what a person does who has no mouse. The focus walks with Tab; what it does not come to fails."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from fpz_app.ui.rail import Rail
from fpz_app.ui.widgets.rows_view import RowsView
from tests.helpers import hands
from tests.helpers.access import description_of, name_of

Key = Qt.Key
NONE, CONTROL, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PATIENCE = 5.0
MOST = 400
"""Controls on the longest page, and more: after as many the walk goes in circles without coming back to its beginning."""
Wanted = Callable[[QWidget], bool]


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """One key on what has the focus. AssertionError where nothing has it that a person can see."""
    QTest.keyClick(focused(), which, modifiers)
    QApplication.processEvents()


def type_text(text: str) -> None:
    """Letter by letter into what has the focus."""
    for sign in text:
        if sign == "\n":
            key(Key.Key_Return)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused(), QKeyEvent(kind, Key.Key_unknown, NONE, sign))


def focused() -> QWidget:
    """What has the focus: it is seen, can be used, and has a name to be read out."""
    if QApplication.activeWindow() is None:
        hands.window().activateWindow()
        hands.until(QApplication.activeWindow, "an active window")
    on = QApplication.focusWidget()
    assert on is not None, f"nothing has the focus. The window says:\n{hands.all_words()}"
    assert on.isVisible(), f"the focus is on “{name_of(on)}”, which cannot be seen"
    assert on.isEnabled(), f"the focus is on “{name_of(on)}”, which cannot be used"
    assert name_of(on), f"the focus is on a {type(on).__name__} without a name"
    return on


def press(words: str) -> None:
    """Goes to a button, link or tick and presses Space."""
    go_to(_is_button(words), f"a button “{words}”")
    key(Key.Key_Space)


def tick(words: str, *, question: str = "") -> None:
    """Goes to a tick, and presses Space unless it is ticked already."""
    _tick(lambda on: _is_button(words)(on) and question in description_of(on), words)


def tick_part(words: str, *, question: str) -> None:
    """The same with a tick of whose long words only a part is known."""
    _tick(lambda on: isinstance(on, QAbstractButton) and words in _said(on) and question in description_of(on), words)


def _tick(wanted: Wanted, words: str) -> None:
    go_to(wanted, f"a tick “{words}”")
    on = focused()
    assert isinstance(on, QAbstractButton)
    if not on.isChecked():
        key(Key.Key_Space)
    assert on.isChecked(), f"“{words}” is not ticked by Space"


def write(name: str, text: str) -> None:
    """Goes to a field and writes in place of what stands there."""
    go_to(lambda on: isinstance(on, QLineEdit | QPlainTextEdit) and _is_named(on, name), f"a field “{name}”")
    key(Key.Key_A, CONTROL)
    key(Key.Key_Delete)
    type_text(text)


def read(name: str) -> str:
    """Goes to a field and gives what stands there."""
    go_to(lambda on: isinstance(on, QLineEdit | QPlainTextEdit) and _is_named(on, name), f"a field “{name}”")
    on = focused()
    return on.text() if isinstance(on, QLineEdit) else on.toPlainText() if isinstance(on, QPlainTextEdit) else ""


def answer(question: str, words: str) -> None:
    """Goes to a question's answers, on with the arrow keys to the one with these words, and chooses it."""

    def is_answer(on: QWidget) -> bool:
        return isinstance(on, QAbstractButton) and question in f"{description_of(on)} {_holder_of(on)}"

    go_to(is_answer, f"the answers to “{question}”")
    passed = [_said(focused())]
    while _said(focused()) != words:
        _to_next_answer()
        assert is_answer(focused()), f"the arrow keys leave the answers to “{question}” for “{_said(focused())}”"
        assert _said(focused()) not in passed, f"“{words}” is not reached among the answers to “{question}”: {passed}"
        passed.append(_said(focused()))
    on = focused()
    assert isinstance(on, QAbstractButton)
    if not on.isChecked():
        key(Key.Key_Space)
    hands.until(on.isChecked, f"“{words}” chosen by Space")


def _to_next_answer() -> None:
    """Answers stand in a line or below each other."""
    before = focused()
    key(Key.Key_Right)
    if focused() is before:
        key(Key.Key_Down)


def choose(name: str, words: str) -> None:
    """Goes to a list that drops down, and with the arrow keys to its words."""
    go_to(lambda on: isinstance(on, QComboBox) and on.accessibleName().removesuffix(" (optional)") == name, f"a choice “{name}”")
    box = focused()
    assert isinstance(box, QComboBox)
    at = box.findText(words)
    assert at >= 0, f"“{words}” is not in “{name}”: {[box.itemText(each) for each in range(box.count())]}"
    while box.currentIndex() != at:
        key(Key.Key_Down if box.currentIndex() < at else Key.Key_Up)


def pick(name: str, words: str) -> None:
    """Goes to a list of which several may be chosen, drops it down, and adds the one that says the words."""
    go_to(lambda on: isinstance(on, QComboBox) and on.accessibleName().removesuffix(" (optional)") == name, f"a choice “{name}”")
    box = focused()
    assert isinstance(box, QComboBox)
    at = next(at for at in range(box.count()) if words in box.itemText(at))
    for _ in range(at + 1):
        key(Key.Key_Down)
    key(Key.Key_Return)


def open_row(list_name: str, words: str) -> None:
    """Goes to a list, with the arrow keys to the row that says the words, and opens it with Return."""
    choose_row(list_name, words)
    key(Key.Key_Return)


def choose_row(list_name: str, words: str) -> None:
    def place() -> int | None:
        found = [
            at for view in hands.lists(list_name) for at, row in enumerate(view.rows.rows) if words in view.rows.sentence(row)
        ]
        return found[0] + 1 if found else None

    at = hands.until(place, f"“{words}” in the list “{list_name}”")
    go_to(lambda on: isinstance(on, RowsView) and on.accessibleName() == list_name, f"the list “{list_name}”")
    rows = focused()
    assert isinstance(rows, RowsView)
    key(Key.Key_Home, CONTROL)
    for _ in range(at - 1):
        key(Key.Key_Down)
    assert rows.current_row is not None
    assert words in rows.rows.sentence(rows.current_row)


def open_tab(words: str) -> None:
    """Goes to a family's tabs and along them with the arrow keys."""
    go_to(lambda on: isinstance(on, QTabBar), "the tabs")
    bar = focused()
    assert isinstance(bar, QTabBar)
    at = next(at for at in range(bar.count()) if bar.tabText(at) == words)
    for _ in range(bar.count()):
        if bar.currentIndex() == at:
            break
        key(Key.Key_Right if bar.currentIndex() < at else Key.Key_Left)
    assert bar.currentIndex() == at, f"the tab “{words}” is not reached with the arrow keys"


def go_to(wanted: Wanted, what: str) -> None:
    """Tab by Tab until the focus is where it is wanted, for a while: what was pressed before may still be at work."""
    end = time.monotonic() + PATIENCE
    while True:
        passed: list[str] = []
        if any(_passing(wanted, passed)):
            return
        assert time.monotonic() < end, f"Tab does not come to {what}. It goes through:\n" + "\n".join(passed)
        hands.rest()


def wait_for(words: str) -> None:
    """Until the words can be read; then the focus is on the page, not lost and not thrown back to the rail."""
    hands.wait_to_read(words)
    QApplication.processEvents()
    on = focused()
    assert not _is_on_rail(on), f"after “{words}” the focus is back on the rail: “{name_of(on)}”"


def _passing(wanted: Wanted, passed: list[str]) -> Iterator[bool]:
    """Whether each thing that one round of Tab comes to is wanted."""
    first = focused()
    yield wanted(first)
    for _ in range(MOST):
        QTest.keyClick(focused(), Key.Key_Tab)
        on = focused()
        passed.append(f"{type(on).__name__} “{name_of(on)}”")
        yield wanted(on)
        if on is first:
            return


def _is_button(words: str) -> Wanted:
    return lambda on: isinstance(on, QAbstractButton) and words in (_said(on), _said(on).partition(",")[0])


def _is_named(on: QWidget, name: str) -> bool:
    return name_of(on).removesuffix(" (optional)") == name


def _is_on_rail(on: QWidget | None) -> bool:
    while on is not None and not isinstance(on, Rail):
        on = on.parentWidget()
    return on is not None


def _said(on: QWidget) -> str:
    return name_of(on)


def _holder_of(on: QWidget) -> str:
    holder = on.parentWidget()
    return holder.accessibleName() if holder is not None else ""
