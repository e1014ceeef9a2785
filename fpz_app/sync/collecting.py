"""Collecting: Python's search for cycles waits while a page of works or rows is in hand."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Python looks for cycles the oftener the more there is in memory: a page of rows has none, and took twice as long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
