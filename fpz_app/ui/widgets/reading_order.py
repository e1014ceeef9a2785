"""Reading order: Tab goes through a window as it is read, whenever its parts were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

FORWARD, BACKWARD = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


def reading_order(inside: QWidget) -> list[QWidget]:
    """What Tab comes to inside a widget, in the order of its layouts. Qt's own order is that in which widgets were made."""
    return [each for each in _walk(inside) if _takes_tab(each)]


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Gives the focus to what comes next, or before. False where there is nothing to go to.

    Qt asks for this too when what has the focus is hidden: then the focus stays near, on the same page.
    """
    on = window.focusWidget()
    if on is not None and on is not window and not on.isVisible():
        near = _first_near(on)
        if near is not None:
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        return near is not None
    found = _after(window, on) if forward else _before(window, on)
    if found is not None:
        found.setFocus(FORWARD if forward else BACKWARD)
    return found is not None


def _after(window: QWidget, on: QWidget | None) -> QWidget | None:
    """The first thing after `on`; past the end, the first of all."""
    first, passed = None, False
    for each in _walk(window):
        if each is on:
            passed = True
        elif _takes_tab(each):
            if passed:
                return each
            first = first or each
    return first


def _before(window: QWidget, on: QWidget | None) -> QWidget | None:
    """The last thing before `on`; past the beginning, the last of all."""
    last = None
    for each in _walk(window):
        if each is on and last is not None:
            return last
        if each is not on and _takes_tab(each):
            last = each
    return last


def _first_near(gone: QWidget) -> QWidget | None:
    """The first thing that Tab comes to in the smallest part of the window that held `gone` and has something left."""
    holder = gone.parentWidget()
    while holder is not None and not (left := reading_order(holder)):
        holder = holder.parentWidget()
    return left[0] if holder is not None else None


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
