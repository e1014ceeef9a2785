"""Changes: what a work did to records, the versions that stand in each field, and their plain form."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, cast

import msgspec

from fpz_app.domain.kinds import KINDS, NAME_OF
from fpz_app.domain.record import Record

Heads = tuple[str, ...]
Versions = dict[str, list[str]]
WHOLE = "*"


class Op(StrEnum):
    ADD = "add"
    SET = "set"
    REMOVE = "remove"
    RESOLVE = "resolve"
    ERASE = "erase"


@dataclass(frozen=True, kw_only=True)
class Change:
    """`values` are plain (JSON) new values by field; `bases` name for each field the works whose value the author looked at."""

    kind: str
    id: str
    op: Op
    values: dict[str, Any] = field(default_factory=dict)
    bases: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class WorkEntry:
    """One entry of the journal. `number` is dense per device; `group` joins the entries of one transaction over several files."""

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
    changes: tuple[Change, ...]
    hash: str = ""
    signature: str = ""

    def sealed(self) -> bytes:
        """The bytes that the chain's hash covers: everything but the hash and its signature, in one canonical form."""
        plain = {name: value for name, value in vars(self).items() if name not in ("hash", "signature")}
        return msgspec.json.encode(plain, order="sorted")

    def chain_hash(self) -> str:
        return hashlib.sha256(self.sealed()).hexdigest()

    def link(self) -> str:
        """What the next work names as its previous: it covers this one's hash and signature."""
        return link(self.hash, self.signature)


def link(hashed: str, signature: str) -> str:
    return hashlib.sha256(f"{hashed} {signature}".encode()).hexdigest()


def plain(record: Record) -> dict[str, Any]:
    """The record's fields as JSON has them: dates as text; tuples stay tuples, which JSON writes as lists."""
    return cast(dict[str, Any], msgspec.to_builtins(record))


def as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as every other laptop will read them: a tuple there is a list, and the two are not equal."""
    return cast(dict[str, Any], msgspec.json.decode(msgspec.json.encode(values)))


def build(kind: str, values: Mapping[str, Any]) -> Record:
    """The record of plain values; fields that are absent keep their defaults, unknown ones are left to the caller."""
    return msgspec.convert(values, KINDS[kind], strict=False)


def kind_of(record: Record) -> str:
    return NAME_OF[type(record)]


def heads(versions: Versions, name: str) -> list[str]:
    """The works whose value stands in a field: one, or several while a conflict waits."""
    return versions.get(name, versions.get(WHOLE, []))
