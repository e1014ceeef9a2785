"""Killed: what a process that is killed in the middle leaves behind, found out in a copy of this one."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa


def ends_by_itself(doing: Callable[[], object], statement: int) -> bool:
    """Does it in a process that kills itself before its so-manieth statement or commit; False where that came to pass."""
    child = os.fork()
    if not child:
        _be_killed(doing, statement)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.waitstatus_to_exitcode(status) == 0, "what was to be killed failed by itself"
    return True


def _be_killed(doing: Callable[[], object], statement: int) -> None:
    left = statement

    def step() -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    code = 1
    try:
        with before_each_statement(step):
            doing()
        code = 0
    finally:
        os._exit(code)


@contextmanager
def before_each_statement(step: Callable[[], None]) -> Iterator[None]:
    """Of any database, and before each commit."""

    def see(*_: object) -> None:
        step()

    for event in ("before_cursor_execute", "commit"):
        sa.event.listen(sa.Engine, event, see)
    try:
        yield
    finally:
        for event in ("before_cursor_execute", "commit"):
            sa.event.remove(sa.Engine, event, see)
