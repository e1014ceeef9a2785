"""The page on which two people's versions are settled, on a laptop that was apart."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fpz_app.domain.workers import Worker
from fpz_app.presenters.conflict import ConflictPresenter
from fpz_app.ui.screens.conflict import ConflictScreen
from tests.helpers import apart
from tests.helpers.desks import Kept, desk_for
from tests.helpers.stores import PRIYA


class Apart(apart.Apart):
    """`kept` is where Priya's desk was asked to go, and its toasts."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.kept = Kept()

    def screen(self, qtbot: QtBot, *, actor: Worker = PRIYA) -> ConflictScreen:
        made = ConflictScreen(lambda view: ConflictPresenter(view, desk_for(self.priyas, self.kept, actor=actor)))
        qtbot.addWidget(made)
        made.resize(1072, 800)
        made.show()
        self.priyas.listeners.append(made.refresh)
        return made


def press(qtbot: QtBot, screen: ConflictScreen, words: str) -> None:
    found = [each for each in screen.findChildren(QPushButton) if each.accessibleName() == words and each.isVisible()]
    assert found, [each.accessibleName() for each in screen.findChildren(QPushButton) if each.isVisible()]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
