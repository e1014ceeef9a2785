"""Tab strip: paints the tabs so that nothing moves when another one is chosen."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from fpz_app.ui.look import colour, font

GAP, LINE, ABOVE, BELOW = 22, 3, 8, 11
LEFT = 3  # room for the bold words, which are wider than the plain ones


class TabStrip(QTabBar):
    """A tab is as wide as its plain words and the gap after them; the chosen one is bold with a line beneath."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tabSizeHint(self, index: int) -> QSize:
        plain = QFontMetrics(font())
        return QSize(plain.horizontalAdvance(self.tabText(index)) + GAP, plain.height() + ABOVE + BELOW)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(font()).height() + ABOVE + BELOW)

    def ring_rect(self) -> QRect:
        return self._words(self.currentIndex()).adjusted(-3, 4, 3, -6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        here = self.mapFromGlobal(self.cursor().pos())
        with QPainter(self) as painter:
            for at in range(self.count()):
                if self.isTabVisible(at):
                    self._paint_tab(painter, at, hovered=self.tabRect(at).contains(here) and self.underMouse())

    def _words(self, at: int) -> QRect:
        return self.tabRect(at).adjusted(LEFT, 0, LEFT - GAP, 0)

    def _paint_tab(self, painter: QPainter, at: int, *, hovered: bool) -> None:
        chosen = at == self.currentIndex()
        words = self._words(at)
        painter.setFont(font(strong=chosen))
        wide = painter.fontMetrics().horizontalAdvance(self.tabText(at)) if chosen else words.width()
        words = QRect(words.center().x() - wide // 2, words.top(), wide, words.height())
        painter.setPen(colour("ink" if chosen or hovered else "ink2"))
        painter.drawText(words.adjusted(-2, 0, 2, -LINE), Qt.AlignmentFlag.AlignCenter, self.tabText(at))
        if chosen or hovered:
            beneath = QRect(words.left(), words.bottom() - LINE + 1, words.width(), LINE)
            painter.fillRect(beneath, colour("accent" if chosen else "line"))
