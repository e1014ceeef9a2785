"""A wrong passphrase slows the next try, whatever is done to the clock or the program."""

from pathlib import Path

import pytest

from fpz_app.security import vault
from fpz_app.security.backoff import Backoff, wait_after
from fpz_app.security.files import TRIES
from fpz_app.security.refusals import TooSoon, WrongPassphrase
from tests.helpers.clocks import HandClock
from tests.helpers.keyring import MemoryKeyring

WORDS = "kettle under seven maps"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def backoff(tmp_path: Path, clock: HandClock) -> Backoff:
    return Backoff(tmp_path, clock.since_boot)


def fail(backoff: Backoff, times: int) -> None:
    for _ in range(times):
        backoff.start_try()


def test_the_waits_double_up_to_a_minute_and_ten_failures_cost_a_quarter_of_an_hour() -> None:
    waits = [wait_after(failures) for failures in range(1, 12)]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 900, 900]


def test_the_first_try_is_free(backoff: Backoff) -> None:
    assert backoff.left() == 0


def test_time_runs_the_wait_down(backoff: Backoff, clock: HandClock) -> None:
    fail(backoff, 5)
    clock.pass_by(6)
    assert backoff.left() == 10


def test_success_forgets_the_failures(backoff: Backoff) -> None:
    fail(backoff, 5)
    backoff.succeeded()
    assert backoff.left() == 0


def test_starting_the_program_again_does_not_help(backoff: Backoff, tmp_path: Path, clock: HandClock) -> None:
    fail(backoff, 10)
    assert Backoff(tmp_path, clock.since_boot).left() == 900


def test_restarting_the_machine_counts_only_the_time_since(backoff: Backoff, clock: HandClock) -> None:
    fail(backoff, 10)
    clock.restart()
    assert backoff.left() == 880


def test_setting_the_clock_forward_or_back_does_not_help(backoff: Backoff, clock: HandClock) -> None:
    fail(backoff, 10)
    clock.wall += 365 * 86400
    forward = backoff.left()
    clock.wall -= 3 * 365 * 86400
    assert (forward, backoff.left()) == (900, 900)


def test_a_changed_clock_locks_nobody_out_for_longer(backoff: Backoff, clock: HandClock) -> None:
    fail(backoff, 3)
    clock.wall -= 365 * 86400
    clock.boot += 4
    assert backoff.left() == 0


def test_a_spoilt_count_is_not_a_way_in(backoff: Backoff, tmp_path: Path, clock: HandClock) -> None:
    (tmp_path / TRIES).write_text("{")
    clock.restart()
    assert backoff.left() == 880


def test_opening_too_soon_is_refused_even_with_the_right_passphrase(tmp_path: Path, clock: HandClock) -> None:
    keyring = MemoryKeyring()
    vault.create(tmp_path, passphrase=WORDS, keyring=keyring)
    with pytest.raises(WrongPassphrase):
        vault.open(tmp_path, passphrase="not these words", keyring=keyring, boot=clock.since_boot)
    with pytest.raises(TooSoon):
        vault.open(tmp_path, passphrase=WORDS, keyring=keyring, boot=clock.since_boot)


def test_ten_failures_erase_nothing(tmp_path: Path, clock: HandClock) -> None:
    keyring = MemoryKeyring()
    key, _ = vault.create(tmp_path, passphrase=WORDS, keyring=keyring)
    fail(Backoff(tmp_path, clock.since_boot), 10)
    clock.pass_by(900)
    assert vault.open(tmp_path, passphrase=WORDS, keyring=keyring, boot=clock.since_boot) == key


def test_ending_the_program_in_the_middle_of_a_try_counts_as_a_failure(backoff: Backoff, tmp_path: Path) -> None:
    backoff.start_try()
    assert Backoff(tmp_path, lambda: 5000.0).left() == 1


def test_a_disk_that_cannot_be_written_to_still_opens_and_still_slows(tmp_path: Path, clock: HandClock) -> None:
    keyring = MemoryKeyring()
    key, _ = vault.create(tmp_path, passphrase=WORDS, keyring=keyring)
    (tmp_path / "tries.new").mkdir()
    with pytest.raises(WrongPassphrase):
        vault.open(tmp_path, passphrase="not these words", keyring=keyring, boot=clock.since_boot)
    with pytest.raises(TooSoon):
        vault.open(tmp_path, passphrase=WORDS, keyring=keyring, boot=clock.since_boot)
    clock.pass_by(1)
    assert vault.open(tmp_path, passphrase=WORDS, keyring=keyring, boot=clock.since_boot) == key
