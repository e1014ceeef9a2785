"""Every page of the office: how to come to people and laptops, work that was left, visits and the week, for tests that look at
every page."""

from collections.abc import Callable
from typing import Any

from fpz_app.domain.visits import Visit
from fpz_app.domain.workers import Role
from fpz_app.presenters import places
from fpz_app.presenters.places import NEW, Place
from tests.helpers import hands


def visit(guide: Any) -> None:
    found = guide.workplace.desk.store.find(Visit, family_id=guide.marlow.id, order="on")
    guide.go(places.visit(guide.marlow.id, found[-1].id))


def visit_missed(guide: Any) -> None:
    visit(guide)
    hands.press("It could not be made")
    hands.rest()


def put_off(guide: Any) -> None:
    guide.go(places.TODAY)
    hands.until(lambda: hands.lists("Overdue"), "what is overdue")
    lines = [line for each in hands.lists("Overdue") for line in each.rows.rows if line.put_off]
    guide.go(lines[0].put_off)


def manager(guide: Any, place: Place) -> None:
    """As a manager comes to it."""
    guide.work_as(Role.MANAGER)
    guide.go(place)


def worker(guide: Any) -> Place:
    return Place("worker", item_id=guide.workplace.desk.actor.id)


VISITS: dict[str, Callable[[Any], None]] = {
    "people": lambda guide: manager(guide, Place("people")),
    "people, who may not": lambda guide: guide.go(Place("people")),
    "a worker": lambda guide: manager(guide, worker(guide)),
    "a worker, who may not": lambda guide: guide.go(worker(guide)),
    "someone for the directory": lambda guide: manager(guide, Place("worker", item_id=NEW)),
    "a visit": visit,
    "a visit that could not be made": visit_missed,
    "a visit being planned": lambda guide: guide.go(places.visit(guide.marlow.id)),
    "a week": lambda guide: guide.go(places.week()),
    "a line being put off": put_off,
    "nothing left": lambda guide: guide.go(Place("left")),
}
