"""A push at the centre: what becomes of works, and that each gets the answer it should."""

from dataclasses import replace

from msgspec import structs

from fpz_app.domain.families import Family
from fpz_app.sync.protocol import Verdict
from tests.helpers.centres import Here


def test_a_work_that_nobody_disputes_is_accepted(here: Here) -> None:
    laptop = here.laptop()
    laptop.family()
    assert [(each.number, each.verdict, each.words) for each in laptop.push()] == [(1, Verdict.OK, "")]


def test_a_repeated_push_hears_the_first_answer_and_adds_nothing(here: Here) -> None:
    laptop = here.laptop()
    laptop.family()
    first = laptop.push()
    again = laptop.push()
    assert [structs.replace(each, repeat=False) for each in again] == first
    assert all(each.repeat for each in again)
    assert laptop.pull()[0].head == 3


def test_others_pull_what_was_pushed(here: Here) -> None:
    one, other = here.laptop(), here.laptop("Sam Ellery")
    family = one.family()
    one.push()
    other.receive()
    assert other.store.get(Family, family.id) == family


def test_two_who_changed_the_same_make_a_conflict(here: Here) -> None:
    one, other = here.laptop(), here.laptop("Sam Ellery")
    family = one.family()
    one.push()
    other.receive()
    one.put(replace(family, phone="01632 960001"))
    other.put(replace(family, phone="01632 960002"))
    one.push(1)
    assert [each.verdict for each in other.push()] == [Verdict.CONFLICT]
