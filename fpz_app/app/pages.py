"""Pages: every page of the window with its presenter."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from fpz_app.presenters.desk import Desk
from fpz_app.presenters.today import TodayPresenter
from fpz_app.ui.main_window import MainWindow
from fpz_app.ui.navigation import Place
from fpz_app.ui.screens.today import TodayScreen
from fpz_app.ui.signals import AppSignals
from fpz_app.ui.theme import Theme


def make_places(desk: Desk, signals: AppSignals, theme: Theme, window: Callable[[], MainWindow]) -> Sequence[Place]:
    """What the window can open, by page key."""

    def today() -> QWidget:
        return TodayScreen(lambda view: TodayPresenter(view, desk))

    return (Place("today", today),)
