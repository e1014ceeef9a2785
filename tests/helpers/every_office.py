"""Every page of the office: how to come to people and laptops, and to work that was left, for tests that look at every page."""

from collections.abc import Callable
from typing import Any

from fpz_app.presenters.places import NEW, Place

VISITS: dict[str, Callable[[Any], None]] = {
    "people": lambda guide: guide.go(Place("people")),
    "a worker": lambda guide: guide.go(Place("worker", item_id=guide.workplace.desk.actor.id)),
    "someone for the directory": lambda guide: guide.go(Place("worker", item_id=NEW)),
    "nothing left": lambda guide: guide.go(Place("left")),
}
