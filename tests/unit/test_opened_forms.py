"""A form that is open while others' changes come in: it says so, and what it saves leaves them standing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fpz_app.casework.conflicts import conflicts
from fpz_app.domain.families import Family
from fpz_app.domain.people import Person
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.family_details import TEXTS, FamilyDetailsPresenter
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import OUTSIDER

KEY = "test:form"


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    with store.work(OUTSIDER, "Come") as work:
        work.put(OUTSIDER)
    return made


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_for(store, Kept())


@pytest.fixture
def elsewhere(store: Store) -> Callable[..., None]:
    def write(record: Any, **said: Any) -> None:
        with store.work(OUTSIDER, "Write elsewhere") as work:
            work.put(replace(work.get(type(record), record.id), **said))

    return write


def start_of(person: Person) -> dict[str, str]:
    return {"phone": person.phone, "school": person.school}


def test_a_form_says_what_others_changed_since_it_was_opened(
    desk: Desk, marlows: Marlows, elsewhere: Callable[..., None]
) -> None:
    desk.open_form(KEY, start_of(marlows.callum), marlows.callum)
    elsewhere(marlows.callum, phone="01632 960111", school="Swanage School")
    assert desk.newer(KEY) == "Sam Ellery changed the school and the phone number since you opened this."


def test_what_one_wrote_oneself_is_not_told(desk: Desk, store: Store, marlows: Marlows) -> None:
    desk.open_form(KEY, start_of(marlows.callum), marlows.callum)
    with store.work(desk.actor, "Write here") as work:
        work.put(replace(marlows.callum, phone="01632 960111"))
    assert desk.newer(KEY) == ""


def test_that_somebody_removed_it_is_told(desk: Desk, store: Store, marlows: Marlows) -> None:
    desk.open_form(KEY, start_of(marlows.callum), marlows.callum)
    with store.work(OUTSIDER, "Remove it") as work:
        work.remove(marlows.callum)
    assert desk.newer(KEY) == "Sam Ellery removed this since you opened it."


def test_it_is_told_once(store: Store, marlows: Marlows, elsewhere: Callable[..., None]) -> None:
    kept = Kept()
    desk = desk_for(store, kept)
    desk.open_form(KEY, start_of(marlows.callum), marlows.callum)
    elsewhere(marlows.callum, phone="01632 960111")
    desk.tell_newer(KEY)
    desk.tell_newer(KEY)
    assert kept.told == ["Sam Ellery changed the phone number since you opened this."]


def test_nothing_of_a_file_that_was_closed_meanwhile_is_told(
    desk: Desk, store: Store, marlows: Marlows, elsewhere: Callable[..., None]
) -> None:
    desk.open_form(KEY, start_of(marlows.callum), marlows.callum)
    elsewhere(marlows.callum, phone="01632 960111")
    with store.work(OUTSIDER, "Restrict it") as work:
        work.put(replace(marlows.family, restricted=True, allowed=(OUTSIDER.id,), lead_id=OUTSIDER.id))
    assert desk.newer(KEY) == ""


def test_a_draft_gone_on_with_shows_what_came_where_nothing_was_typed(
    desk: Desk, store: Store, marlows: Marlows, elsewhere: Callable[..., None]
) -> None:
    start = desk.open_form(KEY, start_of(marlows.callum), marlows.callum)
    desk.save_draft(KEY, "details", marlows.id, {**start, "school": "Purbeck School"})
    elsewhere(marlows.callum, phone="01632 960111")
    again = desk_for(store, Kept())
    shown = again.open_form(KEY, start_of(store.get(Person, marlows.callum.id)), store.get(Person, marlows.callum.id))
    assert shown == {"phone": "01632 960111", "school": "Purbeck School"}


def test_a_draft_gone_on_with_is_based_on_what_it_was_begun_with(
    desk: Desk, store: Store, marlows: Marlows, elsewhere: Callable[..., None]
) -> None:
    start = desk.open_form(KEY, start_of(marlows.callum), marlows.callum)
    desk.save_draft(KEY, "details", marlows.id, {**start, "phone": "01632 960222"})
    elsewhere(marlows.callum, phone="01632 960111")
    again, now = desk_for(store, Kept()), store.get(Person, marlows.callum.id)
    shown = again.open_form(KEY, start_of(now), now)
    with again.since_opened(KEY), store.work(again.actor, "Save") as work:
        work.put(replace(now, **shown))
    assert [each.field for each in conflicts(store, again.actor, marlows.id)] == ["phone"]


def test_a_draft_of_which_nothing_changed_is_as_it_was_left(desk: Desk, store: Store, marlows: Marlows) -> None:
    """A day that the form proposed and that was left alone stays the day on which it was filled in."""
    desk.open_form(KEY, {"on": "2026-11-20", "why": ""}, marlows.callum)
    desk.save_draft(KEY, "details", marlows.id, {"on": "2026-11-20", "why": "Moved"})
    again = desk_for(store, Kept())
    assert again.open_form(KEY, {"on": "2026-11-23", "why": ""}, marlows.callum) == {"on": "2026-11-20", "why": "Moved"}


def test_what_a_form_was_opened_with_is_no_part_of_what_was_typed(desk: Desk, store: Store, marlows: Marlows) -> None:
    desk.open_form(KEY, start_of(marlows.callum), marlows.callum)
    desk.save_draft(KEY, "details", marlows.id, {"phone": "01632 960222"})
    draft = desk.draft(KEY)
    assert draft is not None
    assert draft.content == {"phone": "01632 960222"}


class Details:
    """The page of a family's details, with what stands in its fields."""

    def __init__(self) -> None:
        self.typed: dict[str, Any] = {}

    def values(self) -> dict[str, Any]:
        return self.typed

    def show_form(self, heading: str, beneath: str, values: dict[str, Any], *, is_new: bool) -> None:  # noqa: ARG002
        self.typed = dict(values)

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_said, **_more: None


def test_the_details_of_a_family_leave_standing_what_came(
    desk: Desk, store: Store, marlows: Marlows, elsewhere: Callable[..., None]
) -> None:
    view = Details()
    presenter = FamilyDetailsPresenter(view, desk)
    presenter.open(marlows.id)
    assert set(view.typed) == set(TEXTS)
    elsewhere(marlows.family, phone="01632 960111")
    view.typed["address"] = "2 High Street"
    presenter.save()
    now = store.get(Family, marlows.id)
    assert (now.phone, now.address) == ("01632 960111", "2 High Street")


def test_a_toast_of_what_was_saved_says_what_came_meanwhile(
    store: Store, marlows: Marlows, elsewhere: Callable[..., None]
) -> None:
    view, kept = Details(), Kept()
    presenter = FamilyDetailsPresenter(view, desk_for(store, kept))
    presenter.open(marlows.id)
    elsewhere(marlows.family, phone="01632 960111")
    view.typed["address"] = "2 High Street"
    presenter.save()
    assert kept.told == ["Saved. Sam Ellery changed the phone number since you opened this."]


def test_a_form_of_a_new_record_has_nothing_to_compare(desk: Desk, marlows: Marlows) -> None:
    desk.open_form(KEY, {"purpose": ""})
    desk.save_draft(KEY, "a visit", marlows.id, {"purpose": "See the children"})
    assert desk.newer(KEY) == ""
