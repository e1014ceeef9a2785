"""Thrift: what a process would hold of memory for nobody's use."""

import builtins
import ctypes
import sys

M_ARENA_MAX = -8
"""glibc's mallopt(3)."""


def share_one_heap() -> None:
    """Before the first thread begins: otherwise each that ever ran a task keeps what memory it once took. Where the system's
    library has no such setting nothing is changed."""
    if sys.platform == "linux":
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)
        if set_option is not None:
            set_option(M_ARENA_MAX, 1)


def import_plainly() -> None:
    """PySide reads each imported module's source to see whether it asks for `__feature__`, and the source stays in memory; this
    program asks for none, so Python's own import, which PySide keeps under this name, is put back."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
