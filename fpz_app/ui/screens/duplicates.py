"""Duplicates: what may be on record twice as a list, and one pair side by side with what to say of it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.aliases import Verdict
from fpz_app.domain.errors import Problem
from fpz_app.presenters.duplicates import DuplicatesPresenter, DuplicatesView, Line, Shown, SideBySide
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, Item, clear, column, held, line, show_at_once
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page, TwoColumns
from fpz_app.ui.widgets.panels import empty_state, panel
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import hairline, label, section_head
from fpz_app.ui.widgets.ticks import RadioList

COLUMNS: tuple[Column, ...] = (
    Column("Records", lambda row: row.who, detail=lambda row: row.why, tone="strong"),
    Column("What", lambda row: row.sort, tone="quiet", width=120),
)
HINT = "Two records of one person or family are joined here. Nothing is moved or thrown away, and they can be parted at any time."
NOTHING = "Nothing looks as if it were on record twice."
LEFT, RIGHT = "left", "right"
WIDEST = 1008  # of two records side by side: the eye goes from one to the other


class DuplicatesScreen(Page):
    left = Signal()

    def __init__(self, presenter_for: Callable[[DuplicatesView], DuplicatesPresenter]) -> None:
        super().__init__(name="Possible duplicates")
        self.presenter = presenter_for(self)
        self._problem, self._box = ProblemSummary(), QVBoxLayout()
        self._back = link("Back", icon="arrow-left", do=self.left.emit)
        self._heading, self._beneath = label("Possible duplicates", "title"), label(HINT, "quiet")
        self.add(line(self._back, None), 8, self._heading, self._beneath, 8, self._problem, 12, self._box)

    def show_place(self, *, item_id: str = "", **_more: str) -> None:
        self.presenter.open(item_id)
        self.scroller.verticalScrollBar().setValue(0)

    def refresh(self, changed: Any) -> None:
        if self.isVisible():
            self.presenter.refresh(changed)

    def show_working(self) -> None:
        self._say("Possible duplicates", HINT)
        self._box.addWidget(label("Comparing all records…", "quiet"))
        show_at_once(self._box)

    def show_lists(self, possible: Sequence[Line], joined: Sequence[Line], apart: Sequence[Line]) -> None:
        self._say("Possible duplicates", HINT)
        if not possible:
            self._box.addWidget(
                empty_state(NOTHING, "All records are compared each time you come here.")
            )
        for name, lines in (("May be the same", possible), ("Joined", joined), ("Not the same", apart)):
            if lines:
                rows = RowsView(COLUMNS, name=name)
                rows.show_rows(lines)
                rows.opened.connect(self.presenter.look_at)
                self._box.addLayout(column(section_head(name, str(len(lines))), rows, 20, gap=0))
        show_at_once(self._box)

    def show_pair(self, shown: Shown) -> None:
        self._say(shown.heading, shown.beneath)
        rows: list[QWidget] = [self._fact(SideBySide("", *shown.names, False), kind="strong")]
        rows += [self._fact(fact, names=shown.names) for fact in shown.facts]
        hint: list[Item] = [12, panel("sunk", label(shown.hint))] if shown.hint else []
        self._box.addWidget(Measure(column(*rows, *hint, 16, self._doings(shown), gap=6), WIDEST))
        show_at_once(self._box)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, {})
            self.reveal(self._problem)

    def leave_pair(self) -> None:
        self.left.emit()

    def _say(self, heading: str, beneath: str) -> None:
        self.setAccessibleName(heading)
        self._heading.setText(heading)
        self._beneath.setText(beneath)
        self._beneath.setVisible(bool(beneath))
        clear(self._box)

    def _fact(self, fact: SideBySide, *, names: tuple[str, str] = ("", ""), kind: str = "") -> QWidget:
        tone = kind or ("strong" if fact.differs else "body")
        sides = []
        for at, words in enumerate((fact.left, fact.right)):
            side = column(label(words or "Not recorded", tone if words else "quiet"), gap=2)
            if fact.choice:
                use = link("This is right", icon="check", do=partial(self.presenter.choose, fact.choice, left=at == 0))
                use.setAccessibleDescription(f"{fact.said}: {words or 'not recorded'}, as {names[at]} has it")
                side.addLayout(line(use, None))
            side.addStretch(1)
            sides.append(held(side))
        said = fact.said if not fact.differs else f"{fact.said} differs"
        both = TwoColumns(sides[0], sides[1], shares=(1, 1), gap=24, stack_below=420)
        whole = TwoColumns(held(column(label(said, "hint"), None)), both, shares=(232, 744), gap=24, stack_below=640)
        return held(column(whole, hairline(), gap=8, margins=(0, 8, 0, 0)))

    def _doings(self, shown: Shown) -> QVBoxLayout:
        later = secondary("Decide later", do=self.presenter.later)
        if shown.verdict == Verdict.SAME:
            apart = secondary("Not the same after all", do=partial(self.presenter.not_the_same))
            return column(held(Flow(apart, link("Leave them joined", do=self.presenter.later), gap=16)))
        sides = [(LEFT, f"{shown.names[0]}, at the left"), (RIGHT, f"{shown.names[1]}, at the right")]
        stands = RadioList(sides, name="Whose facts stand")
        stands.choose(LEFT)
        reason = LineEdit("", name="How you know")
        say = Field("How you know", reason, optional=True)
        join = partial(self._join, stands, reason)
        same = primary("They are the same", do=join)
        other = secondary("They are not the same", do=lambda: self.presenter.not_the_same(reason=reason.value()))
        asked = Field("Whose facts stand where both say something", stands)
        for each in (same, asked):
            each.setVisible(shown.may_join)
        buttons = [same, other, later] if shown.verdict == "" else [same, later]
        return column(asked, say, 8, held(Flow(*buttons, gap=12)), gap=12)

    def _join(self, stands: RadioList, reason: LineEdit) -> None:
        self.presenter.same(left_stands=stands.chosen != RIGHT, reason=reason.value())
