"""Help: a few plain sentences for each page, every key, and what is new, from the texts that come with the app."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from fpz_app import paths

FOLDER, PAGES, NEWS = "help", "pages.toml", "whats_new.md"
OF_FAMILY = "family"

KEYS: tuple[tuple[str, str], ...] = (
    ("F1", "Help for the page that is open; again to go back"),
    ("Ctrl K", "Find a person, family, note, action, page or command"),
    ("Tab and Shift Tab", "To the next field or button, and back"),
    ("Arrow keys", "Along tabs, lists, choices and scales"),
    ("Enter", "Open the line of a list"),
    ("Space", "Press a button, or tick a box"),
    ("Escape", "Leave a form; what you wrote is kept"),
    ("Ctrl Tab", "Leave a text box"),
    ("F7", "The next word that is not known; the menu key offers what may be meant"),
    ("Ctrl Enter", "The next page of an assessment; in a note, finish it"),
    ("Left and Right, in a week", "The week before and after; Ctrl Home for this week"),
    ("Alt Left and Alt Right", "The page before, and on again"),
    ("Ctrl + and Ctrl −", "Larger and smaller text"),
    ("F9", "Cover the screen; the same key shows it again"),
    ("Ctrl L", "Lock"),
)


@dataclass(frozen=True)
class Passage:
    """A heading with sentences or points beneath it; the heading may be empty."""

    heading: str
    lines: tuple[str, ...]


class HelpView(Protocol):
    def show_help(self, title: str, about: Sequence[str], news: Sequence[Passage]) -> None: ...


class HelpPresenter:
    def __init__(self, view: HelpView) -> None:
        self._view = view

    def open(self, about: str) -> None:
        """`about` is a page's key, or "family." and a tab's."""
        page = help_of(about)
        self._view.show_help(page.heading, page.lines, news())


def help_of(about: str) -> Passage:
    """The title and sentences for a page; read when they are wanted. A page without any has those of Today."""
    pages = pages_with_help()
    return pages.get(about) or pages.get(about.partition(".")[0]) or pages["today"]


def pages_with_help() -> dict[str, Passage]:
    """By key; a family's tabs under "family." and their own."""
    found = tomllib.loads((paths.resources() / FOLDER / PAGES).read_text(encoding="utf-8"))
    tabs = {f"{OF_FAMILY}.{key}": page for key, page in found.pop(OF_FAMILY).items()}
    return {key: Passage(page["title"], tuple(page["text"])) for key, page in (found | tabs).items()}


def news() -> tuple[Passage, ...]:
    """What each release brought, the latest first."""
    text = (paths.resources() / FOLDER / NEWS).read_text(encoding="utf-8")
    parts = [part.strip().splitlines() for part in text.split("## ") if part.strip()]
    return tuple(Passage(lines[0], tuple(line.removeprefix("- ") for line in lines[1:] if line)) for lines in parts)
