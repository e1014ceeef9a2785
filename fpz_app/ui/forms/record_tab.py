"""Record tab: a tab of the family's file made of blocks of records, whose page a form takes over while it is filled in."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.sharing_blocks import Block
from fpz_app.ui.forms.record_form import Editor, RecordForm
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.focus_ring import focus_first
from fpz_app.ui.widgets.layout import Item, clear, held, show_at_once
from fpz_app.ui.widgets.page import Page, TwoColumns
from fpz_app.ui.widgets.record_block import RecordBlock

GAP = 24


class Tab(Protocol):
    """The presenter behind the tab; a deed is what a button does."""

    @property
    def filling(self) -> Editor: ...
    def open(self, family_id: str, item_id: str = "") -> None: ...
    def refresh(self, changed: Any) -> None: ...
    def act(self, deed: str) -> None: ...
    def put_off(self) -> None: ...
    def bring_back(self) -> None: ...


class RecordTab(QWidget):
    """Whoever is one calls `lay` once its presenter is there, with what stands below the blocks."""

    def lay(self, tab: Tab, today: Callable[[], date], *below: Item, name: str) -> None:
        self._tab = tab
        self.form = RecordForm(tab.filling, today)
        self.page = Page(name=name)
        self._banner = Banner()
        self._unfinished, self._left, self._right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._blocks: list[RecordBlock] = []
        self._family_id = self._pressed = ""
        for layout in (self._unfinished, self._left, self._right):
            layout.setSpacing(GAP)
            layout.setContentsMargins(0, 0, 0, 0)
        self.page.add(self._banner, self._unfinished, TwoColumns(held(self._left), held(self._right)), *below)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.form)
        self.form.left.connect(tab.put_off)

    def open(self, family_id: str, item_id: str = "") -> None:
        if item_id or family_id != self._family_id:
            self._family_id, self._pressed = family_id, ""
        self._banner.clear_banner()
        self._tab.open(family_id, item_id)

    def come_back(self) -> None:
        """The page was left, as for a print: it goes on at what was pressed last."""
        if self._pressed:
            QTimer.singleShot(0, self, self._go_on)

    def refresh(self, changed: Any) -> None:
        self._tab.refresh(changed)

    def flush(self) -> None:
        """Keeps what is typed at once: the page is left, locked or closed."""
        self.form.flush()

    def show_blocks(self, unfinished: Block | None, left: Sequence[Block], right: Sequence[Block]) -> None:
        was_inside, at = self._has_focus_inside(), "" if self._pages.currentWidget() is self.form else self._record_with_focus()
        self._blocks = []
        self._fill(self._unfinished, [unfinished] if unfinished else [])
        self._unfinished.setContentsMargins(0, 0, 0, GAP if unfinished else 0)
        self._fill(self._left, left)
        self._fill(self._right, right)
        self._pages.setCurrentWidget(self.page)
        if was_inside:  # what was pressed is made anew, or its form has closed
            self._go_on(at)

    def show_record(self, record_id: str) -> None:
        QTimer.singleShot(0, self, lambda: self._reveal(record_id))

    def show_thrown_away(self, words: str) -> None:
        self._banner.show_banner(words, shape="draft", action="Undo", do=self._tab.bring_back)
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

    def show_newer(self, words: str) -> None:
        self.form.show_newer(words)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems(problems)

    def _fill(self, layout: QVBoxLayout, blocks: Sequence[Block]) -> None:
        clear(layout)
        for block in blocks:
            drawn = RecordBlock(block, self._act)
            self._blocks.append(drawn)
            layout.addWidget(drawn)
        show_at_once(layout)

    def _act(self, deed: str) -> None:
        self._pressed = deed
        self._tab.act(deed)

    def _has_focus_inside(self) -> bool:
        on = self.window().focusWidget()
        return on is not None and self.isAncestorOf(on)

    def _record_with_focus(self) -> str:
        on = self.focusWidget()
        rows = [(key, row) for block in self._blocks for key, row in block.rows.items()]
        return next((key for key, row in rows if on is not None and row.isAncestorOf(on)), "")

    def _go_on(self, at: str = "") -> None:
        """To the record `at`, else to what was pressed last, or the record it was about, or where the page begins."""
        pressed = next((block.deeds[self._pressed] for block in self._blocks if self._pressed in block.deeds), None)
        if at and (row := self._row(at)) is not None:
            focus_first(row)
        elif pressed is not None:
            pressed.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            row = self._row(self._pressed.partition(".")[2])
            if row is None or not focus_first(row):
                focus_first(self.page)

    def _row(self, record_id: str) -> QWidget | None:
        return next((block.rows[record_id] for block in self._blocks if record_id in block.rows), None)

    def _reveal(self, record_id: str) -> None:
        if (row := self._row(record_id)) is not None:
            self.page.reveal(row)
