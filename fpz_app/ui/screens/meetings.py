"""Meetings: a family's tab with its meetings, and the rail's page with those of every family."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from fpz_app.domain.errors import Problem
from fpz_app.presenters.meetings import (
    AllMeetingsPresenter,
    Block,
    ListView,
    MeetingLine,
    MeetingsPresenter,
    TabView,
)
from fpz_app.presenters.record_form import Editing
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.layout import Flow, clear, column, held
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import hairline, label, page_head, section_head

WHAT = Column("Meeting", lambda row: row.what, detail=lambda row: row.detail, shape=lambda row: row.shape, tone="strong")
FAMILY = Column("Family", lambda row: row.family, width=150)
WHEN = Column("When", lambda row: row.when, tone=lambda row: "red" if row.late else "", width=230)
STANDS = Column("It is", lambda row: row.stands, tone="quiet", width=190)


class _Lists(QVBoxLayout):
    """The blocks of a list of meetings."""

    def __init__(self, go: Callable[[MeetingLine], None], *, with_family: bool) -> None:
        super().__init__()
        self._go = go
        self._columns = (WHAT, *((FAMILY,) if with_family else ()), WHEN, STANDS)
        self.setSpacing(20)

    def show_blocks(self, blocks: Sequence[Block], empty: str, detail: str) -> None:
        clear(self)
        for title, rows in blocks:
            view = RowsView(self._columns, name=title)
            view.show_rows(rows)
            view.opened.connect(self._go)
            self.addLayout(column(section_head(title, str(len(rows))), view, gap=0))
        if not blocks:
            self.addWidget(empty_state(empty, detail))


class AllMeetingsScreen(Page):
    """The rail's page."""

    def __init__(self, presenter_for: Callable[[ListView], AllMeetingsPresenter]) -> None:
        super().__init__(name="Meetings")
        self.presenter = presenter_for(self)
        self._lists = _Lists(self.presenter.go, with_family=True)
        self.add(page_head("Meetings", "What is planned, and what was held without minutes"), 20, self._lists)

    def show_place(self, **_arguments: str) -> None:
        self.presenter.open()

    def refresh(self, _changed: object) -> None:
        self.presenter.open()

    def show_meetings(self, blocks: Sequence[Block]) -> None:
        self._lists.show_blocks(blocks, "No meeting is planned.", "A meeting is called on a family’s Meetings tab.")


class MeetingsScreen(QStackedWidget):
    """A family's tab."""

    def __init__(self, presenter_for: Callable[[TabView], MeetingsPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName("Meetings")
        self.presenter = presenter_for(self)
        self._page, self._problem, self._banner = Page(name="Meetings"), ProblemSummary(), Banner()
        self._lists = _Lists(self.presenter.go, with_family=False)
        self._form = RecordForm(self.presenter.filling, today)
        self._call = primary("Call a meeting", icon="calendar", do=lambda: self.presenter.call())
        head = Flow(label("Meetings", "head", wrap=False), self._call, gap=16)
        head.push_last()
        self._page.add(held(head), 8, hairline(), 12, self._banner, self._problem, 8, self._lists)
        self._form.left.connect(self.presenter.put_off)
        for page in (self._page, self._form):
            self.addWidget(page)

    def open(self, family_id: str, item_id: str = "") -> None:
        self.setCurrentWidget(self._page)
        self.presenter.open(family_id, item_id)

    def flush(self) -> None:
        self._form.flush()

    def refresh(self, _changed: object) -> None:
        self.presenter.refresh()

    def show_meetings(self, blocks: Sequence[Block]) -> None:
        self._problem.clear_problem()
        self._banner.clear_banner()
        self.setCurrentWidget(self._page)
        self._lists.show_blocks(blocks, "No meeting yet.", "Call the first one; everyone who is asked gets a letter.")

    def show_tools(self, *, may_call: bool) -> None:
        self._call.setVisible(may_call)

    def show_offer(self, words: str, action: str, do: Callable[[], object]) -> None:
        self._banner.show_banner(words, shape="draft", action=action, do=do)

    def show_problem(self, problem: Problem) -> None:
        self._problem.show_problem(problem, {})

    def show_editing(self, editing: Editing) -> None:
        self.setCurrentWidget(self._form)
        self._form.show_editing(editing)

    def show_saved(self, at: str) -> None:
        self._form.show_saved(at)

    def show_newer(self, words: str) -> None:
        self._form.show_newer(words)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._form.show_problems(problems)
