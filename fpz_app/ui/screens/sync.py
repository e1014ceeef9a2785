"""Sync: the page that tells how this laptop stands with its centre."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from fpz_app.domain.errors import Problem
from fpz_app.presenters.sync import SyncPage, SyncPresenter, SyncView
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line, show_at_once
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import FactRows
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.returned_card import Doing, ReturnedCardPanel, handed_card
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
KEPT_BACK = "A newer version of the app than the centre’s wrote this. It goes on by itself when the centre is brought up to date."
AGAIN = "Join the zone again"
HOW_AGAIN = "Your administrator gives you a one-time code for another laptop of yours. What is here stays here."
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
        self._left = secondary("", icon="clipboard-list", do=self.presenter.see_left)
        self._returned, self._handed, self._held = column(gap=12), column(gap=12), column(gap=6)
        self._cards: list[ReturnedCardPanel] = []
        self._waiting = RowsView(WAITING, name="Waiting to be sent", row_height=33, chevron=False)
        self._address, self._code = LineEdit(""), LineEdit("", width=320)
        self._fields = {
            "centre": Field("Address of the centre", self._address, hint="Such as https://centre.example.org"),
            "invitation": Field("One-time code", self._code),
        }
        self._code_again = LineEdit("", width=320)
        self._field_again = Field("One-time code", self._code_again)
        self._join_again = primary(AGAIN, icon="cloud-upload", do=self._again)
        self._code_again.returnPressed.connect(self._again)
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
        self._sync.setVisible(not page.again)
        self._join_again.setEnabled(not page.syncing)
        for said, place in ((page.conflicts, self._conflicts), (page.left, self._left)):
            place.setText(said)
            place.setVisible(bool(said))
        self._show_tray(page)
        self._waiting.show_rows(page.waiting)
        self._joined.setVisible(page.joined)
        self._alone.setVisible(not page.joined)
        self._renewing.setVisible(page.again)
        self._tray.setVisible(bool(page.returned))
        self._in_hand.setVisible(bool(page.handed))
        self._kept_back.setVisible(bool(page.held))
        self._unsent.setVisible(bool(page.waiting))
        if before is not None and page.heading != before.heading:
            announce(self, page.heading)

    def show_busy(self, words: str) -> None:
        self._join.setEnabled(not words)
        self._join_again.setEnabled(not words)
        self._doing.setText(words)
        self._doing.setVisible(bool(words))

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            is_again = self._shown is not None and self._shown.again
            self._problem.show_problem(problem, {"invitation": self._field_again} if is_again else self._fields)

    def preview_paper(self, paper: str, pdf: bytes, name: str) -> None:
        self.preview.emit(paper, pdf, name)

    def _found(self) -> None:
        self.presenter.found(self._address.value(), self._code.value())

    def _again(self) -> None:
        self.presenter.join_again(self._code_again.value())

    def flush(self) -> None:
        for card in self._cards:
            card.flush()

    def leave(self) -> None:
        self.flush()

    def _show_tray(self, page: SyncPage) -> None:
        """A card in which something is being typed stays while its work is in the tray."""
        works = [card.work for card in page.returned]
        typing = any(card.is_open for card in self._cards) and works == [card.card.work for card in self._cards]
        if not typing and [card.card for card in self._cards] != list(page.returned):
            doing = self.presenter
            does = Doing(
                doing.send_again, doing.keep_words, doing.hand_over, doing.open_family, doing.print_words, doing.put_away
            )
            clear(self._returned)
            self._cards = [ReturnedCardPanel(card, does) for card in page.returned]
            for card in self._cards:
                self._returned.addWidget(card)
        clear(self._handed)
        for handed in page.handed:
            self._handed.addWidget(handed_card(handed, self.presenter.put_away))
        clear(self._held)
        for words in page.held:
            self._held.addWidget(label(words))
        for place in (self._returned, self._handed, self._held):
            show_at_once(place)

    def _lay(self) -> None:
        stands = line(gap=12)
        stands.addWidget(self._mark)
        stands.addWidget(self._heading, 1)
        self._tray = held(column(section_head("What the centre did not take"), self._returned, 12, gap=12))
        self._in_hand = held(column(section_head("Handed to somebody else"), self._handed, 12, gap=12))
        self._kept_back = held(column(section_head("Kept back by the centre"), label(KEPT_BACK, "quiet"), self._held, 12, gap=8))
        self._unsent = held(column(section_head("Waiting to be sent"), self._waiting, gap=0))
        self._joined = held(
            column(
                self._facts, held(Flow(self._sync, self._conflicts, self._left, gap=12)), 12, self._tray, self._in_hand,
                self._kept_back, self._unsent, gap=12,
            )
        )  # fmt: skip
        self._renewing = held(
            column(section_head(AGAIN), label(HOW_AGAIN, "quiet"), self._field_again,
                   held(Flow(self._join_again, gap=12)), 12, gap=12)
        )  # fmt: skip
        self._alone = held(
            column(section_head(JOIN), label(HOW, "quiet"), self._fields["centre"], self._fields["invitation"],
                   held(Flow(self._join, gap=12)), gap=12)
        )  # fmt: skip
        for part in (self._renewing, self._joined, self._alone):
            part.setContentsMargins(0, 12, 0, 0)
        body = column(
            title("This laptop and the centre", ""), 4, column(stands, self._detail, gap=4), self._doing, self._problem,
            self._renewing, self._joined, self._alone, gap=12,
        )  # fmt: skip
        self.add(Measure(body, WIDEST))
