"""Week: the page with seven days of visits and meetings, a list a day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from fpz_app.domain.errors import Problem
from fpz_app.presenters.week import WeekDay, WeekPresenter, WeekShown, WeekView
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import button, secondary
from fpz_app.ui.widgets.inputs import Choice
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line, show_at_once
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import hairline, label, section_head

COLUMNS = (
    Column("When and what", lambda row: row.hours, detail=lambda row: row.what, shape=lambda row: row.shape, tone="strong"),
    Column("Family", lambda row: row.family, width=168),
    Column("It is", lambda row: row.stands, tone=lambda row: "red" if row.late else "quiet", width=200),
)


class WeekScreen(Page):
    """`preview` asks for a print preview: title, PDF, suggested file name."""

    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[WeekView], WeekPresenter]) -> None:
        super().__init__(name="Week")
        self.presenter = presenter_for(self)
        self._title, self._beneath = label("", "title", wrap=False), label("", "quiet", wrap=False)
        self._problem, self._days, self._whose = ProblemSummary(), QVBoxLayout(), QVBoxLayout()
        self._people: Sequence[tuple[str, str]] = ()
        self._shown: WeekShown | None = None
        self._views: list[RowsView] = []
        self._days.setSpacing(16)
        step = self.presenter.step
        self._before = secondary("Week before", icon="chevron-left", do=lambda: step(-1))
        self._after = button("Week after", icon="chevron-right", icon_last=True, do=lambda: step(1))
        self._this = secondary("This week", icon="sun", do=self.presenter.this_week)
        self._print = secondary("Print", icon="printer", do=self.presenter.print)
        tools = held(Flow(self._before, self._this, self._after, self._print, gap=8))
        head = Flow(held(column(self._title, self._beneath, gap=1)), tools, gap=16)
        head.push_last()
        self.add(held(head), 8, self._problem, self._whose, 16, self._days)
        keys: dict[str, Callable[[], object]] = {
            "Left": lambda: step(-1), "Right": lambda: step(1), "Ctrl+Home": self.presenter.this_week,
        }  # fmt: skip
        for key, do in keys.items():
            QShortcut(QKeySequence(key), self, do, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_place(self, *, tab: str = "", item_id: str = "", **_more: str) -> None:
        self.presenter.open(tab, item_id)

    def refresh(self, _changed: object) -> None:
        self.presenter.refresh()

    def show_week(self, shown: WeekShown) -> None:
        if shown == self._shown:
            return
        is_new = self._shown is not None and shown.title != self._shown.title
        self._shown = shown
        self._title.setText(shown.title)
        self._beneath.setText(shown.beneath)
        self._this.setEnabled(not shown.is_this_week)
        self._show_whose(shown)
        was_in_list = any(view.hasFocus() for view in self._views)
        self._views = []
        clear(self._days)
        for day in shown.days:
            self._days.addLayout(self._day(day))
        show_at_once(self._days)
        if was_in_list:
            (self._views[0] if self._views else self._after).setFocus()
        if is_new:
            announce(self, f"{shown.title}. {shown.beneath}")

    def show_problem(self, problem: Problem | None) -> None:
        self._problem.clear_problem()
        if problem is not None:
            self._problem.show_problem(problem, {})

    def preview_paper(self, title: str, pdf: bytes, name: str) -> None:
        self.preview.emit(title, pdf, name)

    def _day(self, day: WeekDay) -> QVBoxLayout:
        if not day.lines:
            words = line(label(day.name, "strong", wrap=False), label(day.mark, "quiet", wrap=False), None,
                         label("Nothing planned", "quiet", wrap=False), gap=10, margins=(0, 4, 0, 8))  # fmt: skip
            return column(words, hairline(), gap=0)
        view = RowsView(COLUMNS, name=", ".join(part for part in (day.name, day.mark) if part), row_height=39)
        view.show_rows(day.lines)
        view.opened.connect(self.presenter.go)
        self._views.append(view)
        return column(section_head(day.name, day.mark), view, gap=0)

    def _show_whose(self, shown: WeekShown) -> None:
        """Whose week, for who leads a team."""
        if shown.whose == self._people:
            return
        self._people = shown.whose
        clear(self._whose)
        if shown.whose:
            choice = Choice(list(shown.whose), name="Whose week")
            choice.choose(shown.chosen)
            choice.changed.connect(self.presenter.choose)
            self._whose.addLayout(line(label("Whose week", "strong", wrap=False), choice, None, gap=12))
