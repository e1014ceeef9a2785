"""Decisions: the family page's tab of levels of need and the decisions on them, with the forms that record them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.decisions import DecisionsPresenter, DecisionsView
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.sharing_blocks import Block
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.focus_ring import focus_first
from fpz_app.ui.widgets.layout import clear, held, show_at_once
from fpz_app.ui.widgets.page import Page, TwoColumns
from fpz_app.ui.widgets.record_block import RecordBlock

GAP = 24


class DecisionsScreen(QWidget):
    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[DecisionsView], DecisionsPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.presenter = presenter_for(self)
        self.form = RecordForm(self.presenter.filling, today)
        self.page = Page(name="Level and decisions")
        self._banner = Banner()
        self._unfinished, self._left, self._right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._blocks: list[RecordBlock] = []
        self._family_id = self._pressed = ""
        self._lay()
        self.form.left.connect(self.presenter.put_off)

    def open(self, family_id: str, item_id: str = "") -> None:
        if item_id or family_id != self._family_id:
            self._family_id, self._pressed = family_id, ""
        self._banner.clear_banner()
        self.presenter.open(family_id, item_id)

    def come_back(self) -> None:
        """The page was left, as for a print: it goes on at what was pressed last."""
        if self._pressed:
            QTimer.singleShot(0, self, self._go_on)

    def refresh(self, changed: Any) -> None:
        self.presenter.refresh(changed)

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

    def preview_paper(self, title: str, pdf: bytes, name: str) -> None:
        self.preview.emit(title, pdf, name)

    def _lay(self) -> None:
        for layout in (self._unfinished, self._left, self._right):
            layout.setSpacing(GAP)
            layout.setContentsMargins(0, 0, 0, 0)
        self.page.add(self._banner, self._unfinished, TwoColumns(held(self._left), held(self._right)))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.form)

    def _fill(self, layout: QVBoxLayout, blocks: Sequence[Block]) -> None:
        clear(layout)
        for block in blocks:
            drawn = RecordBlock(block, self._act)
            self._blocks.append(drawn)
            layout.addWidget(drawn)
        show_at_once(layout)

    def _has_focus_inside(self) -> bool:
        on = self.window().focusWidget()
        return on is not None and self.isAncestorOf(on)

    def _act(self, deed: str) -> None:
        self._pressed = deed
        self.presenter.act(deed)

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
        row = self._row(record_id)
        if row is not None:
            self.page.reveal(row)
