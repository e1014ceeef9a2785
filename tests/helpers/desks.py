"""A desk to work at in tests: tasks run at once, and what was told and gone to is kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from fpz_app import paths
from fpz_app.domain.workers import Worker, Zone
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.places import Place
from fpz_app.settings import Settings, load_settings
from fpz_app.store.store import Store
from tests.helpers.stores import PRIYA, ZONE

NOW = datetime(2026, 11, 23, 9, 30)
PURBECK = Zone(id=ZONE, file_id=ZONE, name="Purbeck", code="PU")


@dataclass
class Kept:
    """Where the desk was asked to go, and its toasts."""

    went: list[Place] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def desk_for(store: Store, kept: Kept, *, actor: Worker = PRIYA) -> Desk:
    return Desk(
        store=store,
        actor=actor,
        zone=PURBECK,
        settings=_settings(),
        now=lambda: NOW,
        go=kept.went.append,
        run=_at_once,
        tell=lambda words, _undo: kept.told.append(words),
    )


@cache
def _settings() -> Settings:
    return load_settings([paths.resources()])


def _at_once(work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
    try:
        result = work()
    except Exception as error:  # handed on whole, as the real task does
        failed(error)
    else:
        done(result)
