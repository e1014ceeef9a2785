"""Tabs: the pages of a family under its identity bar; those that do not fit go into More."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from fpz_app.ui.widgets.buttons import button
from fpz_app.ui.widgets.focus_ring import refresh_ring
from fpz_app.ui.widgets.page import MARGIN
from fpz_app.ui.widgets.tab_strip import LEFT, TabStrip
from fpz_app.ui.widgets.text import hairline

SPACE = 12


class TabBar(QFrame):
    """`tabs` are (key, words); `chosen` carries the key. `right` is the page's one button."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], *, name: str = "Pages", right: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("panel", "page")
        self._keys = [key for key, _ in tabs]
        self._bar = TabStrip()
        self._bar.setAccessibleName(name)
        for _, words in tabs:
            self._bar.addTab(words)
        self._bar.currentChanged.connect(lambda at: self.chosen.emit(self._keys[at]))
        self._bar.currentChanged.connect(lambda _at: refresh_ring(self._bar))
        self._more = button("More", "link", icon="chevron-down", small=False)
        self._more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self._more.hide()
        self._right = right
        self._lay(right)

    @property
    def current(self) -> str:
        return self._keys[self._bar.currentIndex()]

    def choose(self, key: str) -> None:
        """Shows a tab without telling."""
        self._bar.blockSignals(True)
        self._bar.setCurrentIndex(self._keys.index(key))
        self._bar.blockSignals(False)
        self._fit()

    def hidden(self) -> list[str]:
        """The keys that are in More at this width."""
        return [key for at, key in enumerate(self._keys) if not self._bar.isTabVisible(at)]

    def _lay(self, right: QWidget | None) -> None:
        across = QHBoxLayout()
        across.setContentsMargins(MARGIN - LEFT, 0, MARGIN, 0)
        across.setSpacing(SPACE)
        across.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignBottom)
        across.addWidget(self._more)
        if right is not None:
            across.addWidget(right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(across)
        whole.addWidget(hairline())

    def _fit(self) -> None:
        for at in range(self._bar.count()):
            self._bar.setTabVisible(at, True)
        widths = [self._bar.tabSizeHint(at).width() for at in range(self._bar.count())]
        room = self._room()
        if sum(widths) <= room:
            self._more.hide()
            return
        self._hide_last(widths, room - self._more.sizeHint().width() - SPACE)

    def _room(self) -> int:
        """What tabs and More have together, whether or not the line has been laid out since it last changed."""
        right = 0 if self._right is None else self._right.sizeHint().width() + SPACE
        return self.width() - (MARGIN - LEFT) - MARGIN - right

    def _hide_last(self, widths: list[int], room: int) -> None:
        current = self._bar.currentIndex()
        used, self_fits = widths[current], True
        for at, width in enumerate(widths):
            if at == current:
                continue
            self_fits = self_fits and used + width <= room
            self._bar.setTabVisible(at, self_fits)
            used += width if self_fits else 0
        self._menu.clear()
        for key in self.hidden():
            words = self._bar.tabText(self._keys.index(key))
            action = QAction(words, self._menu)
            action.triggered.connect(lambda _=False, key=key: self._choose_hidden(key))
            self._menu.addAction(action)
        self._more.show()

    def _choose_hidden(self, key: str) -> None:
        self._bar.setTabVisible(self._keys.index(key), True)
        self._bar.setCurrentIndex(self._keys.index(key))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._fit()
