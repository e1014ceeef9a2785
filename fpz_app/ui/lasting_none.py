"""Lasting None: keeps PySide6 6.12 from ending the process on Python 3.11.

Every PySide6 6.12.0 call that returns nothing gives away a reference to None that it does not own. Since Python 3.12 None cannot
be used up; before that the process dies after some thousand calls with "none_dealloc: deallocating None".
"""

import ctypes
import sys

PLENTY = 1 << 60


def make_none_last() -> None:
    """Gives None more references than any process can use up, where None is still counted."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < PLENTY // 2:
        ctypes.c_ssize_t.from_address(id(None)).value += PLENTY
