"""A long job gives way to whoever waits to write, and to an interface that is at work."""

import threading

from fpz_app.store.turns import Turns


def test_a_long_job_goes_on_where_nobody_waits() -> None:
    turns = Turns()
    assert (turns.wanted, turns.wanted_of_late) == (False, False)


def test_a_long_job_ends_its_transaction_where_somebody_waits_to_write() -> None:
    turns = Turns()

    def write() -> None:
        with turns:
            pass

    other = threading.Thread(target=write)
    with turns:
        other.start()
        while not turns._waiting:
            pass
        assert turns.wanted
    other.join()


def test_a_long_job_ends_its_transaction_where_the_interface_is_at_work() -> None:
    turns = Turns()
    turns.answers = lambda _seconds: False
    assert turns.wanted


def test_a_long_job_takes_short_steps_once_somebody_was_waited_for() -> None:
    turns = Turns()
    turns.answers = lambda _seconds: False
    assert turns.wanted
    turns.answers = lambda _seconds: True
    assert (turns.wanted, turns.wanted_of_late) == (False, True)


def test_a_long_job_goes_on_as_soon_as_the_interface_rests() -> None:
    turns, answers = Turns(), iter([True])
    turns.answers = lambda _seconds: next(answers)
    turns.give_way()
    assert next(answers, None) is None


def test_a_long_job_goes_on_although_the_interface_never_rests() -> None:
    turns = Turns()
    turns.answers = lambda _seconds: False
    turns.give_way()
    assert turns.wanted_of_late is False
