"""Refused work finds its way: handed over or left on one laptop, and taken up on another; stores and a centre in one process."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from fpz_app.casework import left_works, tray
from fpz_app.casework.workers import hand_over_families, keep_worker, led_by, mark_left
from fpz_app.central import admin
from fpz_app.central.database import writing
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.plans import Goal, Plan
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.drafts import Draft
from tests.helpers.zone_of_laptops import NOW, Laptop, ZoneOfLaptops, a_zone

BEFORE = "Callum is in school each day"
TYPED = "Callum is in school each day, and the taxi comes on time. Kerry rings the school."
LEFT = "Work left by Priya Nair"


@dataclass
class Three:
    """Priya led the Marlows until she went offline; Sam leads from then on, and Ruth manages."""

    zone: ZoneOfLaptops
    priya: Laptop
    sam: Laptop
    ruth: Laptop
    family: Family
    goal: Goal

    def write(self, text: str, on: Laptop | None = None) -> None:
        """On Priya's laptop, or another."""
        laptop = on or self.priya
        with laptop.store.work(laptop.worker, "Change the goal") as work:
            work.put(replace(work.get(Goal, self.goal.id), text=text))

    def lead_changes(self, *, restricted: bool = False) -> None:
        """Priya is an auditor now, and hears of it at her next sync; or the file is restricted to Sam."""
        with self.ruth.store.work(self.ruth.worker, "Give the family to Sam") as work:
            family = replace(work.get(Family, self.family.id), lead_id=self.sam.worker.id)
            allowed = (self.sam.worker.id, self.ruth.worker.id)
            work.put(replace(family, restricted=restricted, allowed=allowed if restricted else ()))
        keep_worker(self.ruth.store, self.ruth.worker, replace(self.priya.worker, role=Role.AUDITOR))
        self.ruth.sync()
        self.sam.sync()

    def refused(self) -> list[tray.Returned]:
        return tray.returned(self.priya.store, self.priya.worker, {})

    def left(self, on: Laptop | None = None) -> list[left_works.Left]:
        laptop = on or self.sam
        return left_works.left_for(laptop.store, laptop.worker, {})


@pytest.fixture(scope="module")
def zone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZoneOfLaptops]:
    with a_zone(tmp_path_factory.mktemp("zone")) as made:
        for name, role in (("Priya Nair", Role.LEAD), ("Sam Ellery", Role.LEAD), ("Ruth Amesbury", Role.MANAGER)):
            made.join(name, role)
        yield made


@pytest.fixture
def three(zone: ZoneOfLaptops) -> Iterator[Three]:
    """A family of its own for each test; afterwards Priya is a lead again, and nothing waits."""
    priya, sam, ruth = zone.laptops[:3]
    made = Family(file_id="", name="Marlow", lead_id=priya.worker.id)
    family = replace(made, file_id=made.id)
    plan = Plan(file_id=family.id, family_id=family.id)
    goal = Goal(file_id=family.id, family_id=family.id, plan_id=plan.id, text=BEFORE, place=1)
    with priya.store.work(priya.worker, "Add a family") as work:
        work.put_all([family, plan, goal])
    for each in (priya, sam, ruth):
        each.sync()
    yield Three(zone, priya, sam, ruth, family, goal)
    keep_worker(ruth.store, ruth.worker, priya.worker)
    hand_over_families(
        ruth.store, ruth.worker, [each.id for each in led_by(ruth.store, ruth.worker, priya.worker.id)], sam.worker.id
    )
    ruth.sync()
    for lying in left_works.left_for(ruth.store, ruth.worker, {}):
        left_works.put_left_away(ruth.store, ruth.worker, lying.key, "The test is over")
    for one in tray.returned(priya.store, priya.worker, {}):
        tray.put_away(priya.store, priya.worker, one.work)
    for laptop in (ruth, priya, sam):
        laptop.sync()


def test_refused_work_is_handed_to_the_new_lead_who_writes_it_into_a_note(three: Three) -> None:
    three.write(TYPED)
    three.lead_changes()
    three.priya.sync()
    (refused,) = three.refused()
    assert (refused.lead, refused.texts) == ("Sam Ellery", (("Goal 1: the words", TYPED),))
    tray.hand_over(three.priya.store, three.priya.worker, refused.work, "Kerry asked for it")
    assert tray.tally(three.priya.store, three.priya.worker) == tray.Tally()
    three.zone.meet()
    (line,) = three.sam.waits(LEFT)
    (work,) = three.left()
    assert (line.tab, line.family, work.said, work.texts) == ("left", "Marlow", "Kerry asked for it", refused.texts)
    left_works.write_into_note(three.sam.store, three.sam.worker, work.key, forms={}, now=NOW)
    three.zone.meet()
    (note,) = three.ruth.store.find(Note, family_id=three.family.id)
    assert (TYPED in note.text, "Priya Nair wrote this on" in note.text, note.author_id) == (True, True, three.sam.worker.id)
    assert (three.left(), three.left(three.ruth), three.sam.waits(LEFT)) == ([], [], [])
    (handed,) = three.refused()
    assert handed.fate is not None
    assert (handed.fate.how, handed.fate.by) == ("written into a note", "Sam Ellery")


def test_what_was_typed_in_a_file_that_went_to_other_hands_waits_for_them_by_itself(three: Three) -> None:
    three.write(TYPED)
    three.lead_changes(restricted=True)
    assert three.priya.sync().left_behind == 1
    assert (three.priya.store.find(Family, id=three.family.id), three.refused()) == ([], [])
    three.sam.sync()
    (work,) = three.left()
    assert (work.author, work.misfit, work.texts) == ("Priya Nair", "", (("Goal 1: the words", TYPED),))
    left_works.do_in_own_name(three.sam.store, three.sam.worker, [work.key])
    three.zone.meet()
    assert three.ruth.store.get(Goal, three.goal.id).text == TYPED
    assert three.left(three.ruth) == []


def test_what_was_being_typed_in_a_file_that_is_taken_waits_for_whoever_has_it(three: Three) -> None:
    priya, key = three.priya, "notes:new"
    typed = {"id": three.goal.id, "on": "2026-11-23", "text": TYPED}
    draft = Draft(key, priya.worker.id, "Note of a visit", three.family.id, typed, "2026-11-23T14:02:00+00:00")
    priya.store.save_draft(draft)
    three.lead_changes(restricted=True)
    assert priya.sync().left_behind == 1
    priya.store.save_draft(draft)  # as a page does that closes
    assert priya.store.draft(key, priya.worker.id) is None
    three.sam.sync()
    (work,) = three.left()
    words = dict(work.texts)["Note of 23 November 2026: the words"]
    assert (work.author, words) == ("Priya Nair", f"Begun and not finished: Note of a visit\n{TYPED}")


def test_work_that_no_longer_fits_is_not_done_over_what_somebody_wrote_since(three: Three) -> None:
    three.write(TYPED)
    three.lead_changes(restricted=True)
    with three.sam.store.work(three.sam.worker, "Change the goal") as work:
        work.put(replace(work.get(Goal, three.goal.id), text="Callum is in college"))
    three.sam.sync()
    three.priya.sync()
    three.sam.sync()
    assert [each.misfit for each in three.left()] == ["Somebody else has changed the same since."]


def test_all_that_a_revoked_laptop_had_not_sent_is_taken_over_in_order(three: Three) -> None:
    here, lost = three.zone.here, three.zone.join("Tom Reed")
    three.write(TYPED, lost)
    three.write(f"{TYPED} Twice.", lost)
    new = Goal(file_id=three.family.id, family_id=three.family.id, plan_id=three.goal.plan_id, text="New", place=2)
    with lost.store.work(lost.worker, "Add a goal") as work:
        work.put(new)
    writing(here.centre.engine, lambda connection: admin.revoke(connection, lost.store.device.id, here.clock()))
    assert lost.sync().wipe
    three.zone.laptops.remove(lost)
    lost.store.close()
    three.ruth.sync()
    keys = [work.key for work in three.left(three.ruth)]
    assert [work.revoked for work in three.left(three.ruth)] == [True] * 3
    assert left_works.do_in_own_name(three.ruth.store, three.ruth.worker, keys) == 3
    three.ruth.sync()
    three.sam.sync()
    assert three.sam.store.get(Goal, three.goal.id).text == f"{TYPED} Twice."
    assert three.sam.store.get(Goal, new.id).text == "New"


def test_a_worker_who_left_leads_nobody_once_their_families_are_handed_over(three: Three) -> None:
    mark_left(three.ruth.store, three.ruth.worker, three.priya.worker.id)
    (line,) = three.ruth.waits("Hand over Priya Nair’s families")
    assert (line.tab, line.item_id, line.detail) == ("worker", three.priya.worker.id, "they still lead one family")
    hand_over_families(three.ruth.store, three.ruth.worker, [three.family.id], three.sam.worker.id)
    three.zone.meet()
    assert three.ruth.waits("Hand over Priya Nair’s families") == []
    assert three.sam.store.get(Family, three.family.id).lead_id == three.sam.worker.id
    assert (three.priya.store.find(Family), three.sam.store.get(Worker, three.priya.worker.id).left) == ([], True)
