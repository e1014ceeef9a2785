"""When an unused laptop warns and locks."""

import pytest

from fpz_app.security.idle import Idle, IdleWatch
from tests.helpers.clocks import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def watch(clock: HandClock) -> IdleWatch:
    return IdleWatch(clock())


def test_a_laptop_in_use_stays_open(watch: IdleWatch, clock: HandClock) -> None:
    clock.pass_by(4 * 60)
    assert watch.state(clock()) is Idle.IN_USE


def test_it_warns_thirty_seconds_before(watch: IdleWatch, clock: HandClock) -> None:
    clock.pass_by(4 * 60 + 30)
    assert (watch.state(clock()), watch.left(clock())) == (Idle.WARNING, 30)


def test_it_locks_after_five_minutes(watch: IdleWatch, clock: HandClock) -> None:
    clock.pass_by(5 * 60)
    assert watch.state(clock()) is Idle.LOCKED


def test_a_key_during_the_warning_keeps_it_open(watch: IdleWatch, clock: HandClock) -> None:
    clock.pass_by(4 * 60 + 45)
    watch.used(clock())
    clock.pass_by(4 * 60)
    assert watch.state(clock()) is Idle.IN_USE


def test_sleep_counts_as_idle(watch: IdleWatch, clock: HandClock) -> None:
    clock.pass_by(8 * 3600)
    assert watch.used(clock()) is Idle.LOCKED


def test_sleep_that_the_machines_own_clock_missed_counts_too(watch: IdleWatch, clock: HandClock) -> None:
    clock.wall += 8 * 3600
    assert watch.used(clock()) is Idle.LOCKED


def test_setting_the_clock_back_does_not_keep_it_open(watch: IdleWatch, clock: HandClock) -> None:
    clock.pass_by(5 * 60)
    clock.wall -= 86400
    assert watch.state(clock()) is Idle.LOCKED


def test_once_locked_no_key_opens_it(watch: IdleWatch, clock: HandClock) -> None:
    clock.pass_by(5 * 60)
    watch.state(clock())
    clock.wall -= 86400
    clock.boot -= 5 * 60
    assert watch.used(clock()) is Idle.LOCKED


@pytest.mark.parametrize(("minutes", "seconds"), [(0, 60), (1, 60), (10, 600), (15, 900), (60, 900)])
def test_a_zone_chooses_within_one_and_fifteen_minutes(clock: HandClock, minutes: int, seconds: float) -> None:
    assert IdleWatch(clock(), minutes).left(clock()) == seconds
