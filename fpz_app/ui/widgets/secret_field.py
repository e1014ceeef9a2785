"""Secret field: where a passphrase is typed, with Show, and a word when Caps Lock is on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, rename
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.text import label

CAPS = "Caps Lock is on."
GAP = 8


class SecretEdit(QLineEdit):
    """Dots until Show is pressed. `caps` tells whether Caps Lock seems to be on, as far as a letter can show it."""

    caps = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )
        self.show_it: QPushButton = link("Show", do=self._toggle)
        self.show_it.setParent(self)
        self.show_it.setAccessibleName("Show the passphrase")
        self._caps = False

    def hide_again(self) -> None:
        """Dots, whatever was pressed before."""
        if self.echoMode() is QLineEdit.EchoMode.Normal:
            self._toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._say_caps(False)
        elif text.isalpha() and text.upper() != text.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._say_caps(text.isupper() != shifted)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _toggle(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        rename(self.show_it, "Hide" if hidden else "Show")
        self.show_it.setAccessibleName("Hide the passphrase" if hidden else "Show the passphrase")
        self._place()

    def _place(self) -> None:
        size = self.show_it.sizeHint()
        self.setTextMargins(0, 0, size.width() + GAP, 0)
        self.show_it.resize(size)
        self.show_it.move(self.width() - size.width() - 12, (self.height() - size.height()) // 2)

    def _say_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps.emit(on)


class SecretField(QWidget):
    """A `Field` around a `SecretEdit`; `note` below it says how a new passphrase is doing."""

    edited = Signal(str)
    entered = Signal()

    def __init__(self, words: str, *, hint: str = "") -> None:
        super().__init__()
        self.edit = SecretEdit()
        self.field = Field(words, self.edit, hint=hint)
        self._note = label("", "hint")
        self._caps = label(CAPS, "small-strong")
        for quiet in (self._note, self._caps):
            quiet.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(5)
        for each in (self.field, self._caps, self._note):
            box.addWidget(each)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._changed)
        self.edit.returnPressed.connect(self.entered)
        self.edit.caps.connect(self._show_caps)

    @property
    def text(self) -> str:
        """As it was typed: a passphrase may begin or end with a space."""
        return self.edit.text()

    def clear(self) -> None:
        self.edit.clear()
        self.edit.hide_again()
        self.field.clear_problem()

    def show_note(self, words: str) -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)

    def _changed(self, text: str) -> None:
        self.field.clear_problem()
        self.edited.emit(text)

    def _show_caps(self, on: bool) -> None:
        self._caps.setVisible(on)
        if on:
            announce(self.edit, CAPS)
