"""Plan signing: each person's word on the plan, with a signature where they sign on the screen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem, Problems
from fpz_app.domain.plans import SignedHow
from fpz_app.presenters.plan_agreeing import Signer, ToAgree
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.forms.fields_in_a_row import FieldsInARow
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit, TextEdit
from fpz_app.ui.widgets.layout import clear, column, held, line
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import SavedMark, panel
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.signature import SignaturePad
from fpz_app.ui.widgets.text import hairline, label

ANSWERS = (("agrees", "I agree"), ("differs", "I see it differently"))
HOW = "How"
THOUSANDTHS, WIDEST = 1000, 860


class SignerRow(QWidget):
    """One person: the answer, how they gave it, and what belongs to that."""

    edited = Signal()

    def __init__(self, signer: Signer, ways: Sequence[str]) -> None:
        super().__init__()
        self.name = signer.name
        self._answer = Segments(ANSWERS, name=f"{signer.name}: agrees or sees it differently", height=39)
        self._how = Choice([(way, way.capitalize()) for way in ways])
        self._sees = TextEdit(signer.sees_it, lines=2)
        self._pad = SignaturePad(name=f"Signature of {signer.name}")
        self._again = link("Sign again", icon="undo-2", do=self._pad.clear)
        self._again.setAccessibleName(f"Sign again: {signer.name}")
        self.field = Field(signer.name, self._answer)
        self._how_field = Field(HOW, self._how)
        self._how.setAccessibleDescription(f"How {signer.name} said so")
        self._sees_field = Field(f"How does {signer.name} see it?", self._sees, hint="In their own words")
        self._signing = held(column(self._pad, line(self._again, None), gap=4))
        self._lay()
        self._show(signer)
        for changed in (self._answer.changed, self._how.changed, self._sees.edited, self._pad.changed):
            changed.connect(self._told)
        self._fit()

    def signer(self) -> Signer:
        strokes = tuple(
            tuple((round(x * THOUSANDTHS), round(y * THOUSANDTHS)) for x, y in stroke) for stroke in self._pad.strokes
        )
        return Signer(self.name, self._answer.chosen, self._how.chosen, self._sees.value(), strokes)

    def _show(self, signer: Signer) -> None:
        self._answer.choose(signer.answer)
        self._how.choose(signer.how)
        self._pad.show_strokes(tuple(tuple((x / THOUSANDTHS, y / THOUSANDTHS) for x, y in stroke) for stroke in signer.strokes))

    def _lay(self) -> None:
        self._row = FieldsInARow([(self.field, True), (self._how_field, True)])
        self.setLayout(column(14, self._row, self._sees_field, self._signing, 14, hairline(), gap=8))

    def _told(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        self._how_field.setVisible(bool(self._answer.chosen))
        self._row.show_fitting()
        self._sees_field.setVisible(self._answer.chosen == "differs")
        self._signing.setVisible(bool(self._answer.chosen) and self._how.chosen == SignedHow.SCREEN)
        self._again.setVisible(bool(self._pad.strokes))


class PlanSigning(Page):
    """`agreed` carries every row's Signer; drafts itself like any form. Escape is "Not now"."""

    agreed = Signal(object)
    given_up = Signal()

    def __init__(self, keep: Callable[[Sequence[Signer]], None]) -> None:
        super().__init__(name="Agree the plan")
        self._autosave = Autosave(self, lambda: keep(self.signers()))
        self._ways: Sequence[str] = ()
        self._rows: list[SignerRow] = []
        self._title, self._saved, self._summary = label("", "head"), SavedMark(), ProblemSummary()
        self._new, self._list = QVBoxLayout(), QVBoxLayout()
        self._list.setSpacing(0)
        self._someone = LineEdit("", width=260)
        self._add = secondary("Add them", do=self._add_someone)
        self._agree = primary("Agree the plan", icon="check", do=lambda: self.agreed.emit(self.signers()))
        self._lay()
        self._someone.returnPressed.connect(self._add_someone)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._put_off, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_signers(self, signers: Sequence[Signer], about: ToAgree) -> None:
        self._title.setText(f"Agree version {about.version} of the plan")
        self._ways = about.ways
        self._summary.clear_problem()
        self._saved.hide()
        clear(self._new)
        new = [label(f"• {each}", "quiet") for each in about.changes]
        self._new.addWidget(panel("sunk", label("What is new", "strong"), *new, gap=2, margins=(16, 10, 16, 12)))
        clear(self._list)
        self._rows = []
        for signer in signers:
            self._add_row(signer)
        self.scroller.verticalScrollBar().setValue(0)
        if self._rows:
            self._rows[0].field.go_there()

    def signers(self) -> list[Signer]:
        return [row.signer() for row in self._rows]

    def show_saved(self, at: str) -> None:
        self._saved.show_saved(f"Saved {at}")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._summary.show_problem(Problems(problems), {row.name: row.field for row in self._rows})
        self.scroller.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        self._autosave.flush()

    def drop(self) -> None:
        self._autosave.drop()

    def _put_off(self) -> None:
        self._autosave.flush()
        self.given_up.emit()

    def _add_row(self, signer: Signer) -> SignerRow:
        row = SignerRow(signer, self._ways)
        row.edited.connect(self._autosave.touch)
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()
        return row

    def _add_someone(self) -> None:
        name = self._someone.value()
        if name and name not in {row.name for row in self._rows}:
            self._someone.setText("")
            row = self._add_row(Signer(name))
            QTimer.singleShot(0, row, row.field.go_there)

    def _lay(self) -> None:
        hint = label("Each person may agree, or see it differently: both are kept with the plan.", "hint")
        head = line(gap=16)
        head.addLayout(column(self._title, hint, gap=2), 1)
        head.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignTop)
        someone = Field("Someone else", self._someone, hint="Their name")
        more = line(someone, column(None, self._add, gap=0), None, gap=12)
        inner = held(column(head, 12, self._summary, 8, self._new, 6, self._list, 16, more, gap=0))
        inner.setMaximumWidth(WIDEST)
        self.add(inner)
        self.set_foot(FootBar(self._agree, secondary("Not now", do=self._put_off)))
