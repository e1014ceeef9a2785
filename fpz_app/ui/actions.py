"""Actions: the commands every page has, their keys and their words, as one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Command:
    """A command with its keys; shown in the find box too, where it is found by its words."""

    key: str
    words: str
    keys: tuple[str, ...]


COMMANDS: tuple[Command, ...] = (
    Command("find", "Find a person, family, note or action", ("Ctrl+K",)),
    Command("help", "Help for this page, all keys, and what is new", ("F1",)),
    Command("back", "Back", ("Alt+Left",)),
    Command("forward", "Forward", ("Alt+Right",)),
    Command("hide", "Hide the screen", ("F9",)),
    Command("lock", "Lock", ("Ctrl+L",)),
    Command("larger", "Larger text", ("Ctrl++", "Ctrl+=")),
    Command("smaller", "Smaller text", ("Ctrl+-",)),
)


def add_actions(window: QWidget, do: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Gives a window the commands that `do` has a function for. Raises KeyError for one that is not in the table."""
    known = {command.key: command for command in COMMANDS}
    made = {}
    for key, function in do.items():
        command = known[key]
        action = QAction(command.words, window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(lambda _=False, function=function: function())
        window.addAction(action)
        made[key] = action
    return made
