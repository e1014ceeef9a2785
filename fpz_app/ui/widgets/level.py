"""Level: the level of need as four steps with its words beside."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from fpz_app.ui.look import colour, px

STEPS = 4


class Level(QLabel):
    """Four steps, `level` of them filled (0 to 4). `words` such as "3 Partnership plus" are the accessible name."""

    def __init__(self, level: int, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_level(level, words)

    def set_level(self, level: int, words: str = "") -> None:
        self._level = level
        self.setAccessibleName(f"Level of need {words or level}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(22), px(18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            unit = self.height() / 18
            for step in range(STEPS):
                height = (5 + 3.6 * step) * unit
                bar = QRectF(step * 6 * unit, self.height() - height - unit, 4 * unit, height)
                if step < self._level:
                    painter.fillRect(bar, colour("accent"))
                else:
                    painter.setPen(QPen(colour("ink2"), 1))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
