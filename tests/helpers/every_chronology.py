"""Every page on the way of another agency's list into a chronology, and what is shown of the chronology itself."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.helpers import hands
from tests.helpers.main_job import answering

if TYPE_CHECKING:
    from tests.helpers.every_page import Guide

LIST = (
    "Date;Child;Event;Effect on child;Signif\r\n"
    "03/05/2026;Callum Marlow;Found in town at 23:10;He was alone;yes\r\n"
    "June 2026;Elle;Missed health check;;no\r\n"
    "tomorrow;Callum;Seen;;\r\n"
)


def _event(guide: "Guide") -> None:
    guide.tab("chronology")
    hands.press("Add an event")
    hands.rest()


def _significant(guide: "Guide") -> None:
    guide.tab("chronology")
    hands.press("Only what is significant")
    hands.rest()


def _nothing_left(guide: "Guide") -> None:
    guide.tab("chronology")
    hands.write("From", "1999")
    hands.write("To", "1999")
    hands.rest()


def _choosing(guide: "Guide") -> None:
    guide.tab("chronology")
    hands.press("Bring in another agency’s list…")
    page: Any = guide.window.page("chronology_import")  # type: ignore[attr-defined]
    hands.rest()
    page.presenter.begin()  # a list that an earlier visit left under way is still there
    page.presenter.throw_away()
    hands.rest()


def _columns(guide: "Guide") -> None:
    _choosing(guide)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "police.csv"
        file.write_text(LIST, encoding="cp1252")
        with answering("getOpenFileName", file):
            hands.press("Choose the list…")
        hands.wait_to_read("What was made of each column")
    hands.write("Agency", "Dorset Police")


def _names(guide: "Guide") -> None:
    _columns(guide)
    hands.press("Go on to the names")
    hands.wait_to_read("Whom each name means")


def _rows(guide: "Guide") -> None:
    _names(guide)
    hands.press("Look at the rows")
    hands.rest()


def _done(guide: "Guide") -> None:
    """The invented zone serves several visits: the list may have come in before."""
    _rows(guide)
    if hands.reads("2 already in the chronology"):
        return
    hands.press("Bring in 2 events")
    hands.wait_to_read("The list is in the chronology")


VISITS: dict[str, Callable[["Guide"], None]] = {
    "significant events": _significant,
    "an event from another agency": _event,
    "a chronology with nothing left": _nothing_left,
    "another agency's list": _choosing,
    "another agency's columns": _columns,
    "another agency's names": _names,
    "another agency's rows": _rows,
    "another agency's list brought in": _done,
}
