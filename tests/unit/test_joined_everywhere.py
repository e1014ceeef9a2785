"""Joined records are one wherever they are read, and a join shows nothing of a file that the reader may not read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from fpz_app.casework.access import readable
from fpz_app.casework.aliases import join
from fpz_app.casework.break_glass import open_here
from fpz_app.casework.caseload import caseload
from fpz_app.casework.differences import Asked as History
from fpz_app.casework.differences import differences
from fpz_app.casework.finding import FoundFamily, find_both
from fpz_app.casework.finding_words import find_words
from fpz_app.casework.group_notes import families_for_group
from fpz_app.casework.naming import people_of
from fpz_app.casework.people import members
from fpz_app.casework.team import team
from fpz_app.casework.today import what_is_due, what_is_next
from fpz_app.domain.aliases import Alias, Sort, alias_id
from fpz_app.domain.break_glass import Sought
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.plans import Goal, Plan, PlanState, PlanVersion
from fpz_app.domain.record import Record, new_id
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.drafts import Draft
from fpz_app.store.purging import purge
from fpz_app.store.store import Store
from tests.helpers.every_question import ASKED, PAPERS, ZONE, Asked
from tests.helpers.one_file import NOW, TODAY, OneFile, make_file
from tests.helpers.pdf import read_text
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA

ITSELF = {"aliases.told_pairs", "workers.led_by"}
"""Questions about the records themselves."""


def answer(store: Store, asked: Asked, asker: Worker, of: OneFile) -> object:
    try:
        return asked.put(partial(asked.question, store, asker), of)
    except Problem as problem:
        return problem.message


def inside(said: Any) -> Iterator[Any]:
    """Every record and row in an answer."""
    if is_dataclass(said):
        yield said
        for each in fields(said):
            yield from inside(getattr(said, each.name))
    elif isinstance(said, dict):
        for value in said.values():
            yield from inside(value)
    elif isinstance(said, list | tuple | set | frozenset):
        for value in said:
            yield from inside(value)


def names(row: Any, family: Family) -> bool:
    """Whether a row would lead to this family, or be headed by its name."""
    own = not isinstance(row, Record) and getattr(row, "file_id", "") == family.id
    said = (getattr(row, "family", ""), getattr(row, "name", ""))
    return own or getattr(row, "family_id", "") == family.id or family.name in said


@pytest.fixture
def joined(store: Store) -> tuple[OneFile, OneFile]:
    """The Marlows and the Hales, and the Callum of both."""
    of, other = make_file(store), make_file(store, name="Hale", in_directory=False)
    with store.work(PRIYA, "Lead") as work:
        work.put_all([PRIYA, MANAGER, replace(of.family, lead_id=PRIYA.id), replace(other.family, lead_id=PRIYA.id)])
    join(store, PRIYA, Sort.FAMILY, stands=of.id, gives_way=other.id)
    join(store, PRIYA, Sort.PERSON, stands=of.callum.id, gives_way=other.callum.id)
    return of, other


def test_no_answer_leads_to_the_family_that_gives_way(store: Store, joined: tuple[OneFile, OneFile]) -> None:
    of, other = joined
    found = {asked.name for asked in ASKED for row in inside(answer(store, asked, MANAGER, of)) if names(row, other.family)}
    assert found <= ITSELF


def test_both_names_and_both_words_lead_to_the_one_that_stands(store: Store, joined: tuple[OneFile, OneFile]) -> None:
    of, other = joined
    with store.work(PRIYA, "Write a note") as work:
        work.put(Note(**other.mine, author_id=PRIYA.id, on=TODAY, text="The bus to Wareham.", finished_at=NOW))
    for typed in ("hale", "marlow"):
        found = find_both(store, PRIYA, typed, TODAY)
        assert [each.family_id for each in found if isinstance(each, FoundFamily)] == [of.id]
        assert [each.family_id for each in families_for_group(store, PRIYA, typed, TODAY)] == [of.id]
    assert [(each.family_id, each.family) for each in find_words(store, PRIYA, "Wareham")] == [(of.id, "Marlow")]


def test_the_caseload_has_one_line_in_the_spelling_that_stands(store: Store, joined: tuple[OneFile, OneFile]) -> None:
    of, other = joined
    with store.work(PRIYA, "Spell it otherwise") as work:
        work.put(replace(other.callum, given_name="Calum"))
    (row,) = (each for each in caseload(store, PRIYA, TODAY) if each.name in ("Marlow", "Hale"))
    assert (row.family_id, row.children.count("Callum"), row.children.count("Calum")) == (of.id, 1, 0)


def test_the_history_of_a_joined_family_is_that_of_both_files(store: Store, joined: tuple[OneFile, OneFile]) -> None:
    of, other = joined
    told = {each.record_id for done in differences(store, PRIYA, of.id, History(most=1000)) for each in done.touched}
    assert {of.goal.id, other.goal.id} <= told
    assert differences(store, PRIYA, of.id, History(of=other.goal.id))


def test_a_draft_of_the_family_that_gives_way_is_offered_where_they_are_one(
    store: Store, joined: tuple[OneFile, OneFile]
) -> None:
    of, other = joined
    store.save_draft(Draft("notes:new", PRIYA.id, "a note", other.id, {"text": "Begun"}, "2026-11-23T09:00:00"))
    lines = [each for each in what_is_due(store, PRIYA, NOW, ZONE) if each.is_draft]
    assert [(each.family_id, each.family) for each in lines] == [(of.id, "Marlow")]


def test_papers_name_the_joined_child_once(store: Store, joined: tuple[OneFile, OneFile]) -> None:
    of, other = joined
    with store.work(PRIYA, "Spell it otherwise") as work:
        work.put(replace(other.callum, given_name="Zephyrine"))
    found = [answer(store, asked, PRIYA, of) for asked in PAPERS]
    papers = [each for one in found for each in (one if isinstance(one, list) else [one]) if isinstance(each, bytes)]
    assert len(papers) >= len(PAPERS)
    assert not [text for text in map(read_text, papers) if "Zephyrine" in text]


EARLY = date(2026, 2, 2)


def plan_agreed(store: Store, name: str) -> Family:
    """A family with a child at home whom nobody has seen, early help under way, and a plan that was agreed long ago."""
    family = Family(id=(own := new_id()), file_id=own, name=name, lead_id=PRIYA.id)
    mine: dict[str, Any] = {"file_id": own, "family_id": own}
    child = Person(file_id=own, given_name="Callum", family_name="Marlow", born="2012-05-17")
    plan = Plan(**mine, state=PlanState.AGREED, agreed_on=EARLY)
    version = PlanVersion(**mine, plan_id=plan.id, version=1, agreed_on=EARLY, agreed_at=datetime(2026, 2, 2), content={})
    note = Note(**mine, author_id=PRIYA.id, kind=NoteKind.SUPERVISION, on=EARLY, text="Goes on.", finished_at=NOW)
    with store.work(PRIYA, "Make a family") as work:
        work.put_all([PRIYA, MANAGER, family, child, plan, version, note])
        work.put(Membership(**mine, person_id=child.id))
        work.put(Goal(**mine, plan_id=plan.id, text=f"Goal of {name}"))
        work.put(Episode(**mine, state=EpisodeState.PLAN_ACTIVE, requested_on=EARLY))
    return family


ONCE = ("Review the plan", "Scale the goals", "Is the plan still the right help?", "Case supervision", "See the child")


def test_the_clocks_of_a_joined_family_run_once(store: Store) -> None:
    stands, gives_way = plan_agreed(store, "Marlow"), plan_agreed(store, "Hale")
    with store.work(PRIYA, "Decide later") as work:
        note = Note(
            file_id=stands.id, family_id=stands.id, author_id=PRIYA.id, kind=NoteKind.SUPERVISION, on=EARLY + timedelta(days=9),
            text="Goes on.", finished_at=NOW,
        )  # fmt: skip
        work.put(note)
    (one,), (other,) = (store.find(Person, file_id=each.id) for each in (stands, gives_way))
    join(store, PRIYA, Sort.FAMILY, stands=stands.id, gives_way=gives_way.id)
    join(store, PRIYA, Sort.PERSON, stands=one.id, gives_way=other.id)
    for lines in (what_is_due(store, MANAGER, NOW, ZONE), what_is_next(store, PRIYA, stands.id, NOW, ZONE)):
        assert {each.family for each in lines} == {"Marlow"}
        assert max(Counter(each.what for each in lines).values()) == 1
    assert set(ONCE) <= {each.what for each in what_is_next(store, PRIYA, stands.id, NOW, ZONE)}
    (row,) = (each for each in team(store, MANAGER, NOW, ZONE) if each.worker_id == PRIYA.id)
    assert (row.families, row.children, row.unseen) == (1, 1, 1)
    assert Counter(each.what for each in row.lines)["See the child"] == 1
    decision = next(each for each in what_is_due(store, MANAGER, NOW, ZONE) if each.what == "Case supervision")
    assert decision.detail == "last on 11 February"


def test_a_family_goes_on_while_the_early_help_of_either_does(store: Store) -> None:
    stands, gives_way = plan_agreed(store, "Marlow"), plan_agreed(store, "Hale")
    (episode,) = store.find(Episode, family_id=stands.id)
    with store.work(PRIYA, "Close one") as work:
        work.put(replace(episode, state=EpisodeState.CLOSED, ended_on=TODAY))
    join(store, PRIYA, Sort.FAMILY, stands=stands.id, gives_way=gives_way.id)
    assert "Review the plan" in {each.what for each in what_is_due(store, PRIYA, NOW, ZONE)}


def test_no_goal_left_is_said_once_all_goals_of_both_have_ended(store: Store) -> None:
    stands, gives_way = plan_agreed(store, "Marlow"), plan_agreed(store, "Hale")
    join(store, PRIYA, Sort.FAMILY, stands=stands.id, gives_way=gives_way.id)
    found = []
    for goal in store.find(Goal):
        with store.work(PRIYA, "End it") as work:
            work.put(replace(goal, ended_on=TODAY))
        lines = what_is_due(store, PRIYA, NOW, ZONE)
        found.append([each.family for each in lines if each.detail == "the plan has no goal left"])
    assert found == [[], ["Marlow"]]


def secretly_joined(store: Store, of: OneFile, secret: OneFile, *, filed: str) -> None:
    """Two files that were joined while both were open, one of which is restricted now."""
    pairs = ((of.id, secret.id), (of.callum.id, secret.callum.id), (of.kerry.id, secret.kerry.id))
    with store.work(PRIYA, "Join two records") as work:
        for one, other in pairs:
            sort = Sort.FAMILY if one == of.id else Sort.PERSON
            first, second = sorted((one, other))
            alias = Alias(
                id=alias_id(one, other), file_id=filed, one_id=first, other_id=second, sort=sort, stands=other,
                reason="Both go by it.",
            )  # fmt: skip
            work.put(alias)


def hidden(store: Store) -> OneFile:
    secret = make_file(store, name="Zephyrine", restricted=True, allowed=(PRIYA.id,), in_directory=False)
    with store.work(PRIYA, "Mark it") as work:
        work.put(replace(secret.family, reference="PU7777", address="3 Hidden Lane"))
        work.put(replace(secret.callum, given_name="Zephyrine", school="Hidden Academy"))
        about = (secret.callum.id,)
        work.put(Note(**secret.mine, author_id=PRIYA.id, on=TODAY, text="Zephyrine was seen.", about=about, finished_at=NOW))
    return secret


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.MANAGER])
def test_a_join_tells_an_outsider_nothing_of_a_restricted_file(store: Store, role: Role) -> None:
    asker, of = replace(OUTSIDER, role=role), make_file(store)
    secret = hidden(store)
    asked_of = (*ASKED, *PAPERS) if role is Role.MANAGER else ASKED
    before = {asked.name: repr(answer(store, asked, asker, of)) for asked in asked_of}
    secretly_joined(store, of, secret, filed=secret.id)
    after = {asked.name: repr(answer(store, asked, asker, of)) for asked in asked_of}
    assert [name for name in before if before[name] != after[name]] == []


def test_a_join_that_lies_in_the_open_file_names_nobody_of_the_other(store: Store) -> None:
    of, secret = make_file(store), hidden(store)
    secretly_joined(store, of, secret, filed=of.id)
    quiet = [asked for asked in ASKED if asked.name != "partner_matching.who_is_meant"]  # it says what was typed
    told = "".join(repr(answer(store, asked, OUTSIDER, of)) for asked in quiet)
    assert [word for word in ("Zephyrine", "PU7777", "Hidden Lane", "Hidden Academy") if word in told] == []


def test_a_record_of_a_hidden_file_has_no_heading_in_another_files_history(store: Store) -> None:
    of, secret = make_file(store), hidden(store)
    (history,) = (each for each in ASKED if each.name == "differences.kind_in")
    assert history.question(store, OUTSIDER, of.id, secret.goal.id) == ("", {})


def test_a_file_that_leaves_the_laptop_takes_its_join_with_it(store: Store, joined: tuple[OneFile, OneFile]) -> None:
    of, other = joined
    with store.writing() as connection:
        purge(connection, other.id, device=store.device.id, sent=store.tail.number)
    assert (store.standing().of, store.find(Alias)) == ({}, [])
    assert [each.family_id for each in caseload(store, PRIYA, TODAY) if each.name in ("Marlow", "Hale")] == [of.id]
    assert differences(store, PRIYA, of.id, History(of=of.callum.id))


def test_whoever_breaks_the_glass_reads_the_file_alone(store: Store) -> None:
    of, secret = make_file(store), hidden(store)
    secretly_joined(store, of, secret, filed=secret.id)
    open_here(store, OUTSIDER, Sought(reference="PU7777"), "A child may be hurt tonight.")
    for each in (of, secret):
        assert readable(store, OUTSIDER, each.id).id == each.id
        assert {person.file_id for person in people_of(store, each.id)} == {each.id}
        assert {member.person.file_id for member in members(store, OUTSIDER, each.id, TODAY)} == {each.id}


def test_a_join_is_harmless_where_the_other_file_is_not_on_this_laptop(store: Store) -> None:
    of, gone = make_file(store), new_id()
    with store.work(PRIYA, "Joined elsewhere") as work:
        first, second = sorted((of.id, gone))
        work.put(Alias(id=alias_id(of.id, gone), file_id=of.id, one_id=first, other_id=second, sort=Sort.FAMILY, stands=gone))
    assert store.standing().of == {}
    assert [each.family_id for each in caseload(store, PRIYA, TODAY) if each.name == "Marlow"] == [of.id]
