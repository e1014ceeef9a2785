"""Reveal: scrolls what holds a widget until a part of it is seen."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget

ROOM = 24  # what is kept clear above and below, in pixels


def reveal(widget: QWidget, part: QRect) -> None:
    """`part` is in the widget's own coordinates; one that is taller than the place it scrolls in is left where it is."""
    each = widget.parentWidget()
    while each is not None:
        inner = each.widget() if isinstance(each, QScrollArea) else None
        if isinstance(each, QScrollArea) and inner is not None and inner.isAncestorOf(widget):
            top = widget.mapTo(inner, part.topLeft()).y()
            if part.height() + 2 * ROOM < each.viewport().height():
                across = each.horizontalScrollBar().value()
                each.ensureVisible(across, top, 0, ROOM)
                each.ensureVisible(across, top + part.height(), 0, ROOM)
        each = each.parentWidget()
