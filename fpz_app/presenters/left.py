"""Left: work that others left, because it was handed over or their laptop lost its trust, and what is to become of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from fpz_app.casework import left_works
from fpz_app.casework.access import witness
from fpz_app.casework.left_works import Left
from fpz_app.domain.dates import say_when
from fpz_app.domain.errors import Problem
from fpz_app.presenters.centre import AsksCentre
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.places import family
from fpz_app.store.left import Key

NOTHING = "Nothing was left for you."
NOTHING_DETAIL = "What a colleague hands over, or wrote on a laptop that lost its trust, waits here for whoever leads the family."


@dataclass(frozen=True)
class LeftCard:
    """One work: `by` says who wrote it and when, `said` what they add, `why` why the centre did not take it.

    `misfit` says why it cannot be done as it was, "" where it can; `may_note` where a note can quote it.
    """

    key: Key
    title: str
    by: str
    said: str
    why: str
    texts: tuple[tuple[str, str], ...]
    misfit: str
    may_note: bool


@dataclass(frozen=True)
class LeftGroup:
    """All that waits in one file; `fitting` are those that can be done as they were, in order."""

    heading: str
    family_id: str
    cards: Sequence[LeftCard]
    fitting: Sequence[Key]


class LeftView(Protocol):
    def show_left(self, groups: Sequence[LeftGroup]) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...


class LeftPresenter:
    def __init__(self, view: LeftView, desk: Desk, centre: AsksCentre) -> None:
        self._view, self._desk, self._centre = view, desk, centre

    def open(self) -> None:
        """Puts on record in each family's file that what was left there was read."""
        found = self.show()
        for file in sorted({each.family_id for each in found if each.family}):
            witness(self._desk.store, self._desk.actor, "Opened what was left", file)

    def show(self) -> Sequence[Left]:
        desk = self._desk
        found = left_works.left_for(desk.store, desk.actor, desk.settings.forms)
        files = list(dict.fromkeys(each.family_id for each in found))
        self._view.show_left([self._group([each for each in found if each.family_id == file]) for file in files])
        return found

    def write_into_note(self, key: Key) -> None:
        desk = self._desk

        def act() -> None:
            left_works.write_into_note(desk.store, desk.actor, key, forms=desk.settings.forms, now=desk.now())

        self._do(act, "It stands in the family’s notes, word for word")

    def do_in_own_name(self, keys: Sequence[Key]) -> None:
        desk = self._desk
        words = "Done in your name" if len(keys) == 1 else "What fitted is done in your name"
        self._do(lambda: left_works.do_in_own_name(desk.store, desk.actor, keys), words)

    def put_away(self, key: Key, why: str) -> None:
        desk = self._desk
        self._do(lambda: left_works.put_left_away(desk.store, desk.actor, key, why), "Put away. The centre keeps it")

    def open_family(self, family_id: str) -> None:
        self._desk.go(family(family_id))

    def _do(self, act: Callable[[], object], words: str) -> None:
        self._view.show_problem(None)
        try:
            act()
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.tell(f"{words}.", "")
        self.show()
        self._centre.sync()

    def _group(self, found: Sequence[Left]) -> LeftGroup:
        first = found[0]
        elsewhere = "A family that is not on record" if first.is_new else "The zone’s directory"
        heading = f"{first.family} family" if first.family else elsewhere
        cards = [self._card(each) for each in found]
        fitting = [each.key for each in found] if len(found) > 1 and any(not each.misfit for each in found) else []
        return LeftGroup(heading, first.family_id if first.family else "", cards, fitting)

    def _card(self, each: Left) -> LeftCard:
        how = "on a laptop whose trust has ended" if each.revoked else "handed over" if each.said else "not taken by the centre"
        by = f"{each.author}, {say_when(each.at, self._desk.today)}, {how}"
        return LeftCard(each.key, each.title, by, each.said, each.why, each.texts, each.misfit, each.may_be_noted)
