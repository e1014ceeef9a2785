"""Visits: what is planned for the days to come, one that nobody settled, and one that could not be made."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from fpz_app.demo.calendar import on_weekday
from fpz_app.demo.making import Making
from fpz_app.domain.periods import add_working_days
from fpz_app.domain.visits import Missed, Visit, VisitState

_HOURS = (("09:30", "10:15"), ("11:00", ""), ("13:15", "14:00"), ("15:45", "16:30"), ("16:15", ""))
_FIRST = ("10:30", "11:15")
"""The visit of today to the first family of the cast."""
_PLACES = ("", "", "", "{child.school}")
_PURPOSE = (
    "See how the mornings go, and each child alone for a while.",
    "Go through the actions before the meeting.",
    "Put the goals on the scale with everyone.",
    "Talk with {carer} about what has got easier.",
)
_RARELY = 0.12
_RUNNING = ("assessing", "planning", "plan", "review")


def visits(making: Making, *, is_first: bool) -> Iterator[Visit]:
    """Of families whose early help goes on; each number of the seed has the same ones."""
    children = tuple(person.id for _, person in making.children(unborn=False))
    if making.part.state not in _RUNNING or not children:
        return
    rng, today = random.Random(f"visits {making.family.id}"), making.today
    chance = rng.random()
    if is_first:
        yield _visit(making, today, _FIRST, children)
    elif chance < _RARELY:
        yield _missed(making, on_weekday(today - timedelta(days=rng.randint(2, 5))), children)
    elif chance < 2 * _RARELY:
        yield _visit(making, on_weekday(today - timedelta(days=1)), rng.choice(_HOURS), children)
    elif chance < 0.75:
        day = add_working_days(today - timedelta(days=1), rng.randint(1, 7))
        yield _visit(making, day, rng.choice(_HOURS), children, place=rng.choice(_PLACES), purpose=rng.choice(_PURPOSE))


def _visit(
    making: Making, on: date, hours: tuple[str, str], whom: tuple[str, ...], *, place: str = "", purpose: str = _PURPOSE[0]
) -> Visit:
    return Visit(
        id=making.ids.new(),
        file_id=making.family.id,
        family_id=making.family.id,
        visitor_id=making.lead.id,
        on=on,
        at=hours[0],
        until=hours[1],
        place=making.teller.say(place),
        whom=whom,
        purpose=making.teller.say(purpose),
    )


def _missed(making: Making, on: date, whom: tuple[str, ...]) -> Visit:
    return Visit(
        id=making.ids.new(),
        file_id=making.family.id,
        family_id=making.family.id,
        visitor_id=making.lead.id,
        on=on,
        at="10:00",
        whom=whom,
        purpose=_PURPOSE[0],
        state=VisitState.MISSED,
        missed=Missed.NOBODY_IN,
        why="I rang twice and left a card. The curtains were drawn, and the car was there.",
        settled_on=on,
    )
