"""Unfinished: what a worker began to write in a family's file and has not stored yet."""

from fpz_app.casework.access import readable
from fpz_app.domain.workers import Worker
from fpz_app.store import drafts
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Store


def unfinished(store: Store, asker: Worker, family_id: str, tab: str) -> list[Draft]:
    """The asker's own drafts of one tab, newest first; their keys are 'tab:item' and may go on after another colon."""
    readable(store, asker, family_id)
    with store.read() as connection:
        found = drafts.all_of(connection, asker.id)
    return [each for each in found if each.family == family_id and each.key.startswith(f"{tab}:")]
