"""Help: about the page that was open, the keys, and what is new."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from fpz_app.presenters.help import KEYS, HelpPresenter, HelpView, Passage
from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.layout import clear, column, held, line, show_at_once
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import FactRows
from fpz_app.ui.widgets.text import label, page_head, section_head

WIDEST, GAP = 720, 24


class HelpScreen(Page):
    left = Signal()

    def __init__(self, presenter_for: Callable[[HelpView], HelpPresenter]) -> None:
        super().__init__(name="Help")
        self.presenter = presenter_for(self)
        self._about, self._news = QVBoxLayout(), QVBoxLayout()
        self._about.setSpacing(12)
        self._news.setSpacing(16)
        back = secondary("Back", icon="arrow-left", do=self.left.emit)
        keys = FactRows([(key, words, "") for key, words in KEYS], name_width=200)
        body = column(
            self._about, GAP, column(section_head("Keys of the keyboard"), keys, gap=0), GAP,
            section_head("What is new"), self._news, gap=8,
        )  # fmt: skip
        self.add(held(page_head("Help", "", back)), 16, Measure(body, WIDEST))

    def show_place(self, *, item_id: str = "", **_more: str) -> None:
        self.presenter.open(item_id)

    def show_help(self, title: str, about: Sequence[str], news: Sequence[Passage]) -> None:
        clear(self._about)
        clear(self._news)
        self._about.addLayout(column(section_head(title), *(label(words) for words in about), gap=8))
        for passage in news:
            points = (_point(words) for words in passage.lines)
            self._news.addLayout(column(label(passage.heading, "strong"), *points, gap=4))
        show_at_once(self._about)
        show_at_once(self._news)


def _point(words: str) -> QHBoxLayout:
    made = line(column(label("•", "quiet", wrap=False), None, gap=0), label(words), gap=10)
    made.setStretch(1, 1)
    return made
