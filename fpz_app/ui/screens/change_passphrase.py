"""The change of passphrase page: the one you have, the new one twice."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from fpz_app.domain.errors import Problem
from fpz_app.presenters.passphrase import PassphrasePresenter, PassphraseView
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.layout import Flow, column, held
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.page import Page
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.secret_field import SecretField
from fpz_app.ui.widgets.text import label, title

WIDTH = 480
NONE = "This laptop has no passphrase: the system has no keyring, so the recovery code opens it."
CHANGED = "The passphrase is changed. Use the new one from now on; the recovery code stays the same."


class ChangePassphraseScreen(Page):
    """`changed` once the new passphrase is in force."""

    changed = Signal()

    def __init__(self, presenter_for: Callable[[PassphraseView], PassphrasePresenter]) -> None:
        super().__init__(name="Passphrase")
        self.presenter = presenter_for(self)
        self.old = SecretField("The passphrase you have now")
        self.new = SecretField("New passphrase", hint="Long is good: four or five words that do not belong together.")
        self.again = SecretField("The new one again")
        self.change = primary("Change the passphrase", icon="key-round", do=self._change)
        self._fields = {"passphrase": self.old.field, "new": self.new.field, "again": self.again.field}
        self._problems = ProblemSummary()
        self._said, self._doing, self._none = label("", "accent"), label("", "quiet"), label(NONE)
        self._form = held(column(self.old, self.new, self.again, 4, Flow(self.change, gap=12), gap=12))
        whole = column(title("Passphrase"), 4, self._said, self._problems, self._none, self._form, self._doing, gap=12)
        self.add(Measure(whole, WIDTH))
        self._said.hide()
        self.setFocusProxy(self.old)
        self.new.edited.connect(self.presenter.judge)
        self.again.entered.connect(self._change)

    def show_place(self) -> None:
        """Each time the page is opened."""
        self._said.hide()
        self.presenter.start()

    def leave(self) -> None:
        self.clear()

    def clear(self) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()
        self.new.show_note("")

    def show_available(self, *, has_passphrase: bool) -> None:
        self._form.setVisible(has_passphrase)
        self._none.setVisible(not has_passphrase)

    def show_strength(self, words: str, *, is_enough: bool) -> None:  # noqa: ARG002
        self.new.show_note(words)

    def show_busy(self, words: str) -> None:
        self._doing.setText(words)
        self.change.setEnabled(not words)

    def show_problem(self, problem: Problem | None) -> None:
        self._said.hide()
        self.new.show_note("")
        if problem is None:
            self._problems.clear_problem()
        else:
            self._problems.show_problem(problem, self._fields)

    def show_changed(self) -> None:
        self._said.setText(CHANGED)
        self._said.show()
        announce(self, CHANGED)
        self.changed.emit()

    def _change(self) -> None:
        self.presenter.change(self.old.text, self.new.text, self.again.text)
