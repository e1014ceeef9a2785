"""Access: what a screen reader is told about a widget."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def description_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def nameless(widget: QWidget) -> list[str]:
    """The classes of the focusable widgets inside, or it itself, that have no name to be read out."""
    every = [widget, *widget.findChildren(QWidget)]
    focusable = [one for one in every if one.focusPolicy() != one.focusPolicy().NoFocus and one.focusProxy() is None]
    shown = [one for one in focusable if one.isVisible() and one.objectName() != "qt_scrollarea_viewport"]
    return [type(one).__name__ for one in shown if not name_of(one)]
