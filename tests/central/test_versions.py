"""Laptops and centres of different versions: whatever an older or newer laptop sends, what it said survives byte for byte."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from fpz_app.central import exchange, reading_works
from fpz_app.domain.plans import Goal
from fpz_app.domain.record import new_id
from fpz_app.security.device import verify
from fpz_app.store.migrations import VERSION
from fpz_app.sync.protocol import Address, Verdict, unpack
from tests.helpers.centres import Here, Pen, added, set_to

OF_NEXT_YEAR: dict[str, Any] = {"z": 1, "a": [None, "é\0", 1.0, 2**53], "": {}}


@pytest.fixture(params=[VERSION, VERSION + 1], ids=lambda version: f"centre {version - VERSION:+}")
def centre(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    for module in (exchange, reading_works):
        monkeypatch.setattr(module, "VERSION", request.param)
    return int(request.param)


@pytest.mark.parametrize(
    "client", [VERSION - 2, VERSION - 1, VERSION, VERSION + 1], ids=lambda version: f"client {version - VERSION:+}"
)
def test_what_a_laptop_of_another_version_says_survives_byte_for_byte(small: Here, centre: int, client: int) -> None:
    laptop, other = small.laptop(), small.laptop("Sam Ellery")
    family = laptop.family()
    laptop.push()
    goal = added(Goal(file_id=family.id, family_id=family.id, plan_id=new_id()))
    pen = Pen(laptop)
    work = pen.write(family.id, replace(goal, values={**goal.values, "mood": OF_NEXT_YEAR}), schema=client)
    answer = laptop.send([work])
    assert answer.status_code == 200, answer.text
    (receipt,) = unpack(answer.content)
    if client > centre:
        assert f'"{Verdict.HELD}"'.encode() in receipt
        return
    assert f'"{Verdict.OK}"'.encode() in receipt
    change = set_to("goal", goal.id, text="He goes.")
    assert Pen(other).push(family.id, change, schema=VERSION - 2).verdict is Verdict.OK
    sent = msgspec.json.encode(work)
    assert any(sent in line for line in unpack(other.ask("GET", Address.PULL, limit=500).content))
    assert verify(laptop.signer.public_key, work.chain_hash().encode(), work.signature)
    (row,) = (line for line in unpack(other.ask("GET", Address.SNAPSHOT).content) if goal.id.encode() in line)
    assert b'"mood":' + msgspec.json.encode(OF_NEXT_YEAR) in row
