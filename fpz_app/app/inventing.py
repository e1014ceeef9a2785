"""Inventing: an invented zone in an encrypted store whose key is thrown away with the program."""

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from fpz_app.app.opening import WORKER, Opened, zone_settings
from fpz_app.demo import make_zone
from fpz_app.domain.workers import Zone
from fpz_app.security.device import Signer
from fpz_app.store.store import Store


def invent(folder: Path, *, families: int, seed: int, tell: Callable[[int, int, str], None]) -> Opened:
    """Slow: a task. `tell` hears how far it is."""
    tell(0, 0, f"{families} families")
    store = Store(folder, secrets.token_bytes(32), signer=Signer)
    actor = make_zone(store, families=families, seed=seed, today=datetime.now().astimezone().date())
    store.set_fact(WORKER, actor.id)
    return Opened(store, actor, store.get(Zone, actor.file_id), zone_settings(folder), folder, is_invented=True)
