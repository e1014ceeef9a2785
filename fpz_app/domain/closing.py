"""Closing: why early help ends, and what is put on record when it does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.closing_guard import Condition, Told, unmet
from fpz_app.domain.dates import say_day
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, narrative


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
    While the episode still runs this is what a manager is asked for, or, with the manager's reason, what they sent back.
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

    def check(
        self,
        found: Sequence[Condition],
        *,
        accepted: bool,
        children: Sequence[tuple[str, str]],
        began: date | None,
        today: date,
        asks: bool = False,
    ) -> None:
        """`accepted`: social care has accepted a step up; `children`: (id, name) of each; `began`: the day early help did;
        `asks`: the manager's word is still to come. Raises Problems."""
        reasoned = self._reasoned(found, accepted=accepted, asks=asks)
        raise_any([*self._dated(began, today), *reasoned, *self._told(children)])

    def _dated(self, began: date | None, today: date) -> list[Problem]:
        wrong = []
        if began and self.on < began:
            wrong.append(Problem("It cannot end before it began.", f"It began on {say_day(began, today)}.", field="on"))
        if self.on > today:
            wrong.append(Problem("The day it ends is in the future.", "Close it on that day.", field="on"))
        if self.manager_on and self.manager_on > today:
            wrong.append(Problem("The manager’s decision is dated in the future.", "Check the date.", field="manager_on"))
        return wrong

    def _reasoned(self, found: Sequence[Condition], *, accepted: bool, asks: bool) -> list[Problem]:
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
        if asks and not guarded:
            wrong.append(Problem("Nothing needs the manager’s word.", "Close it yourself.", field="reason"))
        elif guarded:
            wrong += [] if asks else self._decided(open_still)
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
