"""Desk: what a signed-in practitioner works at; every presenter is given it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fpz_app.domain.workers import Worker, Zone
from fpz_app.presenters.places import Place
from fpz_app.settings import Settings
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Store

Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]], None]


@dataclass(frozen=True)
class Desk:
    """`run(work, done, failed)` does slow work off the interface thread; `tell(words, undo)` shows a toast with Undo."""

    store: Store
    actor: Worker
    zone: Zone
    settings: Settings
    now: Callable[[], datetime]
    go: Callable[[Place], None]
    run: Run
    tell: Callable[[str, str], None]

    @property
    def today(self) -> date:
        return self.now().date()

    def did(self, words: str) -> None:
        """Tells what the last action did, with Undo."""
        self.tell(words, self.store.last_group)

    def save_draft(self, key: str, title: str, family_id: str, content: dict[str, Any]) -> str:
        """Keeps what is being typed; returns the time for “Saved 14:02”."""
        now = self.now()
        self.store.save_draft(Draft(key, self.actor.id, title, family_id, content, now.isoformat(timespec="seconds")))
        return now.strftime("%H:%M")

    def draft(self, key: str) -> Draft | None:
        return self.store.draft(key, self.actor.id)

    def discard_draft(self, key: str) -> None:
        self.store.discard_draft(key, self.actor.id)
