"""People and laptops: who works in the zone, and which laptops have still to confirm that their trust has ended."""

from collections.abc import Callable

from fpz_app.domain.errors import Problem
from fpz_app.presenters.people import PeoplePage, PeoplePresenter, PeopleView
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import primary, rename, secondary
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import refusal
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import label, section_head

TITLE = "People and laptops"
PEOPLE: tuple[Column, ...] = (
    Column("Name", lambda row: row.name, detail=lambda row: row.beneath, tone="strong"),
    Column("Role", lambda row: row.role, detail=lambda row: row.leads, width=288),
    Column("Laptops", lambda row: row.laptops, tone="quiet", width=240),
)
WAITING: tuple[Column, ...] = (
    Column("Whose", lambda row: row.whose, detail=lambda row: row.laptop, shape=lambda _row: "over", tone="strong"),
    Column("Trust ended", lambda row: row.since, width=288),
    Column("Last seen", lambda row: f"last seen {row.seen}", tone="quiet", width=240),
)
NOT_CONFIRMED = "They get nothing more, and have not been in touch since. At their next contact they wipe themselves."


class PeopleScreen(Page):
    def __init__(self, presenter_for: Callable[[PeopleView], PeoplePresenter]) -> None:
        super().__init__(name=TITLE)
        self.presenter = presenter_for(self)
        self._zone, self._stands, self._doing = label("", "quiet"), label("", "quiet"), label("", "hint")
        self._add = primary("Add someone", icon="user-plus", do=self.presenter.add)
        self._ask = secondary("Ask the centre again", icon="refresh-cw", do=self.presenter.ask)
        self._left = secondary("", icon="clipboard-list", do=self.presenter.see_left)
        self._problem = ProblemSummary()
        self._here = RowsView(PEOPLE, name="People who work here", titles=True, row_height=48)
        self._gone = RowsView(PEOPLE, name="People who have left", row_height=48)
        self._waiting = RowsView(WAITING, name="Laptops that have not confirmed", row_height=48)
        for rows in (self._here, self._gone, self._waiting):
            rows.opened.connect(lambda row: self.presenter.see(row.worker_id))
        self._lay()

    def show_place(self, **_arguments: str) -> None:
        self._problem.clear_problem()
        self.presenter.open()

    def refresh(self, _changed: object) -> None:
        self.presenter.show()

    def show_people(self, page: PeoplePage) -> None:
        clear(self._closed)
        self._everything.show()
        self._zone.setText(page.zone)
        self._stands.setText(page.stands)
        self._ask.setVisible(page.can_ask)
        rename(self._left, page.left)
        self._left.setVisible(bool(page.left))
        for rows, said in ((self._here, page.here), (self._gone, page.gone), (self._waiting, page.unconfirmed)):
            rows.show_rows(said)
        self._gone_part.setVisible(bool(page.gone))
        self._waiting_part.setVisible(bool(page.unconfirmed))

    def show_closed(self, words: str) -> None:
        clear(self._closed)
        self._closed.addWidget(refusal(TITLE, words))
        self._everything.hide()

    def show_busy(self, words: str) -> None:
        self._ask.setEnabled(not words)
        self._doing.setText(words)
        self._doing.setVisible(bool(words))

    def show_problem(self, problem: Problem | None) -> None:
        """The centre cannot be asked: what it said last stays on show."""
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, {})
            announce(self, problem.message)

    def _lay(self) -> None:
        top = line(gap=16)
        top.addLayout(column(label(TITLE, "title"), self._zone, gap=1), 1)
        top.addWidget(self._add)
        self._doing.hide()
        self._closed = column()
        self._waiting_part = held(
            column(section_head("Laptops that have not confirmed"), label(NOT_CONFIRMED, "quiet"), self._waiting, 16, gap=6)
        )
        self._gone_part = held(column(16, section_head("Have left"), self._gone, gap=0))
        asking = held(Flow(self._ask, self._left, gap=12))
        self._everything = held(
            column(
                top, self._problem, 4, self._stands, asking, self._doing, 12, self._waiting_part, section_head("Work here"),
                self._here, self._gone_part, gap=8,
            )
        )  # fmt: skip
        self.add(self._everything, self._closed)
