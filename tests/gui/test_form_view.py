"""Form view: a page of the family assessment, answered with keys and clicks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fpz_app import paths
from fpz_app.domain.form_answers import check_page
from fpz_app.domain.form_pages import Page, entries
from fpz_app.domain.forms import Form, Stands, Subject
from fpz_app.settings import load_forms
from fpz_app.ui.forms.fields_in_a_row import FieldsInARow
from fpz_app.ui.forms.form_view import FormView
from fpz_app.ui.forms.options import Options
from fpz_app.ui.forms.pick_many import PickMany
from fpz_app.ui.forms.table_input import TableInput
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.inputs import DateField, LineEdit, TextEdit
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.ticks import CheckList

TODAY = date(2026, 11, 23)
KERRY = Subject("k", "Kerry", Stands.ADULT, "36")
TOM = Subject("t", "Tom", Stands.ADULT, "33")
ELLIE = Subject("e", "Ellie", Stands.CHILD, "9")
PEOPLE = (KERRY, TOM, ELLIE)
Told = list[tuple[str, str, Any]]
Show = Callable[..., tuple[FormView, Told]]


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(look="light")


@pytest.fixture(scope="module")
def form() -> Form:
    return load_forms([paths.resources()])["family_assessment"]


def page_of(form: Form, entry_key: str, section: str, answers: dict[tuple[str, str], Any]) -> Page:
    entry = next(one for one in entries(form, PEOPLE, answers) if one.key == entry_key)
    return next(page for page in entry.pages if page.section.key == section)


@pytest.fixture
def show(qtbot: QtBot, form: Form) -> Show:
    def shown(
        entry_key: str, section: str, answers: dict[tuple[str, str], Any] | None = None, **more: Any
    ) -> tuple[FormView, Told]:
        view = FormView(today=lambda: TODAY)
        qtbot.addWidget(view)
        told: Told = []
        view.changed.connect(lambda key, subject, value: told.append((key, subject, value)))
        view.show_page(page_of(form, entry_key, section, answers or {}), answers or {}, people=PEOPLE, **more)
        view.resize(800, 700)
        view.show()
        return view, told

    return shown


def control(view: FormView, key: str, subject: str = "") -> Any:
    return view.field_widget(key, subject).control


def test_every_keystroke_of_a_narrative_is_told(qtbot: QtBot, show: Show) -> None:
    view, told = show("needs@e", "health")
    qtbot.keyClicks(control(view, "health.needs", "e"), "Sleep")
    assert told == [("health.needs", "e", "Sleep"[:end]) for end in range(1, 6)]


def test_a_scale_tells_its_number_and_not_an_issue_its_word(qtbot: QtBot, show: Show) -> None:
    view, told = show("needs@e", "health")
    scale: Segments = control(view, "health.today", "e")
    qtbot.mouseClick(scale.segment("6"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(scale.segment("not an issue"), Qt.MouseButton.LeftButton)
    assert told == [("health.today", "e", 6), ("health.today", "e", "not an issue")]


def test_a_kept_answer_is_shown_and_not_told_again(show: Show) -> None:
    answers = {("health.today", "e"): 4, ("health.when", "e"): "2026-11-16", ("health.needs", "e"): "Sleep."}
    view, told = show("needs@e", "health", answers)
    shown = (
        control(view, "health.today", "e").chosen,
        control(view, "health.when", "e").text(),
        control(view, "health.needs", "e").toPlainText(),
    )
    assert shown == ("4", "16 November 2026", "Sleep.")
    assert told == []


def test_a_date_is_written_out_when_it_is_left(qtbot: QtBot, show: Show) -> None:
    view, told = show("needs@e", "health")
    field: DateField = control(view, "health.when", "e")
    field.setFocus()
    qtbot.keyClicks(field, "16 nov")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), told[-1]) == ("16 November 2026", ("health.when", "e", "2026-11-16"))


def test_a_date_that_cannot_be_is_kept_as_typed_and_told_at_the_field_and_above(qtbot: QtBot, show: Show) -> None:
    view, told = show("needs@e", "health")
    field: DateField = control(view, "health.when", "e")
    field.setFocus()
    qtbot.keyClicks(field, "31 nov")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.field_widget("health.when", "e").problem == "There is no 31 November")
    lines = [each.text() for each in view.findChildren(QPushButton) if "31 November" in each.text()]
    assert lines == ["There is no 31 November. Give a date such as 16 November 2026."]
    assert (field.text(), told[-1][2]) == ("31 nov", "31 nov")


def test_a_line_of_the_summary_leads_to_its_field(qtbot: QtBot, show: Show, form: Form) -> None:
    answers = {("health.today", "e"): 8, ("health.when", "e"): "31 November"}
    view, _ = show("needs@e", "health", answers)
    view.show_problems(check_page(page_of(form, "needs@e", "health", answers), answers, today=TODAY))
    leading = next(each for each in view.findChildren(QPushButton) if "31 November" in each.text())
    with qtbot.waitActive(view):
        view.activateWindow()
    qtbot.mouseClick(leading, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: control(view, "health.when", "e").hasFocus())


def test_a_problem_goes_from_its_field_with_the_next_keystroke(qtbot: QtBot, show: Show, form: Form) -> None:
    answers: dict[tuple[str, str], Any] = {("health.today", "e"): 8}
    view, _ = show("needs@e", "health", answers)
    view.show_problems(check_page(page_of(form, "needs@e", "health", answers), answers, today=TODAY))
    assert view.field_widget("health.how", "e").problem == "“How you know” has no answer"
    qtbot.keyClicks(control(view, "health.how", "e"), "S")
    assert view.field_widget("health.how", "e").problem == ""


def test_an_answer_shows_the_questions_that_depend_on_it(qtbot: QtBot, show: Show) -> None:
    view, _ = show("voice@e", "voice")
    assert view.field_widget("voice.day", "e").isHidden()
    heard: Options = control(view, "voice.heard", "e")
    qtbot.mouseClick(heard.option("told"), Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert not view.field_widget("voice.day", "e").isHidden()
    assert view.field_widget("voice.why_not", "e").isHidden()


def test_what_is_typed_stays_while_other_questions_come_and_go(qtbot: QtBot, show: Show) -> None:
    view, _ = show("voice@e", "voice", {("voice.heard", "e"): "told"})
    words: TextEdit = control(view, "voice.wants", "e")
    qtbot.keyClicks(words, "A lamp")
    heard: Options = control(view, "voice.heard", "e")
    for key in ("no", "told"):
        qtbot.mouseClick(heard.option(key), Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert words.toPlainText() == "A lamp"


def test_people_on_one_page_answer_each_for_themselves(qtbot: QtBot, show: Show) -> None:
    view, told = show("meaning", "scores", {("reason.took_part", ""): ["k", "e"]})
    qtbot.mouseClick(control(view, "scores.today", "k").segment("5"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(control(view, "scores.today", "e").segment("3"), Qt.MouseButton.LeftButton)
    assert told == [("scores.today", "k", 5), ("scores.today", "e", 3)]


def test_people_and_many_tell_all_that_are_ticked(qtbot: QtBot, show: Show) -> None:
    view, told = show("reason_and_people", "reason")
    people: CheckList = control(view, "reason.took_part")
    for key in ("e", "k"):
        qtbot.mouseClick(people.box(key), Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert told[-1] == ("reason.took_part", "", ["k", "e"])


def test_a_table_tells_its_rows_as_they_are_typed(qtbot: QtBot, show: Show) -> None:
    view, told = show("reason_and_people", "network")
    table: TableInput = control(view, "network.helpers")
    first = next(each for each in table.findChildren(LineEdit) if each.isVisibleTo(table))
    qtbot.keyClicks(first, "Sam")
    assert told[-1] == ("network.helpers", "", [{"name": "Sam"}])


def test_a_row_is_added_and_removed(qtbot: QtBot, show: Show) -> None:
    view, told = show("reason_and_people", "network", {("network.helpers", ""): [{"name": "Sam"}]})
    table: TableInput = control(view, "network.helpers")
    add = next(each for each in table.findChildren(QPushButton) if each.text().strip() == "Add a row")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert told[-1][2] == [{"name": "Sam"}, {}]
    removing = [each for each in table.findChildren(QPushButton) if each.accessibleName() == "Remove row 1"]
    qtbot.mouseClick(removing[-1], Qt.MouseButton.LeftButton)
    assert told[-1][2] == [{}]


def test_one_question_at_a_time_shows_one_and_steps_through_all(qtbot: QtBot, show: Show) -> None:
    view, _ = show("needs@e", "health")
    seen: list[tuple[int, int]] = []
    view.moved.connect(lambda number, of: seen.append((number, of)))
    view.set_guided(True)
    while view.step(1):
        pass
    assert seen[-1] == (6, 6)
    shown = [
        key
        for key in ("going_well", "needs", "today", "words", "how", "when")
        if not view.field_widget(f"health.{key}", "e").isHidden()
    ]
    assert shown == ["when"]


def test_the_answers_are_the_same_in_both_ways(qtbot: QtBot, show: Show) -> None:
    view, told = show("needs@e", "health")
    view.set_guided(True)
    qtbot.keyClicks(control(view, "health.going_well", "e"), "Eats well")
    view.set_guided(False)
    assert control(view, "health.going_well", "e").toPlainText() == "Eats well"
    assert told[-1] == ("health.going_well", "e", "Eats well")


def test_asked_alone_every_question_may_be_not_known_or_not_asked_yet(qtbot: QtBot, show: Show) -> None:
    view, told = show("needs@e", "health")
    view.set_guided(True)
    link = next(each for each in view.findChildren(QPushButton) if each.text() == "Not asked yet")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert told == [("health.going_well", "e", "not asked yet")]
    assert control(view, "health.going_well", "e").toPlainText() == "not asked yet"


def test_a_note_stands_beside_its_label(show: Show) -> None:
    view, _ = show("needs@e", "health", notes={("health.today", "e"): "Last time 4, in May"})
    texts = [each.text() for each in view.field_widget("health.today", "e").findChildren(QLabel)]
    assert "Last time 4, in May" in texts


def test_pairs_stand_side_by_side_when_wide_and_below_each_other_when_narrow(qtbot: QtBot, show: Show) -> None:
    view, _ = show("needs@e", "health")
    row = view.field_widget("health.needs", "e").parentWidget()
    assert isinstance(row, FieldsInARow)
    assert not row.stacked
    view.resize(440, 700)
    qtbot.waitUntil(lambda: row.stacked)


def test_every_control_of_every_page_has_a_name(qtbot: QtBot, form: Form) -> None:
    answers: dict[tuple[str, str], Any] = {("reason.took_part", ""): ["k"], ("voice.heard", "e"): "told"}
    view = FormView(today=lambda: TODAY)
    qtbot.addWidget(view)
    nameless = []
    for entry in entries(form, PEOPLE, answers):
        for page in entry.pages:
            view.show_page(page, answers, people=PEOPLE)
            for field, subject in page.addresses:
                if not control(view, field.key, subject.id).accessibleName():
                    nameless.append(field.key)
    assert nameless == []


def test_a_long_list_is_chosen_from_one_after_the_other(qtbot: QtBot) -> None:
    picker = PickMany([("pl", "Polish"), ("ro", "Romanian")], name="Languages")
    qtbot.addWidget(picker)
    told: list[tuple[str, ...]] = []
    picker.changed.connect(told.append)
    picker.choose(["pl", "ro"])
    remove = next(each for each in picker.findChildren(QPushButton) if each.accessibleName() == "Remove Polish")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert (told, picker.chosen) == ([("ro",)], ("ro",))


def test_neighbours_begin_at_one_height_where_only_one_has_a_hint(qtbot: QtBot, show: Show) -> None:
    view, _ = show("needs@e", "health")

    def top(key: str) -> int:
        return int(control(view, key, "e").mapTo(view, QPoint(0, 0)).y())

    qtbot.waitUntil(lambda: top("health.how") == top("health.when"))
