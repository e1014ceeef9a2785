"""Reading works: what a push must look like before anything is done with it, and that its device wrote and signed it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import structs

from fpz_app.central.refusals import Refused, WrongNumber, not_signed, unreadable
from fpz_app.domain.changes import Change, WorkEntry
from fpz_app.security.device import verify
from fpz_app.store.migrations import VERSION
from fpz_app.sync.protocol import Said, read, unpack

MOST_WORKS = 5_000
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_STAMP = re.compile(r"[0-9a-f]{12,}-[0-9a-f]{4}-[0-9a-f-]{36}")
_LONGEST_TITLE, _LONGEST_NAME, _MOST_BASES = 1_000, 64, 1_000
_NOT_FIELDS = {"id", "versions", "beyond"}
_LARGEST, _DEEPEST = 2**53, 50
_read = msgspec.json.Decoder(WorkEntry).decode


class _Head(Said, frozen=True, kw_only=True):
    """A work but for its changes."""

    id: str
    group: str
    file: str
    device: str
    number: int
    who: str
    title: str
    stamp: str
    schema: int
    previous_hash: str
    hash: str
    signature: str


@dataclass(frozen=True, kw_only=True)
class Newer(WorkEntry):
    """A work of a newer version, whose changes this one may be unable to read: `line` is what came."""

    line: str


def read_work(line: bytes) -> WorkEntry:
    """Raises ValueError for what is no work."""
    try:
        work = _read(line)
    except ValueError:
        work = None
    if work is not None and work.schema <= VERSION:
        return work
    head = read(line, _Head)
    if head.schema <= VERSION:
        return _read(line)
    return Newer(**structs.asdict(head), changes=(), line=line.decode())


def read_held(line: bytes) -> WorkEntry:
    """A work that was held; still a Newer where this version cannot read it either, or it is not what its hash says."""
    head = read(line, _Head)
    newer = Newer(**structs.asdict(head), changes=(), line=line.decode())
    try:
        work = read_work(line)
    except (ValueError, RecursionError):
        return newer
    return work if is_well_formed(work) and work.chain_hash() == work.hash else newer


def read_works(body: bytes, device: str) -> list[WorkEntry]:
    """The works of a push in their order. Raises Refused for a body that is torn, too large, or not this device's."""
    try:
        lines = unpack(body)
        if not lines:
            raise unreadable("an empty push")
        if len(lines) > MOST_WORKS:
            raise Refused("There are too many works in one push.", "Send them in several.", status=413)
        works = [read_work(line) for line in lines]
    except (ValueError, RecursionError) as error:
        raise unreadable("what was sent") from error
    for work in works:
        if work.device != device:
            raise not_signed()
        if not is_well_formed(work):
            raise unreadable("one of the works")
    for before, after in pairwise(works):
        if after.number != before.number + 1:
            raise WrongNumber(before.number + 1)
    return works


def check_chain(works: Sequence[WorkEntry], *, link: str, last: int, public_key: bytes) -> None:
    """Raises Refused unless the works follow on the last one, as their device wrote and signed them.

    Each link covers the hash and signature before it, so the last signature speaks for all. A hash of a newer version may cover
    what this one cannot read: such a work's own signature is looked at.
    """
    for work in works:
        if work.previous_hash != link:
            raise WrongNumber(last + 1, forked=True)
        is_ours = work.schema <= VERSION
        if is_ours and work.chain_hash() != work.hash:
            raise not_signed()
        if (work is works[-1] or not is_ours) and not verify(public_key, work.hash.encode(), work.signature):
            raise not_signed()
        link, last = work.link(), work.number


def is_id(text: str) -> bool:
    return bool(_ID.fullmatch(text))


def is_well_formed(work: WorkEntry) -> bool:
    """Whether every name in it is one; values are looked at where they are applied."""
    ids = (work.id, work.group, work.file, work.device)
    numbers = 0 < work.number < _LARGEST and 0 < work.schema < _LARGEST
    hexes = all(len(each) <= 128 and each.isascii() for each in (work.hash, work.previous_hash, work.signature, work.who))
    return (
        all(map(_ID.fullmatch, ids))
        and numbers
        and hexes
        and bool(_STAMP.fullmatch(work.stamp))
        and len(work.title) <= _LONGEST_TITLE
        and all(map(_is_change, work.changes))
    )


def _is_change(change: Change) -> bool:
    return (
        _is_name(change.kind)
        and is_id(change.id)
        and all(_is_name(name) and name not in _NOT_FIELDS for name in change.values)
        and all(len(name) <= _LONGEST_NAME for name in change.bases)
        and all(len(works) <= _MOST_BASES and all(map(_ID.fullmatch, works)) for works in change.bases.values())
        and all(map(_is_plain, change.values.values()))
    )


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and text.isascii() and text.isidentifier()


def _is_plain(value: Any) -> bool:
    """Whether every laptop can keep it: not nested too deep, no number beyond what JSON's readers share."""
    if value is None or isinstance(value, str):
        return True
    waiting = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        if depth > _DEEPEST or (isinstance(one, int) and abs(one) > _LARGEST):
            return False
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list | tuple) else ()
        waiting += [(each, depth + 1) for each in inner]
    return True
