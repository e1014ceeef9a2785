"""Two records of one person, or of one family, joined: read as one everywhere, and parted again with everything where it was."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fpz_app.casework import naming
from fpz_app.casework.aliases import choose, join, may_join, tell_apart, told_pairs
from fpz_app.casework.caseload import caseload
from fpz_app.casework.duplicate_pairs import duplicate_pairs
from fpz_app.casework.finding import find_families, find_people
from fpz_app.casework.notes import notes_page
from fpz_app.casework.people import add_person, members, person_page
from fpz_app.casework.plan_reading import current_plan, plan_content
from fpz_app.casework.team import team
from fpz_app.domain.aliases import Alias, Sort, Verdict, standing
from fpz_app.domain.changes import plain
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.people import Kin, Membership, Person, Relationship, Stage
from fpz_app.domain.plans import Goal, Plan
from fpz_app.domain.record import new_id
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA
from tests.helpers.two_laptops import Laptops, laptops

BORN = "2012-05-17"


def gran(store: Store, *, lead: str = PRIYA.id, restricted: bool = False, name: str = "Hale") -> tuple[Family, Person]:
    """Another family in which Callum was written down a second time, as Calum."""
    family_id = new_id()
    family = Family(
        id=family_id, file_id=family_id, name=name, lead_id=lead, address="14 Bay Close, Swanage", postcode="BH19 6CV",
        restricted=restricted, allowed=(PRIYA.id,) if restricted else (),
    )  # fmt: skip
    cal = Person(
        file_id=family_id, given_name="Calum", family_name="Marlow", born=BORN, school="Bay Academy", phone="01632 960301"
    )  # fmt: skip
    elder = Person(file_id=family_id, given_name="Ray", family_name=name, stage=Stage.ADULT)
    with store.work(PRIYA, "Make a family") as work:
        work.put_all([family, cal, elder])
        work.put_all(Membership(file_id=family_id, family_id=family_id, person_id=each.id) for each in (cal, elder))
        work.put(Relationship(file_id=family_id, from_id=elder.id, to_id=cal.id, kin=Kin.GRANDPARENT))
        work.put(_note(family, cal, "Cal came by bus."))
    return family, cal


def _note(family: Family, child: Person, text: str) -> Note:
    return Note(
        file_id=family.id, family_id=family.id, author_id=PRIYA.id, kind=NoteKind.CALL, on=TODAY, about=(child.id,), text=text,
        seen=(child.id,), finished_at=NOW,
    )  # fmt: skip


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def _everything(store: Store) -> dict[str, list[dict[str, object]]]:
    return {name: [plain(each) for each in store.find(kind)] for name, kind in KINDS.items() if name != "alias"}


def test_a_joined_person_is_one_in_both_families(store: Store, marlows: Marlows) -> None:
    hales, cal = gran(store)
    join(store, PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=cal.id)
    here = [each for each in members(store, PRIYA, hales.id, TODAY) if each.person.id == marlows.callum.id]
    assert [each.elsewhere for each in here] == [("Marlow",)]
    assert naming.called(store, hales.id)[cal.id] == "Callum"
    page = person_page(store, PRIYA, hales.id, cal.id, TODAY)
    assert (page.person.id, sorted(row.family for row in page.belongs)) == (marlows.callum.id, ["Hale", "Marlow"])
    assert [row.words for row in page.relations] == ["grandchild of"]
    about = notes_page(store, PRIYA, hales.id, TODAY, about=marlows.callum.id)
    assert [each.about for each in about.notes] == ["Callum"]


def _carried(store: Store) -> list[tuple[int, int]]:
    zone = desk_for(store, Kept()).settings.zone
    return [(row.children, row.families) for row in team(store, MANAGER, NOW, zone) if row.worker_id == PRIYA.id]


def test_somebody_joined_within_a_family_is_counted_once(store: Store, marlows: Marlows) -> None:
    twin = Person(file_id=marlows.id, given_name="Calum", family_name="Marlow", born=BORN)
    add_person(store, PRIYA, twin, Membership(file_id=marlows.id, family_id=marlows.id, person_id=twin.id), TODAY)
    before = _carried(store)
    join(store, PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=twin.id)
    assert (before, _carried(store)) == ([(4, 1)], [(3, 1)])
    assert caseload(store, PRIYA, TODAY)[0].children == "Callum 14, Ellie 9, Noah 2"
    assert [each.person.called for each in members(store, PRIYA, marlows.id, TODAY)].count("Callum") == 1


def test_either_name_finds_the_one_that_stands(store: Store, marlows: Marlows) -> None:
    _, cal = gran(store)
    join(store, PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=cal.id)
    for typed in ("calum marlow", "callum marlow"):
        found = [each for each in find_people(store, PRIYA, typed, TODAY) if each.person_id in (cal.id, marlows.callum.id)]
        assert [(each.person_id, set(each.families.split(", "))) for each in found] == [(marlows.callum.id, {"Marlow", "Hale"})]


def test_parting_leaves_everything_where_it_was(store: Store, marlows: Marlows) -> None:
    hales, cal = gran(store)
    before = _everything(store)
    join(store, PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=cal.id)
    assert _everything(store) != before
    for note in store.find(Note, family_id=hales.id):
        with store.work(PRIYA, "Change it as it was read") as work:
            work.put(replace(note, significant=True))
    tell_apart(store, PRIYA, Sort.PERSON, marlows.callum.id, cal.id)
    after = _everything(store)
    for written in after["note"]:
        written["significant"] = False
    assert after == before


def test_what_is_written_of_them_in_a_family_stays_theirs_when_parted(store: Store, marlows: Marlows) -> None:
    hales, cal = gran(store)
    join(store, PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=cal.id)
    with store.work(PRIYA, "Write a note") as work:
        work.put(_note(hales, marlows.callum, "Since they were joined."))
    tell_apart(store, PRIYA, Sort.PERSON, marlows.callum.id, cal.id)
    (written,) = (each for each in store.find(Note, family_id=hales.id) if each.text.startswith("Since"))
    assert written.about == (cal.id,)


def test_facts_that_differ_wait_until_somebody_chooses(store: Store, marlows: Marlows) -> None:
    _, cal = gran(store)
    join(store, PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=cal.id)
    (told,) = told_pairs(store, PRIYA)
    assert {fact.field for fact in told.facts} == {"given_name", "school", "phone"}
    choose(store, PRIYA, told, "school", theirs=True)
    choose(store, PRIYA, told, "given_name", theirs=False)
    (told,) = told_pairs(store, PRIYA)
    assert {fact.field for fact in told.facts} == {"phone"}
    assert (store.get(Person, marlows.callum.id).school, store.get(Person, marlows.callum.id).given_name) == (
        "Bay Academy",
        "Callum",
    )


def test_a_restricted_file_stands_alone(store: Store, marlows: Marlows) -> None:
    hidden, cal = gran(store, restricted=True, name="Hidden")
    with pytest.raises(Problem, match="restricted"):
        join(store, PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=cal.id)
    with pytest.raises(Gone):
        tell_apart(store, OUTSIDER, Sort.PERSON, marlows.callum.id, cal.id)
    with store.work(PRIYA, "Joined while it was open") as work:
        first, second = sorted((cal.id, marlows.callum.id))
        work.put(Alias(file_id=marlows.id, one_id=first, other_id=second, stands=marlows.callum.id))
        work.put(
            Alias(
                file_id=marlows.id,
                one_id=min(hidden.id, marlows.id),
                other_id=max(hidden.id, marlows.id),
                sort=Sort.FAMILY,
                stands=marlows.id,
            )
        )
    assert store.standing().of == {}
    assert told_pairs(store, OUTSIDER) == []
    assert [each.text for each in store.find(Note, family_id=marlows.id)] == []
    assert [each.family_ids for each in find_people(store, OUTSIDER, "callum", TODAY)] == [(marlows.id,)]


def test_families_of_two_leads_are_joined_by_a_manager(store: Store, marlows: Marlows) -> None:
    hales, _ = gran(store, lead=OUTSIDER.id)
    with pytest.raises(Problem, match="Different people lead"):
        join(store, PRIYA, Sort.FAMILY, stands=marlows.id, gives_way=hales.id)
    join(store, MANAGER, Sort.FAMILY, stands=marlows.id, gives_way=hales.id)
    assert store.standing().stands(hales.id) == marlows.id
    assert not may_join(store, PRIYA, marlows.family, hales)


def test_a_joined_family_is_one_file_to_read_and_two_when_parted(store: Store, marlows: Marlows) -> None:
    hales, cal = gran(store)
    plan, own = Plan(file_id=hales.id, family_id=hales.id), Plan(file_id=marlows.id, family_id=marlows.id)
    mine = Goal(file_id=marlows.id, family_id=marlows.id, plan_id=own.id, text="Mornings.")
    with store.work(PRIYA, "Plan") as work:
        work.put_all([own, mine])
        work.put_all(
            [plan, Goal(file_id=hales.id, family_id=hales.id, plan_id=plan.id, text="Bus to school.", children=(cal.id,))]
        )
    before = _everything(store)
    join(store, PRIYA, Sort.FAMILY, stands=marlows.id, gives_way=hales.id)
    content = plan_content(store, PRIYA, marlows.id, TODAY)
    assert {each.text for each in content.goals} == {"Bus to school.", "Mornings."}
    assert [each.id for each in [current_plan(store, marlows.id)] if each] == [own.id]
    assert [each.text for each in store.find(Note, family_id=marlows.id)] == ["Cal came by bus."]
    called = {each.person.called for each in members(store, PRIYA, hales.id, TODAY)}
    assert called == {"Kerry", "Callum", "Ellie", "Noah", "Calum", "Ray"}
    assert [row.name for row in caseload(store, PRIYA, TODAY)] == ["Marlow"]
    assert "Calum 14" in caseload(store, PRIYA, TODAY)[0].children
    assert [each.family_id for each in find_families(store, PRIYA, "ray", TODAY)] == [marlows.id]
    tell_apart(store, PRIYA, Sort.FAMILY, marlows.id, hales.id)
    assert _everything(store) == before
    assert [row.name for row in caseload(store, PRIYA, TODAY)] == ["Hale", "Marlow"]


def test_likely_pairs_are_asked_about_until_somebody_says(store: Store, marlows: Marlows) -> None:
    hales, cal = gran(store)
    found = duplicate_pairs(store, PRIYA)
    assert [(each.sort, {each.one_id, each.other_id}) for each in found] == [(Sort.PERSON, {cal.id, marlows.callum.id})]
    assert "same date of birth" in found[0].why
    tell_apart(store, PRIYA, Sort.PERSON, cal.id, marlows.callum.id)
    assert duplicate_pairs(store, PRIYA) == []
    twin, _ = gran(store, name="Hale")
    assert {hales.id, twin.id} in [
        {each.one_id, each.other_id} for each in duplicate_pairs(store, PRIYA) if each.sort is Sort.FAMILY
    ]


def test_nothing_of_a_hidden_file_is_asked_about(store: Store, marlows: Marlows) -> None:
    gran(store, restricted=True)
    assert duplicate_pairs(store, OUTSIDER) == []
    assert duplicate_pairs(store, PRIYA) == []


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[tuple[Laptops, Marlows, Person]]:
    pair = laptops(tmp_path, None, None)
    marlows = make_marlows(pair.stores[0])
    _, cal = gran(pair.stores[0])
    pair.meet()
    yield pair, marlows, cal
    pair.close()


def test_a_join_travels_to_another_laptop_and_so_does_its_end(apart: tuple[Laptops, Marlows, Person]) -> None:
    pair, marlows, cal = apart
    join(pair.stores[0], PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=cal.id)
    pair.meet()
    assert pair.stores[1].standing().of == {cal.id: marlows.callum.id}
    tell_apart(pair.stores[1], PRIYA, Sort.PERSON, marlows.callum.id, cal.id)
    pair.meet()
    assert [store.standing().of for store in pair.stores] == [{}, {}]


def test_both_ways_at_once_is_one_join_and_no_ring(apart: tuple[Laptops, Marlows, Person]) -> None:
    pair, marlows, cal = apart
    join(pair.stores[0], PRIYA, Sort.PERSON, stands=marlows.callum.id, gives_way=cal.id)
    join(pair.stores[1], PRIYA, Sort.PERSON, stands=cal.id, gives_way=marlows.callum.id)
    pair.meet()
    pair.meet()
    one, other = (store.standing().of for store in pair.stores)
    assert one == other
    assert len(one) == 1
    assert len(pair.stores[0].find(Alias)) == 1


PAIRS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.booleans(), st.sampled_from(list(Verdict))), max_size=9
)


@settings(max_examples=80, deadline=None)
@given(PAIRS)
def test_whoever_gives_way_leads_to_one_that_stands_in_any_order(said: list[tuple[str, str, bool, Verdict]]) -> None:
    aliases = [
        Alias(file_id="f", one_id=one, other_id=other, stands=one if first else other, verdict=verdict)
        for one, other, first, verdict in said
    ]
    found = standing(aliases)
    assert all(standing(several) == found for several in (aliases[::-1], aliases[1:] + aliases[:1]))
    assert not set(found) & set(found.values())
    for each in aliases:
        if each.verdict is Verdict.SAME:
            assert found.get(each.one_id, each.one_id) == found.get(each.other_id, each.other_id)
