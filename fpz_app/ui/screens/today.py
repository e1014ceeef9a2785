"""Today: the page that opens first."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout

from fpz_app.presenters.today import Block, TodayLine, TodayPresenter, TodayView
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary
from fpz_app.ui.widgets.due_columns import DUE_COLUMNS
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line, show_at_once
from fpz_app.ui.widgets.page import Foot, Page
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from fpz_app.ui.widgets.text import label, section_head

MANY, FIRST = 20, 15
"""Of a block with more lines than `MANY` no more than the `FIRST` are shown until all are asked for."""
WHY = "Why then, and who answers for it, is said here for the line you are on."


class TodayScreen(Page):
    """`wake` comes when an hour or a day turns while the page is seen; `find_asked` carries what was typed into the field."""

    find_asked = Signal(str)

    def __init__(self, presenter_for: Callable[[TodayView], TodayPresenter]) -> None:
        super().__init__(name="Today")
        self.presenter = presenter_for(self)
        self._day = label("", "quiet", wrap=False)
        self._search = SearchField("Find a person, family, note or action", keys="Ctrl K", width=384)
        self._shown: tuple[str, Sequence[Block]] | None = None
        self._views: list[RowsView] = []
        self._line: TodayLine | None = None
        self._in_full: set[str] = set()
        self._timer = QTimer(self, singleShot=True)
        self._why = label(WHY, "hint")
        self._off = link("Put it off…", icon="clock", do=self._put_off)
        self._back = link("Bring it back now", icon="undo-2", do=self._bring_back)
        foot = line(gap=16)
        foot.addWidget(self._why, 1)
        foot.addWidget(self._off)
        foot.addWidget(self._back)
        self._foot_bar = Foot(foot)
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(20)
        self._write = primary("Write a note", icon="pencil", do=self.presenter.write_note)
        self._week = link("Your week", icon="calendar-days", do=self.presenter.show_week)
        title = held(column(label("Today", "title", wrap=False), line(self._day, self._week, None, gap=16), gap=1))
        head = Flow(title, held(line(self._search, self._write, gap=16)), gap=16)
        head.push_last()
        self.add(held(head), 20, self._blocks)
        self.set_foot(self._foot_bar)
        self._search.edited.connect(self._find)
        self._search.entered.connect(lambda: self.find_asked.emit(""))
        self._timer.timeout.connect(self.presenter.wake)

    def show_place(self, **_arguments: str) -> None:
        self.presenter.open()

    def leave(self) -> None:
        self._timer.stop()

    def show_today(self, day: str, blocks: Sequence[Block]) -> None:
        if self._shown == (day, blocks):
            return
        self._shown, here = (day, blocks), self._here()
        self._day.setText(day)
        clear(self._blocks)
        self._views = []
        for words, rows in blocks:
            self._blocks.addLayout(self._block(words, rows))
        if not blocks:
            self._blocks.addWidget(empty_state("Nothing is due today.", "What falls due in your families shows here."))
        self._foot_bar.setVisible(bool(blocks))
        self._explain(None)
        show_at_once(self._blocks)
        self._go_back_to(here)

    def show_tools(self, *, may_write: bool, may_read: bool) -> None:
        self._write.setVisible(may_write)
        self._week.setVisible(may_read)

    def wake_in(self, wait: timedelta) -> None:
        if self.isVisible():
            self._timer.start(max(0, wait // timedelta(milliseconds=1)) + 1)

    def say(self, words: str) -> None:
        """Through a screen reader: a sighted person sees the line move up."""
        announce(self, words)

    def refresh(self, _changed: object) -> None:
        self.presenter.open()

    def _block(self, words: str, rows: Sequence[TodayLine]) -> QVBoxLayout:
        view = RowsView(DUE_COLUMNS, name=words)
        is_long = len(rows) > MANY and words not in self._in_full
        view.show_rows(rows[:FIRST] if is_long else rows)
        view.opened.connect(self.presenter.go)
        view.chosen.connect(self._explain)
        self._views.append(view)
        block = column(section_head(words, str(len(rows))), view, gap=0)
        if is_long:
            more = link(f"Show all {len(rows)}")
            more.setAccessibleName(f"{words}: show all {len(rows)}")
            more.clicked.connect(lambda: self._show_whole(words, view, rows, more))
            block.addLayout(line(more, None, margins=(0, 8, 0, 0)))
        return block

    def _show_whole(self, words: str, view: RowsView, rows: Sequence[TodayLine], more: QAbstractButton) -> None:
        """Stays so until the app is closed; whoever asked goes on at the first line that was not there."""
        self._in_full.add(words)
        view.show_rows(rows)
        view.setFocus()
        view.choose(FIRST)
        more.hide()

    def _here(self) -> TodayLine | None:
        """The line that has the focus."""
        return next((view.current_row for view in self._views if view.hasFocus()), None)

    def _go_back_to(self, line: TodayLine | None) -> None:
        """To the same line, in whichever block it stands now."""
        for view in self._views if line is not None else ():
            for at, row in enumerate(view.rows.rows):
                if line is not None and (row.place, row.what) == (line.place, line.what):
                    view.choose(at)
                    view.setFocus()
                    return

    def _explain(self, row: TodayLine | None) -> None:
        self._line = row
        self._why.setText(f"{row.why[:1].upper()}{row.why[1:]}." if row is not None else WHY)
        self._off.setVisible(row is not None and self.presenter.may_put_off(row))
        self._back.setVisible(row is not None and bool(row.put_off_id))

    def _put_off(self) -> None:
        if self._line is not None:
            self.presenter.put_off(self._line)

    def _bring_back(self) -> None:
        if self._line is not None:
            self.presenter.bring_back(self._line)

    def _find(self, typed: str) -> None:
        """The typing goes on in the find box."""
        if typed:
            self._search.clear()
            self.find_asked.emit(typed)
