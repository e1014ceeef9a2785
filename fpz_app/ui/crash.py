"""Crash: what happens when a bug flies: drafts are kept, the person is told, the log learns where but not what."""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

log = logging.getLogger("fpz.crash")

WORDS = (
    "Something went wrong in the program. What you wrote is kept. You can carry on; if it happens again, lock and open it again."
)


def install(*, keep_drafts: Callable[[], None], tell: Callable[[str], None]) -> None:
    """Sets the hooks for the interface thread and the others. `tell` gets plain words to show, on whichever thread it flew."""

    def flew(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("%s", where(kind, trace))
        try:
            keep_drafts()
        except Exception as second:  # the person is told in any case
            log.exception("%s", where(type(second), second.__traceback__), exc_info=False)
        tell(WORDS)

    sys.excepthook = flew
    threading.excepthook = lambda args: flew(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)


def where(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of error and the places in the code it passed, without one value: "KeyError at rows.py:40 in data"."""
    steps = [f"{Path(step.filename).name}:{step.lineno} in {step.name}" for step in extract_tb(trace)]
    return f"{kind.__name__} at " + (" < ".join(reversed(steps)) or "an unknown place")
