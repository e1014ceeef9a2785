"""Today's line about records that may be on file twice: whom it tells, of what, and when it looks for them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from fpz_app.casework.aliases import tell_apart
from fpz_app.casework.due import Due
from fpz_app.casework.duplicate_lines import TWICE, is_to_reckon, reckon
from fpz_app.domain.aliases import Sort
from fpz_app.domain.families import Family
from fpz_app.domain.people import Person
from fpz_app.domain.workers import Worker
from fpz_app.presenters import places
from fpz_app.presenters.today import TodayPresenter, line_of
from fpz_app.store.store import Store
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.duties import due, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA
from tests.helpers.zones import add_child, add_family


@pytest.fixture
def marlows(store: Store) -> Marlows:
    put(store, MANAGER, OUTSIDER)
    made = make_marlows(store)
    see(store, made, TODAY)
    return made


def again(store: Store, marlows: Marlows, **family: object) -> tuple[Family, Person]:
    """Callum once more, in another family's file."""
    hales = add_family(store, "Hale", **{"lead_id": PRIYA.id, **family})
    return hales, add_child(store, hales, "Calum", family_name="Marlow", born=marlows.callum.born)


def lines(store: Store, asker: Worker = PRIYA) -> list[Due]:
    return [line for line in due(store, asker) if line.what == TWICE]


def test_one_line_counts_the_pairs_and_opens_where_they_are_joined(store: Store, marlows: Marlows) -> None:
    again(store, marlows)
    reckon(store, PRIYA)
    (line,) = lines(store)
    assert (line.detail, line_of(line).place) == ("two people who look alike", places.DUPLICATES)
    again(store, marlows)
    reckon(store, PRIYA)
    assert [each.detail for each in lines(store)] == ["3 pairs of people who look alike and two families that look alike"]


def test_nobody_is_told_before_somebody_has_looked(store: Store, marlows: Marlows) -> None:
    again(store, marlows)
    assert lines(store) == []


def test_a_pair_of_two_leads_is_the_managers_alone(store: Store, marlows: Marlows) -> None:
    again(store, marlows, lead_id=OUTSIDER.id)
    for asker in (PRIYA, OUTSIDER, MANAGER):
        reckon(store, asker)
    assert [len(lines(store, asker)) for asker in (PRIYA, OUTSIDER, MANAGER)] == [0, 0, 1]


def test_the_line_goes_once_somebody_has_said_whether_they_are_the_same(store: Store, marlows: Marlows) -> None:
    _, twin = again(store, marlows)
    reckon(store, PRIYA)
    tell_apart(store, PRIYA, Sort.PERSON, marlows.callum.id, twin.id)
    assert lines(store) == []


def test_a_file_that_is_restricted_meanwhile_is_counted_no_more(store: Store, marlows: Marlows) -> None:
    hales, _ = again(store, marlows)
    reckon(store, MANAGER)
    put(store, replace(hales, restricted=True, allowed=(PRIYA.id, MANAGER.id)))
    assert lines(store, MANAGER) == []


def test_pairs_are_looked_for_again_only_where_names_have_changed(store: Store, marlows: Marlows) -> None:
    reckon(store, PRIYA)
    see(store, marlows, TODAY)
    assert not is_to_reckon(store, PRIYA)
    again(store, marlows)
    assert is_to_reckon(store, PRIYA)


def test_nothing_is_looked_for_where_no_line_can_come_of_it(store: Store, marlows: Marlows) -> None:
    assert [is_to_reckon(store, asker) for asker in (PRIYA, MANAGER, OUTSIDER)] == [True, True, False]


class _View:
    """Notes what Today shows."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def show_today(self, _day: str, blocks: object) -> None:
        self.shown = [line.what for _, lines in blocks for line in lines]  # type: ignore[attr-defined]

    def show_tools(self, *, may_write: bool, may_read: bool) -> None: ...
    def wake_in(self, wait: timedelta) -> None: ...
    def say(self, words: str) -> None: ...


def test_the_page_tells_of_them_a_little_later(store: Store, marlows: Marlows) -> None:
    again(store, marlows)
    view, now = _View(), datetime.combine(TODAY, NOW.time())
    presenter = TodayPresenter(view, replace(desk_for(store, Kept()), now=lambda: now))
    presenter.open()
    assert TWICE not in view.shown
    presenter.wake()
    assert TWICE in view.shown
