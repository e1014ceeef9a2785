"""Moving panel: the families someone belongs to, and what can happen in a life, each with a small form."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.casework.finding import FoundFamily
from fpz_app.casework.people import BelongsRow
from fpz_app.domain.errors import Problem
from fpz_app.presenters.moving import Event, EventForm, MovingPresenter, MovingView
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.small_form import SmallForm
from fpz_app.ui.widgets.text import label, section_head

BELONGS: tuple[Column, ...] = (
    Column("Family", lambda row: f"{row.family} family", detail=lambda row: ", ".join(w for w in (row.place, row.when) if w)),
)
FAMILIES: tuple[Column, ...] = (
    Column("Family", lambda row: row.name, detail=lambda row: row.address or row.locality, tone="strong"),
)
WHEN: dict[Event, str] = {
    Event.MOVE: "When did they move?",
    Event.SHARE: "Since when?",
    Event.LEAVE: "Since when?",
    Event.BORN: "Date of birth",
    Event.DIED: "When did they die?",
}


class MovingPanel(QWidget):
    def __init__(self, presenter_for: Callable[[MovingView], MovingPresenter]) -> None:
        super().__init__()
        self.presenter = presenter_for(self)
        self._belongs = RowsView(BELONGS, name="Families they belong to", row_height=33)
        self._events = Flow(gap=16, line_gap=2)
        self._asks = held(column(24, section_head("What has changed?"), gap=6))
        self._form_place = QVBoxLayout()
        self._problems: ProblemSummary | None = None
        self._fields: dict[str, Field] = {}
        self._found: RowsView | None = None
        self._chosen = ""
        self.setLayout(
            column(
                section_head("Belongs to"),
                self._belongs,
                self._asks,
                self._events,
                self._form_place,
                gap=6,
            )
        )
        self._belongs.opened.connect(self.presenter.go_to_family)

    def open(self, family_id: str, person_id: str) -> None:
        self.presenter.open(family_id, person_id)

    def show_belongs(self, rows: Sequence[BelongsRow]) -> None:
        self._belongs.show_rows(rows)

    def show_events(self, events: Sequence[Event]) -> None:
        clear(self._events)
        self._asks.setVisible(bool(events))
        for event in events:
            self._events.addWidget(link(event, do=lambda event=event: self.presenter.begin(event)))  # type: ignore[misc]

    def show_form(self, event: Event, form: EventForm) -> None:
        self.hide_form()
        self._problems = ProblemSummary()
        if event in (Event.MOVE, Event.SHARE):
            self._fields["to"] = Field("Which family do they live with?", self._search())
        self._fields["on"] = Field(WHEN[event], LineEdit(form.on))
        if event in (Event.MOVE, Event.LEAVE):
            self._fields["why"] = Field("Why", LineEdit(), optional=True)
        if event is Event.BORN:
            self._fields["given_name"] = Field("First names", LineEdit(form.given_name))
            self._fields["family_name"] = Field("Family name", LineEdit(form.family_name))
            self._fields["sex"] = Field("Sex", Segments(self.presenter.sexes, name="Sex"))
        buttons = line(primary("Save", do=self._save), secondary("Cancel", do=self.presenter.cancel), None)
        form_panel = SmallForm(label(event, "strong"), self._problems, *self._with_found(), held(buttons))
        self._form_place.addWidget(form_panel)
        form_panel.open_at(next(iter(self._fields.values())))

    def show_families(self, found: Sequence[FoundFamily]) -> None:
        self._chosen = ""
        if self._found is not None:
            self._found.show_rows(found)
            self._found.setVisible(bool(found))

    def hide_form(self) -> None:
        self._problems, self._found, self._fields, self._chosen = None, None, {}, ""
        clear(self._form_place)

    def show_problem(self, problem: Problem) -> None:
        if self._problems is not None:
            self._problems.show_problem(problem, self._fields)

    def _search(self) -> SearchField:
        search = SearchField("Name or address of the family")
        search.edited.connect(self.presenter.find)
        self._found = RowsView(FAMILIES, name="Families found", row_height=33, chevron=False, keeps_choice=True)
        self._found.hide()
        self._found.opened.connect(self._choose)
        return search

    def _with_found(self) -> list[QWidget]:
        fields: list[QWidget] = list(self._fields.values())
        return fields if self._found is None else [fields[0], self._found, *fields[1:]]

    def _choose(self, family: FoundFamily) -> None:
        search = self._fields["to"].control
        if isinstance(search, SearchField) and self._found is not None:
            search.setText(family.name)
            self._found.show_rows([family])
            self._found.choose(0)
        self._chosen = family.family_id

    def _save(self) -> None:
        typed = {name: field.control.value() for name, field in self._fields.items() if isinstance(field.control, LineEdit)}
        typed.pop("to", None)
        if "sex" in self._fields:
            sex = self._fields["sex"].control
            typed["sex"] = sex.chosen if isinstance(sex, Segments) else ""
        self.presenter.save(EventForm(to_family=self._chosen, **typed))
