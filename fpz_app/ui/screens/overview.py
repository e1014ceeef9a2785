"""Overview: the first tab of a family's file."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.casework.overview import PlanGlance
from fpz_app.domain.errors import Problem
from fpz_app.domain.genogram.figures import Genogram
from fpz_app.presenters.overview import Heard, KinRow, NextStep, OverviewPresenter, OverviewView, PersonRow
from fpz_app.presenters.today import TodayLine
from fpz_app.ui.widgets.buttons import link, rename
from fpz_app.ui.widgets.genogram import GenogramPicture
from fpz_app.ui.widgets.goal_rows import GoalRows
from fpz_app.ui.widgets.layout import clear, column, held, line
from fpz_app.ui.widgets.page import Page, TwoColumns
from fpz_app.ui.widgets.panels import FactRows, child_words, empty_state, panel
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.scale import scale_legend
from fpz_app.ui.widgets.text import label, section_head

PEOPLE: tuple[Column, ...] = (
    Column("Name", lambda row: row.name, tone="strong", width=112),
    Column("Who", lambda row: row.words, tone="quiet"),
    Column("Seen", lambda row: row.seen, tone="small", width=140, right=True),
)
KIN: tuple[Column, ...] = (
    Column("Who", lambda row: row.name, detail=lambda row: row.words, tone="strong"),
    Column("How", lambda row: row.detail, tone="small", width=240, right=True),
)
NEXT: tuple[Column, ...] = (
    Column("What", lambda row: row.what, detail=lambda row: row.detail, shape=lambda row: row.shape),
    Column(
        "When",
        lambda row: row.when,
        tone=lambda row: "red" if row.overdue else "quiet",
        width=148,
        right=True,
        why=lambda row: row.why,
    ),
)


class OverviewScreen(Page):
    """Who is who is a picture, or the table that says the same."""

    def __init__(self, presenter_for: Callable[[OverviewView], OverviewPresenter]) -> None:
        super().__init__(name="Overview")
        self.presenter = presenter_for(self)
        self._family_id, self._as_table = "", False
        self._picture = GenogramPicture()
        self._problems = ProblemSummary()
        self._step, self._plan, self._heard, self._due = (QVBoxLayout() for _ in range(4))
        self._kin = RowsView(KIN, name="Who is who, as a table", row_height=33, chevron=False)
        self._switch = link("As a table", icon="table-2", do=self._turn)
        self._near = RowsView(PEOPLE, name="At home and close by", row_height=33, chevron=False)
        self._elsewhere = RowsView(PEOPLE, name="Elsewhere", row_height=33, chevron=False)
        self._details = FactRows()
        self._next = RowsView(NEXT, name="What is next", row_height=39, chevron=False)
        self._why = label("", "hint")
        self._lay()
        self._picture.opened.connect(self.presenter.go_to_person)
        for rows in (self._near, self._elsewhere):
            rows.opened.connect(lambda row: self.presenter.go_to_person(row.person_id))
        self._next.opened.connect(lambda row: self.presenter.go(row.place))
        self._next.chosen.connect(self._explain)

    def open(self, family_id: str, item_id: str = "") -> None:  # noqa: ARG002 - nothing smaller to open here
        self._family_id = family_id
        self._problems.clear_problem()
        self.presenter.open(family_id)

    def refresh(self, _changed: object) -> None:
        self._problems.clear_problem()
        self.presenter.refresh()

    def show_people(self, near: Sequence[PersonRow], elsewhere: Sequence[PersonRow]) -> None:
        self._near.show_rows(near)
        self._elsewhere.show_rows(elsewhere)
        self._near.setVisible(bool(near))
        self._nobody.setVisible(not near)
        self._elsewhere_part.setVisible(bool(elsewhere))

    def show_picture(self, genogram: Genogram) -> None:
        self._picture.show_family(genogram)
        self._switch.setVisible(bool(genogram.figures))
        self._show_who(as_table=self._as_table or not genogram.figures)

    def show_relations(self, rows: Sequence[KinRow]) -> None:
        self._kin.show_rows(rows)
        self._no_kin.setVisible(not rows)
        self._kin.setVisible(bool(rows))

    def show_details(self, facts: Sequence[tuple[str, str]]) -> None:
        self._details.show_facts([(name, words, "") for name, words in facts])

    def show_plan(self, plan: PlanGlance) -> None:
        clear(self._plan)
        if not plan.goals:
            self._plan.addLayout(section_head("Plan at a glance"))
            self._plan.addWidget(_quiet("No goals yet. They come from what the assessment found."))
            return
        self._plan.addLayout(section_head("Plan at a glance", "", scale_legend(then=plan.then_on or "then")))
        goals = GoalRows(plan.goals)
        goals.opened.connect(self.presenter.go_to_goal)
        self._plan.addWidget(goals)

    def show_next(self, lines: Sequence[TodayLine], more: int) -> None:
        clear(self._due)
        self._next.show_rows(lines)
        self._next.setVisible(bool(lines))
        self._explain(lines[0] if lines else None)
        if more:
            self._due.addLayout(line(link(f"Show {more} later", do=self._show_later), None, margins=(0, 6, 0, 0)))
        if not lines:
            self._due.addWidget(_quiet("Nothing is due."))

    def show_heard(self, heard: Sequence[Heard]) -> None:
        clear(self._heard)
        everything = link("All, with dates", do=self.presenter.all_words)
        self._heard.addLayout(section_head("In their words", "", *([everything] if heard else [])))
        self._heard.addSpacing(12 if heard else 0)
        for each in heard:
            self._heard.addWidget(child_words(each.words, each.beneath))
            self._heard.addSpacing(12)
        if not heard:
            self._heard.addWidget(_quiet("No child’s own words yet. Write them in a note as they were said."))

    def show_step(self, step: NextStep | None) -> None:
        clear(self._step)
        if step is not None:
            say = empty_state(
                step.words, step.detail, action=step.action, icon=step.icon, do=lambda: self.presenter.go(step.place)
            )
            self._step.addWidget(panel("accent", say, margins=(20, 4, 20, 6)))
            self._step.addSpacing(24)

    def show_tools(self, *, may_change: bool) -> None:
        for each in (self._add, self._change, self._plan_visit):
            each.setVisible(may_change)

    def show_problem(self, problem: Problem) -> None:
        self._problems.show_problem(problem)

    def _show_later(self) -> None:
        self.presenter.all_next()
        self._next.setFocus()

    def _explain(self, row: TodayLine | None) -> None:
        """Why the chosen line is due on its day; the first one's until one is chosen."""
        self._why.setText(f"{row.what}: {row.why}." if row is not None and row.why else "")
        self._why.setVisible(bool(self._why.text()))

    def _turn(self) -> None:
        self._as_table = not self._as_table
        self._show_who(as_table=self._as_table)

    def _show_who(self, *, as_table: bool) -> None:
        self._table.setVisible(as_table)
        self._picture.setVisible(not as_table)
        rename(self._switch, "As a picture" if as_table else "As a table")

    def _lay(self) -> None:
        self.add(self._problems, self._step, TwoColumns(held(self._left()), held(self._right())))

    def _left(self) -> QVBoxLayout:
        self._no_kin = _quiet("Nobody’s relationships are recorded yet. Open a person to say who they are to each other.")
        self._table = held(column(self._no_kin, self._kin, gap=0))
        self._table.hide()
        self._nobody = _quiet("Nobody yet.")
        self._add = link("Add someone", icon="user-plus", do=self.presenter.add_person)
        self._change = link("Change", icon="pencil", do=self.presenter.change_details)
        self._around = link("Genogram and ecomap", icon="maximize", do=self.presenter.go_around)
        self._elsewhere_part = held(column(20, section_head("Elsewhere"), self._elsewhere, gap=0))
        return column(
            section_head("Who is who", "", self._around, self._switch), self._picture, self._table, 20,
            section_head("At home and close by", "", self._add), self._near, self._nobody, self._elsewhere_part, 24,
            section_head("The family", "", self._change), self._details, gap=0,
        )  # fmt: skip

    def _right(self) -> QVBoxLayout:
        due = (self._next, held(line(self._why, margins=(0, 8, 0, 0))), self._due)
        self._plan_visit = link("Plan a visit", icon="calendar", do=self.presenter.plan_visit)
        return column(section_head("What is next", "", self._plan_visit), *due, 24, self._plan, 24, self._heard, None, gap=0)


def _quiet(words: str) -> QWidget:
    return held(line(label(words, "quiet"), margins=(0, 10, 0, 10)))
