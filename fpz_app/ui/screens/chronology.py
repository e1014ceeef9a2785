"""Chronology: the family page's tab of dated events: filters, a year at a glance, and one table a year."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.chronology import ChronologyPresenter, ChronologyView
from fpz_app.presenters.chronology_forms import EVENT
from fpz_app.presenters.chronology_lines import ChronologyLine, ChronologyPage, Year
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.sharing_blocks import Block
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, rename, secondary
from fpz_app.ui.widgets.chronology_filters import ChronologyFilters
from fpz_app.ui.widgets.layout import Flow, clear, column, held, show_at_once
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.record_block import RecordBlock
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import hairline, label
from fpz_app.ui.widgets.year_strip import YearStrip

MEANS, CORRECT = "Write what it means for the child", "Correct this event"
COLUMNS: tuple[Column, ...] = (
    Column("Date", lambda row: row.day, tone="quiet", width=104),
    Column("What happened", lambda row: row.what, detail=lambda row: row.detail, tone=lambda row: row.tone),
    Column("Recorded in", lambda row: row.source, tone="small", width=168),
    Column(
        "What it means for the child", lambda row: row.effect, tone="small", width=224,
        does=lambda row: (CORRECT if row.is_partners else MEANS) if row.deed else "",
    ),
)  # fmt: skip
CHOOSE = "To write what an event means for the child, press its last column, or go to it with the arrow keys."


class ChronologyScreen(QWidget):
    """`preview` asks for a print preview: title, PDF, suggested file name."""

    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[ChronologyView], ChronologyPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.presenter = presenter_for(self)
        self.page, self.form = Page(name="Chronology"), RecordForm(self.presenter.filling, today)
        self._problem, self._banner, self._unfinished = ProblemSummary(), Banner(), QVBoxLayout()
        self._filters, self.strip = ChronologyFilters(today), YearStrip()
        self._count, self._said = label("", "strong", wrap=False), label("", "quiet")
        self._years = QVBoxLayout()
        self._years.setSpacing(20)
        self._tables: list[RowsView] = []
        self._line: ChronologyLine | None = None
        self._was: ChronologyLine | None = None
        self._tools = [
            link("Add an event", icon="plus", do=lambda: self.presenter.act(EVENT)),
            link("Bring in another agency’s list…", icon="file-spreadsheet", do=self.presenter.bring_in),
        ]
        self._means = secondary(MEANS, icon="pencil", do=self._write_meaning)
        self._out = link("Take it out", icon="trash-2", do=self._take_out)
        self._words = label("", "hint")
        self._foot = FootBar(self._means, self._out, self._words)
        self._lay()
        self._filters.picked.connect(lambda name, value: self.presenter.pick(**{name: value}))
        self._filters.cleared.connect(self.presenter.clear)
        self.strip.month.connect(self.presenter.choose_month)
        self.strip.moved.connect(self.presenter.move_strip)
        self.form.left.connect(self.presenter.put_off)

    def open(self, family_id: str, item_id: str = "") -> None:
        self._banner.clear_banner()
        self.presenter.open(family_id, item_id)

    def refresh(self, changed: Any) -> None:
        self.presenter.refresh(changed)

    def flush(self) -> None:
        """Keeps what is typed at once: the page is left, locked or closed."""
        self.form.flush()

    def show_chronology(self, page: ChronologyPage, unfinished: Block | None) -> None:
        had_focus = next((each.current_row for each in self._tables if each.hasFocus()), None)
        was_form = self._pages.currentWidget() is self.form and self.form.isVisible()
        clear(self._unfinished)
        if unfinished is not None:
            self._unfinished.addWidget(RecordBlock(unfinished, self.presenter.act))
        self._unfinished.setContentsMargins(0, 0, 0, 16 if unfinished else 0)
        self._filters.show_filters(page.choices)
        self.strip.show_strip(page.strip)
        self.strip.setVisible(bool(page.strip.lanes))
        self._count.setText(page.count)
        self._said.setText(" ".join(part for part in (page.said, CHOOSE if page.may_record and page.years else "") if part))
        self._said.setVisible(bool(self._said.text()))
        self._show_years(page.years, page.nothing)
        for each in self._tools:
            each.setVisible(page.may_record)
        self._choose(None)
        self._pages.setCurrentWidget(self.page)
        back_to = had_focus or (self._was if was_form else None)
        if back_to is not None:
            self.show_line(back_to.key)

    def show_line(self, key: str) -> None:
        for table in self._tables:
            for at, row in enumerate(table.rows.rows):
                if row.key == key:
                    table.choose(at)
                    table.setFocus()
                    self._choose(row)
                    self.page.reveal(table)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        elif self._filters.show_problem(problem):
            announce(self, problem.message)
        else:
            self._problem.show_problem(problem, {})
            self.page.reveal(self._problem)

    def say(self, words: str) -> None:
        announce(self, words)

    def show_thrown_away(self, words: str) -> None:
        self._banner.show_banner(words, shape="draft", action="Undo", do=self.presenter.bring_back)
        self.page.reveal(self._banner)

    def show_editing(self, editing: Editing) -> None:
        self._banner.clear_banner()
        self._was = self._line
        self._pages.setCurrentWidget(self.form)
        self.form.show_editing(editing)

    def show_saved(self, at: str) -> None:
        self.form.show_saved(at)

    def show_newer(self, words: str) -> None:
        self.form.show_newer(words)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems(problems)

    def preview_paper(self, title: str, pdf: bytes, name: str) -> None:
        self.preview.emit(title, pdf, name)

    def _lay(self) -> None:
        tools = held(Flow(*self._tools, secondary("See the print", icon="printer", do=self.presenter.print), gap=16))
        head = Flow(label("Chronology", "head", wrap=False), tools, gap=16)
        head.push_last()
        told = column(self._problem, self._banner, self._unfinished, gap=12)
        counts = column(self._count, self._said, gap=0)
        self.page.add(told, held(head), 8, hairline(), 12, self._filters, 14, self.strip, 16, counts, 12, self._years)
        self.page.set_foot(self._foot)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.form)

    def _show_years(self, years: Sequence[Year], nothing: tuple[str, str]) -> None:
        clear(self._years)
        self._tables = []
        for place, (year, lines) in enumerate(years):
            self._years.addLayout(self._year(year, lines, titles=place == 0))
        if not years:
            self._years.addWidget(empty_state(*nothing))
        show_at_once(self._years)

    def _year(self, year: str, lines: Sequence[ChronologyLine], *, titles: bool) -> QVBoxLayout:
        table = RowsView(COLUMNS, name=year, titles=titles)
        table.show_rows(lines)
        table.opened.connect(lambda row: self._open(row, table.column))
        table.chosen.connect(self._choose)
        self._tables.append(table)
        if titles:
            return column(label(year, "head"), table, gap=0)
        return column(label(year, "head"), 6, hairline(), table, gap=0)

    def _open(self, row: ChronologyLine, column: int) -> None:
        """What it means is written by a press on it; anywhere else, and any key, opens the record."""
        self._choose(row)
        if column == len(COLUMNS) - 1 and row.deed:
            self.presenter.act(row.deed)
        else:
            self.presenter.go(row)

    def _choose(self, row: ChronologyLine | None) -> None:
        self._line = row
        rename(self._means, CORRECT if row is not None and row.is_partners else MEANS)
        self._foot.setVisible(row is not None and bool(row.deed))
        self._out.setVisible(row is not None and row.is_partners)
        self._words.setText(row.said if row is not None else "")

    def _write_meaning(self) -> None:
        if self._line is not None:
            self.presenter.act(self._line.deed)

    def _take_out(self) -> None:
        if self._line is not None:
            self.presenter.take_out(self._line)
