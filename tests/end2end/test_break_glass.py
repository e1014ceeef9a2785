"""Break-glass from end to end: asked on one laptop, reviewed on the manager's, gone eight hours later; a centre between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from fpz_app.casework.access import hidden_files, witness
from fpz_app.casework.break_glass import openings, review
from fpz_app.casework.families import make_family, restrict
from fpz_app.casework.notes import finish_note
from fpz_app.domain.break_glass import BreakGlass, Outcome, Verdict
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.record import new_id
from fpz_app.domain.workers import Role
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from fpz_app.store.tables import TABLES, changes, works
from fpz_app.sync import break_glass, enrolment
from fpz_app.sync.break_glass_protocol import BreakGlassAnswer, BreakGlassAsked
from tests.helpers.stores import KEY
from tests.helpers.zone_of_laptops import NOW, Laptop, ZoneOfLaptops, a_zone

REASON = "Zoe is in hospital and nobody knows whom to ring."
MINUTE = 60 * 1000
HOUR = 60 * MINUTE


@dataclass
class Three:
    """Ruth manages the zone and leads a restricted family; Sam may not see it; Ada manages too, and may not either."""

    zone: ZoneOfLaptops
    sam: Laptop
    ruth: Laptop
    ada: Laptop
    family: Family

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.zone.here.clock() / 1000, UTC)

    @property
    def today(self) -> date:
        return self.now.date()

    def note(self) -> Note:
        """Written on Sam's laptop."""
        where = self.family.id
        note = Note(file_id=where, family_id=where, author_id=self.sam.worker.id, on=self.today, text="Rang the ward.")
        return finish_note(self.sam.store, self.sam.worker, note, today=self.today, now=self.now.replace(tzinfo=None))

    def ask(self, **said: str) -> BreakGlassAnswer:
        remote = enrolment.remote_of(self.sam.store, transport=self.sam.wire)
        return break_glass.ask(remote, BreakGlassAsked(id=new_id(), reason=REASON, **(said or {"reference": "CH0042"})))


@contextmanager
def on_one_clock(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[ZoneOfLaptops]:
    """The laptops' clock is the centre's, moved by hand."""
    with a_zone(folder) as zone:
        def opened(where: Path) -> Store:
            return Store(where, KEY, signer=Signer, now=lambda: zone.here.clock() / 1000)

        monkeypatch.setattr("tests.helpers.zone_of_laptops.open_store", opened)
        yield zone


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Three]:
    with on_one_clock(monkeypatch, tmp_path) as zone:
        sam = zone.join("Sam Ellery", Role.PRACTITIONER)
        ruth, ada = zone.join("Ruth Amesbury", Role.MANAGER), zone.join("Ada Lowe", Role.MANAGER)
        made = Family(file_id="", name="Zephyr", reference="CH0042", lead_id=ruth.worker.id)
        family = make_family(ruth.store, ruth.worker, made, NOW.date())
        restrict(ruth.store, ruth.worker, family.id, allowed=(ruth.worker.id,))
        zone.meet()
        yield Three(zone, sam, ruth, ada, ruth.store.get(Family, family.id))


def rows_of(store: Store, file: str) -> int:
    """Everything of a file that is on a laptop, but for the heads of its works."""
    with store.read() as connection:
        kept = [connection.scalar(sa.select(sa.func.count()).select_from(table).where(table.c.file_id == file)) or 0
                for table in TABLES.values()]  # fmt: skip
        written = sa.select(sa.func.count()).select_from(changes.join(works, works.c.id == changes.c.work))
        return sum(kept) + (connection.scalar(written.where(works.c.file == file)) or 0)


def test_a_file_comes_is_read_reviewed_and_is_gone_eight_hours_later(three: Three) -> None:
    sam, family = three.sam, three.family
    assert rows_of(sam.store, family.id) == 0
    assert three.ask().outcome is Outcome.OPENED
    sam.sync()
    assert sam.store.get(Family, family.id).name == "Zephyr"
    witness(sam.store, sam.worker, "Opened the file", family.id)
    note = three.note()
    three.zone.meet()
    assert three.ruth.store.get(Note, note.id).text == "Rang the ward."
    (told,) = openings(three.ada.store, three.ada.worker)
    assert (told.who, told.files, told.made.reason) == ("Sam Ellery", "CH0042", REASON)
    assert [each.what for each in told.deeds] == ["Opened the file", "Finish a note"]
    assert three.ada.waits("Review: a restricted file was opened")

    review(three.ada.store, three.ada.worker, told.made.id, Verdict.JUSTIFIED, words="You were right.", today=three.today)
    three.zone.meet()
    assert [each.detail for each in sam.waits("Your break-glass was reviewed: justified")] == ["You were right."]

    three.zone.here.clock.now += 8 * HOUR + MINUTE  # the laptop's own steady clock went on while the zone's stood still
    assert hidden_files(sam.store, sam.worker) == {family.id}  # without a network
    sam.sync()
    assert rows_of(sam.store, family.id) == 0
    assert sam.store.find(BreakGlass)[0].words == "You were right."
    assert [each.taken_back for each in three.ada.store.find(BreakGlass)] == [False]
    three.ada.sync()
    assert [each.taken_back for each in three.ada.store.find(BreakGlass)] == [True]
