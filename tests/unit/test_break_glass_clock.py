"""Break-glass ends in time whatever is done to a laptop's clock."""

import pytest

from fpz_app.casework.access import witness
from fpz_app.domain.break_glass import LASTS, MINUTE
from fpz_app.domain.families import Family
from fpz_app.security.device import Signer
from fpz_app.store.opened import AHEAD, CONTACT
from fpz_app.store.store import Store
from tests.helpers.stores import KEY, PRIYA
from tests.unit.test_break_glass import START, Clock, clock, is_hidden, opened, secret, steady, timed

__all__ = ["clock", "secret", "steady", "timed"]


def test_a_clock_set_back_does_not_open_it_again(timed: Store, secret: Family, clock: Clock) -> None:
    opened(timed)
    clock.pass_minutes(9 * 60)
    with timed.work(PRIYA, "Write") as work:
        work.say(secret.id)
    clock.pass_minutes(-5 * 60)
    assert is_hidden(timed, secret)


def test_a_laptop_whose_clock_is_wrong_opens_and_closes_by_the_centres(timed: Store, secret: Family, clock: Clock) -> None:
    clock.pass_minutes(20 * 60)
    timed.set_fact(AHEAD, str(20 * 60 * MINUTE))
    made = opened(timed)
    assert abs(made.began - int(START * 1000)) < MINUTE
    clock.pass_minutes(8 * 60 - 1)
    assert not is_hidden(timed, secret)
    clock.pass_minutes(1)
    assert is_hidden(timed, secret)


@pytest.mark.parametrize("wrote", [False, True])
def test_a_clock_that_was_ahead_and_set_right_closes_in_time(timed: Store, secret: Family, clock: Clock, wrote: bool) -> None:
    opened(timed)
    clock.pass_minutes(500_000)
    if wrote:
        witness(timed, PRIYA, "Opened the file", secret.id)
    timed.set_fact(CONTACT, str(timed.time_here()))
    timed.set_fact(AHEAD, str(500_000 * MINUTE))
    assert not is_hidden(timed, secret)
    clock.pass_minutes(-500_000 + LASTS / MINUTE - 1)
    assert not is_hidden(timed, secret)
    clock.pass_minutes(1)
    assert is_hidden(timed, secret)


def test_a_clock_set_back_offline_does_not_put_off_its_end(timed: Store, secret: Family, clock: Clock, steady: Clock) -> None:
    """Five hours are gone, and the clock says that it is an hour before."""
    opened(timed)
    for each in (clock, steady):
        each.pass_minutes(5 * 60)
    assert not is_hidden(timed, secret)
    clock.pass_minutes(-6 * 60)
    steady.pass_minutes(3 * 60 - 1)
    assert not is_hidden(timed, secret)
    steady.pass_minutes(1)
    assert is_hidden(timed, secret)


def test_nor_does_it_when_the_program_is_started_again(timed: Store, secret: Family, clock: Clock, steady: Clock) -> None:
    opened(timed)
    for each in (clock, steady):
        each.pass_minutes(5 * 60)
    timed.keep_time()
    clock.pass_minutes(-6 * 60)
    again = Store(timed.folder, KEY, signer=Signer, now=clock, steady=steady)
    steady.pass_minutes(3 * 60 - 1)
    before = is_hidden(again, secret)
    steady.pass_minutes(1)
    after = is_hidden(again, secret)
    again.close()
    assert (before, after) == (False, True)


def test_once_the_centre_has_told_the_time_its_clock_counts(timed: Store, secret: Family, clock: Clock) -> None:
    """A clock that was a day ahead was seen, set right, and the centre was asked."""
    clock.pass_minutes(24 * 60)
    assert timed.time_passed()
    clock.pass_minutes(-24 * 60)
    timed.set_fact(CONTACT, str(timed.time_here()))
    timed.set_fact(AHEAD, str(timed.time_passed() - int(START * 1000)))
    made = opened(timed)
    assert abs(made.began - int(START * 1000)) < MINUTE
    assert not is_hidden(timed, secret)
