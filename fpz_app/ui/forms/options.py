"""Options: one choice out of a few, each a radio button with words of help beneath it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from fpz_app.ui.look import px
from fpz_app.ui.widgets.text import label
from fpz_app.ui.widgets.toggling import ToggledDot


class Options(QWidget):
    """`options` are (key, words, help); `changed` carries the key that a person chose."""

    changed = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str, str]], *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for key, words, explained in options:
            made = ToggledDot(words)
            made.setAccessibleDescription(explained)
            made.clicked.connect(lambda _=False, key=key: self.changed.emit(key))
            self._group.addButton(made)
            self._buttons[key] = made
            box.addWidget(made)
            if explained:
                beneath = label(explained, "hint")
                beneath.setContentsMargins(px(20) + 10, 0, 0, 4)
                box.addWidget(beneath)
        self.setFocusProxy(next(iter(self._buttons.values())))

    @property
    def chosen(self) -> str:
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def choose(self, key: str) -> None:
        """Shows a choice without telling; a key that is not there clears it."""
        self._group.setExclusive(False)
        for each, made in self._buttons.items():
            made.setChecked(each == key)
        self._group.setExclusive(True)
        self.setFocusProxy(self._buttons.get(key, next(iter(self._buttons.values()))))

    def option(self, key: str) -> QRadioButton:
        return self._buttons[key]
