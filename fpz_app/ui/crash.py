"""Crash: what happens when a bug flies: drafts are kept, the person is told, the log learns where but not what."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from fpz_app import logs

WORDS = (
    "Something went wrong in the program. What you wrote is kept. You can carry on; if it happens again, lock and open it again."
)


def install(*, keep_drafts: Callable[[], None], tell: Callable[[str], None]) -> None:
    """Sets the hooks for the interface thread and the others. `keep_drafts` is called on the interface thread only; `tell` gets
    plain words to show, on whichever thread it flew."""

    def flew(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logs.failed(error)
        try:
            keep_drafts()
        except Exception as second:  # the person is told in any case
            logs.failed(second)
        tell(WORDS)

    def flew_elsewhere(args: threading.ExceptHookArgs) -> None:
        logs.failed(args.exc_value or args.exc_type())
        tell(WORDS)

    sys.excepthook = flew
    threading.excepthook = flew_elsewhere
