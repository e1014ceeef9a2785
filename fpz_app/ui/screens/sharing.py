"""Sharing: the family page's tab of agreement, sharing, warnings and early help, with the history of the file."""

from collections.abc import Callable
from datetime import date

from fpz_app.presenters.sharing import Doings, SharingPresenter, SharingView
from fpz_app.ui.forms.record_tab import GAP, RecordTab
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.layout import column, held, line
from fpz_app.ui.widgets.panels import FactRows
from fpz_app.ui.widgets.text import label, section_head


class SharingScreen(RecordTab):
    def __init__(self, presenter_for: Callable[[SharingView], SharingPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.presenter = presenter_for(self)
        self._doings = FactRows(name_width=160)
        self._more = link("Show more", icon="chevron-down", do=self.presenter.show_more)
        self._at_centre = label("", "quiet")
        self._older = link("Load older history", icon="chevron-down", do=self.presenter.load_older)
        older = held(column(self._at_centre, line(self._older, None), gap=4, margins=(0, 8, 0, 0)))
        history = column(section_head("What was done in this file"), self._doings, line(self._more, None), older, gap=0)
        self.lay(self.presenter, today, GAP, history, name="Sharing")

    def show_doings(self, doings: Doings, *, more: bool) -> None:
        self._doings.show_facts(doings)
        self._more.setVisible(more)

    def show_older(self, words: str, *, offers: bool) -> None:
        was_pressed = self._older.hasFocus()
        self._at_centre.setText(words)
        self._at_centre.setVisible(bool(words))
        self._older.setVisible(offers)
        if was_pressed and words:
            announce(self._at_centre, words)
