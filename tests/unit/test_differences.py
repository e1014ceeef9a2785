"""What each work did to a record: who, when, and each field with what stood there before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fpz_app.casework.access import witness
from fpz_app.casework.differences import READINGS, Asked, authors, differences
from fpz_app.casework.people import change_person
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.permissions import Doing
from fpz_app.presenters.history_words import HistoryWords
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.apart import BEGUN, MINE, SAMS, Apart
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Apart]:
    made = Apart(tmp_path)
    made.join_as_the_centre_does()
    yield made
    made.pair.close()


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def _change(store: Store, marlows: Marlows, **fields: str) -> None:
    person = store.get(Person, marlows.callum.id)
    here = store.find(Membership, person_id=person.id)[0]
    change_person(store, PRIYA, replace(person, **fields), TODAY, membership=here, family_id=marlows.id)  # type: ignore[arg-type]


def test_a_change_tells_what_stood_there_before(store: Store, marlows: Marlows) -> None:
    _change(store, marlows, school="St Mark’s")
    _change(store, marlows, school="Bay Academy")
    newest = differences(store, PRIYA, marlows.id, Asked(of=marlows.callum.id))[0]
    assert (newest.who, newest.title, newest.here) == ("Priya Nair", "Change a person’s details", True)
    assert [(each.field, each.was, each.now) for each in newest.touched[0].differences] == [
        ("school", ("St Mark’s",), "Bay Academy")
    ]


def test_a_joined_text_tells_of_both_that_it_was_made_from(joined: Apart) -> None:
    found = differences(joined.sams, PRIYA, joined.marlows.id, Asked(of=joined.goal.id))
    (both,) = (each for each in found if each.joined)
    assert set(both.touched[0].differences[0].was or ()) == {MINE, SAMS}
    apart = [each for each in found if each.touched[0].differences[0].was == (BEGUN,)]
    assert {each.here for each in apart} == {True, False}


def test_the_history_of_a_file_is_asked_by_person_part_and_time(store: Store, marlows: Marlows) -> None:
    _change(store, marlows, school="Bay Academy")
    witness(store, OUTSIDER, "Opened the file", marlows.id)
    every = differences(store, PRIYA, marlows.id, Asked())
    assert [each.title for each in every] == ["Change a person’s details", "Make a family"]
    assert [each.title for each in differences(store, PRIYA, marlows.id, Asked(part=READINGS))] == ["Opened the file"]
    assert [each.title for each in differences(store, PRIYA, marlows.id, Asked(part="decisions"))] == ["Make a family"]
    assert differences(store, PRIYA, marlows.id, Asked(who=OUTSIDER.id)) == ()
    assert differences(store, PRIYA, marlows.id, Asked(since=NOW + timedelta(days=36500))) == ()
    assert [name for _, name in authors(store, PRIYA, marlows.id)] == ["Priya Nair", "Someone"]


def test_a_hidden_file_has_no_history(store: Store) -> None:
    family = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        differences(store, OUTSIDER, family.id, Asked())


def test_a_person_is_told_from_every_file_but_hidden_ones(store: Store, marlows: Marlows) -> None:
    hidden = make_marlows(store, restricted=True)
    with store.work(PRIYA, "Belongs to both") as work:
        work.put(Membership(file_id=hidden.id, family_id=hidden.id, person_id=marlows.callum.id))
    titles = [
        [each.title for each in differences(store, who, marlows.id, Asked(of=marlows.callum.id))] for who in (PRIYA, OUTSIDER)
    ]
    assert titles == [["Belongs to both", "Make a family"], ["Make a family"]]


def test_ids_codes_and_enums_are_said_in_words(store: Store, marlows: Marlows) -> None:
    _change(store, marlows, sex="female")
    words = HistoryWords(desk_for(store, Kept()), marlows.id)
    told = [line for done in differences(store, PRIYA, marlows.id, Asked()) for each in done.touched for line in words.told(each)]
    said = "\n".join(f"{each.said}: {each.line}" for each in told)
    assert "Sex: now Female" in said
    assert "The lead practitioner: Priya Nair" in said
    assert not [line for line in said.splitlines() if "-7" in line or "_" in line]
    assert Doing.READ.value not in said
