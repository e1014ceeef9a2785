"""Next visit: the day, hour and purpose of a visit that is planned while a note is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from fpz_app.presenters.note_choices import NoteForm
from fpz_app.ui.forms.fields_in_a_row import FieldsInARow
from fpz_app.ui.forms.typed_day import TypedDay
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import column, line

WHOM = "To see whom this note is about; all the children when it is about the whole family."


class NextVisit(QWidget):
    """A link until it is wanted; `fields` by the name under which a problem is told."""

    changed = Signal()

    def __init__(self, form: NoteForm) -> None:
        super().__init__()
        typed = form.typed
        self._on = TypedDay(form.read_day, form.say_day, typed.next_on)
        self._at, self._why = LineEdit(typed.next_at, width=120), LineEdit(typed.next_why)
        self.fields = {"next_on": Field("Day of the next visit", self._on), "next_at": Field("Time", self._at, optional=True)}
        why = Field("What it is for", self._why, optional=True, hint=WHOM)
        row = FieldsInARow([(self.fields["next_on"], True), (self.fields["next_at"], True)])
        self._panel = QFrame()
        self._panel.setProperty("panel", "sunk")
        away = link("Plan no visit", icon="x", do=self._leave)
        self._panel.setLayout(column(row, why, line(away, None), gap=14, margins=(16, 12, 16, 12)))
        self._plan = link("Plan the next visit", icon="calendar-days", do=self._begin)
        self.setLayout(column(line(self._plan, None), self._panel, gap=0))
        self._show(wanted=bool(typed.next_on or typed.next_at or typed.next_why))
        for told in (self._on.touched, self._at.edited, self._why.edited):
            told.connect(lambda *_: self.changed.emit())

    @property
    def on(self) -> str:
        return self._on.typed

    @property
    def at(self) -> str:
        return self._at.value()

    @property
    def why(self) -> str:
        return self._why.value()

    def _begin(self) -> None:
        self._show(wanted=True)
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        for each in (self._on, self._at, self._why):
            each.clear()
        self._plan.show()
        self._plan.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(wanted=False)
        self.changed.emit()

    def _show(self, *, wanted: bool) -> None:
        self._panel.setVisible(wanted)
        self._plan.setVisible(not wanted)
