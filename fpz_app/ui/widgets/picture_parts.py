"""Picture parts: what can be pressed in a picture, each a button with its words over what is painted beneath it."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from fpz_app.domain.genogram.labels import Box

AROUND = 4.0
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


@dataclass(frozen=True)
class Part:
    """What can be pressed: `said` and what pressing `does` for those who hear it; arrows walk by `row` and `x`."""

    id: str
    said: str
    does: str
    box: Box
    x: float
    row: int
    first: bool = False


class Sheet(Protocol):
    """What the parts lie on, as they ask of it; it is a widget."""

    def open(self, button: "PartButton") -> None: ...
    def go(self, button: "PartButton", across: int, down: int) -> None: ...
    def keep(self, button: "PartButton") -> None: ...
    def update(self, area: QRect, /) -> None: ...


class PartButton(QAbstractButton):
    """One part of the picture; the sheet beneath paints it."""

    def __init__(self, part: Part, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.part, self._sheet = part, sheet
        self.setAccessibleName(part.said)
        self.setAccessibleDescription(part.does)
        self.setToolTip(part.said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._with_other = False

    def place(self, scale: float) -> None:
        self.setGeometry(about(self.part.box, scale).toAlignedRect())

    @property
    def with_other(self) -> bool:
        """Whether Ctrl was held when it was pressed."""
        return self._with_other

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet paints the part."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._with_other = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._sheet.open(self)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        self._with_other = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in ARROWS:
            self._sheet.go(self, *ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._sheet.open(self)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._sheet.keep(self)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._sheet.update(self.geometry())
        return super().event(event)


def about(box: Box, scale: float) -> QRectF:
    """A box with the room about it, in pixels."""
    return QRectF(
        (box.left - AROUND) * scale,
        (box.top - AROUND) * scale,
        (box.right - box.left + 2 * AROUND) * scale,
        (box.bottom - box.top + 2 * AROUND) * scale,
    )
