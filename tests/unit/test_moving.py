"""What happens in a life: moving, two homes, leaving, a birth, a death; history stays."""

from datetime import date

import pytest

from fpz_app.casework.moving import leave, move, record_birth, record_death, share_time
from fpz_app.casework.people import members, person_page
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person, Place, Stage
from fpz_app.store.store import Store
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA
from tests.helpers.zones import add_child, add_family

MONDAY = date(2026, 11, 16)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def fosters(store: Store) -> Family:
    return add_family(store, "Foster")


def names(store: Store, family_id: str) -> list[str]:
    return [each.person.called for each in members(store, PRIYA, family_id, TODAY)]


def test_a_child_who_moves_belongs_to_the_other_family(store: Store, marlows: Marlows, fosters: Family) -> None:
    move(store, PRIYA, marlows.callum.id, leaving=marlows.id, to=fosters.id, on=MONDAY, why="lives with his father")
    assert ("Callum" in names(store, marlows.id), names(store, fosters.id)) == (False, ["Callum"])


def test_where_a_child_lived_before_stays_on_record(store: Store, marlows: Marlows, fosters: Family) -> None:
    move(store, PRIYA, marlows.callum.id, leaving=marlows.id, to=fosters.id, on=MONDAY, why="lives with his father")
    page = person_page(store, PRIYA, marlows.id, marlows.callum.id, TODAY)
    assert [(row.family, row.current, row.when) for row in page.belongs] == [
        ("Foster", True, "since 16 November 2026"),
        ("Marlow", False, "until 16 November 2026, lives with his father"),
    ]


def test_moving_is_undone_as_one_work(store: Store, marlows: Marlows, fosters: Family) -> None:
    move(store, PRIYA, marlows.callum.id, leaving=marlows.id, to=fosters.id, on=MONDAY)
    store.undo(PRIYA, store.last_group, "Undo")
    assert ("Callum" in names(store, marlows.id), names(store, fosters.id)) == (True, [])


def test_a_child_who_moves_back_has_a_second_time_in_the_family(store: Store, marlows: Marlows, fosters: Family) -> None:
    move(store, PRIYA, marlows.callum.id, leaving=marlows.id, to=fosters.id, on=MONDAY)
    move(store, PRIYA, marlows.callum.id, leaving=fosters.id, to=marlows.id, on=TODAY)
    assert len(store.find(Membership, person_id=marlows.callum.id, family_id=marlows.id)) == 2


def test_a_child_may_live_in_two_households(store: Store, marlows: Marlows, fosters: Family) -> None:
    share_time(store, PRIYA, marlows.callum.id, between=marlows.id, and_with=fosters.id, since=MONDAY)
    places = {each.family_id: each.place for each in store.find(Membership, person_id=marlows.callum.id)}
    assert places == {marlows.id: Place.PART, fosters.id: Place.PART}


def test_both_families_show_a_child_who_lives_in_two(store: Store, marlows: Marlows, fosters: Family) -> None:
    share_time(store, PRIYA, marlows.callum.id, between=marlows.id, and_with=fosters.id, since=MONDAY)
    assert [each.elsewhere for each in members(store, PRIYA, fosters.id, TODAY)] == [("Marlow",)]


def test_nobody_moves_to_where_they_live(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as refused:
        move(store, PRIYA, marlows.callum.id, leaving=marlows.id, to=marlows.id, on=MONDAY)
    assert refused.value.field == "to"


def test_moving_asks_for_the_other_family(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem) as refused:
        move(store, PRIYA, marlows.callum.id, leaving=marlows.id, to="", on=MONDAY)
    assert refused.value.field == "to"


def test_nobody_leaves_before_they_came(store: Store, fosters: Family) -> None:
    child = add_child(store, fosters, "Mia")
    second = add_family(store, "Pike")
    move(store, PRIYA, child.id, leaving=fosters.id, to=second.id, on=MONDAY)
    with pytest.raises(Problem):
        leave(store, PRIYA, child.id, family_id=second.id, on=date(2026, 11, 1), why="")


def test_who_left_belongs_no_more(store: Store, marlows: Marlows) -> None:
    leave(store, PRIYA, marlows.callum.id, family_id=marlows.id, on=MONDAY, why="moved to university")
    assert "Callum" not in names(store, marlows.id)


def test_nobody_is_moved_into_a_file_that_is_hidden(store: Store, marlows: Marlows) -> None:
    hidden = add_family(store, "Nowak", restricted=True, allowed=(PRIYA.id,))
    with pytest.raises(Problem):
        move(store, OUTSIDER, marlows.callum.id, leaving=marlows.id, to=hidden.id, on=MONDAY)
    assert store.find(Membership, family_id=hidden.id) == []


def test_an_unborn_child_is_born(store: Store, marlows: Marlows) -> None:
    baby = add_child(store, marlows.family, "", stage=Stage.UNBORN, due_on=date(2026, 11, 20), family_name="Baines")
    born = record_birth(store, PRIYA, baby.id, born="2026-11-18", given_name="Isla", family_name="", sex="female", today=TODAY)
    assert (born.stage, born.due_on, born.full_name, born.age_said(TODAY)) == (Stage.CHILD, None, "Isla Baines", "5 days")


def test_a_birth_needs_its_day(store: Store, marlows: Marlows) -> None:
    baby = add_child(store, marlows.family, "", stage=Stage.UNBORN)
    with pytest.raises(Problem) as refused:
        record_birth(store, PRIYA, baby.id, born="", given_name="Isla", family_name="", sex="", today=TODAY)
    assert refused.value.field == "born"


def test_nobody_is_born_twice(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem):
        record_birth(store, PRIYA, marlows.noah.id, born="2026-01-01", given_name="Noah", family_name="", sex="", today=TODAY)


def test_one_who_died_keeps_the_age_they_reached(store: Store, marlows: Marlows) -> None:
    record_death(store, PRIYA, marlows.callum.id, on=date(2025, 1, 5), today=TODAY)
    assert store.get(Person, marlows.callum.id).age_said(TODAY) == "12"


def test_a_death_in_the_future_is_refused(store: Store, marlows: Marlows) -> None:
    with pytest.raises(Problem):
        record_death(store, PRIYA, marlows.callum.id, on=date(2027, 1, 5), today=TODAY)
