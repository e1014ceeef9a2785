"""Conflict: two versions beside each other with their differences marked, and what should stand."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.casework.families import Identity as Who
from fpz_app.domain.errors import Problem
from fpz_app.presenters.conflict import ConflictPresenter, ConflictView, JoinedLine
from fpz_app.presenters.conflict_page import Option, Outcome, Shown, Side
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.icons import Icon, dress
from fpz_app.ui.look import px
from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.choice_cards import ChoiceCards
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.identity import IdentityBar, OneLine, identity_of
from fpz_app.ui.widgets.inputs import TextEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line, show_at_once
from fpz_app.ui.widgets.marked_text import MarkedText
from fpz_app.ui.widgets.page import FootBar, Page, TwoColumns
from fpz_app.ui.widgets.panels import SavedMark, empty_state, panel
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import hairline, label, section_head

WHEN_WIDTH = 180
SETTLED_HERE = "What two people write in one place while their laptops are apart is settled here."
JOINED: tuple[Column, ...] = (
    Column("What", lambda row: row.what, tone="strong"),
    Column("Family", lambda row: row.family, width=168),
    Column("Joined", lambda row: row.when, width=232),
)


class ConflictScreen(Page):
    left = Signal()

    def __init__(self, presenter_for: Callable[[ConflictView], ConflictPresenter]) -> None:
        super().__init__(name="Two versions")
        self.presenter = presenter_for(self)
        self._identity, self._saved, self._problems = IdentityBar(), SavedMark(), ProblemSummary()
        self._heading, self._beneath = label("", "title"), label("", "quiet")
        self._count = label("", "quiet", wrap=False)
        self._titles, self._whose = (label("", "head"), label("", "head")), (label("", "quiet"), label("", "quiet"))
        self._texts = (MarkedText(), MarkedText())
        self._icons = (QVBoxLayout(), QVBoxLayout())
        self._base = link("", icon="chevron-right", do=self._turn_base)
        self._base_words, self._hint = label("", "body"), label("", "hint", wrap=False)
        self._question, self._over = label("", "head"), label("", "small-strong")
        self._cards = ChoiceCards(name="What should stand")
        self._rows = QVBoxLayout()
        self._anew = Field("What should stand", TextEdit(lines=4, name="What should stand"))
        self._autosave = Autosave(self, lambda: self.presenter.keep(self._typed.value()))
        self._action = primary("Settle it", do=self._settle)
        self._lost = OneLine("", "hint")
        self._none = QVBoxLayout()
        self._joined = RowsView(JOINED, name="Texts joined automatically")
        self._lay()
        self._cards.changed.connect(self._choose)
        self._typed.edited.connect(lambda _words: self._autosave.touch())
        self._joined.opened.connect(lambda row: self.presenter.look_at(row.key))

    def show_place(self, *, family_id: str = "", item_id: str = "", **_more: str) -> None:
        self.presenter.open(family_id, item_id)

    def leave(self) -> None:
        self._autosave.flush()

    def flush(self) -> None:
        self._autosave.flush()

    def refresh(self, changed: Any) -> None:
        if self.isVisible():
            self._autosave.flush()
            self.presenter.refresh(changed)

    def show_identity(self, identity: Who | None, level_words: str) -> None:
        self._identity.setVisible(identity is not None)
        if identity is not None:
            self._identity.show_identity(identity_of(identity, level_words))

    def show_conflict(self, shown: Shown, chosen: str) -> None:
        self.setAccessibleName(shown.heading)
        self._show(there=True)
        self._saved.hide()
        for widget, words in (
            (self._heading, shown.heading), (self._beneath, shown.beneath), (self._count, shown.count),
            (self._question, shown.question), (self._over, shown.over), (self._hint, shown.hint),
            (self._lost, shown.foot),
        ):  # fmt: skip
            widget.setText(words)
        for at, side in enumerate((shown.left, shown.right)):
            self._show_side(at, side)
        self._base.setVisible(bool(shown.base[0]))
        rename(self._base, shown.base[0])
        self._under_row.setVisible(bool(shown.base[0] or shown.hint))
        self._base_words.setText(shown.base[1])
        self._show_base(False)
        self._cards.show_options([_option(each) for each in shown.options], chosen)
        self._start.setVisible(False)
        rename(self._start_left, f"Start from “{shown.left.title}”")
        rename(self._start_right, f"Start from “{shown.right.title}”")
        self.scroller.verticalScrollBar().setValue(0)
        self.setFocusProxy(self._cards)

    def show_outcome(self, outcome: Outcome) -> None:
        clear(self._rows)
        for when, who, words in () if outcome.anew else outcome.rows:
            self._rows.addWidget(_row(when, who, words))
        show_at_once(self._rows)
        self._panel.setVisible(bool(outcome.rows) and not outcome.anew)
        self._over.setVisible(bool(outcome.rows) and not outcome.anew)
        self._anew.setVisible(outcome.anew)
        self._start.setVisible(outcome.anew)
        rename(self._action, outcome.action)

    def show_anew(self, words: str) -> None:
        self._typed.set_value(words)
        if self._cards.hasFocus() or self._cards.isAncestorOf(self.focusWidget() or self):
            QTimer.singleShot(0, self, lambda: self.reveal(self._anew))

    def show_none(self, joined: Sequence[JoinedLine]) -> None:
        self.setAccessibleName("Decisions")
        self._show(there=False)
        clear(self._none)
        self._none.addWidget(empty_state("Nothing waits for your decision.", SETTLED_HERE))
        if joined:
            self._none.addLayout(section_head("Joined automatically", str(len(joined))))
            self._none.addWidget(label("Two people changed different sentences of one text; both are in it.", "hint"))
        show_at_once(self._none)
        self._joined.show_rows(joined)
        self._joined.setVisible(bool(joined))

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problems.clear_problem()
        else:
            self._problems.show_problem(problem, {"anew": self._anew})
            self.reveal(self._problems)

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    def leave_page(self) -> None:
        self.left.emit()

    def _choose(self, key: str) -> None:
        self._autosave.flush()
        self.presenter.choose(key)

    def _settle(self) -> None:
        self._autosave.drop()
        self.presenter.settle(self._typed.value())

    def _turn_base(self) -> None:
        self._show_base(self._base_words.isHidden())

    def _show_base(self, shows: bool) -> None:
        dress(self._base, "chevron-down" if shows else "chevron-right", "accent", 18)
        self._base.setAccessibleDescription("Shown below" if shows else "Not shown")
        self._base_words.setVisible(shows)

    @property
    def _typed(self) -> TextEdit:
        control = self._anew.control
        assert isinstance(control, TextEdit)
        return control

    def _show(self, *, there: bool) -> None:
        self._body.setVisible(there)
        self._foot_bar.setVisible(there)
        self._empty.setVisible(not there)

    def _show_side(self, at: int, side: Side) -> None:
        clear(self._icons[at])
        self._icons[at].addWidget(Icon(side.icon, "accent", 20))
        self._titles[at].setText(side.title)
        self._whose[at].setText(side.beneath)
        self._texts[at].setAccessibleName(f"{side.title}, {side.beneath}")
        self._texts[at].show_runs([(piece.words, piece.differs) for piece in side.pieces])

    def _lay(self) -> None:
        self.add_top(self._identity)
        sides = [self._side(at) for at in (0, 1)]
        self._start_left = secondary("", do=lambda: self.presenter.start_from(0))
        self._start_right = secondary("", do=lambda: self.presenter.start_from(1))
        self._start = held(Flow(self._start_left, self._start_right, gap=12))
        self._rows.setSpacing(12)
        self._panel = panel("accent", self._rows, margins=(16, 12, 16, 12))
        under = Flow(self._base, self._hint, gap=24)
        under.push_last()
        self._under_row = held(under)
        head = line(self._heading, self._saved, self._count, gap=16)
        head.setStretch(0, 1)
        self._body = held(
            column(
                head, self._beneath, 4, self._problems,
                TwoColumns(sides[0], sides[1], shares=(480, 480), gap=24, stack_below=640, ruled=True), hairline(),
                self._under_row, self._base_words, 12,
                self._question, self._cards, 12, self._over, self._panel, self._start, self._anew, None, gap=8,
            )
        )  # fmt: skip
        self._none.setContentsMargins(0, 0, 0, 0)
        self._empty = held(column(label("Decisions", "title"), held(self._none), self._joined))
        self.add(self._body, self._empty)
        later = secondary("Decide later", do=lambda: self.presenter.later())
        self._foot_bar = FootBar(self._action, later, self._lost)
        self.set_foot(self._foot_bar)

    def _side(self, at: int) -> QWidget:
        self._icons[at].setContentsMargins(0, 4, 0, 0)
        self._icons[at].setAlignment(Qt.AlignmentFlag.AlignTop)
        over = line(held(self._icons[at]), held(column(self._titles[at], self._whose[at], gap=1)), gap=10)
        over.setStretch(1, 1)
        return held(column(over, 4, hairline(), 4, self._texts[at], 8, gap=4))


def _row(when: str, who: str, words: str) -> QWidget:
    said = label(words, "body")
    if not when:
        return said
    over = held(column(label(when, "small-strong"), label(who, "small"), None, gap=1))
    over.setFixedWidth(px(WHEN_WIDTH))
    both = line(over, held(column(said, None)), gap=12)
    both.setStretch(1, 1)
    return held(both)


def _option(option: Option) -> tuple[str, str, str]:
    return option.key, option.words, option.beneath
