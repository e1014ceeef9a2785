"""Navigation: the lines of the rail and the pages the window can open; one line is added for each new topic."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class RailItem:
    """A line of the rail; `key` is the page it opens."""

    key: str
    words: str
    icon: str


@dataclass(frozen=True)
class Place:
    """A page the window can open. `make` is called the first time; `rail` is the rail line that is lit while it is open; one
    that `follows` is about what the page before it showed: that one's line is lit, `rail` only where there was none."""

    key: str
    make: Callable[[], QWidget]
    rail: str = ""
    follows: bool = False


PEOPLE = "people"
"""The page for whoever keeps the zone's directory."""

RAIL: tuple[RailItem, ...] = (
    RailItem("today", "Today", "sun"),
    RailItem("families", "Families", "users"),
    RailItem("meetings", "Meetings", "calendar-days"),
    RailItem("team", "Team", "trending-up"),
    RailItem(PEOPLE, "People and laptops", "users-round"),
)
"""Every line; a person's rail has those that their role opens."""

YOU = "you"
"""The page that the person's name at the foot of the rail opens."""

SYNC = "sync"
"""The page that the lines about sync at the foot of the rail open."""

HELP = "help"
"""The page about the page that was open."""
