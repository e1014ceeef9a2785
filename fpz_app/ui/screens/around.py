"""Around a family: genogram and ecomap with their tools, the record of who or what is chosen, and a table that says the same."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from fpz_app.domain.ecomap.around import Ecomap
from fpz_app.domain.errors import Problem
from fpz_app.domain.genogram.figures import Genogram
from fpz_app.presenters.around import AroundPresenter, AroundView, PersonRow
from fpz_app.presenters.places import AROUND, ECOMAP
from fpz_app.presenters.relationships import RelationshipsPresenter, RelationshipsView
from fpz_app.presenters.ties import TieRow, TiesPresenter, TiesView
from fpz_app.ui.widgets.buttons import button, link, secondary
from fpz_app.ui.widgets.ecomap import EcomapPicture, ecomap_key
from fpz_app.ui.widgets.genogram import GenogramPicture
from fpz_app.ui.widgets.inputs import Choice
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.page import Page, TwoColumns
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.relationships_panel import RelationshipsPanel
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.text import label, section_head
from fpz_app.ui.widgets.ticks import Tick
from fpz_app.ui.widgets.ties_panel import TiesPanel
from fpz_app.ui.widgets.zoom import STEP

PEOPLE: tuple[Column, ...] = (
    Column("Name", lambda row: row.name, tone="strong", width=150),
    Column("Age", lambda row: row.age, width=100),
    Column("Who they are", lambda row: row.kin),
    Column("Where", lambda row: row.where, tone="quiet", width=110),
)
TIES: tuple[Column, ...] = (
    Column("Who or what", lambda row: row.name, tone="strong", width=200),
    Column("What they are", lambda row: row.what, width=260),
    Column("Tie", lambda row: row.words, tone=lambda row: "" if row.tie else "quiet"),
)
VIEWS = ((AROUND, "Genogram"), (ECOMAP, "Ecomap"))


class AroundScreen(Page):
    """`preview` carries a print's title, bytes and file name."""

    preview = Signal(str, bytes, str)

    def __init__(
        self,
        presenter_for: Callable[[AroundView], AroundPresenter],
        relationships_for: Callable[[RelationshipsView], RelationshipsPresenter],
        ties_for: Callable[[TiesView], TiesPresenter],
    ) -> None:
        super().__init__(name="Genogram and ecomap")
        self.presenter = presenter_for(self)
        self._heading, self._beneath, self._problems = label("", "title"), label("", "quiet"), ProblemSummary()
        self._views = Segments(VIEWS, name="Picture")
        self._names = Tick("Names")
        self._names.setChecked(True)
        self._children = QVBoxLayout()
        self._genogram, self._ecomap = GenogramPicture(chooses=True), EcomapPicture()
        self._size = label("100 %", "small", wrap=False)
        self._said = label("", "quiet")
        self._relations, self._ties = RelationshipsPanel(relationships_for), TiesPanel(ties_for)
        self._people = RowsView(PEOPLE, name="Who is who, as a table", row_height=33, titles=True)
        self._around = RowsView(TIES, name="Who and what is around the family, as a table", row_height=33, titles=True)
        self._lay()
        self._connect()

    def show_place(self, *, family_id: str = "", item_id: str = "", **_more: str) -> None:
        self._problems.clear_problem()
        self.presenter.open(family_id, item_id)
        self.scroller.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Keeps what is being typed before another page opens."""
        self._relations.flush()
        self._ties.flush()

    flush = leave

    def refresh(self, changed: Any) -> None:
        if self.isVisible():
            self.presenter.hear(changed, typing=self._relations.is_typing or self._ties.is_typing)
            for panel in (self._relations, self._ties):
                panel.tell_newer()

    def show_heading(self, title: str, beneath: str, view: str) -> None:
        self.setAccessibleName(title)
        self._heading.setText(title)
        self._beneath.setText(beneath)
        self._views.choose(view)
        self._say_size()
        for part in (self._genogram, self._of_genogram, self._genogram_table, self._child_part):
            part.setVisible(view == AROUND)
        for part in (self._ecomap, self._key, self._ties, self._ecomap_table):
            part.setVisible(view == ECOMAP)

    def show_record(self, *, named: bool) -> None:
        self._names.setChecked(named)
        self._beside.setVisible(named)

    def show_children(self, children: Sequence[tuple[str, str]], chosen: str) -> None:
        clear(self._children)
        choice = Choice(children, name="Child in focus")
        choice.choose(chosen)
        choice.changed.connect(self.presenter.focus_on)
        self._children.addWidget(choice)
        self._child_part.setEnabled(bool(children))

    def show_genogram(self, genogram: Genogram, rows: Sequence[PersonRow]) -> None:
        self._genogram.show_family(genogram)
        self._people.show_rows(rows)

    def show_ecomap(self, ecomap: Ecomap, rows: Sequence[TieRow]) -> None:
        self._ecomap.show_ecomap(ecomap)
        self._around.show_rows(rows)

    def show_person(self, family_id: str, person_id: str, said: str) -> None:
        self._genogram.choose(person_id)
        self._said.setText(said)
        for each in (self._open, self._relations):
            each.setVisible(bool(person_id))
        if person_id:
            self._relations.open(family_id, person_id)

    def show_ties(self, family_id: str, ecomap: Ecomap, key: str) -> None:
        self._ecomap.choose(key)
        self._ties.presenter.open(family_id, ecomap, key)

    def show_tools(self, *, may_add: bool, may_print: bool) -> None:
        self._add.setVisible(may_add)
        self._print.setVisible(may_print)

    def show_problem(self, problem: Problem) -> None:
        self._problems.show_problem(problem)

    def start_relation(self, other_id: str) -> None:
        self._relations.presenter.add(other_id)

    def show_print(self, title: str, pdf: bytes, name: str) -> None:
        self.preview.emit(title, pdf, name)

    @property
    def _picture(self) -> GenogramPicture | EcomapPicture:
        return self._ecomap if self._views.chosen == ECOMAP else self._genogram

    def _change(self, row: TieRow) -> None:
        self.presenter.choose(row.key)
        self._ties.presenter.change(row)

    def _say_size(self) -> None:
        self._size.setText(f"{self._picture.share} %")

    def _connect(self) -> None:
        self._views.changed.connect(self.presenter.turn)
        self._names.toggled.connect(self.presenter.name_people)
        self._people.opened.connect(lambda row: self.presenter.open_person(row.person_id))
        self._around.opened.connect(self._change)
        self._genogram.paired.connect(self.presenter.relate)
        for picture in (self._genogram, self._ecomap):
            picture.opened.connect(self.presenter.open_person)
            picture.chosen.connect(self.presenter.choose)
            picture.zoomed.connect(self._say_size)

    def _lay(self) -> None:
        self._print = secondary("Print", icon="printer", do=self.presenter.print)
        back = link("Back to the family", icon="arrow-left", do=self.presenter.back)
        self._child_part = held(line(label("Child in focus", "quiet", wrap=False), self._children, gap=8))
        tools = Flow(self._views, self._child_part, self._names, held(self._zoom()), gap=20, line_gap=8)
        self._add = link("Add a person", icon="user-plus", do=self.presenter.add_person)
        self._open = link("Open their page", icon="user", do=self.presenter.open_chosen)
        self._of_genogram = held(column(self._said, held(Flow(self._open, self._add, gap=16)), 8, self._relations, gap=6))
        self._key = ecomap_key()
        pictures = held(column(self._genogram, self._ecomap, 8, self._key, gap=0))
        self._beside = held(column(self._of_genogram, self._ties, None, gap=0))
        self._genogram_table = held(column(section_head("The same as a table"), self._people, gap=0))
        self._ecomap_table = held(column(section_head("The same as a table"), self._around, gap=0))
        head = line(gap=16)
        head.addLayout(column(self._heading, self._beneath, gap=1), 1)
        head.addWidget(self._print)
        both = TwoColumns(pictures, self._beside, shares=(716, 260), stack_below=760)
        self.add(line(back, None), 8, head, 12, self._problems, tools, 16, both, 24, self._genogram_table, self._ecomap_table)

    def _zoom(self) -> Any:
        def by(factor: float) -> Callable[[], None]:
            return lambda: self._picture.zoom(factor)

        return line(
            button("Smaller", "link", icon="zoom-out", small=True, do=by(1 / STEP)), self._size,
            button("Larger", "link", icon="zoom-in", small=True, do=by(STEP)),
            button("Whole picture", "link", icon="maximize", small=True, do=lambda: self._picture.fit_whole()), gap=12,
        )  # fmt: skip
