"""Hostile bodies, by the hundred thousand in a long run, against a real process of the centre: 4xx each, and its memory stays."""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zstandard

from fpz_app.central import admin
from fpz_app.central.centre import milliseconds
from fpz_app.central.database import make_engine, reading, writing
from fpz_app.central.migrations import migrate
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.workers import Role
from fpz_app.sync import protocol
from fpz_app.sync.protocol import Address
from tests.helpers.light_laptops import LightLaptop
from tests.helpers.long import times
from tests.helpers.service import Service

BODIES, MEGABYTES = times(300, 100_000), 256
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="2026-11-23: how much memory was held is known on Linux alone")
OPEN = (Address.ENROL, Address.CHALLENGE, Address.TOKEN)
EACH_TOKEN = 5_000
"""A token is good for a quarter of an hour."""
ODD: tuple[Any, ...] = (None, -1, 2**70, "", "x" * 40, "\u0000", [], {}, [[[]]], {"a": None}, True, 1e300)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(f"sqlite:///{tmp_path}/centre.db")
    engine = make_engine(made.database)
    migrate(engine)
    engine.dispose()
    made.start()
    yield made
    made.stop()


def a_laptop(service: Service) -> LightLaptop:
    engine, now = make_engine(service.database), milliseconds()
    zone = writing(engine, lambda connection: admin.new_zone(connection, "Chesil", "CH", now)).id
    worker = writing(engine, lambda connection: admin.new_worker(connection, zone, name="P", agency="", role=Role.LEAD, now=now))
    code = writing(engine, lambda connection: admin.invite(connection, zone, worker.id, hours=1, now=now))
    engine.dispose()
    laptop = LightLaptop(service.address, worker.id)
    laptop.join(code)
    return laptop


def hostile(laptop: LightLaptop, chance: random.Random) -> Iterator[bytes]:
    """Bodies of a push, each wrong in a way of its own; bombs are of a gigabyte, and few."""
    laptop.note()
    (work,) = laptop.unsent
    whole = protocol.pack([work])
    line = json.loads(zstandard.decompress(whole))
    bomb = zstandard.ZstdCompressor().compressobj()
    bombed = b"".join(bomb.compress(b"a" * 1_000_000) for _ in range(1_000)) + bomb.flush()
    for number in range(BODIES):
        at = chance.randrange(len(whole))
        spoilt = {**line, chance.choice(list(line)): chance.choice(ODD)}
        ways = (
            chance.randbytes(at + 1),
            whole[:at],
            whole[:at] + bytes([whole[at] ^ chance.randrange(1, 256)]) + whole[at + 1 :],
            zstandard.compress(json.dumps(spoilt).encode() + b"\n"),
            protocol.pack([replace(work, title=f"Forged {number}", signature=work.signature[::-1])]),
        )
        body = bombed if number % 500 == 499 else ways[number % len(ways)]
        if not says(body, work):
            yield body


def says(body: bytes, work: WorkEntry) -> bool:
    """Whether it says what was signed: what was turned or cut off told nothing, as a bit in the name of a field that is empty."""
    try:
        return [protocol.read(line, WorkEntry) for line in protocol.unpack(body)] == [work]
    except ValueError:
        return False


def works(service: Service) -> int:
    engine = make_engine(service.database)
    with reading(engine) as connection:
        found = admin.zones(connection)[0].works
    engine.dispose()
    return found


def most_memory(process: int) -> int:
    """Kilobytes that it has held at the most."""
    status = Path(f"/proc/{process}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def test_hostile_bodies_are_refused_and_leave_nothing_in_little_memory(service: Service) -> None:
    laptop, chance = a_laptop(service), random.Random(1)
    before = works(service)
    signed: Counter[int] = Counter()
    unsigned: Counter[int] = Counter()
    for number, body in enumerate(hostile(laptop, chance)):
        if number % EACH_TOKEN == 0:
            laptop.sign_in()
        signed[laptop.ask("POST", Address.PUSH, body)] += 1
        if number % 3 == 0:
            unsigned[laptop.ask("POST", chance.choice(OPEN), body)] += 1
    laptop.close()
    assert {status // 100 for status in signed | unsigned} == {4}, (signed, unsigned)
    assert 401 not in signed, "it was not what was sent that was refused"
    assert works(service) == before
    assert service.process is not None
    assert most_memory(service.process.pid) < MEGABYTES * 1024
