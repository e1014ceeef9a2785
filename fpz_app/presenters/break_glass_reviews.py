"""Break-glass reviews: what was opened by break-glass, why and what was done there, and the manager's answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from fpz_app.casework.break_glass import Opening, at, openings, review, see_outcome
from fpz_app.domain.break_glass import BreakGlass, Outcome, Verdict
from fpz_app.domain.dates import say_day
from fpz_app.domain.errors import Problem
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.presenters.break_glass import say_time
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.places import BREAK_GLASS

VERDICTS = tuple((str(each), str(each)) for each in Verdict)
TO_REVIEW = "To be reviewed"
NONE, NONE_MORE = "Nobody has opened a restricted file.", "When somebody does in an emergency, it stands here to be looked at."
OWN_NONE = "You have opened no restricted file."


@dataclass(frozen=True)
class OpeningRow:
    """A line of the list; `waits` marks what a manager has still to answer."""

    opening_id: str
    when: str
    who: str
    file: str
    state: str
    waits: bool


@dataclass(frozen=True)
class OpeningPage:
    """One opening; `deeds` are (when, what); `answer` what the review says, in words; `review_it` where it may be answered."""

    heading: str
    facts: Sequence[tuple[str, str, str]]
    deeds: Sequence[tuple[str, str]]
    verdict: str
    words: str
    review_it: bool


class ReviewsView(Protocol):
    def show_list(self, rows: Sequence[OpeningRow], chosen: int) -> None: ...
    def show_none(self, words: str, detail: str) -> None: ...
    def show_opening(self, page: OpeningPage | None) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def show_tools(self, *, may_ask: bool) -> None: ...


class ReviewsPresenter:
    def __init__(self, view: ReviewsView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._told: list[Opening] = []
        self._shown = ""

    def open(self, opening_id: str = "") -> None:
        """The one named, else the first that waits. Its worker has read what the review says."""
        self._shown = opening_id
        self._view.show_problem(None)
        self._view.show_tools(may_ask=may(self._desk.actor, Doing.BREAK_GLASS, Scope()))
        self._reload()

    def refresh(self) -> None:
        """Asks anew; what is being typed stands."""
        self._reload(keep=True)

    def choose(self, row: OpeningRow) -> None:
        self._shown = row.opening_id
        self._view.show_problem(None)
        self._show()

    def answer(self, verdict: str, words: str) -> None:
        desk, shown = self._desk, self._shown
        try:
            if not verdict:
                raise Problem("No answer is chosen.", "Say whether it was justified.", field="verdict")
            review(desk.store, desk.actor, shown, Verdict(verdict), words=words, today=desk.today)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._view.show_problem(None)
        desk.did("The review is kept. The worker sees your answer.")
        self._reload()

    def ask(self) -> None:
        self._desk.go(BREAK_GLASS)

    def _reload(self, *, keep: bool = False) -> None:
        desk = self._desk
        before = self._one()
        self._told = openings(desk.store, desk.actor)
        if not self._told:
            own = not may(desk.actor, Doing.REVIEW, Scope())
            self._view.show_none(OWN_NONE if own else NONE, "" if own else NONE_MORE)
            return
        if self._one() is None:
            first = next((each for each in self._told if each.made.waits and each.review_it), self._told[0])
            self._shown = first.made.id
        rows = [self._row(each) for each in self._told]
        self._view.show_list(rows, [each.opening_id for each in rows].index(self._shown))
        if not keep or before != self._one():
            self._show()

    def _one(self) -> Opening | None:
        return next((each for each in self._told if each.made.id == self._shown), None)

    def _show(self) -> None:
        one, desk = self._one(), self._desk
        self._view.show_opening(self._page(one) if one else None)
        if one and one.is_own and one.made.verdict and not one.made.outcome_seen and not desk.store.read_only:
            see_outcome(desk.store, desk.actor, one.made.id)

    def _row(self, told: Opening) -> OpeningRow:
        made = told.made
        file = told.files or f"Asked for {made.asked}"
        return OpeningRow(made.id, self._moment(made.began), told.who, file, self._state(made), made.waits and told.review_it)

    def _state(self, made: BreakGlass) -> str:
        if made.outcome is Outcome.OPEN_ALREADY:
            return "Open to them already"
        if made.verdict:
            return made.verdict
        return TO_REVIEW if made.outcome is Outcome.OPENED else "Nothing found, to be reviewed"

    def _page(self, told: Opening) -> OpeningPage:
        made = told.made
        facts = [("Asked for", made.asked, "")]
        facts += [("Family", told.files, "")] if told.files else []
        facts += [("Reason", made.reason, ""), ("What came of it", self._outcome(made), "")]
        if made.verdict:
            day = say_day(made.reviewed_on, self._desk.today) if made.reviewed_on else ""
            said = f"{made.verdict}, {made.reviewed_by}, {day}. {made.words}".strip()
            facts.append(("Review", said, ""))
        deeds = [(self._moment(each.at), each.what) for each in told.deeds]
        moment = self._moment(made.began)
        heading = f"{told.who}, {moment[0].lower()}{moment[1:]}"
        return OpeningPage(heading, facts, deeds, made.verdict, made.words, told.review_it and made.waits)

    def _outcome(self, made: BreakGlass) -> str:
        if made.outcome is Outcome.NOTHING:
            return "No file was found."
        if made.outcome is Outcome.OPEN_ALREADY:
            return "The file was open to them already."
        if made.given_back:
            return f"Opened, and given back at {self._clock(made.given_back)}."
        ended = made.ends <= self._desk.store.time_passed()
        return f"{'Was open' if ended else 'Open'} until {self._clock(made.ends)}."

    def _clock(self, milliseconds: int) -> str:
        return say_time(at(milliseconds), self._desk.now())

    def _moment(self, milliseconds: int) -> str:
        """'Today 09:40', '23 November 09:40'."""
        moment: datetime = at(milliseconds)
        day = "Today" if moment.date() == self._desk.today else say_day(moment.date(), self._desk.today)
        return f"{day} {moment:%H:%M}"
