"""Straight rows: many records of a kind from JSON into its table's columns without a look at each, where all is as usual."""

import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, Field, dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Literal

import msgspec

from fpz_app.domain.changes import Versions
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import PLACE
from fpz_app.store import plain_rows, search
from fpz_app.store.search_text import text_of

_ID = "id"


class Straight(typing.Protocol):
    """A record that stands as one work or several left it, none of them in doubt; `values` are of the kind's `shape_of`."""

    id: str
    values: msgspec.Struct
    versions: Versions


@dataclass(frozen=True)
class Batch:
    """Records of a kind as they are to be stored: their rows with the statement for them, and what can be found of them."""

    kind: str
    statement: str
    rows: Sequence[tuple[Any, ...]]
    found_by: Sequence[search.Entry]

    def part(self, begin: int, end: int) -> "Batch":
        return replace(self, rows=self.rows[begin:end], found_by=self.found_by[begin:end])

    def of_files(self, files: Iterable[str]) -> "Batch":
        """Those that lie in these files."""
        among, place = set(files), 1 + _shaped(self.kind).names.index(PLACE)
        rows = [row for row in self.rows if row[place] in among]
        return replace(self, rows=rows, found_by=[each for each in self.found_by if each[1] in among])


def shape_of(kind: str) -> type[msgspec.Struct]:
    """What the plain values of a kind are in JSON: fields by name, none that is not known here; () for a list that is missing."""
    return _shaped(kind).shape


def sifted(kind: str, rows: Sequence[Straight]) -> tuple[list[Straight], list[Straight]]:
    """Those that can be stored straight, and those with parts of their own, which take a look at each."""
    parts = _shaped(kind).parts
    if not parts:
        return list(rows), []
    usual: list[Straight] = []
    others: list[Straight] = []
    for row in rows:
        (others if any(getattr(row.values, name) for name in parts) else usual).append(row)
    return usual, others


def values_of(kind: str, row: Straight) -> dict[str, Any]:
    """The plain values, without those that are not there."""
    plain = zip(_shaped(kind).names, msgspec.structs.astuple(row.values), strict=True)
    return {name: value for name, value in plain if value is not None and value != ()}


def batch(kind: str, rows: Sequence[Straight]) -> Batch:
    """Raises ValidationError for a day or a time that is none."""
    shaped = _shaped(kind)
    columns: list[Sequence[Any]] = list(zip(*(msgspec.structs.astuple(row.values) for row in rows), strict=True))
    for place, hint in shaped.times:
        msgspec.convert(list(set(columns[place])), hint)
    for place in shaped.lists:
        if tuple in set(map(type, columns[place])):
            columns[place] = [None if each == () else each for each in columns[place]]
    ids = [row.id for row in rows]
    statement, made = plain_rows.from_columns(kind, ids, columns, [row.versions for row in rows])
    files = columns[shaped.names.index(PLACE)]
    words = [text_of(kind, row.values) for row in rows] if search.holds(kind) else []
    return Batch(kind, statement, made, list(zip(ids, files, words, strict=False)))


@dataclass(frozen=True)
class _Shaped:
    """`parts` are the fields that hold more than texts and numbers, `times` the places of days and times, each with its list,
    `lists` those of lists."""

    shape: type[msgspec.Struct]
    names: tuple[str, ...]
    parts: tuple[str, ...]
    times: tuple[tuple[int, Any], ...]
    lists: tuple[int, ...]


@cache
def _shaped(kind: str) -> _Shaped:
    hints = typing.get_type_hints(KINDS[kind])
    own = [each for each in fields(KINDS[kind]) if each.name != _ID]
    shape = msgspec.defstruct(
        f"plain_{kind}", [_field(each, hints[each.name]) for each in own], forbid_unknown_fields=True, kw_only=True, gc=False
    )
    parts = tuple(each.name for each in own if _plain(hints[each.name]) == list[Any])
    times = tuple(
        (place, types.GenericAlias(list, (hints[each.name] | None,)))
        for place, each in enumerate(own)
        if {date, datetime}.intersection((hints[each.name], *typing.get_args(hints[each.name])))
    )
    lists = tuple(place for place, each in enumerate(own) if typing.get_origin(_plain(hints[each.name])) is list)
    return _Shaped(shape, tuple(each.name for each in own), parts, times, lists)


def _field(each: "Field[Any]", hint: Any) -> tuple[str, Any] | tuple[str, Any, Any]:
    plain = _plain(hint)
    if each.default is MISSING and each.default_factory is MISSING:
        return each.name, plain
    is_list = typing.get_origin(plain) is list
    return (each.name, plain, ()) if is_list else (each.name, plain | None, None)


def _plain(hint: Any) -> Any:
    """The type that a field's value has in JSON. Raises TypeError for one that no field had yet."""
    inner = [each for each in typing.get_args(hint) if each is not types.NoneType]
    if isinstance(hint, types.UnionType) and len(inner) == 1:
        return _plain(inner[0]) | None
    if hint in _PLAIN:
        return _PLAIN[hint]
    if typing.get_origin(hint) is tuple:
        return list[str] if inner == [str, ...] else list[Any]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Literal[tuple(each.value for each in hint)]
    raise TypeError(f"rows of {hint} are not read yet")


_PLAIN: dict[Any, Any] = {
    str: str, bool: bool, float: float, date: str, datetime: str, Any: Any, dict[str, Any]: dict[str, Any],
    int: typing.Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)],
}  # fmt: skip
