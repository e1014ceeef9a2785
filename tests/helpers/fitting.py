"""Fitting: what of a window's words is cut off, and what is wider than the place it stands in."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea, QWidget

SLACK = 1  # pixels lost in rounding


def cut_labels(window: QWidget) -> list[str]:
    """The words of each label that needs more room than it has, beginning with why."""
    found = []
    for each in window.findChildren(QLabel):
        if not each.isVisible() or not each.text() or each.pixmap().width():
            continue
        if each.hasHeightForWidth():
            if each.heightForWidth(each.width()) > each.height() + SLACK:
                found.append(f"too low: {each.text()[:60]}")
        elif each.sizeHint().width() > each.width() + SLACK:
            found.append(f"too narrow: {each.text()[:60]}")
    return found


def cut_buttons(window: QWidget) -> list[str]:
    """The words of each button that is narrower or lower than its words; those that paint their own words break them."""
    found = []
    for each in window.findChildren(QAbstractButton):
        if not each.isVisible() or not each.text() or not isinstance(each, QPushButton) or "paintEvent" in vars(type(each)):
            continue
        words = each.fontMetrics().size(0, each.text())
        if words.width() > each.width() + SLACK or words.height() > each.height() + SLACK:
            found.append(each.text()[:60])
    return found


def too_wide(window: QWidget) -> list[str]:
    """What has to be scrolled sideways, and by how much."""
    found = []
    for each in window.findChildren(QScrollArea):
        inner = each.widget()
        if each.isVisible() and inner is not None and inner.width() > each.viewport().width() + SLACK:
            holder = each.parentWidget()
            found.append(f"{holder.accessibleName() or type(holder).__name__}: {inner.width()} in {each.viewport().width()}")
    return found


def overlapping(window: QWidget) -> list[str]:
    """Pairs of words that lie over each other: labels of one parent whose places cross."""
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text()]
    placed = [(each, QRect(each.mapTo(window, QPoint()), each.size())) for each in labels]
    return [
        f"{one.text()[:30]} / {other.text()[:30]}"
        for at, (one, here) in enumerate(placed)
        for other, there in placed[at + 1 :]
        if one.parentWidget() is other.parentWidget() and here.adjusted(1, 1, -1, -1).intersects(there.adjusted(1, 1, -1, -1))
    ]
