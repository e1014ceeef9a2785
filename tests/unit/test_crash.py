"""Crash: a bug that flies is told plainly, drafts are kept, and the log learns nothing of the family."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fpz_app import logs
from fpz_app.ui import crash

SECRET = "Ellie Marlow sleeps badly"


@pytest.fixture
def done() -> Iterator[list[str]]:
    """What happened, in order; the hooks are put back afterwards."""
    before, before_threads = sys.excepthook, threading.excepthook
    happened: list[str] = []
    crash.install(keep_drafts=lambda: happened.append("drafts"), tell=lambda words: happened.append(words))
    yield happened
    sys.excepthook, threading.excepthook = before, before_threads


def fly() -> None:
    raise ValueError(SECRET)


def flown() -> None:
    try:
        fly()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)


def test_drafts_are_kept_before_anything_is_said(done: list[str]) -> None:
    flown()
    assert done == ["drafts", crash.WORDS]


def test_the_log_says_where_and_never_what(done: list[str], tmp_path: Path) -> None:
    stop = logs.start(tmp_path)
    crash.install(keep_drafts=lambda: None, tell=done.append)
    flown()
    stop()
    written = (tmp_path / logs.LOG_NAME).read_text()
    assert ("ValueError at" in written, SECRET in written) == (True, False)


def test_a_bug_on_another_thread_is_told_and_leaves_the_windows_alone(done: list[str]) -> None:
    thread = threading.Thread(target=fly)
    thread.start()
    thread.join()
    assert done == [crash.WORDS]


def test_a_failing_draft_does_not_hide_the_message() -> None:
    before = sys.excepthook, threading.excepthook
    told: list[str] = []
    crash.install(keep_drafts=fly, tell=told.append)
    flown()
    sys.excepthook, threading.excepthook = before
    assert told == [crash.WORDS]
