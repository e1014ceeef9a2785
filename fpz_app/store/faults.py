"""Faults: what the database says when it fails, in words that a practitioner can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from fpz_app.domain.errors import Problem
from fpz_app.store.engine import Damaged


@contextmanager
def in_words() -> Iterator[None]:
    try:
        yield
    except sa.exc.DatabaseError as error:
        raise plain(error) from error.orig


_DAMAGE = ("malformed", "not a database", "vtable constructor failed")
_DISK: dict[str, tuple[str, str]] = {
    "full": ("The disk is full. Nothing was lost, but it could not be saved.", "Make room on the disk, then save again."),
    "readonly": ("The disk cannot be written to.", "Check that the folder is not write-protected."),
    "disk I/O": ("The disk did not answer.", "Check the disk, then save again. What you typed is still here."),
    "locked": ("The record is busy.", "Wait a moment, then save again."),
}


def plain(error: sa.exc.DatabaseError) -> Exception:
    """The Problem for what can go wrong with a disk; another fault stays the bug it is."""
    if any(sign in str(error.orig) for sign in _DAMAGE):
        return Damaged()
    for sign, (message, remedy) in _DISK.items():
        if sign in str(error.orig):
            return Problem(message, remedy)
    return error
