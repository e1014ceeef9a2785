"""Search: the encrypted full-text index over what was written, kept with each work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from fpz_app.domain.record import Record
from fpz_app.store.search_text import PARTS_OF, text_of

TABLES = (
    "CREATE TABLE IF NOT EXISTS search_entry (entry INTEGER PRIMARY KEY, record TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
    " file TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(text, content='', contentless_delete=1, prefix='2',"
    " tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)",
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 64)",
)
"""Two letters are indexed as beginnings: one is asked seldom, three find few words. A page of a first load is sorted in memory
whole (`hashsize`), and what comes of many pages may stay side by side (`crisismerge`)."""

_SIDE_BY_SIDE = 4


Entry = tuple[str, str, str]
"""What can be found of a record: its id, its file and its words."""


@dataclass(frozen=True)
class Hit:
    kind: str
    record_id: str
    file_id: str


def holds(kind: str) -> bool:
    """Whether a kind of record is searched."""
    return kind in PARTS_OF


def index(connection: sa.Connection, kind: str, records: Iterable[Record]) -> None:
    """Puts the records' words into the index in place of what it held of them."""
    _replace(connection, kind, entries(kind, records))


def entries(kind: str, records: Iterable[Record]) -> list[Entry]:
    """What can be found of the records; nothing of a kind that is not searched."""
    return [(each.id, each.file_id, text_of(kind, each)) for each in records] if holds(kind) else []


def add(connection: sa.Connection, kind: str, found_by: Sequence[Entry]) -> None:
    """As `index`, faster, for many of which hardly any is in the index."""
    if not found_by:
        return
    last = connection.exec_driver_sql("SELECT coalesce(max(entry), 0) FROM search_entry").scalar_one()
    rows = [(entry, record, kind, file) for entry, (record, file, _) in enumerate(found_by, start=last + 1)]
    put = connection.exec_driver_sql("INSERT OR IGNORE INTO search_entry (entry, record, kind, file) VALUES (?, ?, ?, ?)", rows)
    if put.rowcount == len(rows):
        texts = [(entry, words) for entry, (_, _, words) in enumerate(found_by, start=last + 1)]
        connection.exec_driver_sql("INSERT INTO search (rowid, text) VALUES (?, ?)", texts)
    else:
        _replace(connection, kind, found_by)


def _replace(connection: sa.Connection, kind: str, found_by: Sequence[Entry]) -> None:
    entered = "INSERT INTO search_entry (record, kind, file) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET file = excluded.file"
    words = "INSERT OR REPLACE INTO search (rowid, text) VALUES ((SELECT entry FROM search_entry WHERE record = ?), ?)"
    if found_by:
        connection.exec_driver_sql(entered, [(record, kind, file) for record, file, _ in found_by])
        connection.exec_driver_sql(words, [(record, words) for record, _, words in found_by])


def kinds_without(connection: sa.Connection) -> list[str]:
    """Kinds of record that are searched, and of which nothing is in the index."""
    found = connection.execute(sa.text("SELECT DISTINCT kind FROM search_entry"))
    return sorted(PARTS_OF.keys() - {kind for (kind,) in found})


def forget(connection: sa.Connection, record_id: str) -> None:
    which = {"record": record_id}
    connection.execute(sa.text("DELETE FROM search WHERE rowid = (SELECT entry FROM search_entry WHERE record = :record)"), which)
    connection.execute(sa.text("DELETE FROM search_entry WHERE record = :record"), which)


def forget_file(connection: sa.Connection, file: str) -> None:
    which = {"file": file}
    connection.execute(sa.text("DELETE FROM search WHERE rowid IN (SELECT entry FROM search_entry WHERE file = :file)"), which)
    connection.execute(sa.text("DELETE FROM search_entry WHERE file = :file"), which)


def merge_later(connection: sa.Connection, *, later: bool) -> None:
    """While much is brought in, what is there already is not sorted anew with each page."""
    connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('automerge', ?)", (0 if later else _SIDE_BY_SIDE,))


def merge_some(connection: sa.Connection) -> bool:
    """Merges a part of the index, by which the words of what was forgotten leave it; whether there is more to do."""
    before = connection.connection.dbapi_connection.total_changes  # type: ignore[union-attr]
    connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('merge', -200)")
    return connection.connection.dbapi_connection.total_changes - before >= 2  # type: ignore[union-attr, no-any-return]


def matching(typed: str) -> str:
    """The full-text query for what was typed: every word, the last one as a beginning. User text is never query syntax."""
    words = ["".join(sign for sign in word if sign.isalnum() or sign in "'-") for word in typed.split()]
    quoted = ['"' + word.replace('"', "") + '"' for word in words if any(sign.isalnum() for sign in word)]
    return " ".join(quoted) + "*" if quoted else ""


def find(connection: sa.Connection, typed: str, *, kinds: Sequence[str], hidden: Iterable[str], limit: int) -> list[Hit]:
    """The best hits for what was typed, in the kinds named, never from a hidden file."""
    query = matching(typed)
    if not query:
        return []
    rows = connection.execute(
        sa.text(
            "SELECT e.kind, e.record, e.file FROM search JOIN search_entry e ON e.entry = search.rowid"
            " WHERE search MATCH :query AND e.kind IN :kinds AND e.file NOT IN :hidden ORDER BY search.rowid DESC LIMIT :limit"
        ).bindparams(sa.bindparam("kinds", expanding=True), sa.bindparam("hidden", expanding=True)),
        {"query": query, "kinds": list(kinds), "hidden": list(hidden), "limit": limit},
    )
    return [Hit(*row) for row in rows]
