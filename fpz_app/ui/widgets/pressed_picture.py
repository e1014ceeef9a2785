"""Pressed picture: a drawing with a button over each part of it; it shrinks a little to fit, zooms, and scrolls."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QSizePolicy, QWidget

from fpz_app.ui.look import colour, px, text_scale
from fpz_app.ui.widgets.picture_parts import Part, PartButton, about
from fpz_app.ui.widgets.zoom import LEAST as SMALLEST
from fpz_app.ui.widgets.zoom import next_zoom

LEAST, SHARE = 0.86, 0.72  # small text of 14 pixels stays at 12, larger text keeps so much of its size
RING, TALLEST, LEGIBLE = 1.6, 520, 0.66
Paint = Callable[[QPainter, str], None]
"""Paints in the picture's units; the words are the id of the part under the mouse."""


class PressedPicture(QScrollArea):
    """Tab goes in and out of the picture, arrows from part to part.

    `opened` carries a part's id. A picture that `chooses` tells `chosen` of one press and opens by a double one or Enter;
    with Ctrl held it tells `paired` of the part that is chosen and the one pressed.
    """

    opened = Signal(str)
    chosen = Signal(str)
    paired = Signal(str, str)
    zoomed = Signal(int)

    def __init__(self, *, chooses: bool = False, starts_whole: bool = False) -> None:
        super().__init__()
        self.chooses, self._starts_whole = chooses, starts_whole
        self._sheet = _Sheet(self)
        self._zoom = 0.0
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if chooses else never)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[Part], width: float, height: float, paint: Paint) -> None:
        self._sheet.show_parts(parts, width, height, paint)
        self._fit()

    @property
    def people(self) -> list[PartButton]:
        """The buttons over the parts, row by row from the left."""
        return self._sheet.buttons

    @property
    def choice(self) -> str:
        """The id of the part that is chosen; '' for none."""
        return self._sheet.chosen

    def choose(self, part_id: str) -> None:
        self._sheet.chosen = part_id if any(each.part.id == part_id for each in self.people) else ""
        self._sheet.update()

    def press(self, button: PartButton, *, with_other: bool) -> None:
        part_id = button.part.id
        if not self.chooses:
            self.opened.emit(part_id)
        elif with_other and self.choice and self.choice != part_id:
            self.paired.emit(self.choice, part_id)
        else:
            self.choose(part_id)
            self.chosen.emit(part_id)

    def zoom(self, by: float) -> None:
        self._zoom = next_zoom(self._sheet.scale / text_scale(), by)
        self._fit()

    def fit_whole(self) -> None:
        """As large as lets all of it be seen."""
        self._zoom = max(self._fitting(), SMALLEST)
        self._fit()

    @property
    def share(self) -> int:
        """How large it is shown, in hundredths of what the text's size asks for."""
        return round(100 * self._sheet.scale / text_scale())

    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar().sizeHint().height() if self._sheet.width() > self.width() else 0
        high = self._sheet.height() + bar
        return QSize(320, min(high, px(TALLEST)) if self.chooses else high)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "_sheet"):
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.chooses and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.25 if event.angleDelta().y() > 0 else 0.8)
        else:
            event.ignore()

    def _fit(self) -> None:
        wide, whole = self._sheet.whole.width(), text_scale()
        scale = min(max(self.width() / wide if wide else whole, LEAST, SHARE * whole), whole)
        if self._starts_whole:
            scale = max(self._fitting() * whole, LEGIBLE)
        self._sheet.resize_to(self._zoom * whole if self._zoom else scale)
        self.updateGeometry()
        self.zoomed.emit(self.share)

    def _fitting(self) -> float:
        """The zoom at which all of it is in sight, 1 at most."""
        wide, high = max(self._sheet.whole.width(), 1), max(self._sheet.whole.height(), 1)
        return min(self.width() / wide / text_scale(), px(TALLEST) / high / text_scale(), 1.0)


class _Sheet(QWidget):
    """What the picture is painted on, at `scale` pixels a unit; `whole` is its size in units."""

    def __init__(self, view: PressedPicture) -> None:
        super().__init__()
        self._view = view
        self.buttons: list[PartButton] = []
        self.scale, self.whole, self.chosen = 1.0, QRectF(), ""
        self._paint: Paint = lambda _painter, _hovered: None
        self._held: QPoint | None = None
        self.setAccessibleName("The family")

    def show_parts(self, parts: Sequence[Part], width: float, height: float, paint: Paint) -> None:
        held = next((each.part.id for each in self.buttons if each.hasFocus()), "")
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.whole, self._paint = QRectF(0, 0, width, height), paint
        self.buttons = [PartButton(part, self, self) for part in parts]
        for button in self.buttons:
            button.clicked.connect(lambda _=False, pressed=button: self._view.press(pressed, with_other=pressed.with_other))
            button.show()
        self._put_in_tab_order()
        wanted = [each for each in self.buttons if each.part.id == self.chosen]
        if not wanted:
            self.chosen = ""
        chosen = wanted or [each for each in self.buttons if each.part.first] or self.buttons
        if chosen:
            chosen[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in self.buttons:
            if held and button.part.id == held:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, button: PartButton) -> None:
        self._view.opened.emit(button.part.id)

    def _put_in_tab_order(self) -> None:
        """New buttons come last in the window, and Qt orders only after what can take the focus: for a moment the sheet can."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for before, button in pairwise((self, *self.buttons)):
            QWidget.setTabOrder(before, button)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resize_to(self, scale: float) -> None:
        self.scale = scale
        self.resize(round(self.whole.width() * scale), round(self.whole.height() * scale))
        for button in self.buttons:
            button.place(scale)
        self.update()

    def keep(self, button: PartButton) -> None:
        """The one part whom Tab comes to is the last that had the focus; it is scrolled into view."""
        for each in self.buttons:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is button else Qt.FocusPolicy.ClickFocus)
        up: QWidget | None = self
        while up is not None:
            if isinstance(up, QScrollArea) and isinstance(up, QAbstractScrollArea):
                up.ensureWidgetVisible(button, 24, 24)
            up = up.parentWidget()

    def go(self, button: PartButton, across: int, down: int) -> None:
        """To the next part in the row, or to the nearest in the next row that has one."""
        here = button.part
        if across:
            row = [each for each in self.buttons if each.part.row == here.row]
            at = row.index(button) + across
            if 0 <= at < len(row):
                row[at].setFocus(Qt.FocusReason.TabFocusReason)
            return
        onward = [each for each in self.buttons if (each.part.row - here.row) * down > 0]
        if onward:
            row_next = min((each.part.row for each in onward), key=lambda row: row * down)
            near = [each for each in onward if each.part.row == row_next]
            min(near, key=lambda each: abs(each.part.x - here.x)).setFocus(Qt.FocusReason.TabFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The picture is pulled along where it is larger than its frame."""
        if self._held is None:
            return
        here = event.globalPosition().toPoint()
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() + self._held.x() - here.x())
        down.setValue(down.value() + self._held.y() - here.y())
        self._held = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._held = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        hovered = next((each.part.id for each in self.buttons if each.underMouse()), "")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.save()
            painter.scale(self.scale, self.scale)
            self._paint(painter, hovered)
            painter.restore()
            for each in self.buttons:
                if each.part.id == self.chosen:
                    painter.setPen(QPen(colour("accent"), RING))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(about(each.part.box, self.scale), 6, 6)
