"""Toggling: buttons that tell `clicked` for what assistive technology switches too, of which Qt only says that it is toggled."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class Toggling(_Button):
    """Comes before a kind of button that can be checked. What the program sets with `setChecked` is not told."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._known = False
        self.toggled.connect(lambda on: self._tell(on))

    def nextCheckState(self) -> None:
        """Of a key or the mouse, which Qt tells itself."""
        with self._quietly():
            super().nextCheckState()

    def setChecked(self, on: bool) -> None:
        with self._quietly():
            super().setChecked(on)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._known = True
        try:
            yield
        finally:
            self._known = False

    def _tell(self, on: bool) -> None:
        """One of several answers that goes off does so because another has come on."""
        if not self._known and (on or not isinstance(self, QRadioButton)):
            self.clicked[bool].emit(on)  # type: ignore[index]


class ToggledBox(Toggling, QCheckBox):
    """A check box."""


class ToggledDot(Toggling, QRadioButton):
    """A radio button."""
