"""One task: a screen's slow work, one piece at a time, with what it is doing and what went wrong on show."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from fpz_app.domain.errors import Problem

if TYPE_CHECKING:
    from fpz_app.presenters.desk import Run


class BusyView(Protocol):
    """`show_busy("")` means that the screen may be used again."""

    def show_busy(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...


class OneTask:
    """A second press while the first is under way does nothing. `refused` is called after each Problem shown."""

    def __init__(self, view: BusyView, run: "Run", refused: Callable[[], None] | None = None) -> None:
        self._view, self._run, self._refused = view, run, refused
        self.busy = False

    def do(self, words: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """`words` say what is being done. `work` runs off the interface thread and may raise Problem."""
        if self.busy:
            return
        self.busy = True
        self._view.show_problem(None)
        self._view.show_busy(words)
        self._run(work, lambda result: self._ended(done, result), lambda problem: self._ended(self._failed, problem))

    def _ended(self, then: Callable[[Any], None], result: Any) -> None:
        self.busy = False
        self._view.show_busy("")
        then(result)

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Problem):
            self._view.show_problem(problem)
        if self._refused is not None:
            self._refused()
