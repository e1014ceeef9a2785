"""Meeting words: where each person puts things, what each says, what is going well and what worries; and what follows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.dates import say_date
from fpz_app.domain.meetings import Agreement, NeedNow
from fpz_app.presenters.meeting_sheet import MeetingSheet, PersonLine, scaled_people
from fpz_app.ui.look import px
from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit, TextEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.measure import FORM, Measure
from fpz_app.ui.widgets.page import pair
from fpz_app.ui.widgets.panels import panel
from fpz_app.ui.widgets.plain_words import PlainWords
from fpz_app.ui.widgets.scale import Scale
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.text import hairline, label, section_head

AGREEMENTS = (
    (Agreement.STANDS, "Still agrees"),
    (Agreement.CHANGED, "Wants a change"),
    (Agreement.WITHDRAWN, "No longer agrees"),
)
NEEDS = ((NeedNow.SAME, "Stay as it is"), (NeedNow.UP, "Step up?"), (NeedNow.DOWN, "Step down?"))


class MeetingScaling(QWidget):
    """`typed` is a score as it is written; `left` when a field is left, so that the scale moves."""

    typed = Signal(str, str)
    left = Signal()
    replaced = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked = label("", "hint")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._scales: dict[str, Scale] = {}
        self.fields: dict[str, Field] = {}
        head = column(label("Where would you put things today?", "head"), self._asked, hairline(), gap=5)
        self.setLayout(column(head, self._rows, gap=0))

    def show_changes(self, sheet: MeetingSheet) -> None:
        """Rows stay as they are while the same people are asked, so that whoever types is not disturbed."""
        self._asked.setText(f"0 very worried, 10 no worries · {sheet.scaled}")
        people = scaled_people(sheet)
        if [each.id for each in people] != list(self._scales):
            self._show_rows(people)
        for each in people:
            self._scales[each.id].set_values(then=each.was, now=each.score)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self._scales = {"": Scale()}
        self.show_changes(sheet)

    def _show_rows(self, people: Sequence[PersonLine]) -> None:
        self.replaced.emit()
        clear(self._rows)
        self._scales, self.fields = {}, {}
        for each in people:
            self._rows.addWidget(self._row(each))
            self._rows.addWidget(hairline())

    def _row(self, person: PersonLine) -> QWidget:
        scale = Scale(then=person.was, now=person.score, numbers=False, wide=True)
        self._scales[person.id] = scale
        number = LineEdit("" if person.score is None else str(person.score), width=76, hint="0–10")
        key = f"score:{person.id}"
        number.edited.connect(lambda text: self.typed.emit(key, text))
        number.editingFinished.connect(self.left.emit)
        self.fields[key] = ScoreField(person, number, scale)
        return self.fields[key]


class ScoreField(Field):
    """One person: the name, the scale, where they were, and the number today, on one line."""

    def __init__(self, person: PersonLine, number: LineEdit, scale: Scale) -> None:
        self._scale = scale
        self._was = f"was {person.was}" if person.was is not None else "first time"
        super().__init__(person.name, number)
        number.setAccessibleName(f"Where {person.name} puts things today, 0 to 10")

    def _lay(self, right: str) -> None:
        self._note = label(right, "hint", wrap=False)
        self._label.setMinimumWidth(px(128))
        self._gap = column(self._error_line, gap=2, margins=(0, 4, 0, 4))
        row = line(self._label, gap=12)
        row.addWidget(self._scale, 1)
        row.addWidget(label(self._was, "hint", wrap=False))
        row.addWidget(self.control)
        self._gap.addLayout(row)
        self.setLayout(self._gap)


class MeetingWords(QWidget):
    """Each one's words, going well, worries, level of need. `typed` is (key, text); `need` a choice."""

    typed = Signal(str, str)
    need = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.fields: dict[str, Field] = {}

    def show_sheet(self, sheet: MeetingSheet) -> None:
        clear(self._box)
        self.fields = {}
        meeting = sheet.meeting
        self._box.addLayout(section_head("What each of you says"))
        for each in sheet.people:
            words = self._text(f"said:{each.id}", f"What {each.name} says", each.said, lines=2 if each.is_child else 1)
            if each.is_child:
                words = panel("child", words)
            if each.is_family or each.said:
                self._box.addWidget(words)
        self._box.addSpacing(12)
        self._box.addLayout(section_head("How things are"))
        self._box.addWidget(self._text("going_well", "What is going well?", meeting.going_well))
        self._box.addWidget(self._text("worries", "What worries us?", meeting.worries))
        self._box.addSpacing(12)
        self._box.addLayout(section_head("Level of need"))
        self._need = Segments([(str(key), words) for key, words in NEEDS], name="Is it still the right level of need?", height=32)
        self._need.changed.connect(self.need.emit)
        self._box.addWidget(Field("Is it still the right level of need?", self._need))
        self._box.addWidget(self._text("need_why", "Why?", meeting.need_why, lines=1))
        self.show_changes(sheet)

    def show_changes(self, sheet: MeetingSheet) -> None:
        self._need.choose(str(sheet.meeting.need))

    def _text(self, key: str, words: str, said: str, *, lines: int = 2) -> QWidget:
        edit = TextEdit(said, lines=lines)
        edit.edited.connect(lambda text: self.typed.emit(key, text))
        self.fields[key] = Field(words, edit)
        if not key.startswith("said:"):
            PlainWords(self.fields[key], edit)
        return Measure(column(self.fields[key]), FORM)


class MeetingEnd(QWidget):
    """The family's agreement asked again, and when we meet next."""

    typed = Signal(str, str)
    left = Signal()
    agreement = Signal(str)
    agreed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._note = TextEdit("", lines=1)
        self._note.edited.connect(lambda text: self.typed.emit("agreement_note", text))
        self._is = Segments([(str(key), words) for key, words in AGREEMENTS], name="Do you still agree to take part?", height=32)
        self._is.changed.connect(self.agreement.emit)
        self._day, self._at, self._place = LineEdit("", width=208), LineEdit("", width=96), LineEdit("")
        self._next, self._why = label("", "strong"), label("", "hint")
        self._own = held(column())
        for key, edit in (("next_on", self._day), ("next_at", self._at), ("next_place", self._place)):
            edit.edited.connect(lambda text, key=key: self.typed.emit(key, text))
            edit.editingFinished.connect(self.left.emit)
        self._fields = {
            "agreement_note": Field("What did they say about it?", self._note, optional=True),
            "next_on": Field("The day", self._day),
            "next_at": Field("The time", self._at),
            "next_place": Field("The place", self._place),
        }
        PlainWords(self._fields["agreement_note"], self._note)
        self._lay()

    @property
    def fields(self) -> Mapping[str, Field]:
        return self._fields

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self._note.set_value(sheet.meeting.agreement_note)
        self._own.setVisible(bool(sheet.meeting.next_on))
        self.show_changes(sheet)

    def show_changes(self, sheet: MeetingSheet) -> None:
        meeting = sheet.meeting
        self._is.choose(str(meeting.agreement))
        self._next.setText(sheet.next_day)
        self._why.setText(sheet.next_why)
        for edit, words in (
            (self._day, say_date(meeting.next_on) if meeting.next_on else ""),
            (self._at, meeting.next_at),
            (self._place, meeting.next_place),
        ):
            if not edit.hasFocus():
                edit.setText(words)

    def _lay(self) -> None:
        own = column(pair(self._fields["next_on"], self._fields["next_at"]), self._fields["next_place"], gap=8)
        self._own.deleteLater()
        self._own = held(own)
        buttons = held(
            Flow(secondary("Agree this date", do=self.agreed.emit), secondary("Another date", do=self._another), gap=8)
        )
        agree = Field("Do you still agree to take part?", self._is)
        self.setLayout(
            column(
                section_head("Agreement, asked again"),
                6,
                agree,
                8,
                Measure(column(self._fields["agreement_note"]), FORM),
                24,
                section_head("Next meeting"),
                8,
                self._next,
                self._why,
                8,
                buttons,
                8,
                self._own,
                gap=0,
            )
        )

    def _another(self) -> None:
        self._own.setVisible(True)
        self._day.setFocus()
