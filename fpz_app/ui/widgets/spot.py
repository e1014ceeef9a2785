"""Spot: where the focus was in something that is drawn anew, so that it can go back there."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget


@dataclass(frozen=True)
class Spot:
    """The kind and name of what had the focus; `row` where it was a list."""

    kind: type[QWidget]
    name: str
    row: int = -1


def spot_of(within: QWidget) -> Spot | None:
    """None where the focus is elsewhere, or on something without a name."""
    focused = within.window().focusWidget()
    if focused is None or not within.isAncestorOf(focused) or not focused.accessibleName():
        return None
    row = focused.currentIndex().row() if isinstance(focused, QTableView) else -1
    return Spot(type(focused), focused.accessibleName(), row)


def go_to_spot(within: QWidget, spot: Spot | None) -> bool:
    """Whether what had the focus is there again."""
    if spot is None:
        return False
    alike = (each for each in within.findChildren(spot.kind) if each.accessibleName() == spot.name)
    found = next((each for each in alike if each.isVisible()), None)
    if found is None:
        return False
    found.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(found, QTableView) and spot.row >= 0:
        found.setCurrentIndex(found.model().index(min(spot.row, found.model().rowCount() - 1), 0))
    return True
