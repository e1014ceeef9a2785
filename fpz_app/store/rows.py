"""Rows: records to and from their tables."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from fpz_app.domain.changes import Versions, build, plain
from fpz_app.domain.record import Record
from fpz_app.store.tables import TABLES, table_of

R = TypeVar("R", bound=Record)


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(str(column.name) for column in TABLES[kind].columns if column.name != "versions")


def record_of(kind: str, row: Mapping[Any, Any]) -> Record:
    return build(kind, {name: row[name] for name in _names(kind) if row[name] is not None})


def records(kind: type[R], rows: Iterable[sa.Row[Any]]) -> list[R]:
    """The records of whole rows of one table, in the rows' order."""
    names = _names(table_of(kind).name)
    # A column that came with a later version is empty in older rows: the field then keeps its default.
    said = [{name: value for name, value in zip(names, row, strict=False) if value is not None} for row in rows]
    return msgspec.convert(said, list[kind])  # type: ignore[valid-type]


def row_of(record: Record, versions: Versions) -> dict[str, Any]:
    return {**plain(record), "versions": versions}
