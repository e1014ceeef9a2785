"""Meeting people: who is here, answered by one key on the chosen row, with what the chosen person wrote."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.presenters.meeting_sheet import KEYS, MeetingSheet, PersonLine
from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit, TextEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.text import hairline, key_cap, label

COLUMNS = (
    Column("Who", lambda row: row.name, detail=lambda row: row.role, tone="strong"),
    Column("Here", lambda row: row.answer, shape=lambda row: row.shape, width=124),
)
NUMBERS = {str(at): str(presence) for at, presence in enumerate(KEYS, start=1)}
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
CAPS = (("1", "here"), ("2", "online"), ("3", "apologies"), ("4", "sent word"))


class PresenceRows(RowsView):
    """`answered` carries the row and a presence when 1, 2, 3 or 4 is pressed."""

    answered = Signal(object, str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, presence = self.current_row, NUMBERS.get(event.text())
        if (
            row is not None
            and presence
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            self.answered.emit(row, presence)
            return
        super().keyPressEvent(event)


class MeetingPeople(QWidget):
    """`answered` is (id, presence); `typed` is (key, text) of a written update; `added` the words of someone new; `left`
    when another person is chosen; `replaced` when fields are about to be others."""

    answered = Signal(str, str)
    typed = Signal(str, str)
    added = Signal(str)
    left = Signal()
    replaced = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people: Sequence[PersonLine] = ()
        self._chosen = ""
        self._by_key = True
        self._head, self._count = label("Who is here", "head", wrap=False), label("", "hint", wrap=False)
        self.rows = PresenceRows(COLUMNS, name="Who is here", row_height=39, chevron=False, keeps_choice=True, inset=8)
        self._one = QVBoxLayout()
        self._someone = LineEdit("", name="Add someone")
        self._add = Field("Add someone", self._someone, hint="A name, and what they are: Ann Reed, advocate")
        self._report: Field | None = None
        self._lay()
        self.rows.answered.connect(self._answer)
        self.rows.chosen.connect(self._choose)
        self._someone.returnPressed.connect(self._add_someone)

    @property
    def fields(self) -> Mapping[str, Field]:
        report = {f"report:{self._chosen}": self._report} if self._report is not None else {}
        return {"someone": self._add, "who": self._add, **report}

    def show_sheet(self, sheet: MeetingSheet) -> None:
        """Everything anew: nobody is chosen."""
        self._chosen, self._report = "", None
        self._head.setText("Who has written" if sheet.is_updates else "Who is here")
        self.rows.setAccessibleName(self._head.text())
        self._caps.setVisible(not sheet.is_updates)
        self._by_key = not sheet.is_updates
        self._someone.setText("")
        clear(self._one)
        self.show_changes(sheet)
        if sheet.people:
            self.rows.choose(0)
            self._choose(sheet.people[0])

    def show_changes(self, sheet: MeetingSheet) -> None:
        at = max(self.rows.currentIndex().row(), 0)
        self._people = sheet.people
        self._count.setText(sheet.answered)
        self.rows.show_rows(sheet.people)
        if sheet.people:
            self.rows.choose(min(at, len(sheet.people) - 1))
        self._mark()

    def _lay(self) -> None:
        caps = (held(line(key_cap(key), label(words, "hint", wrap=False), gap=5)) for key, words in CAPS)
        self._caps = held(Flow(*caps, gap=14))
        head = line(self._head, None)
        head.addWidget(self._count)
        add = line(self._add, gap=12)
        add.addLayout(column(None, secondary("Add", do=self._add_someone), gap=0))
        self.setLayout(column(head, 5, hairline(), 4, self._caps, 6, self.rows, self._one, 8, add, gap=0))

    def _choose(self, row: PersonLine) -> None:
        """What the chosen person answered and wrote, for the mouse and for what comes on paper."""
        if row is None or row.id == self._chosen:
            return
        before, self._chosen = self._chosen, row.id
        self.replaced.emit()
        clear(self._one)
        self._is = Segments([(str(each), str(each).capitalize()) for each in KEYS], name=f"{row.name} is", height=32)
        self._is.changed.connect(lambda presence, who=row.id: self.answered.emit(who, presence))
        report = TextEdit(row.report, lines=1)
        words = f"What {row.name} wrote" if not row.asked_for_report else f"The report from {row.name}"
        self._report = Field(words, report, hint="If they sent word or a report", optional=True)
        report.setAccessibleName(words)
        report.edited.connect(lambda text, who=row.id: self.typed.emit(f"report:{who}", text))
        for item in (self._is, self._report) if self._by_key else (self._report,):
            self._one.addSpacing(10)
            self._one.addWidget(item)
        self._mark()
        if before:
            self.left.emit()

    def _mark(self) -> None:
        row = next((each for each in self._people if each.id == self._chosen), None)
        if row is not None and hasattr(self, "_is"):
            self._is.choose(row.answer.lower())

    def _answer(self, row: PersonLine, presence: str) -> None:
        if self._by_key:
            self.answered.emit(row.id, presence)

    def _add_someone(self) -> None:
        self.added.emit(self._someone.value())
