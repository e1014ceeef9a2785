"""Icons: the bundled line drawings, coloured by the look in force and coloured anew when it changes."""

from functools import lru_cache
from typing import Any, Protocol
from weakref import WeakSet

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy
from shiboken6 import isValid

from fpz_app.paths import resources
from fpz_app.ui.look import colour, px

STROKE = "1.75"
_DRESSED: "WeakSet[Icon | Iconed]" = WeakSet()
"""Those alive. Qt's own list of every widget has some in it that Python's collector may end while one goes through it."""


class Icon(QLabel):
    """A drawing beside words; it says nothing of its own."""

    def __init__(self, name: str, tone: str = "ink2", size: int = 20) -> None:
        super().__init__()
        self._drawing = (name, tone, size)
        _DRESSED.add(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.redraw()

    def redraw(self) -> None:
        name, tone, size = self._drawing
        drawn = pixmap(name, tone, px(size))
        if isValid(self):
            self.setPixmap(drawn)


class Iconed(Protocol):
    """A button or whatever else carries an icon."""

    def setIcon(self, icon: QIcon, /) -> None: ...
    def setIconSize(self, size: QSize, /) -> None: ...
    def setProperty(self, name: str, value: object, /) -> object: ...
    def property(self, name: str, /) -> Any: ...


def pixmap(name: str, tone: str = "ink", size: int = 20, *, gap: int = 0) -> QPixmap:
    """`resources/icons/NAME.svg`, `size` pixels square, in a token’s colour; `gap` is room at its right, below 0 at its left."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _drawn(name, colour(tone).name(), size, gap, ratio)


def icon(name: str, tone: str = "ink", size: int = 20, *, gap: int = 0) -> QIcon:
    """An icon for one moment: use `dress` for one that follows the look."""
    made = QIcon(pixmap(name, tone, size, gap=gap))
    made.addPixmap(pixmap(name, "ink2", size, gap=gap), QIcon.Mode.Disabled)
    return made


def dress(what: Iconed, name: str, tone: str = "ink", size: int = 18, *, gap: int = 0) -> None:
    """Gives a button an icon that grows with the text and follows the look. `size` is at 96 dpi and 100 % text."""
    what.setProperty("icon_drawing", [name, tone, size, gap])
    _DRESSED.add(what)
    _put_on(what, name, tone, size, gap)


def redress() -> None:
    """Puts every dressed widget's icon on again, in the colours now in force."""
    for widget in list(_DRESSED):
        if isinstance(widget, Icon):
            widget.redraw()
        elif isValid(widget):
            name, tone, size, gap = widget.property("icon_drawing")
            _put_on(widget, str(name), str(tone), int(size), int(gap))


def _put_on(what: Iconed, name: str, tone: str, size: int, gap: int) -> None:
    drawn, whole = icon(name, tone, px(size), gap=px(gap)), QSize(px(size) + abs(px(gap)), px(size))
    if isValid(what):
        what.setIcon(drawn)
        what.setIconSize(whole)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int, gap: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # 40 ms that a window without icons does not wait for

    picture = QPixmap(round((size + abs(gap)) * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_source(name, colour))).render(painter, QRectF(max(-gap, 0), 0, size, size))
    painter.end()
    return picture


def _source(name: str, colour: str) -> bytes:
    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"').encode("utf-8")
