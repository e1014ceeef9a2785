"""Lasting None: keeps PySide6 6.12 from ending the process on Python 3.11.

Many PySide6 6.12.0 calls give away a reference to None, True or False that they do not own. Since Python 3.12 these cannot be
used up; before that the process dies after some thousand calls with "none_dealloc: deallocating None" or "bool_dealloc".
"""

import ctypes
import sys

PLENTY = 1 << 60
SINGLES: tuple[object, ...] = (None, True, False, NotImplemented, ...)


def make_none_last() -> None:
    """Gives None and its like more references than any process can use up, where they are still counted."""
    if sys.version_info < (3, 12):
        for single in SINGLES:
            if sys.getrefcount(single) < PLENTY // 2:
                ctypes.c_ssize_t.from_address(id(single)).value += PLENTY
