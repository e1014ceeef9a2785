"""Tables of the centre: `zone` first in every key, so that zones may one day lie on several servers."""

import sqlalchemy as sa

metadata = sa.MetaData()
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Compared by its bytes on every database."""


def _text(name: str, *, key: bool = False, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, TEXT, primary_key=key, nullable=False, server_default=default)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(
        name, sa.BigInteger, primary_key=key, nullable=False, autoincrement=False, server_default=None if key else "0"
    )


centre_facts = sa.Table("centre", metadata, _text("name", key=True), _text("value"))
"""What the centre notes of itself: the version of its tables, the secret of its tokens."""

zone_heads = sa.Table("zone_head", metadata, _text("zone", key=True), _number("last"), _text("epoch"), _text("signer"))
"""`last` is the number of the zone's latest work; `signer` the key with which the centre signs its own works there, sealed."""

devices = sa.Table(
    "device",
    metadata,
    _text("zone", key=True),
    _text("id", key=True),
    _text("worker"),
    _text("public_key"),
    _number("enrolled"),
    _number("revoked"),
    _number("last"),
    _text("link", default=""),
    _number("seen"),
    _number("confirmed"),
    _text("receipt", default=""),
    _text("revoked_by", default=""),
    _text("reason", default=""),
    sa.Index("device_id", "id", unique=True),
)
"""Times are milliseconds, 0 for never. `last` and `link` end the device's chain; `confirmed` is the number of
the latest order that it says it carried out, signed in `receipt`. The centre's own has no worker. `revoked_by` is the worker
who took its trust away, with a reason; both are empty where it was done at the centre itself."""

invites = sa.Table(
    "invite",
    metadata,
    _text("zone", key=True),
    _text("code", key=True),
    _text("worker"),
    _number("made"),
    _number("expires"),
    _number("used"),
    _text("device", default=""),
)
"""`code` is a hash; a founding code has neither zone nor worker."""

files = sa.Table("file", metadata, _text("zone", key=True), _text("file", key=True), _number("last"), _text("chain", default=""))
"""The end of each file's chain."""

journal = sa.Table(
    "journal",
    metadata,
    _text("zone", key=True),
    _number("seq", key=True),
    _text("file"),
    _number("file_seq"),
    _text("chain"),
    _text("device"),
    _number("number"),
    _text("id"),
    sa.Column("streamed", sa.Boolean(create_constraint=False), nullable=False),
    _number("size"),
    _text("work"),
    _number("received"),
    sa.Index("journal_id", "zone", "id", unique=True),
    sa.Index("journal_file", "zone", "file", "file_seq", unique=True),
    sa.Index("journal_device", "zone", "device", "number", unique=True),
    postgresql_partition_by="LIST (zone)",
)
"""Works as they were sent, in the order in which they were accepted, a partition a zone; streamed are those with changes."""

records = sa.Table(
    "record",
    metadata,
    _text("zone", key=True),
    _text("kind", key=True),
    _text("id", key=True),
    _text("file"),
    _text("values"),
    _text("versions"),
    _text("beside"),
    _text("removals"),
    _text("mark"),
    _number("size"),
    sa.Index("record_file", "zone", "file", "kind", "id"),
)
"""Every kind of record in plain JSON, so that what newer laptops know passes through. `mark` is its part in its file's digest;
`file` is empty once its file went to another zone."""

moved = sa.Table("moved", metadata, _text("zone", key=True), _text("file", key=True), _text("to"), _number("at"))
"""The files that went from a zone to another."""

pieces = sa.Table(
    "piece",
    metadata,
    _text("zone", key=True),
    _text("file", key=True),
    _text("digest", key=True),
    _text("device"),
    _number("size"),
    _number("received"),
    sa.Column("bytes", sa.LargeBinary),
    sa.Index("piece_file", "file", "digest"),
)
"""The pieces of attachments that works of a file name, and from when they were `received` their bytes; `device` is whose work
named one first."""

receipts = sa.Table(
    "receipt",
    metadata,
    _text("zone", key=True),
    _text("device", key=True),
    _number("number", key=True),
    _text("work"),
    _text("hash"),
    _text("verdict"),
    _text("words"),
)

held = sa.Table(
    "held",
    metadata,
    _text("zone", key=True),
    _text("device", key=True),
    _number("number", key=True),
    _text("work"),
    _number("received"),
)
"""Works of a newer version than the centre's, in the order in which they came."""

quarantine = sa.Table(
    "quarantine",
    metadata,
    _text("zone", key=True),
    _text("device", key=True),
    _number("number", key=True),
    _text("for_zone"),
    _text("file"),
    _text("work"),
    _text("words"),
    _number("received"),
    _number("waits"),
    _number("handed"),
    _text("said", default=""),
    _number("taken"),
    _text("taken_by", default=""),
    _text("how", default=""),
    _text("why", default=""),
    sa.Index("quarantine_waits", "for_zone", "waits", "received"),
)
"""Works that were refused; `for_zone` has their file now. `waits` is 1 while somebody is to look at one: its author handed it
over with what they `said`, or no longer holds its file. `taken` is when somebody settled it, and `how`."""

grants = sa.Table(
    "grant",
    metadata,
    _text("zone", key=True),
    _text("device", key=True),
    _text("file", key=True),
    _number("number"),
)
"""The files that a device holds; `number` is the order that gave it."""

controls = sa.Table(
    "control",
    metadata,
    _text("zone", key=True),
    _text("device", key=True),
    _number("number", key=True),
    _text("order"),
    _text("file"),
    _number("at"),
)

known_laptops = sa.table(
    "laptop",
    *(sa.column(name, TEXT) for name in ("zone", "id", "worker", "revoked_by", "reason")),
    *(sa.column(name, sa.BigInteger) for name in ("enrolled", "seen", "revoked", "last", "confirmed", "told", "refused", "held")),
)
"""A view: what is told of each laptop to those who keep the directory; `told` is its latest order, the last two are counts."""

sought = sa.table(
    "sought", *(sa.column(name, TEXT) for name in ("zone", "kind", "id", "file", "values", "versions", "beside", "removals"))
)
"""A view: the families and people among whom break-glass looks, whoever may open their files."""
