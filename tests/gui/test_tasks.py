"""Tasks: slow work off the interface thread."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from fpz_app.domain.errors import Problem
from fpz_app.ui import tasks


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


def test_the_work_is_done_on_another_thread(qtbot: QtBot, owner: QObject) -> None:
    where: list[bool] = []
    tasks.run(owner, lambda: threading.current_thread() is threading.main_thread(), done=where.append)
    qtbot.waitUntil(lambda: bool(where))
    assert where == [False]


def test_the_result_comes_back_on_the_interface_thread(qtbot: QtBot, owner: QObject, qapp: QApplication) -> None:
    came: list[bool] = []
    tasks.run(owner, lambda: 1, done=lambda _result: came.append(QThread.currentThread() is qapp.thread()))
    qtbot.waitUntil(lambda: bool(came))
    assert came == [True]


def test_a_problem_is_handed_to_failed(qtbot: QtBot, owner: QObject) -> None:
    def work() -> None:
        raise Problem("The disk is full", "Make room and try again.")

    problems: list[Problem] = []
    tasks.run(owner, work, done=lambda _result: None, failed=problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert problems[0].message == "The disk is full"


def test_a_bug_flies_on_the_interface_thread(qtbot: QtBot, owner: QObject) -> None:
    def work() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as flown:
        tasks.run(owner, work, done=lambda _result: None, failed=lambda _problem: None)
        qtbot.waitUntil(lambda: bool(flown))
    assert flown[0][0] is ZeroDivisionError


def test_work_that_waits_keeps_no_other_waiting(qtbot: QtBot, owner: QObject) -> None:
    may_end, came = threading.Event(), []
    for _ in range(3):
        tasks.run(owner, may_end.wait, done=lambda _result: None)
    tasks.run(owner, lambda: 1, done=came.append)
    try:
        qtbot.waitUntil(lambda: bool(came))
    finally:
        may_end.set()


def test_the_result_is_dropped_when_the_owner_is_gone(qtbot: QtBot, owner: QObject) -> None:
    may_end, came = threading.Event(), []
    tasks.run(owner, lambda: may_end.wait(5), done=came.append)
    delete(owner)
    may_end.set()
    QThreadPool.globalInstance().waitForDone(5000)
    qtbot.wait(20)
    assert came == []


def test_long_work_tells_how_far_it_is(qtbot: QtBot, owner: QObject) -> None:
    def work(tell: tasks.Tell) -> str:
        tell(1, 2, "First half")
        tell(2, 2, "Second half")
        return "done"

    told: list[tuple[int, int, str]] = []
    came: list[str] = []
    tasks.run_long(owner, work, told=lambda *how_far: told.append(how_far), done=came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert told == [(1, 2, "First half"), (2, 2, "Second half")]


def test_cancelled_work_ends_at_its_next_word_and_reports_nothing(qtbot: QtBot, owner: QObject) -> None:
    going, ended = threading.Event(), threading.Event()
    came: list[object] = []

    def work(tell: tasks.Tell) -> None:
        going.wait(5)
        try:
            tell(1, 2, "Half")
        finally:
            ended.set()

    task = tasks.run_long(owner, work, told=lambda *_: None, done=came.append, failed=came.append)
    task.cancel()
    going.set()
    qtbot.waitUntil(ended.is_set)
    qtbot.wait(20)
    assert came == []


def test_what_is_told_after_the_owner_is_gone_is_dropped(qtbot: QtBot, owner: QObject) -> None:
    may_tell, told = threading.Event(), []

    def work(tell: tasks.Tell) -> None:
        may_tell.wait(5)
        tell(1, 2, "Half")

    tasks.run_long(owner, work, told=lambda *how_far: told.append(how_far), done=lambda _result: None)
    delete(owner)
    may_tell.set()
    QThreadPool.globalInstance().waitForDone(5000)
    qtbot.wait(20)
    assert told == []
