"""A family that moves to another zone: all of it is there, none of it is here, and both zones are whole."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from fpz_app.central import admin, moving
from fpz_app.central.asked_moves import NOT_HERE
from fpz_app.central.database import reading, writing
from fpz_app.central.granting import regrant
from fpz_app.central.tables import journal
from fpz_app.central.verifying import faults
from fpz_app.cli import main
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Membership, Person
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role
from fpz_app.domain.zone_moves import ZoneMove
from fpz_app.sync import protocol
from fpz_app.sync.left_protocol import LeftAddress, LeftWork
from tests.helpers.centres import Here, Laptop, Pen, added, set_to

DAY = date(2026, 11, 20)
WHY = {"reason": "They moved house.", "agreed": "Kerry asked us to."}


@dataclass
class Two:
    """Two zones of one centre: a manager and a lead with a family in the first, a manager in the second."""

    here: Here
    there: Here
    manager: Laptop
    lead: Laptop
    theirs: Laptop
    family: Family

    def move(self, **otherwise: str) -> moving.Gone:
        usual = {"family": self.family.id, "to": self.there.zone, "by": self.manager.worker.id, "lead": ""}
        asked = moving.Going(**{**usual, **WHY, **otherwise})
        return writing(self.here.centre.engine, lambda connection: moving.move(connection, asked, self.here.clock()))

    def faults(self) -> list[str]:
        with reading(self.here.centre.engine) as connection:
            return [each for zone in (self.here.zone, self.there.zone) for each in faults(connection, zone)]

    def works(self, zone: str) -> list[tuple[int, str]]:
        with reading(self.here.centre.engine) as connection:
            query = sa.select(journal.c.seq, journal.c.work).where(journal.c.zone == zone).order_by(journal.c.seq)
            return [(row.seq, row.work) for row in connection.execute(query)]


def make(here: Here) -> Two:
    zone = writing(here.centre.engine, lambda connection: admin.new_zone(connection, "Purbeck", "PU", here.clock()))
    there = replace(here, zone=zone.id)
    manager, lead = here.laptop("Ruth Amesbury", Role.MANAGER), here.laptop("Priya Nair")
    theirs = there.laptop("Sam Ellery", Role.MANAGER)
    family = lead.family(lead_id=lead.worker.id)
    callum = Person(file_id=family.id, given_name="Callum")
    lead.put(callum, Membership(file_id=family.id, family_id=family.id, person_id=callum.id))
    lead.put(replace(family, about="They came in spring."), title="Say more")
    lead.push()
    return Two(here, there, manager, lead, theirs, family)


@pytest.fixture
def two(here: Here) -> Two:
    return make(here)


@pytest.fixture
def few(small: Here) -> Two:
    return make(small)


def shown(laptop: Laptop, kind: str) -> list[dict[str, object]]:
    return [row.values for row in laptop.snapshot()[1] if row.kind == kind]


def test_all_of_it_is_there_and_none_of_it_is_here(two: Two) -> None:
    before = two.works(two.here.zone)
    assert (two.move().taken, two.faults()) == (2, [])
    assert [laptop.orders()[-1] for laptop in (two.manager, two.lead)] == [("revoke", two.family.id)] * 2
    assert [shown(two.manager, "family"), two.manager.history(file=two.family.id)[1]] == [[], []]
    (family,), (callum,), (note,) = (shown(two.theirs, kind) for kind in ("family", "person", "note"))
    assert (family["about"], family["lead_id"], callum["given_name"]) == ("They came in spring.", "", "Callum")
    assert str(note["text"]).splitlines() == [
        "The file was moved from Chesil zone to Purbeck zone.", "Reason: They moved house.", "The family: Kerry asked us to.",
    ]  # fmt: skip
    assert two.works(two.here.zone)[: len(before)] == before
    again = partial(regrant, zone=two.here.zone, now=1, families=[two.family.id])
    assert writing(two.here.centre.engine, again) == 0
    titles = [each.work.title for each in two.theirs.history(file=two.family.id)[1]]
    assert titles == ["Moved here from Chesil zone", "Say more", "Write", "Add a family"]
    workers = {row["name"]: row["left"] for row in shown(two.theirs, "worker")}
    assert workers == {"Sam Ellery": False, "Priya Nair": True, "Ruth Amesbury": True}


def test_what_arrives_late_waits_for_those_who_have_the_file_now(few: Two) -> None:
    few.lead.put(replace(few.family, about="Typed on the train."), title="Say it late")
    few.lead.put(Note(file_id=few.family.id, family_id=few.family.id, author_id="", on=DAY, text="A new note."))
    few.move()
    receipts = few.lead.push(after=3)
    assert {(each.verdict, each.words) for each in receipts} == {
        ("refused", "This family has moved to Purbeck zone. What you wrote is kept for those who look after the file there.")
    }
    lines = protocol.unpack(few.theirs.ask("GET", LeftAddress.LEFT).content)
    left = [protocol.read(line, LeftWork) for line in lines[:-1]]
    assert [each.file for each in left if b"Typed on the train." in bytes(each.work)] == [few.family.id]
    assert len(protocol.unpack(few.manager.ask("GET", LeftAddress.LEFT).content)) == 1
    assert few.faults() == []


def test_a_family_that_comes_back_is_as_it_was_left(two: Two) -> None:
    two.move()
    two.theirs.receive()
    with two.theirs.store.work(two.theirs.worker, "Say it there") as work:
        work.put(replace(work.get(Family, two.family.id), about="They live there now."))
    two.theirs.push()
    assert (two.move(to=two.here.zone, by=two.theirs.worker.id).given, two.faults()) == (2, [])
    (family,) = shown(two.lead, "family")
    assert (family["about"], shown(two.theirs, "family")) == ("They live there now.", [])
    assert [len(shown(two.lead, kind)) for kind in ("person", "membership", "note")] == [1, 1, 2]
    two.move()
    assert two.faults() == []
    assert len(shown(two.theirs, "person")) == 1


def test_a_child_of_two_families_stays_with_the_one_and_goes_with_the_other(few: Two) -> None:
    callum = few.lead.store.find(Person)[0]
    other = few.lead.family("Ashdown")
    few.lead.put(Membership(file_id=other.id, family_id=other.id, person_id=callum.id))
    other_child = Person(file_id=other.id, given_name="Ivy", address="1 Hidden Lane")
    few.lead.put(other_child, Membership(file_id=few.family.id, family_id=few.family.id, person_id=other_child.id))
    few.lead.push(after=3)
    few.manager.receive()
    few.manager.put(replace(other, restricted=True, allowed=(few.manager.worker.id, few.lead.worker.id)))
    few.manager.push()
    few.move()
    assert few.faults() == []
    assert {(row.values["given_name"], row.file) for row in few.lead.snapshot()[1] if row.kind == "person"} == {
        ("Callum", other.id), ("Ivy", other.id),
    }  # fmt: skip
    there = {str(row["given_name"]): (row["file_id"], row["address"]) for row in shown(few.theirs, "person")}
    assert there == {"Callum": (few.family.id, ""), "Ivy": (few.family.id, "")}


def test_conflicts_and_records_from_and_to_other_files_move_as_they_stand_and_come_back(few: Two) -> None:
    for laptop in (few.manager, few.lead):
        laptop.receive()
    few.manager.put(replace(few.manager.store.find(Family)[0], name="One"))
    few.lead.put(replace(few.lead.store.find(Family)[0], name="Other"))
    ash = Person(file_id=few.here.zone, given_name="Ash", external_id="7")
    few.manager.put(ash)
    few.manager.put(replace(ash, file_id=few.family.id))
    elsewhere, gone = few.lead.family("Reed"), Person(file_id=few.family.id, given_name="Gone")
    few.lead.put(gone)
    few.lead.put(replace(gone, file_id=elsewhere.id))
    with few.lead.store.work(few.lead.worker, "Remove") as work:
        work.remove(few.lead.store.find(Membership)[0])
    few.manager.push()
    few.lead.push(after=3)
    before = [(row.kind, row.id, row.beside) for row in few.lead.snapshot()[1] if row.file == few.family.id]
    few.move()
    there = [(row.kind, row.id, row.beside) for row in few.theirs.snapshot()[1] if row.file == few.family.id]
    assert [each for each in there if each[0] != "note"] == before
    assert (before[0][0], set(before[0][2]["name"].values()), few.faults()) == ("family", {"One", "Other"}, [])
    few.move(to=few.here.zone, by=few.theirs.worker.id)
    people = {(row.values["given_name"], row.file) for row in few.lead.snapshot()[1] if row.kind == "person"}
    assert people == {("Callum", few.family.id), ("Ash", few.family.id), ("Gone", elsewhere.id)}
    assert few.faults() == []


def test_a_move_that_cannot_be_is_refused_in_words_and_changes_nothing(few: Two) -> None:
    before = [few.works(zone) for zone in (few.here.zone, few.there.zone)]
    for otherwise, words in (
        ({"to": few.here.zone}, "cannot go there"),
        ({"by": few.lead.worker.id}, "A manager of the zone"),
        ({"by": few.theirs.worker.id}, "A manager of the zone"),
        ({"reason": " "}, "has a reason"),
        ({"lead": few.lead.worker.id}, "new lead"),
        ({"family": few.here.zone}, "no such family"),
    ):
        with pytest.raises(Problem, match=words):
            few.move(**otherwise)
    assert [few.works(zone) for zone in (few.here.zone, few.there.zone)] == before


def test_a_restricted_file_goes_to_the_one_who_takes_it_up(few: Two) -> None:
    few.manager.receive()
    few.manager.put(replace(few.manager.store.find(Family)[0], restricted=True, allowed=(few.manager.worker.id,)))
    few.manager.push()
    with pytest.raises(Problem, match="restricted"):
        few.move()
    newcomer = few.there.laptop("Ana Cole")
    few.move(lead=newcomer.worker.id)
    assert [shown(few.theirs, "family"), shown(newcomer, "family")[0]["allowed"]] == [[], [newcomer.worker.id]]
    assert few.faults() == []


def test_the_administrator_moves_a_family_at_the_centre(few: Two, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["--by", few.manager.worker.id, "--reason", "They moved.", "--agreed", "Yes.", "--lead", few.theirs.worker.id]
    database = few.here.centre.config.database
    assert main(["central", "move", few.family.id, few.there.zone, *said, "--database", database]) == 0
    assert capsys.readouterr().out == "Moved. Laptops that give the file up: 2; that are given it: 1.\n"
    assert main(["central", "verify", "--database", database]) == 0


def test_a_manager_who_asks_for_a_move_has_it_carried_out_as_it_arrives(two: Two) -> None:
    asked = asking(two, to_zone="purbeck zone", takes_up="  Sam  ellery")
    two.manager.receive()
    two.manager.put(asked, title="Ask for a move")
    assert [each.verdict for each in two.manager.push()] == ["ok"]
    assert (two.manager.orders()[-1], two.faults()) == (("revoke", two.family.id), [])
    (family,), (said,) = shown(two.theirs, "family"), shown(two.theirs, "zone_move")
    assert (family["lead_id"], said["moved_on"] is None, said["reason"]) == (two.theirs.worker.id, False, "They moved house.")


def test_a_move_that_is_asked_for_wrongly_comes_back_with_the_centres_words(few: Two) -> None:
    few.manager.receive()
    pen = Pen(few.manager)
    for otherwise, words in (
        ({"to_zone": "Portland"}, "The centre has no zone of the name “Portland”. It has Chesil, Purbeck."),
        ({"takes_up": "Sam"}, "Nobody of the name “Sam” in that zone’s directory. Ask them how their name stands there."),
    ):
        receipt = pen.push(few.family.id, added(asking(few, **otherwise)))
        assert (receipt.verdict, receipt.words) == ("refused", words)
    by_lead = Pen(few.lead).push(few.family.id, added(asking(few)))
    assert (by_lead.verdict, by_lead.words) == ("refused", "You may not decide as a manager here.")


def test_a_family_that_comes_with_its_move_is_told_to_send_that_again(few: Two) -> None:
    pen, made = Pen(few.manager), Family(id=new_id(), file_id="", name="Pike")
    made = replace(made, file_id=made.id)
    moved = replace(asking(few), file_id=made.id, family_id=made.id)
    answer = few.manager.send([pen.write(made.id, added(made)), pen.write(made.id, added(moved))])
    receipts = [protocol.read(line, protocol.Receipt) for line in protocol.unpack(answer.content)]
    assert [(each.verdict, each.words) for each in receipts] == [("ok", ""), ("refused", NOT_HERE)]
    assert pen.push(made.id, added(replace(moved, id=new_id()))).verdict == "ok"


def test_a_move_that_was_taken_back_in_time_is_not_carried_out(few: Two) -> None:
    few.manager.receive()
    asked = asking(few)
    few.manager.put(asked)
    with few.manager.store.work(few.manager.worker, "Take it back") as work:
        work.remove(asked)
    few.manager.push()
    assert len(shown(few.manager, "family")) == 1


def asking(two: Two, **otherwise: str) -> ZoneMove:
    usual: dict[str, Any] = {"to_zone": "Purbeck", "takes_up": "Sam Ellery", "asked_by": two.manager.worker.id, **WHY}
    return ZoneMove(file_id=two.family.id, family_id=two.family.id, asked_on=DAY, **{**usual, **otherwise})


def test_what_makes_a_move_impossible_in_the_same_push_holds_up_nothing(few: Two) -> None:
    pen, lead = Pen(few.manager), few.lead.worker.id
    closed = set_to("family", few.family.id, restricted=True, allowed=[lead])
    answer = few.manager.send([pen.write(few.family.id, added(asking(few))), pen.write(few.family.id, closed)])
    assert answer.status_code == 200, answer.text
    assert few.manager.orders()[-1] == ("revoke", few.family.id)
    assert [each["moved_on"] for each in shown(few.lead, "zone_move")] == [None]
