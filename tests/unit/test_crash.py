"""Crash: a bug that flies is told plainly, drafts are kept, and the log learns nothing of the family."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest

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


def test_the_log_says_where_and_never_what(done: list[str], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        flown()
    assert ("ValueError at test_crash.py" in caplog.text, SECRET in caplog.text) == (True, False)


def test_a_bug_on_another_thread_is_told_too(done: list[str]) -> None:
    thread = threading.Thread(target=fly)
    thread.start()
    thread.join()
    assert done == ["drafts", crash.WORDS]


def test_a_failing_draft_does_not_hide_the_message(caplog: pytest.LogCaptureFixture) -> None:
    before = sys.excepthook, threading.excepthook
    told: list[str] = []
    crash.install(keep_drafts=fly, tell=told.append)
    flown()
    sys.excepthook, threading.excepthook = before
    assert told == [crash.WORDS]


def test_the_place_is_named_innermost_first() -> None:
    with pytest.raises(ValueError, match=SECRET) as flying:
        fly()
    places = crash.where(ValueError, flying.tb).split(" < ")
    assert [place.split(" in ")[1] for place in places] == ["fly", "test_the_place_is_named_innermost_first"]
