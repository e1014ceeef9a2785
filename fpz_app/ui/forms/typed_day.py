"""Typed day: a date field whose value is kept as it stands, read or not, for a draft."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from fpz_app.domain.errors import Problem
from fpz_app.ui.widgets.inputs import DateField


class TypedDay(DateField):
    """`typed` is an ISO day or, while it cannot be read, what stands there; `touched` is told on every key."""

    touched = Signal()

    def __init__(self, read: Callable[[str], date], say: Callable[[date], str], typed: str = "") -> None:
        super().__init__(read=read, say=say)
        self.edited.connect(lambda _text: self.touched.emit())
        self.understood.connect(lambda _day: self.touched.emit())
        self.show_typed(typed)

    @property
    def typed(self) -> str:
        try:
            day = self.date()
        except Problem:
            return self.value()
        return day.isoformat() if day is not None else ""

    def show_typed(self, typed: str) -> None:
        self.setText(typed)
        try:
            self.set_date(self.date())
        except Problem:
            self.setText(typed)
