"""Every page of notes: how to come to each in an invented zone, for tests that look at them all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from fpz_app.presenters import places
from tests.helpers import hands

if TYPE_CHECKING:
    from tests.helpers.every_page import Guide


def note(guide: "Guide") -> None:
    guide.tab("notes")
    hands.press("Write a note")
    hands.rest()


def with_a_problem(guide: "Guide") -> None:
    note(guide)
    hands.press("Finish the note")
    hands.wait_to_read("There is a problem")


def whole(guide: "Guide") -> None:
    """With headings, an action, the next visit and what supervision decided."""
    note(guide)
    hands.choose("Headings", "Supervision")
    hands.press("Add an action that was agreed")
    hands.press("Plan the next visit")
    hands.press("Mark it as significant in the chronology")
    hands.rest()


def group(guide: "Guide") -> None:
    guide.go(places.GROUP_NOTE)
    for name in ("Marlow", "Brannigan"):
        hands.write("Which families?", name)
        hands.keys(hands.Key.Key_Return)
    hands.press("Finish the notes")
    hands.wait_to_read("There is a problem")


VISITS: dict[str, Callable[["Guide"], None]] = {
    "a note": note,
    "a note with a problem": with_a_problem,
    "a note with everything": whole,
    "a group note": group,
}
