"""Moving: what happens in a life, beside a person's page: moving, two homes, leaving, a birth, a death."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from fpz_app.casework import moving
from fpz_app.casework.access import may_here
from fpz_app.casework.finding import FoundFamily, find_families
from fpz_app.casework.people import BelongsRow, PersonPage, person_page
from fpz_app.domain.dates import read_about, read_date, say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.people import Stage
from fpz_app.domain.permissions import Doing
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk


class Event(StrEnum):
    """What can be recorded, in the words of its button."""

    MOVE = "Moved to another household"
    SHARE = "Lives in two households"
    LEAVE = "No longer belongs here"
    BORN = "Is born"
    DIED = "Has died"


@dataclass(frozen=True)
class EventForm:
    """What an event's small form holds; dates as they were typed."""

    to_family: str = ""
    on: str = ""
    why: str = ""
    given_name: str = ""
    family_name: str = ""
    sex: str = ""


class MovingView(Protocol):
    def show_belongs(self, rows: Sequence[BelongsRow]) -> None: ...
    def show_events(self, events: Sequence[Event]) -> None: ...
    def show_form(self, event: Event, form: EventForm) -> None: ...
    def show_families(self, found: Sequence[FoundFamily]) -> None: ...
    def hide_form(self) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...


class MovingPresenter:
    def __init__(self, view: MovingView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._page: PersonPage | None = None
        self._event = Event.MOVE

    @property
    def sexes(self) -> tuple[tuple[str, str], ...]:
        return tuple((term.code, term.label) for term in self._desk.settings.vocabularies["sex"].terms)

    def open(self, family_id: str, person_id: str) -> None:
        """Raises Gone."""
        self._page = person_page(self._desk.store, self._desk.actor, family_id, person_id, self._desk.today)
        self._view.hide_form()
        self._view.show_belongs(self._page.belongs)
        may_change = may_here(self._desk.store, self._desk.actor, Doing.RECORD, family_id)
        self._view.show_events(_possible(self._page) if may_change else ())

    def go_to_family(self, row: BelongsRow) -> None:
        self._desk.go(places.family(row.membership.family_id))

    def begin(self, event: Event) -> None:
        self._event = event
        form = EventForm(on=say_date(self._desk.today)) if event is not Event.BORN else EventForm()
        if event is Event.BORN:
            form = EventForm(family_name=self._of().person.family_name)
        page = self._of()
        self._desk.open_form(self._key, {}, page.person, *(row.membership for row in page.belongs))
        self._view.show_form(event, form)

    def find(self, typed: str) -> None:
        """The families to choose from: all but the one they leave."""
        found = find_families(self._desk.store, self._desk.actor, typed, self._desk.today, limit=6) if typed.strip() else []
        self._view.show_families([each for each in found if each.family_id != self._of().family.id])

    def save(self, form: EventForm) -> None:
        page = self._of()
        try:
            with self._desk.since_opened(self._key):
                words = _DOING[self._event](self, page, form)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._desk.did(words)
        self.open(page.family.id, page.person.id)

    def cancel(self) -> None:
        self._view.hide_form()

    def _moved(self, page: PersonPage, form: EventForm) -> str:
        on = self._day(form.on)
        leaving, to, desk = page.family.id, form.to_family, self._desk
        moving.move(desk.store, desk.actor, page.person.id, leaving=leaving, to=to, on=on, why=form.why)
        return f"{page.person.called} has moved"

    def _shared(self, page: PersonPage, form: EventForm) -> str:
        since, desk = self._day(form.on), self._desk
        moving.share_time(desk.store, desk.actor, page.person.id, between=page.family.id, and_with=form.to_family, since=since)
        return f"{page.person.called} lives in both"

    def _left(self, page: PersonPage, form: EventForm) -> str:
        on, desk = self._day(form.on), self._desk
        moving.leave(desk.store, desk.actor, page.person.id, family_id=page.family.id, on=on, why=form.why)
        return f"{page.person.called} no longer belongs to this family"

    def _born(self, page: PersonPage, form: EventForm) -> str:
        desk = self._desk
        try:
            born = read_about(form.on, desk.today) if form.on.strip() else ""
        except Problem as problem:
            raise Problem(problem.message, problem.remedy, field="on") from None
        baby = moving.record_birth(
            desk.store, desk.actor, page.person.id, born=born, given_name=form.given_name,
            family_name=form.family_name, sex=form.sex, today=desk.today,
        )  # fmt: skip
        return f"{baby.called} is born"

    def _died(self, page: PersonPage, form: EventForm) -> str:
        desk = self._desk
        moving.record_death(desk.store, desk.actor, page.person.id, on=self._day(form.on), today=desk.today)
        return "Recorded"

    @property
    def _key(self) -> str:
        return f"moving:{self._of().person.id}"

    def _day(self, typed: str) -> date:
        try:
            return read_date(typed, self._desk.today)
        except Problem as problem:
            raise Problem(problem.message, problem.remedy, field="on") from None

    def _of(self) -> PersonPage:
        if self._page is None:
            raise LookupError("no person is open")
        return self._page


_DOING: dict[Event, Callable[[MovingPresenter, PersonPage, EventForm], str]] = {
    Event.MOVE: MovingPresenter._moved,
    Event.SHARE: MovingPresenter._shared,
    Event.LEAVE: MovingPresenter._left,
    Event.BORN: MovingPresenter._born,
    Event.DIED: MovingPresenter._died,
}


def _possible(page: PersonPage) -> list[Event]:
    """What can happen to this person from here: nobody is born twice, nobody who died moves."""
    if page.person.died_on is not None:
        return []
    events = [Event.BORN] if page.person.stage is Stage.UNBORN else []
    if page.here is not None:
        events += [Event.MOVE, Event.SHARE, Event.LEAVE]
    return events if page.person.stage is Stage.UNBORN else [*events, Event.DIED]
