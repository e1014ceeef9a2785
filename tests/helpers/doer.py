"""A doer: works in a running program by what its accessibility tree offers alone, as assistive software does, from outside.

Runs with the system's own Python in the session of the program, and knows nothing of the project. Reads what to do from its
input, a line of JSON each: [name, arguments…], a function of DOES; answers ["did", result] or ["failed", words].
Argument: the program's name in the tree.
"""

import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

warnings.simplefilter("ignore")  # the names that every release of the client has are called old by the latest
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found] # noqa: E402

PATIENCE = 40
MOST_CHILDREN = 400
OPTIONAL = " (optional)"


class NotThere(Exception):
    """What was looked for is not in the tree."""


def program() -> Any:
    desktop = Atspi.get_desktop(0)
    every = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
    found = next((each for each in every if each is not None and each.get_name() == sys.argv[1]), None)
    if found is None:
        raise NotThere(f"no program {sys.argv[1]}")
    return found


def nodes(node: Any = None, depth: int = 0) -> Iterator[Any]:
    """Everything that is shown, in reading order."""
    node = program() if node is None else node
    if depth > 1 and not has(node, Atspi.StateType.SHOWING):
        return
    yield node
    for at in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(at)
        if child is not None:
            yield from nodes(child, depth + 1)


def has(node: Any, state: Any) -> bool:
    return bool(node.get_state_set().contains(state))


def named(node: Any) -> str:
    return (node.get_name() or "").strip().removesuffix(OPTIONAL)


def labelled(node: Any, name: str) -> bool:
    """By its name, or by a label that belongs to it: Qt gives a list that opens the chosen words for a name."""
    if named(node) == name:
        return True
    labels = (each for each in node.get_relation_set() if each.get_relation_type() == Atspi.RelationType.LABELLED_BY)
    return any(named(each.get_target(at)) == name for each in labels for at in range(each.get_n_targets()))


def actions(node: Any) -> list[str]:
    action = node.get_action_iface()
    return [] if action is None else [action.get_action_name(at) for at in range(action.get_n_actions())]


def act(node: Any, *wanted: str) -> None:
    """Raises NotThere where the node offers none of these actions."""
    offered = actions(node)
    for each in wanted:
        if each in offered:
            node.get_action_iface().do_action(offered.index(each))
            return
    raise NotThere(f"{named(node)} offers only {offered}")


def until(find: Callable[[], Any], what: str) -> Any:
    """Looks again and again. Raises NotThere with what can be read where it does not come."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if (found := find()) is not None:
                return found
        except gi.repository.GLib.Error:  # a node went while it was looked at
            pass
        time.sleep(0.1)
    raise NotThere(f"{what} did not come. To be read:\n" + "\n".join(said()))


def pressable(words: str, about: str, at: int) -> Any:
    found = [
        each for each in nodes()
        if named(each) == words and about in (each.get_description() or "") and {"Press", "Toggle"} & set(actions(each))
        and has(each, Atspi.StateType.ENABLED)
    ]  # fmt: skip
    return found[at] if len(found) > at else None


def press(words: str, about: str = "", at: int = 0) -> None:
    """A button, link, tick, dot or segment by its name; `about` is a part of its description, such as the question."""
    act(until(lambda: pressable(words, about, at), f"a button “{words}”"), "Press", "Toggle")


def edit(name: str, at: int = 0) -> Any:
    found = [each for each in nodes() if named(each) == name and has(each, Atspi.StateType.EDITABLE)]
    return found[at] if len(found) > at else None


def write(name: str, text: str, at: int = 0) -> None:
    """Sets what a field holds, and moves on: the focus leaves it."""
    node = until(lambda: edit(name, at), f"a field “{name}”")
    act(node, "Set Focus")
    if not node.get_editable_text_iface().set_text_contents(text):
        raise NotThere(f"“{name}” took no text")


def choose(name: str, words: str) -> None:
    """One of a list that opens."""

    def box() -> Any:
        return next((each for each in nodes() if "Show Menu" in actions(each) and labelled(each, name)), None)

    act(until(box, f"“{name}”"), "Show Menu")
    item = until(lambda: in_list(words), f"“{words}” in “{name}”")
    act(item, "Toggle", "Press")


def in_list(words: str) -> Any:
    return next((each for each in nodes() if named(each) == words and each.get_role_name() in ("list item", "menu item")), None)


def open_row(name: str, words: str) -> None:
    """The row of a list or table that says the words."""
    act(until(lambda: cell(name, words), f"“{words}” in “{name}”"), "Toggle", "Press")


def cell(name: str, words: str) -> Any:
    lists = (each for each in nodes() if named(each) == name and each.get_role_name() in ("table", "list", "tree", "tree table"))
    for one in lists:
        for each in nodes(one, 2):
            if each is not one and words in named(each) and actions(each):
                return each
    return None


def open_tab(words: str) -> None:
    def tab() -> Any:
        return next((each for each in nodes() if each.get_role_name() == "page tab" and named(each) == words), None)

    act(until(tab, f"the tab “{words}”"), "Press")


def said() -> list[str]:
    """Every name and text that is shown."""
    found = []
    for each in nodes():
        text = each.get_text_iface()
        words = text.get_text(0, -1) if text is not None and has(each, Atspi.StateType.EDITABLE) else ""
        found += [one for one in (named(each), words) if one]
    return found


def wait_to_read(words: str) -> str:
    """The first that says these words."""
    return str(until(lambda: next((one for one in said() if words in one), None), f"“{words}”"))


DOES = {each.__name__: each for each in (press, write, choose, open_row, open_tab, said, wait_to_read)}


def main() -> None:
    Atspi.init()
    for line in sys.stdin:
        name, *given = json.loads(line)
        try:
            answer = ["did", DOES[name](*given)]
        except (NotThere, gi.repository.GLib.Error) as error:
            answer = ["failed", str(error)]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


main()
