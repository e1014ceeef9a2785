"""Reading order: Tab goes through a window as it is read, whenever its parts were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

FORWARD, BACKWARD = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


def reading_order(inside: QWidget) -> list[QWidget]:
    """What Tab comes to inside a widget, in the order of its layouts. Qt's own order is that in which widgets were made."""
    return [each for each in _walk(inside) if _takes_tab(each)]


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Gives the focus to what comes next, or before. False where there is nothing to go to."""
    order = reading_order(window)
    if not order:
        return False
    on, step = window.focusWidget(), 1 if forward else -1
    before = order.index(on) if on is not None and on in order else min(-step, 0)
    order[(before + step) % len(order)].setFocus(FORWARD if forward else BACKWARD)
    return True


def _takes_tab(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def _walk(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    laid = [] if layout is None else list(_laid(layout))
    rest = [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow() and each not in laid]
    for each in (*laid, *rest):
        if each.isVisible():
            yield each
            yield from _walk(each)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid(inner)
