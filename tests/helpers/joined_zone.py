"""A zone at a service: the manager founded it from her own laptop, with a family that has a plan of one goal."""

from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from fpz_app.casework.plans import put_goal, start_plan
from fpz_app.central import admin
from fpz_app.central.centre import milliseconds
from fpz_app.central.database import make_engine, reading, writing
from fpz_app.central.migrations import migrate
from fpz_app.domain.episodes import Episode
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person, Stage
from fpz_app.domain.plans import Goal
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.round import run_round
from tests.helpers.desks import PURBECK
from tests.helpers.service import Service
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA, open_store

GOAL = "Callum is in school each day"


@dataclass
class JoinedZone:
    """`manager` is the record on the manager's laptop. The service runs once it is made."""

    folder: Path
    database: str
    goal: Goal = field(init=False)

    def __post_init__(self) -> None:
        engine = make_engine(self.database)
        migrate(engine)
        engine.dispose()
        self.service = Service(self.database)
        self.manager: Store = open_store(self.folder / "manager")
        with self.manager.work(MANAGER, "Set up the zone") as work:
            work.put_all([PURBECK, MANAGER, PRIYA, OUTSIDER])
        self.goal = self._make_family()
        self.service.start()
        enrolment.found(self.manager, self.service.address, self.code(), zone=PURBECK, worker=MANAGER)
        self.sync()

    def code(self, worker: Worker | None = None) -> str:
        """For a laptop of this worker; without one, for a laptop that founds a zone."""
        zone, who = (PURBECK.id, worker.id) if worker else ("", "")
        engine = make_engine(self.database)
        try:
            return writing(engine, lambda connection: admin.invite(connection, zone, who, hours=1, now=milliseconds()))
        finally:
            engine.dispose()

    def revoke(self, worker: Worker) -> None:
        engine = make_engine(self.database)
        with reading(engine) as connection:
            device = next(each.id for each in admin.laptops(connection, PURBECK.id) if each.worker == worker.id)
        writing(engine, lambda connection: admin.revoke(connection, device, milliseconds()))
        engine.dispose()

    def sync(self) -> None:
        """One round of the manager's laptop."""
        with closing(enrolment.remote_of(self.manager)) as remote:
            run_round(self.manager, remote)

    def close(self) -> None:
        self.manager.close()
        self.service.stop()

    def _make_family(self) -> Goal:
        family = Family(file_id="", name="Marlow", reference="PU2291", lead_id=PRIYA.id)
        family = replace(family, file_id=family.id)
        file = family.id
        callum = Person(file_id=file, given_name="Callum", family_name="Marlow", born="2012-05-17", stage=Stage.CHILD)
        with self.manager.work(MANAGER, "Make a family") as work:
            work.put_all([family, callum, Membership(file_id=file, family_id=file, person_id=callum.id)])
            work.put(Episode(file_id=file, family_id=file, requested_on=date(2026, 9, 28)))
        plan = start_plan(self.manager, MANAGER, file)
        return put_goal(self.manager, MANAGER, Goal(file_id=file, family_id=file, plan_id=plan.id, text=GOAL))
