"""Joining and signing in: codes that work once, tokens that are worth nothing without the device's key (trust.md T-21, T-25)."""

from dataclasses import replace

import msgspec
import pytest

from fpz_app.domain.changes import plain
from fpz_app.domain.families import Family
from fpz_app.domain.workers import Role, Worker, Zone
from fpz_app.security.device import Signer, key_of, key_text, verify
from fpz_app.sync import protocol
from fpz_app.sync.protocol import Address, Enrolled, Verdict
from tests.helpers.centres import Here, Laptop
from tests.helpers.stores import open_store

MINUTE = 60_000


def new_laptop(here: Here, name: str = "new") -> Laptop:
    laptop = Laptop(here, here.worker(), open_store(here.folder / name))
    here.laptops.append(laptop)
    return laptop


def test_a_laptop_joins_with_its_code_and_learns_the_centres_key(here: Here) -> None:
    laptop = new_laptop(here)
    joined = protocol.read(laptop.enrol(here.code(laptop.worker.id)).content, Enrolled)
    assert (joined.zone, joined.worker, joined.lease_days) == (here.zone, laptop.worker.id, 14)
    own = [each.work for each in laptop.pull()[1] if each.work.device == joined.centre_device]
    assert own
    assert all(verify(key_of(joined.centre_key), work.hash.encode(), work.signature) for work in own)


def test_the_same_laptop_hears_the_same_again_when_the_answer_was_lost(small: Here) -> None:
    laptop = new_laptop(small)
    code = small.code(laptop.worker.id)
    assert laptop.enrol(code).content == laptop.enrol(code).content


def test_a_code_is_read_however_it_is_typed(small: Here) -> None:
    laptop = new_laptop(small)
    assert laptop.enrol(small.code(laptop.worker.id).lower().replace("-", " ")).status_code == 200


def test_a_code_that_was_used_is_refused_to_another_laptop(small: Here) -> None:
    one, other = new_laptop(small, "one"), new_laptop(small, "other")
    code = small.code(one.worker.id)
    one.enrol(code)
    refused = other.enrol(code)
    assert (refused.status_code, refused.json()["message"]) == (403, "This code was used before.")


def test_a_code_that_was_used_is_refused_to_the_same_laptop_with_another_key(small: Here) -> None:
    laptop = new_laptop(small)
    code = small.code(laptop.worker.id)
    laptop.enrol(code)
    forged = protocol.Enrolment(code=code, device=laptop.id, public_key=key_text(Signer().public_key), schema=4)
    assert small.post(Address.ENROL, msgspec.json.encode(forged)).status_code == 403


def test_a_code_that_has_run_out_is_refused(small: Here) -> None:
    laptop = new_laptop(small)
    code = small.code(laptop.worker.id, hours=1)
    small.clock.now += 61 * MINUTE
    assert laptop.enrol(code).json()["message"] == "This code has run out."


def test_a_code_that_nobody_made_is_refused(small: Here) -> None:
    assert new_laptop(small).enrol("ABCD-EFGH-JKMN-PQRS-TVWX").status_code == 403


def test_the_code_itself_is_not_kept(small: Here) -> None:
    laptop = new_laptop(small)
    code = small.code(laptop.worker.id)
    kept = (small.folder / "centre.db").read_bytes() + (small.folder / "centre.db-wal").read_bytes()
    assert code.encode() not in kept
    assert code.replace("-", "").encode() not in kept


def test_a_laptop_that_holds_another_zone_is_told_that_it_cannot_join(small: Here) -> None:
    laptop = new_laptop(small)
    zone = Zone(id=laptop.id, file_id=laptop.id, name="Purbeck", code="PU")
    refused = laptop.enrol(small.code(laptop.worker.id), zone=plain(zone))
    assert refused.json()["message"] == "This laptop holds another zone's record and cannot join this one."


def test_a_laptop_founds_its_zone_with_what_it_holds(here: Here) -> None:
    store = open_store(here.folder / "founder")
    zone = Zone(file_id="", name="Purbeck", code="PU")
    zone = replace(zone, file_id=zone.id)
    worker = Worker(file_id=zone.id, name="Ruth Amesbury", role=Role.LEAD, phone="01632 960004")
    founder = Laptop(here, worker, store)
    here.laptops.append(founder)
    founder.put(zone, replace(worker, phone=""), title="Set up this laptop")
    founder.put(worker, title="Change how to reach a worker")
    founder.family()
    code = here.code("", zone="")
    assert founder.enrol(code, zone=plain(zone), worker=plain(worker)).json()["zone"] == zone.id
    assert [each.verdict for each in founder.push()] == [Verdict.OK] * 3
    here.zone = zone.id
    joined = here.laptop("Sam Ellery")
    joined.receive()
    assert joined.store.find(Family) == founder.store.find(Family)
    assert joined.store.get(Zone, zone.id) == zone


def test_a_zone_is_founded_once(small: Here) -> None:
    laptop = new_laptop(small)
    zone = Zone(id=small.zone, file_id=small.zone, name="Chesil", code="CH")
    refused = laptop.enrol(small.code("", zone=""), zone=plain(zone), worker=plain(laptop.worker))
    assert refused.json()["message"] == "This zone is at the centre already."


def test_a_founding_code_is_no_way_into_a_zone(small: Here) -> None:
    assert new_laptop(small).enrol(small.code("", zone="")).status_code == 403


def test_a_token_ends_after_a_quarter_of_an_hour(small: Here) -> None:
    laptop = small.laptop()
    assert laptop.ask("GET", Address.CONTROL).status_code == 200
    small.clock.now += 16 * MINUTE
    assert laptop.ask("GET", Address.CONTROL).status_code == 401


def test_a_stolen_token_is_worth_nothing_without_the_key(small: Here) -> None:
    laptop, thief = small.laptop(), small.laptop("Sam Ellery")
    laptop.sign_in()
    laptop.ask("GET", Address.CONTROL)
    thief.token = laptop.token
    assert thief.ask("GET", Address.CONTROL).status_code == 401


def test_a_proof_is_good_for_its_own_request_alone(small: Here) -> None:
    laptop = small.laptop()
    laptop.ask("GET", Address.CONTROL)
    proof = laptop.signer.sign(protocol.proof_bytes("GET", f"{Address.PULL}?after=0", laptop.token, b""))
    headers = {"Authorization": f"Bearer {laptop.token}", protocol.PROOF: proof}
    assert small.client.get(f"{Address.PULL}?after=0", headers=headers).status_code == 200
    assert small.client.get(f"{Address.PULL}?after=1", headers=headers).status_code == 401
    assert small.client.get(Address.SNAPSHOT, headers=headers).status_code == 401


@pytest.mark.parametrize("token", ["", "x", "1.2.3", "9999999999999.x.y", "é"])
def test_a_token_that_is_none_is_turned_away(small: Here, token: str) -> None:
    headers = {b"Authorization": f"Bearer {token}".encode(), protocol.PROOF.encode(): b"x"}
    assert small.client.get(Address.CONTROL, headers=headers).status_code == 401


def test_a_nonce_that_the_centre_did_not_give_is_turned_away(small: Here) -> None:
    laptop = small.laptop()
    for nonce in ("", "x", "99999999999999.x.y"):
        signed = laptop.signer.sign(protocol.sign_in_bytes(laptop.id, nonce))
        message = protocol.SignIn(device=laptop.id, nonce=nonce, signature=signed)
        assert small.post(Address.TOKEN, msgspec.json.encode(message)).status_code == 401


def test_a_nonce_is_good_for_a_minute(small: Here) -> None:
    laptop = small.laptop()
    nonce = small.post(Address.CHALLENGE, msgspec.json.encode(protocol.Asked(device=laptop.id))).json()["nonce"]
    small.clock.now += 2 * MINUTE
    signed = laptop.signer.sign(protocol.sign_in_bytes(laptop.id, nonce))
    message = protocol.SignIn(device=laptop.id, nonce=nonce, signature=signed)
    assert small.post(Address.TOKEN, msgspec.json.encode(message)).status_code == 401


def test_a_revoked_laptop_hears_of_it_and_gets_nothing_more(here: Here) -> None:
    laptop = here.laptop()
    laptop.family()
    laptop.push()
    here.revoke(laptop)
    assert laptop.orders()[-1] == ("wipe", "")
    for address in (Address.PULL, Address.SNAPSHOT, Address.HISTORY, Address.DIGESTS):
        assert laptop.ask("GET", address).status_code == 403


def test_the_receipt_for_orders_is_signed_and_kept(small: Here) -> None:
    laptop = small.laptop()
    small.revoke(laptop)
    assert small.waiting(laptop) == 2
    assert laptop.confirm(2).status_code == 204
    assert small.waiting(laptop) == 0


def test_a_receipt_that_the_laptop_did_not_sign_is_refused(small: Here) -> None:
    laptop = small.laptop()
    assert laptop.confirm(1, signature="AAAA").status_code == 400
    assert small.waiting(laptop) == 1


def test_a_receipt_for_orders_that_were_not_given_changes_nothing(small: Here) -> None:
    laptop = small.laptop()
    laptop.confirm(99)
    assert small.waiting(laptop) == 1
