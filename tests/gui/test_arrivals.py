"""What came from elsewhere is shown together, what was written here at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fpz_app.app.arrivals import TOGETHER, Arrivals
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.store.store import Changed

A_NOTE = Changed(frozenset({Note}), frozenset({"one"}), "Changes arrived", "", "")
A_FAMILY = Changed(frozenset({Family}), frozenset({"two"}), "Changes arrived", "", "")
CLOSED = Changed(frozenset({Note}), frozenset({"four"}), "A restricted file was closed", "priya", "")
OWN = Changed(frozenset({Note}), frozenset({"three"}), "Write a note", "priya", "a group")


@pytest.fixture
def shown() -> list[Changed]:
    return []


@pytest.fixture
def arrivals(shown: list[Changed], qtbot: QtBot) -> Iterator[Arrivals]:
    owner = QObject()
    yield Arrivals(shown.append, owner)
    owner.deleteLater()


def test_what_is_written_here_is_shown_at_once(arrivals: Arrivals, shown: list[Changed]) -> None:
    arrivals.hear(OWN)
    assert shown == [OWN]


def test_pages_that_come_fast_are_shown_as_one(arrivals: Arrivals, shown: list[Changed], qtbot: QtBot) -> None:
    for _ in range(20):
        arrivals.hear(A_NOTE)
        arrivals.hear(A_FAMILY)
    qtbot.waitUntil(lambda: bool(shown))
    assert [(each.kinds, each.files) for each in shown] == [(frozenset({Note, Family}), frozenset({"one", "two"}))]


def test_what_comes_later_is_shown_again(arrivals: Arrivals, shown: list[Changed], qtbot: QtBot) -> None:
    arrivals.hear(A_NOTE)
    qtbot.waitUntil(lambda: len(shown) == 1)
    arrivals.hear(A_FAMILY)
    qtbot.waitUntil(lambda: shown == [A_NOTE, A_FAMILY])


def test_what_came_before_is_shown_before_what_is_written_here(arrivals: Arrivals, shown: list[Changed]) -> None:
    arrivals.hear(A_NOTE)
    arrivals.hear(OWN)
    assert shown == [A_NOTE, OWN]


def test_the_closing_of_a_restricted_file_is_not_waited_for(arrivals: Arrivals, shown: list[Changed]) -> None:
    arrivals.hear(CLOSED)
    assert shown == [CLOSED]


def test_what_goes_on_coming_is_not_shown_again_at_once(arrivals: Arrivals, shown: list[Changed], qtbot: QtBot) -> None:
    arrivals.hear(A_NOTE)
    qtbot.waitUntil(lambda: len(shown) == 1)
    arrivals.hear(A_FAMILY)
    assert arrivals._timer.interval() > TOGETHER
