"""Plain rows: records' plain values to and from their tables by the driver alone: many at a time, with no look at each value."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

_encode, _decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode


def read(connection: sa.Connection, kind: str, column: str, among: Sequence[str]) -> Iterator[Found]:
    """The rows of a kind whose `column`, the id or the file, is among these; a field that has no column is there too."""
    plain = _plain(kind)
    query = f'SELECT {plain.columns} FROM "{kind}" WHERE {column} IN (SELECT value FROM json_each(?))'
    return map(plain.found, connection.exec_driver_sql(query, (listed(among),)).all())


def write(connection: sa.Connection, kind: str, rows: Iterable[Found]) -> None:
    """Stores rows in place of those with the same ids."""
    plain = _plain(kind)
    connection.exec_driver_sql(plain.insert, [plain.row(*each) for each in rows])


def delete(connection: sa.Connection, which: str, ids: Iterable[str]) -> None:
    """`which` is as in "aside WHERE id"."""
    connection.exec_driver_sql(f"DELETE FROM {which} IN (SELECT value FROM json_each(?))", (listed(ids),))


def among(column: sa.Column[Any], ids: Iterable[str]) -> sa.ColumnElement[bool]:
    """`column IN (…)`, one statement however many there are."""
    return column.in_(sa.select(sa.func.json_each(listed(ids)).table_valued("value").c.value))


def listed(ids: Iterable[str]) -> str:
    """For `IN (SELECT value FROM json_each(?))` in statements of one's own."""
    return _encode(list(ids)).decode()


@dataclass(frozen=True)
class _Plain:
    """One table's columns in its order: id, `names`, versions, beyond. `in_json` and `yes_or_no` are places among the names."""

    columns: str
    insert: str
    names: tuple[str, ...]
    known: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    in_json: tuple[int, ...]
    yes_or_no: tuple[int, ...]

    def row(self, record_id: str, values: Mapping[str, Any], versions: Versions) -> tuple[Any, ...]:
        try:
            row = list(self.known(values))
            has_more = len(values) > len(row)
        except KeyError:  # of an older version, or without what it leaves empty
            row, has_more = [values.get(name) for name in self.names], True
        for place in self.in_json:
            if row[place] is not None:
                row[place] = _encode(row[place]).decode()
        beyond = {name: values[name] for name in values.keys() - set(self.names)} if has_more else {}
        return (record_id, *row, _encode(versions).decode(), _encode(beyond).decode() if beyond else None)

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
    columns = ", ".join(f'"{name}"' for name in ("id", *names, "versions", "beyond"))
    marks = ", ".join("?" * (len(names) + 3))
    in_json, yes_or_no = (
        tuple(place for place, column in enumerate(own) if isinstance(column.type, kind_of)) for kind_of in (sa.JSON, sa.Boolean)
    )
    insert = f'INSERT OR REPLACE INTO "{kind}" ({columns}) VALUES ({marks})'
    return _Plain(columns, insert, names, itemgetter(*names), in_json, yes_or_no)
