"""Straight rows: a page of a first load is stored as it would be record by record, whatever is in it."""

import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import pytest

from fpz_app.domain.kinds import KINDS
from fpz_app.domain.record import Record, new_id
from fpz_app.store import loading
from fpz_app.store.loading import Page
from fpz_app.store.replica import Replica
from fpz_app.store.store import Store
from fpz_app.sync.answers import lines_of
from fpz_app.sync.arriving import loaded, ready
from fpz_app.sync.protocol import Row
from fpz_app.sync.troubles import Offline
from tests.helpers.replicas import give
from tests.helpers.stores import open_store

FILE, WORK, LATER = (new_id() for _ in range(3))
WHOLE = (*KINDS, "beside", "aside")
_SAMPLES: dict[Any, Any] = {
    str: "Ünder the “arch”\u2028\n", int: 7, bool: True, date: date(2026, 2, 28),
    datetime: datetime(2026, 2, 28, 9, 5, tzinfo=UTC),
    Any: {"deep": [1, 2.5, None, "ü"]}, dict[str, Any]: {"a": {"b": [True, None]}},
}  # fmt: skip


def full(hint: Any) -> Any:
    """A value of that type that is not empty."""
    if hint in _SAMPLES:
        return _SAMPLES[hint]
    inner = [each for each in typing.get_args(hint) if each is not types.NoneType]
    if isinstance(hint, types.UnionType):
        return full(inner[0])
    if typing.get_origin(hint) is tuple:
        return tuple(full(each) for each in inner if each is not ...)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)[-1]
    assert is_dataclass(hint)
    return made(typing.cast(type, hint), lambda _: True)


def made(kind: type, is_filled: Callable[["Field[Any]"], bool]) -> Any:
    hints = typing.get_type_hints(kind)
    own = [each for each in fields(kind) if each.name not in ("id", "file_id") and is_filled(each)]
    place = {"file_id": FILE} if issubclass(kind, Record) else {}
    return kind(**place, **{each.name: full(hints[each.name]) for each in own})


def is_needed(each: "Field[Any]") -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def row(kind: str, record: Any, **more: Any) -> Row:
    values = msgspec.to_builtins(record)
    return Row(kind=kind, id=values.pop("id"), file=FILE, values=values, versions={"*": [WORK]}, **more)


def lines(*rows: Row) -> bytes:
    return b"".join(msgspec.json.encode(each) + b"\n" for each in rows)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "other")
    yield opened
    opened.close()


def stored(store: Store, page: Page) -> dict[str, list[tuple[Any, ...]]]:
    give(store, FILE, loaded=False)
    loading.load_page(Replica(store), page, {}, whole_up_to=None)
    with store.read() as connection:
        found = {name: connection.exec_driver_sql(f'SELECT * FROM "{name}"').all() for name in WHOLE}
        found["entries"] = connection.exec_driver_sql("SELECT record, kind, file FROM search_entry").all()
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, 'row')")
        found["words"] = connection.exec_driver_sql("SELECT * FROM temp.words").all()
        return {name: sorted(map(tuple, rows), key=str) for name, rows in found.items()}


def one_by_one(body: bytes) -> Page:
    return Page([], loaded(lines_of([body], Row)), frozenset({FILE}))


def test_every_kind_is_stored_as_it_is_one_by_one(store: Store, other: Store) -> None:
    some = [row(name, made(kind, which)) for name, kind in KINDS.items() for which in (is_needed, lambda _: True)]
    body = lines(*some)
    page = ready(body)
    straight = {each.kind for each in page.straight}
    assert (straight, stored(store, page)) == (set(KINDS), stored(other, one_by_one(body)))


def test_what_an_older_version_did_not_know_is_empty(store: Store, other: Store) -> None:
    some = []
    for name, kind in KINDS.items():
        whole = row(name, made(kind, is_needed))
        needed = {each.name for each in fields(kind) if is_needed(each)}
        some.append(msgspec.structs.replace(whole, values={key: value for key, value in whole.values.items() if key in needed}))
    page = ready(lines(*some))
    assert {each.kind for each in page.straight} == set(KINDS)
    assert stored(store, page) == stored(other, one_by_one(lines(*some)))


def test_records_in_doubt_are_looked_at_one_by_one(store: Store, other: Store) -> None:
    family, removed = (row("family", made(KINDS["family"], is_needed)) for _ in range(2))
    beside = {"name": {WORK: "Marlow", LATER: "Marlowe"}}
    doubled = msgspec.structs.replace(family, versions={"*": [WORK], "name": [WORK, LATER]}, beside=beside)
    removed = msgspec.structs.replace(removed, versions={"*": [WORK], LATER: [WORK]}, removals=(LATER,))
    body = lines(doubled, removed, row("family", made(KINDS["family"], is_needed)))
    page = ready(body)
    assert (len(page.others), len(page.straight[0].rows)) == (2, 1)
    assert stored(store, page) == stored(other, one_by_one(body))


@pytest.mark.parametrize(
    "odd",
    [
        lambda note: msgspec.structs.replace(note, kind="bagpipe"),
        lambda note: msgspec.structs.replace(note, values={**note.values, "tartan": "red"}),
        lambda note: msgspec.structs.replace(note, values={**note.values, "on": "2026-02-30"}),
        lambda note: msgspec.structs.replace(note, values={**note.values, "kind": "a new kind"}),
        lambda note: msgspec.structs.replace(note, values={**note.values, "about": [1]}),
        lambda note: msgspec.structs.replace(note, values={**note.values, "on": None}),
    ],
    ids=["kind", "field", "day", "choice", "list", "nothing"],
)
def test_what_this_version_cannot_read_is_kept_with_all_that_came_with_it(
    store: Store, other: Store, odd: Callable[[Row], Row]
) -> None:
    note = row("note", made(KINDS["note"], is_needed))
    body = lines(odd(note), row("family", made(KINDS["family"], is_needed)))
    page = ready(body)
    assert page.straight == []
    assert stored(store, page) == stored(other, one_by_one(body))


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(Offline):
        ready(b'{"kind":"note"}\n')
