"""What two people wrote of one thing: who is told, who may decide, and what stands afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from fpz_app.casework.conflict_words import NOT_HERE, Wording
from fpz_app.casework.conflicts import Conflict, conflicts, is_for, summary
from fpz_app.casework.history import record_history
from fpz_app.casework.settling import Decision, Settled, Way, settle, ways
from fpz_app.casework.today import what_is_due
from fpz_app.domain.errors import Problem
from fpz_app.domain.notes import Appendment, Note
from fpz_app.domain.plans import Goal, Plan
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from tests.helpers.duties import SETTINGS
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA
from tests.helpers.two_laptops import Laptops, laptops

TODAY = date(2026, 11, 23)
TEXT = "Callum goes to school. He likes the bikes."
BOARD = replace(MANAGER, id="01900000-0000-7000-8000-000000000009", name="Ann Board", role=Role.BOARD)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Laptops]:
    made = laptops(tmp_path, datetime(2026, 11, 21, 17, 20).timestamp(), datetime(2026, 11, 22, 10, 5).timestamp())
    yield made
    made.close()


@pytest.fixture
def marlows(pair: Laptops) -> Marlows:
    made = make_marlows(pair.stores[0])
    with pair.stores[0].work(PRIYA, "Workers") as work:
        work.put_all([OUTSIDER, MANAGER])
    return made


@pytest.fixture
def goal(pair: Laptops, marlows: Marlows) -> Goal:
    """The second goal, which both laptops have."""
    plan = Plan(file_id=marlows.id, family_id=marlows.id)
    first = Goal(file_id=marlows.id, family_id=marlows.id, plan_id=plan.id, text="A dry house.", place=1)
    second = Goal(file_id=marlows.id, family_id=marlows.id, plan_id=plan.id, text=TEXT, place=2, now=3)
    with pair.stores[0].work(PRIYA, "Write goals") as work:
        work.put_all([plan, first, second])
    pair.meet()
    return second


def put(store: Store, record: Any, *, actor: Worker = PRIYA, **fields: Any) -> None:
    with store.work(actor, "Change it") as work:
        work.put(replace(work.get(type(record), record.id), **fields))


def apart(pair: Laptops, record: Any, one: dict[str, Any], other: dict[str, Any]) -> None:
    """Priya and Sam each change it, and then their laptops meet."""
    put(pair.stores[0], record, actor=PRIYA, **one)
    put(pair.stores[1], record, actor=OUTSIDER, **other)
    pair.meet()


def only(store: Store, asker: Worker = PRIYA) -> Conflict:
    found = conflicts(store, asker)
    assert len(found) == 1
    return found[0]


def decide(store: Store, way: Way, *, actor: Worker = PRIYA, anew: str = "") -> None:
    conflict = only(store, actor)
    settle(store, actor, Decision(conflict, (conflict.versions[0], conflict.versions[1]), way, anew), TODAY)


def test_nothing_waits_where_nobody_was_apart(pair: Laptops, goal: Goal) -> None:
    assert conflicts(pair.stores[0], PRIYA) == []


def test_a_conflict_is_named_in_the_fields_words(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    found = only(pair.stores[0])
    assert (found.what, found.family, found.tab, found.narrative) == ("Goal 2: the words", "Marlow", "plan", True)


def test_each_version_says_who_and_when_and_where(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    for store, here in zip(pair.stores, ((True, False), (False, True)), strict=True):
        versions = only(store).versions
        assert [(each.words, each.author.who) for each in versions] == [("One.", "Priya Nair"), ("Other.", "Sam Ellery")]
        assert [f"{each.author.at:%d %H:%M}" for each in versions] == ["21 17:20", "22 10:05"]
        assert tuple(each.author.here for each in versions) == here


def test_what_a_list_names_is_said_in_words_and_never_as_its_id(pair: Laptops, goal: Goal) -> None:
    said = Wording(pair.stores[1], goal.family_id).value("evidence", [goal.id, new_id()])
    assert said == f"“Callum goes to school.”\n{NOT_HERE}"


def test_of_another_familys_file_no_title_is_said(pair: Laptops, goal: Goal) -> None:
    assert Wording(pair.stores[0], make_marlows(pair.stores[0]).id).value("goal_id", goal.id) == NOT_HERE


def test_the_text_that_both_began_from_is_there(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    base = only(pair.stores[1]).base
    assert base is not None
    assert (base.words, base.author.who) == (TEXT, "Priya Nair")


def test_this_one_stands(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    decide(pair.stores[0], Way.ONE)
    pair.meet()
    assert [store.get(Goal, goal.id).text for store in pair.stores] == ["One.", "One."]
    assert [conflicts(store, PRIYA) for store in pair.stores] == [[], []]


def test_that_one_stands(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    decide(pair.stores[0], Way.OTHER)
    assert pair.stores[0].get(Goal, goal.id).text == "Other."


def test_both_stand_in_order_of_time_each_with_its_author(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    decide(pair.stores[0], Way.BOTH)
    said = "Priya Nair, Saturday 21 November 2026, 17:20:\nOne.\n\nSam Ellery, Sunday 22 November 2026, 10:05:\nOther."
    assert pair.stores[0].get(Goal, goal.id).text == said


def test_both_of_a_text_that_one_emptied_is_the_other_alone(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": ""}, {"text": "2026-11-23"})
    decide(pair.stores[0], Way.BOTH)
    assert pair.stores[0].get(Goal, goal.id).text == "Sam Ellery, Sunday 22 November 2026, 10:05:\n2026-11-23"


def test_letting_go_can_be_undone(pair: Laptops, goal: Goal) -> None:
    put(pair.stores[0], goal, text="One.")
    with pair.stores[1].work(OUTSIDER, "Remove") as work:
        work.remove(goal)
    pair.meet()
    decide(pair.stores[0], Way.OTHER)
    pair.stores[0].undo(PRIYA, pair.stores[0].last_group, "Undo")
    pair.meet()
    assert [store.get(Goal, goal.id).text for store in pair.stores] == ["One.", "One."]


def test_written_anew_stands(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    decide(pair.stores[0], Way.ANEW, anew=" Both at once. ")
    assert pair.stores[0].get(Goal, goal.id).text == "Both at once."


def test_written_anew_says_something(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    with pytest.raises(Problem, match="Nothing is written"):
        decide(pair.stores[0], Way.ANEW, anew=" ")


def test_what_was_not_chosen_stays_in_the_history(pair: Laptops, goal: Goal, marlows: Marlows) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    decide(pair.stores[0], Way.ONE)
    rows = record_history(pair.stores[0], PRIYA, marlows.id, [goal.id])
    assert "Other." in [change.after for row in rows for change in row.changes]


def test_settling_can_be_undone(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    decide(pair.stores[0], Way.ONE)
    pair.stores[0].undo(PRIYA, pair.stores[0].last_group, "Undo")
    assert pair.stores[0].get(Goal, goal.id).text == "Other."


def test_a_number_has_no_both_and_is_not_written_anew(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"now": 2}, {"now": 8})
    assert ways(only(pair.stores[0])) == (Way.ONE, Way.OTHER)


def test_of_three_versions_two_are_settled_at_a_time(pair: Laptops, goal: Goal, tmp_path: Path) -> None:
    pair.stores.append(laptops(tmp_path / "third", datetime(2026, 11, 22, 12, 0).timestamp()).stores[0])
    pair.fetch(2)
    put(pair.stores[2], goal, actor=MANAGER, text="Third.")
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    assert [each.words for each in only(pair.stores[0]).versions] == ["One.", "Other.", "Third."]
    decide(pair.stores[0], Way.ONE)
    assert [each.words for each in only(pair.stores[0]).versions] == ["One.", "Third."]


def test_what_was_settled_meanwhile_is_not_settled_again(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    conflict = only(pair.stores[0])
    decide(pair.stores[1], Way.OTHER)
    pair.meet()
    with pytest.raises(Settled):
        settle(pair.stores[0], PRIYA, Decision(conflict, (conflict.versions[0], conflict.versions[1]), Way.ONE), TODAY)


def test_who_may_not_record_does_not_settle(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    auditor = replace(MANAGER, role=Role.AUDITOR)
    with pytest.raises(Problem, match="You may not"):
        decide(pair.stores[0], Way.ONE, actor=auditor)


def test_changed_here_and_removed_there_waits(pair: Laptops, goal: Goal) -> None:
    put(pair.stores[0], goal, text="One.")
    with pair.stores[1].work(OUTSIDER, "Remove") as work:
        work.remove(goal)
    pair.meet()
    found = only(pair.stores[1])
    assert (found.presence, [each.words for each in found.versions]) == (True, ["The words: One.", "Nothing of it would stay."])
    assert [each.author.who for each in found.versions] == ["Priya Nair", "Sam Ellery"]


@pytest.mark.parametrize(("way", "stays"), [(Way.ONE, True), (Way.OTHER, False)])
def test_what_was_changed_and_removed_is_kept_or_let_go(pair: Laptops, goal: Goal, way: Way, stays: bool) -> None:
    put(pair.stores[0], goal, text="One.")
    with pair.stores[1].work(OUTSIDER, "Remove") as work:
        work.remove(goal)
    pair.meet()
    decide(pair.stores[1], way)
    pair.meet()
    assert [bool(store.find(Goal, id=goal.id)) for store in pair.stores] == [stays, stays]
    assert [conflicts(store, PRIYA) for store in pair.stores] == [[], []]


def test_of_a_finished_note_the_second_becomes_an_addition(pair: Laptops, goal: Goal, marlows: Marlows) -> None:
    note = Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=date(2026, 11, 20), text="Draft.")
    with pair.stores[0].work(PRIYA, "Write a note") as work:
        work.put(note)
    pair.meet()
    done = datetime(2026, 11, 22, 9, 0)
    apart(pair, note, {"text": "One.", "finished_at": done}, {"text": "Other.", "finished_at": done})
    assert ways(only(pair.stores[0])) == (Way.ONE, Way.OTHER, Way.BOTH)
    decide(pair.stores[0], Way.BOTH)
    assert pair.stores[0].get(Note, note.id).text == "One."
    assert [each.text for each in pair.stores[0].find(Appendment, note_id=note.id)] == [
        "Sam Ellery, Sunday 22 November 2026, 10:05 wrote:\nOther."
    ]


def test_a_hidden_file_never_shows(pair: Laptops) -> None:
    hidden = make_marlows(pair.stores[0], restricted=True)
    pair.meet()
    apart(pair, hidden.family, {"address": "One."}, {"address": "Other."})
    assert conflicts(pair.stores[0], OUTSIDER) == []
    assert conflicts(pair.stores[0], BOARD) == []
    assert only(pair.stores[0]).what == "The family’s details: the address"


def test_the_lead_practitioner_decides(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    found = only(pair.stores[0])
    assert [is_for(found, each) for each in (PRIYA, OUTSIDER, MANAGER)] == [True, False, False]


def test_where_nobody_leads_the_authors_and_the_manager_decide(pair: Laptops, goal: Goal, marlows: Marlows) -> None:
    put(pair.stores[0], marlows.family, lead_id="")
    pair.meet()
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    found = only(pair.stores[0])
    stranger = replace(OUTSIDER, id=BOARD.id)
    assert [is_for(found, each) for each in (PRIYA, OUTSIDER, MANAGER, stranger)] == [True, True, True, False]


def test_it_stands_on_today_and_opens_the_very_place(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One."}, {"text": "Other."})
    lines = [
        line for line in what_is_due(pair.stores[0], PRIYA, datetime(2026, 11, 23, 9, 0), SETTINGS) if line.tab == "conflicts"
    ]
    assert [(line.what, line.detail, line.when, line.item_id) for line in lines] == [
        ("Goal 2: the words", "two versions: Priya Nair and Sam Ellery", "since Sunday 22 November", f"{goal.id}.text")
    ]


def test_the_banner_says_what_waits(pair: Laptops, goal: Goal) -> None:
    apart(pair, goal, {"text": "One.", "now": 2}, {"text": "Other.", "now": 8})
    found = conflicts(pair.stores[0], PRIYA)
    assert summary(found[:1]).startswith("Two versions of Goal 2: ")
    assert summary(found).startswith("2 things in this file")
