"""History: the works on a record or in a file, newest first, with what each changed marked."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.casework.families import Identity as Who
from fpz_app.domain.errors import Problem
from fpz_app.presenters.history import DAYS, PARTS, Entry, Filters, HistoryPresenter, HistoryView
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.gradual import Gradual
from fpz_app.ui.widgets.history_entry import history_entry
from fpz_app.ui.widgets.identity import IdentityBar, identity_of
from fpz_app.ui.widgets.inputs import Choice
from fpz_app.ui.widgets.layout import Flow, clear, held, line, show_at_once
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.text import label

AT_ONCE = 8


class HistoryScreen(Page):
    left = Signal()

    def __init__(self, presenter_for: Callable[[HistoryView], HistoryPresenter]) -> None:
        super().__init__(name="History")
        self.presenter = presenter_for(self)
        self._identity, self._banner = IdentityBar(), Banner()
        self._heading, self._beneath = label("History", "title"), label("", "quiet")
        self._back = link("Back", icon="arrow-left", do=self.left.emit)
        self._who = Choice([], name="Who")
        self._part = Choice(tuple(PARTS.items()), name="Part of the file", none="All that was changed")
        self._days = Choice(DAYS, name="When", none="At any time")
        self._filters = held(Flow(self._who, self._part, self._days, gap=12))
        self._entries = QVBoxLayout()
        self._entries.setSpacing(0)
        self._filling = Gradual(self._entries, self)
        self._more = link("Show earlier", icon="chevron-down", do=self.presenter.show_more)
        self._older = label("", "hint")
        self.add_top(self._identity)
        self.add_top(self._banner)
        self.add(
            line(self._back, None), 8, self._heading, self._beneath, 12, self._filters, 12, self._entries, 12,
            line(self._more, None), self._older,
        )  # fmt: skip
        for choice in (self._who, self._part, self._days):
            choice.changed.connect(self._choose)

    def show_place(self, *, family_id: str = "", tab: str = "", item_id: str = "", **_more: str) -> None:
        self.presenter.open(family_id, item_id, tab)
        self.scroller.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        self.presenter.left()

    def refresh(self, changed: Any) -> None:
        if self.isVisible():
            self.presenter.refresh(changed)

    def show_identity(self, identity: Who, level_words: str) -> None:
        self._identity.show()
        self._identity.show_identity(identity_of(identity, level_words))

    def show_no_family(self) -> None:
        self._identity.hide()

    def show_head(self, heading: str, beneath: str, filters: Filters | None) -> None:
        self.setAccessibleName(heading)
        self._heading.setText(heading)
        self._beneath.setText(beneath)
        self._filters.setVisible(filters is not None)
        if filters is None:
            return
        self._who.clear()
        for key, words in (("", "Everybody"), *filters.people):
            self._who.addItem(words, key)
        self._who.choose(filters.who)
        self._part.choose(filters.part)
        self._days.choose(filters.days)

    def show_entries(self, entries: Sequence[Entry], *, more: bool, older: str) -> None:
        clear(self._entries)
        made: list[Callable[[], Sequence[QWidget]]] = [partial(self._made, entry) for entry in entries]
        if not entries:
            nothing = empty_state("Nothing was changed.", "Choose a longer time, or another part of the file.")
            made = [lambda: (nothing,)]
        self._filling.fill(made, at_once=AT_ONCE)
        show_at_once(self._entries)
        self._more.setVisible(more)
        self._older.setText(older)
        self._older.setVisible(bool(older))

    def show_problem(self, problem: Problem | None, action: str) -> None:
        if problem is None:
            self._banner.clear_banner()
        else:
            words = f"{problem.message} {problem.remedy}".strip()
            self._banner.show_banner(words, action=action, do=self.presenter.go_there)

    def show_gone(self, words: str, detail: str) -> None:
        self._identity.hide()
        self._filters.hide()
        self._more.hide()
        self._older.hide()
        self._heading.setText("History")
        self._beneath.setText("")
        clear(self._entries)
        self._entries.addWidget(empty_state(words, detail))

    def _made(self, entry: Entry) -> Sequence[QWidget]:
        return (history_entry(entry, self.presenter.bring_back),)

    def _choose(self, _key: str) -> None:
        self.presenter.choose(who=self._who.chosen, part=self._part.chosen, days=self._days.chosen)
