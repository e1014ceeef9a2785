"""Signature pad: strokes by mouse, finger or pen, kept as points."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QTabletEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from fpz_app.ui.look import colour, px

WIDTH, HEIGHT = 400, 140
Strokes = tuple[tuple[tuple[float, float], ...], ...]


class SignaturePad(QLabel):
    """`strokes` are points between 0 and 1 across and down, so that they print at any size. Backspace or `clear` starts again."""

    changed = Signal()

    def __init__(self, *, name: str = "Signature") -> None:
        super().__init__()
        self._name = name
        self._strokes: list[list[tuple[float, float]]] = []
        self._drawing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell_name()

    @property
    def strokes(self) -> Strokes:
        return tuple(tuple(stroke) for stroke in self._strokes)

    def show_strokes(self, strokes: Strokes) -> None:
        self._strokes = [list(stroke) for stroke in strokes]
        self._tell_name()
        self.update()

    def clear(self) -> None:
        self.show_strokes(())
        self.changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("line"), 1))
            painter.setBrush(colour("field"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
            base = round(self.height() * 0.78)
            painter.setPen(QPen(colour("hair"), 1))
            painter.drawLine(px(16), base, self.width() - px(16), base)
            if not self._strokes:
                painter.setPen(colour("ink2"))
                painter.drawText(px(16), base - px(8), "Sign here")
            pen = QPen(colour("ink"), px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            for stroke in self._strokes:
                points = [QPointF(x * self.width(), y * self.height()) for x, y in stroke]
                painter.drawPolyline(QPolygonF(points if len(points) > 1 else points * 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._drawing:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove and self._drawing:
            self._go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.clear()
            return
        super().keyPressEvent(event)

    def _begin(self, at: QPointF) -> None:
        self._drawing = True
        self._strokes.append([])
        self._go_on(at)

    def _go_on(self, at: QPointF) -> None:
        x, y = at.x() / max(self.width(), 1), at.y() / max(self.height(), 1)
        self._strokes[-1].append((round(min(max(x, 0.0), 1.0), 4), round(min(max(y, 0.0), 1.0), 4)))
        self.update()

    def _end(self) -> None:
        self._drawing = False
        self._tell_name()
        self.changed.emit()

    def _tell_name(self) -> None:
        self.setAccessibleName(f"{self._name}, {'signed' if self._strokes else 'not signed yet'}")
        self.setAccessibleDescription("Draw with mouse, finger or pen. Backspace starts again.")
