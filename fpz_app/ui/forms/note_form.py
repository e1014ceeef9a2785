"""Note form: a note being written, with each child's own words; its foot finishes it, keeps it for later or throws it away."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout

from fpz_app.domain.errors import Problem
from fpz_app.presenters.note_writing import NoteForm as Shown
from fpz_app.presenters.typed_note import Typed
from fpz_app.ui.forms.fields_in_a_row import FieldsInARow
from fpz_app.ui.forms.note_words import NoteWords
from fpz_app.ui.forms.who_grid import WhoGrid
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import DateField, LineEdit, TextEdit
from fpz_app.ui.widgets.layout import clear, column, held, line
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import SavedMark
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.text import label
from fpz_app.ui.widgets.ticks import Tick

GAP, READING_WIDTH = 20, 776


class NoteForm(Page):
    """`changed` is told on every key and click; `typed` is what stands in the form then."""

    changed = Signal()
    finished = Signal()
    closed = Signal()
    thrown_away = Signal()

    def __init__(self) -> None:
        super().__init__(name="Write a note")
        self._saved = SavedMark()
        self._begun = label("", "quiet")
        self._summary = ProblemSummary()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP)
        head = line(gap=16)
        head.addLayout(column(label("Write a note", "head"), self._begun, gap=1), 1)
        head.addWidget(self._saved)
        self._within = held(column(head, self._summary, self._rows, gap=16))
        self._within.setMaximumWidth(READING_WIDTH)
        self.add(self._within)
        finish = primary("Finish the note", icon="check", do=self.finished.emit)
        later = secondary("Keep it for later", do=self.closed.emit)
        away = link("Throw away", icon="trash-2", do=self.thrown_away.emit)
        self.set_foot(FootBar(finish, later, away))

    @property
    def typed(self) -> Typed:
        return Typed(
            kind=self._kind.chosen,
            on=self._day_typed(),
            at=self._at.value(),
            about=self._who.about,
            seen=self._who.seen,
            text=self._text.value(),
            said=self._words.said,
            how=self._words.how,
            significant=self._significant.isChecked(),
            effect=self._effect.value(),
        )

    def show_form(self, form: Shown) -> None:
        self._summary.clear_problem()
        self._saved.hide()
        self._begun.setText(form.begun or DRAFT)
        clear(self._rows)
        self._make(form)
        self._lay()
        self._fill(form)
        self.scroller.verticalScrollBar().setValue(0)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        (self._text if form.begun else self._kind).setFocus()

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    def show_problem(self, problem: Problem) -> None:
        self._summary.show_problem(problem, self._fields)
        self.reveal(self._summary)

    def _make(self, form: Shown) -> None:
        self._kind = Segments(form.kinds, name="What was it?")
        self._on = DateField(read=form.read_day, say=form.say_day)
        self._at = LineEdit(width=120)
        self._who = WhoGrid()
        self._text = TextEdit(lines=6)
        self._words = NoteWords(form.hows)
        self._significant = Tick("Mark it as significant in the chronology")
        self._effect = TextEdit(lines=2)
        self._fields = {
            "kind": Field("What was it?", self._kind),
            "on": Field("Date", self._on),
            "at": Field("Time", self._at, optional=True),
            "who": Field("Who is it about, and who was seen?", self._who, hint=WHOLE_FAMILY),
            "text": Field("What happened", self._text, hint="What you saw and heard, and from whom. What you think, kept apart."),
            "effect": Field("What it means for the child", self._effect, optional=True),
        }
        for told in (self._kind.changed, self._on.edited, self._on.understood, self._at.edited, self._text.edited):
            told.connect(lambda *_: self.changed.emit())
        for told in (self._who.changed, self._words.changed, self._effect.edited, self._significant.clicked):
            told.connect(lambda *_: self.changed.emit())
        self._who.changed.connect(self._show_children)
        self._people = form.people

    def _lay(self) -> None:
        when = FieldsInARow([(self._fields["on"], True), (self._fields["at"], True)])
        for item in (self._fields["kind"], when, self._fields["who"], self._fields["text"], self._words):
            self._rows.addWidget(item)
        when.show_fitting()
        self._rows.addWidget(self._fields["effect"])
        self._rows.addWidget(self._significant)

    def _fill(self, form: Shown) -> None:
        typed = form.typed
        self._kind.choose(typed.kind)
        self._show_day(form)
        self._at.setText(typed.at)
        self._who.show_people(form.people, typed.about, typed.seen)
        self._text.set_value(typed.text)
        self._words.fill(typed.said, typed.how)
        self._significant.setChecked(typed.significant)
        self._effect.set_value(typed.effect)
        self._show_children()

    def _show_day(self, form: Shown) -> None:
        self._on.setText(form.typed.on)
        try:
            self._on.set_date(self._on.date())
        except Problem:
            self._on.setText(form.typed.on)

    def _day_typed(self) -> str:
        try:
            day = self._on.date()
        except Problem:
            return self._on.value()
        return day.isoformat() if day is not None else ""

    def _show_children(self) -> None:
        named = {*self._who.about, *self._who.seen}
        self._words.show_children([person for person in self._people if person.is_child and person.is_born], named)


DRAFT = "A draft on this laptop until you finish it; then it is locked, and you can add to it."
WHOLE_FAMILY = "Tick everyone it is about; leave all unticked when it is about the whole family."
