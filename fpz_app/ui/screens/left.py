"""Left: work that others left, for whoever looks after the file to write into a note, to do in their own name, or to put away."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.left import NOTHING, NOTHING_DETAIL, LeftCard, LeftGroup, LeftPresenter, LeftView
from fpz_app.ui.widgets.buttons import link, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, Item, clear, column, held, show_at_once
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import empty_state, panel
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.text import label, section_head

TITLE = "Work left for you"
HOW = "The centre did not take it from whoever wrote it. Nothing of it is lost: decide what becomes of each."
WIDEST = 760


class LeftScreen(Page):
    def __init__(self, presenter_for: Callable[[LeftView], LeftPresenter]) -> None:
        super().__init__(name=TITLE)
        self.presenter = presenter_for(self)
        self._problem, self._groups = ProblemSummary(), QVBoxLayout()
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(12)
        self._shown: Sequence[LeftGroup] | None = None
        self._why: dict[str, Field] = {}
        self._how = label(HOW, "quiet")
        body = column(label(TITLE, "title"), self._how, 4, self._problem, held(self._groups), gap=8)
        self.add(Measure(body, WIDEST))

    def show_place(self, **_arguments: str) -> None:
        self._problem.clear_problem()
        self.presenter.open()

    def refresh(self, _changed: object) -> None:
        self.presenter.show()

    def show_left(self, groups: Sequence[LeftGroup]) -> None:
        if groups == self._shown:
            return
        self._shown, self._why = list(groups), {}
        clear(self._groups)
        self._how.setVisible(bool(groups))
        for group in groups:
            self._groups.addWidget(held(section_head(group.heading)))
            if buttons := self._of_all(group):
                self._groups.addWidget(held(Flow(*buttons, gap=16)))
            for card in group.cards:
                self._groups.addWidget(self._card(card))
        if not groups:
            self._groups.addWidget(empty_state(NOTHING, NOTHING_DETAIL))
        show_at_once(self._groups)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, self._why)
            self.reveal(self._problem)

    def _of_all(self, group: LeftGroup) -> list[QWidget]:
        found: list[QWidget] = []
        if group.fitting:
            found.append(link("Do all that fits in my name", do=lambda: self.presenter.do_in_own_name(group.fitting)))
        if group.family_id:
            found.append(link("Open the family", do=lambda: self.presenter.open_family(group.family_id)))
            found[-1].setAccessibleName(f"Open {group.heading}")
        return found

    def _card(self, card: LeftCard) -> QWidget:
        said: list[Item] = [label(f"“{card.said}”")] if card.said else []
        texts: list[Item] = [column(label(name, "small-strong"), label(words), gap=1) for name, words in card.texts]
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        misfit = [label(f"It cannot be done as it was. {card.misfit}", "quiet")] if card.misfit else []
        why = label(f"Why it was not taken: {card.why}", "hint")
        head = (label(card.title, "strong"), label(card.by, "quiet"))
        made = panel("sunk", *head, *said, *texts, *misfit, why, 4, held(below), margins=(16, 12, 16, 12), gap=8)
        made.setAccessibleName(f"{card.title}. {card.by}")
        self._offer(card, below)
        return made

    def _offer(self, card: LeftCard, below: QVBoxLayout) -> None:
        clear(below)
        do, doing = self.presenter, []
        if card.may_note:
            doing.append(secondary("Write it into a note", do=lambda: do.write_into_note(card.key)))
        if not card.misfit:
            doing.append(secondary("Do it in my name", do=lambda: do.do_in_own_name([card.key])))
        doing.append(link("Put it away…", do=lambda: self._ask_why(card, below)))
        for button in doing:
            button.setAccessibleDescription(f"{card.title}, {card.by}")
        below.addWidget(held(Flow(*doing, gap=12)))
        show_at_once(below)

    def _ask_why(self, card: LeftCard, below: QVBoxLayout) -> None:
        clear(below)
        why = LineEdit("")
        field = Field("Why nothing is to be done with it", why, hint="Its author reads this. The centre keeps the work.")
        self._why = {"why": field}
        send = secondary("Put it away", do=lambda: self.presenter.put_away(card.key, why.value()))
        why.returnPressed.connect(lambda: self.presenter.put_away(card.key, why.value()))
        buttons = Flow(send, link("Not now", do=lambda: self._offer(card, below)), gap=12)
        below.addWidget(held(column(field, 4, held(buttons), gap=8)))
        show_at_once(below)
        field.go_there()
