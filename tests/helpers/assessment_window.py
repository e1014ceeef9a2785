"""The assessment's tab of the Marlows' file in a window of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.assessment_reading import given
from fpz_app.casework.assessments import approve, save_answers, start_assessment
from fpz_app.domain.assessments import Assessment
from fpz_app.domain.forms import Address
from fpz_app.domain.workers import Worker
from fpz_app.presenters.assessment import AssessmentPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.assessment import AssessmentScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.sections import SectionItem
from tests.helpers import hands
from tests.helpers.assessments import FORM, whole
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, PRIYA

MAY = datetime(2026, 5, 20, 12, 0)


class Window:
    """The assessment's tab of the Marlows' file."""

    def __init__(self, qtbot: QtBot, store: Store, *, actor: Worker = PRIYA) -> None:
        self.qtbot, self.store, self.kept = qtbot, store, Kept()
        self.marlows: Marlows = make_marlows(store)
        self.desk = desk_for(store, self.kept, actor=actor)
        self.screen = AssessmentScreen(lambda view: AssessmentPresenter(view, self.desk), lambda: TODAY)
        self.previews: list[tuple[str, bytes, str]] = []
        self.screen.preview.connect(lambda *print_: self.previews.append(print_))
        store.listeners.append(self.screen.refresh)
        qtbot.addWidget(self.screen)
        self.screen.resize(1072, 700)

    def open(self, item_id: str = "") -> None:
        self.screen.show()
        self.screen.activateWindow()
        self.screen.open(self.marlows.id, item_id)
        QApplication.processEvents()

    def start(self, on: date = TODAY) -> Assessment:
        return start_assessment(self.store, PRIYA, self.marlows.id, form=FORM, today=on)

    def in_may(self, answers: dict[Address, object] | None = None) -> Assessment:
        """A whole assessment, finished and approved in May."""
        made = self.start(MAY.date())
        save_answers(self.store, PRIYA, made.id, answers or {}, form=FORM, today=MAY.date())
        whole(self.store, PRIYA, made, now=MAY)
        return approve(self.store, MANAGER, made.id, MAY.date())

    def line(self, words: str) -> SectionItem:
        return hands.until(lambda: next((each for each in hands.seen(SectionItem) if each.text() == words), None), words)

    def choose(self, words: str) -> None:
        QTest.keyClick(self.line(words), Qt.Key.Key_Space)
        QApplication.processEvents()

    def kept_answers(self, assessment: Assessment) -> dict[Address, object]:
        return given(self.store, assessment.id).answers


@contextmanager
def assessment_window(qtbot: QtBot, store: Store, *, actor: Worker = PRIYA) -> Iterator[Window]:
    """Closed afterwards, and deaf to the store."""
    Theme(QApplication.instance()).apply(1.0, "light")  # type: ignore[arg-type]
    opened = Window(qtbot, store, actor=actor)
    yield opened
    store.listeners.clear()
    opened.screen.close()
