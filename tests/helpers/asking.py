"""Asking: a laptop's desk and its centre, as pages ask of them, each answer given at once."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TypeVar

from fpz_app.domain.workers import Zone
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.sync_state import SyncState
from fpz_app.sync import enrolment
from fpz_app.sync.remote import Remote
from tests.helpers.desks import Kept, desk_for
from tests.helpers.zone_of_laptops import Laptop

T = TypeVar("T")


@dataclass
class Direct:
    """The real way to the centre, without a thread."""

    laptop: Laptop

    def state(self) -> SyncState:
        return SyncState()

    def sync(self) -> None:
        self.laptop.sync()

    def start(self) -> None:
        """Nothing runs in the background."""

    def ask(self, question: Callable[[Remote], T]) -> T:
        with closing(enrolment.remote_of(self.laptop.store, transport=self.laptop.wire)) as remote:
            return question(remote)


def desk_of(laptop: Laptop, kept: Kept) -> Desk:
    """At which the laptop's own worker works."""
    zone = laptop.store.get(Zone, laptop.worker.file_id)
    return replace(desk_for(laptop.store, kept, actor=laptop.worker), zone=zone)
