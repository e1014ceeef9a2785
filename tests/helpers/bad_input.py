"""Bad input: fills in a form but for one wrong answer, and looks for what is said of it, at the field and in the summary."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from fpz_app.ui.forms.form_view import FormView
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.problems import ProblemLine
from tests.helpers import hands
from tests.helpers.form_filling import OPTIONAL, answer


def fill_in(said: Mapping[str, str]) -> None:
    """Answers what a form must know and does not know yet, then writes what `said` has under a field's name."""
    while (field := _unanswered()) is not None:
        name = field.control.accessibleName()
        answer(field.control, "9.15" if "what time" in name else said.get(name, ""))
    for name, words in said.items():
        hands.write(name, words)
        hands.leave_field()


def told_at(name: str) -> str:
    """The words that stand at a field, '' where nothing is wrong with it."""
    return next(each.problem for each in hands.seen(Field) if _name(each).removesuffix(OPTIONAL) == name)


def told_above() -> list[str]:
    """The lines of the summary that lead to a field."""
    return [each.accessibleName() for each in hands.seen(ProblemLine)]


def is_told(name: str, words: str) -> bool:
    """Whether the words stand at the field and in the summary."""
    return words in told_at(name) and any(words in each for each in told_above())


def _unanswered() -> Field | None:
    (form,) = hands.seen(FormView)
    asked = [each for each in form.findChildren(Field) if each.isVisible() and not _name(each).endswith(OPTIONAL)]
    return next((each for each in asked if not _answer_of(each.control)), None)


def _answer_of(control: QWidget) -> object:
    if isinstance(control, QLineEdit):
        return control.text()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, QComboBox):
        return control.currentData()
    return control.chosen  # type: ignore[attr-defined]


def _name(field: Field) -> str:
    return str(field.control.accessibleName())
