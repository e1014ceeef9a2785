"""Arriving: a page of records off the wire, made ready for the tables; what is out of the ordinary is looked at one by one."""

from collections.abc import Sequence
from functools import cache, reduce
from operator import or_
from typing import Any

import msgspec

from fpz_app.domain.changes import Versions
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.merging import PLACE, State
from fpz_app.store import straight_rows
from fpz_app.store.loading import Loaded, Page
from fpz_app.sync.answers import lines_of
from fpz_app.sync.protocol import Row


def ready(lines: bytes) -> Page:
    """Lines of Row as they are to be stored. Raises Offline where they are none."""
    try:
        return _straight(_decoder().decode_lines(lines))
    except msgspec.DecodeError:  # a newer version's fields or kinds, or a value that this one cannot read
        rows = loaded(lines_of([lines], Row))
        return Page([], rows, frozenset(state.values[PLACE] for _, _, state in rows))


def loaded(rows: Sequence[Row]) -> list[Loaded]:
    return [(row.kind, row.id, State(row.values, row.versions, row.beside, row.removals)) for row in rows]


def _straight(rows: Sequence[Any]) -> Page:
    by_shape: dict[type, list[Any]] = {}
    for row in rows:
        by_shape.setdefault(type(row), []).append(row)
    batches, others = [], []
    for shape, some in by_shape.items():
        kind = _kinds()[shape]
        usual, apart = straight_rows.sifted(kind, [row for row in some if not (row.beside or row.removals)])
        if usual:
            batches.append(straight_rows.batch(kind, usual))
        apart += [row for row in some if row.beside or row.removals]
        others += [_loaded(kind, row) for row in apart]
    return Page(batches, others, frozenset(row.values.file_id for row in rows))


def _loaded(kind: str, row: Any) -> Loaded:
    return kind, row.id, State(straight_rows.values_of(kind, row), row.versions, row.beside, row.removals)


@cache
def _kinds() -> dict[type, str]:
    """protocol.Row of each kind that this version knows, with the values that it knows."""
    return {_row_of(kind): kind for kind in KINDS}


def _row_of(kind: str) -> type[msgspec.Struct]:
    own: list[Any] = [
        ("id", str),
        ("values", straight_rows.shape_of(kind)),
        ("versions", Versions),
        ("beside", dict[str, dict[str, Any]], {}),
        ("removals", tuple[str, ...], ()),
    ]
    return msgspec.defstruct(f"row_{kind}", own, tag_field="kind", tag=kind, kw_only=True, gc=False)


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(reduce(or_, _kinds()))
