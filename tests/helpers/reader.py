"""A reader: walks a running program's accessibility tree as a screen reader does, from outside, with the system's own Python.

Says as JSON how many focusable nodes are to be seen, which of them have no name, and the names of the others. Argument: the
program's name there. Runs in the session of the program, and knows nothing of the project.
"""

import json
import sys
import time
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found] # noqa: E402

NO_NAME_NEEDED = {"filler", "panel", "scroll pane", "viewport", "split pane", "separator", "application", "table cell"}
MOST_CHILDREN = 400
PATIENCE = 20


def program(name: str) -> Any:
    """Waits until the program has made itself known."""
    end, names = time.monotonic() + PATIENCE, [""]
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        every = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
        names = ["" if each is None else each.get_name() for each in every]
        if name in names:
            return every[names.index(name)]
        time.sleep(0.2)
    sys.exit(f"no program {name} among {names}")


def walk(node: Any, path: str, found: dict[str, list[str]], depth: int = 0) -> None:
    states = {state.value_nick for state in node.get_state_set().get_states()}
    if "showing" not in states and depth > 1:
        return
    role, name = node.get_role_name(), (node.get_name() or "").strip()
    here = f"{path} > {role} {name[:40]!r}"
    if "focusable" in states:
        if name:
            found["named"].append(name)
        elif role not in NO_NAME_NEEDED:
            found["nameless"].append(here)
    for at in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(at)
        if child is not None:
            walk(child, here, found, depth + 1)


def main() -> None:
    Atspi.init()
    found: dict[str, list[str]] = {"named": [], "nameless": []}
    walk(program(sys.argv[1]), "", found)
    sys.stdout.write(json.dumps(found))


main()
