"""Segments: one choice out of a few, shown as joined boxes; each is a radio button."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from fpz_app.ui.look import colour, font, px
from fpz_app.ui.widgets.layout import Flow
from fpz_app.ui.widgets.toggling import ToggledDot

RADIUS = 4.0


class Segment(ToggledDot):
    """One box. `first` and `last` round its outer corners."""

    def __init__(self, words: str, *, first: bool, last: bool, height: int) -> None:
        super().__init__(words)
        self._first, self._last, self._least_height = first, last, height
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(strong=True))
        side = px(8) if len(self.text()) <= 2 else px(10)
        words = metrics.horizontalAdvance(self.text())
        return QSize(max(words + 2 * side, px(37)), max(metrics.height() + 10, px(self._least_height)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        chosen, enabled = self.isChecked(), self.isEnabled()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent" if chosen else "line"), 1))
            painter.setBrush(colour("accent" if chosen else ("tint" if self.underMouse() and enabled else "field")))
            painter.drawPath(self._outline())
            painter.setFont(font(strong=chosen))
            painter.setPen(colour("on_accent" if chosen else ("ink" if enabled else "ink2")))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _outline(self) -> QPainterPath:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, RADIUS, RADIUS)
        if not self._first:
            path.addRect(QRectF(box.left(), box.top(), box.width() / 2, box.height()))
        if not self._last:
            path.addRect(QRectF(box.center().x(), box.top(), box.width() / 2, box.height()))
        return path.simplified()


class Segments(QWidget):
    """Exclusive segments in one or more joined groups. `options` are (key, words); `chosen` is "" until one is picked."""

    changed = Signal(str)

    def __init__(self, *groups: Sequence[tuple[str, str]], name: str, height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, Segment] = {}
        self._group = QButtonGroup(self)
        flow = Flow(gap=12, line_gap=8)
        for options in groups:
            flow.addWidget(self._joined(options, height))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(flow)
        self._group.buttonToggled.connect(lambda _made, on: self._set_tab_stop() if on else None)
        self._set_tab_stop()
        self.setAccessibleName(name)

    @property
    def chosen(self) -> str:
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def choose(self, key: str) -> None:
        """Shows a choice without telling; "" clears it."""
        self._group.setExclusive(False)
        for each, made in self._buttons.items():
            made.setChecked(each == key)
        self._group.setExclusive(True)
        self._set_tab_stop()

    def setAccessibleName(self, name: str) -> None:
        """The question is read out with each of its answers."""
        super().setAccessibleName(name)
        self._describe()

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self._describe()

    def _describe(self) -> None:
        said = ". ".join(part for part in (self.accessibleName(), self.accessibleDescription()) if part)
        for made in self._buttons.values():
            made.setAccessibleDescription(said)

    def segment(self, key: str) -> Segment:
        return self._buttons[key]

    def _set_tab_stop(self) -> None:
        """Tab comes to the chosen answer, or the first; the arrow keys go on from there."""
        stop = self.chosen or next(iter(self._buttons))
        for key, made in self._buttons.items():
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[stop])

    def _joined(self, options: Sequence[tuple[str, str]], height: int) -> QWidget:
        holder = QWidget(self)
        flow = Flow(gap=-1, line_gap=4)
        holder.setLayout(flow)
        for at, (key, words) in enumerate(options):
            made = Segment(words, first=at == 0, last=at == len(options) - 1, height=height)
            made.clicked.connect(lambda _=False, key=key: self.changed.emit(key))
            self._group.addButton(made)
            self._buttons[key] = made
            flow.addWidget(made)
        return holder


NOT_KNOWN, NOT_AN_ISSUE = "not_known", "not_an_issue"


def scale_input(name: str, *, not_known: bool = True, not_an_issue: bool = True) -> Segments:
    """The question "where would you put this today?": 0 to 10, and the two answers that are no number. Keys "0" to "10"."""
    numbers = [(str(value), str(value)) for value in range(11)]
    words = [(NOT_KNOWN, "Not known")] if not_known else []
    words += [(NOT_AN_ISSUE, "Not an issue")] if not_an_issue else []
    return Segments(numbers, words, name=name) if words else Segments(numbers, name=name)
