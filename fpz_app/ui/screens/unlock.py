"""The unlock window: passphrase, waiting after wrong ones, the recovery code, a new passphrase."""

# Painted before anything but Qt is loaded: imports nothing that brings a database or cryptography.
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.unlock import UnlockPresenter, UnlockView
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary
from fpz_app.ui.widgets.entrance import Entrance
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import TextEdit
from fpz_app.ui.widgets.layout import Flow, Item, column, held
from fpz_app.ui.widgets.secret_field import SecretField
from fpz_app.ui.widgets.text import label


class UnlockScreen(Entrance):
    """Give it what makes its presenter."""

    def __init__(self, presenter_for: Callable[[UnlockView], UnlockPresenter]) -> None:
        super().__init__("Unlock this laptop")
        self.presenter = presenter_for(self)
        self.passphrase = SecretField("Passphrase")
        self.code = TextEdit(lines=3)
        self._code_field = Field("Recovery code", self.code, hint="Thirteen groups of five letters and numbers")
        self.new = SecretField("New passphrase", hint="Long is good: four or five words that do not belong together")
        self.again = SecretField("The same again")
        self._fields = {
            "passphrase": self.passphrase.field,
            "code": self._code_field,
            "new": self.new.field,
            "again": self.again.field,
        }
        self.unlock = primary("Unlock", icon="key-round", do=self._try_passphrase)
        self.open_with_code = primary("Open with the code", do=self._try_code)
        self.set_new = primary("Set this passphrase", do=self._set_new)
        self.use_code = link("Use the recovery code", small=False, do=self.presenter.use_code)
        self.back = link("Use the passphrase", small=False, do=self.presenter.use_passphrase)
        self.not_now = link("Not now", small=False, do=self.presenter.keep_passphrase)
        self._busy = False
        self._make_parts()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.presenter.look)
        self.passphrase.entered.connect(self._try_passphrase)
        self.code.edited.connect(self.presenter.typing_code)
        self.new.edited.connect(self.presenter.judge)
        self.again.entered.connect(self._set_new)
        self.presenter.greet()

    def first_painted(self) -> None:
        self.presenter.start()

    def ask_passphrase(self, note: str) -> None:
        _say(self._passphrase_note, note)
        self.show_part(self._passphrase_part)

    def ask_code(self, note: str, *, can_go_back: bool) -> None:
        _say(self._code_note, note)
        self.back.setVisible(can_go_back)
        self.show_part(self._code_part)

    def ask_new_passphrase(self, note: str) -> None:
        _say(self._new_note, note)
        self.show_part(self._new_part)

    def show_code_progress(self, words: str, *, is_right: bool) -> None:
        self._code_field.show_problem("" if is_right else words)
        _say(self._code_progress, words if is_right else "")

    def show_strength(self, words: str, *, is_enough: bool) -> None:  # noqa: ARG002
        self.new.show_note(words)

    def show_busy(self, words: str) -> None:
        self._busy = bool(words)
        self.show_doing(words)
        self._enable()

    def show_wait(self, words: str) -> None:
        if words and not self._waits.text():
            announce(self, words)
        _say(self._waits, words)
        self._enable()
        if words:
            self._tick.start()
        else:
            self._tick.stop()

    def show_problem(self, problem: Problem | None) -> None:
        self.new.show_note("")
        self.show_problem_at(problem, self._fields)
        if problem is not None:
            self.passphrase.edit.selectAll()

    def _make_parts(self) -> None:
        self._passphrase_note, self._code_note, self._new_note = (label("", "quiet") for _ in range(3))
        self._waits, self._code_progress = label("", "strong"), label("", "hint")
        self._passphrase_part = self._part(
            "Unlock this laptop", self._passphrase_note, self.passphrase, self._waits, Flow(self.unlock, self.use_code, gap=12)
        )
        self._passphrase_part.setFocusProxy(self.passphrase)
        self._code_part = self._part(
            "Use the recovery code", self._code_note, self._code_field, self._code_progress,
            Flow(self.open_with_code, self.back, gap=12),
        )  # fmt: skip
        self._code_part.setFocusProxy(self.code)
        self._new_part = self._part(
            "Choose a new passphrase", self._new_note, self.new, self.again, Flow(self.set_new, self.not_now, gap=12)
        )
        self._new_part.setFocusProxy(self.new)

    def _part(self, heading: str, *items: Item) -> QWidget:
        part = held(column(label(heading, "title"), *items, gap=12))
        part.setAccessibleName(heading)
        return self.add_part(part)

    def _try_passphrase(self) -> None:
        if self.unlock.isEnabled():
            self.presenter.try_passphrase(self.passphrase.text)

    def _try_code(self) -> None:
        self.presenter.try_code(self.code.value())

    def _set_new(self) -> None:
        self.presenter.set_passphrase(self.new.text, self.again.text)

    def _enable(self) -> None:
        for button in (self.open_with_code, self.set_new):
            button.setEnabled(not self._busy)
        self.unlock.setEnabled(not self._busy and not self._waits.text())


def _say(where: QLabel, words: str) -> None:
    where.setText(words)
    where.setVisible(bool(words))
