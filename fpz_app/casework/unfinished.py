"""Unfinished: what a worker began to write in a family's file and has not stored yet."""

from fpz_app.casework.access import readable
from fpz_app.domain.workers import Worker
from fpz_app.store import drafts
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Store

GROUP_PART, LIST_FILE = "group_note:new:", "chronology_import:file:"
"""Before a family's id: its part of the group note that is being written, and the file of another agency's list."""
PARTS = (GROUP_PART, LIST_FILE)
"""How the drafts begin that belong to another one, with which they are offered."""


def unfinished(store: Store, asker: Worker, family_id: str, tab: str) -> list[Draft]:
    """The asker's own drafts of one tab, newest first; their keys are 'tab:item' and may go on after another colon."""
    readable(store, asker, family_id)
    with store.read() as connection:
        found = drafts.all_of(connection, asker.id)
    files = store.standing().all_of(family_id)
    return [each for each in found if each.family in files and each.key.startswith(f"{tab}:")]
