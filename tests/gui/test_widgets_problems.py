"""Problems: the summary at the top, the same words at the field, and how they are read out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.domain.errors import Problem, Problems
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.problems import ProblemSummary
from tests.helpers.access import description_of, name_of

NO_SUCH_DAY = Problem("There is no 31 November", "Give a date such as 16 November 2026.", field="when")


class Form(QWidget):
    """A form of two fields with its summary."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = ProblemSummary()
        self.fields = {
            "what": Field("What you saw", LineEdit()),
            "when": Field("When you saw this", LineEdit(), hint="A day, or about when", optional=True),
        }
        layout = QVBoxLayout(self)
        for each in (self.summary, *self.fields.values()):
            layout.addWidget(each)


@pytest.fixture
def form(qapp: QApplication, qtbot: QtBot) -> Form:
    Theme(qapp).apply(1.0, "light")
    form = Form()
    qtbot.addWidget(form)
    form.show()
    return form


def test_a_field_is_named_by_its_label(form: Form) -> None:
    when = form.fields["when"].control
    assert (name_of(when), description_of(when)) == ("When you saw this (optional)", "A day, or about when")


def test_the_summary_is_hidden_until_there_is_a_problem(form: Form) -> None:
    assert not form.summary.isVisible()


def test_the_summary_says_what_is_wrong_and_what_to_do(form: Form) -> None:
    form.summary.show_problem(NO_SUCH_DAY, form.fields)
    assert [line.text() for line in form.summary.lines()] == [
        "There is no 31 November. Give a date such as 16 November 2026."
    ]


def test_the_same_words_stand_at_the_field(form: Form) -> None:
    form.summary.show_problem(NO_SUCH_DAY, form.fields)
    assert form.fields["when"].problem == "There is no 31 November"


def test_the_problem_is_part_of_the_field_s_description(form: Form) -> None:
    form.summary.show_problem(NO_SUCH_DAY, form.fields)
    assert description_of(form.fields["when"].control) == "There is no 31 November. A day, or about when"


def test_a_line_of_the_summary_leads_to_its_field(qtbot: QtBot, form: Form) -> None:
    form.summary.show_problem(NO_SUCH_DAY, form.fields)
    qtbot.mouseClick(form.summary.lines()[0], Qt.MouseButton.LeftButton)
    assert form.focusWidget() is form.fields["when"].control


def test_several_problems_make_several_lines(form: Form) -> None:
    form.summary.show_problem(Problems([NO_SUCH_DAY, Problem("Say what you saw", field="what")]), form.fields)
    assert len(form.summary.lines()) == 2


def test_a_problem_of_no_field_is_said_without_leading_anywhere(form: Form) -> None:
    form.summary.show_problem(Problem("The disk is full", "Make room and try again."), form.fields)
    assert (form.summary.isVisible(), form.summary.lines()) == (True, [])


def test_a_new_problem_takes_the_old_one_s_place(form: Form) -> None:
    form.summary.show_problem(NO_SUCH_DAY, form.fields)
    form.summary.show_problem(Problem("Say what you saw", field="what"), form.fields)
    assert (form.fields["when"].problem, len(form.summary.lines())) == ("", 1)


def test_clearing_takes_everything_away(form: Form) -> None:
    form.summary.show_problem(NO_SUCH_DAY, form.fields)
    form.summary.clear_problem()
    assert (form.summary.isVisible(), form.fields["when"].problem) == (False, "")


def test_a_problem_does_not_make_the_field_wider_or_higher(form: Form) -> None:
    control = form.fields["when"].control
    before = control.sizeHint()
    form.fields["when"].show_problem("There is no 31 November")
    assert control.sizeHint() == before
