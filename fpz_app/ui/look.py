"""The look in force: its colours, the person's text size and the typeface, for whatever paints itself."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from fpz_app.ui.stylesheet import BODY_PT
from fpz_app.ui.tokens import LIGHT, LOOKS, Tokens

FAMILY = "Source Sans 3"


def tokens() -> Tokens:
    """The look in force; painted widgets ask for it each time they paint."""
    app = QApplication.instance()
    name = app.property("look") if app is not None else None
    return LOOKS.get(name, LIGHT) if isinstance(name, str) else LIGHT


def text_scale() -> float:
    """The person's text size in force, 1.0 to 2.0."""
    app = QApplication.instance()
    scale = app.property("text_scale") if app is not None else None
    return float(scale) if isinstance(scale, float | int) else 1.0


def px(size: float) -> int:
    """A size drawn at 96 dpi and 100 % text, grown with the text: for marks, icons and minimum widths."""
    return round(size * text_scale())


def colour(token: str) -> QColor:
    """A token of the look in force, by name."""
    return QColor(getattr(tokens(), token))


def font(points: float = BODY_PT, *, strong: bool = False) -> QFont:
    """The house typeface at `points` times the person's text size; `strong` is the semibold."""
    return QFont(_font(points * text_scale(), strong))


@cache
def _font(points: float, strong: bool) -> QFont:
    """Made once for each size: a list measures some thousands of words while one types in its search field."""
    made = QFont(FAMILY)
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def system_look(app: QApplication) -> Tokens:
    """The look that the system's colour scheme and contrast preference ask for."""
    hints = app.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    strong = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return LOOKS[("hc-" if strong else "") + ("dark" if dark else "light")]


def calm(app: QApplication) -> bool:
    """True when the system asks for less motion."""
    return app.styleHints().accessibility().motionPreference() == Qt.MotionPreference.ReducedMotion
