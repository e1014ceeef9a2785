"""Genogram: the picture of who is who, with a button over each person; it shrinks a little to fit, then scrolls sideways."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QFrame, QScrollArea, QSizePolicy, QWidget

from fpz_app.domain.genogram.figures import Genogram
from fpz_app.domain.genogram.layout import Picture, Spot, lay_out
from fpz_app.ui.look import text_scale
from fpz_app.ui.widgets.genogram_painter import measured, paint_genogram

LEAST, SHARE = 0.86, 0.72  # small text of 14 pixels stays at 12, larger text keeps so much of its size
AROUND = 4.0
KEPT = 24  # pictures: those who work with a family open it again and again
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class GenogramPicture(QScrollArea):
    """`opened` carries a person's id. Tab goes in and out of the picture, arrows from person to person."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sheet = _Sheet(self)
        self._laid_out: dict[Genogram, Picture] = {}
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Who is who, as a picture")

    def show_family(self, genogram: Genogram) -> None:
        self.setAccessibleDescription(genogram.said)
        if genogram not in self._laid_out:
            self._laid_out = {**dict(list(self._laid_out.items())[1 - KEPT :]), genogram: lay_out(genogram, measured)}
        self._sheet.show_picture(self._laid_out[genogram])
        self._fit()

    @property
    def picture(self) -> Picture:
        return self._sheet.picture

    @property
    def people(self) -> list["PersonButton"]:
        """The buttons over the people, row by row from the left."""
        return self._sheet.buttons

    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar().sizeHint().height() if self._sheet.width() > self.width() else 0
        return QSize(320, self._sheet.height() + bar)

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

    def _fit(self) -> None:
        wide = self.picture.width
        whole = text_scale()
        self._sheet.resize_to(min(max(self.width() / wide if wide else whole, LEAST, SHARE * whole), whole))
        self.updateGeometry()


class PersonButton(QAbstractButton):
    """One person, symbol and label; the sheet beneath paints them."""

    def __init__(self, spot: Spot, sheet: "_Sheet") -> None:
        super().__init__(sheet)
        self.spot, self._sheet = spot, sheet
        self.setAccessibleName(spot.figure.said)
        self.setAccessibleDescription("Opens their page")
        self.setToolTip(spot.figure.said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def place(self, scale: float) -> None:
        box = self.spot.whole_box
        self.setGeometry(
            QRectF(
                (box.left - AROUND) * scale,
                (box.top - AROUND) * scale,
                (box.right - box.left + 2 * AROUND) * scale,
                (box.bottom - box.top + 2 * AROUND) * scale,
            ).toAlignedRect()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet paints the person."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._sheet.go(self, *ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._sheet.keep(self)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._sheet.update(self.geometry())
        return super().event(event)


class _Sheet(QWidget):
    """What the picture is painted on, at `scale` pixels a unit."""

    def __init__(self, view: GenogramPicture) -> None:
        super().__init__()
        self._view = view
        self.picture = Picture((), (), (), None, 0, 0)
        self.buttons: list[PersonButton] = []
        self._scale = 1.0
        self.setAccessibleName("The family")

    def show_picture(self, picture: Picture) -> None:
        held = next((each.spot.figure.id for each in self.buttons if each.hasFocus()), "")
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.picture = picture
        self.buttons = [PersonButton(spot, self) for spot in picture.spots]
        for button in self.buttons:
            button.clicked.connect(lambda _=False, person_id=button.spot.figure.id: self._view.opened.emit(person_id))
            button.show()
        self._put_in_tab_order()
        chosen = [each for each in self.buttons if each.spot.figure.in_focus] or self.buttons
        if chosen:
            chosen[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in self.buttons:
            if held and button.spot.figure.id == held:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_in_tab_order(self) -> None:
        """New buttons come last in the window, and Qt orders only after what can take the focus: for a moment the sheet can."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for before, button in pairwise((self, *self.buttons)):
            QWidget.setTabOrder(before, button)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resize_to(self, scale: float) -> None:
        self._scale = scale
        self.resize(round(self.picture.width * scale), round(self.picture.height * scale))
        for button in self.buttons:
            button.place(scale)
        self.update()

    def keep(self, button: PersonButton) -> None:
        """The one person whom Tab comes to is the last who had the focus; they are scrolled into view."""
        for each in self.buttons:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is button else Qt.FocusPolicy.ClickFocus)
        up: QWidget | None = self
        while up is not None:
            if isinstance(up, QScrollArea) and isinstance(up, QAbstractScrollArea):
                up.ensureWidgetVisible(button, 24, 24)
            up = up.parentWidget()

    def go(self, button: PersonButton, across: int, down: int) -> None:
        """To the next person in the row, or to the nearest in the next row that has one."""
        here = button.spot
        if across:
            row = [each for each in self.buttons if each.spot.row == here.row]
            at = row.index(button) + across
            if 0 <= at < len(row):
                row[at].setFocus(Qt.FocusReason.TabFocusReason)
            return
        onward = [each for each in self.buttons if (each.spot.row - here.row) * down > 0]
        if onward:
            row_next = min((each.spot.row for each in onward), key=lambda row: row * down)
            near = [each for each in onward if each.spot.row == row_next]
            min(near, key=lambda each: abs(each.spot.x - here.x)).setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        hovered = next((each.spot.figure.id for each in self.buttons if each.underMouse()), "")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self._scale, self._scale)
            paint_genogram(painter, self.picture, hovered)
