"""Today by the hour: what counts hours turns overdue at its hour, stands first, and the page is asked anew in time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fpz_app.casework.due import Due, Urgency, in_order, next_change, say_at, urgency_at
from fpz_app.domain.step_up import StepUp, StepUpState
from fpz_app.presenters.today import Block, TodayPresenter
from fpz_app.store.store import Store
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import act, due, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stepping_up import GREEN, RED, proposal

ANSWER = "Front door to answer the step up"


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    see(store, made, TODAY)
    return made


def send(store: Store, marlows: Marlows, on: date = TODAY, at: str = "14:05", **more: object) -> StepUp:
    plain = {"speed": RED, "state": StepUpState.ACKNOWLEDGED, "proposed_on": on, "sent_on": on, "sent_at": at}
    made = proposal(marlows, **{**plain, **more})
    put(store, made)
    return made


@pytest.mark.parametrize(
    ("on", "at", "now", "urgency", "words"),
    [
        (TODAY, "14:05", datetime(2026, 11, 23, 14, 5), Urgency.TODAY, "by 18:05 today"),
        (TODAY, "14:05", datetime(2026, 11, 23, 18, 4, 59), Urgency.TODAY, "by 18:05 today"),
        (TODAY, "14:05", datetime(2026, 11, 23, 18, 5), Urgency.OVERDUE, "since 18:05 today"),
        (TODAY, "14:05", datetime(2026, 11, 24, 8, 0), Urgency.OVERDUE, "since 18:05 yesterday"),
        (TODAY, "14:05", datetime(2026, 11, 26, 8, 0), Urgency.OVERDUE, "since 18:05 on Monday 23 November"),
        (TODAY, "22:30", datetime(2026, 11, 23, 23, 0), Urgency.TODAY, "by 02:30 tomorrow"),  # in the night to come
        (TODAY, "22:30", datetime(2026, 11, 24, 2, 0), Urgency.TODAY, "by 02:30 today"),
        (TODAY, "22:30", datetime(2026, 11, 24, 2, 30), Urgency.OVERDUE, "since 02:30 today"),
        (date(2026, 11, 28), "21:00", datetime(2026, 11, 29, 1, 0), Urgency.OVERDUE, "since 01:00 today"),  # a weekend
        (date(2027, 3, 27), "22:00", datetime(2027, 3, 28, 2, 59), Urgency.TODAY, "by 03:00 today"),  # clocks forward
        (date(2026, 10, 24), "23:00", datetime(2026, 10, 25, 2, 0), Urgency.OVERDUE, "since 02:00 today"),  # and back
    ],
)
def test_a_red_step_up_turns_overdue_at_its_hour(
    store: Store, marlows: Marlows, on: date, at: str, now: datetime, urgency: Urgency, words: str
) -> None:
    send(store, marlows, on, at)
    (line,) = (each for each in due(store, today=now.date(), at=now.time()) if each.what == ANSWER)
    assert (line.urgency, line.when) == (urgency, words)


def test_a_school_is_to_be_told_by_three(store: Store, marlows: Marlows) -> None:
    put(store, replace(marlows.callum, school="Purbeck School"))
    send(store, marlows, state=StepUpState.RETURNED, answered_on=TODAY, answered_at="10:10", answer="advice only")
    told = [(each.what, each.when, each.urgency) for each in due(store, at=time(15, 0)) if each.at]
    assert told == [("Tell the school the front door’s answer", "since 15:00 today", Urgency.OVERDUE)]


def test_nobody_is_told_at_a_school_that_none_of_the_children_goes_to(store: Store, marlows: Marlows) -> None:
    send(store, marlows, state=StepUpState.RETURNED, answered_on=TODAY, answered_at="10:10", answer="advice only")
    assert [each.what for each in due(store) if each.tab == "decisions"] == ["Tell the family the front door’s answer"]


def test_what_counts_hours_stands_first_in_its_block_by_its_hour(store: Store, marlows: Marlows) -> None:
    act(store, marlows, TODAY - timedelta(days=30))
    act(store, marlows)
    for at in ("13:00", "07:00", "04:00", "11:00"):
        send(store, marlows, at=at)
    found = [each.when for each in due(store, at=time(12, 0))]
    assert found == ["since 08:00 today", "since 11:00 today", "30 days over", "by 15:00 today", "by 17:00 today", "today"]


class FakeView:
    def __init__(self) -> None:
        self.blocks: Sequence[Block] = ()
        self.waits: list[timedelta] = []
        self.said: list[str] = []

    def show_tools(self, *, may_write: bool, may_read: bool) -> None: ...

    def show_today(self, _day: str, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    def wake_in(self, wait: timedelta) -> None:
        self.waits.append(wait)

    def say(self, words: str) -> None:
        self.said.append(words)


class HandDesk:
    """A desk whose clock is set by hand, with Today on it."""

    def __init__(self, store: Store, now: datetime) -> None:
        self.now, self.view = now, FakeView()
        self.presenter = TodayPresenter(self.view, replace(desk_for(store, Kept()), now=lambda: self.now))
        self.presenter.open()

    def wait(self) -> None:
        """Lets the wait pass that was asked for last."""
        self.now += self.view.waits[-1]
        self.presenter.wake()

    @property
    def blocks(self) -> list[str]:
        return [words for words, _lines in self.view.blocks]


def test_today_is_asked_anew_when_a_line_turns_overdue(store: Store, marlows: Marlows) -> None:
    send(store, marlows)
    desk = HandDesk(store, datetime(2026, 11, 23, 18, 3, 30))
    desk.wait()
    assert (desk.blocks, desk.now.time()) == (["Due today"], time(18, 4, 30))
    desk.wait()
    assert (desk.blocks, desk.now.time()) == (["Overdue"], time(18, 5))
    assert desk.view.said == ["Overdue: Front door to answer the step up, Marlow, since 18:05 today"]


def test_an_hour_that_passes_while_today_is_asked_is_not_missed(store: Store, marlows: Marlows) -> None:
    send(store, marlows)
    desk = HandDesk(store, datetime(2026, 11, 23, 18, 4, 59))
    waiting: list[Callable[[], None]] = []

    def run(work: Callable[[], object], done: Callable[[object], None], _failed: object) -> None:
        result = work()
        waiting.append(lambda: done(result))

    presenter = TodayPresenter(desk.view, replace(desk_for(store, Kept()), now=lambda: desk.now, run=run))
    presenter.open()
    desk.now = datetime(2026, 11, 23, 18, 5, 1)
    waiting.pop()()
    assert (desk.blocks, desk.view.waits[-1] < timedelta()) == (["Due today"], True)
    presenter.wake()
    waiting.pop()()
    assert desk.blocks == ["Overdue"]


def test_what_was_overdue_already_is_not_said_again(store: Store, marlows: Marlows) -> None:
    send(store, marlows)
    desk = HandDesk(store, datetime(2026, 11, 23, 19, 0))
    desk.now = datetime(2026, 11, 24, 0, 0)
    desk.presenter.wake()
    assert desk.view.said == []


def test_today_is_asked_anew_at_midnight(store: Store, marlows: Marlows) -> None:
    act(store, marlows, TODAY)
    desk = HandDesk(store, datetime(2026, 11, 23, 23, 59, 30))
    desk.wait()
    assert (desk.blocks, desk.view.waits[-1]) == (["Overdue"], timedelta(minutes=1))


def test_a_laptop_that_slept_is_asked_at_its_next_look(store: Store, marlows: Marlows) -> None:
    send(store, marlows)
    desk = HandDesk(store, datetime(2026, 11, 23, 14, 10))
    desk.now = datetime(2026, 11, 24, 8, 0)
    desk.presenter.wake()
    assert desk.blocks == ["Overdue"]


def test_nothing_is_asked_anew_before_anything_turns(store: Store, marlows: Marlows) -> None:
    send(store, marlows)
    desk = HandDesk(store, datetime(2026, 11, 23, 14, 10))
    put(store, replace(store.find(StepUp)[0], speed=GREEN))
    for _minute in range(5):
        desk.wait()
    assert desk.blocks == ["Due today"]


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(lambda moment: moment.replace(second=0, microsecond=0))


def lines_of(ends: Sequence[datetime], now: datetime) -> list[Due]:
    return [
        Due(urgency_at(each.date(), f"{each:%H:%M}", now), "x", "", "", "", "", "", "", each.date(), at=f"{each:%H:%M}")
        for each in ends
    ]


@given(st.lists(MOMENTS, max_size=8), MOMENTS)
def test_no_line_changes_its_block_before_the_next_change(ends: list[datetime], now: datetime) -> None:
    turns = next_change(lines_of(ends, now), now)
    just_before = turns - timedelta(microseconds=1)
    assert now < turns
    assert [each.urgency for each in lines_of(ends, now)] == [each.urgency for each in lines_of(ends, just_before)]


@given(st.lists(MOMENTS, max_size=8), MOMENTS)
def test_an_hour_is_overdue_exactly_when_it_is_said_to_be_past(ends: list[datetime], now: datetime) -> None:
    for each, line in zip(ends, lines_of(ends, now), strict=True):
        assert (line.urgency is Urgency.OVERDUE) == say_at(each.date(), line.at, now).startswith("since")


@given(st.lists(MOMENTS, max_size=8), MOMENTS)
def test_hours_stand_in_the_order_in_which_they_end(ends: list[datetime], now: datetime) -> None:
    found = in_order(lines_of(ends, now))
    assert [(each.due, each.at) for each in found] == sorted((each.due, each.at) for each in found)
