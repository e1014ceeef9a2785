"""Find box: lies over the window at one key; a field, and beneath it what is found while one types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from fpz_app.presenters.find_box import FindBoxPresenter, FindBoxView, FindLine
from fpz_app.ui.look import px
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.layout import column, held, line
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from fpz_app.ui.widgets.text import label

HINT = "Find a person, family, note or action"
WIDTH, TOP, SIDE, BENEATH = 760, 72, 24, 48
"""At 100 %: the panel's width, its place below the window's edge, and the least room left beside and beneath it."""
VEIL, PAUSE = 90, 400
"""How dark the window lies beneath it (of 255), and the milliseconds of quiet after which a count is read out."""
COLUMNS = (
    Column("What", lambda row: row.words, detail=lambda row: row.detail, tone="strong"),
    Column("Sort", lambda row: row.sort, tone="quiet", width=236),
)


class FindBox(QWidget):
    """Opened by the window; goes at Escape, at a click beside it and when something was chosen."""

    def __init__(self, window: QWidget, presenter_for: Callable[[FindBoxView], FindBoxPresenter]) -> None:
        super().__init__(window)
        self.presenter = presenter_for(self)
        self._window = window
        self._before: QWidget | None = None
        self._said = label("", "quiet")
        self._field = SearchField(HINT, name="Find")
        self._list = RowsView(COLUMNS, name="Found", whole=False, chevron=False, inset=12, keeps_choice=True)
        self._lines: Sequence[FindLine] = ()
        self._quiet = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay()
        self._field.textChanged.connect(self.presenter.find)
        self._field.moved.connect(self._walk)
        self._field.entered.connect(self._enter)
        self._list.opened.connect(self.presenter.choose)
        self._quiet.timeout.connect(self._tell)
        window.installEventFilter(self)
        self.hide()

    def open_box(self, typed: str = "") -> None:
        """With what was typed elsewhere; where it is open already, the field is ready to be typed in anew."""
        if not self.isVisible():
            self._before = self._window.focusWidget()
        self.resize(self._window.size())
        with QSignalBlocker(self._field):
            self._field.setText(typed)
        self.presenter.find(typed)
        self.show()
        self.raise_()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        if not self.isVisible():
            return
        self.hide()
        self._quiet.stop()
        self.presenter.leave()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()

    def show_lines(self, lines: Sequence[FindLine], said: str) -> None:
        self._lines = lines
        self._said.setText(said)
        self._said_line.setVisible(bool(said))
        self._list.show_rows(lines)
        self._list.setVisible(bool(lines))
        if lines:
            self._list.choose(0)
            self._list.scrollToTop()
        self._fit()
        self._quiet.start()

    def _lay(self) -> None:
        self.setAccessibleName("Find")
        self._panel = QFrame(self)
        self._panel.setObjectName("find_panel")
        self._panel.setProperty("panel", "card")
        hint = label("↑ ↓ to choose, Enter to open, Escape to go back", "hint", wrap=False)
        self._said_line = held(line(self._said, margins=(12, 0, 12, 12)))
        self._around = (
            held(line(self._field, margins=(12, 12, 12, 12))), self._said_line, held(line(hint, None, margins=(12, 8, 12, 10)))
        )  # fmt: skip
        field, said, foot = self._around
        self._panel.setLayout(column(field, said, self._list, foot, gap=0, margins=(1, 1, 1, 1)))

    def _fit(self) -> None:
        """As wide as it wants and as high as what is found, within the window."""
        width, top = min(px(WIDTH), self.width() - 2 * SIDE), min(px(TOP), self.height() // 10)
        self._panel.resize(width, self._panel.height())
        around = 2 + sum(_height(each, width - 2) for each in self._around if not each.isHidden())
        rows = self._list.verticalHeader().length() if self._lines else 0
        self._list.setFixedHeight(min(rows, self.height() - top - BENEATH - around))
        self._panel.setGeometry((self.width() - width) // 2, top, width, around + self._list.height())

    def _walk(self, step: int) -> None:
        """The arrow keys choose in the list while the typing goes on in the field."""
        if self._lines:
            at = (self._list.currentIndex().row() + step) % len(self._lines)
            self._list.choose(at)
            announce(self._field, self._list.rows.sentence(self._lines[at]), at_once=True)

    def _enter(self) -> None:
        row = self._list.current_row
        if row is not None:
            self.presenter.choose(row)

    def _tell(self) -> None:
        """Through a screen reader, once the typing pauses."""
        found = len(self._lines)
        first = f". First: {self._list.rows.sentence(self._lines[0])}" if found else ""
        announce(self._field, self._said.text() or f"{found} found{first}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_box()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: ARG002 - there are two: the field and the list
        (self._list if self._field.hasFocus() and self._lines else self._field).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.resize(self._window.size())
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        veil = QColor("black")
        veil.setAlpha(VEIL)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), veil)


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
