"""The zone's laptops as an administrator's own laptop asks about them, on both databases."""

from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.central.database import reading
from fpz_app.central.tables import journal
from fpz_app.central.verifying import faults
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role
from fpz_app.sync.admin_protocol import AdminAddress, Invited, Laptops
from tests.helpers.centres import Here, Laptop
from tests.helpers.stores import open_store

LOST = "Left on a train"


def administrator(here: Here) -> Laptop:
    return here.laptop("Ann Lee", Role.ADMINISTRATOR)


def say(laptop: Laptop, address: str, **body: Any) -> int:
    return laptop.ask("POST", address, msgspec.json.encode(body)).status_code


def known(laptop: Laptop) -> Laptops:
    answer = laptop.ask("GET", AdminAddress.DEVICES)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=Laptops)


def invite(laptop: Laptop, worker: str, asked: str = "", **more: Any) -> Invited:
    body = {"id": asked or new_id(), "worker": worker, "hours": 72, **more}
    answer = laptop.ask("POST", AdminAddress.INVITES, msgspec.json.encode(body))
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=Invited)


def test_a_laptop_is_revoked_from_another_and_confirms(here: Here) -> None:
    ann, priya = administrator(here), here.laptop()
    assert say(ann, AdminAddress.REVOKE, device=priya.id, reason=LOST) == 204
    row = next(each for each in known(ann).laptops if each.id == priya.id)
    assert (row.revoked > 0, row.revoked_by, row.reason, row.waiting > 0) == (True, ann.worker.id, LOST, True)
    last = len(priya.orders())
    assert priya.confirm(last).status_code == 204
    assert next(each.waiting for each in known(ann).laptops if each.id == priya.id) == 0
    assert say(ann, AdminAddress.REVOKE, device=priya.id, reason="Once more") == 204
    assert next(each.reason for each in known(ann).laptops if each.id == priya.id) == LOST


def test_a_code_made_from_a_laptop_joins_one_and_is_the_same_when_asked_again(small: Here) -> None:
    ann, worker, asked = administrator(small), small.worker("Sam Ellery"), new_id()
    made = invite(ann, worker.id, asked)
    assert invite(ann, worker.id, asked) == made
    assert [(each.worker, each.expires) for each in known(ann).codes] == [(worker.id, made.expires)]
    joining = Laptop(small, worker, open_store(small.folder / "new"))
    small.laptops.append(joining)
    assert joining.enrol(made.code).status_code == 200
    assert known(ann).codes == ()


def test_who_made_a_code_stands_in_the_journal_of_the_directory(here: Here) -> None:
    """Once, however often the laptop asks for it again; the chain of the directory stays whole."""
    ann, worker, asked = administrator(here), here.worker("Sam Ellery"), new_id()
    for _ in range(2):
        invite(ann, worker.id, asked)
    with reading(here.centre.engine) as connection:
        works = connection.execute(sa.select(journal.c.work).where(journal.c.file == here.zone)).scalars()
        read = [msgspec.json.decode(each, type=WorkEntry) for each in works]
        wrong = list(faults(connection, here.zone))
    assert [each.who for each in read if each.title == "Made a code for a laptop of Sam Ellery"] == [ann.worker.id]
    assert wrong == []


def test_a_code_that_was_withdrawn_joins_nothing(small: Here) -> None:
    ann, worker = administrator(small), small.worker("Sam Ellery")
    code = invite(ann, worker.id).code
    assert say(ann, AdminAddress.WITHDRAW, worker=worker.id) == 204
    joining = Laptop(small, worker, open_store(small.folder / "new"))
    small.laptops.append(joining)
    assert joining.enrol(code).status_code == 403


def test_whoever_does_not_keep_the_directory_is_told_nothing(small: Here) -> None:
    ann = administrator(small)
    others = [small.laptop(str(role), role) for role in (Role.LEAD, Role.AUDITOR)]
    assert [each.ask("GET", AdminAddress.DEVICES).status_code for each in others] == [403] * len(others)
    asked = [
        say(others[0], AdminAddress.REVOKE, device=ann.id, reason=LOST),
        say(others[0], AdminAddress.INVITES, id=new_id(), worker=ann.worker.id, hours=1),
        say(others[0], AdminAddress.WITHDRAW, worker=ann.worker.id),
    ]
    assert asked == [403] * 3


def test_what_cannot_be_done_is_refused(small: Here) -> None:
    ann, gone = administrator(small), small.laptop("Ruth Amesbury", Role.MANAGER)
    small.revoke(gone)
    for _ in range(10):
        invite(ann, gone.worker.id)
    refused = [
        say(ann, AdminAddress.INVITES, id=new_id(), worker=gone.worker.id, hours=1),
        say(ann, AdminAddress.REVOKE, device=ann.id, reason=LOST),
        say(ann, AdminAddress.REVOKE, device=new_id(), reason=LOST),
        say(ann, AdminAddress.REVOKE, device="../x", reason=LOST),
        say(ann, AdminAddress.REVOKE, device=gone.id, reason=""),
        say(ann, AdminAddress.INVITES, id=new_id(), worker=new_id(), hours=1),
        say(ann, AdminAddress.INVITES, id=new_id(), worker=ann.worker.id, hours=9_999),
        gone.ask("GET", AdminAddress.DEVICES).status_code,
    ]
    assert refused == [403, 403, 403, 400, 400, 403, 400, 403]
