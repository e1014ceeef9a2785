"""Code parts: the recovery code shown once, typed back, and typed to open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from fpz_app.ui.widgets.layout import clear
from fpz_app.ui.widgets.text import label

ACROSS = 4


class CodeSheet(QFrame):
    """The groups in rows of four. Not to be selected: a recovery code has no business on the clipboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "sunk")
        self.setAccessibleName("Recovery code")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 14, 20, 14)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(8)

    def show_groups(self, groups: Sequence[str]) -> None:
        """Empty takes the code off the screen."""
        clear(self._grid)
        for place, group in enumerate(groups):
            row, across = divmod(place, ACROSS)
            self._grid.addWidget(_group(place, group), row, across)
        spelled = ". ".join(" ".join(group) for group in groups)
        self.setAccessibleDescription(spelled)


def _group(place: int, group: str) -> QLabel:
    made = label(group, "head", wrap=False)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    made.setAccessibleName(f"Group {place + 1}: {' '.join(group)}")
    return made
