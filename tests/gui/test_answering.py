"""A job in another thread hears whether the interface thread has something to do."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fpz_app.app.answering import Answering


@pytest.fixture
def answering(qtbot: QtBot) -> Iterator[Answering]:
    owner = QObject()
    yield Answering(owner)
    owner.deleteLater()


def ask(answering: Answering, seconds: float, said: list[bool]) -> threading.Thread:
    thread = threading.Thread(target=lambda: said.append(answering.within(seconds)))
    thread.start()
    return thread


def test_an_interface_that_rests_answers(answering: Answering, qtbot: QtBot) -> None:
    said: list[bool] = []
    thread = ask(answering, 30, said)
    qtbot.waitUntil(lambda: bool(said))
    thread.join()
    assert said == [True]


def test_an_interface_that_is_at_work_does_not_answer(answering: Answering) -> None:
    said: list[bool] = []
    ask(answering, 0.01, said).join()
    assert said == [False]


def test_the_interface_thread_waits_for_no_answer_of_its_own(answering: Answering) -> None:
    assert answering.within(30)
