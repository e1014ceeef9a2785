"""Rows: records to and from their tables."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from fpz_app.domain.changes import Versions, build, plain
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.record import Record
from fpz_app.store.tables import table_of

R = TypeVar("R", bound=Record)


@cache
def _defaults(kind: str) -> dict[str, Any]:
    """Each field with its plain default: what stands for a column that came with a later version than the row."""
    found = {}
    for each in fields(KINDS[kind]):
        factory = each.default_factory() if each.default_factory is not MISSING and each.name != "id" else None
        default = each.default if each.default is not MISSING else factory
        found[each.name] = msgspec.to_builtins(default)
    return found


def _plain(kind: str, row: Mapping[Any, Any]) -> dict[str, Any]:
    return {name: default if row[name] is None else row[name] for name, default in _defaults(kind).items()}


def record_of(kind: str, row: Mapping[Any, Any]) -> Record:
    return build(kind, _plain(kind, row))


def fields_of(kind: type[Record]) -> list[sa.Column[Any]]:
    """The columns of a record's own fields, to select them without its versions."""
    return [column for column in table_of(kind).columns if column.name not in ("versions", "beyond")]


def records(kind: type[R], rows: Iterable[sa.Row[Any]]) -> list[R]:
    """The records of rows of one table, whose columns stand in the order of the fields."""
    defaults = tuple(_defaults(table_of(kind).name).items())
    plain = [
        {name: default if value is None else value for (name, default), value in zip(defaults, row, strict=False)} for row in rows
    ]
    return msgspec.convert(plain, list[kind])  # type: ignore[valid-type]


def row_of(record: Record, versions: Versions) -> dict[str, Any]:
    return {**plain(record), "versions": versions}
