"""Inputs: typing, growing, leaving with Tab, tolerant dates, choices that the wheel does not change."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.domain.date_reading import read_date
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, DateField, LineEdit, TextEdit, cleaned
from fpz_app.ui.widgets.search_field import SearchField


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(1.0, "light")


def date_field(qtbot: QtBot) -> DateField:
    field = DateField(read=lambda text: read_date(text, date(2026, 11, 23)), say=say_date, name="When you saw this")
    qtbot.addWidget(field)
    return field


def test_control_characters_are_taken_out_of_what_is_pasted() -> None:
    assert cleaned("Ellie\x00 slept\x07\r\nwell\u2029today") == "Ellie slept\nwell\ntoday"


def test_letters_of_every_script_stay() -> None:
    assert cleaned("Żaneta, Оксана, নাদিয়া, 👩‍👧") == "Żaneta, Оксана, নাদিয়া, 👩‍👧"


def test_a_line_tells_each_letter(qtbot: QtBot) -> None:
    field = LineEdit(name="Known as")
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    qtbot.keyClicks(field, "Ell")
    assert told == ["E", "El", "Ell"]


def test_text_grows_with_what_is_written(qtbot: QtBot) -> None:
    field = TextEdit(name="How you know", lines=2)
    qtbot.addWidget(field)
    field.resize(300, 100)
    field.show()
    before = field.sizeHint().height()
    field.setPlainText("One line after another\n" * 9)
    assert field.sizeHint().height() >= before + 7 * field.fontMetrics().lineSpacing()


def test_text_shown_by_the_program_is_not_told_as_typed(qtbot: QtBot) -> None:
    field = TextEdit(name="How you know")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_value("Kerry’s sleep diary")
    assert field.value() == "Kerry’s sleep diary"


def test_looking_for_unknown_words_is_not_told_as_typing(qtbot: QtBot) -> None:
    field = TextEdit("Kerry rang.", name="How you know")
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    field.show()
    QApplication.processEvents()  # its words are looked at
    qtbot.keyClicks(field, "x")
    assert told == ["xKerry rang."]


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_tab_leaves_a_text(qtbot: QtBot, modifier: Qt.KeyboardModifier) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    first, second = TextEdit(name="First"), TextEdit(name="Second")
    layout = QVBoxLayout(holder)
    layout.addWidget(first)
    layout.addWidget(second)
    holder.show()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab, modifier)
    assert (holder.focusWidget(), first.toPlainText()) == (second, "")


def test_a_date_is_written_out_when_the_field_is_left(qtbot: QtBot) -> None:
    field = date_field(qtbot)
    qtbot.keyClicks(field, "16 nov")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.date()) == ("16 November 2026", date(2026, 11, 16))


def test_what_is_no_date_stays_as_typed_and_is_told(qtbot: QtBot) -> None:
    field = date_field(qtbot)
    qtbot.keyClicks(field, "31 nov")
    with qtbot.waitSignal(field.not_understood) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), type(told.args[0])) == ("31 nov", Problem)


def test_an_empty_date_is_no_date(qtbot: QtBot) -> None:
    assert date_field(qtbot).date() is None


def test_a_choice_is_told_by_its_key(qtbot: QtBot) -> None:
    choice = Choice([("home", "At home"), ("school", "At school")], name="Where", none="Choose")
    qtbot.addWidget(choice)
    told: list[str] = []
    choice.changed.connect(told.append)
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert (choice.chosen, told) == ("home", ["home"])


def test_the_wheel_does_not_change_a_choice(qtbot: QtBot) -> None:
    choice = Choice([("home", "At home"), ("school", "At school")], name="Where")
    qtbot.addWidget(choice)
    choice.show()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, wheel)
    assert choice.chosen == "home"


def test_the_arrow_keys_walk_the_results_from_the_search_field(qtbot: QtBot) -> None:
    field = SearchField("Find a person", keys="Ctrl K")
    qtbot.addWidget(field)
    steps: list[int] = []
    field.moved.connect(steps.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(field, key)
    assert steps == [1, 1, -1]


def test_the_search_field_has_its_hint_as_a_name(qtbot: QtBot) -> None:
    field = SearchField("Find a person, family, note or action", keys="Ctrl K")
    qtbot.addWidget(field)
    assert (field.accessibleName(), field.accessibleDescription()) == (
        "Find a person, family, note or action", "Ctrl K leads here",
    )  # fmt: skip


@pytest.mark.parametrize("in_a_field", [False, True])
def test_a_choice_is_called_by_what_it_asks_once(qtbot: QtBot, in_a_field: bool) -> None:
    choice = Choice([("home", "At home")], name="Where")
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.addWidget(Field("Where", choice) if in_a_field else choice)
    for _ in range(2):
        page.show()
        page.hide()
    labels = QAccessible.queryAccessibleInterface(choice).relations(QAccessible.RelationFlag.Label)
    assert [each.text(QAccessible.Text.Name) for each, _ in labels] == ["Where"]
