"""Closing: why early help ends, what has to be true before it may, and what is put on record when it does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fpz_app.domain.dates import say_day
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.kinship import listed
from fpz_app.domain.record import Record, narrative

MISSING_ASKED = "Is a child missing, or waiting for a return home interview?"
EXPLOITATION_ASKED = "Does anybody worry that a child is being exploited?"


class EndReason(StrEnum):
    """domain.md §3; the value is what a record and a screen say."""

    NEEDS_MET = "needs met"
    ONE_AGENCY = "one agency can finish"
    STEPPED_UP = "stepped up and accepted by social care"
    MOVED = "moved area"
    WITHDREW = "family withdrew"
    NOT_ENGAGED = "could not be engaged"
    REACHED_18 = "young person reached 18"
    DIED = "died"
    IN_ERROR = "opened in error"

    @property
    def is_guarded(self) -> bool:
        """Closing like this is how children were lost sight of: it waits for the conditions, or for a manager's reason."""
        return self in (EndReason.WITHDREW, EndReason.NOT_ENGAGED)

    @property
    def is_free(self) -> bool:
        """Nothing is left to look after: conditions are shown, and need no word."""
        return self in (EndReason.DIED, EndReason.IN_ERROR)


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
    """What the guard is asked about; `missing` and `exploitation` are None until the practitioner has answered."""

    today: date
    seen_limit: timedelta
    children: Sequence[SeenLast] = ()
    open_actions: Sequence[str] = ()
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


GUARD = (_actions, _seen, _missing, _exploitation)


@dataclass(frozen=True, kw_only=True)
class ChildChange:
    """What is different for one child now, and who says so."""

    person_id: str
    different: str
    said_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Closing(Record):
    """One end of an episode. `unmet` are the words of the conditions that did not hold that day.

    `manager_told` is true where a practitioner wrote down what the manager said; `manager_at` is a time such as 14:05.
    """

    family_id: str
    episode_id: str
    reason: EndReason
    on: date
    missing: Told = Told.NOT_KNOWN
    missing_words: str = narrative()
    exploitation: Told = Told.NOT_KNOWN
    exploitation_words: str = narrative()
    unmet: tuple[str, ...] = ()
    all_the_same: str = narrative()
    risk: str = narrative()
    manager: str = ""
    manager_on: date | None = None
    manager_at: str = ""
    manager_why: str = narrative()
    manager_told: bool = False
    passed_on: str = ""
    changes: tuple[ChildChange, ...] = ()
    if_worries_return: str = narrative()
    to_family: str = narrative()

    def check(self, found: Sequence[Condition], *, accepted: bool, children: Sequence[tuple[str, str]], today: date) -> None:
        """`accepted`: social care has accepted a step up; `children`: (id, name) of each. Raises Problems."""
        problems = [*self._dated(today), *self._reasoned(found, accepted=accepted), *self._told(children)]
        raise_any(problems)

    def _dated(self, today: date) -> list[Problem]:
        wrong = []
        if self.on > today:
            wrong.append(Problem("The day it ends is in the future.", "Close it on that day.", field="on"))
        if self.manager_on and self.manager_on > today:
            wrong.append(Problem("The manager’s decision is dated in the future.", "Check the date.", field="manager_on"))
        return wrong

    def _reasoned(self, found: Sequence[Condition], *, accepted: bool) -> list[Problem]:
        wrong = []
        if self.reason is EndReason.STEPPED_UP and not accepted:
            wrong.append(
                Problem(
                    "Social care has not accepted a step up for this family.",
                    "Sending is not enough: stay with the family until the answer is on record.",
                    field="reason",
                )
            )
        if self.reason is EndReason.NOT_ENGAGED and not self.risk.strip():
            wrong.append(Problem("There is no statement of risk.", "Write what may happen to each child now.", field="risk"))
        if self.reason is EndReason.MOVED and not self.passed_on.strip():
            wrong.append(
                Problem("It does not say whether the work was passed on.", "Write to whom, or why not.", field="passed_on")
            )
        open_still = unmet(found)
        guarded = self.reason is EndReason.NOT_ENGAGED or (self.reason.is_guarded and open_still)
        if guarded:
            wrong += self._decided(open_still)
        elif open_still and not self.reason.is_free and not self.reason.is_guarded and not self.all_the_same.strip():
            message = f"{_sentence(open_still)} It does not say why it is right to close all the same."
            wrong.append(Problem(message, open_still[0].remedy, field="all_the_same"))
        return wrong

    def _decided(self, open_still: Sequence[Condition]) -> list[Problem]:
        why_asked = _sentence(open_still) or f"Closing as “{self.reason}” is a manager’s decision."
        if not self.manager_why.strip():
            remedy = "See to it first, or write the manager’s reason." if open_still else "Write the manager’s reason."
            return [Problem(f"{why_asked} Only a manager may pass this.", remedy, field="manager_why")]
        wrong = []
        if not self.manager.strip():
            wrong.append(Problem("The manager is not named.", "Write who decided.", field="manager"))
        if self.manager_on is None:
            wrong.append(Problem("It does not say when the manager decided.", "Give the day.", field="manager_on"))
        if not self.manager_at.strip():
            wrong.append(Problem("It does not say at what time the manager decided.", "Give the time.", field="manager_at"))
        return wrong

    def _told(self, children: Sequence[tuple[str, str]]) -> list[Problem]:
        if self.reason is EndReason.IN_ERROR:
            return []
        said = {each.person_id: each for each in self.changes}
        wrong = []
        for person_id, name in children:
            change = said.get(person_id)
            if change is None or not change.different.strip():
                remedy = "Write what it is, or that nothing is."
                wrong.append(Problem(f"It does not say what is different for {name}.", remedy, field=f"different.{person_id}"))
            elif not change.said_by.strip():
                remedy = "Name the child, a parent or a professional."
                wrong.append(Problem(f"It does not say who says so about {name}.", remedy, field=f"said_by.{person_id}"))
        if self.reason is not EndReason.DIED and not self.if_worries_return.strip():
            remedy = "Write whom to ring, and what we would do."
            wrong.append(Problem("It does not say what happens if worries return.", remedy, field="if_worries_return"))
        return wrong


def _sentence(open_still: Sequence[Condition]) -> str:
    return " ".join(f"{each.words.rstrip('?')}." for each in open_still)
