"""Inputs: the single line, the growing text, the tolerant date and the choice."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy

from fpz_app.domain.errors import Problem
from fpz_app.ui.look import px
from fpz_app.ui.spelling import Find, SpellingMarks, go_to_next, show_menu
from fpz_app.ui.widgets.reveal import reveal

KEPT_CONTROLS = "\n\t"


def cleaned(text: str) -> str:
    """What was typed or pasted without control characters and with plain line ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    return "".join(sign for sign in lines if sign.isprintable() or sign in KEPT_CONTROLS or ord(sign) > 0x9F)


class LineEdit(QLineEdit):
    """A single line. `edited` carries the text while it is typed, spoken, or set by assistive technology, which Qt does not tell
    from the program itself; `width` is in pixels at 100 %, 0 takes the room there is."""

    edited = Signal(str)

    def __init__(self, text: str = "", *, name: str = "", width: int = 0, hint: str = "") -> None:
        super().__init__(text)
        self._width = width
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred if width else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if width:
            self.setMaximumWidth(px(width))
        self._told = text
        self.textChanged.connect(lambda text: self._tell(text))

    def setText(self, text: str | None) -> None:
        """Shows text without telling."""
        self._told = text or ""
        super().setText(text)
        self._told = self.text()

    def clear(self) -> None:
        self.setText("")

    def _tell(self, text: str) -> None:
        if text != self._told:
            self._told = text
            self.edited.emit(cleaned(text))

    def value(self) -> str:
        return cleaned(self.text()).strip()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(px(self._width) if self._width else size.width(), size.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._width:
            self.setMaximumWidth(px(self._width))


class DateField(LineEdit):
    """A date as people write it. `read` turns text into a date or raises a Problem; `say` turns it back into words.

    On leaving, what was understood is written out; what was not is left as it is and told by `not_understood`.
    """

    not_understood = Signal(object)
    understood = Signal(object)

    def __init__(self, *, read: Callable[[str], Any], say: Callable[[Any], str], name: str = "", width: int = 208) -> None:
        super().__init__(name=name, width=width)
        self._read, self._say = read, say
        self.editingFinished.connect(self._leave)

    def date(self) -> Any | None:
        """What is in the field, or None when it is empty. Raises the Problem of `read`."""
        return self._read(self.value()) if self.value() else None

    def set_date(self, value: Any | None) -> None:
        self.setText("" if value is None or value == "" else self._say(value))

    def _leave(self) -> None:
        try:
            found = self.date()
        except Problem as problem:
            self.not_understood.emit(problem)
        else:
            self.set_date(found)
            self.understood.emit(found)


class TextEdit(QPlainTextEdit):
    """Text of any length that grows with what is written, its unknown words marked. Tab and Ctrl+Tab leave it."""

    edited = Signal(str)

    def __init__(self, text: str = "", *, name: str = "", lines: int = 3, hint: str = "") -> None:
        super().__init__()
        self._lines = lines
        self._marks: SpellingMarks | None = None
        self._also: Find | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())
        self.setPlainText(text)
        self._told = self.toPlainText()
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._keep_cursor_seen)

    def value(self) -> str:
        return cleaned(self.toPlainText()).strip()

    def set_value(self, text: str) -> None:
        """Shows text without telling, and keeps the cursor where it was when nothing differs."""
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self._told = self.toPlainText()

    def _tell(self) -> None:
        """Qt says that the text has changed also where a word of it was only marked."""
        if (text := self.toPlainText()) != self._told:
            self._told = text
            self.edited.emit(self.value())

    def mark_also(self, find: Find) -> None:
        """Marks quietly what is found in a paragraph, besides words that are not known."""
        self._also = find
        if self._marks is not None:
            self._marks.also = find
            self._marks.rehighlight()

    def mark_anew(self) -> None:
        if self._marks is not None:
            self._marks.rehighlight()

    def sizeHint(self) -> QSize:
        shown = max(self._lines, round(self.document().documentLayout().documentSize().height()))
        around = self.contentsMargins().top() + self.contentsMargins().bottom() + round(2 * self.document().documentMargin())
        return QSize(px(200), shown * self.fontMetrics().lineSpacing() + around + 7)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
        self._keep_cursor_seen()

    def _keep_cursor_seen(self) -> None:
        if self.hasFocus():
            reveal(self, self.cursorRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Tab and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextChild()
            return
        if event.key() == Qt.Key.Key_Backtab and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusPreviousChild()
            return
        if not go_to_next(self, event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._marks is None:
            self._marks = SpellingMarks(self, self._also)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        show_menu(self, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Choice(QComboBox):
    """One out of many, from a list that cannot be typed into. `options` are (key, words); the wheel scrolls the page, not it."""

    changed = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str = "", none: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # under X a list's own name is what is chosen in it
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, words in ([("", none)] if none else []) + list(options):
            self.addItem(words, key)
        self.activated.connect(lambda at: self.changed.emit(str(self.itemData(at))))

    @property
    def chosen(self) -> str:
        return str(self.currentData() or "")

    def showEvent(self, event: QShowEvent) -> None:
        """Under X what it is called is read from a label beside it; where it has none, one that nobody sees says it."""
        super().showEvent(event)
        beside = self.parentWidget()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        if beside is None or any(each.buddy() is self for each in beside.findChildren(QLabel, options=direct)):
            return
        said = QLabel(self.accessibleName(), beside)
        said.setBuddy(self)
        said.hide()

    def showPopup(self) -> None:
        view = self.view()
        view.setAccessibleName(self.accessibleName())
        super().showPopup()
        view.selectionModel().selectionChanged.connect(self._selected, Qt.ConnectionType.UniqueConnection)

    @Slot(QItemSelection, QItemSelection)
    def _selected(self, chosen: QItemSelection, _before: QItemSelection) -> None:
        """Assistive technology marks a line, which for a hand is the way there only; a key or the mouse makes it current too."""
        rows = [index.row() for index in chosen.indexes()]
        QTimer.singleShot(0, self, lambda: self._take(rows))

    def _take(self, rows: list[int]) -> None:
        if rows and self.view().isVisible() and self.view().currentIndex().row() not in rows:
            self.setCurrentIndex(rows[0])
            self.hidePopup()
            self.activated.emit(rows[0])

    def choose(self, key: str) -> None:
        self.setCurrentIndex(max(self.findData(key), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
