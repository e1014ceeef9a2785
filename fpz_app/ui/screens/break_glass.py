"""Break-glass: the page where a restricted file is asked for in an emergency."""

from collections.abc import Callable, Sequence

from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.presenters.break_glass import BreakGlassPresenter, BreakGlassView, Typed
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import DateField, LineEdit, TextEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.panels import panel
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.secret_field import SecretField
from fpz_app.ui.widgets.text import label, page_head

WIDEST = 640


class BreakGlassScreen(Page):
    def __init__(self, presenter_for: Callable[[BreakGlassView], BreakGlassPresenter]) -> None:
        super().__init__(name="Open a restricted file")
        self.presenter = presenter_for(self)
        self._says = column(gap=4)
        self._problem, self._doing = ProblemSummary(), label("", "quiet")
        self._answer, self._more = label("", "head"), label("")
        self._reference, self._name, self._reason = LineEdit("", width=240), LineEdit(""), TextEdit(lines=3)
        self._born = DateField(read=self.presenter.read_day, say=say_date)
        self._secret = SecretField("Your passphrase again", hint="It shows that it is you who asks.")
        self._open = primary("Open the file for 8 hours", icon="key-round", do=self._ask)
        self._fields = {
            "reference": Field("Case reference", self._reference, hint="Where you have it; nothing else is needed then"),
            "name": Field("Or the name of one of its people", self._name, hint="First name and family name, as far as you know"),
            "born": Field("Their date of birth", self._born, hint="Such as 17 May 2012"),
            "reason": Field("Why must you see the file now?", self._reason, hint="A sentence; your manager reads it"),
            "passphrase": self._secret.field,
            "code": self._secret.field,
        }
        self._lay()
        self._secret.entered.connect(self._ask)
        self._born.not_understood.connect(lambda problem: self._fields["born"].show_problem(problem.message))
        self._born.understood.connect(lambda _day: self._fields["born"].clear_problem())

    def show_place(self, *, item_id: str = "", **_more: str) -> None:
        self.presenter.open(item_id)

    def leave(self) -> None:
        """A passphrase is not left standing."""
        self._secret.clear()

    def refresh(self, changed: object) -> None:
        self.presenter.refresh(changed)  # type: ignore[arg-type]

    def show_form(self, says: Sequence[str], passphrase: str) -> None:
        clear(self._says)
        for each in says:
            self._says.addWidget(label(each))
        self._secret.setVisible(bool(passphrase))
        if passphrase:
            self._secret.field.rename(passphrase)

    def show_typed(self, reference: str, name: str) -> None:
        self._reference.setText(reference)
        self._name.setText(name)

    def clear(self) -> None:
        for edit in (self._reference, self._name, self._born):
            edit.setText("")
        self._reason.set_value("")
        self._secret.clear()

    def show_busy(self, words: str) -> None:
        self._doing.setText(words)
        self._open.setEnabled(not words)

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self._problem.clear_problem()
        else:
            self._problem.show_problem(problem, self._fields)

    def show_answer(self, words: str, detail: str) -> None:
        self._answer.setText(words)
        self._more.setText(detail)
        self._found.setVisible(bool(words))
        if words:
            self._secret.clear()
            announce(self, f"{words} {detail}", at_once=True)
            self.reveal(self._found)

    def _ask(self) -> None:
        self.presenter.ask(
            Typed(self._reference.value(), self._name.value(), self._born.value(), self._reason.value(), self._secret.text)
        )

    def _lay(self) -> None:
        self._found = panel("accent", self._answer, self._more, margins=(16, 12, 16, 12), gap=4)
        self._found.hide()
        fields, earlier = self._fields, link("What was opened before", icon="history", do=self.presenter.see_earlier)
        whole = column(
            page_head("Open a restricted file", "", earlier), held(self._says), 4, self._found, self._problem,
            fields["reference"],
            fields["name"], line(fields["born"], None), fields["reason"], self._secret, 4,
            held(Flow(self._open, gap=12)), self._doing, gap=12,
        )  # fmt: skip
        self.add(Measure(whole, WIDEST))
        self.setFocusProxy(self._reference)
