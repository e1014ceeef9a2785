"""A push at the centre: what becomes of works, and that each gets the answer it should."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
import sqlalchemy as sa
import zstandard
from msgspec import structs

from fpz_app.central import exchange, reading_works, verifying
from fpz_app.central.database import reading, writing
from fpz_app.central.tables import held, journal, quarantine, receipts
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.families import Family
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role
from fpz_app.store.migrations import VERSION
from fpz_app.sync.protocol import Address, Receipt, Verdict, Wanted, read, unpack
from tests.helpers.centres import Here, Laptop, Pen, added, set_to


def count(here: Here, table: sa.Table) -> int:
    with reading(here.centre.engine) as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def goal_of(family: Family) -> Goal:
    return Goal(file_id=family.id, family_id=family.id, plan_id=new_id(), text="Sleep through the night.")


def two_with_a_goal(here: Here, text: str) -> tuple[Laptop, Laptop, Goal]:
    one, other = here.laptop(), here.laptop("Sam Ellery")
    goal = replace(goal_of(one.family()), text=text)
    one.put(goal)
    one.push()
    other.receive()
    return one, other, goal


def test_a_work_that_nobody_disputes_is_accepted(here: Here) -> None:
    laptop = here.laptop()
    laptop.family()
    assert [(each.number, each.verdict, each.words) for each in laptop.push()] == [(1, Verdict.OK, "")]


def test_a_repeated_push_hears_the_first_answer_and_adds_nothing(here: Here) -> None:
    laptop = here.laptop()
    laptop.family()
    first = laptop.push()
    before = count(here, journal)
    again = laptop.push()
    assert [structs.replace(each, repeat=False) for each in again] == first
    assert all(each.repeat for each in again)
    assert count(here, journal) == before


def test_a_push_that_overlaps_what_came_before_adds_only_the_rest(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.push()
    laptop.put(goal_of(family))
    assert [each.repeat for each in laptop.push()] == [True, False]


def test_a_hole_in_the_numbers_is_answered_with_the_number_wanted(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.put(goal_of(family))
    answer = laptop.send(laptop.works(1))
    assert (answer.status_code, read(answer.content, Wanted)) == (409, Wanted(wanted=1))


def test_a_hole_inside_a_push_is_answered_with_the_number_wanted(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.put(goal_of(family))
    laptop.put(goal_of(family))
    first, _, last = laptop.works()
    answer = laptop.send([first, last])
    assert (answer.status_code, read(answer.content, Wanted)) == (409, Wanted(wanted=2))
    assert count(small, receipts) == 0


def test_other_works_by_the_same_numbers_are_told_as_a_fork(small: Here) -> None:
    laptop = small.laptop()
    laptop.family()
    laptop.push()
    other = Pen(laptop).sign(replace(laptop.works()[0], id=new_id()))
    answer = laptop.send([other])
    assert (answer.status_code, read(answer.content, Wanted)) == (409, Wanted(wanted=2, forked=True))


def test_a_work_that_does_not_link_to_the_one_before_is_told_as_a_fork(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.push()
    laptop.put(goal_of(family))
    answer = laptop.send([Pen(laptop).sign(replace(laptop.works(1)[0], previous_hash="00"))])
    assert (answer.status_code, read(answer.content, Wanted).forked) == (409, True)


def alter_title(work: WorkEntry) -> WorkEntry:
    return replace(work, title="Take the family away")


def alter_changes(work: WorkEntry) -> WorkEntry:
    return replace(work, changes=())


def alter_hash(work: WorkEntry) -> WorkEntry:
    return replace(work, hash="0" * 64)


def alter_signature(work: WorkEntry) -> WorkEntry:
    return replace(work, signature="A" * 86 + "==")


@pytest.mark.parametrize("alter", [alter_title, alter_changes, alter_hash, alter_signature])
def test_a_work_that_was_altered_on_the_way_is_not_taken(small: Here, alter: Callable[[WorkEntry], WorkEntry]) -> None:
    laptop = small.laptop()
    laptop.family()
    assert laptop.send([alter(laptop.works()[0])]).status_code == 400
    assert count(small, receipts) == 0


def test_a_work_that_another_laptop_signed_is_not_taken(small: Here) -> None:
    laptop, other = small.laptop(), small.laptop("Sam Ellery")
    other.family()
    assert laptop.send(other.works()).status_code == 400
    assert laptop.send([Pen(other).sign(replace(other.works()[0], device=laptop.id))]).status_code == 400


def test_a_work_in_another_workers_name_is_refused_and_kept(here: Here) -> None:
    laptop, other = here.laptop(), here.laptop("Sam Ellery")
    family = laptop.family()
    laptop.put(goal_of(family), who=other.worker)
    laptop.put(goal_of(family))
    assert [each.verdict for each in laptop.push()] == [Verdict.OK, Verdict.REFUSED, Verdict.OK]
    assert count(here, quarantine) == 1


def test_nothing_of_a_refused_work_is_applied(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.push()
    known = laptop.store.get(Family, family.id)
    laptop.put(replace(known, phone="01632 960007", restricted=True, allowed=(laptop.worker.id,)))
    assert [each.verdict for each in laptop.push(1)] == [Verdict.REFUSED]
    values = [row.values for row in laptop.snapshot()[1] if row.kind == "family"]
    assert (values[0]["phone"], values[0]["restricted"]) == ("", False)


def test_what_builds_on_a_record_that_was_refused_is_refused_with_words(small: Here) -> None:
    laptop, other = small.laptop(), small.laptop("Sam Ellery")
    family = laptop.family()
    goal = goal_of(family)
    laptop.put(goal, who=other.worker)
    laptop.put(replace(goal, place=2))
    refused = laptop.push()[-1]
    assert (refused.verdict, refused.words) == (Verdict.REFUSED, "What this changes never reached the centre.")


def test_a_name_that_another_work_has_is_refused(small: Here) -> None:
    laptop, other = small.laptop(), small.laptop("Sam Ellery")
    laptop.family()
    laptop.push()
    family = other.family()
    other.push()
    refused = Pen(other).push(family.id, added(goal_of(family)), id=laptop.works()[0].id)
    assert (refused.verdict, refused.words) == (Verdict.REFUSED, "Another work has this name already.")


@pytest.mark.parametrize("wrong", [{"restricted": "perhaps"}, {"name": None}, {"allowed": "everyone"}])
def test_a_value_that_no_laptop_could_read_is_refused(small: Here, wrong: dict[str, object]) -> None:
    laptop = small.laptop(role=Role.MANAGER)
    family = laptop.family()
    laptop.push()
    refused = Pen(laptop).push(family.id, set_to("family", family.id, **wrong))
    assert (refused.verdict, refused.words) == (Verdict.REFUSED, "The centre cannot read what this says.")


def test_fields_that_only_newer_laptops_know_pass_through_untouched(here: Here) -> None:
    laptop = here.laptop()
    family = laptop.family()
    laptop.push()
    goal = added(goal_of(family))
    Pen(laptop).push(family.id, replace(goal, values={**goal.values, "colour": {"deep": [1, 2.5, None, "ü"]}}))
    assert [row.values["colour"] for row in laptop.snapshot()[1] if row.kind == "goal"] == [{"deep": [1, 2.5, None, "ü"]}]


def test_works_of_a_newer_version_are_held_until_the_centre_is_upgraded(small: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.push()
    newer = Pen(laptop).write(family.id, added(goal_of(family)), schema=VERSION + 1)
    assert verdicts(laptop, newer) == [Verdict.HELD]
    assert count(small, held) == 1
    upgrade(monkeypatch)
    assert writing(small.centre.engine, lambda connection: exchange.release(connection, small.clock())) == 1
    assert [row.kind for row in laptop.snapshot()[1]].count("goal") == 1
    assert verdicts(laptop, newer) == [Verdict.OK]


def upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (exchange, reading_works):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)


def test_a_newer_work_is_kept_as_it_came_though_nobody_here_can_read_it(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = here.laptop()
    family = laptop.family()
    laptop.push()
    work = Pen(laptop).write(family.id, added(goal_of(family)), schema=VERSION + 1)
    line = msgspec.json.encode(work).replace(b'"op":"add"', b'"op":"fold"')
    assert b'"held"' in b"".join(unpack(laptop.ask("POST", Address.PUSH, zstandard.compress(line + b"\n")).content))
    with reading(here.centre.engine) as connection:
        assert connection.execute(sa.select(held.c.work)).scalar_one() == line.decode()
        assert list(verifying.faults(connection, here.zone)) == []
    upgrade(monkeypatch)
    assert writing(here.centre.engine, lambda connection: exchange.release(connection, here.clock())) == 1
    assert verdicts(laptop, work) == [Verdict.REFUSED]


def test_two_who_changed_the_same_make_a_conflict(here: Here) -> None:
    one, other = here.laptop(), here.laptop("Sam Ellery")
    family = one.family()
    one.push()
    other.receive()
    one.put(replace(family, phone="01632 960001"))
    other.put(replace(family, phone="01632 960002"))
    one.push(1)
    assert [each.verdict for each in other.push()] == [Verdict.CONFLICT]


def test_texts_that_do_not_touch_the_same_sentence_are_joined_by_the_centre(here: Here) -> None:
    one, other, goal = two_with_a_goal(here, "Sleep at night. Eat together.")
    one.put(replace(goal, text="Sleep all night. Eat together."))
    other.put(replace(goal, text="Sleep at night. Eat together. Play outside."))
    one.push(2)
    assert [each.verdict for each in other.push()] == [Verdict.MERGED]
    one.receive()
    assert one.store.get(Goal, goal.id).text == "Sleep all night. Eat together. Play outside."


def test_sets_are_joined_by_element(small: Here) -> None:
    one, other, goal = two_with_a_goal(small, "Sleep.")
    one.put(replace(goal, needs=("health",)))
    other.put(replace(goal, needs=("housing",)))
    one.push(2)
    assert [each.verdict for each in other.push()] == [Verdict.MERGED]
    one.receive()
    assert set(one.store.get(Goal, goal.id).needs) == {"health", "housing"}


def test_laptops_and_centre_agree_on_every_file_after_conflicts_and_joins(here: Here) -> None:
    one, other, goal = two_with_a_goal(here, "Sleep at night. Eat together.")
    one.put(replace(goal, text="Sleep all night. Eat together.", now=3))
    other.put(replace(goal, text="Sleep at night. Eat together. Play outside.", now=4))
    one.push(2)
    other.push()
    one.receive()
    other.receive()
    assert one.store.get(Goal, goal.id) == other.store.get(Goal, goal.id)
    with reading(here.centre.engine) as connection:
        assert list(verifying.faults(connection, here.zone)) == []


def test_readings_are_kept_and_not_streamed(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    with laptop.store.work(laptop.worker, "Open the family’s file") as work:
        work.say(family.id)
    assert [each.verdict for each in laptop.push()] == [Verdict.OK, Verdict.OK]
    _, streamed, _ = laptop.pull()
    _, kept, _ = laptop.history(file=family.id)
    assert "Open the family’s file" not in [each.work.title for each in streamed]
    assert [each.work.title for each in kept] == ["Open the family’s file", "Add a family"]


def test_a_revoked_laptops_works_are_kept_for_the_lead(small: Here) -> None:
    laptop = small.laptop()
    laptop.family()
    small.revoke(laptop)
    assert [each.verdict for each in laptop.push()] == [Verdict.REFUSED]
    assert count(small, quarantine) == 1


def test_an_unsigned_push_is_turned_away(small: Here) -> None:
    assert small.post(Address.PUSH, b"").status_code == 401


def verdicts(laptop: Laptop, *works: WorkEntry) -> list[Verdict]:
    return [read(line, Receipt).verdict for line in unpack(laptop.send(works).content)]
