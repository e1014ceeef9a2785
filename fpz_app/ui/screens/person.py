"""Person: finding or adding someone, and the page of what is recorded of them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fpz_app.casework.duplicates import Likely
from fpz_app.domain.errors import Problem
from fpz_app.presenters.moving import MovingPresenter, MovingView
from fpz_app.presenters.person import FoundLine, PersonPresenter, PersonView
from fpz_app.presenters.relationships import RelationshipsPresenter, RelationshipsView
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.widgets.buttons import button, link, primary, rename, secondary
from fpz_app.ui.widgets.focus_ring import focus_first
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.likely_panel import LikelyPanel
from fpz_app.ui.widgets.measure import FORM, Measure
from fpz_app.ui.widgets.moving_panel import MovingPanel
from fpz_app.ui.widgets.only_read import only_read
from fpz_app.ui.widgets.page import FootBar, Page, TwoColumns
from fpz_app.ui.widgets.panels import SavedMark, empty_state
from fpz_app.ui.widgets.person_form import PersonForm
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.relationships_panel import RelationshipsPanel
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from fpz_app.ui.widgets.text import label

FOUND: tuple[Column, ...] = (
    Column("Person", lambda row: row.name, detail=lambda row: row.detail, tone="strong"),
    Column("Where", lambda row: row.where, tone="quiet", width=320),
)


class PersonScreen(Page):
    def __init__(
        self,
        presenter_for: Callable[[PersonView], PersonPresenter],
        relationships_for: Callable[[RelationshipsView], RelationshipsPresenter],
        moving_for: Callable[[MovingView], MovingPresenter],
    ) -> None:
        super().__init__(name="Person")
        self.presenter = presenter_for(self)
        self._heading, self._beneath = label("", "title"), label("", "quiet")
        self._back = link("Back to the family", icon="arrow-left", do=self.presenter.back)
        self._history = link("History", icon="history", do=self.presenter.show_history)
        self._joined = link("", icon="copy", do=self.presenter.compare)
        self._saved, self._problems = SavedMark(), ProblemSummary()
        self._search = SearchField("Name, date of birth, address or number", name="Find the person", width=480)
        self._found = RowsView(FOUND, name="People found")
        self._add = button("", icon="user-plus", do=self.presenter.add_new)
        self._form = PersonForm(self.presenter.choices, self.presenter.today)
        self._likely = LikelyPanel(same=self.presenter.same_as, new=lambda: self.presenter.save(is_someone_new=True))
        self._relationships, self._moving = RelationshipsPanel(relationships_for), MovingPanel(moving_for)
        self._autosave = Autosave(self, self.presenter.keep)
        self._lay()
        self._form.edited.connect(self._autosave.touch)
        self._search.edited.connect(self.presenter.find)
        self._search.moved.connect(lambda _step: self._found.setFocus())
        self._found.opened.connect(self.presenter.use)

    def show_place(self, *, family_id: str = "", item_id: str = "", **_more: str) -> None:
        self._autosave.drop()
        self._saved.hide()
        self._problems.clear_problem()
        self._likely.hide()
        self.presenter.open(family_id, item_id)
        self.scroller.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Keeps what is typed before another page opens."""
        self._autosave.flush()
        self._relationships.flush()

    flush = leave

    def refresh(self, changed: Any) -> None:
        if self.isVisible():
            self._autosave.flush()
            self.presenter.hear(changed)
            self._relationships.tell_newer()

    def values(self) -> dict[str, Any]:
        return self._form.values()

    def show_finding(self, family: str) -> None:
        self._history.hide()
        self._say("Who belongs to this family?", f"{family} family")
        self._search.clear()
        self.show_found((), "")
        self._show(self._finding)

    def show_found(self, lines: Sequence[FoundLine], typed: str) -> None:
        self._found.show_rows(lines)
        self._found.setVisible(bool(lines))
        rename(self._add, f"Add “{typed}” as someone new" if typed else "Add someone new")

    def show_form(self, heading: str, beneath: str, values: dict[str, Any], *, is_new: bool) -> None:
        self._say(heading, beneath)
        self._problems.clear_problem()
        self._likely.hide()
        self._saved.hide()
        self._autosave.drop()
        self._form.show_values(values)
        self._joined.hide()
        for part in (self._relationships, self._moving, self._history):
            part.setVisible(not is_new)
        rename(self._save, "Add" if is_new else "Save")
        self._show(self._filling)

    def show_tools(self, *, may_change: bool) -> None:
        only_read(self._form, not may_change)
        self._foot_bar.setVisible(may_change)

    def show_beside(self, family_id: str, person_id: str) -> None:
        self._relationships.open(family_id, person_id)
        self._moving.open(family_id, person_id)

    def show_joined(self, words: str) -> None:
        rename(self._joined, words)
        self._joined.setVisible(bool(words))

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    def show_likely(self, rows: Sequence[Likely]) -> None:
        self._problems.clear_problem()
        self._likely.show_likely(rows)
        self.reveal(self._likely)
        focus_first(self._likely)

    def show_problem(self, problem: Problem) -> None:
        self._likely.hide()
        self._problems.show_problem(problem, self._form.fields)
        self.reveal(self._problems)

    def show_gone(self, words: str, detail: str) -> None:
        self._say("", "")
        self._history.hide()
        clear(self._gone)
        self._gone.addWidget(empty_state(words, detail))
        self._show(self._nothing)

    def _say(self, heading: str, beneath: str) -> None:
        self.setAccessibleName(heading or "Person")
        self._heading.setText(heading)
        self._beneath.setText(beneath)

    def _show(self, part: QWidget) -> None:
        is_new = part.isHidden()
        for each in (self._finding, self._filling, self._nothing):
            each.setVisible(each is part)
        self._foot_bar.setVisible(part is self._filling)
        self.setFocusProxy({self._finding: self._search, self._filling: self._form}.get(part, self._back))
        if is_new and self.isVisible():  # what was pressed has gone, and the focus with it
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay(self) -> None:
        head = line(gap=16)
        head.addLayout(column(self._heading, self._beneath, gap=1), 1)
        head.addWidget(self._saved)
        hint = label("People already on record show as you type. Who is not found can be added from here.", "quiet")
        self._finding = held(column(hint, self._search, self._found, line(self._add, None), gap=16))
        self._beside = held(column(self._relationships, 24, self._moving, None, gap=0))
        both = TwoColumns(Measure(column(self._form), FORM), self._beside, shares=(600, 376))
        self._filling = held(column(self._likely, both, gap=20))
        self._gone = column()
        self._nothing = held(self._gone)
        self._save = primary("Save", do=self._store)
        self._foot_bar = FootBar(self._save, secondary("Discard what I typed", do=self._discard))
        self._history.hide()
        self._joined.hide()
        tools = Flow(self._back, self._joined, self._history, gap=20)
        tools.push_last()
        self.add(held(tools), 8, head, 8, self._problems, 16, self._finding, self._filling, self._nothing)
        self.set_foot(self._foot_bar)

    def _store(self) -> None:
        self._autosave.flush()
        self.presenter.save()

    def _discard(self) -> None:
        self._autosave.drop()
        self.presenter.discard()
