"""Kept form: a small form beside a picture or a page, whose answers are a draft until they are stored or given up."""

from contextlib import AbstractContextManager
from typing import Any, Generic, TypeVar

import msgspec

from fpz_app.domain.record import Record
from fpz_app.presenters.desk import Desk
from fpz_app.store.drafts import Draft

F = TypeVar("F")


class KeptForm(Generic[F]):
    """One at a time; `changing` is the id of the record that it changes, empty for a new one."""

    def __init__(self, desk: Desk, of: type[F]) -> None:
        self._desk, self._of = desk, of
        self._key = self._title = self._family_id = self.changing = ""
        self._start: F | None = None

    def begin(self, key: str, start: F, *, title: str, family_id: str, of: Record | None = None) -> F:
        """What was typed in this form before, else `start`, which is what the record says that it changes."""
        self._key, self._title, self._family_id, self.changing = key, title, family_id, of.id if of else ""
        self._start = start
        draft = self._desk.draft(key)
        typed = draft.content["form"] if draft else {}
        shown = self._desk.open_form(key, msgspec.to_builtins(start), *([of] if of else []), typed=typed)
        return msgspec.convert(shown, self._of)

    def since_opened(self) -> AbstractContextManager[None]:
        return self._desk.since_opened(self._key)

    def done(self, words: str) -> str:
        """What it did, with what others changed meanwhile."""
        return self._desk.done(self._key, words)

    def tell_newer(self) -> None:
        """Tells once what others changed since it was opened."""
        if self._key:
            self._desk.tell_newer(self._key)

    def read(self, draft: Draft) -> F:
        return msgspec.convert(draft.content["form"], self._of)

    def keep(self, form: F) -> None:
        """Keeps what is typed, so that leaving, closing or crashing loses nothing."""
        if self._key and (form != self._start or self._desk.draft(self._key) is not None):
            content: dict[str, Any] = {"form": msgspec.to_builtins(form), "changing": self.changing}
            self._desk.save_draft(self._key, self._title, self._family_id, content)

    def finish(self) -> None:
        """It is stored; what was typed comes back should that be undone."""
        if self._key:
            self._desk.finish_draft(self._key)
        self._key = self.changing = ""

    def discard(self) -> None:
        if self._key:
            self._desk.discard_draft(self._key)
        self._key = self.changing = ""
