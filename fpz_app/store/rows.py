"""Rows: records to and from their tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from fpz_app.domain.changes import Versions, build, plain
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.record import Record
from fpz_app.store.tables import table_of

R = TypeVar("R", bound=Record)
Plain = dict[str, Any]
_UNREAD = ("versions", "beyond")


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
    return [column for column in table_of(kind).columns if column.name not in _UNREAD]


class How(Enum):
    """How a field is asked for."""

    EQUAL = "="
    AMONG = "in"
    NOTHING = "is null"


def how(value: object) -> How:
    """A list is asked among, None as nothing, all else as equal."""
    if value is None:
        return How.NOTHING
    return How.AMONG if isinstance(value, list | tuple | set | frozenset) else How.EQUAL


@cache
def finding(table: sa.Table, named: tuple[tuple[str, How], ...], order: str) -> sa.Select[Any]:
    """Selects a table's records by fields; made once for each way of asking, for making it takes longer than running it."""
    conditions = [_condition(table.c[name], asked) for name, asked in named]
    columns = [column for column in table.columns if column.name not in _UNREAD]
    return sa.select(*columns).where(*conditions).order_by(table.c[order], table.c.id)


def _condition(column: sa.Column[Any], asked: How) -> sa.ColumnElement[bool]:
    if asked is How.NOTHING:
        return column.is_(None)
    given: sa.BindParameter[Any] = sa.bindparam(column.name, expanding=asked is How.AMONG)
    return column.in_(given) if asked is How.AMONG else column == given


def records(kind: type[R], rows: Iterable[sa.Row[Any]], read_as: Callable[[Plain], Plain] | None = None) -> list[R]:
    """The records of rows of one table, whose columns stand in the order of the fields; `read_as` may change what they say."""
    defaults = tuple(_defaults(table_of(kind).name).items())
    plain = [
        {name: default if value is None else value for (name, default), value in zip(defaults, row, strict=False)} for row in rows
    ]
    if read_as is not None:
        plain = [read_as(each) for each in plain]
    return msgspec.convert(plain, list[kind])  # type: ignore[valid-type]


def records_of(kind: str, said: Sequence[tuple[str, Mapping[str, Any]]]) -> list[Record | None]:
    """The records of ids and plain values, in their order; None for one that only a newer version of the app can read."""
    defaults = _defaults(kind)
    plain = [
        {**defaults, **{name: value for name, value in values.items() if value is not None}, "id": record_id}
        for record_id, values in said
    ]
    try:
        return msgspec.convert(plain, list[KINDS[kind]], strict=False)  # type: ignore[valid-type]
    except msgspec.ValidationError:
        return [None] if len(said) == 1 else [one for each in said for one in records_of(kind, [each])]


def row_of(record: Record, versions: Versions) -> dict[str, Any]:
    return {**plain(record), "versions": versions}
