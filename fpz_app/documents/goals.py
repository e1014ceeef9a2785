"""Goals on paper: what the family wants to change, the scale, and who does what by when."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.figures import SCALE_WIDTH, Scaling, scale
from fpz_app.documents.frames import Beside
from fpz_app.documents.ink import BODY, QUIET_BODY, SMALL, STRONG, WIDTH, Type
from fpz_app.documents.page import box_to_tick, heading, rule, stack, text
from fpz_app.documents.tags import Tag

_WHO = WIDTH - SCALE_WIDTH
_BY_WHEN = WIDTH - 96


@dataclass(frozen=True)
class Action:
    """One thing to do. `by_when` in words; `note` is how we will know, or why it was not done."""

    what: str
    who: str = ""
    by_when: str = ""
    note: str = ""
    done: bool = False


@dataclass(frozen=True)
class Goal:
    """What the family wants to change, in its own words; `why` is what that means for the child."""

    title: str
    why: str = ""
    scaling: Scaling = field(default_factory=Scaling)
    actions: Sequence[Action] = ()


def goals_section(goals: Sequence[Goal], *, scale_note: str) -> Stack:
    """What the family wants to change: each goal with its scale and its actions, each action with a box to tick."""
    note = Stack([Space(5.5), text(scale_note, SMALL, width=WIDTH - 200, align=1)])
    head = Beside([(0, heading(2, "What we want to change", width=200)), (200, note)], keeps=True)
    shown = [_goal(goal) for goal in goals]
    if not shown:
        shown = [Stack([rule(), Space(8), text("We have not agreed yet what we want to change.", QUIET_BODY)])]
    return Stack([head, Space(5), stack(shown, gap=14)])


def _goal(goal: Goal) -> Stack:
    """A goal with its scale and actions, kept on one page as long as it fits."""
    width = _WHO - 20
    why = [text(goal.why, SMALL, width=width)] if goal.why else []
    words = Stack([heading(3, goal.title, width=width), *why], keeps=True)
    asked = goal.scaling.asked
    figure = scale(goal.scaling, about=goal.title) if asked else text("Not put on the scale yet", SMALL, width=SCALE_WIDTH)
    head = Beside([(0, words), (_WHO, figure if asked else Stack([Space(2), figure]))], keeps=True)
    if not goal.actions:
        return Stack([rule(keeps=True), Space(10), head, Space(4), text("No action is agreed yet.", QUIET_BODY)], whole=True)
    actions = stack([_action(action) for action in goal.actions], gap=7, tag="L")
    return Stack([rule(keeps=True), Space(10), head, Space(max(2.5, 42 - head.height)), actions], whole=True)


def _action(action: Action) -> Beside:
    note = [text(action.note, SMALL, width=246)] if action.note else []
    what = Stack([text(action.what, width=257), *note])
    cells: list[tuple[float, Box]] = [
        (0, what),
        (_WHO - 20, _settled(action.who, STRONG, width=92)),
        (_BY_WHEN - 20, _settled(action.by_when, BODY, width=96)),
    ]
    done = "Done" if action.done else "To do"
    return Beside([(0, box_to_tick(ticked=action.done, alt=done)), (20, Beside(cells, Tag("LBody")))], Tag("LI"), whole=True)


def _settled(words: str, type: Type, *, width: float) -> Box:
    return text(words, type, width=width) if words else text("not agreed yet", SMALL, width=width)
