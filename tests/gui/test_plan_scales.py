"""The plan's page over time: charts with a table of the same facts, drift with its reason, each action's history."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.casework.meeting_goals import score_goal
from fpz_app.casework.meeting_holding import attend, finish
from fpz_app.domain.plans import Goal, GoalScore
from fpz_app.presenters.plan_scales import Mark, Series
from fpz_app.store.store import Store
from fpz_app.ui.look import colour
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.scale_chart import ScaleChart
from tests.helpers import hands
from tests.helpers.desks import NOW
from tests.helpers.meetings import held, page_of
from tests.helpers.plan_window import PlanWindow
from tests.helpers.stores import PRIYA

TEXT = "Callum is in school each day"
DAYS = [date(2026, 6, 1) + timedelta(weeks=6 * at) for at in range(4)]


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[PlanWindow]:
    opened = PlanWindow(qtbot, store)
    yield opened
    opened.screen.close()


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    yield theme
    theme.apply()


def scaled(window: PlanWindow, *scores: int, **more: object) -> Goal:
    goal = window.goal(**more)
    with window.store.work(PRIYA, "Scale a goal") as work:
        for day, score in zip(DAYS, scores, strict=False):
            work.put(GoalScore(file_id=goal.file_id, family_id=goal.family_id, goal_id=goal.id, on=day, score=score, by="Kerry"))
    window.open()
    return goal


def charts() -> list[str]:
    return [each.accessibleName() for each in hands.seen(ScaleChart)]


def test_a_chart_says_every_number_with_its_day(window: PlanWindow) -> None:
    scaled(window, 3, 4, 5, hoped=8)
    assert charts() == [f"{TEXT}: 3 on 1 Jun, 4 on 13 Jul, 5 on 24 Aug; hoped for 8, of 10"]


def test_before_a_second_review_there_is_nothing_over_time(window: PlanWindow) -> None:
    scaled(window, 3)
    assert not hands.reads("Scales over time")


def test_the_table_tells_the_same_and_stays_when_the_plan_is_drawn_anew(window: PlanWindow) -> None:
    goal = scaled(window, 3, 4)
    hands.press("Show as a table")
    told = [f"{TEXT}. 1 Jun. 3. Kerry 3", f"{TEXT}. 13 Jul. 4. Kerry 4"]
    assert hands.rows_of("Scales over time") == told
    window.screen.presenter.goals.scale(goal.id, 6, "Callum")
    assert hands.until(lambda: len(hands.rows_of("Scales over time")) == 3, "a third row")
    hands.press("Show as charts")
    assert len(hands.until(charts, "charts")) == 1


def test_everyones_overall_scaling_is_drawn_for_each_of_them(window: PlanWindow) -> None:
    window.goal()
    for day, score in ((DAYS[0], 3), (DAYS[1], 5)):
        meeting = held(window.store, window.marlows, on=day)
        callum = next(each for each in page_of(window.store, meeting).people if each.name == "Callum")
        attend(window.store, PRIYA, replace(callum, score=score), day)
        finish(window.store, PRIYA, meeting.id, now=NOW)
    window.open()
    assert charts() == ["Callum: 3 on 1 Jun, 5 on 13 Jul, of 10"]


def test_where_people_differ_the_table_says_who_said_what(window: PlanWindow) -> None:
    goal = scaled(window, 3)
    meeting = held(window.store, window.marlows, on=DAYS[1])
    for each, score in zip(page_of(window.store, meeting).people, (4, 6), strict=False):
        score_goal(window.store, PRIYA, meeting.id, goal_id=goal.id, who=each, score=score)
    score_goal(window.store, PRIYA, meeting.id, goal_id=goal.id, who=None, score=5)
    finish(window.store, PRIYA, meeting.id, now=NOW)
    window.open()
    hands.press("Show as a table")
    assert hands.rows_of("Scales over time")[1] == f"{TEXT}. 13 Jul. 5. Callum 6, Kerry Marlow 4; 5 agreed together"


@pytest.mark.parametrize(("look", "count"), [("light", 1), ("dark", 2), ("hc-light", 5), ("hc-dark", 24)])
def test_a_chart_of_any_length_paints_its_marks_in_every_look(themed: Theme, qtbot: QtBot, look: str, count: int) -> None:
    themed.apply(2.0, look)
    marks = tuple(Mark(f"{at % 28 + 1} Sep", at % 11, at % 11, 10, "") for at in range(count))
    chart = ScaleChart(Series("A goal", marks, hoped=10))
    qtbot.addWidget(chart)
    chart.resize(chart.minimumSizeHint())
    image = chart.grab().toImage()
    painted = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {colour(each).name() for each in ("accent", "ink2", "line")} <= painted


def test_drift_is_told_with_its_reason_and_leads_to_the_goal(window: PlanWindow) -> None:
    scaled(window, 4, 4, 4, 4)
    assert hands.reads(f"“{TEXT}” has stood at 4 over 3 reviews.")
    why = "The same since 1 June; reviewed on 13 July, 24 August and 5 October. Zone setting: 3 reviews."
    assert hands.reads(why)
    hands.press(f"Worth a look: “{TEXT}” has stood at 4 over 3 reviews. {why} Try another way?")
    assert window.focused == f"Change: {TEXT}"


def test_the_history_of_the_actions_opens_in_place_and_escape_shuts_it(window: PlanWindow) -> None:
    window.action(window.goal(), "Ask for two workshop days")
    hands.press(f"History: {TEXT}")
    (past,) = [each for each in hands.seen(QWidget) if each.accessibleName() == "History of “Ask for two workshop days”"]
    assert hands.reads("Words: Ask for two workshop days")
    past.setFocus()
    hands.keys(Qt.Key.Key_Escape)
    assert not hands.reads("Words: Ask for two workshop days")
