"""Plain words in a window: marks and advice at what a family will read, and none at a child's own words."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fpz_app import paths
from fpz_app.domain.form_pages import entries
from fpz_app.domain.forms import Stands, Subject
from fpz_app.settings import load_settings
from fpz_app.ui.forms.form_view import FormView
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit, TextEdit
from fpz_app.ui.widgets.plain_words import PlainWords

CALLUM = Subject("c1", "Callum", Stands.CHILD, "9")
ADVICE = "CAMHS is not spelled out: write what it stands for."


def shown(qtbot: QtBot, section: str) -> FormView:
    form = load_settings([paths.resources()]).forms["family_assessment"]
    pages = [page for entry in entries(form, (CALLUM,), {}) for page in entry.pages]
    view = FormView(today=lambda: date(2026, 11, 23))
    qtbot.addWidget(view)
    view.show_page(next(page for page in pages if page.section.key == section), {}, people=[CALLUM])
    view.resize(776, 600)
    view.show()
    return view


def type_at(view: FormView, key: str, words: str) -> TextEdit:
    edit = view.field_widget(key, CALLUM.id).control
    assert isinstance(edit, TextEdit)
    QTest.keyClicks(edit, words)
    return edit


@pytest.fixture
def risks(qtbot: QtBot) -> TextEdit:
    edit = type_at(shown(qtbot, "analysis"), "analysis.risks", "CAMHS will ring.")
    qtbot.waitUntil(lambda: ADVICE in edit.accessibleDescription())
    return edit


def test_an_acronym_is_underlined_and_said_to_a_screen_reader(risks: TextEdit) -> None:
    (mark,) = [each for each in risks.document().firstBlock().layout().formats() if each.start == 0]  # type: ignore[attr-defined]
    assert (mark.length, mark.format.underlineStyle()) == (5, QTextCharFormat.UnderlineStyle.DotLine)


def test_the_advice_goes_when_it_is_followed(qtbot: QtBot, risks: TextEdit) -> None:
    risks.set_value("The child and adolescent mental health service (CAMHS) will ring.")
    qtbot.waitUntil(lambda: ADVICE not in risks.accessibleDescription())
    assert risks.document().firstBlock().layout().formats() == []


def test_advice_is_no_problem(qtbot: QtBot) -> None:
    view = shown(qtbot, "analysis")
    edit = type_at(view, "analysis.risks", "CAMHS will ring.")
    qtbot.waitUntil(lambda: ADVICE in edit.accessibleDescription())
    assert view.field_widget("analysis.risks", CALLUM.id).problem == ""


def test_a_child_s_own_words_are_left_alone(qtbot: QtBot) -> None:
    view = shown(qtbot, "voice")
    other = type_at(view, "voice.wants", "CAMHS")
    QTest.keyClick(other, Qt.Key.Key_Tab)
    qtbot.wait(600)
    assert "spelled out" not in other.accessibleDescription()


def test_a_single_line_of_an_invitation_is_advised_on_too(qtbot: QtBot) -> None:
    edit = LineEdit()
    field = Field("Where?", edit)
    qtbot.addWidget(field)
    PlainWords(field, edit)
    QTest.keyClicks(edit, "CAMHS")
    qtbot.waitUntil(lambda: ADVICE in edit.accessibleDescription())
