"""Year strip: twelve months of events at a glance, a button each, with marks in lanes; the list beneath says the same."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from fpz_app.presenters.chronology_strip import Month, Strip
from fpz_app.ui.look import colour, font, px
from fpz_app.ui.stylesheet import SMALL_PT
from fpz_app.ui.widgets.buttons import button
from fpz_app.ui.widgets.layout import Flow, column, held, line
from fpz_app.ui.widgets.text import label, set_kind
from fpz_app.ui.widgets.toggling import Toggling

LANE, HEAD, LEAST_MONTH = 20, 24, 26
SIGNIFICANT, OTHER = 5.0, 3.5  # half the width of a mark; the first is filled, the other a ring
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class YearStrip(QWidget):
    """`month` carries an EDTF month that was pressed, `moved` the years to go. Tab goes in and out, arrows go about inside."""

    month = Signal(str)
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("A year at a glance")
        self._title = label("", "strong", wrap=False)
        self._earlier = button("A year earlier", "link", icon="chevron-left", compact=True, do=lambda: self.moved.emit(-1))
        self._later = button(
            "A year later", "link", icon="chevron-right", icon_last=True, compact=True, do=lambda: self.moved.emit(1)
        )
        self._legend = _Legend()
        self._months: list[MonthButton] = []
        self._lanes = _Lanes()
        self._across = line(self._lanes, gap=0)
        head = Flow(self._title, held(line(self._legend, self._earlier, self._later, gap=16)), gap=16)
        head.push_last()
        self.setLayout(column(held(head), self._across, gap=6))

    @property
    def months(self) -> "list[MonthButton]":
        return self._months

    def show_strip(self, strip: Strip) -> None:
        self._title.setText(strip.title)
        self.setAccessibleDescription(strip.said)
        self._earlier.setEnabled(strip.earlier)
        self._later.setEnabled(strip.later)
        self._lanes.show_lanes(strip.lanes)
        for each, shown in zip(self._buttons(strip), strip.months, strict=True):
            each.show_month(shown, strip.lanes)
        if not any(each.hasFocus() for each in self._months):
            self.keep(next((each for each in self._months if each.shown.chosen), self._months[-1]))

    def _buttons(self, strip: Strip) -> "list[MonthButton]":
        """Made once, so that the focus stays where it is while months and marks change."""
        for shown in strip.months if not self._months else ():
            made = MonthButton(shown, self)
            made.clicked.connect(lambda _on=False, made=made: self.month.emit(made.shown.key))
            self._months.append(made)
            self._across.addWidget(made, 1)
        return self._months

    def keep(self, here: "MonthButton") -> None:
        """Tab comes back to the month that was left."""
        for each in self._months:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is here else Qt.FocusPolicy.ClickFocus)

    def step(self, here: "MonthButton", by: int) -> None:
        at = self._months.index(here) + by
        if 0 <= at < len(self._months):
            self._months[at].setFocus(Qt.FocusReason.TabFocusReason)


class MonthButton(Toggling, QAbstractButton):
    """One month: its marks by lane and day, its name beneath."""

    def __init__(self, shown: Month, strip: YearStrip) -> None:
        super().__init__(strip)
        self.shown, self._strip = shown, strip
        self._lanes: tuple[str, ...] = ()
        self.setCheckable(True)
        self.setAccessibleDescription("Shows this month alone, or every month again")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_month(self, shown: Month, lanes: tuple[str, ...]) -> None:
        self.shown, self._lanes = shown, lanes
        self.setChecked(shown.chosen)
        self.setAccessibleName(shown.said)
        self.setToolTip(shown.said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(LEAST_MONTH), _height(len(self._lanes)))

    def minimumSizeHint(self) -> QSize:
        return QSize(18, _height(len(self._lanes)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._strip.step(self, STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._strip.keep(self)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ground(painter)
            for mark in sorted(self.shown.marks, key=lambda each: each.significant):
                side = px(SIGNIFICANT)
                x = side + 2 + mark.at * max(self.width() - 2 * side - 4, 1)
                y = px(LANE) * (self._lanes.index(mark.lane) + 0.5)
                draw_mark(painter, QPointF(x, y), significant=mark.significant, chosen=self.shown.chosen)
            self._name(painter)

    def _ground(self, painter: QPainter) -> None:
        lanes = px(LANE) * len(self._lanes)
        if self.shown.chosen or self.underMouse():
            painter.fillRect(self.rect(), colour("sel" if self.shown.chosen else "tint"))
        painter.setPen(QPen(colour("hair"), 1))
        for place in range(len(self._lanes) + 1):
            painter.drawLine(0, px(LANE) * place, self.width(), px(LANE) * place)
        painter.drawLine(0, 0, 0, lanes)
        if self.shown.chosen:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _name(self, painter: QPainter) -> None:
        chosen = self.shown.chosen
        painter.setFont(font(SMALL_PT, strong=chosen))
        painter.setPen(colour("sel_ink" if chosen else "ink2"))
        beneath = QRectF(0, px(LANE) * len(self._lanes), self.width(), px(HEAD))
        fits = QFontMetrics(painter.font()).horizontalAdvance(self.shown.name) <= self.width() - 2
        painter.drawText(beneath, Qt.AlignmentFlag.AlignCenter, self.shown.name if fits else self.shown.name[:1])


def draw_mark(painter: QPainter, at: QPointF, *, significant: bool, chosen: bool = False) -> None:
    """A filled diamond or a small ring: told apart by shape, not by colour alone. On a chosen month in that ground's ink."""
    ground = colour("sel" if chosen else "page")
    if not significant:
        painter.setPen(QPen(colour("sel_ink" if chosen else "ink2"), 1.4))
        painter.setBrush(ground)
        painter.drawEllipse(at, px(OTHER), px(OTHER))
        return
    half = px(SIGNIFICANT)
    painter.setPen(QPen(ground, 1))
    painter.setBrush(colour("sel_ink" if chosen else "accent"))
    corners = ((0, -half), (half, 0), (0, half), (-half, 0))
    painter.drawPolygon([QPointF(at.x() + x, at.y() + y) for x, y in corners])


class _Lanes(QWidget):
    """What the lanes are called, for the eye; each month says it in words."""

    def __init__(self) -> None:
        super().__init__()
        self._lanes: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_lanes(self, lanes: tuple[str, ...]) -> None:
        self._lanes = lanes
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(SMALL_PT))
        return QSize(max((metrics.horizontalAdvance(each) for each in self._lanes), default=0) + 12, _height(len(self._lanes)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            painter.setFont(font(SMALL_PT))
            painter.setPen(colour("ink2"))
            for place, words in enumerate(self._lanes):
                within = QRectF(0, px(LANE) * place, self.width(), px(LANE))
                painter.drawText(within, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class _Legend(QWidget):
    """What the two marks mean, for the eye."""

    def __init__(self) -> None:
        super().__init__()
        words = [label("Significant", "small", wrap=False), label("Other", "small", wrap=False)]
        self.setLayout(line(_Sample(significant=True), words[0], 8, _Sample(significant=False), words[1], gap=6))
        for each in words:
            set_kind(each, "small")


class _Sample(QWidget):
    def __init__(self, *, significant: bool) -> None:
        super().__init__()
        self._significant = significant
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(14), px(14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_mark(painter, QPointF(self.width() / 2, self.height() / 2), significant=self._significant)


def _height(lanes: int) -> int:
    return px(LANE) * lanes + px(HEAD)
