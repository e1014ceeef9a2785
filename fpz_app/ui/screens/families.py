"""Families: the page that lists the caseload."""

from collections.abc import Callable, Sequence

from fpz_app.domain.errors import Problem
from fpz_app.presenters.families import ALL, MINE, WORDS, FamiliesPresenter, FamiliesView, FamilyLine, Order, WordsLine
from fpz_app.ui.widgets.buttons import link, primary, rename
from fpz_app.ui.widgets.inputs import Choice
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.page import MARGIN, TOP_MARGIN, Page
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.text import label

COLUMNS: tuple[Column, ...] = (
    Column("Family", lambda row: row.name, detail=lambda row: row.children, tone="strong"),
    Column("Lead practitioner", lambda row: row.row.lead, detail=lambda row: row.row.locality, width=192),
    Column("Level of need", lambda row: row.level, tone="quiet", width=144),
    Column("Early help", lambda row: row.state, tone="quiet", width=112),
    Column(
        "Due next",
        lambda row: row.due,
        detail=lambda row: row.due_detail,
        tone=lambda row: "red" if row.overdue else "",
        width=180,
    ),
)

WORD_COLUMNS: tuple[Column, ...] = (
    Column("Where the words stand", lambda row: row.what, detail=lambda row: row.around, tone="strong"),
    Column("Family", lambda row: row.family, width=168),
    Column("Day", lambda row: row.day, tone="quiet", width=144),
)
WHICH = [(MINE, "Mine"), (ALL, "All"), (WORDS, "Words on record")]


class FamiliesScreen(Page):
    def __init__(self, presenter_for: Callable[[FamiliesView], FamiliesPresenter]) -> None:
        super().__init__(name="Families", margins=(MARGIN, TOP_MARGIN, MARGIN, 0))
        self.presenter = presenter_for(self)
        self._count = label("", "quiet", wrap=False)
        self._search = SearchField("Name, date of birth, address or number", name="Find a family or a person", width=352)
        self._add = primary("Add a family", icon="plus", do=self.presenter.add)
        self._import = link("Bring in a workbook", icon="file-spreadsheet", do=self.presenter.bring_in)
        self._break_glass = link("Open a restricted file", icon="key-round", do=self.presenter.break_glass)
        self._group = link("Write a group note", icon="pencil", do=self.presenter.write_group_note)
        self._duplicates = link("Possible duplicates", icon="copy", do=self.presenter.duplicates)
        self._add_typed = link("", icon="plus", do=self.presenter.add)
        self._which = Segments(WHICH, name="What to list", height=38)
        self._order = Choice([(order, order) for order in Order], name="In which order")
        self._choosing = label("", "strong")
        self._problems = ProblemSummary()
        self._rows = RowsView(COLUMNS, name="Families", titles=True, whole=False)
        self._words = RowsView(WORD_COLUMNS, name="Places on record", titles=True)
        self._none = column()
        self._lay()
        self._search.edited.connect(self._typed)
        self._search.entered.connect(self.presenter.go_first)
        self._search.moved.connect(lambda _step: (self._rows if self._words.isHidden() else self._words).setFocus())
        self._which.changed.connect(self.presenter.choose)
        self._order.changed.connect(self.presenter.sort)
        self._rows.opened.connect(self.presenter.go)
        self._words.opened.connect(self.presenter.go_to)

    def show_place(self, *, tab: str = "", item_id: str = "", **_more: str) -> None:
        self._problems.clear_problem()
        self.presenter.open(tab, item_id)
        if not item_id:
            self._search.selectAll()  # what is typed now takes the place of what was looked for before

    def leave(self) -> None:
        self.presenter.leave()

    def refresh(self, changed: object) -> None:  # noqa: ARG002 - any change may move a family in the list
        if self.isVisible():
            self.presenter.reload()

    def show_tools(self, *, may_read: bool, may_add: bool, may_import: bool, may_break_glass: bool, may_write: bool) -> None:
        for each in (self._search, self._which, self._order):
            each.setVisible(may_read)
        self._add.setVisible(may_add)
        self._duplicates.setVisible(may_add)
        self._group.setVisible(may_write)
        self._import.setVisible(may_import)
        self._break_glass.setVisible(may_break_glass)

    def show_choosing(self, words: str) -> None:
        self._choosing.setText(words)
        self._choosing.setVisible(bool(words))

    def show_which(self, which: str) -> None:
        self._which.choose(which)
        self._order.setVisible(which != WORDS)
        self._offer(self._search.text().strip())

    def show_families(self, lines: Sequence[FamilyLine], count: str) -> None:
        self._show_list(self._rows, lines, count)

    def show_words(self, lines: Sequence[WordsLine], count: str) -> None:
        self._show_list(self._words, lines, count)

    def show_none(self, words: str, detail: str, *, instead: str = "") -> None:
        clear(self._none)
        self._count.setText("")
        self._rows.hide()
        self._words.hide()
        self._none.addWidget(empty_state(words, detail))
        if instead:
            self._none.addLayout(line(link(instead, icon="key-round", do=self.presenter.break_glass), None))

    def show_problem(self, problem: Problem) -> None:
        self._problems.show_problem(problem)

    def _lay(self) -> None:
        title = held(column(label("Families", "title", wrap=False), self._count, gap=1))
        head = Flow(title, held(line(self._search, self._add, gap=16)), gap=16)
        head.push_last()
        links = (self._add_typed, self._group, self._import, self._duplicates, self._break_glass)
        tools = Flow(self._which, self._order, held(Flow(*links, gap=16)), gap=16)
        tools.push_last()
        self.fill(column(head, self._choosing, self._problems, tools, gap=16), 16, self._none, self._words, self._rows)
        self._add_typed.hide()
        self._words.hide()
        self.setFocusProxy(self._search)

    def _show_list(self, rows: RowsView, lines: Sequence[FamilyLine | WordsLine], count: str) -> None:
        clear(self._none)
        self._count.setText(count)
        rows.show_rows(lines)
        for each in (self._rows, self._words):
            each.setVisible(each is rows)

    def _typed(self, typed: str) -> None:
        self._offer(typed.strip())
        self.presenter.find(typed)

    def _offer(self, typed: str) -> None:
        rename(self._add_typed, f"Add “{typed}” as a new family")
        self._add_typed.setVisible(bool(typed) and not self._add.isHidden() and self._which.chosen != WORDS)
