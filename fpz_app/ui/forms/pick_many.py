"""Pick many: any number out of a long list, chosen one after the other; the chosen stand below with a way to remove them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import button
from fpz_app.ui.widgets.inputs import Choice
from fpz_app.ui.widgets.layout import Flow, clear

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class ToAdd(Choice):
    """Drops down at every key that moves in it: what one only passes over is not added."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES or event.text().strip():
            self.showPopup()
            return
        super().keyPressEvent(event)


class PickMany(QWidget):
    """`options` are (key, words); `changed` carries the tuple of chosen keys in the order of choosing."""

    changed = Signal(tuple)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str) -> None:
        super().__init__()
        self._words = dict(options)
        self._chosen: tuple[str, ...] = ()
        self._list = ToAdd(options, name=name, none="Choose to add")
        self._list.changed.connect(self._add)
        self._flow = Flow(gap=8, line_gap=8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._list)
        box.addLayout(self._flow)
        self.setFocusProxy(self._list)

    @property
    def chosen(self) -> tuple[str, ...]:
        return self._chosen

    def choose(self, keys: Sequence[str]) -> None:
        """Shows a choice without telling."""
        self._chosen = tuple(dict.fromkeys(keys))
        clear(self._flow)
        for key in self._chosen:
            words = self._words.get(key, key)
            chip = button(words, icon="x", small=True, do=lambda key=key: self._remove(key))  # type: ignore[misc]
            chip.setAccessibleName(f"Remove {words}")
            self._flow.addWidget(chip)
        self.updateGeometry()

    def _add(self, key: str) -> None:
        self._list.choose("")
        if key and key not in self._chosen:
            self.choose((*self._chosen, key))
            announce(self, f"{self._words[key]} added")
            self.changed.emit(self._chosen)

    def _remove(self, key: str) -> None:
        self.choose(tuple(one for one in self._chosen if one != key))
        self._list.setFocus()
        announce(self, f"{self._words.get(key, key)} removed")
        self.changed.emit(self._chosen)
