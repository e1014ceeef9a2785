"""Logs: useful to whoever mends the program, and empty of families (T-11)."""

import logging
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from fpz_app import logs
from fpz_app.logs import Event

CANARY = "Marigold Featherstonehaugh"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    stop = logs.start(tmp_path / "logs")
    yield tmp_path / "logs" / logs.LOG_NAME
    stop()


def fail_with(text: str) -> None:
    try:
        raise KeyError(text)
    except KeyError as inner:
        raise ValueError(f"{text} is not a number") from inner


def caught() -> ValueError:
    with pytest.raises(ValueError, match="not a number") as error:
        fail_with(CANARY)
    return error.value


def test_an_event_is_logged_with_its_figures(log: Path) -> None:
    logs.note(Event.BACKED_UP, works=3, seconds=0.25)
    assert log.read_text().rstrip().endswith("INFO backup made works=3 seconds=0.25")


def test_a_figure_that_could_be_an_identifier_is_left_out(log: Path) -> None:
    logs.note(Event.IMPORTED, rows=12, number=9434765919, born=20120517)
    assert log.read_text().rstrip().endswith("workbook brought in rows=12")


def test_an_error_is_logged_by_type_and_place(log: Path) -> None:
    logs.failed(caught())
    line = log.read_text()
    assert "ERROR failed KeyError at test_logs.py:" in line
    assert "| then ValueError at test_logs.py:" in line
    assert "in fail_with" in line


def test_no_text_of_an_error_is_logged(log: Path) -> None:
    logs.failed(caught())
    assert CANARY not in log.read_text()


def test_no_text_of_another_librarys_message_is_logged(log: Path) -> None:
    logging.getLogger("another.package").error("no such person: %s", CANARY)
    logging.getLogger("another.package").exception(f"failed for {CANARY}", exc_info=caught())
    text = log.read_text()
    assert "another.package said something at test_logs.py:" in text
    assert CANARY not in text


def test_no_text_of_a_warning_is_logged(log: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn(f"odd date for {CANARY}", stacklevel=1)
    text = log.read_text()
    assert "py.warnings" in text
    assert CANARY not in text


def test_no_text_of_errors_in_a_group_is_logged(log: Path) -> None:
    logs.failed(ExceptionGroup(CANARY, [caught(), OSError(CANARY)]))
    text = log.read_text()
    assert "ExceptionGroup of (KeyError" in text
    assert CANARY not in text


def test_an_error_in_a_thread_is_logged_without_its_text(log: Path, capfd: pytest.CaptureFixture[str]) -> None:
    worker = threading.Thread(target=fail_with, args=(CANARY,))
    worker.start()
    worker.join()
    assert "in fail_with" in log.read_text()
    assert CANARY not in log.read_text() + "".join(capfd.readouterr())


def test_a_persons_own_folders_are_not_named(log: Path) -> None:
    logs.failed(caught())
    assert str(Path(__file__).parent) not in log.read_text()


def test_a_program_that_dies_says_where_and_not_what(tmp_path: Path) -> None:
    """In a process of its own: an uncaught error, one in a thread, one in `__del__`, a log call that fails."""
    script = f"""
import logging, sys, threading
from pathlib import Path
from fpz_app import logs
logs.start(Path(sys.argv[1]))
class Leaves:
    def __del__(self):
        raise OSError("{CANARY}")
Leaves()
logging.getLogger("x").warning("%d people", "{CANARY}")
worker = threading.Thread(target=lambda: {{}}["{CANARY}"])
worker.start()
worker.join()
name = "{CANARY}"
raise RuntimeError(f"could not save {{name}}")
"""
    done = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=False)
    written = (tmp_path / logs.LOG_NAME).read_text()
    assert done.returncode == 1
    assert all(kind in written for kind in ("RuntimeError", "KeyError", "OSError"))
    assert CANARY not in done.stdout + done.stderr + written


def test_old_logs_are_thrown_away(tmp_path: Path) -> None:
    stop = logs.start(tmp_path, file_size=1_000)
    for _ in range(200):
        logs.note(Event.SLOW, seconds=0.123456)
    stop()
    kept = list(tmp_path.iterdir())
    assert len(kept) == logs.FILES_KEPT + 1
    assert all(each.stat().st_size <= 1_000 for each in kept)


def test_the_terminals_own_hooks_come_back(tmp_path: Path) -> None:
    before = sys.excepthook, sys.unraisablehook, threading.excepthook
    stop = logs.start(tmp_path)
    assert sys.excepthook is not before[0]
    stop()
    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) == before
