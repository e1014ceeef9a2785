"""Buttons: primary, secondary, link and danger, all plain QPushButtons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from fpz_app.ui.icons import dress

ICON_COLOUR = {"primary": "on_accent", "secondary": "accent", "link": "accent", "danger": "red"}
ICON_GAP = 3


def button(
    words: str,
    kind: str = "secondary",
    *,
    icon: str = "",
    small: bool = False,
    compact: bool = False,
    icon_last: bool = False,
    do: Callable[[], object] | None = None,
) -> QPushButton:
    """A button of a kind in `ICON_COLOUR`, with an icon before its words, or `icon_last`; `do` is called when pressed."""
    made = QPushButton(words)
    made.setProperty("kind", kind)
    made.setAccessibleName(words)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if compact:
        made.setProperty("compact", "true")
    if small:
        made.setProperty("small", "true")
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        dress(made, icon, ICON_COLOUR[kind], 18, gap=-ICON_GAP if icon_last else ICON_GAP)
    if icon_last:
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if do is not None:
        made.clicked.connect(lambda: do())
    return made


def primary(words: str, *, icon: str = "", do: Callable[[], object] | None = None) -> QPushButton:
    """The one thing to do on a page."""
    return button(words, "primary", icon=icon, do=do)


def secondary(words: str, *, icon: str = "", do: Callable[[], object] | None = None) -> QPushButton:
    return button(words, "secondary", icon=icon, do=do)


def link(words: str, *, icon: str = "", small: bool = True, do: Callable[[], object] | None = None) -> QPushButton:
    return button(words, "link", icon=icon, small=small, do=do)


def danger(words: str, *, icon: str = "", do: Callable[[], object] | None = None) -> QPushButton:
    """For what cannot be undone; never the default."""
    return button(words, "danger", icon=icon, do=do)


def rename(made: QPushButton, words: str) -> None:
    """Changes a button's words and what is read out."""
    made.setText(words)
    made.setAccessibleName(words)
