"""Decisions: the family page's tab of levels of need and the decisions on them, with the forms that record them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from fpz_app.presenters.decisions import DecisionsPresenter, DecisionsView
from fpz_app.ui.forms.record_tab import RecordTab


class DecisionsScreen(RecordTab):
    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[DecisionsView], DecisionsPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.presenter = presenter_for(self)
        self.lay(self.presenter, today, name="Level and decisions")

    def preview_paper(self, title: str, pdf: bytes, name: str) -> None:
        self.preview.emit(title, pdf, name)
