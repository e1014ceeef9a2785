"""Begun: what was being typed in a file that is taken goes the way of unsent work, to whoever looks after the file then."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.workers import Worker
from fpz_app.store import drafts
from fpz_app.store.store import Store

LEAVE = "Leave what was begun"
_NOT_TYPED = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\d\W]*|\d{4}-\d\d-\d\dT.*|data:;base64,.*")
"""Names of records, times, and whole files."""


def leave(store: Store, file: str = "") -> None:
    """Each draft of the file, or of every file, becomes a note of its author's with all its words."""
    with store.read() as connection:
        found = [each for each in drafts.of_families(connection) if not file or each.family == file]
    for draft in found:
        author = next(iter(store.find(Worker, id=draft.worker)), None)
        words = list(_typed(draft.content))
        if author is None or not words:
            continue
        at = datetime.fromisoformat(draft.saved_at)
        text = "\n".join((f"Begun and not finished: {draft.title}", *words))
        with store.work(author, LEAVE) as work:
            drafts.discard(work.connection, draft.key, draft.worker)
            work.put(
                Note(
                    file_id=draft.family, family_id=draft.family, author_id=author.id, kind=NoteKind.OTHER, on=at.date(),
                    text=text, finished_at=at,
                )
            )  # fmt: skip


def _typed(content: Any) -> Iterator[str]:
    """The texts of a form in their order; a choice that was made in it is among them."""
    if isinstance(content, str):
        if not _NOT_TYPED.fullmatch(content):
            yield content.strip()
        return
    for each in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from _typed(each)
