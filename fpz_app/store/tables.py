"""Tables: one per kind of record, drawn from its fields, and those of the journal, drafts and search."""

import types
import typing
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from fpz_app.domain.kinds import KINDS, NAME_OF
from fpz_app.domain.merging import JOINED
from fpz_app.domain.notes import NoteKind
from fpz_app.domain.pieces import FIELD
from fpz_app.domain.record import Record

metadata = sa.MetaData()
_NOT_ASKED_BY = {("note", "author_id"), ("note", "family_id"), ("plan_version", "family_id")}
"""Ids without an index of their own: nobody asks for notes by their author, and the indexes below begin with the family."""


def _column_type(hint: Any) -> sa.types.TypeEngine[Any]:
    inner = [each for each in typing.get_args(hint) if each is not types.NoneType]
    if isinstance(hint, types.UnionType) and len(inner) == 1:
        return _column_type(inner[0])
    if hint is bool:
        return sa.Boolean(create_constraint=False)
    if hint is int:
        return sa.Integer()
    if isinstance(hint, type) and issubclass(hint, str | date | datetime | StrEnum):
        return sa.Text()
    return sa.JSON(none_as_null=True)


def _record_table(kind: str, record: type[Record]) -> sa.Table:
    hints = typing.get_type_hints(record)
    columns = [sa.Column("id", sa.Text, primary_key=True)]
    for each in fields(record):
        if each.name != "id":
            indexed = each.name.endswith("_id") and (kind, each.name) not in _NOT_ASKED_BY
            columns.append(sa.Column(each.name, _column_type(hints[each.name]), index=indexed))
    columns.append(sa.Column("versions", sa.JSON, nullable=False))
    columns.append(sa.Column("beyond", sa.JSON(none_as_null=True)))
    return sa.Table(kind, metadata, *columns, sqlite_with_rowid=False)


TABLES: dict[str, sa.Table] = {kind: _record_table(kind, record) for kind, record in KINDS.items()}

_notes = TABLES["note"].c
sa.Index("note_seen", _notes.family_id, _notes.on, _notes.seen, _notes.seen_alone)
"""Who was seen when is asked over every note each time Today opens: this holds the answer without the notes' texts."""

decided_family = sa.func.coalesce(_notes.family_id, sa.literal_column("''"))
"""Whose a decision of supervision is, in words that lead SQLite to the next index and to no other."""

sa.Index("note_decided", decided_family, _notes.on, _notes.at, sqlite_where=_notes.kind == NoteKind.SUPERVISION.value)
"""The few notes that are decisions of supervision, without a look at all the others."""

sa.Index("family_restricted", TABLES["family"].c.restricted)
"""Which files are hidden from somebody is asked with nearly every question."""

_versions = TABLES["plan_version"].c
sa.Index("plan_version_agreed", _versions.family_id, _versions.agreed_on, _versions.plan_id)
"""When plans were agreed, without the whole plans that the versions hold."""

besides = sa.Table(
    "beside",
    metadata,
    sa.Column("record", sa.Text, primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("file", sa.Text, nullable=False, index=True),
    sa.Column("open", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("values", sa.JSON, nullable=False),
    sqlite_with_rowid=False,
)
"""What each work set where several stand in one field; `open` where they differ and wait to be settled."""

asides = sa.Table(
    "aside",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("file", sa.Text, nullable=False, index=True),
    sa.Column("values", sa.JSON, nullable=False),
    sa.Column("versions", sa.JSON, nullable=False),
    sqlite_with_rowid=False,
)
"""Records that have no row: removed ones, and what a newer version of the app wrote that this one cannot read yet."""

works = sa.Table(
    "journal_work",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("group", sa.Text, nullable=False, index=True),
    sa.Column("file", sa.Text, nullable=False, index=True),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("stamp", sa.Text, nullable=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("previous_hash", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Column("signature", sa.Text, nullable=False),
    sa.UniqueConstraint("device", "number"),
)
sa.Index("journal_work_joined", works.c.file, works.c.stamp, sqlite_where=works.c.title == JOINED)
"""The few works of the centre that joined texts: each opening of a file asks for its own."""

changes = sa.Table(
    "journal_change",
    metadata,
    sa.Column("work", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False, index=True),
    sa.Column("op", sa.Text, nullable=False),
    sa.Column("values", sa.JSON, nullable=False),
    sa.Column("bases", sa.JSON, nullable=False),
    sa.Column("before", sa.JSON(none_as_null=True)),
    sqlite_with_rowid=False,
)
"""`before` is this laptop's own and no part of the chain: what the fields said until then."""

granted = sa.Table(
    "granted",
    metadata,
    sa.Column("file", sa.Text, primary_key=True),
    sa.Column("order", sa.Integer, nullable=False),
    sa.Column("given", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("loaded", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("purged", sa.Integer, nullable=False),
    sa.Column("past", sa.Integer, nullable=False, server_default="0"),
    sa.Column("filling", sa.Boolean(create_constraint=False), nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)
"""The files that the centre gave this laptop or took from it, by the number of its last `order`; whether a given one is
`loaded`, and up to which number of this laptop's own works their changes were `purged`. The journal holds the file's works from
the number `past` of the zone on, 0 for all; `filling` while some of the latest months are still to come."""

tray = sa.Table(
    "tray",
    metadata,
    sa.Column("work", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("file", sa.Text, nullable=False, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("handed", sa.Text),
    sa.Column("said", sa.Text),
    sa.Column("fate", sa.JSON(none_as_null=True)),
    sqlite_with_rowid=False,
)
"""Own works that the centre refused or holds back, with its words; `content` are their changes. `handed` is "asked" once the
author hands one over with what they `said`, and "told" once the centre knows; `fate` what somebody else made of it."""

left = sa.Table(
    "left",
    metadata,
    sa.Column("device", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("file", sa.Text, nullable=False, index=True),
    sa.Column("worker", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("received", sa.Integer, nullable=False),
    sa.Column("revoked", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("work", sa.JSON, nullable=False),
    sa.Column("how", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Works of others that the centre did not take and that wait for somebody here; `how` is what was made of one, until the centre
knows. The centre says which: of files that this laptop holds, and of families that never came to it."""

pieces = sa.Table(
    "piece",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("file", sa.Text, primary_key=True, index=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sent", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
)
"""What is attached to files, a piece a row; `sent` where the centre is known to have it. The bytes come last: what asks for
the other columns does not read them."""
NAMING = tuple(table for table in TABLES.values() if FIELD in table.c)
"""The kinds of records that name pieces."""
sa.Index("piece_unsent", pieces.c.file, pieces.c.digest, sqlite_where=~pieces.c.sent)

drafts = sa.Table(
    "draft",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("worker", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("family", sa.Text, nullable=False),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("saved_at", sa.Text, nullable=False),
)

facts = sa.Table(
    "laptop",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)


def table_of(record: type[Record]) -> sa.Table:
    """The table of a kind of record."""
    return TABLES[NAME_OF[record]]
