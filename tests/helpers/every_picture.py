"""Every picture of a family: its genogram and its ecomap on their page, and the forms beside them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from fpz_app.presenters import places
from tests.helpers import hands

if TYPE_CHECKING:
    from tests.helpers.every_page import Guide


def _genogram(guide: "Guide") -> None:
    guide.go(places.around(guide.marlow.id))


def _related(guide: "Guide") -> None:
    _genogram(guide)
    hands.press("Add a relationship")
    hands.rest()


def _nameless(guide: "Guide") -> None:
    _genogram(guide)
    hands.press("Names")
    hands.rest()
    hands.press("Names")


def _ecomap(guide: "Guide") -> None:
    guide.go(places.around(guide.marlow.id, places.ECOMAP))


def _tie(guide: "Guide") -> None:
    _ecomap(guide)
    hands.press("Add a tie")
    hands.rest()


VISITS: dict[str, Callable[["Guide"], None]] = {
    "the genogram": _genogram,
    "a relationship on the genogram": _related,
    "the genogram with its names back": _nameless,
    "the ecomap": _ecomap,
    "a tie": _tie,
}
"""By what is seen, the way to it."""
