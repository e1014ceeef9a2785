"""One heap: all threads share it; otherwise each thread that ever ran a task keeps what memory it once took."""

import ctypes
import sys

M_ARENA_MAX = -8
"""glibc's mallopt(3)."""


def share() -> None:
    """Before the first thread begins; where the system's library has no such setting nothing is changed."""
    if sys.platform == "linux":
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)
        if set_option is not None:
            set_option(M_ARENA_MAX, 1)
