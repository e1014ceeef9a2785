"""Desk: what a signed-in practitioner works at; every presenter is given it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from fpz_app.domain.record import Record
from fpz_app.domain.workers import Worker, Zone
from fpz_app.presenters.opened_form import OpenedForm, gone_on_with, newer_words
from fpz_app.presenters.places import Place
from fpz_app.settings import Settings
from fpz_app.store.drafts import Draft
from fpz_app.store.seen import NOTHING, Seen
from fpz_app.store.store import Changed, Store

Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]], None]


@dataclass(eq=False)
class Desk:
    """`actor` is as the zone's directory has them by now. `run(work, done, failed)` does slow work off the interface thread;
    `tell(words, undo)` shows a toast with Undo. `opened` has the forms that were opened, by the key of their draft, `told` what
    was told of others' changes in them, and `stored` the drafts that went when they were stored, by the work that stored them;
    those that came `back`, by the work that undid it."""

    store: Store
    actor: Worker
    zone: Zone
    settings: Settings
    now: Callable[[], datetime]
    go: Callable[[Place], None]
    run: Run
    tell: Callable[[str, str], None]
    opened: dict[str, OpenedForm] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    stored: dict[str, list[Draft]] = field(default_factory=dict)
    back: dict[str, list[Draft]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now().date()

    def did(self, words: str) -> None:
        """Tells what the action just done did, with Undo where it changed something."""
        self.tell(words, self.store.just_written)

    def open_form(
        self, key: str, start: Mapping[str, Any], *records: Record, typed: Mapping[str, Any] | None = None, seen: Seen = NOTHING
    ) -> dict[str, Any]:
        """What a form begins with: `start`, which these records say, and over it what its draft holds (or `typed`). Where others
        changed the records since the draft was begun, what was not typed in it is as they left it. `seen` are the records where
        they were looked at before."""
        draft = self.draft(key)
        content = typed if typed is not None else draft.content if draft else {}
        self.told.pop(key, None)
        self.opened[key], shown = gone_on_with(start, content, seen.and_of(self.store.look(records)), draft)
        return shown

    def since_opened(self, key: str) -> AbstractContextManager[None]:
        """What is written meanwhile comes from the form: only what was changed in it, and based on what it was opened with."""
        return self.store.since(self.opened[key].seen)

    def newer(self, key: str) -> str:
        """What others changed since the form was opened, in words; empty for nothing."""
        return newer_words(self.store, self.actor, self.opened[key].seen) if key in self.opened else ""

    def tell_newer(self, key: str) -> None:
        """Tells once what others changed since the form was opened."""
        words = self.newer(key)
        if words and self.told.get(key) != words:
            self.told[key] = words
            self.tell(words, "")

    def done(self, key: str, words: str) -> str:
        """What a form did, with what others changed meanwhile."""
        return f"{words} {self.newer(key)}".strip()

    def save_draft(self, key: str, title: str, family_id: str, content: dict[str, Any]) -> str:
        """Keeps what is being typed; returns the time for “Saved 14:02”."""
        now = self.now()
        opened = self.opened[key].as_json() if key in self.opened else {}
        self.store.save_draft(Draft(key, self.actor.id, title, family_id, content, now.isoformat(timespec="seconds"), opened))
        return now.strftime("%H:%M")

    def draft(self, key: str) -> Draft | None:
        return self.store.draft(key, self.actor.id)

    def discard_draft(self, key: str) -> None:
        self.store.discard_draft(key, self.actor.id)

    def finish_draft(self, key: str, group: str = "") -> None:
        """What was typed is stored, by the work just done or that of the group: should it be undone, the draft comes back."""
        draft = self.draft(key)
        if draft is not None and (by := group or self.store.just_written):
            self.stored.setdefault(by, []).append(draft)
        self.discard_draft(key)

    def is_free(self, draft: Draft) -> bool:
        """Whether nothing else is begun under its key, so that it may come back."""
        now = self.draft(draft.key)
        return now is None or now.content == draft.content

    def hear(self, changed: Changed) -> None:
        """Brings back the drafts of what was undone, unless something else is begun in their place by now: what was stored is in
        the history. Where that is undone in turn, they go again as they came."""
        gone = self.stored.pop(changed.undoes, [])
        if all(self.is_free(draft) for draft in gone):
            for draft in gone:
                self.store.save_draft(draft)
                self.back.setdefault(changed.group, []).append(draft)
        for draft in self.back.pop(changed.undoes, ()):
            now = self.draft(draft.key)
            if now is not None and now.content == draft.content:
                self.discard_draft(draft.key)
                self.stored.setdefault(changed.group, []).append(draft)
