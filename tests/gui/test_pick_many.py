"""Picking many out of a long list by keyboard: what one only passes over is not added."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from fpz_app.ui.forms.pick_many import PickMany
from tests.helpers.access import description_of, name_of


def opened(qtbot: QtBot) -> tuple[PickMany, QComboBox]:
    many = PickMany([("a", "Apples"), ("b", "Bread"), ("c", "Cheese")], name="What shall we bring?")
    qtbot.addWidget(many)
    many.show()
    many.activateWindow()
    box = many.findChildren(QComboBox)[0]
    box.setFocus()
    return many, box


def test_the_arrow_keys_pass_over_a_choice_and_return_adds_it(qtbot: QtBot) -> None:
    many, box = opened(qtbot)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(QApplication.focusWidget() or box, key)
        assert many.chosen == ()
    QTest.keyClick(QApplication.focusWidget() or box, Qt.Key.Key_Return)
    assert many.chosen == ("b",)


def test_a_letter_adds_nothing_by_itself(qtbot: QtBot) -> None:
    many, box = opened(qtbot)
    QTest.keyClick(box, Qt.Key.Key_C)
    assert many.chosen == ()
    box.hidePopup()


def test_the_question_is_read_out_with_the_list(qtbot: QtBot) -> None:
    _, box = opened(qtbot)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert (description_of(box), name_of(box.view())) == ("What shall we bring?", "What shall we bring?")
    box.hidePopup()
