"""A centre on a database of its own, and laptops that speak to it: real stores, real keys, requests as they are on the wire."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

import httpx
import msgspec
from httpx import Response

from fpz_app.central import admin
from fpz_app.central.app import make_app
from fpz_app.central.centre import Centre, open_centre
from fpz_app.central.config import Config
from fpz_app.central.database import make_engine, reading, writing
from fpz_app.central.migrations import migrate
from fpz_app.domain.changes import Change, Op, WorkEntry, as_json, kind_of, plain
from fpz_app.domain.families import Family
from fpz_app.domain.record import Record, new_id
from fpz_app.domain.stamps import Stamp
from fpz_app.domain.workers import Role, Worker
from fpz_app.security.device import Signer, key_text
from fpz_app.store import granted, journal
from fpz_app.store.migrations import VERSION
from fpz_app.store.replica import Replica
from fpz_app.store.store import Store
from fpz_app.sync import protocol
from fpz_app.sync.protocol import Address, Order, Receipt
from tests.helpers.stores import open_store

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it would rather have a library that is not released everywhere
    from starlette.testclient import TestClient

T = TypeVar("T")
START = 1_795_000_000_000


class Clock:
    """The centre's, in milliseconds, moved by hand."""

    def __init__(self, now: int = START) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


@dataclass
class Here:
    """A centre that runs inside the test, with one zone."""

    centre: Centre
    client: httpx.Client
    clock: Clock
    folder: Path
    zone: str = ""
    laptops: list["Laptop"] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)

    def post(self, address: str, content: bytes) -> Response:
        return self.client.post(address, content=content)

    def worker(self, name: str = "Priya Nair", role: Role = Role.LEAD) -> Worker:
        def add(connection: Any) -> Worker:
            return admin.new_worker(connection, self.zone, name=name, agency="Early help", role=role, now=self.clock())

        return writing(self.centre.engine, add)

    def code(self, worker: str, *, hours: int = 72, zone: str | None = None) -> str:
        where = self.zone if zone is None else zone
        return writing(
            self.centre.engine, lambda connection: admin.invite(connection, where, worker, hours=hours, now=self.clock())
        )

    def revoke(self, laptop: "Laptop") -> None:
        writing(self.centre.engine, lambda connection: admin.revoke(connection, laptop.id, self.clock()))

    def waiting(self, laptop: "Laptop") -> int:
        """How many orders a laptop has not confirmed."""
        with reading(self.centre.engine) as connection:
            return next(row.waiting for row in admin.laptops(connection, self.zone) if row.id == laptop.id)

    def laptop(self, name: str = "Priya Nair", role: Role = Role.LEAD) -> "Laptop":
        """An enrolled laptop of a new worker."""
        worker = self.worker(name, role)
        laptop = Laptop(self, worker, open_store(self.folder / worker.id))
        self.laptops.append(laptop)
        enrolled = laptop.enrol(self.code(worker.id))
        assert enrolled.status_code == 200, enrolled.text
        return laptop


@dataclass
class Laptop:
    """A store and its key; `worker` is who works on it."""

    here: Here
    worker: Worker
    store: Store
    token: str = ""

    @property
    def id(self) -> str:
        return self.store.device.id

    @property
    def signer(self) -> Signer:
        assert isinstance(self.store.device, Signer)
        return self.store.device

    def enrol(self, code: str, **more: Any) -> Response:
        asked = protocol.Enrolment(code=code, device=self.id, public_key=key_text(self.signer.public_key), schema=VERSION, **more)
        return self.here.post(Address.ENROL, content=msgspec.json.encode(asked))

    def sign_in(self) -> Response:
        asked = self.here.post(Address.CHALLENGE, content=msgspec.json.encode(protocol.Asked(device=self.id)))
        nonce = asked.json()["nonce"]
        signed = self.signer.sign(protocol.sign_in_bytes(self.id, nonce))
        message = protocol.SignIn(device=self.id, nonce=nonce, signature=signed)
        return self.here.post(Address.TOKEN, content=msgspec.json.encode(message))

    def ask(self, method: str, address: str, body: bytes = b"", **query: Any) -> Response:
        """A request with token and proof."""
        if not self.token:
            self.token = self.sign_in().json()["token"]
        target = f"{address}?{urlencode(query, doseq=True)}" if query else str(address)
        proof = self.signer.sign(protocol.proof_bytes(method, target, self.token, body))
        headers = {"Authorization": f"Bearer {self.token}", protocol.PROOF: proof}
        answer = self.here.client.request(method, target, content=body, headers=headers)
        self.here.answered.append(answer.status_code)
        return answer

    def send(self, works: Sequence[WorkEntry]) -> Response:
        return self.ask("POST", Address.PUSH, protocol.pack(works))

    def push(self, after: int = 0) -> list[Receipt]:
        """All works above a number, whole; every receipt in order."""
        receipts: list[Receipt] = []
        for batch in protocol.batches(self.works(after)):
            answer = self.send(batch)
            assert answer.status_code == 200, answer.text
            receipts += [protocol.read(line, Receipt) for line in protocol.unpack(answer.content)]
        return receipts

    def works(self, after: int = 0) -> list[WorkEntry]:
        """What this laptop wrote above a number."""
        with self.store.read() as connection:
            return list(journal.entries(connection, self.id, after=after))

    def pull(self, after: int = 0, **more: Any) -> tuple[protocol.PageHead, list[protocol.Numbered], protocol.PageEnd]:
        return self._page(Address.PULL, protocol.PageHead, protocol.Numbered, protocol.PageEnd, after=after, **more)

    def snapshot(self, **more: Any) -> tuple[protocol.SnapshotHead, list[protocol.Row], protocol.SnapshotEnd]:
        return self._page(Address.SNAPSHOT, protocol.SnapshotHead, protocol.Row, protocol.SnapshotEnd, **more)

    def history(self, **more: Any) -> tuple[protocol.PageHead, list[protocol.Numbered], protocol.PageEnd]:
        return self._page(Address.HISTORY, protocol.PageHead, protocol.Numbered, protocol.PageEnd, **more)

    def orders(self, after: int = 0) -> list[tuple[str, str]]:
        answer = self.ask("GET", Address.CONTROL, after=after)
        assert answer.status_code == 200, answer.text
        return [(order.order, order.file) for order in protocol.read(answer.content, protocol.Control).orders]

    def receive(self) -> None:
        """Takes in all of the zone's works, from the first."""
        after, replica = 0, Replica(self.store)
        with self.store.writing() as connection:
            for number, (order, file) in enumerate(self.orders(), 1):
                if order == Order.GRANT:
                    granted.give(connection, {file: number}, device=self.id)
                    granted.loaded(connection, file)
        while True:
            head, numbered, _ = self.pull(after, limit=500)
            replica.receive([(each.seq, each.work) for each in numbered], head.to)
            if head.to == head.head:
                return
            after = head.to

    def confirm(self, number: int, signature: str = "") -> Response:
        signed = signature or self.signer.sign(protocol.confirm_bytes(self.id, number))
        return self.ask("POST", Address.DONE, msgspec.json.encode(protocol.Confirmed(number=number, signature=signed)))

    def put(self, *records: Record, title: str = "Write", who: Worker | None = None) -> None:
        with self.store.work(who or self.worker, title) as work:
            work.put_all(records)

    def family(self, name: str = "Marlow", **more: Any) -> Family:
        made = Family(file_id="", name=name, **more)
        made = replace(made, file_id=made.id)
        self.put(made, title="Add a family")
        return made

    def _page(self, address: str, head: type[T], each: type[Any], end: type[Any], **query: Any) -> tuple[T, list[Any], Any]:
        answer = self.ask("GET", address, **query)
        assert answer.status_code == 200, answer.text
        lines = protocol.unpack(answer.content)
        return protocol.read(lines[0], head), [protocol.read(line, each) for line in lines[1:-1]], protocol.read(lines[-1], end)


class Pen:
    """Writes and signs works that the app itself would not; in place of a laptop's own, or after them."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        written = laptop.works()
        self.number, self.link = (written[-1].number, written[-1].link()) if written else (0, "")

    def write(self, file: str, *changes: Change, **otherwise: Any) -> WorkEntry:
        self.number += 1
        said: dict[str, Any] = {
            "id": new_id(),
            "group": new_id(),
            "file": file,
            "device": self.laptop.id,
            "number": self.number,
            "who": self.laptop.worker.id,
            "title": "Write",
            "stamp": str(Stamp(START, self.number, self.laptop.id)),
            "schema": VERSION,
            "previous_hash": self.link,
            "changes": changes,
        }
        work = self.sign(WorkEntry(**{**said, **otherwise}))
        self.link = work.link()
        return work

    def sign(self, work: WorkEntry) -> WorkEntry:
        hashed = replace(work, hash="", signature="").chain_hash()
        return replace(work, hash=hashed, signature=self.laptop.signer.sign(hashed.encode()))

    def push(self, file: str, *changes: Change, **otherwise: Any) -> Receipt:
        """The answer to one work with these changes."""
        answer = self.laptop.send([self.write(file, *changes, **otherwise)])
        assert answer.status_code == 200, answer.text
        return protocol.read(protocol.unpack(answer.content)[0], Receipt)


def added(record: Record) -> Change:
    values = {name: value for name, value in as_json(plain(record)).items() if name != "id"}
    return Change(kind=kind_of(record), id=record.id, op=Op.ADD, values=values)


def set_to(kind: str, record_id: str, **values: Any) -> Change:
    return Change(kind=kind, id=record_id, op=Op.SET, values=values)


@contextmanager
def a_centre(database: str, folder: Path, read: str = "") -> Iterator[Here]:
    """Made anew, with a zone of its own; with `read` it reads pages from that standby."""
    engine = make_engine(database)
    migrate(engine)
    clock = Clock()
    zone = writing(engine, lambda connection: admin.new_zone(connection, "Chesil", "CH", clock()))
    engine.dispose()
    with _running(database, clock, read) as (centre, client):
        here = Here(centre, client, clock, folder, zone.id)
        yield here
        for laptop in here.laptops:
            laptop.store.close()


@contextmanager
def reopened(database: str, before: Here) -> Iterator[Here]:
    """Another centre on a copy of a database, for the same laptops."""
    with _running(database, before.clock) as (centre, client):
        yield replace(before, centre=centre, client=client)


@contextmanager
def _running(database: str, clock: Clock, read: str = "") -> Iterator[tuple[Centre, httpx.Client]]:
    centre = open_centre(Config(database=database, read=read), clock)
    with TestClient(make_app(centre), raise_server_exceptions=False) as client:
        yield centre, client
