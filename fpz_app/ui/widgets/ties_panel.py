"""Ties panel: the ties to a person or service around the family, each to be changed, and one more to be added."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.domain.ties import Gives, Strength
from fpz_app.presenters.ties import WHOLE, Option, TieForm, TieRow, TiesPresenter, TiesView
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.widgets.buttons import button, link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit, TextEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.small_form import SmallForm
from fpz_app.ui.widgets.text import hairline, label

CHOOSE = "Choose somebody around the family to see the tie to them and change it, or add one that is not there."
COLUMNS: tuple[Column, ...] = (
    Column("Tie", lambda row: row.words, tone=lambda row: "" if row.tie else "quiet"),
)
STRENGTHS = tuple((str(each), str(each).capitalize()) for each in Strength)
WAYS = tuple((str(each), str(each).capitalize()) for each in Gives if each)
CHOSEN, TYPED = ("whose_id", "with_key", "strength", "gives"), ("other", "since", "until", "note")


class TiesPanel(QWidget):
    def __init__(self, presenter_for: Callable[[TiesView], TiesPresenter]) -> None:
        super().__init__()
        self.presenter = presenter_for(self)
        self._heading = label("", "head")
        self._add = link("Add a tie", icon="plus", do=lambda: self.presenter.add())
        self._rows = RowsView(COLUMNS, name="Ties", row_height=33)
        self._none = label(CHOOSE, "quiet")
        self._form_place = QVBoxLayout()
        self._problems: ProblemSummary | None = None
        self._fields: dict[str, Field] = {}
        self._autosave = Autosave(self, self._keep)
        head = column(line(self._heading, None, self._add), hairline(), gap=5)
        self.setLayout(column(head, self._form_place, self._none, self._rows, gap=6))
        self._rows.opened.connect(self.presenter.change)

    @property
    def is_typing(self) -> bool:
        """Whether a tie is being written."""
        return bool(self._fields)

    def flush(self) -> None:
        """Keeps what is typed at once: the page is left, locked or closed."""
        self._autosave.flush()

    def tell_newer(self) -> None:
        """Tells what others changed meanwhile of what is being written."""
        if self.is_typing:
            self.presenter.tell_newer()

    def show_ties(self, heading: str, rows: Sequence[TieRow], *, may_change: bool) -> None:
        self._heading.setText(heading)
        self._rows.show_rows(rows)
        self._rows.setVisible(bool(rows))
        self._none.setVisible(not rows and not self.is_typing)
        self._add.setVisible(may_change)
        self._rows.set_pressable(may_change)

    def show_form(self, heading: str, whose: Sequence[Option], around: Sequence[Option], form: TieForm, *, is_new: bool) -> None:
        self.hide_form()
        self._problems = ProblemSummary()
        self._fields = {
            "with_key": Field(f"{heading} with", Choice(around, none="Not in the list")),
            "other": Field("Name of the person or service", LineEdit(form.other)),
            "whose_id": Field("Whose tie", Choice(whose, none=WHOLE)),
            "strength": Field("How strong", Choice(STRENGTHS, none="Choose")),
            "gives": Field("Which way help goes", Choice(WAYS, none="Not said")),
            "since": Field("Since", LineEdit(form.since, width=208), optional=True),
            "until": Field("Ended on", LineEdit(form.until, width=208), optional=True),
            "note": Field("Note", TextEdit(form.note, lines=2), optional=True),
        }
        for name in CHOSEN:
            self._control(name).choose(getattr(form, name))
        self._control("with_key").changed.connect(self._ask_name)
        self._ask_name(form.with_key)
        for name in CHOSEN:
            self._control(name).changed.connect(self._autosave.touch)
        for name in TYPED:
            self._control(name).textChanged.connect(self._autosave.touch)
        panel = SmallForm(self._problems, *self._fields.values(), self._buttons(is_new))
        self._form_place.addWidget(panel)
        self._none.hide()
        panel.open_at(self._fields["strength" if form.with_key else "with_key"])

    def hide_form(self) -> None:
        self.flush()
        self._problems, self._fields = None, {}
        clear(self._form_place)
        self._none.setVisible(not self._rows.rows.rows)

    def show_problem(self, problem: Problem) -> None:
        if self._problems is not None:
            named = "with_key" if self._control("with_key").chosen else "other"
            self._problems.show_problem(problem, {**self._fields, "other": self._fields[named]})

    def _ask_name(self, with_key: str) -> None:
        self._fields["other"].setVisible(not with_key)

    def _buttons(self, is_new: bool) -> QWidget:
        buttons = [primary("Save", do=self._save), secondary("Cancel", do=self._cancel)]
        if not is_new:
            buttons.append(button("Remove", "danger", do=self._remove))
        return held(Flow(*buttons, gap=8))

    def _save(self) -> None:
        self.flush()
        self.presenter.save(self._typed())

    def _cancel(self) -> None:
        self._autosave.drop()
        self.presenter.cancel()

    def _remove(self) -> None:
        self._autosave.drop()
        self.presenter.remove()

    def _keep(self) -> None:
        if self._fields:
            self.presenter.keep(self._typed())

    def _typed(self) -> TieForm:
        said = {name: self._control(name).chosen for name in CHOSEN}
        return TieForm(**said, **{name: self._control(name).value() for name in TYPED})

    def _control(self, name: str) -> Any:
        return self._fields[name].control
