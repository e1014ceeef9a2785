"""Stacks: turning to another page of a stack of pages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QStackedWidget, QWidget

BY_KEY = Qt.WidgetAttribute.WA_KeyboardFocusChange


def turn_to(stack: QStackedLayout | QStackedWidget, page: QWidget) -> None:
    """Shows a page. Qt moves the focus there as if by mouse; where a key led on, the ring stays."""
    window = page.window()
    by_key = window.testAttribute(BY_KEY)
    stack.setCurrentWidget(page)
    window.setAttribute(BY_KEY, by_key)
