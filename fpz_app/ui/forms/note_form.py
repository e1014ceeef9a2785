"""Note form: a note being written, with each child's own words; its foot finishes it, keeps it for later or throws it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QVBoxLayout

from fpz_app.domain.errors import Problem
from fpz_app.domain.notes import NoteKind
from fpz_app.presenters.note_choices import NoteForm as Shown
from fpz_app.presenters.typed_note import Typed
from fpz_app.ui.forms.fields_in_a_row import FieldsInARow
from fpz_app.ui.forms.follow_ups import FollowUps
from fpz_app.ui.forms.next_visit import NextVisit
from fpz_app.ui.forms.note_decision import NoteDecision
from fpz_app.ui.forms.note_headings import NoteHeadings
from fpz_app.ui.forms.note_words import NoteWords
from fpz_app.ui.forms.typed_day import TypedDay
from fpz_app.ui.forms.who_grid import WhoGrid
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit, TextEdit
from fpz_app.ui.widgets.layout import clear, column, line
from fpz_app.ui.widgets.measure import FORM, Measure
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import SavedMark
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.text import label
from fpz_app.ui.widgets.ticks import Tick

GAP = 20


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
        self._visit = label("", "strong")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP)
        head = line(gap=16)
        head.addLayout(column(label("Write a note", "head"), self._begun, gap=1), 1)
        head.addWidget(self._saved)
        self.add(Measure(column(head, self._summary, self._visit, self._rows, gap=16), FORM))
        finish = primary("Finish the note", icon="check", do=self.finished.emit)
        later = secondary("Keep it for later", do=self.closed.emit)
        away = link("Throw away", icon="trash-2", do=self.thrown_away.emit)
        self.set_foot(FootBar(finish, later, away))
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, told in (("Ctrl+Return", self.finished), ("Ctrl+Enter", self.finished), ("Escape", self.closed)):
            QShortcut(QKeySequence(keys), self, told.emit, context=context)

    @property
    def typed(self) -> Typed:
        return Typed(
            kind=self._kind.chosen,
            on=self._on.typed,
            at=self._at.value(),
            about=self._who.about,
            seen=self._who.seen,
            text=self._text.value(),
            said=self._words.said,
            how=self._words.how,
            significant=self._significant.isChecked(),
            effect=self._effect.value(),
            template=self._headings.key,
            decision=self._decision.decision.value(),
            decision_why=self._decision.why.value(),
            by_when=self._decision.by_when,
            decided_by=self._decision.decided_by,
            follow_up=self._follow_ups.typed,
            next_on=self._next.on,
            next_at=self._next.at,
            next_why=self._next.why,
        )

    def show_form(self, form: Shown) -> None:
        self._summary.clear_problem()
        self._saved.hide()
        self._begun.setText(form.begun or DRAFT)
        self._visit.setText(form.visit)
        self._visit.setVisible(bool(form.visit))
        clear(self._rows)
        self._make(form)
        self._lay()
        self._tell()
        self._who.show_people(form.people, form.typed.about, form.typed.seen)
        self._words.fill(form.typed.said, form.typed.how)
        self._show_asked()
        self.scroller.verticalScrollBar().setValue(0)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        (self._text if form.begun else self._kind).setFocus()

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    def show_problem(self, problem: Problem) -> None:
        parts = (self._fields, self._decision.fields, self._follow_ups.fields, self._next.fields)
        self._summary.show_problem(problem, {name: field for part in parts for name, field in part.items()})
        self.reveal(self._summary)

    def _make(self, form: Shown) -> None:
        typed = form.typed
        self._people = form.people
        self._kind = Segments(form.kinds, name="What was it?")
        self._kind.choose(typed.kind)
        self._on = TypedDay(form.read_day, form.say_day, typed.on)
        self._at = LineEdit(typed.at, width=120)
        self._who = WhoGrid()
        self._text = TextEdit(typed.text, lines=6)
        self._headings = NoteHeadings(form.templates, self._text, typed.template)
        self._words = NoteWords(form.hows)
        self._decision = NoteDecision(typed, form.managers, form.read_day, form.say_day)
        self._significant = Tick("Mark it as significant in the chronology")
        self._significant.setChecked(typed.significant)
        self._effect = TextEdit(typed.effect, lines=2)
        self._follow_ups = FollowUps(form, typed.follow_up)
        self._next = NextVisit(form)
        self._fields = {
            "kind": Field("What was it?", self._kind),
            "on": Field("Date", self._on),
            "at": Field("Time", self._at, optional=True),
            "who": Field("Who is it about, and who was seen?", self._who, hint=WHOLE_FAMILY),
            "text": Field("What happened", self._text, hint="What you saw and heard, and from whom. What you think, kept apart."),
            "effect": Field("What it means for the child", self._effect, optional=True),
        }

    def _tell(self) -> None:
        """Every key and click is told, once the form shows what was typed before."""
        typed = (self._kind.changed, self._on.touched, self._at.edited, self._text.edited, self._effect.edited)
        parts = (self._who.changed, self._words.changed, self._decision.changed, self._follow_ups.changed, self._next.changed)
        for told in (*typed, *parts, self._significant.clicked):
            told.connect(lambda *_: self.changed.emit())
        for shown in (self._who.changed, self._kind.changed, self._significant.clicked):
            shown.connect(lambda *_: self._show_asked())
        self._headings.kind_chosen.connect(self._choose_kind)

    def _lay(self) -> None:
        when = FieldsInARow([(self._fields["on"], True), (self._fields["at"], True), (self._headings.field, True)])
        above = (self._fields["kind"], when, self._fields["who"], self._headings.prompts, self._fields["text"])
        below = (self._words, self._decision, self._significant, self._fields["effect"], self._follow_ups, self._next)
        for item in (*above, *below):
            self._rows.addWidget(item)
        when.show_fitting()

    def _show_asked(self) -> None:
        """Shows what is asked of this kind of note and of whom it names; what was typed stays in sight."""
        named = {*self._who.about, *self._who.seen}
        self._words.show_children([person for person in self._people if person.is_child and person.is_born], named)
        self._decision.setVisible(self._kind.chosen == NoteKind.SUPERVISION or self._decision.has_words)
        self._fields["effect"].setVisible(self._significant.isChecked() or bool(self._effect.value()))

    def _choose_kind(self, kind: str) -> None:
        self._kind.choose(kind)
        self._show_asked()
        self.changed.emit()


DRAFT = "A draft on this laptop until you finish it; then it is locked, and you can add to it."
WHOLE_FAMILY = "Tick everyone it is about; leave all unticked when it is about the whole family."
