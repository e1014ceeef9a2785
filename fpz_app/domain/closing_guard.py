"""Closing guard: what has to be so before early help may end, as a list of conditions (domain.md §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fpz_app.domain.dates import say_day
from fpz_app.domain.kinship import listed

MISSING_ASKED = "Is a child missing, or waiting for a return home interview?"
EXPLOITATION_ASKED = "Does anybody worry that a child is being exploited?"


class Told(StrEnum):
    """The answer to a question that no record answers yet."""

    NO = "no"
    YES = "yes"
    NOT_KNOWN = "not known"


@dataclass(frozen=True)
class SeenLast:
    """A living child of the household and the day somebody last saw them; None for never."""

    name: str
    on: date | None


@dataclass(frozen=True)
class ClosingFacts:
    """What the guard is asked about: `waiting_step_ups` are the children of each that has no answer yet.

    `missing` and `exploitation` are None until the practitioner has answered.
    """

    today: date
    seen_limit: timedelta
    children: Sequence[SeenLast] = ()
    open_actions: Sequence[str] = ()
    waiting_step_ups: Sequence[str] = ()
    missing: Told | None = None
    exploitation: Told | None = None


@dataclass(frozen=True)
class Condition:
    """One line of the guard: what is so in words, and where it is not met, what to do about it, and `which` it is about.

    `is_question`: no record answers it, so it is asked as the closing is written.
    """

    key: str
    met: bool
    words: str
    remedy: str = ""
    which: str = ""
    is_question: bool = False

    @property
    def said(self) -> str:
        """The words with what they are about: '2 actions are open: Ask the college; Get a lamp'."""
        return f"{self.words}: {self.which}" if self.which else self.words


def conditions(facts: ClosingFacts) -> tuple[Condition, ...]:
    """The closing guard of domain.md §3, every condition whether met or not."""
    return tuple(rule(facts) for rule in GUARD)


def unmet(found: Sequence[Condition]) -> tuple[Condition, ...]:
    return tuple(each for each in found if not each.met)


def _actions(facts: ClosingFacts) -> Condition:
    count = len(facts.open_actions)
    if not count:
        return Condition("actions", True, "No action of the plan is open")
    words = "1 action is open" if count == 1 else f"{count} actions are open"
    remedy = "Mark each in the plan as done, not done, or not needed."
    return Condition("actions", False, words, remedy, which="; ".join(facts.open_actions))


def _seen(facts: ClosingFacts) -> Condition:
    weeks = facts.seen_limit.days // 7
    late = [each for each in facts.children if each.on is None or facts.today - each.on > facts.seen_limit]
    if not late:
        words = f"Every child was seen in the last {weeks} weeks" if facts.children else "There is no child to see"
        return Condition("seen", True, words)
    said = [f"{each.name} ({_last(each, facts.today)})" for each in late]
    verb = "has" if len(late) == 1 else "have"
    return Condition(
        "seen", False, f"{listed(said)} {verb} not been seen in the last {weeks} weeks", "See each child, and write a note of it."
    )


def _last(child: SeenLast, today: date) -> str:
    return f"last seen {say_day(child.on, today)}" if child.on else "never seen"


def _step_ups(facts: ClosingFacts) -> Condition:
    if not facts.waiting_step_ups:
        return Condition("step_ups", True, "No step up waits for an answer")
    remedy = "Stay with the family until the front door has answered."
    return Condition("step_ups", False, "A step up still waits for an answer", remedy, which="; ".join(facts.waiting_step_ups))


def _missing(facts: ClosingFacts) -> Condition:
    return _asked(
        "missing",
        facts.missing,
        asked=MISSING_ASKED,
        yes="A child is missing, or waits for a return home interview",
        no="No child is missing or waits for a return home interview",
        remedy="Stay with the child until they are back and somebody has listened to why they went.",
    )


def _exploitation(facts: ClosingFacts) -> Condition:
    return _asked(
        "exploitation",
        facts.exploitation,
        asked=EXPLOITATION_ASKED,
        yes="There is a worry that a child is being exploited",
        no="Nobody has a worry that a child is being exploited",
        remedy="Talk it over with the front door before anything ends.",
    )


def _asked(key: str, told: Told | None, *, asked: str, yes: str, no: str, remedy: str) -> Condition:
    if told is None:
        return Condition(key, False, asked, "You are asked this as you close, and your answer is kept.", is_question=True)
    if told is Told.NOT_KNOWN:
        return Condition(key, False, f"Nobody knows the answer to “{asked}”", "Find out before you close.", is_question=True)
    return Condition(key, told is Told.NO, no if told is Told.NO else yes, "" if told is Told.NO else remedy, is_question=True)


GUARD = (_actions, _seen, _step_ups, _missing, _exploitation)
