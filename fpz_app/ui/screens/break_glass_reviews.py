"""Break-glass reviews: the page that lists what was opened by break-glass, one of them with its review."""

from collections.abc import Callable, Sequence

from fpz_app.domain.errors import Problem
from fpz_app.presenters.break_glass_reviews import VERDICTS, OpeningPage, OpeningRow, ReviewsPresenter, ReviewsView
from fpz_app.ui.widgets.buttons import link, primary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import TextEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import FactRows, empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.text import label, page_head, section_head

ROWS = (
    Column("When", lambda row: row.when, tone="quiet", width=176),
    Column("Who", lambda row: row.who, tone="strong"),
    Column("File", lambda row: row.file, width=208),
    Column("Review", lambda row: row.state, shape=lambda row: "decide" if row.waits else "done", width=240),
)
DEEDS = (Column("When", lambda row: row[0], tone="quiet", width=176), Column("What", lambda row: row[1]))


class BreakGlassReviewsScreen(Page):
    def __init__(self, presenter_for: Callable[[ReviewsView], ReviewsPresenter]) -> None:
        super().__init__(name="Opened restricted files")
        self.presenter = presenter_for(self)
        self._ask = link("Open a restricted file", icon="key-round", do=self.presenter.ask)
        self._rows = RowsView(ROWS, name="Opened restricted files", titles=True, chevron=False, keeps_choice=True)
        self._none, self._head = column(), section_head("")
        self._problem, self._facts = ProblemSummary(), FactRows(name_width=128)
        self._done = RowsView(DEEDS, name="What was done there", row_height=33, chevron=False)
        self._nothing = label("Nothing was read, printed or written there.", "quiet")
        self._verdict = Segments(list(VERDICTS), name="Was it justified?")
        self._words = TextEdit(lines=3)
        self._fields = {
            "verdict": Field("Was it justified?", self._verdict),
            "words": Field("What do you say to the worker?", self._words, hint="They read it on their Today"),
        }
        self._lay()
        self._rows.chosen.connect(self.presenter.choose)
        self._rows.opened.connect(self.presenter.choose)

    def show_place(self, *, item_id: str = "", **_more: str) -> None:
        self.presenter.open(item_id)

    def refresh(self, _changed: object) -> None:
        if self.isVisible():
            self.presenter.refresh()

    def show_tools(self, *, may_ask: bool) -> None:
        self._ask.setVisible(may_ask)

    def show_list(self, rows: Sequence[OpeningRow], chosen: int) -> None:
        clear(self._none)
        self._rows.show_rows(rows)
        self._rows.choose(chosen)
        for part in (self._rows, self._one):
            part.show()

    def show_none(self, words: str, detail: str) -> None:
        clear(self._none)
        self._none.addWidget(empty_state(words, detail))
        for part in (self._rows, self._one):
            part.hide()

    def show_opening(self, page: OpeningPage | None) -> None:
        self._one.setVisible(page is not None)
        if page is None:
            return
        self._heading.setText(page.heading)
        self._facts.show_facts(page.facts)
        self._done.show_rows(page.deeds)
        self._done.setVisible(bool(page.deeds))
        self._nothing.setVisible(not page.deeds)
        self._form.setVisible(page.review_it)
        self._verdict.choose(page.verdict)
        self._words.set_value(page.words)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, self._fields)

    def _answer(self) -> None:
        self.presenter.answer(self._verdict.chosen, self._words.value())

    def _lay(self) -> None:
        keep = primary("Keep the review", icon="check", do=self._answer)
        self._heading = label("", "head")
        self._form = held(
            column(section_head("Your answer"), self._fields["verdict"], self._fields["words"], held(Flow(keep, gap=12)), gap=12)
        )
        done = column(section_head("What was done there meanwhile"), self._nothing, self._done, gap=8)
        self._one = held(column(self._heading, self._problem, self._facts, 8, done, 8, self._form, gap=12))
        self.add(page_head("Opened restricted files", "", self._ask), 12, self._none, self._rows, 20, self._one)
        self.setFocusProxy(self._rows)
