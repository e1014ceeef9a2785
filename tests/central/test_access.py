"""Access at the centre: role by role, file by file, what is taken and what is given (trust.md T-18, T-19)."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from fpz_app.central.database import reading
from fpz_app.central.tables import journal
from fpz_app.domain.agreements import Disclosure, PrivacyNotice
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.assessments import Assessment
from fpz_app.domain.break_glass import BreakGlass
from fpz_app.domain.changes import Change, Op
from fpz_app.domain.closing import Closing, EndReason
from fpz_app.domain.doings import doing_of, doings_of
from fpz_app.domain.families import Family
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.people import Person
from fpz_app.domain.permissions import MAY, Doing
from fpz_app.domain.plans import Goal, PlanVersion
from fpz_app.domain.putting_off import PutOff
from fpz_app.domain.record import new_id
from fpz_app.domain.step_up import StepUp
from fpz_app.domain.workers import Role, Worker
from fpz_app.sync.protocol import Verdict
from tests.helpers.centres import Here, Pen, added, set_to

TODAY = date(2026, 11, 23)


def asking(worker: str) -> BreakGlass:
    """For a file that is not there."""
    record_id = new_id()
    return BreakGlass(id=record_id, file_id=record_id, worker_id=worker, asked="CH9999", reason="Who is it?", began=1, ends=2)


def tries(zone: str, family: Family, assessment: Assessment, opening: BreakGlass, worker: str) -> dict[Doing, tuple[str, Change]]:
    """For each doing that writes, one change that needs it and nothing that fewer roles may: the file it goes to, and it."""
    mine: dict[str, Any] = {"file_id": family.id, "family_id": family.id}
    new, own = Family(file_id="", name="Marlow"), asking(worker)
    step = StepUp(**mine, proposed_on=TODAY, manager="R. Amesbury", manager_told=False)
    version = PlanVersion(**mine, plan_id=new_id(), version=1, agreed_on=TODAY, agreed_at=datetime(2026, 11, 23), content={})
    return {
        Doing.RECORD: (family.id, added(Goal(**mine, plan_id=new_id()))),
        Doing.MAKE_FAMILY: (new.id, added(replace(new, file_id=new.id))),
        Doing.ASSESS: (family.id, added(Assessment(**mine, form="eha", form_version=1, started_on=TODAY))),
        Doing.APPROVE: (family.id, set_to("assessment", assessment.id, state="approved", approved_on="2026-11-23")),
        Doing.AGREE_PLAN: (family.id, added(version)),
        Doing.SHARE: (family.id, added(PrivacyNotice(**mine, version="2026", given_on=TODAY))),
        Doing.WARN: (family.id, added(WarningNote(**mine, text="Dog", made_on=TODAY, review_on=TODAY))),
        Doing.RESTRICT: (family.id, set_to("family", family.id, allowed=[])),
        Doing.IMPORT: (zone, added(Person(file_id=zone, given_name="Ash"))),
        Doing.PRINT: (family.id, added(Disclosure(**mine, what="Plan", on=TODAY))),
        Doing.JUDGE: (family.id, added(LevelOfNeed(**mine, person_id=new_id(), on=TODAY))),
        Doing.CLOSE: (family.id, added(Closing(**mine, episode_id=new_id(), reason=EndReason.NEEDS_MET, on=TODAY))),
        Doing.DECIDE: (family.id, added(step)),
        Doing.KEEP_DIRECTORY: (zone, added(Worker(file_id=zone, name="Ann Lee"))),
        Doing.BREAK_GLASS: (own.id, added(own)),
        Doing.REVIEW: (opening.id, set_to("break_glass", opening.id, verdict="Justified")),
    }


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_at_the_centre_what_the_table_says(small: Here, role: Role) -> None:
    manager = small.laptop("Ruth Amesbury", Role.MANAGER)
    family = manager.family()
    assessment = Assessment(file_id=family.id, family_id=family.id, form="eha", form_version=1, started_on=TODAY)
    opening = asking(manager.worker.id)
    manager.put(assessment, opening)
    manager.push()
    pen = Pen(small.laptop("Sam Ellery", role))
    asked = tries(small.zone, family, assessment, opening, pen.laptop.worker.id)
    found = {doing: pen.push(file, change).verdict is not Verdict.REFUSED for doing, (file, change) in asked.items()}
    assert found == {doing: _may(role, doing) for doing in found}


def _may(role: Role, doing: Doing) -> bool:
    if doing is Doing.IMPORT:  # whoever records in a file may write of a child who has no family yet
        return bool({Doing.IMPORT, Doing.RECORD} & MAY[role])
    also = {Doing.ASSESS} if doing is Doing.APPROVE else {Doing.RECORD} if doing in (Doing.RESTRICT, Doing.DECIDE) else set()
    return {doing, *also} <= MAY[role]


def test_every_doing_that_writes_is_tried() -> None:
    family = Family(file_id="", name="Marlow")
    assessment = Assessment(file_id="", family_id="", form="eha", form_version=1, started_on=TODAY)
    assert set(Doing) - set(tries("", family, assessment, asking(""), "")) == {Doing.READ, Doing.UNDO}


def test_every_kind_of_record_needs_a_doing() -> None:
    assert {doing_of(kind) for kind in KINDS} <= set(Doing)
    assert all(doings_of(Change(kind=kind, id="", op=Op.REMOVE), new=False) for kind in KINDS)


def test_a_restricted_file_leaves_the_laptops_of_those_not_named(small: Here) -> None:
    manager, outsider = small.laptop("Ruth Amesbury", Role.MANAGER), small.laptop("Sam Ellery")
    family = manager.family()
    manager.push()
    assert outsider.orders()[-1] == ("grant", family.id)
    manager.put(replace(family, restricted=True, allowed=(manager.worker.id,)))
    manager.push()
    assert outsider.orders()[-1] == ("revoke", family.id)
    manager.put(replace(family, restricted=False))
    manager.push()
    assert outsider.orders()[-1] == ("grant", family.id)


def test_not_a_byte_of_a_restricted_file_reaches_an_outsider(here: Here) -> None:
    manager, outsider = here.laptop("Ruth Amesbury", Role.MANAGER), here.laptop("Sam Ellery")
    family = manager.family("Zephyrine", restricted=True, allowed=(manager.worker.id,))
    manager.put(Goal(file_id=family.id, family_id=family.id, plan_id=new_id(), text="Zephyrine sleeps."))
    manager.push()
    everything = [outsider.pull()[1:], outsider.snapshot()[1:], outsider.history()[1:], outsider.orders()]
    assert "Zephyrine" not in str(everything)
    assert family.id not in str(everything)
    assert outsider.ask("GET", "/v1/snapshot", file=family.id).status_code == 403
    assert outsider.ask("GET", "/v1/digests", file=family.id).json()["digests"] == {}


def test_an_outsiders_change_to_a_restricted_file_is_refused(small: Here) -> None:
    manager, outsider = small.laptop("Ruth Amesbury", Role.MANAGER), small.laptop("Sam Ellery")
    family = manager.family(restricted=True, allowed=(manager.worker.id,))
    manager.push()
    goal = Goal(file_id=family.id, family_id=family.id, plan_id=new_id())
    assert Pen(outsider).push(family.id, added(goal)).verdict is Verdict.REFUSED


def test_a_record_of_a_restricted_file_cannot_be_reached_through_another_file(small: Here) -> None:
    manager, outsider = small.laptop("Ruth Amesbury", Role.MANAGER), small.laptop("Sam Ellery")
    hidden = manager.family(restricted=True, allowed=(manager.worker.id,))
    open_one = manager.family("Marlow")
    goal = Goal(file_id=hidden.id, family_id=hidden.id, plan_id=new_id())
    manager.put(goal)
    manager.push()
    pen = Pen(outsider)
    assert pen.push(open_one.id, set_to("goal", goal.id, file_id=open_one.id)).verdict is Verdict.REFUSED
    assert pen.push(open_one.id, added(replace(goal, id=new_id()))).words == "This is filed in another place than it belongs."


def test_a_removed_family_stays_as_restricted_as_it_was(small: Here) -> None:
    manager, outsider = small.laptop("Ruth Amesbury", Role.MANAGER), small.laptop("Sam Ellery")
    family = manager.family(restricted=True, allowed=(manager.worker.id,))
    with manager.store.work(manager.worker, "Take back") as work:
        work.remove(family)
    manager.push()
    goal = Goal(file_id=family.id, family_id=family.id, plan_id=new_id())
    assert Pen(outsider).push(family.id, added(goal)).verdict is Verdict.REFUSED


def test_workers_keep_their_own_telephone_numbers_and_nobody_elses(small: Here) -> None:
    laptop, other = small.laptop(), small.laptop("Sam Ellery")
    pen = Pen(laptop)
    assert pen.push(small.zone, set_to("worker", laptop.worker.id, phone="01632 960003")).verdict is Verdict.OK
    assert pen.push(small.zone, set_to("worker", other.worker.id, phone="01632 960003")).verdict is Verdict.REFUSED
    assert pen.push(small.zone, set_to("worker", laptop.worker.id, role="Zone manager")).verdict is Verdict.REFUSED


def test_a_worker_who_has_left_loses_every_file_and_may_write_nothing(small: Here) -> None:
    manager, leaver = small.laptop("Ruth Amesbury", Role.MANAGER), small.laptop("Sam Ellery")
    family = manager.family()
    manager.push()
    manager.receive()
    manager.put(replace(manager.store.get(Worker, leaver.worker.id), left=True))
    manager.push()
    assert leaver.orders()[-1] == ("revoke", family.id)
    goal = Goal(file_id=family.id, family_id=family.id, plan_id=new_id())
    assert Pen(leaver).push(family.id, added(goal)).verdict is Verdict.REFUSED


def test_an_auditor_holds_the_files_and_a_board_member_the_directory_alone(small: Here) -> None:
    lead, auditor, board = small.laptop(), small.laptop("Ann Lee", Role.AUDITOR), small.laptop("Jo Hart", Role.BOARD)
    family = lead.family()
    lead.push()
    assert auditor.orders() == [("grant", small.zone), ("grant", family.id)]
    assert board.orders() == [("grant", small.zone)]


def put_off(family: Family, worker: str) -> PutOff:
    mine: dict[str, Any] = {"file_id": family.id, "family_id": family.id}
    return PutOff(**mine, worker_id=worker, what="Visit", tab="plan", put_off_on=TODAY, until=TODAY, reason="Away")


def test_a_line_of_today_is_put_off_by_whose_it_is_alone(small: Here) -> None:
    manager, other = small.laptop("Ruth Amesbury", Role.MANAGER), small.laptop("Sam Ellery")
    family = manager.family()
    own = put_off(family, manager.worker.id)
    manager.put(own)
    manager.push()
    pen = Pen(other)
    tried = [
        added(put_off(family, manager.worker.id)), added(put_off(family, other.worker.id)),
        set_to("put_off", own.id, until="2027-11-23"), set_to("put_off", own.id, ended_on="2026-11-23"),
    ]  # fmt: skip
    assert [pen.push(family.id, each).verdict is Verdict.REFUSED for each in tried] == [True, False, True, False]


def test_what_a_finished_note_says_was_decided_is_not_changed_from_afar(small: Here) -> None:
    lead, other = small.laptop("Ruth Amesbury"), small.laptop("Sam Ellery")
    family = lead.family()
    note = Note(
        file_id=family.id, family_id=family.id, author_id=lead.worker.id, on=TODAY, kind=NoteKind.SUPERVISION,
        decision="See them weekly.", finished_at=datetime(2026, 11, 23, 9, 30),
    )  # fmt: skip
    lead.put(note)
    lead.push()
    assert Pen(other).push(family.id, set_to("note", note.id, decision="See them yearly.")).verdict is Verdict.REFUSED


def test_what_a_finished_assessment_says_is_not_changed_from_afar(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    mine: dict[str, Any] = {"file_id": family.id, "family_id": family.id}
    assessment = Assessment(**mine, form="eha", form_version=1, started_on=TODAY)
    laptop.put(assessment)
    laptop.push()
    pen = Pen(laptop)
    answer = Change(kind="answer", id=new_id(), op=Op.ADD, values={**mine, "assessment_id": assessment.id, "question": "x"})
    pen.push(family.id, answer)
    pen.push(family.id, set_to("assessment", assessment.id, state="ready for approval"))
    assert pen.push(family.id, set_to("answer", answer.id, text="Late.")).verdict is Verdict.REFUSED


def test_the_database_itself_gives_a_device_only_what_it_holds(on_postgres: Here) -> None:
    """The second wall: a question that forgets to ask for grants still finds nothing of a restricted file."""
    manager, outsider = on_postgres.laptop("Ruth Amesbury", Role.MANAGER), on_postgres.laptop("Sam Ellery")
    hidden, shown = manager.family(restricted=True, allowed=(manager.worker.id,)), manager.family("Ashdown")
    manager.push()
    every = sa.select(journal.c.file).distinct()
    with reading(on_postgres.centre.engine, on_postgres.zone, outsider.id) as connection:
        assert set(connection.execute(every).scalars()) == {on_postgres.zone, shown.id}
    with reading(on_postgres.centre.engine, on_postgres.zone, manager.id) as connection:
        assert set(connection.execute(every).scalars()) == {on_postgres.zone, shown.id, hidden.id}


def test_a_device_can_write_nothing_through_the_second_wall(on_postgres: Here) -> None:
    laptop = on_postgres.laptop()
    for statement in (
        "DELETE FROM journal",
        "UPDATE record SET file = ''",
        "SELECT * FROM device",
        "SELECT * FROM centre",
        "SELECT signer FROM zone_head",
    ):
        with (
            pytest.raises(sa.exc.DBAPIError),
            reading(on_postgres.centre.engine, on_postgres.zone, laptop.id) as connection,
        ):
            connection.exec_driver_sql(statement)
