"""Joining: the practitioner says which of the children who came with a list are one family."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from fpz_app.casework.directory import Unjoined, unjoined
from fpz_app.casework.finding import FoundFamily, find_families
from fpz_app.casework.joining import join_known, join_new
from fpz_app.domain.dates import earliest, short_date
from fpz_app.domain.episodes import Episode
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.frontdoor import Contact, source_words
from fpz_app.presenters import places
from fpz_app.presenters.caseload_lines import counted, listed
from fpz_app.presenters.desk import Desk

MOST_SHOWN = 60


class Order(StrEnum):
    LATEST = "Latest first"
    ORGANISATION = "Organisation"
    TEAM = "Team and worker"
    BORN = "Date of birth"
    NUMBER = "Number"


# Lists 1 to 3 say nothing of families, so an order that brings like beside like is the most that can be offered.
_ORDERS: dict[Order, Callable[[Unjoined], Any]] = {
    Order.LATEST: lambda child: (-(child.latest or date.min).toordinal(), child.person.external_id),
    Order.ORGANISATION: lambda child: (not child.organisation, child.organisation.casefold(), child.person.external_id),
    Order.TEAM: lambda child: (not child.team, child.team.casefold(), child.worker.casefold(), child.person.external_id),
    Order.BORN: lambda child: earliest(child.person.born) if child.person.born else child.person.due_on or date.max,
    Order.NUMBER: lambda child: (len(child.person.external_id), child.person.external_id),
}


@dataclass(frozen=True)
class ChildLine:
    """A child without a family; `told` is what the lists say, newest first."""

    person_id: str
    name: str
    age: str
    told: str
    latest: str
    chosen: bool

    @property
    def shape(self) -> str:
        return "ticked" if self.chosen else "unticked"

    @property
    def searched(self) -> str:
        return f"{self.name} {self.age} {self.told}".casefold()


class JoiningView(Protocol):
    def show_children(self, children: Sequence[ChildLine], summary: str, chosen: str) -> None: ...
    def show_likely(self, families: Sequence[FoundFamily]) -> None: ...
    def show_joined(self, words: str) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...


class JoiningPresenter:
    def __init__(self, view: JoiningView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._order = Order.LATEST
        self._chosen: set[str] = set()
        self._children: list[Unjoined] = []
        self._joined = ""
        self._words: list[str] = []

    def open(self) -> None:
        self._joined, self._words = "", []
        self._view.show_joined("")
        self.reload()

    def reload(self) -> None:
        """After something changed elsewhere: what was chosen stays chosen, as far as it is still there."""
        self._children = unjoined(self._desk.store, self._desk.actor)
        self._chosen &= {child.person.id for child in self._children}
        self._show()

    def narrow(self, typed: str) -> None:
        """Shows only children of whom every word typed is said; who is chosen stays chosen."""
        self._words = typed.casefold().split()
        self._show()

    def sort(self, order: str) -> None:
        self._order = Order(order)
        self._show()

    def toggle(self, line: ChildLine) -> None:
        self._chosen ^= {line.person_id}
        self._show()

    def type_name(self, typed: str) -> None:
        """Families on record that answer to the name are shown before a new one is made."""
        found = find_families(self._desk.store, self._desk.actor, typed, self._desk.today, limit=4) if typed.strip() else []
        self._view.show_likely(found)

    def join_new(self, name: str) -> None:
        self._join(lambda: join_new(self._desk.store, self._desk.actor, self._in_order(), name, self._desk.today))

    def join_known(self, family: FoundFamily) -> None:
        self._join(lambda: join_known(self._desk.store, self._desk.actor, self._in_order(), family.family_id))

    def go_to_family(self) -> None:
        if self._joined:
            self._desk.go(places.family(self._joined))

    def leave(self) -> None:
        self._desk.go(places.FAMILIES)

    def _join(self, join: Callable[[], Family]) -> None:
        number = len(self._chosen)
        try:
            family = join()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._chosen.clear()
        self._joined = family.id
        words = f"Joined {counted(number, 'child', 'children')} into the {family.name} family"
        self._desk.did(words)
        self._view.show_likely([])
        self._view.show_joined(words)
        self.reload()

    def _in_order(self) -> list[str]:
        return [child.person.id for child in self._children if child.person.id in self._chosen]

    def _show(self) -> None:
        today = self._desk.today
        lines = [self._line(child, today) for child in sorted(self._children, key=_ORDERS[self._order])]
        found = [line for line in lines if all(word in line.searched for word in self._words)]
        summary = f"{counted(len(lines), 'child', 'children')} without a family" if lines else ""
        if len(found) > MOST_SHOWN:
            summary += f" · {MOST_SHOWN} shown, type to find others"
        self._view.show_children(found[:MOST_SHOWN], summary, _chosen_words([line for line in lines if line.chosen]))

    def _line(self, child: Unjoined, today: date) -> ChildLine:
        person = child.person
        return ChildLine(
            person.id,
            person.full_name if person.given_name or person.known_as else f"Child {person.external_id}",
            person.age_said(today) or "age not known",
            "; ".join(_told(entry) for entry in child.entries),
            short_date(child.latest, today) if child.latest else "",
            person.id in self._chosen,
        )


def _chosen_words(chosen: Sequence[ChildLine]) -> str:
    if not chosen:
        return "No child chosen"
    who = listed([f"{line.name} ({line.age})" for line in chosen])
    return f"{counted(len(chosen), 'child', 'children')} chosen: {who}"


def _told(entry: Any) -> str:
    if isinstance(entry, Episode):
        return f"early help {'ended' if entry.ended_on else 'under way'}{_by(entry.organisation)}"
    if isinstance(entry, Contact):
        return f"contact{_by(source_words(entry.source))}"
    return f"referral{_by(source_words(entry.source))}{_by(entry.team)}{_by(entry.worker)}"


def _by(words: str) -> str:
    return f", {words}" if words else ""
