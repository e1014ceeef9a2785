"""Scroll reading: lets assistive technology read a scrolled page that changes meanwhile without ending the program.

Qt 6.12 answers for a scroll area's children without looking whether there are so many: a screen reader that asks for one that
went a moment ago, such as a scroll bar, reads outside of memory. What Qt has for widgets in general does look.
"""

from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea


def make_safe() -> None:
    """Once in a process."""
    QAccessible.installFactory(_interface)


def _interface(kind: str, widget: Any) -> QAccessibleInterface | None:
    """Asked for each class that a widget is of, from its own to Qt's."""
    if kind == QScrollArea.__name__ and isinstance(widget, QScrollArea):
        return QAccessibleWidget(widget, QAccessible.Role.Client)
    return None
