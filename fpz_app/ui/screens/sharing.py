"""Sharing: the family page's tab of agreement, sharing, warnings and early help, with the history of the file."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.sharing import Doings, SharingPresenter, SharingView
from fpz_app.presenters.sharing_blocks import Block
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.focus_ring import focus_first
from fpz_app.ui.widgets.layout import clear, column, held, line, show_at_once
from fpz_app.ui.widgets.page import Page, TwoColumns
from fpz_app.ui.widgets.panels import FactRows
from fpz_app.ui.widgets.record_block import RecordBlock
from fpz_app.ui.widgets.text import label, section_head

GAP = 24


class SharingScreen(QWidget):
    def __init__(self, presenter_for: Callable[[SharingView], SharingPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.presenter = presenter_for(self)
        self.form = RecordForm(self.presenter.filling, today)
        self.page = Page(name="Sharing")
        self._banner = Banner()
        self._unfinished, self._left, self._right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._doings = FactRows(name_width=160)
        self._more = link("Show more", icon="chevron-down", do=self.presenter.show_more)
        self._at_centre = label("", "quiet")
        self._older = link("Load older history", icon="chevron-down", do=self.presenter.load_older)
        self._blocks: list[RecordBlock] = []
        self._lay()
        self.form.left.connect(self.presenter.put_off)

    def open(self, family_id: str, item_id: str = "") -> None:
        self._banner.clear_banner()
        self.presenter.open(family_id, item_id)

    def refresh(self, changed: Any) -> None:
        self.presenter.refresh(changed)

    def flush(self) -> None:
        """Keeps what is typed at once: the page is left, locked or closed."""
        self.form.flush()

    def show_blocks(self, unfinished: Block | None, left: Sequence[Block], right: Sequence[Block]) -> None:
        held_at, was_inside = self._record_with_focus(), self._has_focus_inside()
        self._blocks = []
        self._fill(self._unfinished, [unfinished] if unfinished else [])
        self._unfinished.setContentsMargins(0, 0, 0, GAP if unfinished else 0)
        self._fill(self._left, left)
        self._fill(self._right, right)
        self._pages.setCurrentWidget(self.page)
        if was_inside:  # what was pressed is made anew, or its form has closed
            focus_first(next((block.rows[held_at] for block in self._blocks if held_at in block.rows), self.page))

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

    def show_record(self, record_id: str) -> None:
        QTimer.singleShot(0, self, lambda: self._reveal(record_id))

    def show_thrown_away(self, words: str) -> None:
        self._banner.show_banner(words, shape="draft", action="Undo", do=self.presenter.bring_back)
        self.page.reveal(self._banner)

    def show_refusal(self, words: str) -> None:
        self._banner.show_banner(words)
        self.page.reveal(self._banner)

    def show_editing(self, editing: Editing) -> None:
        self._banner.clear_banner()
        self._pages.setCurrentWidget(self.form)
        self.form.show_editing(editing)

    def show_saved(self, at: str) -> None:
        self.form.show_saved(at)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems(problems)

    def _lay(self) -> None:
        for layout in (self._unfinished, self._left, self._right):
            layout.setSpacing(GAP)
            layout.setContentsMargins(0, 0, 0, 0)
        both = TwoColumns(held(self._left), held(self._right))
        older = held(column(self._at_centre, line(self._older, None), gap=4, margins=(0, 8, 0, 0)))
        history = column(section_head("What was done in this file"), self._doings, line(self._more, None), older, gap=0)
        self.page.add(self._banner, self._unfinished, both, GAP, history)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.form)

    def _fill(self, layout: QVBoxLayout, blocks: Sequence[Block]) -> None:
        clear(layout)
        for block in blocks:
            drawn = RecordBlock(block, self.presenter.act)
            self._blocks.append(drawn)
            layout.addWidget(drawn)
        show_at_once(layout)

    def _has_focus_inside(self) -> bool:
        on = self.window().focusWidget()
        return on is not None and self.isAncestorOf(on)

    def _record_with_focus(self) -> str:
        on = self.window().focusWidget()
        rows = [(key, row) for block in self._blocks for key, row in block.rows.items()]
        return next((key for key, row in rows if on is not None and row.isAncestorOf(on)), "")

    def _reveal(self, record_id: str) -> None:
        for block in self._blocks:
            if record_id in block.rows:
                self.page.reveal(block.rows[record_id])
