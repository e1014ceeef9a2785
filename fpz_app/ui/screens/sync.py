"""Sync: the page that tells how this laptop stands with its centre."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.sync import ReturnedCard, SyncPage, SyncPresenter, SyncView
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, Item, clear, column, held, line
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import FactRows, panel
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label, section_head, title

WAITING = (
    Column("What", lambda row: row.what, tone="strong"),
    Column("Family", lambda row: row.whose, width=168),
    Column("When", lambda row: row.when, tone="quiet", width=168),
)
WIDEST = 760
JOIN = "Bring this zone to its centre"
HOW = "Your administrator gives you the centre’s address and a one-time code for a zone that begins on this laptop."


class SyncScreen(Page):
    """`preview` asks for a print preview: title, PDF, suggested file name."""

    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[SyncView], SyncPresenter]) -> None:
        super().__init__(name="This laptop and the centre")
        self.presenter = presenter_for(self)
        self._mark, self._heading, self._detail = Shape("later"), label("", "head"), label("", "quiet")
        self._problem, self._facts, self._doing = ProblemSummary(), FactRows(name_width=136), label("", "hint")
        self._sync = primary("Sync now", icon="refresh-cw", do=self.presenter.sync)
        self._conflicts = secondary("", icon="git-compare-arrows", do=self.presenter.see_conflicts)
        self._returned, self._waiting = column(gap=12), RowsView(WAITING, name="Waiting to be sent", row_height=33, chevron=False)
        self._address, self._code = LineEdit(""), LineEdit("", width=320)
        self._fields = {
            "centre": Field("Address of the centre", self._address, hint="Such as https://centre.example.org"),
            "invitation": Field("One-time code", self._code),
        }
        self._join = primary(JOIN, icon="cloud-upload", do=self._found)
        self._code.returnPressed.connect(self._found)
        self._shown: SyncPage | None = None
        self._lay()

    def show_place(self, **_arguments: str) -> None:
        self._problem.clear_problem()
        self.presenter.open()

    def refresh(self, _changed: object) -> None:
        self.presenter.open()

    def show_page(self, page: SyncPage) -> None:
        before, self._shown = self._shown, page
        if page == before:
            return
        self._mark.set_kind(page.shape)
        self._heading.setText(page.heading)
        self._detail.setText(page.detail)
        self._facts.show_facts(page.facts)
        self._doing.setText(page.progress)
        self._doing.setVisible(bool(page.progress))
        self._sync.setEnabled(not page.syncing)
        self._conflicts.setText(page.conflicts)
        self._conflicts.setVisible(bool(page.conflicts))
        if before is None or page.returned != before.returned:
            clear(self._returned)
            for card in page.returned:
                self._returned.addWidget(self._card(card))
        self._waiting.show_rows(page.waiting)
        self._joined.setVisible(page.joined)
        self._alone.setVisible(not page.joined)
        self._tray.setVisible(bool(page.returned))
        self._unsent.setVisible(bool(page.waiting))
        if before is not None and page.heading != before.heading:
            announce(self, page.heading)

    def show_busy(self, words: str) -> None:
        self._join.setEnabled(not words)
        self._doing.setText(words)
        self._doing.setVisible(bool(words))

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, self._fields)

    def preview_paper(self, paper: str, pdf: bytes, name: str) -> None:
        self.preview.emit(paper, pdf, name)

    def _found(self) -> None:
        self.presenter.found(self._address.value(), self._code.value())

    def _card(self, card: ReturnedCard) -> QWidget:
        doing = [] if not card.can_send else [primary("Send again", do=lambda: self.presenter.send_again(card.work))]
        if card.whose and card.can_send:
            doing.append(secondary("Open the family", do=lambda: self.presenter.open_family(card.work)))
        doing.append(secondary("Print or save the words", do=lambda: self.presenter.print_words(card.work)))
        doing.append(link("Put it away", do=lambda: self.presenter.put_away(card.work)))
        said: list[Item] = [column(label(name, "small-strong"), label(words), gap=1) for name, words in card.texts]
        whose = f"{card.whose} family" if card.whose else ""
        made = panel("sunk", label(card.title, "strong"), *([label(whose, "quiet")] if whose else []), label(card.why), *said, 4,
                     held(Flow(*doing, gap=12)), margins=(16, 12, 16, 12), gap=8)  # fmt: skip
        made.setAccessibleName(f"{card.title}. {card.why}")
        return made

    def _lay(self) -> None:
        stands = line(gap=12)
        stands.addWidget(self._mark)
        stands.addWidget(self._heading, 1)
        self._tray = held(column(section_head("What the centre did not take"), self._returned, 12, gap=12))
        self._unsent = held(column(section_head("Waiting to be sent"), self._waiting, gap=0))
        self._joined = held(
            column(self._facts, held(Flow(self._sync, self._conflicts, gap=12)), 12, self._tray, self._unsent, gap=12)
        )
        self._alone = held(
            column(section_head(JOIN), label(HOW, "quiet"), self._fields["centre"], self._fields["invitation"],
                   held(Flow(self._join, gap=12)), gap=12)
        )  # fmt: skip
        body = column(
            title("This laptop and the centre", ""), 4, column(stands, self._detail, gap=4), self._doing, self._problem,
            self._joined, self._alone, gap=12,
        )  # fmt: skip
        self.add(Measure(body, WIDEST))
