"""Remote: the centre as a laptop reaches it, over HTTPS alone. Never on the interface thread."""

import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import httpx
import msgspec
import truststore

from fpz_app.domain.changes import WorkEntry
from fpz_app.sync.address import checked
from fpz_app.sync.answers import line_of, lines, lines_of, one, parted, refusal
from fpz_app.sync.pieces_protocol import BYTES, Pieces, PiecesAddress, Sought
from fpz_app.sync.protocol import (
    LINES,
    PROOF,
    Address,
    Asked,
    Challenge,
    Confirmed,
    Control,
    Digests,
    Enrolled,
    Enrolment,
    Numbered,
    PageEnd,
    PageHead,
    Receipt,
    Said,
    SignedIn,
    SignIn,
    SnapshotEnd,
    SnapshotHead,
    confirm_bytes,
    pack,
    proof_bytes,
    sign_in_bytes,
)
from fpz_app.sync.troubles import Declined, Unknown, in_words, unreadable

Query = Mapping[str, str | int | list[str]]
JSON = "application/json"
TIMES = httpx.Timeout(60.0, connect=10.0)
HEALTH = "/health"
EARLY = 60
"""Seconds before its end that a token is no longer used."""


class Device(Protocol):
    """This laptop's key."""

    id: str

    def sign(self, data: bytes) -> str: ...


@dataclass(frozen=True)
class Page:
    """Works from the stream, each with its number."""

    head: PageHead
    works: list[tuple[int, WorkEntry]]
    digests: dict[str, str]


@dataclass(frozen=True)
class Earlier:
    """A page of history; `older` where it ends because what is next is older than was asked for."""

    head: PageHead
    works: list[Numbered]
    older: bool


@dataclass(frozen=True)
class Rows:
    """A page of records as they stand, `count` lines of Row; `next` is empty at the end."""

    head: SnapshotHead
    lines: bytes
    count: int
    next: str


class Remote:
    """One centre, asked by one device. Raises Offline, Untrusted, Declined; every fault of the network is one of these.

    Signs in by itself. The token lives in memory alone. Asking again after a fault is the caller's, and always safe.
    """

    def __init__(
        self,
        url: str,
        device: Device,
        *,
        transport: httpx.BaseTransport | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._device, self._monotonic = device, monotonic
        self._token, self._until = "", 0.0
        trusted = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._client = httpx.Client(base_url=checked(url), verify=trusted, timeout=TIMES, transport=transport)

    def close(self) -> None:
        self._client.close()

    def answers(self) -> bool:
        """Whether the centre can be reached at all just now."""
        try:
            return self._client.get(HEALTH).text == "ok\n"
        except (httpx.HTTPError, RuntimeError, OSError):  # no network, or closed meanwhile
            return False

    def enrol(self, asked: Enrolment) -> Enrolled:
        return one(self._send("POST", Address.ENROL, body=msgspec.json.encode(asked)), Enrolled)

    def control(self, after: int) -> Control:
        return one(self._ask("GET", Address.CONTROL, {"after": after}), Control)

    def done(self, number: int) -> None:
        signature = self._device.sign(confirm_bytes(self._device.id, number))
        self._ask("POST", Address.DONE, body=msgspec.json.encode(Confirmed(number=number, signature=signature)))

    def push(self, works: Sequence[WorkEntry]) -> list[Receipt]:
        """A receipt for each work. Raises Misnumbered."""
        found = lines(self._ask("POST", Address.PUSH, body=pack(works), content=LINES))
        receipts = lines_of(found, Receipt)
        if [each.work for each in receipts] != [work.id for work in works]:
            raise unreadable()
        return receipts

    def pull(self, *, after: int, limit: int, told: int, own: int = 0) -> Page:
        asked = {"after": after, "limit": limit, "told": told, "own": own}
        found = lines(self._ask("GET", Address.PULL, asked), least=2)
        end = line_of(found[-1], PageEnd)
        works = [(each.seq, each.work) for each in lines_of(found[1:-1], Numbered)]
        if end.count != len(works):
            raise unreadable()
        return Page(line_of(found[0], PageHead), works, end.digests)

    def snapshot(self, *, file: str = "", after: str = "", limit: int) -> Rows:
        """Of one file, or of all that are granted."""
        named = {name: value for name, value in (("file", file), ("after", after)) if value}
        first, between, last = parted(self._ask("GET", Address.SNAPSHOT, {**named, "limit": limit}))
        end = line_of(last, SnapshotEnd)
        if end.count != between.count(b"\n"):
            raise unreadable()
        return Rows(line_of(first, SnapshotHead), between, end.count, end.next)

    def digests(self, files: Sequence[str]) -> Digests:
        return one(self._ask("GET", Address.DIGESTS, {"file": list(files)}), Digests)

    def history(self, asked: Query) -> Earlier:
        """Works newest first, readings and prints among them; `asked` as protocol.Address.HISTORY says."""
        found = lines(self._ask("GET", Address.HISTORY, asked), least=2)
        end = line_of(found[-1], PageEnd)
        works = lines_of(found[1:-1], Numbered)
        if end.count != len(works):
            raise unreadable()
        return Earlier(line_of(found[0], PageHead), works, end.older)

    def say(self, method: str, address: str, query: Query | None = None, body: Said | None = None) -> httpx.Response:
        """Whatever else is asked, with what its own protocol says."""
        return self._ask(method, address, query, body=msgspec.json.encode(body) if body is not None else b"")

    def pieces(self, file: str, digests: Sequence[str]) -> Sought:
        """Which pieces of a file the centre has and waits for."""
        asked = Pieces(file=file, digests=tuple(digests))
        return one(self._ask("POST", PiecesAddress.PIECES, body=msgspec.json.encode(asked)), Sought)

    def put_piece(self, file: str, digest: str, data: bytes) -> None:
        self._ask("PUT", PiecesAddress.PIECE, {"file": file, "digest": digest}, body=data, content=BYTES)

    def piece(self, file: str, digest: str) -> bytes:
        return self._ask("GET", PiecesAddress.PIECE, {"file": file, "digest": digest}).content

    def _ask(
        self, method: str, address: str, query: Query | None = None, *, body: bytes = b"", content: str = JSON
    ) -> httpx.Response:
        """Signed with the device's key; signs in where there is no token or the centre no longer takes it."""
        try:
            return self._send(method, address, body=body, content=content, query=query, token=self._signed_in())
        except Declined as refused:
            if refused.status != httpx.codes.UNAUTHORIZED:
                raise
        self._token = ""
        return self._send(method, address, body=body, content=content, query=query, token=self._signed_in())

    def _signed_in(self) -> str:
        if not self._token or self._monotonic() > self._until:
            device = self._device.id
            asked = msgspec.json.encode(Asked(device=device))
            nonce = one(self._send("POST", Address.CHALLENGE, body=asked), Challenge).nonce
            signed = SignIn(device=device, nonce=nonce, signature=self._device.sign(sign_in_bytes(device, nonce)))
            try:
                given = one(self._send("POST", Address.TOKEN, body=msgspec.json.encode(signed)), SignedIn)
            except Declined as refused:
                raise (Unknown() if refused.status == httpx.codes.UNAUTHORIZED else refused) from refused
            self._token, self._until = given.token, self._monotonic() + given.seconds - EARLY
        return self._token

    def _send(
        self,
        method: str,
        address: str,
        *,
        body: bytes = b"",
        content: str = JSON,
        query: Query | None = None,
        token: str = "",
    ) -> httpx.Response:
        with in_words():
            request = self._client.build_request(method, address, params=dict(query) if query else None, content=body or None)
            if body:
                request.headers["Content-Type"] = content
            if token:
                target = request.url.raw_path.decode()
                request.headers["Authorization"] = f"Bearer {token}"
                request.headers[PROOF] = self._device.sign(proof_bytes(method, target, token, body))
            answer = self._client.send(request)
        if answer.is_success:
            return answer
        raise refusal(answer)
