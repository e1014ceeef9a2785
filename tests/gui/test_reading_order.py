"""Tab goes through a window as it is read, whenever its parts were made."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.domain.errors import Problem
from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.focus_ring import focus_first
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import column, held
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.reading_order import go_on, reading_order
from fpz_app.ui.widgets.segments import Segments
from tests.helpers.access import name_of
from tests.helpers.windows import Opened


def shown(qtbot: QtBot, layout: QVBoxLayout) -> QWidget:
    widget = held(layout)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_what_is_made_later_and_stands_higher_comes_first(qtbot: QtBot) -> None:
    below, place = primary("Below"), QVBoxLayout()
    widget = shown(qtbot, column(place, below))
    above = primary("Above")
    place.addWidget(above)
    above.show()
    assert reading_order(widget) == [above, below]


def test_what_cannot_be_used_or_seen_is_passed_over(qtbot: QtBot) -> None:
    first, hidden, disabled, last = (primary(words) for words in ("First", "Hidden", "Disabled", "Last"))
    hidden.hide()
    disabled.setEnabled(False)
    assert reading_order(shown(qtbot, column(first, hidden, disabled, last))) == [first, last]


def test_the_focus_comes_to_the_first_line_of_a_problem(qtbot: QtBot) -> None:
    field, problems = Field("Family name", LineEdit()), ProblemSummary()
    widget = shown(qtbot, column(problems, field))
    problems.show_problem(Problem("The family has no name.", "Give one.", field="name"), {"name": field})
    qtbot.waitUntil(lambda: widget.focusWidget() in problems.lines())


def test_tab_goes_round_the_window_and_back(qtbot: QtBot, qapp: QApplication) -> None:
    opened = Opened(qapp)
    qtbot.addWidget(opened.window)
    opened.window.open("today")
    opened.window.show()
    focus_first(opened.window)
    order = reading_order(opened.window)
    names = []
    for _ in order:
        names.append(name_of(opened.window.focusWidget()))
        QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Tab)
    assert names == [name_of(each) for each in order]
    assert opened.window.focusWidget() is order[0]
    QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Backtab)
    assert opened.window.focusWidget() is order[-1]


def test_what_goes_away_with_the_focus_leaves_it_beside_itself(qtbot: QtBot, qapp: QApplication) -> None:
    opened = Opened(qapp)
    qtbot.addWidget(opened.window)
    opened.window.open("today")
    start, finish = primary("Start"), primary("Finish")
    opened.screen("today").add(column(start, finish))
    opened.window.show()
    start.setFocus()
    start.hide()
    assert opened.screen("today").isAncestorOf(opened.window.focusWidget())


def test_tab_goes_on_from_an_answer_that_only_the_arrow_keys_reach(qtbot: QtBot) -> None:
    answers, after = Segments([("a", "A"), ("b", "B"), ("c", "C")], name="Which?"), primary("Go on")
    widget = shown(qtbot, column(primary("Before"), answers, after))
    answers.segment("b").setFocus()
    assert go_on(widget, forward=True)
    assert widget.focusWidget() is after
    answers.segment("b").setFocus()
    assert go_on(widget, forward=False)
    assert widget.focusWidget() is answers.segment("a")
