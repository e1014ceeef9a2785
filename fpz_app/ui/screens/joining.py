"""Joining: the page where children who came with a list become families."""

from collections.abc import Callable, Sequence

from fpz_app.casework.finding import FoundFamily
from fpz_app.domain.errors import Problem
from fpz_app.presenters.joining import ChildLine, JoiningPresenter, JoiningView, Order
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit
from fpz_app.ui.widgets.layout import Flow, column, held, line
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page, TwoColumns
from fpz_app.ui.widgets.panels import empty_state, panel
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from fpz_app.ui.widgets.text import label, page_head

CHILDREN: tuple[Column, ...] = (
    Column("Child", lambda child: child.name, lambda child: child.age, lambda child: child.shape, "strong", width=232),
    Column("What the lists say", lambda child: child.told, tone="quiet"),
    Column("Latest", lambda child: child.latest, tone="quiet", width=104),
)
FAMILIES: tuple[Column, ...] = (
    Column("Family", lambda found: found.name, detail=lambda found: found.address or found.reference, tone="strong"),
)

STAYS_BELOW = 20


class JoiningScreen(Page):
    def __init__(self, presenter_for: Callable[[JoiningView], JoiningPresenter]) -> None:
        super().__init__(name="Join children into families")
        self.presenter = presenter_for(self)
        self._summary, self._chosen = label("", "quiet"), label("", "strong")
        self._problems = ProblemSummary()
        self._order = Choice([(order, order) for order in Order], name="In which order")
        self._narrow = SearchField("Number, school or team", name="Find in the list", width=264)
        self._children = RowsView(CHILDREN, name="Children without a family", titles=True, chevron=False)
        self._name = LineEdit(name="Family name")
        self._name_field = Field("Family name", self._name, hint="The name the family goes by, such as Marlow")
        self._likely = RowsView(FAMILIES, name="Families on record", row_height=33)
        self._likely_part = held(
            column(
                label("Already on record", "strong"),
                label("Press a family to join the children to it.", "hint"),
                4,
                self._likely,
                gap=0,
            )
        )
        self._join = primary("Join into a new family", icon="users-round", do=self._join_new)
        self._joined_words = label("", "body")
        self._joined = panel("accent", self._joined_words, line(link("Open the family", do=self.presenter.go_to_family), None))
        self._none = empty_state(
            "Every child has a family.",
            "Children who come in with a workbook wait here until you say which of them belong together.",
            action="Go to families",
            do=self.presenter.leave,
        )
        self._lay()
        self._narrow.edited.connect(self.presenter.narrow)
        self._order.changed.connect(self.presenter.sort)
        self._children.opened.connect(self.presenter.toggle)
        self._name.edited.connect(self.presenter.type_name)
        self._name.returnPressed.connect(self._join_new)
        self._likely.opened.connect(self.presenter.join_known)

    def show_place(self, **_arguments: str) -> None:
        self._name.clear()
        self._narrow.clear()
        self.show_likely([])
        self.presenter.open()

    def refresh(self, _changed: object) -> None:
        if self.isVisible():
            self.presenter.reload()

    def show_children(self, children: Sequence[ChildLine], summary: str, chosen: str) -> None:
        at = self._children.currentIndex().row()
        self._problems.clear_problem()
        self._summary.setText(summary)
        self._chosen.setText(chosen)
        self._children.show_rows(children)
        if 0 <= at < len(children):
            self._children.choose(at)
        self._work.setVisible(bool(summary))
        self._none.setVisible(not summary)

    def show_likely(self, families: Sequence[FoundFamily]) -> None:
        self._likely.show_rows(families)
        self._likely_part.setVisible(bool(families))

    def show_joined(self, words: str) -> None:
        self._joined_words.setText(words)
        self._joined.setVisible(bool(words))
        if words:
            self._name.clear()
            announce(self, words)

    def show_problem(self, problem: Problem) -> None:
        self._problems.show_problem(problem, {"name": self._name_field})

    def _lay(self) -> None:
        words = label(
            "The lists say nothing of families, so you decide: choose the children of one family, give it its name, "
            "and join them. Sort the list to bring children of the same team or school together.",
            "quiet",
        )
        says = Measure(column(words), 720)
        tools = Flow(self._narrow, self._order, gap=12)
        left = held(column(tools, self._summary, self._children, gap=8))
        help_text = label("Names, parents and the address are added on the family’s own page.", "hint")
        making = panel("card", label("One family", "head"), self._chosen, 8, self._name_field, 4, self._likely_part, 8,
                       line(self._join, None), help_text)  # fmt: skip
        self._beside = held(column(making, 12, self._joined, None, gap=0))
        self._work = TwoColumns(left, self._beside)
        self.scroller.verticalScrollBar().valueChanged.connect(self._follow)
        back = secondary("Go to families", do=self.presenter.leave)
        self.add(page_head("Join children into families", "", back), 4, says, 12, self._problems, 12, self._work, self._none)
        self._likely_part.hide()
        self._joined.hide()

    def _follow(self, scrolled: int) -> None:
        """Beside a long list, the family that is being made stays in sight."""
        layout, gone = self._beside.layout(), 0
        if layout is None:
            return
        if not self._work.stacked:
            room = self._work.height() - layout.sizeHint().height() + layout.contentsMargins().top()
            gone = min(scrolled - self._work.y() + STAYS_BELOW, room)
        layout.setContentsMargins(0, max(gone, 0), 0, 0)

    def _join_new(self) -> None:
        self.presenter.join_new(self._name.value())
