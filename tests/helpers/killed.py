"""Killed: what a process that is killed in the middle leaves behind, found out in a copy of this one."""

import os
import signal
from collections.abc import Callable

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

    def step(*_: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    sa.event.listen(sa.Engine, "before_cursor_execute", step)
    sa.event.listen(sa.Engine, "commit", step)
    code = 1
    try:
        doing()
        code = 0
    finally:
        os._exit(code)
