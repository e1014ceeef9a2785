"""Light laptops: a real key, a signed chain and the real wire, without a store; many of them fit into one process."""

import http.client
import time
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode, urlsplit

import msgspec
import zstandard

from fpz_app.domain.changes import Change, WorkEntry
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.record import Record, new_id
from fpz_app.domain.stamps import Stamp
from fpz_app.security.device import Signer, key_text
from fpz_app.store.migrations import VERSION
from fpz_app.sync import protocol
from fpz_app.sync.protocol import Address
from tests.helpers.centres import added

PAGE = 500
WORDS = "The damp in the back room has been treated and the landlord is to come again. " * 3
REST = 1.0
"""Seconds before a laptop asks again what was answered with a 5xx."""


@dataclass(frozen=True)
class Push:
    """`ended` on the wall clock and `took`, in seconds."""

    ended: float
    took: float
    works: int


@dataclass
class LightLaptop:
    """Joins with a code, then does rounds: writes, sends, hears its orders and pulls to the head.

    `seen` is where its cursor stood and when; `statuses` are of every answer.
    """

    address: str
    worker: str
    signer: Signer = field(default_factory=Signer)
    number: int = 0
    link: str = ""
    cursor: int = 0
    told: int = 0
    received: int = 0
    family: str = ""
    unsent: list[WorkEntry] = field(default_factory=list)
    pushes: list[Push] = field(default_factory=list)
    seen: list[tuple[float, int]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    _token: str = ""
    _line: http.client.HTTPConnection | None = None

    def join(self, code: str) -> None:
        key = key_text(self.signer.public_key)
        asked = protocol.Enrolment(code=code, device=self.signer.id, public_key=key, schema=VERSION)
        self._said("POST", Address.ENROL, msgspec.json.encode(asked))
        self.sign_in()
        self.hear()
        self.family = new_id()
        self.write(Family(id=self.family, file_id=self.family, name="Marlow", lead_id=self.worker))
        self.send()
        self.hear()

    def note(self) -> None:
        """One edit, not sent yet."""
        on = date(2026, 11, 16)
        self.write(Note(file_id=self.family, family_id=self.family, author_id=self.worker, on=on, text=WORDS))

    def write(self, record: Record) -> None:
        self.unsent.append(self._signed(record.file_id, (added(record),)))

    def send(self) -> None:
        for batch in list(protocol.batches(self.unsent)):
            body, began = protocol.pack(batch), time.monotonic()
            receipts = protocol.unpack(self._asked("POST", Address.PUSH, body))
            self.pushes.append(Push(time.time(), time.monotonic() - began, len(batch)))
            assert len(receipts) == len(batch)
            assert all(b'"verdict":"ok"' in receipt for receipt in receipts), receipts[0]
            self.unsent = self.unsent[len(batch) :]

    def hear(self) -> None:
        """Orders, carried out at once: a light laptop keeps no file."""
        while True:
            answer = self._asked("GET", f"{Address.CONTROL}?{urlencode({'after': self.told})}")
            orders = protocol.read(answer, protocol.Control).orders
            if not orders:
                return
            self.told = orders[-1].number

    def pull(self) -> None:
        """To the head; of each page head and end alone are read."""
        while True:
            query = urlencode({"after": self.cursor, "limit": PAGE, "told": self.told})
            raw = zstandard.decompress(self._asked("GET", f"{Address.PULL}?{query}"), max_output_size=protocol.BODY_BYTES)
            head = protocol.read(raw[: raw.index(b"\n")], protocol.PageHead)
            end = protocol.read(raw[raw.rindex(b"\n", 0, -1) + 1 :], protocol.PageEnd)
            self.cursor = head.to
            self.received += end.count
            self.seen.append((time.time(), head.to))
            if head.to == head.head:
                return

    def round(self) -> None:
        """In the order that the app has: orders, own works out, others' in."""
        self.hear()
        self.send()
        self.pull()

    def ask(self, method: str, target: str, body: bytes) -> int:
        """The status of whatever is asked, signed."""
        proof = self.signer.sign(protocol.proof_bytes(method, target, self._token, body))
        headers = {"Authorization": f"Bearer {self._token}", protocol.PROOF: proof}
        return self._exchange(method, target, body, headers)[0]

    def close(self) -> None:
        if self._line is not None:
            self._line.close()

    def _signed(self, file: str, changes: tuple[Change, ...]) -> WorkEntry:
        self.number += 1
        stamp = Stamp(time.time_ns() // 1_000_000, self.number % 60_000, self.signer.id)
        work = WorkEntry(
            id=new_id(),
            group=new_id(),
            file=file,
            device=self.signer.id,
            number=self.number,
            who=self.worker,
            title="Write",
            stamp=str(stamp),
            schema=VERSION,
            previous_hash=self.link,
            changes=changes,
        )
        hashed = work.chain_hash()
        work = replace(work, hash=hashed, signature=self.signer.sign(hashed.encode()))
        self.link = work.link()
        return work

    def sign_in(self) -> None:
        device = self.signer.id
        asked = self._said("POST", Address.CHALLENGE, msgspec.json.encode(protocol.Asked(device=device)))
        nonce = protocol.read(asked, protocol.Challenge).nonce
        signed = self.signer.sign(protocol.sign_in_bytes(device, nonce))
        message = protocol.SignIn(device=device, nonce=nonce, signature=signed)
        self._token = protocol.read(self._said("POST", Address.TOKEN, msgspec.json.encode(message)), protocol.SignedIn).token

    def _asked(self, method: str, target: str, body: bytes = b"") -> bytes:
        """With token and proof, signed in anew where the token has run out, and again after a 5xx."""
        while True:
            proof = self.signer.sign(protocol.proof_bytes(method, target, self._token, body))
            headers = {"Authorization": f"Bearer {self._token}", protocol.PROOF: proof}
            status, answer = self._exchange(method, target, body, headers)
            if status < 300:
                return answer
            if status == 401:
                self.sign_in()
            elif status >= 500:
                time.sleep(REST)
            else:
                raise AssertionError(f"{method} {target}: {status} {answer[:200]!r}")

    def _said(self, method: str, target: str, body: bytes) -> bytes:
        while True:
            status, answer = self._exchange(method, target, body, {})
            if status < 300:
                return answer
            assert status >= 500, f"{method} {target}: {status} {answer[:200]!r}"
            time.sleep(REST)

    def _exchange(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        if self._line is None:
            self._line = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=120)
        try:
            self._line.request(method, target, body or None, headers)
            answer = self._line.getresponse()
            status, said = answer.status, answer.read()
        except http.client.RemoteDisconnected:  # what rested too long was closed; asking again is always safe
            self._line.close()
            return self._exchange(method, target, body, headers)
        self.statuses.append(status)
        return status, said
