"""Chronology: the family page's tab of dated events, one table a year."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from fpz_app.presenters.chronology import Choices, ChronologyLine, ChronologyPresenter, ChronologyView, Year
from fpz_app.ui.widgets.inputs import Choice
from fpz_app.ui.widgets.layout import Flow, clear, column, held
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import hairline, label
from fpz_app.ui.widgets.ticks import Tick

COLUMNS: tuple[Column, ...] = (
    Column("Date", lambda row: row.day, tone="quiet", width=104),
    Column("What happened", lambda row: row.what, detail=lambda row: row.detail, tone=lambda row: row.tone),
    Column("Recorded in", lambda row: row.source, tone="small", width=168),
    Column("What it means for the child", lambda row: row.effect, tone="small", width=224),
)


class ChronologyScreen(Page):
    def __init__(self, presenter_for: Callable[[ChronologyView], ChronologyPresenter]) -> None:
        super().__init__(name="Chronology")
        self.presenter = presenter_for(self)
        self._person = Choice([], name="Chronology of")
        self._significant = Tick("Only what is significant")
        self._years = QVBoxLayout()
        self._years.setSpacing(20)
        choices = held(Flow(self._significant, self._person, gap=20))
        head = Flow(label("Chronology", "head", wrap=False), choices, gap=16)
        head.push_last()
        self.add(held(head), 8, hairline(), 16, self._years)
        self._person.changed.connect(self.presenter.choose_person)
        self._significant.clicked.connect(self.presenter.only_significant)

    def open(self, family_id: str, item_id: str = "") -> None:
        self.presenter.open(family_id, item_id)

    def refresh(self, changed: Any) -> None:
        self.presenter.refresh(changed)

    def show_chronology(self, choices: Choices, years: Sequence[Year]) -> None:
        self._show_choices(choices)
        for place, (year, lines) in enumerate(years):
            self._years.addLayout(self._year(year, lines, titles=place == 0))

    def show_nothing(self, choices: Choices, words: str, detail: str) -> None:
        self._show_choices(choices)
        self._years.addWidget(empty_state(words, detail))

    def _show_choices(self, choices: Choices) -> None:
        clear(self._years)
        self._person.clear()
        for key, words in choices.people:
            self._person.addItem(words, key)
        self._person.choose(choices.chosen)
        self._significant.setChecked(choices.significant)

    def _year(self, year: str, lines: Sequence[ChronologyLine], *, titles: bool) -> QVBoxLayout:
        table = RowsView(COLUMNS, name=year, titles=titles)
        table.show_rows(lines)
        table.opened.connect(self.presenter.go)
        if titles:
            return column(label(year, "head"), table, gap=0)
        return column(label(year, "head"), 6, hairline(), table, gap=0)
