"""The recovery code page: a new code, shown once, typed back, and the old one ends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.recovery import RecoveryPresenter, RecoveryView, Step
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.code_parts import CodeSheet
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit, TextEdit
from fpz_app.ui.widgets.layout import Flow, Item, column, held
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.secret_field import SecretField
from fpz_app.ui.widgets.text import label, title

WIDTH = 480
WHY = "Make a new one when the paper is lost or someone has seen it. The old code then opens nothing."
SHOWN_ONCE = "It is shown this once: print it or write it down. The old code still works until you finish."
TYPE_BACK = "To be sure that it is on paper, type the last two groups from there."
DONE = "The new code is in force. Destroy the paper with the old one."


class RecoveryCodeScreen(Page):
    """`preview` asks for a print preview: title, PDF, suggested file name. `left` when the person is done."""

    preview = Signal(str, bytes, str)
    left = Signal()

    def __init__(self, presenter_for: Callable[[RecoveryView], RecoveryPresenter]) -> None:
        super().__init__(name="Recovery code")
        self.presenter = presenter_for(self)
        self.passphrase = SecretField("Passphrase", hint="Asked again, because a code opens everything.")
        self.old_code = TextEdit(lines=3)
        self.sheet = CodeSheet()
        self.typed = LineEdit()
        self._old_code_field = Field("The recovery code you have now", self.old_code)
        self._typed_field = Field("The last two groups", self.typed)
        self._fields = {"passphrase": self.passphrase.field, "code": self._typed_field}
        self._problems = ProblemSummary()
        self._doing = label("", "quiet")
        self._make_buttons()
        self._parts = self._make_parts()
        everything = column(title("Recovery code"), 4, self._problems, *self._parts.values(), self._doing, gap=12)
        self.add(Measure(everything, WIDTH))
        self.passphrase.entered.connect(self._prove)
        self.typed.returnPressed.connect(self._type_back)

    def show_place(self) -> None:
        """Each time the page is opened."""
        self.presenter.start()

    def leave(self) -> None:
        self.passphrase.clear()
        self.old_code.set_value("")
        self.typed.clear()
        self.presenter.leave()

    def show_ask(self, *, passphrase: bool) -> None:
        self.passphrase.setVisible(passphrase)
        self._old_code_field.setVisible(not passphrase)
        self._fields["code"] = self._typed_field if passphrase else self._old_code_field
        self._parts[Step.ASK].setFocusProxy(self.passphrase if passphrase else self.old_code)

    def show_step(self, step: Step) -> None:
        if step is Step.TYPE_BACK:
            self._fields["code"] = self._typed_field
        for each, part in self._parts.items():
            part.setVisible(each is step)
        self._parts[step].setFocus()
        announce(self, self._parts[step].accessibleName())

    def show_code(self, groups: Sequence[str]) -> None:
        self.sheet.show_groups(groups)
        self.typed.clear()
        self.passphrase.clear()
        self.old_code.set_value("")

    def show_busy(self, words: str) -> None:
        self._doing.setText(words)
        for button in (self.make, self.finish, self.print_it):
            button.setEnabled(not words)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problems.clear_problem()
        else:
            self._problems.show_problem(problem, self._fields)

    def preview_code(self, pdf: bytes) -> None:
        self.preview.emit("Recovery code", pdf, "Recovery code.pdf")

    def _make_buttons(self) -> None:
        self.make = primary("Make a new code", icon="key-round", do=self._prove)
        self.on_paper = primary("It is on paper", do=self.presenter.have_written_it_down)
        self.print_it = secondary("Print it", icon="printer", do=self.presenter.print_code)
        self.finish = primary("Finish", do=self._type_back)

    def _make_parts(self) -> dict[Step, QWidget]:
        again = link("Show the code again", small=False, do=self.presenter.show_code_again)
        ask = (label(WHY, "quiet"), self.passphrase, self._old_code_field, 4, Flow(self.make, gap=12))
        code = (label(SHOWN_ONCE, "quiet"), self.sheet, 4, Flow(self.on_paper, self.print_it, gap=12))
        back = (label(TYPE_BACK, "quiet"), self._typed_field, 4, Flow(self.finish, again, gap=12))
        done = (label(DONE), 4, Flow(secondary("Close", do=self.left.emit), gap=12))
        return {
            Step.ASK: _part("Make a new recovery code", *ask),
            Step.CODE: _part("Your new recovery code", *code, first=self.on_paper),
            Step.TYPE_BACK: _part("Is it on paper?", *back, first=self.typed),
            Step.DONE: _part("Done", *done),
        }

    def _prove(self) -> None:
        asked_for_passphrase = self.passphrase.isVisibleTo(self)
        self.presenter.prove(self.passphrase.text if asked_for_passphrase else self.old_code.value())

    def _type_back(self) -> None:
        self.presenter.type_back(self.typed.value())


def _part(heading: str, *items: Item, first: QWidget | None = None) -> QWidget:
    made = held(column(label(heading, "head"), *items, gap=12))
    made.setAccessibleName(heading)
    if first is not None:
        made.setFocusProxy(first)
    made.hide()
    return made
