"""Relationships panel: who someone is to the others, each to be changed, and one more to be added."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.casework.relationships import RelationRow
from fpz_app.domain.errors import Problem
from fpz_app.domain.people import Couple
from fpz_app.presenters.relationships import Asked, RelationForm, RelationshipsPresenter, RelationshipsView
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.widgets.buttons import button, link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit, TextEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.small_form import SmallForm
from fpz_app.ui.widgets.text import label, section_head

COLUMNS: tuple[Column, ...] = (
    Column(
        "Relationship", lambda row: f"{row.words[:1].upper()}{row.words[1:]} {row.second}", detail=lambda row: row.detail,
    ),
)  # fmt: skip
CHOSEN = ("kin", "couple", "parental_responsibility", "cares_for", "in_contact")
YES_NO = (("yes", "Yes"), ("no", "No"), ("not known", "Not known"))
COUPLES = tuple((str(couple), str(couple).capitalize()) for couple in Couple if couple)


class RelationshipsPanel(QWidget):
    def __init__(self, presenter_for: Callable[[RelationshipsView], RelationshipsPresenter]) -> None:
        super().__init__()
        self.presenter = presenter_for(self)
        self._add = link("Add", icon="plus", do=lambda: self.presenter.add())
        self._add.setAccessibleName("Add a relationship")
        self._rows = RowsView(COLUMNS, name="Relationships", row_height=33)
        self._none = label("Nothing recorded yet.", "quiet")
        self._form_place = QVBoxLayout()
        self._problems: ProblemSummary | None = None
        self._typing = Autosave(self, lambda: self.presenter.keep(self._typed))
        self._fields: dict[str, Field] = {}
        self.setLayout(column(section_head("Relationships", "", self._add), self._form_place, self._none, self._rows, gap=6))
        self._rows.opened.connect(self.presenter.change)

    @property
    def is_typing(self) -> bool:
        """Whether a relationship is being written."""
        return bool(self._fields)

    def tell_newer(self) -> None:
        """Tells what others changed meanwhile of what is being written."""
        if self.is_typing:
            self.presenter.tell_newer()

    def open(self, family_id: str, person_id: str) -> None:
        self.presenter.open(family_id, person_id)

    def show_relations(self, rows: Sequence[RelationRow], *, may_add: bool, may_change: bool) -> None:
        self._rows.show_rows(rows)
        self._rows.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._add.setVisible(may_add)
        self._rows.set_pressable(may_change)

    def show_form(
        self,
        heading: str,
        others: Sequence[tuple[str, str]],
        kinds: Sequence[tuple[str, str]],
        form: RelationForm,
        *,
        is_new: bool,
    ) -> None:
        self.hide_form()
        self._problems = ProblemSummary()
        self._fields = {
            "kin": Field(heading, Choice(kinds, none="Choose")),
            "to_id": Field("Of whom", Choice(others, none="Choose")),
            "couple": Field("As a couple", Choice(COUPLES, none="Not recorded")),
            "parental_responsibility": Field("Parental responsibility", Segments(YES_NO, name="Parental responsibility")),
            "cares_for": Field("Cares for them day to day", Segments(YES_NO, name="Cares for them day to day")),
            "in_contact": Field("In contact", Segments(YES_NO, name="In contact")),
            "until": Field("Ended on", LineEdit(form.until, width=208), optional=True),
            "note": Field("Note", TextEdit(form.note, lines=2), optional=True),
        }
        for name in CHOSEN:
            self._control(name).choose(getattr(form, name))
        self._control("to_id").choose(form.other_id)
        self._control("kin").changed.connect(self.presenter.ask)
        for name in (*CHOSEN, "to_id"):
            self._control(name).changed.connect(lambda _key: self._typing.touch())
        for name in ("until", "note"):
            self._control(name).edited.connect(lambda _text: self._typing.touch())
        form_panel = SmallForm(self._problems, *self._fields.values(), self._buttons(is_new))
        self._form_place.addWidget(form_panel)
        form_panel.open_at(self._fields["kin"])

    def show_asked(self, asked: Asked) -> None:
        self._fields["couple"].setVisible(asked.couple)
        for name in ("parental_responsibility", "cares_for"):
            self._fields[name].setVisible(asked.care)

    def hide_form(self) -> None:
        self._typing.flush()
        self._problems, self._fields = None, {}
        clear(self._form_place)

    def show_problem(self, problem: Problem) -> None:
        if self._problems is not None:
            self._problems.show_problem(problem, self._fields)

    def _buttons(self, is_new: bool) -> QWidget:
        buttons = [primary("Save", do=self._save), secondary("Cancel", do=self._cancel)]
        if not is_new:
            buttons.append(button("Remove", "danger", do=self._remove))
        return held(Flow(*buttons, gap=8))

    @property
    def _typed(self) -> RelationForm:
        said = {name: self._control(name).chosen for name in CHOSEN}
        said |= {name: self._control(name).value() for name in ("note", "until")}
        return RelationForm(other_id=self._control("to_id").chosen, **said)

    def _save(self) -> None:
        typed = self._typed
        self._typing.drop()
        self.presenter.save(typed)

    def _cancel(self) -> None:
        self._typing.drop()
        self.presenter.cancel()

    def _remove(self) -> None:
        self._typing.drop()
        self.presenter.remove()

    def flush(self) -> None:
        """Keeps what is typed at once."""
        self._typing.flush()

    def _control(self, name: str) -> Any:
        return self._fields[name].control
