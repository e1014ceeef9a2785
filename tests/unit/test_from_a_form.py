"""What is saved from a form while others' changes come in: only what was changed in it, and nothing of theirs is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from fpz_app.casework.conflicts import conflicts
from fpz_app.domain.families import Family
from fpz_app.domain.people import Person
from fpz_app.domain.record import Record
from fpz_app.store.seen import NOTHING, Seen, seen_of
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA
from tests.helpers.two_laptops import Laptops, laptops


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Laptops]:
    made = laptops(tmp_path, None, None)
    yield made
    made.close()


@pytest.fixture
def marlows(pair: Laptops) -> Marlows:
    made = make_marlows(pair.stores[0])
    pair.meet()
    return made


def write(store: Store, record: Record, *, actor: object = PRIYA, seen: Seen = NOTHING) -> None:
    with store.since(seen), store.work(actor, "Change it") as work:  # type: ignore[arg-type]
        work.put(record)


def elsewhere(pair: Laptops, record: Record, **fields: object) -> None:
    """Another laptop's change comes in."""
    write(pair.stores[1], replace(pair.stores[1].get(type(record), record.id), **fields), actor=OUTSIDER)  # type: ignore[arg-type]
    pair.meet()


def test_what_was_not_changed_in_the_form_is_left_as_it_came(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Person, marlows.callum.id)
    seen = here.look([opened])
    elsewhere(pair, opened, phone="01632 960111")
    write(here, replace(opened, school="Swanage School"), seen=seen)
    now = here.get(Person, marlows.callum.id)
    assert (now.phone, now.school) == ("01632 960111", "Swanage School")


def test_the_same_field_changed_by_both_waits_to_be_settled(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Person, marlows.callum.id)
    seen = here.look([opened])
    elsewhere(pair, opened, phone="01632 960111")
    write(here, replace(opened, phone="01632 960222"), seen=seen)
    (open_one,) = conflicts(here, PRIYA, marlows.id)
    assert {str(each.value) for each in open_one.versions} == {"01632 960111", "01632 960222"}


def test_both_laptops_have_the_same_conflict(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Person, marlows.callum.id)
    seen = here.look([opened])
    elsewhere(pair, opened, phone="01632 960111")
    write(here, replace(opened, phone="01632 960222"), seen=seen)
    pair.meet()
    assert len(conflicts(pair.stores[1], PRIYA, marlows.id)) == 1


def test_what_both_say_alike_is_no_conflict(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Person, marlows.callum.id)
    seen = here.look([opened])
    elsewhere(pair, opened, phone="01632 960111")
    write(here, replace(opened, phone="01632 960111"), seen=seen)
    assert not conflicts(here, PRIYA, marlows.id)


def test_ones_own_change_meanwhile_is_no_conflict(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Person, marlows.callum.id)
    seen = here.look([opened])
    write(here, replace(opened, phone="01632 960111"))
    write(here, replace(opened, phone="01632 960222"), seen=seen)
    assert here.get(Person, marlows.callum.id).phone == "01632 960222"
    assert not conflicts(here, PRIYA, marlows.id)


def test_two_writes_in_one_work_from_a_form_both_stand(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Family, marlows.id)
    with here.since(here.look([opened])), here.work(PRIYA, "Change it") as work:
        work.put(replace(opened, phone="01632 960111"))
        work.put(replace(opened, phone="01632 960222"))
    assert here.get(Family, marlows.id).phone == "01632 960222"


def test_a_record_removed_meanwhile_is_not_brought_back_by_a_form_that_did_not_change_it(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Person, marlows.callum.id)
    seen = here.look([opened])
    with pair.stores[1].work(OUTSIDER, "Remove it") as work:
        work.remove(opened)
    pair.meet()
    write(here, opened, seen=seen)
    with pytest.raises(Gone):
        here.get(Person, marlows.callum.id)


def test_what_was_written_in_a_record_removed_meanwhile_stays_and_is_asked_about(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Person, marlows.callum.id)
    seen = here.look([opened])
    with pair.stores[1].work(OUTSIDER, "Remove it") as work:
        work.remove(opened)
    pair.meet()
    write(here, replace(opened, phone="01632 960222"), seen=seen)
    assert here.get(Person, marlows.callum.id).phone == "01632 960222"
    assert [each.presence for each in conflicts(here, PRIYA, marlows.id)] == [True]


def test_removing_from_a_form_leaves_what_was_written_since(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Person, marlows.callum.id)
    seen = here.look([opened])
    elsewhere(pair, opened, phone="01632 960111")
    with here.since(seen), here.work(PRIYA, "Remove it") as work:
        work.remove(opened)
    assert here.get(Person, marlows.callum.id).phone == "01632 960111"


def test_what_a_form_had_seen_survives_a_restart(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Person, marlows.callum.id)
    seen = seen_of(msgspec.json.decode(msgspec.json.encode(here.look([opened]).as_json())))
    elsewhere(pair, opened, phone="01632 960111")
    write(here, replace(opened, school="Swanage School"), seen=seen)
    assert here.get(Person, marlows.callum.id).phone == "01632 960111"


def test_a_form_shown_again_keeps_what_it_showed_then(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    opened = here.get(Person, marlows.callum.id)
    first = here.look([opened])
    elsewhere(pair, opened, phone="01632 960111", school="Purbeck School")
    shown = here.get(Person, marlows.callum.id)
    seen = first.shown_again(here.look([shown]))
    elsewhere(pair, opened, school="Swanage School")
    write(here, replace(shown, phone="01632 960222"), seen=seen)
    assert here.get(Person, marlows.callum.id).school == "Swanage School"
    assert [each.field for each in conflicts(here, PRIYA, marlows.id)] == ["phone"]


def test_a_record_that_came_when_the_form_was_open_is_known_as_such(pair: Laptops, marlows: Marlows) -> None:
    here = pair.stores[0]
    callum, ellie = (here.get(Person, each) for each in (marlows.callum.id, marlows.ellie.id))
    with here.since(here.look([callum])), here.work(PRIYA, "Look") as work:
        assert (work.came_since(callum), work.came_since(ellie)) == (False, True)
