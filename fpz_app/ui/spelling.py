"""Spelling marks: a wavy line beneath words that are not known, what may have been meant in the menu, and F7 to the next one."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from shiboken6 import isValid

from fpz_app.ui.look import colour
from fpz_app.ui.widgets.announce import announce

Find = Callable[[str], list[tuple[int, int]]]
"""Where something stands in a paragraph: first sign and the one after the last."""


class Spelling(Protocol):
    """What tells known words from others; `listeners` are called when it has learnt more."""

    listeners: list[Callable[[], None]]

    def wrong(self, text: str) -> list[tuple[int, int]]: ...
    def suggestions(self, word: str) -> list[str]: ...
    def learn(self, word: str) -> None: ...


class _InUse(QObject):
    """Kept by the application, so that it goes with it."""

    def __init__(self, spelling: Spelling, parent: QObject) -> None:
        super().__init__(parent)
        self.spelling = spelling


def use(spelling: Spelling) -> None:
    """From now on texts are looked at with this one."""
    app = QApplication.instance()
    assert app is not None
    app.setProperty("spelling", _InUse(spelling, app))


def in_use() -> Spelling | None:
    app = QApplication.instance()
    kept = app.property("spelling") if app is not None else None
    return kept.spelling if isinstance(kept, _InUse) else None


class SpellingMarks(QSyntaxHighlighter):
    """Marks the words of one text field, but not the one that is being typed; quietly, what `also` finds."""

    def __init__(self, edit: QPlainTextEdit, also: Find | None = None) -> None:
        super().__init__(edit.document())
        self._edit, self.also = edit, also
        self._spared = (-1, 0)
        self._spelling = in_use()
        edit.cursorPositionChanged.connect(self._look_again)
        if self._spelling is not None:
            self._spelling.listeners.append(self._learnt)
            edit.destroyed.connect(partial(_forget, self._spelling, self._learnt))

    def highlightBlock(self, text: str) -> None:
        if self._edit.isReadOnly():
            return
        for first, last in self.also(text) if self.also else ():
            start = _units(text[:first])
            self.setFormat(start, _units(text[:last]) - start, _quiet())
        if self._spelling is None:
            return
        marked = QTextCharFormat()
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        marked.setUnderlineColor(colour("red"))
        for first, last in self._spelling.wrong(text):
            start, end = _units(text[:first]), _units(text[:last])
            if self._is_typed(end):
                self._spared = (self.currentBlock().blockNumber(), end)
            else:
                self.setFormat(start, end - start, marked)

    def _is_typed(self, last: int) -> bool:
        cursor = self._edit.textCursor()
        here = cursor.blockNumber() == self.currentBlock().blockNumber() and cursor.positionInBlock() == last
        return here and self._edit.hasFocus()

    def _look_again(self) -> None:
        """The cursor has left the word that was spared."""
        block = self._spared[0]
        cursor = self._edit.textCursor()
        if block >= 0 and (cursor.blockNumber(), cursor.positionInBlock()) != self._spared:
            self._spared = (-1, 0)
            self.rehighlightBlock(self._edit.document().findBlockByNumber(block))

    def _learnt(self) -> None:
        if isValid(self):
            self.rehighlight()


def _quiet() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    made.setUnderlineColor(colour("accent"))
    return made


def _forget(spelling: Spelling, listener: Callable[[], None], _gone: object = None) -> None:
    if listener in spelling.listeners:
        spelling.listeners.remove(listener)


def word_at(edit: QPlainTextEdit, cursor: QTextCursor) -> QTextCursor | None:
    """The unknown word that the cursor is in or at the end of, chosen."""
    spelling = in_use()
    if spelling is None or edit.isReadOnly():
        return None
    at = cursor.positionInBlock()
    for first, last in spelling.wrong(cursor.block().text()):
        if first <= at <= last:
            return _chosen(cursor, first, last)
    return None


def show_menu(edit: QPlainTextEdit, event: QContextMenuEvent) -> None:
    """The field's own menu; above it what may have been meant, where it is opened on a word that is not known."""
    menu = edit.createStandardContextMenu()
    by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
    word = word_at(edit, edit.cursorForPosition(event.pos()) if by_mouse else edit.textCursor())
    if word is not None:
        _offer(menu, word)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(event.globalPos() if by_mouse else edit.viewport().mapToGlobal(edit.cursorRect().bottomLeft()))


def go_to_next(edit: QPlainTextEdit, event: QKeyEvent) -> bool:
    """F7 chooses the next word that is not known, from the cursor on and then from the top, and says it. Whether it was F7."""
    spelling = in_use()
    if event.key() != Qt.Key.Key_F7 or spelling is None:
        return False
    start = edit.textCursor().position()
    found = [each for at in range(edit.blockCount()) for each in _wrong_in(edit, spelling, at)]
    if not found:
        announce(edit, "Every word is known.", at_once=True)
        return True
    word = next((each for each in found if each.selectionEnd() > start), found[0])
    edit.setTextCursor(word)
    meant = spelling.suggestions(word.selectedText())
    announce(edit, f"{word.selectedText()}: not known. {f'Perhaps {meant[0]}.' if meant else ''}".strip(), at_once=True)
    return True


def _wrong_in(edit: QPlainTextEdit, spelling: Spelling, at: int) -> list[QTextCursor]:
    block = edit.document().findBlockByNumber(at)
    return [_chosen(QTextCursor(block), first, last) for first, last in spelling.wrong(block.text())]


def _offer(menu: QMenu, word: QTextCursor) -> None:
    spelling = in_use()
    assert spelling is not None
    said, before = word.selectedText(), menu.actions()[0]
    made = []
    for meant in spelling.suggestions(said):
        action = QAction(meant, menu)
        action.triggered.connect(lambda _=False, meant=meant: word.insertText(meant))
        made.append(action)
    learn = QAction(f"“{said}” is right: learn it", menu)
    learn.triggered.connect(lambda: spelling.learn(said))
    made.append(learn)
    for action in made:
        menu.insertAction(before, action)
    menu.insertSeparator(before)


def _chosen(cursor: QTextCursor, first: int, last: int) -> QTextCursor:
    text, start = cursor.block().text(), cursor.block().position()
    made = QTextCursor(cursor)
    made.setPosition(start + _units(text[:first]))
    made.setPosition(start + _units(text[:last]), QTextCursor.MoveMode.KeepAnchor)
    return made


def _units(text: str) -> int:
    """How many places Qt counts for a text: two for a sign such as an emoji."""
    return len(text.encode("utf-16-le")) // 2
