"""Today: the page that opens first."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout

from fpz_app.presenters.today import Block, TodayLine, TodayPresenter, TodayView
from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line, show_at_once
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from fpz_app.ui.widgets.text import label, section_head

COLUMNS: tuple[Column, ...] = (
    Column("What", lambda row: row.what, detail=lambda row: row.detail, shape=lambda row: row.shape, tone="strong"),
    Column("Family", lambda row: row.family, width=168),
    Column("When", lambda row: row.when, tone=lambda row: "red" if row.overdue else "quiet", width=232, why=lambda row: row.why),
)


class TodayScreen(Page):
    def __init__(self, presenter_for: Callable[[TodayView], TodayPresenter]) -> None:
        super().__init__(name="Today")
        self.presenter = presenter_for(self)
        self._day = label("", "quiet", wrap=False)
        self._search = SearchField("Find a person, family, note or action", keys="Ctrl K", width=384)
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(20)
        write = primary("Write a note", icon="pencil", do=self.presenter.write_note)
        title = held(column(label("Today", "title", wrap=False), self._day, gap=1))
        head = Flow(title, held(line(self._search, write, gap=16)), gap=16)
        head.push_last()
        self.add(held(head), 20, self._blocks)
        self._search.entered.connect(self._find)

    def show_place(self, **_arguments: str) -> None:
        self.presenter.open()

    def show_today(self, day: str, blocks: Sequence[Block]) -> None:
        self._day.setText(day)
        clear(self._blocks)
        for words, rows in blocks:
            self._blocks.addLayout(self._block(words, rows))
        if not blocks:
            self._blocks.addWidget(empty_state("Nothing is due today.", "What falls due in your families shows here."))
        show_at_once(self._blocks)

    def refresh(self, _changed: object) -> None:
        self.presenter.open()

    def _block(self, words: str, rows: Sequence[TodayLine]) -> QVBoxLayout:
        view = RowsView(COLUMNS, name=words)
        view.show_rows(rows)
        view.opened.connect(self.presenter.go)
        return column(section_head(words, str(len(rows))), view, gap=0)

    def _find(self) -> None:
        self.presenter.find(self._search.text())
