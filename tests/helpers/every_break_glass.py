"""Every page of break-glass: how to come to each in an invented zone, for tests that look at them all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from fpz_app.presenters import places
from tests.helpers import hands

if TYPE_CHECKING:
    from tests.helpers.every_page import Guide


def asking(guide: "Guide") -> None:
    guide.go(places.break_glass("PU9999"))


def not_all_said(guide: "Guide") -> None:
    asking(guide)
    hands.press("Open the file for 8 hours")
    hands.wait_to_read("There is a problem")


def opened(guide: "Guide") -> None:
    """One that was asked for and not found."""
    asking(guide)
    hands.write("Why must you see the file now?", "Nobody knows whom to ring.")
    hands.press("Open the file for 8 hours")
    hands.wait_to_read("No file fits that.")
    guide.go(places.BREAK_GLASS_REVIEWS)


VISITS: "dict[str, Callable[[Guide], None]]" = {
    "a restricted file": asking,
    "a restricted file, not all said": not_all_said,
    "restricted files that were opened": opened,
}
