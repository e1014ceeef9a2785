"""Logs: what went well or wrong, in our own words, never with anything that could identify a family.

A line holds the time, an event's word, plain figures, and for errors their types and places in the code. The text of a
message or an exception is never written, whoever made it: it may quote a name, a query's values or a path.
"""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from enum import StrEnum
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOG_NAME = "fpz.log"
FILE_SIZE, FILES_KEPT = 500_000, 4
LARGEST_FIGURE = 1_000_000  # an NHS number, a telephone number or a date written as digits is larger
_PLACES_SHOWN = 12
_PACKAGE = Path(__file__).parent

_ours = logging.getLogger("fpz_app")


class Event(StrEnum):
    """The words a log line may hold. Add one here to log something new."""

    STARTED = "started"
    ENDED = "ended"
    SET_UP = "laptop set up"
    UNLOCKED = "unlocked"
    REFUSED = "passphrase refused"
    RECOVERED = "opened with the recovery code"
    LOCKED = "locked"
    OPENED_READ_ONLY = "store opened read only"
    MIGRATED = "store brought up to date"
    BACKED_UP = "backup made"
    RESTORED = "backup restored"
    DAMAGED = "store damaged"
    DISK_FULL = "disk full"
    IMPORTED = "workbook brought in"
    PRINTED = "print made"
    SLOW = "slow"
    QT_WARNED = "Qt warned"
    SERVING = "centre serving"
    ENROLLED = "laptop enrolled"
    PUSHED = "works taken"
    UNSOUND = "earlier works left out"
    FAILED = "failed"


def start(folder: Path, *, file_size: int = FILE_SIZE) -> Callable[[], None]:
    """Logs to a rotating file in `folder`; from here on no error's text reaches the file or the terminal.

    Returns what ends it and puts everything back, which a program that runs to its end need not call.
    """
    handler = _handler(folder, file_size)
    handler.setFormatter(SafeFormatter())
    root = logging.getLogger()
    before = (sys.excepthook, sys.unraisablehook, threading.excepthook, logging.raiseExceptions)
    root.addHandler(handler)
    _ours.setLevel(logging.INFO)
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # otherwise a log call that fails prints its arguments
    sys.excepthook, sys.unraisablehook, threading.excepthook = _uncaught, _unraisable, _uncaught_in_thread

    def stop() -> None:
        sys.excepthook, sys.unraisablehook, threading.excepthook, logging.raiseExceptions = before
        logging.captureWarnings(False)
        root.removeHandler(handler)
        handler.close()

    return stop


def _handler(folder: Path, file_size: int) -> logging.Handler:
    """Where nothing can be written, nothing is logged: the program opens for reading all the same."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return RotatingFileHandler(folder / LOG_NAME, maxBytes=file_size, backupCount=FILES_KEPT, encoding="utf-8")
    except OSError:
        return logging.NullHandler()


def note(event: Event, **figures: int | float) -> None:
    """Logs an event with figures such as `works=3` or `seconds=0.4`; a figure too large to be a count is left out."""
    _ours.info(event, extra={"event": event, "figures": figures})


def failed(error: BaseException) -> None:
    """Logs an error by its types and places; see `describe`."""
    _ours.error(Event.FAILED, extra={"event": Event.FAILED}, exc_info=error)


def describe(error: BaseException | None) -> str:
    """An error without its text, the first cause first: `ValueError at casework/plans.py:31 in agree_plan < …`."""
    return " | then ".join(_one(each) for each in _chain(error))


class SafeFormatter(logging.Formatter):
    """Writes what a record is about and where, and drops what it says."""

    def format(self, record: logging.LogRecord) -> str:
        event = getattr(record, "event", None)
        about = event.value if isinstance(event, Event) else _source(record)
        parts = [self.formatTime(record), record.levelname, about]
        figures = getattr(record, "figures", None)
        parts += _figures(figures) if isinstance(figures, dict) else []
        if record.exc_info and record.exc_info[1]:
            parts.append(describe(record.exc_info[1]))
        return " ".join(parts)


def _source(record: logging.LogRecord) -> str:
    return f"{record.name} said something at {_place(Path(record.pathname), record.lineno, record.funcName or '')}"


def _figures(figures: dict[str, object]) -> Iterator[str]:
    for name, value in figures.items():
        if isinstance(value, int | float) and abs(value) < LARGEST_FIGURE:
            yield f"{name}={value:g}" if isinstance(value, float) else f"{name}={int(value)}"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return reversed(seen)


def _one(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, BaseExceptionGroup):
        name += f" of ({'; '.join(describe(each) for each in error.exceptions)})"
    places = list(_places(error.__traceback__))[-_PLACES_SHOWN:]
    return f"{name} at {' < '.join(reversed(places))}" if places else name


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield _place(Path(code.co_filename), trace.tb_lineno, code.co_name)
        trace = trace.tb_next


def _place(path: Path, line: int, function: str) -> str:
    """Our own files from the package's folder on, others by name alone: the folders above may hold a person's name."""
    shown = path.relative_to(_PACKAGE) if path.is_relative_to(_PACKAGE) else Path(path.name)
    return f"{shown.as_posix()}:{line} in {function}"


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    failed(error.with_traceback(trace))
    if sys.stderr:
        sys.stderr.write(f"fpz: {describe(error)}\n")


def _uncaught_in_thread(happened: threading.ExceptHookArgs) -> None:
    if happened.exc_value is not None and happened.exc_type is not SystemExit:
        _uncaught(happened.exc_type, happened.exc_value, happened.exc_traceback)


def _unraisable(happened: "sys.UnraisableHookArgs") -> None:
    if happened.exc_value is not None:
        _uncaught(happened.exc_type, happened.exc_value, happened.exc_traceback)
