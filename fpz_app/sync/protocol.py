"""Protocol: what a laptop and the centre say to each other, version 1: lines of JSON, zstd, over HTTPS."""

import hashlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from fpz_app.domain.changes import Versions, WorkEntry
from fpz_app.domain.pieces import digest_of
from fpz_app.sync.packed import BODY_BYTES as BODY_BYTES
from fpz_app.sync.packed import pack as pack
from fpz_app.sync.packed import unpack as unpack

VERSION = "/v1"
LINES = "application/x-ndjson"
PUSH_CHANGES, PUSH_BYTES = 500, 512 * 1024
"""The most that one push carries, before compression."""

PROOF = "Fpz-Proof"
"""The header of the signature over `proof_bytes`; the token goes as `Authorization: Bearer`."""


class Address(StrEnum):
    """Where the centre answers. Single messages go as plain JSON, lines always compressed (`pack`). All but the first three
    carry token and proof. Refusals: 400 what nobody can read, 401 no valid token or proof, 403 not allowed (any more),
    404 not there, 409 `Wanted`, 413 too large; 503 for a while.
    """

    ENROL = "/v1/enrol"
    """POST Enrolment: Enrolled. The same device may ask again with its code when the answer was lost."""
    CHALLENGE = "/v1/challenge"
    """POST Asked: Challenge, good for a minute."""
    TOKEN = "/v1/token"  # noqa: S105 - an address
    """POST SignIn: SignedIn."""
    CONTROL = "/v1/control"
    """GET ?after=number: Control, at most 10 000 orders; ask on until none come."""
    DONE = "/v1/control/done"
    """POST Confirmed: 204."""
    PUSH = "/v1/push"
    """POST lines of WorkEntry in order of number: lines of Receipt, one a work."""
    PULL = "/v1/pull"
    """GET ?after=seq&limit=works&told=number&own=number: PageHead, Numbered in order of seq, PageEnd. With `told`, files granted
    by a later order are left out: their snapshot brings what is passed over; with `own`, this device's works up to that number,
    which it has."""
    SNAPSHOT = "/v1/snapshot"
    """GET ?file=id&after=next&limit=rows: SnapshotHead, Row a record, SnapshotEnd; all files granted, the zone's directory first,
    or one. Pull goes on from the head of the first page."""
    HISTORY = "/v1/history"
    """GET ?file=id&before=seq&above=seq&days=number&readings=1&limit=works: PageHead, Numbered newest first with readings and
    prints (with `readings` these alone), PageEnd. Go on with `before` = PageHead.after + 1 until PageHead.after is 0. `file` up
    to 500 times, without it all files granted; without `before` from the newest; with `days` what came in the last ones."""
    DIGESTS = "/v1/digests"
    """GET ?file=id, up to 500 times: Digests."""


T = TypeVar("T")


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Anything said over the wire; what a newer version adds is passed over."""


class Enrolment(Said, frozen=True, kw_only=True):
    """A new device asks to join with the administrator's one-time code. `zone` and `worker` are the plain records of a laptop
    that founds its zone at the centre with what it already holds; else None. Keys are their 32 bytes in base 64."""

    code: str
    device: str
    public_key: str
    schema: int
    zone: dict[str, Any] | None = None
    worker: dict[str, Any] | None = None


class Enrolled(Said, frozen=True, kw_only=True):
    """`centre_key` verifies the works that the centre itself writes, such as texts joined."""

    zone: str
    worker: str
    epoch: str
    centre_device: str
    centre_key: str
    lease_days: int


class Asked(Said, frozen=True, kw_only=True):
    """A device wants to sign in."""

    device: str


class Challenge(Said, frozen=True, kw_only=True):
    nonce: str


class SignIn(Said, frozen=True, kw_only=True):
    """`signature` is over `sign_in_bytes(device, nonce)`."""

    device: str
    nonce: str
    signature: str


class SignedIn(Said, frozen=True, kw_only=True):
    token: str
    seconds: int


class Order(StrEnum):
    """What the centre tells one device, in order: files it is given or loses, and the end of its trust."""

    GRANT = "grant"
    REVOKE = "revoke"
    WIPE = "wipe"


class Told(Said, frozen=True, kw_only=True):
    """One line of a device's control stream; `file` is empty for a wipe."""

    number: int
    order: Order
    file: str = ""


class Control(Said, frozen=True, kw_only=True):
    """`time` is the centre's, in milliseconds; a laptop whose `schema` is below `least_schema` may only push. `left` is another
    whenever other works are left for this worker (left_protocol). A laptop that has read up to `head` in this `epoch` has nothing
    to pull; an older centre says neither."""

    orders: tuple[Told, ...]
    least_schema: int
    lease_days: int
    time: int
    left: str = ""
    head: int = 0
    epoch: str = ""


class Confirmed(Said, frozen=True, kw_only=True):
    """The device has carried its orders out up to a number; `signature` is over `confirm_bytes(device, number)`."""

    number: int
    signature: str


class Verdict(StrEnum):
    OK = "ok"
    MERGED = "merged"
    CONFLICT = "conflict"
    HELD = "held"
    REFUSED = "refused"


class Receipt(Said, frozen=True, kw_only=True):
    """What became of one pushed work. `repeat` marks the answer given when it came the first time; `words` are plain English."""

    work: str
    number: int
    verdict: Verdict
    words: str = ""
    repeat: bool = False


class Wanted(Said, frozen=True, kw_only=True):
    """The body of a 409: the number that the centre wants next from this device. `forked` where it knows another work by a
    number that was sent: an image of the laptop was restored, or two machines run the same; it goes on as a new device."""

    wanted: int
    forked: bool = False


class PageHead(Said, frozen=True, kw_only=True):
    """`after` < seq ≤ `to` was looked through; `head` is the zone's last number."""

    epoch: str
    after: int
    to: int
    head: int


class Numbered(Said, frozen=True, kw_only=True):
    """A work with its number in the zone, and in a history that in its file, where the first is 1."""

    seq: int
    work: WorkEntry
    file_seq: int = 0


class PageEnd(Said, frozen=True, kw_only=True):
    """`digests` of the files in this page, those of works that were left out among them, as the centre holds them, where the page
    reaches the head; else empty. `older` where
    a history ends here because what is next came before the days that were asked for."""

    count: int
    digests: dict[str, str] = {}
    older: bool = False


class Digests(Said, frozen=True, kw_only=True):
    """Files as the centre holds them at `head`."""

    head: int
    digests: dict[str, str]


class Row(Said, frozen=True, kw_only=True):
    """A record as it stands, for a first load: its values, versions and what stands beside (domain.merging.State)."""

    kind: str
    id: str
    file: str
    values: dict[str, Any]
    versions: Versions
    beside: dict[str, dict[str, Any]] = {}
    removals: tuple[str, ...] = ()


class SnapshotHead(Said, frozen=True, kw_only=True):
    """`head` was read before the first row of this page; `rows_left` is an estimate for a progress bar."""

    epoch: str
    head: int
    rows_left: int


class SnapshotEnd(Said, frozen=True, kw_only=True):
    """`next` is handed back as `after` for the next page; empty at the end."""

    count: int
    next: str = ""


class Refusal(Said, frozen=True, kw_only=True):
    """The body of a 4xx: plain words."""

    message: str
    remedy: str = ""


def sign_in_bytes(device: str, nonce: str) -> bytes:
    return f"fpz sign in\n{device}\n{nonce}".encode()


def confirm_bytes(device: str, number: int) -> bytes:
    return f"fpz control done\n{device}\n{number}".encode()


def proof_bytes(method: str, target: str, token: str, body: bytes) -> bytes:
    """What a device signs with each request, in the header Fpz-Proof: a stolen token alone is worth nothing.

    `target` is path and query as sent; `body` as sent, compressed.
    """
    return f"fpz request\n{method}\n{target}\n{digest_of(token.encode())}\n{digest_of(body)}".encode()


def file_digest(records: Iterable[tuple[str, Iterable[str]]]) -> str:
    """The digest of a file from its records' ids and the works that stand in them (domain.merging.works_in), in any order."""
    whole = 0
    for record_id, works in records:
        whole ^= int.from_bytes(hashlib.sha256(" ".join((record_id, *sorted(works))).encode()).digest())
    return f"{whole:064x}"


def read(line: bytes, kind: type[T]) -> T:
    """Raises ValueError for what is not of that shape."""
    return msgspec.json.decode(line, type=kind)


def batches(works: Iterable[WorkEntry]) -> Iterator[list[WorkEntry]]:
    """Works in the order given, in pushes that keep to the bounds; a work that is over them alone goes by itself."""
    batch: list[WorkEntry] = []
    changes = size = 0
    for work in works:
        length = len(msgspec.json.encode(work))
        if batch and (changes + len(work.changes) > PUSH_CHANGES or size + length > PUSH_BYTES):
            yield batch
            batch, changes, size = [], 0, 0
        batch.append(work)
        changes += len(work.changes)
        size += length
    if batch:
        yield batch
