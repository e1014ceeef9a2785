"""Follow-up lines: the actions that were agreed in a note, how they stand, and what can be said of them there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame

from fpz_app.domain.plans import ActionStatus
from fpz_app.presenters.note_cards import FollowUpLine
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.layout import Flow, Item, column, held
from fpz_app.ui.widgets.panels import panel
from fpz_app.ui.widgets.text import label


@dataclass(frozen=True)
class FollowUpDoes:
    """What the buttons do, each with the action's id."""

    settle: Callable[[str, str], None]
    open_plan: Callable[[str], None]


def follow_up_lines(lines: Sequence[FollowUpLine], does: FollowUpDoes, *, may_settle: bool) -> QFrame:
    items: list[Item] = [label("What was agreed", "group")]
    for line in lines:
        told = label(line.told, "small-red" if line.is_overdue else "hint")
        items.append(held(column(label(line.text, "strong"), told, label(line.goal, "hint"), gap=0)))
        if buttons := _buttons(line, does, may_settle=may_settle):
            items.append(held(buttons))
    return panel("sunk", *items, gap=6)


def _buttons(line: FollowUpLine, does: FollowUpDoes, *, may_settle: bool) -> Flow | None:
    made = []
    if line.is_open and may_settle:
        made.append(link("Done", icon="check", do=lambda: does.settle(line.id, ActionStatus.DONE)))
        made.append(link("No longer needed", icon="x", do=lambda: does.settle(line.id, ActionStatus.NOT_NEEDED)))
    if line.in_plan:
        made.append(link("Open in the plan", icon="list-checks", do=lambda: does.open_plan(line.id)))
    for button in made:
        button.setAccessibleDescription(line.text)
    return Flow(*made, gap=20) if made else None
