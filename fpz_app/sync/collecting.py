"""Collecting: Python's search for cycles waits while a page of works or rows is in hand, in any thread."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_inside = 0
_was_on = True


@contextmanager
def no_collection() -> Iterator[None]:
    """Python looks for cycles the oftener the more there is in memory: a page of rows has none, and took twice as long."""
    global _inside, _was_on
    with _lock:
        if not _inside:
            _was_on = gc.isenabled()
            gc.disable()
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside and _was_on:
                gc.enable()
