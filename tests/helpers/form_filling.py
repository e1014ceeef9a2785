"""Form filling: answers the questions of an assessment's pages as a practitioner would, by their words on the screen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from fpz_app.ui.forms.form_view import FormView
from fpz_app.ui.forms.options import Options
from fpz_app.ui.forms.pick_many import PickMany
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import DateField
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.ticks import CheckList
from tests.helpers import hands

NOT_AN_ISSUE = "Not an issue"
OPTIONAL = " (optional)"


def fill_page(said: Mapping[str, str]) -> None:
    """Answers every question that is not optional, or that `said` has an answer for: part of its words, and the answer.

    A side of life that is not an issue is left at that.
    """
    answered: set[int] = set()
    while (field := _next(said, answered)) is not None:
        answered.add(id(field))
        asked = field.control.accessibleName()
        words = next((words for part, words in said.items() if part in asked), "")
        if answer(field.control, words) == NOT_AN_ISSUE:
            return


def _next(said: Mapping[str, str], answered: set[int]) -> Field | None:
    """The first question that still wants an answer; the scale of a page comes before what depends on it."""
    form = hands.seen(FormView)[0]
    every = [each for each in form.findChildren(Field) if each.isVisible() and id(each) not in answered]
    asked = [each for each in every if _is_wanted(each.control.accessibleName(), said)]
    scales = [each for each in asked if isinstance(each.control, Segments)]
    return next(iter(scales or asked), None)


def _is_wanted(question: str, said: Mapping[str, str]) -> bool:
    return not question.endswith(OPTIONAL) or any(part in question for part in said)


def answer(control: QWidget, words: str) -> str:
    give = next(give for kind, give in _GIVE if isinstance(control, kind))
    return give(control, words)


def _type(edit: QWidget, words: str) -> str:
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    hands.type_into(edit, words or "As we talked about it together.")
    return words


def _type_day(edit: QWidget, words: str) -> str:
    _type(edit, words or "yesterday")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    return words


def _press_one(control: QWidget, words: str) -> str:
    buttons = control.findChildren(QRadioButton)
    said = {each.text(): each for each in reversed(buttons)}
    wanted = next((said[each] for each in (words, NOT_AN_ISSUE, "No", "6") if each in said), buttons[0])
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton, pos=QPoint(8, wanted.height() // 2))
    return wanted.text()


def _tick_first(control: QWidget, words: str) -> str:
    assert isinstance(control, CheckList)
    boxes = [box for key in control._boxes if (box := control.box(key))]
    wanted = [box for box in boxes if box.text() in words.split("; ")] or boxes[:1]
    for box in wanted:
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    return words


def _choose(box: QWidget, words: str) -> str:
    assert isinstance(box, QComboBox)
    at = max(box.findText(words), 1)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(at - box.currentIndex()):
        QTest.keyClick(box, Qt.Key.Key_Down)
    return words


def _pick(control: QWidget, words: str) -> str:
    return _choose(control.findChildren(QComboBox)[0], words)


_GIVE: tuple[tuple[type[QWidget], Callable[[QWidget, str], str]], ...] = (
    (DateField, _type_day),
    (QLineEdit, _type),
    (QPlainTextEdit, _type),
    (Segments, _press_one),
    (Options, _press_one),
    (CheckList, _tick_first),
    (PickMany, _pick),
    (QComboBox, _choose),
)
