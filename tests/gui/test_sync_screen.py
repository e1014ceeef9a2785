"""The page about sync, and the work in the background that it tells of, against a centre inside the test."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.app import reconnecting
from fpz_app.app.syncing import BUG, Syncing
from fpz_app.casework.outbox import is_sent
from fpz_app.central import admin
from fpz_app.central.database import writing
from fpz_app.domain.families import Family
from fpz_app.domain.workers import Role, Worker, Zone
from fpz_app.presenters.sync import SyncPresenter
from fpz_app.presenters.sync_state import SyncState, rail_words
from fpz_app.store.store import Store
from fpz_app.sync import enrolment
from fpz_app.sync.protocol import Address
from fpz_app.sync.round import run_round
from fpz_app.ui.screens.sync import SyncScreen
from tests.helpers import hands
from tests.helpers.centres import Here, a_centre
from tests.helpers.desks import Kept, desk_for
from tests.helpers.stores import open_store

ADDRESS = "https://centre.example.org"
NOW = datetime(2026, 11, 23, 9, 30)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Here]:
    with a_centre(f"sqlite:///{tmp_path / 'centre.db'}", tmp_path) as made:
        yield made


class Wire(httpx.BaseTransport):
    """The way to the centre; cut while `is_cut`. `meanwhile` is done once, when the next answer of a pull is on its way."""

    def __init__(self, here: Here) -> None:
        self._through = here.client._transport
        self.is_cut = False
        self.meanwhile: Callable[[], object] | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.is_cut:
            raise httpx.ConnectError("no network")
        if self.meanwhile is not None and request.url.path == Address.PULL:
            self.meanwhile, now = None, self.meanwhile
            now()
        return self._through.handle_request(request)


@dataclass
class Laptop:
    """A store with its worker, the work in the background, and the page."""

    store: Store
    worker: Worker
    syncing: Syncing
    screen: SyncScreen
    wire: Wire
    kept: Kept

    def settle(self) -> SyncState:
        """One round to its end."""
        self.syncing.sync()
        hands.until(lambda: not self.syncing.state().syncing, "the round to end")
        return self.syncing.state()

    def add_family(self, name: str = "Marlow") -> Family:
        made = Family(file_id="", name=name)
        made = replace(made, file_id=made.id)
        with self.store.work(self.worker, "Add a family") as work:
            work.put(made)
        return made

    @property
    def rail(self) -> list[str]:
        return [f"{each.words}, {each.detail}" for each in rail_words(self.syncing.state(), NOW)]


Joined = Callable[..., Laptop]


@pytest.fixture
def joined(qapp: QApplication, here: Here, tmp_path: Path) -> Iterator[Joined]:
    """Makes a laptop that has joined the zone and has loaded it; `alone` ones hold a zone of their own."""
    made: list[Laptop] = []

    def make(name: str = "Priya Nair", role: Role = Role.LEAD, *, alone: bool = False) -> Laptop:
        wire, store = Wire(here), open_store(tmp_path / name)
        if alone:
            zone_id = "01900000-0000-7000-8000-000000000009"
            zone = Zone(id=zone_id, file_id=zone_id, name="Purbeck", code="PU")
            worker = Worker(file_id=zone_id, name=name, role=role)
            with store.work(worker, "Set up this laptop") as work:
                work.put_all([zone, worker])
        else:
            enrolled = enrolment.join(store, ADDRESS, here.code(here.worker(name, role).id), transport=wire)
            run_round(store, enrolment.remote_of(store, transport=wire))
            worker = store.get(Worker, enrolled.worker)
            zone = store.get(Zone, enrolled.zone)
        kept = Kept()
        desk = replace(desk_for(store, kept, actor=worker), zone=zone)
        syncing = Syncing(desk, None, remote_of=partial(enrolment.remote_of, transport=wire))
        screen = SyncScreen(lambda view: SyncPresenter(view, desk, syncing))
        syncing.changed.connect(lambda: screen.refresh(None))
        screen.resize(1072, 800)
        screen.show()
        screen.show_place()
        made.append(Laptop(store, worker, syncing, screen, wire, kept))
        return made[-1]

    yield make
    for laptop in made:
        hands.until(lambda laptop=laptop: not laptop.syncing.state().syncing, "the last round")
        laptop.syncing.stop()
        laptop.screen.close()
        laptop.store.close()


def test_all_sent_is_said_when_it_is(joined: Joined) -> None:
    laptop = joined()
    laptop.settle()
    assert (hands.reads("Up to date"), laptop.rail[0].startswith("Up to date, ")) == (True, True)


def test_a_family_added_here_is_there_after_both_have_synced(joined: Joined) -> None:
    priya, sam = joined(), joined("Sam Ellery", Role.PRACTITIONER)
    family = priya.add_family()
    priya.settle()
    sam.settle()
    assert sam.store.get(Family, family.id).name == "Marlow"


def test_what_is_written_goes_out_by_itself(joined: Joined) -> None:
    laptop = joined()
    laptop.syncing.start()
    hands.until(lambda: not laptop.syncing.state().syncing, "the first round")
    laptop.add_family()
    assert laptop.syncing.state().changes == 1
    hands.until(lambda: laptop.syncing.state().is_up_to_date, "it to go out", patience=20)


def test_what_is_written_while_a_round_is_under_way_goes_out_soon_after_it(joined: Joined) -> None:
    laptop, other = joined(), joined("Sam Ellery")
    other.add_family("Okafor")
    other.settle()
    laptop.wire.meanwhile = laptop.add_family
    laptop.syncing.sync()
    hands.until(lambda: laptop.wire.meanwhile is None and laptop.syncing.state().is_up_to_date, "it to go out", patience=20)


def test_offline_is_a_state_with_what_waits(joined: Joined) -> None:
    laptop = joined()
    laptop.wire.is_cut = True
    laptop.add_family()
    laptop.settle()
    assert laptop.rail == ["Offline, 1 change waiting"]


def test_what_waits_is_listed_with_its_family(joined: Joined) -> None:
    laptop = joined()
    laptop.wire.is_cut = True
    laptop.add_family()
    laptop.settle()
    (row,) = hands.rows_of("Waiting to be sent")
    assert "Add a family" in row
    assert "Marlow" in row


def test_after_the_network_is_back_nothing_waits(joined: Joined) -> None:
    laptop = joined()
    laptop.wire.is_cut = True
    laptop.add_family()
    laptop.settle()
    laptop.wire.is_cut = False
    assert laptop.settle().is_up_to_date


def test_what_waits_goes_out_by_itself_once_the_centre_can_be_reached_again(
    joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconnecting, "EACH", 20)
    laptop = joined()
    laptop.wire.is_cut = True
    laptop.add_family()
    laptop.settle()
    laptop.wire.is_cut = False
    hands.until(lambda: laptop.syncing.state().is_up_to_date, "it to go out")


def test_a_round_asked_for_while_one_was_failing_follows_it_at_once(joined: Joined) -> None:
    laptop = joined()
    laptop.add_family()
    laptop.wire.is_cut = True
    laptop.syncing.sync()
    while QThreadPool.globalInstance().activeThreadCount():
        time.sleep(0.005)
    laptop.wire.is_cut = False
    laptop.syncing.sync()  # what failed has not been told yet
    hands.until(lambda: laptop.syncing.state().is_up_to_date, "it to go out", patience=10)


def test_a_fault_of_the_program_in_a_round_is_no_green_tick(joined: Joined, qtbot: QtBot) -> None:
    laptop = joined()
    laptop.wire.meanwhile = lambda: 1 // 0
    laptop.add_family()
    with qtbot.capture_exceptions() as flown:
        state = laptop.settle()
    assert [each[0] for each in flown] == [ZeroDivisionError]
    assert state.trouble is BUG
    assert laptop.rail == ["Sync has stopped, see why"]
    assert laptop.settle().is_up_to_date


@pytest.fixture
def refused(joined: Joined) -> Laptop:
    """An auditor's laptop with a family that an auditor may not make."""
    laptop = joined("Ann Board", Role.AUDITOR)
    laptop.add_family("Pike")
    laptop.settle()
    return laptop


def test_refused_work_stays_with_the_centres_words(refused: Laptop) -> None:
    assert (refused.syncing.state().attention, refused.rail[-1]) == (1, "1 decision, waits for you")
    assert hands.reads("What the centre did not take")
    assert hands.reads("Pike")


def test_refused_words_can_be_printed(refused: Laptop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(refused.screen.preview) as shown:
        hands.press("Print or save the words")
    assert shown.args is not None
    assert bytes(shown.args[1]).startswith(b"%PDF")


def test_refused_work_that_is_put_away_no_longer_asks(refused: Laptop) -> None:
    hands.press("Put it away")
    assert refused.syncing.state().attention == 0


def test_a_zone_that_began_on_a_laptop_is_brought_to_its_centre(
    joined: Joined, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = joined(alone=True)
    family = laptop.add_family()
    found = enrolment.found
    monkeypatch.setattr(enrolment, "found", lambda *given, **more: found(*given, **more, transport=laptop.wire))
    hands.write("Address of the centre", ADDRESS)
    hands.write("One-time code", here.code("", zone=""))
    hands.press("Bring this zone to its centre")
    hands.until(lambda: laptop.syncing.state().is_up_to_date, "all to be sent", patience=20)
    assert laptop.store.get(Family, family.id) == family


def test_a_code_that_is_missing_is_asked_for_at_its_field(joined: Joined) -> None:
    joined(alone=True)
    hands.write("Address of the centre", ADDRESS)
    hands.press("Bring this zone to its centre")
    assert hands.reads("Give the one-time code.")


def test_an_address_that_is_not_safe_is_refused_in_words(joined: Joined) -> None:
    joined(alone=True)
    hands.write("Address of the centre", "http://centre.example.org")
    hands.write("One-time code", "ABCD")
    hands.press("Bring this zone to its centre")
    assert hands.reads("not safe")


def test_a_laptop_whose_trust_has_ended_says_so_at_its_next_contact(joined: Joined, here: Here, qtbot: QtBot) -> None:
    laptop = joined()
    writing(here.centre.engine, lambda connection: admin.revoke(connection, laptop.store.device.id, here.clock()))
    with qtbot.waitSignal(laptop.syncing.ended):
        laptop.syncing.sync()


def test_a_print_says_whether_the_centre_has_it(joined: Joined) -> None:
    laptop = joined()
    laptop.wire.is_cut = True
    family = laptop.add_family()
    before = is_sent(laptop.store, family.id)
    laptop.wire.is_cut = False
    laptop.settle()
    assert (before, is_sent(laptop.store, family.id)) == (False, True)
