"""Plain rows: records' plain values to and from their tables by the driver alone: many at a time, with no look at each value."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec
import sqlalchemy as sa

from fpz_app.domain.changes import Versions
from fpz_app.store.tables import TABLES

Found = tuple[str, dict[str, Any], Versions]
"""Id, values, versions."""

_encode, _lines, _decode = msgspec.json.Encoder().encode, msgspec.json.Encoder().encode_lines, msgspec.json.Decoder().decode


def read(connection: sa.Connection, kind: str, column: str, among: Sequence[str]) -> Iterator[Found]:
    """The rows of a kind whose `column`, the id or the file, is among these; a field that has no column is there too."""
    plain = _plain(kind)
    query = f'SELECT {plain.columns()} FROM "{kind}" WHERE {column} IN (SELECT value FROM json_each(?))'
    return map(plain.found, connection.exec_driver_sql(query, (listed(among),)).all())


def write(connection: sa.Connection, kind: str, rows: Iterable[Found], *, only: Collection[str] | None = None) -> None:
    """Stores rows in place of those with the same ids; of `only` these fields where there is one, and its versions."""
    found = list(rows)
    if not found:
        return
    plain = _plain(kind)
    ids, values, versions = zip(*found, strict=True)
    try:
        known = list(map(plain.known, values))
    except KeyError:  # of an older version, or without what it leaves empty
        known = [tuple(map(each.get, plain.names)) for each in values]
    columns = list(zip(*known, strict=True))
    put(connection, *from_columns(kind, ids, columns, versions, beyond=list(map(plain.beyond, values)), only=only))


def put(connection: sa.Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """What `from_columns` made."""
    connection.exec_driver_sql(statement, rows)


def from_columns(
    kind: str,
    ids: Sequence[str],
    columns: Sequence[Sequence[Any]],
    versions: Sequence[Versions],
    *,
    beyond: Sequence[dict[str, Any] | None] = (),
    only: Collection[str] | None = None,
) -> tuple[str, list[tuple[Any, ...]]]:
    """Rows in place of those with the same ids, by the statement that stores them; `columns` in the table's order, plain.
    With `only` what else a row there says stays untouched, and its indexes with it."""
    plain = _plain(kind)
    nothing = [None] * len(ids)
    made = [ids, *columns, _in_json(versions), _in_json(beyond) if beyond else nothing]
    for place in plain.in_json:
        made[place + 1] = _in_json(columns[place])
    for place in plain.yes_or_no:  # the driver looks long at what is no plain number
        made[place + 1] = [int(each) if each is True or each is False else each for each in columns[place]]
    full = tuple(place for place, column in enumerate(made) if column[0] is not None or column.count(None) < len(ids))
    return plain.insert(full, only), list(zip(*(made[place] for place in full), strict=True))


def _in_json(column: Sequence[Any]) -> Sequence[str | None]:
    """All of it in one go: JSON has no line breaks of its own."""
    lines = _lines(column)
    texts = lines.decode().split("\n")[:-1]
    return [None if text == "null" else text for text in texts] if b"null\n" in lines else texts


def delete(connection: sa.Connection, which: str, ids: Collection[str]) -> None:
    """`which` is as in "aside WHERE id"."""
    if ids:
        connection.exec_driver_sql(f"DELETE FROM {which} IN (SELECT value FROM json_each(?))", (listed(ids),))


def among(column: sa.ColumnElement[Any], ids: Iterable[str] | sa.BindParameter[str]) -> sa.ColumnElement[bool]:
    """`column IN (…)`, one statement however many there are; a parameter stands for what `listed` makes of them."""
    given = ids if isinstance(ids, sa.BindParameter) else listed(ids)
    return column.in_(sa.select(sa.func.json_each(given).table_valued("value").c.value))


def listed(ids: Iterable[str]) -> str:
    """For `IN (SELECT value FROM json_each(?))` in statements of one's own."""
    return _encode(list(ids)).decode()


@dataclass(frozen=True)
class _Plain:
    """One table's columns in its order: id, `names`, versions, beyond. `in_json` and `yes_or_no` are places among the names."""

    kind: str
    names: tuple[str, ...]
    known_names: frozenset[str]
    known: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    in_json: tuple[int, ...]
    yes_or_no: tuple[int, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return ("id", *self.names, "versions", "beyond")

    def columns(self) -> str:
        return ", ".join(f'"{name}"' for name in self.all)

    def insert(self, places: tuple[int, ...], only: Collection[str] | None) -> str:
        """In place of a row with the same id; what is not among the places is empty."""
        names = ", ".join(f'"{self.all[place]}"' for place in places)
        rows = f'INTO "{self.kind}" ({names}) VALUES ({", ".join("?" * len(places))})'
        if only is None:
            return f"INSERT OR REPLACE {rows}"
        changed = [name for name in self.all if name in only or name in ("versions", "beyond")]
        new = ", ".join(f'"{name}" = excluded."{name}"' for name in changed)
        return f"INSERT {rows} ON CONFLICT (id) DO UPDATE SET {new}"

    def beyond(self, values: Mapping[str, Any]) -> dict[str, Any] | None:
        """What this version has no column for."""
        more = values.keys() - self.known_names
        return {name: values[name] for name in more} if more else None

    def found(self, row: Sequence[Any]) -> Found:
        record_id, *known, versions, beyond = row
        for place in self.in_json:
            if isinstance(known[place], str):  # a number is kept as one
                known[place] = _decode(known[place])
        for place in self.yes_or_no:
            if known[place] is not None:
                known[place] = bool(known[place])
        values = dict(zip(self.names, known, strict=True))
        if beyond is not None:
            values |= _decode(beyond)
        return record_id, values, _decode(versions)


@cache
def _plain(kind: str) -> _Plain:
    own = [column for column in TABLES[kind].columns if column.name not in ("id", "versions", "beyond")]
    names = tuple(column.name for column in own)
    in_json, yes_or_no = (
        tuple(place for place, column in enumerate(own) if isinstance(column.type, kind_of)) for kind_of in (sa.JSON, sa.Boolean)
    )
    return _Plain(kind, names, frozenset(names), itemgetter(*names), in_json, yes_or_no)
