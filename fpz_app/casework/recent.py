"""Recent: the families whose files were opened of late on this laptop."""

import json

from fpz_app.casework.access import hidden_files
from fpz_app.domain.families import Family
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

OPENED, KEPT = "families opened", 8


def note_opened(store: Store, family_id: str) -> None:
    """Puts a family at the head of those opened of late; the laptop keeps it for itself."""
    before = opened(store)
    now = [family_id, *(each for each in before if each != family_id)][:KEPT]
    if now != before and not store.read_only:
        store.set_fact(OPENED, json.dumps(now), can_be_had_again=True)


def opened(store: Store) -> list[str]:
    """The ids of the families opened of late, the latest first; some may be gone or closed to the asker by now."""
    kept: list[str] = json.loads(store.fact(OPENED) or "[]")
    return kept


def recent_families(store: Store, asker: Worker) -> list[Family]:
    """The families opened of late that the asker may read, the latest first."""
    if not may(asker, Doing.READ, Scope()):
        return []
    ids, hidden = opened(store), hidden_files(store, asker)
    known = {each.id: each for each in store.find(Family, id=ids)} if ids else {}
    return [known[each] for each in ids if each in known and each not in hidden]
