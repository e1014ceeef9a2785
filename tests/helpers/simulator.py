"""Simulator: real laptops and the real central service in one process, on a network, clocks and luck that a seed replays."""

import itertools
import shutil
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

import sqlalchemy as sa

from fpz_app.central import admin
from fpz_app.central.app import make_app
from fpz_app.central.centre import Centre, open_centre
from fpz_app.central.config import Config
from fpz_app.central.database import make_engine as make_centre_engine
from fpz_app.central.database import writing
from fpz_app.central.migrations import migrate
from fpz_app.domain import record
from fpz_app.domain.workers import Role, Worker
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.report import RoundReport
from fpz_app.sync.round import run_round
from fpz_app.sync.troubles import Offline
from tests.helpers.network import CALM, ROUGH, URL, CentreKilled, Faults, Network
from tests.helpers.stores import KEY, compile_once

START = 1_795_000_000_000
"""November 2026, in milliseconds."""
ROLES = (Role.MANAGER, Role.LEAD, Role.PRACTITIONER, Role.LEAD)


class LaptopKilled(BaseException):
    """The laptop's process ended at some statement or request."""


@dataclass
class Clock:
    """The true time, in milliseconds."""

    now: int = START

    def __call__(self) -> int:
        self.now += 1
        return self.now


class Fuse:
    """Blows after a number of statements or requests, once; `seen` is told of each before it is done."""

    def __init__(self, blow: type[BaseException]) -> None:
        self._blow, self._left, self.steps = blow, 0, 0
        self.seen: Callable[[], None] = lambda: None

    def light(self, steps: int) -> None:
        self._left, self.steps = steps, 0

    def step(self, *_: object) -> None:
        self.steps += 1
        self.seen()
        if self._left:
            self._left -= 1
            if not self._left:
                raise self._blow

    def watch(self, engine: sa.Engine) -> None:
        sa.event.listen(engine, "before_cursor_execute", self.step)
        sa.event.listen(engine, "commit", self.step)


@dataclass
class Laptop:
    """`ahead` is by how much its clock is wrong, in milliseconds."""

    name: str
    folder: Path
    worker: Worker
    clock: Clock
    network: Network
    fuse: Fuse = field(default_factory=lambda: Fuse(LaptopKilled))
    ahead: int = 0
    usual: int = 50
    """Statements and requests of its last sync."""
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        self.store = Store(self.folder, KEY, signer=Signer, now=lambda: (self.clock() + self.ahead) / 1000)
        compile_once(self.store.engine)
        self.fuse.watch(self.store.engine)

    def end(self) -> None:
        """As a process that was killed: what it had in memory is gone."""
        self.fuse.light(0)
        self.store.close()
        self.open()

    def sync(self) -> RoundReport:
        remote = enrolment.remote_of(self.store, transport=self.network)
        self.network.each = self.fuse.step
        try:
            report = run_round(self.store, remote)
            self.usual = max(self.fuse.steps, 20)
            return report
        finally:
            remote.close()
            self.network.each = lambda: None

    def survives(self, doing: Callable[[], object], fuse: int = 0) -> bool:
        """Whether it got to the end: it may be killed on the way, or hear nothing of the centre."""
        self.fuse.light(fuse)
        try:
            doing()
        except LaptopKilled:
            self.end()
            return False
        except Offline:
            return False
        finally:
            self.fuse.light(0)
        return True


@dataclass
class World:
    """One zone with its centre and laptops. `random` decides everything that chance decides; `fuse` is the centre's."""

    folder: Path
    random: Random
    clock: Clock
    centre: Centre
    fuse: Fuse
    network: Network
    zone: str
    laptops: list[Laptop] = field(default_factory=list)

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.store.close()
        self.centre.engine.dispose()
        self.network.shut()

    def invite(self, worker: Worker) -> str:
        now = self.clock()
        return writing(self.centre.engine, lambda connection: admin.invite(connection, self.zone, worker.id, hours=1, now=now))

    def add_laptop(self, worker: Worker, template: Path) -> Laptop:
        name = f"laptop-{len(list(self.folder.glob('laptop-*')))}"
        shutil.copytree(template, self.folder / name)
        laptop = Laptop(name, self.folder / name, worker, self.clock, self.network)
        enrolment.join(laptop.store, URL, self.invite(worker), transport=self.network)
        self.laptops.append(laptop)
        return laptop

    def rough(self, faults: Faults = ROUGH) -> None:
        self.network.faults = faults

    def settle_down(self) -> None:
        """Everybody syncs on a calm network until nothing moves any more."""
        self.network.faults = CALM
        self.network.forget_late()
        for _ in range(12):
            moved = [self._moves(laptop.sync()) for laptop in self.laptops]
            if not any(moved):
                return
        raise AssertionError("the laptops never come to rest")

    def _moves(self, report: RoundReport) -> bool:
        words = report.sent or report.received or report.loaded or report.left or report.taken or report.afresh
        return bool(words or report.pieces)


def make_template(folder: Path) -> Path:
    """An empty store whose device has no key yet: copied, each is a laptop of its own."""
    store = Store(folder, KEY, signer=Signer)
    with store.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM laptop WHERE name = 'device'")
    store.close()
    return folder


def make_world(folder: Path, template: Path, *, seed: int, laptops: int = 3, database: str = "") -> World:
    random, clock = Random(seed), Clock()
    address = database or f"sqlite:///{folder}/centre.db"
    engine = make_centre_engine(address)
    migrate(engine)
    now = clock()
    zone = writing(engine, lambda connection: admin.new_zone(connection, "Chesil", "CH", now)).id
    workers = [
        writing(engine, partial(admin.new_worker, zone=zone, name="X", agency="", role=role, now=now)) for role in ROLES[:laptops]
    ]
    engine.dispose()
    world = _open_world(folder, random, clock, zone, address)
    for worker in workers:
        world.add_laptop(worker, template)
    return world


def begun_again(world: World, folder: Path, database: str = "") -> World:
    """The same zone from what its files held when they were copied into a folder: what was in memory is gone.

    `database` is a copy of the centre's, where that is none of the files.
    """
    address = database or f"sqlite:///{folder}/centre.db"
    again = _open_world(folder, Random(0), Clock(world.clock.now), world.zone, address)
    for laptop in world.laptops:
        again.laptops.append(Laptop(laptop.name, folder / laptop.name, laptop.worker, again.clock, again.network))
    return again


def _open_world(folder: Path, random: Random, clock: Clock, zone: str, database: str) -> World:
    centre = open_centre(Config(database=database), now=clock)
    compile_once(centre.engine)
    fuse = Fuse(CentreKilled)
    fuse.watch(centre.engine)
    network = Network(make_app(centre), random, kill_centre=fuse.light)
    return World(folder, random, clock, centre, fuse, network, zone)


class SeededIds:
    """Stands in for chance and time where ids are made, so that a seed makes the same ids."""

    def __init__(self, random: Random, clock: Clock) -> None:
        self.randbits, self.time_ns = random.getrandbits, lambda: clock() * 1_000_000

    def as_module(self) -> types.SimpleNamespace:
        return types.SimpleNamespace(randbits=self.randbits, time_ns=self.time_ns)


def seed_ids(monkeypatch: object, world: World) -> None:
    stand_in = SeededIds(Random(world.random.random()), world.clock).as_module()
    monkeypatch.setattr(record, "secrets", stand_in)  # type: ignore[attr-defined]
    monkeypatch.setattr(record, "time", stand_in)  # type: ignore[attr-defined]
    monkeypatch.setattr(record, "made", itertools.count())  # type: ignore[attr-defined]
