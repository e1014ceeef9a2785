"""Style walk: while Qt lays a style over every widget no widget ends, which would end the program."""

import gc
from collections.abc import Callable, Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import ownedByPython

from fpz_app.ui.theme import Theme
from tests.helpers.windows import Opened


class Styled(QLabel):
    """Does something whenever it is styled anew, as the program's own widgets do."""

    def __init__(self, do: Callable[[], object]) -> None:
        super().__init__("Styled")
        self.do: Callable[[], object] = lambda: None
        self.ensurePolished()
        self.do = do

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.do()


class Loose(QLabel):
    """Stands in no window."""

    itself: "Loose | None" = None


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


class Watched:
    """Styles one widget, which each time does `end`, and looks whether another is there still."""

    def __init__(self, qtbot: QtBot, loose: Loose, end: Callable[[], object]) -> None:
        self._loose, self._end, self.there = ref(loose), end, list[bool]()
        self._styled = Styled(self._look)
        qtbot.addWidget(self._styled)

    @property
    def ended(self) -> bool:
        return self._loose() is None

    def _look(self) -> None:
        self._end()
        self.there.append(not self.ended)


def in_a_cycle() -> Loose:
    """One that only Python's collector ends, which has just been and so comes by itself no time soon."""
    gc.collect()
    loose = Loose()
    loose.itself = loose
    return loose


def test_none_is_collected_before_all_are_styled(theme: Theme, qtbot: QtBot) -> None:
    watched = Watched(qtbot, in_a_cycle(), gc.collect)
    theme.apply(1.5, "dark")
    gc.collect()
    assert (set(watched.there), watched.ended) == ({True}, True)


def test_none_that_is_let_go_of_ends_before_all_are_styled(theme: Theme, qtbot: QtBot) -> None:
    only = [Loose()]
    watched = Watched(qtbot, only[0], only.clear)
    theme.apply(1.5, "dark")
    assert (set(watched.there), watched.ended) == ({True}, True)


def test_none_is_collected_while_another_style_is_set(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    watched = Watched(qtbot, in_a_cycle(), gc.collect)
    Theme(qapp)
    assert set(watched.there) == {True}


def test_nothing_is_collected_by_itself_meanwhile(theme: Theme, qtbot: QtBot) -> None:
    collecting: list[bool] = []
    styled = Styled(lambda: collecting.append(gc.isenabled()))
    qtbot.addWidget(styled)
    theme.apply(1.5, "dark")
    assert (set(collecting), gc.isenabled()) == ({False}, True)


def test_a_window_has_no_part_outside_it(qapp: QApplication, qtbot: QtBot) -> None:
    before = set(qapp.topLevelWidgets())
    opened = Opened(qapp)
    qtbot.addWidget(opened.window)
    opened.window.open("today")
    assert {each for each in set(qapp.topLevelWidgets()) - before if ownedByPython(each)} == {opened.window}
