"""Note decision: what was decided in supervision, why, by when and by whom."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fpz_app.presenters.typed_note import Typed
from fpz_app.ui.forms.fields_in_a_row import FieldsInARow
from fpz_app.ui.forms.typed_day import TypedDay
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, TextEdit
from fpz_app.ui.widgets.layout import column

READ_HERE = "On the family’s record, where its team reads it; a worker’s own supervision is not written here."


class NoteDecision(QWidget):
    """`fields` by the name under which a problem is told."""

    changed = Signal()

    def __init__(
        self, typed: Typed, managers: Sequence[tuple[str, str]], read: Callable[[str], date], say: Callable[[date], str]
    ) -> None:
        super().__init__()
        self.decision = TextEdit(typed.decision, lines=2)
        self.why = TextEdit(typed.decision_why, lines=2)
        self._by_when = TypedDay(read, say, typed.by_when)
        self._decided_by = Choice(managers, none="Choose")
        self._decided_by.choose(typed.decided_by)
        self.fields = {
            "decision": Field("What was decided", self.decision, hint=READ_HERE),
            "decision_why": Field("Why", self.why),
            "by_when": Field("By when", self._by_when),
            "decided_by": Field("Decided by", self._decided_by),
        }
        row = FieldsInARow([(self.fields["by_when"], True), (self.fields["decided_by"], True)])
        self.setLayout(column(self.fields["decision"], self.fields["decision_why"], row, gap=20))
        for told in (self.decision.edited, self.why.edited, self._by_when.touched, self._decided_by.changed):
            told.connect(lambda *_: self.changed.emit())

    @property
    def has_words(self) -> bool:
        return bool(self.decision.value() or self.why.value())

    @property
    def by_when(self) -> str:
        return self._by_when.typed

    @property
    def decided_by(self) -> str:
        return self._decided_by.chosen
