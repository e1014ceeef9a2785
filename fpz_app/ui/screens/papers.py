"""Papers: the tab of a family's prints, and of the letters, photos and scans that were added to its file."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QVBoxLayout, QWidget

from fpz_app.casework.papers import Paper, PaperGiven
from fpz_app.domain.errors import Problem
from fpz_app.presenters.attachment_blocks import CHOOSE
from fpz_app.presenters.attachments import AttachmentsPresenter, AttachmentsView, Showing
from fpz_app.presenters.papers import PapersPresenter, PapersView
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.sharing_blocks import Block
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.focus_ring import focus_first
from fpz_app.ui.widgets.layout import clear, column, held, show_at_once
from fpz_app.ui.widgets.page import MARGIN, TOP_MARGIN, Page, TwoColumns
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.progress import ProgressPanel
from fpz_app.ui.widgets.record_block import RecordBlock
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import label, section_head

GAP, TOLD_GAP = 24, 16
PAPERS = (
    Column("Paper", lambda row: row.title, tone="strong"),
    Column("State", lambda row: row.detail, tone="quiet", width=248),
)
GIVEN = (
    Column("What", lambda row: row.what, detail=lambda row: row.how),
    Column("When", lambda row: row.on, tone="small", width=136, right=True),
)
FILES = "Letters, reports and scans (*.pdf *.jpg *.jpeg *.png *.gif *.webp *.txt *.docx *.odt *.eml *.msg);;All files (*)"


class PapersScreen(QWidget):
    """`preview` asks for a print preview: title, PDF, suggested file name; `opened` shows an attachment (a Showing)."""

    preview = Signal(str, bytes, str)
    opened = Signal(object)

    def __init__(
        self,
        presenter_for: Callable[[PapersView], PapersPresenter],
        attachments_for: Callable[[AttachmentsView], AttachmentsPresenter],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self.presenter, self.attachments = presenter_for(self), attachments_for(self)
        self.form = RecordForm(self.attachments.filling, today)
        self.page = Page(name="Papers", margins=(MARGIN, TOP_MARGIN - TOLD_GAP, MARGIN, MARGIN))
        self._family_id = self._pressed = ""
        self._problem, self._banner, self._busy = ProblemSummary(), Banner(), ProgressPanel(can_cancel=False)
        self._papers = RowsView(PAPERS, name="To look at and print")
        self._drawn = RowsView(PAPERS, name="Drawn from the record")
        self._given = RowsView(GIVEN, name="Where copies went", row_height=33, chevron=False)
        self._no_papers = empty_state("Nothing to print yet.", "The assessment and the plan stand here once they are begun.")
        self._none_given = held(column(label("No copy has left the app yet.", "quiet"), margins=(0, 10, 0, 0)))
        self._unfinished, self._attached = QVBoxLayout(), QVBoxLayout()
        self._blocks: list[RecordBlock] = []
        self._lay()
        self.setAcceptDrops(True)
        for listed in (self._papers, self._drawn):
            listed.opened.connect(self.presenter.see)
        self.form.left.connect(self.attachments.put_off)

    def open(self, family_id: str, item_id: str = "") -> None:
        if item_id or family_id != self._family_id:
            self._family_id, self._pressed = family_id, ""
        self._banner.clear_banner()
        self.presenter.open(family_id)
        self.attachments.open(family_id, item_id)

    def come_back(self) -> None:
        """The page was left to look at something: it goes on at what was pressed last."""
        if self._pressed:
            QTimer.singleShot(0, self, lambda: self._go_on(self._pressed))

    def refresh(self, changed: Any) -> None:
        self.presenter.open(self._family_id)
        self.attachments.refresh(changed)

    def flush(self) -> None:
        """Keeps what is typed at once: the page is left, locked or closed."""
        self.form.flush()

    def show_papers(self, papers: Sequence[Paper], drawn: Sequence[Paper], given: Sequence[PaperGiven]) -> None:
        self._problem.clear_problem()
        _show(self._papers, papers, self._no_papers)
        self._drawn.show_rows(drawn)
        _show(self._given, given, self._none_given)

    def show_attachments(self, unfinished: Block | None, attachments: Block) -> None:
        pressed = self._with_focus()
        self._blocks = []
        self._fill(self._unfinished, unfinished)
        self._unfinished.setContentsMargins(0, 0, 0, GAP if unfinished else 0)
        self._fill(self._attached, attachments)
        self._pages.setCurrentWidget(self.page)
        if pressed is not None:
            self._go_on(pressed)

    def show_record(self, record_id: str) -> None:
        QTimer.singleShot(0, self, lambda: self._reveal(record_id))

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, {})
            self.page.reveal(self._problem)

    def show_busy(self, words: str) -> None:
        if words:
            self._busy.show_progress(0, 0, words)
            self.page.reveal(self._busy)
            announce(self, words)
        else:
            self._busy.hide()

    def show_thrown_away(self, words: str) -> None:
        self._banner.show_banner(words, shape="draft", action="Undo", do=self.attachments.bring_back)
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

    def preview_paper(self, title: str, pdf: bytes, name: str) -> None:
        self.preview.emit(title, pdf, name)

    def show_attachment(self, showing: Showing) -> None:
        """Not where the person has gone elsewhere while it was fetched."""
        if self.isVisible():
            self.opened.emit(showing)

    def choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getOpenFileName(self, "Choose a letter, report or scan", folder, FILES)
        if name:
            self.attachments.choose(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = self._dropped(event)
        if file is not None:
            event.acceptProposedAction()
            self.attachments.choose(file)

    def _dropped(self, event: QDropEvent) -> Path | None:
        """One file of this computer, while no form is open and something may be added."""
        urls = event.mimeData().urls()
        takes = self._pages.currentWidget() is self.page and any(CHOOSE in block.deeds for block in self._blocks)
        return Path(urls[0].toLocalFile()) if takes and len(urls) == 1 and urls[0].isLocalFile() else None

    def _lay(self) -> None:
        for layout in (self._unfinished, self._attached):
            layout.setSpacing(GAP)
            layout.setContentsMargins(0, 0, 0, 0)
        papers = column(section_head("To look at and print"), self._papers, self._no_papers, gap=0)
        drawn = column(section_head("Drawn from the record"), self._drawn, gap=0)
        left = column(papers, GAP, drawn, GAP, self._attached, gap=0)
        right = column(section_head("Where copies went"), self._given, self._none_given, gap=0)
        told = column(self._problem, self._banner, self._busy, gap=12, margins=(0, 0, 0, TOLD_GAP))
        self.page.add(told, self._unfinished, TwoColumns(held(left), held(right)))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.form)

    def _fill(self, layout: QVBoxLayout, block: Block | None) -> None:
        clear(layout)
        if block is not None:
            drawn = RecordBlock(block, self._act)
            self._blocks.append(drawn)
            layout.addWidget(drawn)
        show_at_once(layout)

    def _act(self, deed: str) -> None:
        self._pressed = deed
        self.attachments.act(deed)

    def _with_focus(self) -> str | None:
        """What can be pressed and has the focus, which is about to be made anew; '' for the form; None elsewhere."""
        on = self.window().focusWidget()
        if on is None or not self.isAncestorOf(on):
            return None
        if self._pages.currentWidget() is self.form:
            return self._pressed
        return next((key for block in self._blocks for key, widget in block.deeds.items() if widget is on), None)

    def _go_on(self, deed: str) -> None:
        """To what was pressed, else to the record it was about, else to where the page begins."""
        pressed = next((block.deeds[deed] for block in self._blocks if deed in block.deeds), None)
        row = next((block.rows[about] for block in self._blocks if (about := deed.partition(".")[2]) in block.rows), None)
        if pressed is not None:
            pressed.setFocus(Qt.FocusReason.OtherFocusReason)
        elif row is None or not focus_first(row):
            focus_first(self.page)

    def _reveal(self, record_id: str) -> None:
        for block in self._blocks:
            if record_id in block.rows:
                self.page.reveal(block.rows[record_id])


def _show(view: RowsView, rows: Sequence[Paper | PaperGiven], nothing: QWidget) -> None:
    """The rows, or the words that stand where there are none; the row that was chosen stays so."""
    at = view.currentIndex().row()
    view.show_rows(rows)
    if view.hasFocus() and rows:
        view.choose(min(max(at, 0), len(rows) - 1))
    view.setVisible(bool(rows))
    nothing.setVisible(not rows)
