"""Zoom: the steps by which what is shown grows and shrinks, and the buttons for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel

from fpz_app.ui.widgets.buttons import button
from fpz_app.ui.widgets.layout import line

STEP, LEAST, MOST = 1.25, 0.4, 4.0


def zoom_tools(where: QLabel, size: QLabel, *, by: Callable[[float], None], fit: Callable[[], None], whole: str) -> QHBoxLayout:
    """`where` tells what is in sight, `size` how large it is; `whole` are the words of the button that fits it."""
    return line(
        where, None,
        button("Smaller", "link", icon="zoom-out", small=True, do=lambda: by(1 / STEP)), size,
        button("Larger", "link", icon="zoom-in", small=True, do=lambda: by(STEP)),
        button(whole, "link", icon="maximize", small=True, do=fit),
        gap=16, margins=(0, 4, 0, 4),
    )  # fmt: skip


def next_zoom(factor: float, by: float) -> float:
    return min(max(factor * by, LEAST), MOST)
