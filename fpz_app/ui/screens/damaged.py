"""Damaged: the window shown when the record cannot be opened, with the way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fpz_app.presenters.damaged import DamagedPresenter, DamagedView
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.focus_ring import FocusRing
from fpz_app.ui.widgets.layout import column, held, line
from fpz_app.ui.widgets.text import label


class DamagedScreen(QWidget):
    def __init__(self, presenter_for: Callable[[DamagedView], DamagedPresenter]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = presenter_for(self)
        self._message, self._remedy = label("", "title"), label("")
        self._found = label("", "strong")
        self._kept = label("The damaged file is kept beside it, so that nothing is thrown away.", "hint")
        self._restore = primary("Open the backup", do=self.presenter.restore)
        middle = held(column(self._message, self._remedy, 12, self._found, self._kept, 8, self._restore, gap=8))
        across = line(margins=(32, 32, 32, 32))
        across.addStretch(2)
        across.addLayout(column(None, middle, None), 5)
        across.addStretch(2)
        self.setLayout(across)
        self._ring = FocusRing(self)
        self.resize(1280, 800)
        self.presenter.start()

    def show_damage(self, message: str, remedy: str) -> None:
        self._message.setText(message)
        self._remedy.setText(remedy)
        self.setAccessibleName(message)

    def show_looking(self) -> None:
        self._offer("Looking for the last good backup…", can_restore=False)

    def show_restoring(self) -> None:
        self._offer("Putting the backup in its place…", can_restore=False)

    def show_backup(self, words: str) -> None:
        self._offer(words, can_restore=True)
        self._restore.setFocus()

    def show_no_backup(self, words: str) -> None:
        self._offer(words, can_restore=False)

    def _offer(self, words: str, *, can_restore: bool) -> None:
        self._found.setText(words)
        for each in (self._restore, self._kept):
            each.setVisible(can_restore)
        announce(self, words)
