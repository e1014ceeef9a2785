"""Centre: the work in the background, and the centre behind it, as pages ask of them."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from fpz_app.presenters.sync_state import SyncState
from fpz_app.sync.remote import Remote

T = TypeVar("T")


class AsksCentre(Protocol):
    """`ask` puts one question to the centre, never on the interface thread; it raises Problem."""

    def state(self) -> SyncState: ...
    def sync(self) -> None: ...
    def ask(self, question: Callable[[Remote], T]) -> T: ...
