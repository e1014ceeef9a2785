"""The watchdog tells when the window does not answer, and what it was doing; the bench of blocks relies on it."""

import threading
import time
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from fpz_app.domain.dates import read_date
from fpz_app.domain.errors import Problem
from tests.helpers import hands
from tests.helpers.watchdog import Watchdog, innermost

LONG = 0.3


def turn(seconds: float) -> None:
    """The event loop goes on meanwhile."""
    end = time.monotonic() + seconds
    hands.until(lambda: time.monotonic() > end, "time")


def test_it_tells_of_a_block_and_how_long_it_was(qapp: QApplication) -> None:
    watchdog = Watchdog(limit=0.1).start()
    turn(0.1)
    time.sleep(LONG)
    turn(0.1)
    assert max(each.seconds for each in watchdog.stop()) > LONG - 0.1


def test_its_thread_ends_with_it(qapp: QApplication) -> None:
    Watchdog().start().stop()
    assert "watchdog" not in [each.name for each in threading.enumerate()]


def test_it_names_the_program_s_own_function() -> None:
    with pytest.raises(Problem) as raised:
        read_date("no day at all", date(2026, 11, 23))
    frame = raised.tb
    while frame.tb_next is not None:
        frame = frame.tb_next
    assert innermost(frame.tb_frame).startswith("domain/date")


def test_where_the_program_is_not_at_work_it_names_nothing() -> None:
    assert innermost(None) == ""
