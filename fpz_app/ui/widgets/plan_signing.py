"""Plan signing: each person's word on the plan, with a signature where they sign on the screen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from fpz_app.domain.errors import Problem, Problems
from fpz_app.domain.plans import SignedHow
from fpz_app.presenters.plan_agreeing import Signer
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit, TextEdit
from fpz_app.ui.widgets.layout import clear, column, held, line
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import SavedMark
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.signature import SignaturePad
from fpz_app.ui.widgets.text import hairline, label

ANSWERS = (("agrees", "I agree"), ("differs", "I see it differently"))
THOUSANDTHS = 1000


class SignerRow(QWidget):
    """One person: the answer, how they gave it, and what belongs to that."""

    edited = Signal()

    def __init__(self, signer: Signer, ways: Sequence[str]) -> None:
        super().__init__()
        self.name = signer.name
        self._answer = Segments(ANSWERS, name=f"{signer.name}: agrees or sees it differently", height=39)
        self._how = Choice([(way, way.capitalize()) for way in ways], name=f"How {signer.name} said so")
        self._sees = TextEdit(signer.sees_it, name=f"How {signer.name} sees it", lines=2)
        self._pad = SignaturePad(name=f"Signature of {signer.name}")
        clear_pad = link("Sign again", icon="undo-2", do=self._pad.clear)
        self.field = Field(signer.name, self._answer)
        self._sees_field = Field("How do they see it?", self._sees, hint="In their own words")
        self._signing = held(line(self._pad, clear_pad, None, gap=12))
        top = line(gap=24)
        for each in (self.field, Field("How", self._how)):
            top.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        top.addStretch(1)
        self.setLayout(column(top, self._sees_field, self._signing, 6, hairline(), gap=8))
        self._answer.choose(signer.answer)
        self._how.choose(signer.how)
        self._pad.show_strokes(tuple(tuple((x / THOUSANDTHS, y / THOUSANDTHS) for x, y in stroke) for stroke in signer.strokes))
        for changed in (self._answer.changed, self._how.changed, self._sees.edited, self._pad.changed):
            changed.connect(self._told)
        self._fit()

    def signer(self) -> Signer:
        strokes = tuple(
            tuple((round(x * THOUSANDTHS), round(y * THOUSANDTHS)) for x, y in stroke) for stroke in self._pad.strokes
        )
        is_here = self._how.chosen == SignedHow.SCREEN
        return Signer(self.name, self._answer.chosen, self._how.chosen, self._sees.value(), strokes if is_here else ())

    def _told(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        self._sees_field.setVisible(self._answer.chosen == "differs")
        self._signing.setVisible(bool(self._answer.chosen) and self._how.chosen == SignedHow.SCREEN)


class PlanSigning(Page):
    """`agreed` carries every row's Signer; drafts itself like any form."""

    agreed = Signal(object)
    given_up = Signal()

    def __init__(self, keep: Callable[[Sequence[Signer]], None]) -> None:
        super().__init__(name="Agree the plan")
        self._autosave = Autosave(self, lambda: keep(self.signers()))
        self._ways: Sequence[str] = ()
        self._rows: list[SignerRow] = []
        self._title, self._saved, self._summary = label("", "head"), SavedMark(), ProblemSummary()
        self._list = QVBoxLayout()
        self._someone = LineEdit("", name="Someone else’s name", width=260)
        self._add = secondary("Add them", do=self._add_someone)
        self._agree = primary("Agree the plan", icon="check", do=lambda: self.agreed.emit(self.signers()))
        hint = label("Each person may agree, or see it differently: both are kept with the plan.", "hint")
        head = line(gap=16)
        head.addLayout(column(self._title, hint, gap=2), 1)
        head.addWidget(self._saved)
        more = held(line(self._someone, self._add, None, gap=12))
        more.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.add(head, 12, self._summary, 8, self._list, 12, label("Someone else", "strong"), 4, more)
        self.set_foot(FootBar(self._agree, secondary("Not now", do=self.given_up.emit)))

    def show_signers(self, signers: Sequence[Signer], *, version: int, ways: Sequence[str]) -> None:
        self._title.setText(f"Agree version {version} of the plan")
        self._ways = ways
        self._summary.clear_problem()
        self._saved.hide()
        clear(self._list)
        self._rows = []
        for signer in signers:
            self._add_row(signer)

    def signers(self) -> list[Signer]:
        return [row.signer() for row in self._rows]

    def show_saved(self, at: str) -> None:
        self._saved.show_saved(f"Saved {at}")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._summary.show_problem(Problems(problems), {row.name: row.field for row in self._rows})

    def flush(self) -> None:
        self._autosave.flush()

    def drop(self) -> None:
        self._autosave.drop()

    def _add_row(self, signer: Signer) -> SignerRow:
        row = SignerRow(signer, self._ways)
        row.edited.connect(self._autosave.touch)
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _add_someone(self) -> None:
        name = self._someone.value().strip()
        if name and name not in {row.name for row in self._rows}:
            self._add_row(Signer(name))
            self._someone.setText("")
            self._autosave.touch()
