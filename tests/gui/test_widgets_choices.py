"""Choices: segments, the scale of 0 to 10, check lists and radio lists, with keys and names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.segments import NOT_KNOWN, Segments, scale_input
from fpz_app.ui.widgets.ticks import CheckList, RadioList
from tests.helpers.access import description_of, name_of, role_of

ANSWERS = (("speech", "Speech"), ("sleep", "Sleep"), ("school", "School"))


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(1.0, "light")


def scale(qtbot: QtBot) -> Segments:
    made = scale_input("Where would you put this today?")
    qtbot.addWidget(made)
    made.resize(743, 40)
    made.show()
    return made


def test_a_scale_has_eleven_numbers_and_two_words(qtbot: QtBot) -> None:
    keys = [key for key in [*map(str, range(11)), "not_known", "not_an_issue"] if scale(qtbot).segment(key)]
    assert len(keys) == 13


def test_nothing_is_chosen_at_first(qtbot: QtBot) -> None:
    assert scale(qtbot).chosen == ""


def test_a_click_anywhere_in_a_segment_chooses_it(qtbot: QtBot) -> None:
    made = scale(qtbot)
    six = made.segment("6")
    with qtbot.waitSignal(made.changed) as told:
        qtbot.mouseClick(six, Qt.MouseButton.LeftButton, pos=six.rect().bottomRight())
    assert (told.args, made.chosen) == (["6"], "6")


def test_the_arrow_keys_go_from_number_to_number(qtbot: QtBot) -> None:
    made = scale(qtbot)
    made.choose("6")
    made.activateWindow()
    made.segment("6").setFocus()
    qtbot.waitUntil(made.segment("6").hasFocus)
    qtbot.keyClick(made.segment("6"), Qt.Key.Key_Right)
    assert made.chosen == "7"


def test_not_known_takes_the_place_of_a_number(qtbot: QtBot) -> None:
    made = scale(qtbot)
    made.choose("6")
    qtbot.mouseClick(made.segment(NOT_KNOWN), Qt.MouseButton.LeftButton)
    assert made.chosen == NOT_KNOWN


def test_an_answer_can_be_taken_away(qtbot: QtBot) -> None:
    made = scale(qtbot)
    made.choose("6")
    made.choose("")
    assert made.chosen == ""


def test_tab_comes_to_the_chosen_number(qtbot: QtBot) -> None:
    made = scale(qtbot)
    made.choose("6")
    stops = [button.text() for button in made.findChildren(QRadioButton) if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["6"]


def test_a_segment_is_a_radio_button_read_with_its_question(qtbot: QtBot) -> None:
    six = scale(qtbot).segment("6")
    assert (role_of(six), name_of(six), description_of(six)) == (
        QAccessible.Role.RadioButton, "6", "Where would you put this today?",
    )  # fmt: skip


def test_segments_wrap_when_there_is_no_room(qtbot: QtBot) -> None:
    made = scale(qtbot)
    made.resize(300, 200)
    assert made.heightForWidth(300) > made.heightForWidth(743)


def test_segments_are_at_least_thirty_two_high(qtbot: QtBot) -> None:
    made = scale(qtbot)
    assert min(button.height() for button in made.findChildren(QRadioButton)) >= 32


def test_a_check_list_tells_its_choices_in_its_own_order(qtbot: QtBot) -> None:
    made = CheckList(ANSWERS, name="What worries you")
    qtbot.addWidget(made)
    made.show()
    qtbot.mouseClick(made.box("school"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(made.changed) as told:
        qtbot.mouseClick(made.box("speech"), Qt.MouseButton.LeftButton)
    assert told.args == [("speech", "school")]


def test_a_long_answer_wraps(qtbot: QtBot) -> None:
    made = RadioList([("long", "One way, in rather a lot of words " * 5), ("short", "Another")], name="How")
    qtbot.addWidget(made)
    assert made.dot("long").heightForWidth(300) > 3 * made.fontMetrics().height()


def test_space_chooses_a_radio_button(qtbot: QtBot) -> None:
    made = RadioList(ANSWERS, name="What first")
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.changed):
        qtbot.keyClick(made.dot("sleep"), Qt.Key.Key_Space)
    assert made.chosen == "sleep"


def test_tab_comes_to_one_radio_button_alone(qtbot: QtBot) -> None:
    made = RadioList(ANSWERS, name="What first")
    qtbot.addWidget(made)
    keys, stops = [key for key, _ in ANSWERS], []
    for chosen in ("", keys[-1]):
        made.choose(chosen)
        stops.append([key for key in keys if made.dot(key).focusPolicy() & Qt.FocusPolicy.TabFocus])
    assert stops == [keys[:1], keys[-1:]]


def test_choosing_by_program_is_not_told(qtbot: QtBot) -> None:
    made = RadioList(ANSWERS, name="What first")
    qtbot.addWidget(made)
    with qtbot.assertNotEmitted(made.changed):
        made.choose("sleep")
    assert made.chosen == "sleep"
