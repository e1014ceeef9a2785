"""Fields in a row: questions that belong together stand side by side, and below each other when there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from fpz_app.ui.look import px
from fpz_app.ui.widgets.field import Field

GAP, WIDE_GAP, STACKED_GAP, ROOM_EACH, NARROW = 16, 32, 20, 230, 208


class FieldsInARow(QWidget):
    """Made of (field, whether it takes no more width than it needs); a field that stands alone has the whole row."""

    def __init__(self, fields: Sequence[tuple[Field, bool]]) -> None:
        super().__init__()
        self._fields = fields
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        all_narrow = len(fields) > 1 and all(narrow for _, narrow in fields)
        self._gap = WIDE_GAP if all_narrow else GAP
        self._box.setSpacing(self._gap)
        for field, narrow in fields:
            share = 0 if narrow and len(fields) > 1 else 1
            self._box.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        if all_narrow:
            self._box.addStretch(1)

    def show_fitting(self) -> None:
        """Is hidden itself where all its fields are; to be called when a field is shown or hidden."""
        self.setVisible(any(not field.isHidden() for field, _ in self._fields))
        self._turn(self.width())

    @property
    def stacked(self) -> bool:
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        widest = max((field.minimumSizeHint().width() for field, _ in self._fields), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(event.size().width())

    def _turn(self, width: int) -> None:
        shown = [narrow for field, narrow in self._fields if not field.isHidden()]
        needed = sum(NARROW if narrow else ROOM_EACH for narrow in shown) + self._gap * (len(shown) - 1)
        stack = len(shown) > 1 and width < px(needed)
        for field, _ in self._fields:
            field.reserve_hint(not stack and any(other.has_hint for other, _ in self._fields if not other.isHidden()))
        if stack != self.stacked:
            self._box.setDirection(QBoxLayout.Direction.TopToBottom if stack else QBoxLayout.Direction.LeftToRight)
            self._box.setSpacing(STACKED_GAP if stack else self._gap)
