"""Doing: what each of the centre's commands does and prints."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

import sqlalchemy as sa

from fpz_app.central import admin, backups, config, migrations, moving, pieces, sealing, serving, verifying
from fpz_app.central.centre import milliseconds
from fpz_app.central.commands import ROLES
from fpz_app.central.database import make_engine, reading, writing
from fpz_app.central.troubles import in_words
from fpz_app.domain.errors import Problem

T = TypeVar("T")


def init(asked: argparse.Namespace) -> int:
    chosen = _config(asked)
    if chosen.key and not chosen.key.exists():
        with _opened(chosen.database) as engine:
            if migrations.is_new(engine):
                sealing.make_key(chosen.key)
    with _database(asked) as engine:
        taken = migrations.migrate(engine)
    if taken and not chosen.key:
        print(f"Its secrets lie in it in clear. For real use, set {config.KEY} first.", file=sys.stderr)  # noqa: T201
    _say("The database is ready." if taken else "The database was ready already.")
    return 0


def serve(asked: argparse.Namespace) -> int:
    place = serving.Place(
        host=asked.host,
        port=asked.port,
        socket=asked.socket,
        certificate=asked.certificate,
        key=asked.key,
        workers=asked.workers,
    )
    where = str(asked.socket) if asked.socket else f"{'https' if asked.certificate else 'http'}://{asked.host}:{asked.port}"
    with in_words():
        chosen = _config(asked)
        serving.serve(replace(chosen, read=asked.read_from or chosen.read), place, lambda: _say(f"The centre answers at {where}"))
    return 0


def invite(asked: argparse.Namespace) -> int:
    if asked.zone and not asked.worker and not asked.name:
        raise Problem("The code is for nobody.", "Give --worker with an id, or --name for a new worker.")
    if not asked.zone and (asked.worker or asked.name):
        raise Problem("A worker belongs to a zone.", "Give --zone; fpz central zones shows them.")

    def make(connection: sa.Connection) -> str:
        now, worker = milliseconds(), asked.worker
        if asked.name:
            role = ROLES[asked.role]
            worker = admin.new_worker(connection, asked.zone, name=asked.name, agency=asked.agency, role=role, now=now).id
        return admin.invite(connection, asked.zone, worker, hours=asked.hours, now=now)

    code = _write(asked, make)
    _say(code)
    print(f"Good once, for {asked.hours} hours. It is not shown again.", file=sys.stderr)  # noqa: T201
    return 0


def devices(asked: argparse.Namespace) -> int:
    rows = _read(asked, lambda connection: admin.laptops(connection, asked.zone))
    head = ("laptop", "worker", "enrolled", "seen", "works", "refused", "orders waiting", "revoked")
    _table(
        head, ((r.id, r.name, *map(_time, (r.enrolled, r.seen)), r.works, r.refused, r.waiting, _time(r.revoked)) for r in rows)
    )
    return 0


def revoke(asked: argparse.Namespace) -> int:
    _write(asked, lambda connection: admin.revoke(connection, asked.device, milliseconds()))
    _say("Revoked. It gets nothing from now on, and wipes itself at its next contact.")
    return 0


def grant(asked: argparse.Namespace) -> int:
    role = ROLES[asked.role]
    worker = _write(asked, lambda connection: admin.give_role(connection, asked.worker, role, milliseconds()))
    _say(f"{worker.name}: {role}.")
    return 0


def zones(asked: argparse.Namespace) -> int:
    if asked.restored:
        _write(asked, admin.new_epochs)
        _say("Laptops will send again what the database may have lost.")
    elif asked.new:
        zone = _write(asked, lambda connection: admin.new_zone(connection, asked.new, asked.code, milliseconds()))
        _say(zone.id)
    elif asked.workers:
        found = _read(asked, lambda connection: admin.workers(connection, asked.workers))
        _table(("worker", "name", "agency", "role"), ((w.id, w.name, w.agency, "left" if w.left else w.role) for w in found))
    else:
        rows = _read(asked, admin.zones)
        _table(("zone", "name", "works", "laptops"), ((row.id, row.name, row.works, row.laptops) for row in rows))
    return 0


def move(asked: argparse.Namespace) -> int:
    going = moving.Going(asked.family, asked.to, asked.by, asked.lead, asked.reason, asked.agreed)
    gone = _write(asked, lambda connection: moving.move(connection, going, milliseconds()))
    _say(f"Moved. Laptops that give the file up: {gone.taken}; that are given it: {gone.given}.")
    return 0


def verify(asked: argparse.Namespace) -> bool:
    """Whether something is wrong; what laptops have still to send is told and is not."""

    def look(connection: sa.Connection) -> tuple[list[str], list[str]]:
        if asked.zone:
            admin.check_zone(connection, asked.zone)
        every = [asked.zone] if asked.zone else [row.id for row in admin.zones(connection)]
        wrong = [f"{zone}: {words}" for zone in every for words in verifying.faults(connection, zone)]
        return wrong, [f"{zone}: {words}" for zone in every for words in pieces.awaited(connection, zone)]

    found, awaited = _read(asked, look)
    for line in found:
        print(line, file=sys.stderr)  # noqa: T201
    for line in awaited:
        _say(line)
    _say("Something is wrong." if found else "Every work is as it was written and signed.")
    return bool(found)


def backup(asked: argparse.Namespace) -> int:
    with _database(asked) as engine:
        migrations.check(engine)
        backups.back_up(engine.url.render_as_string(hide_password=False), asked.file)
    _say("The backup is made. Keep it as safe as the database: it holds what families told.")
    return 0


def _config(asked: argparse.Namespace) -> config.Config:
    given = {config.DATABASE: asked.database} if asked.database else {}
    return config.from_environment({**os.environ, **given})


def _read(asked: argparse.Namespace, question: Callable[[sa.Connection], T]) -> T:
    with _database(asked) as engine:
        migrations.check(engine)
        with reading(engine) as connection:
            return question(connection)


def _write(asked: argparse.Namespace, action: Callable[[sa.Connection], T]) -> T:
    with _database(asked) as engine:
        migrations.check(engine)
        return writing(engine, action)


@contextmanager
def _database(asked: argparse.Namespace) -> Iterator[sa.Engine]:
    chosen = _config(asked)
    with _opened(chosen.database) as engine:
        sealing.give_key(engine, chosen.key)
        yield engine


@contextmanager
def _opened(database: str) -> Iterator[sa.Engine]:
    engine = make_engine(database)
    try:
        with in_words():
            yield engine
    finally:
        engine.dispose()


def _time(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M") if milliseconds else "-"


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    for row in (head, *rows):
        _say("\t".join(map(str, row)))


def _say(words: str) -> None:
    print(words)  # noqa: T201
