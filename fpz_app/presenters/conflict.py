"""Conflict: two versions beside each other, and the choice of what stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from fpz_app.casework.access import witness
from fpz_app.casework.conflicts import PAGE, Conflict, conflicts, is_for
from fpz_app.casework.families import Identity, identity
from fpz_app.casework.joined_texts import Joined, joined_texts, take_apart
from fpz_app.casework.settling import Decision, Way, settle, ways
from fpz_app.domain.errors import Problem
from fpz_app.presenters import conflict_page as page
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.store.store import Changed


@dataclass(frozen=True)
class JoinedLine:
    """A text joined automatically, as the empty page lists it."""

    key: str
    what: str
    family: str
    when: str


class ConflictView(Protocol):
    def show_identity(self, identity: Identity | None, level_words: str) -> None: ...
    def show_conflict(self, shown: page.Shown, chosen: str) -> None: ...
    def show_outcome(self, outcome: page.Outcome) -> None: ...
    def show_anew(self, words: str) -> None: ...
    def show_none(self, joined: Sequence[JoinedLine]) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def show_saved(self, words: str) -> None: ...
    def leave_page(self) -> None: ...


class ConflictPresenter:
    """`open` shows one conflict or joined text; without one, the first that waits for whoever looks."""

    def __init__(self, view: ConflictView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._open: Conflict | Joined | None = None
        self._way: Way | None = None
        self._family_id, self._anew, self._settling = "", "", False
        self._left: set[str] = set()

    @property
    def family_id(self) -> str:
        return self._open.family_id if self._open else ""

    def open(self, family_id: str = "", key: str = "") -> None:
        self._family_id, self._left = family_id, set()
        self._show(key)

    def choose(self, way: str) -> None:
        self._way = Way(way)
        if self._way is Way.ANEW:
            if not self._anew:
                self._anew = page.begun_anew(self._pair)
            self._view.show_anew(self._anew)
        self._tell_outcome()

    def start_from(self, side: int) -> None:
        """Writing anew begins from one of the versions."""
        self._anew = str(self._pair[side].value or "")
        self._view.show_anew(self._anew)
        self.keep(self._anew)

    def keep(self, anew: str) -> None:
        """Keeps what is being written, a moment after the last key."""
        if isinstance(self._open, Conflict) and self._way is Way.ANEW:
            self._anew = anew
            title = f"your decision, {self._open.what}"
            self._view.show_saved(f"Saved {self._desk.save_draft(self._key, title, self._open.family_id, {'anew': anew})}")

    def settle(self, anew: str) -> None:
        if self._way is None:
            self._view.show_problem(Problem("Nothing is chosen yet.", "Choose what should stand.", field="ways"))
            return
        self._settling = True
        try:
            self._settle(anew)
        except Problem as problem:
            if not problem.field:
                self._show(self._open.key if self._open else "")
            self._view.show_problem(problem)
            return
        finally:
            self._settling = False
        self._show("")

    def later(self) -> None:
        """The next one, or where one came from."""
        if self._open:
            self._left.add(self._open.key)
        if isinstance(self._open, Conflict) and any(each.key not in self._left for each in self._mine()):
            self._show("")
        else:
            self._view.leave_page()

    def look_at(self, key: str) -> None:
        self._desk.go(places.Place(PAGE, self._family_id, item_id=key))

    def refresh(self, changed: Changed) -> None:
        """Another version may have come, or somebody settled it."""
        if not self._settling and (self._open is None or (self._open.family_id in changed.files and not self._is_as_it_was())):
            self._show(self._open.key if self._open else "")

    @property
    def _key(self) -> str:
        return f"{PAGE}:{self._open.key}" if self._open else ""

    @property
    def _pair(self) -> page.Pair:
        assert self._open is not None
        return self._open.versions[0], self._open.versions[1]

    def _mine(self) -> list[Conflict]:
        """What waits for whoever looks, and all of the family that one came from."""
        desk = self._desk
        found = conflicts(desk.store, desk.actor)
        return [each for each in found if is_for(each, desk.actor) or (self._family_id and each.family_id == self._family_id)]

    def _is_as_it_was(self) -> bool:
        return self._open in self._mine() or self._open in self._joined()

    def _joined(self) -> list[Joined]:
        return joined_texts(self._desk.store, self._desk.actor, self._family_id)

    def _show(self, key: str) -> None:
        self._view.show_problem(None)
        waiting, joined = self._mine(), self._joined()
        everything: list[Conflict | Joined] = [*waiting, *joined]
        found = next((each for each in everything if each.key == key), None)
        found = found or next((each for each in waiting if each.key not in self._left), None)
        self._open, self._way, self._anew = found, None, ""
        if found is None:
            self._view.show_identity(None, "")
            self._view.show_none([self._line(each) for each in joined])
            return
        self._show_family(found.family_id)
        if isinstance(found, Joined):
            self._way = Way.BOTH
            self._view.show_conflict(page.shown_joined(found, self._pair, self._desk.actor.id), Way.BOTH)
        else:
            self._begin(found)
            at = next((at for at, each in enumerate(waiting, 1) if each.key == found.key), 1)
            me, today = self._desk.actor.id, self._desk.today
            shown = page.shown_of(found, self._pair, me, at=at, of=len(waiting), today=today)
            self._view.show_conflict(shown, self._way or "")
        if self._way is Way.ANEW:
            self._view.show_anew(self._anew)
        self._tell_outcome()

    def _begin(self, conflict: Conflict) -> None:
        """Both is the safe answer; what was being written comes back."""
        draft = self._desk.draft(self._key)
        if draft is not None and Way.ANEW in ways(conflict):
            self._way, self._anew = Way.ANEW, str(draft.content.get("anew", ""))
        elif Way.BOTH in ways(conflict):
            self._way = Way.BOTH

    def _show_family(self, family_id: str) -> None:
        desk = self._desk
        if not family_id:
            self._view.show_identity(None, "")
            return
        found = identity(desk.store, desk.actor, family_id, desk.today)
        witness(desk.store, desk.actor, "Looked at two versions", family_id)
        levels = desk.settings.zone.levels
        self._view.show_identity(found, f"{found.level} {levels[found.level]}" if found.level else "")

    def _tell_outcome(self) -> None:
        if isinstance(self._open, Joined):
            told = page.outcome_joined(self._open, self._pair, self._way, self._desk.actor.id)
        elif self._open is not None:
            told = page.outcome(self._open, self._pair, self._way, self._desk.actor.id, self._anew)
        else:
            return
        self._view.show_outcome(told)

    def _settle(self, anew: str) -> None:
        desk, found = self._desk, self._open
        if isinstance(found, Joined):
            if self._way is not Way.BOTH:
                take_apart(desk.store, desk.actor, found, self._pair[0 if self._way is Way.ONE else 1])
                desk.did("Taken apart")
        elif found is not None and self._way is not None:
            if self._way is Way.ANEW:
                self.keep(anew)
            settle(desk.store, desk.actor, Decision(found, self._pair, self._way, anew), desk.today)
            desk.finish_draft(self._key)
            if found.presence and self._way is Way.ONE:
                desk.tell("Kept", "")  # to undo that would remove what somebody has changed
            else:
                desk.did("Settled")

    def _line(self, joined: Joined) -> JoinedLine:
        return JoinedLine(joined.key, joined.what, joined.family, page.moment(joined.at))
