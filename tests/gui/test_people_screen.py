"""People and laptops by keyboard: somebody is added and invited, a laptop's trust ends, families change hands."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.domain.families import Family
from fpz_app.domain.workers import Role, Worker
from fpz_app.presenters.people import PeoplePresenter
from fpz_app.presenters.places import Place, history
from fpz_app.presenters.worker import WorkerPresenter
from fpz_app.sync import enrolment
from fpz_app.ui.screens.people import PeopleScreen
from fpz_app.ui.screens.worker import WorkerScreen
from tests.helpers import hands
from tests.helpers.asking import Direct, desk_of
from tests.helpers.desks import NOW, Kept
from tests.helpers.stores import open_store
from tests.helpers.zone_of_laptops import ADDRESS, Laptop, ZoneOfLaptops, a_zone

CODE = "One code is open"


@dataclass
class Office:
    """Ruth manages the zone at her laptop; Priya leads a family at hers."""

    zone: ZoneOfLaptops
    ruth: Laptop
    priya: Laptop
    kept: Kept = field(default_factory=Kept)

    def __post_init__(self) -> None:
        desk, direct = desk_of(self.ruth, self.kept), Direct(self.ruth)
        self.people = PeopleScreen(lambda view: PeoplePresenter(view, desk, direct))
        self.worker = WorkerScreen(lambda view: WorkerPresenter(view, desk, direct))

    @property
    def tom(self) -> Worker:
        """Who has no laptop."""
        return self.ruth.store.find(Worker, name="Tom Reed")[0]

    def open(self) -> None:
        self.worker.hide()
        self.people.resize(1072, 800)
        self.people.show()
        self.people.show_place()

    def follow(self) -> None:
        """Goes where the window would have been led."""
        self.people.hide()
        self.worker.leave()
        self.worker.resize(1072, 900)
        self.worker.show()
        self.worker.show_place(item_id=self.kept.went[-1].item_id)

    def see(self, name: str) -> None:
        self.open()
        hands.open_row("People who work here", name)
        self.follow()


@pytest.fixture(scope="module")
def office(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with a_zone(tmp_path_factory.mktemp("zone")) as zone:
        zone.here.clock.now = int(NOW.timestamp() * 1000)
        made = Office(zone, zone.join("Ruth Amesbury", Role.MANAGER), zone.join("Priya Nair"))
        zone.here.worker("Tom Reed")
        zone.meet()
        yield made
        made.people.close()
        made.worker.close()


@pytest.fixture(autouse=True)
def on_line(office: Office) -> None:
    office.ruth.wire.is_cut = False


def test_an_entry_leads_to_its_history(office: Office) -> None:
    office.see("Tom Reed")
    hands.press("History")
    assert office.kept.went[-1] == history("", office.tom.id)


def test_a_laptop_that_is_lost_loses_its_trust_and_is_listed_until_it_confirms(office: Office) -> None:
    office.see("Priya Nair")
    hands.press("Take its trust away…")
    hands.press("Take its trust away")
    assert hands.reads("It does not say why.")
    hands.write("Why its trust ends", "Left on a train")
    hands.press("Take its trust away")
    assert (hands.reads("Left on a train"), hands.reads("It has not been in touch since.")) == (True, True)
    office.open()
    (row,) = hands.rows_of("Laptops that have not confirmed")
    assert "Priya Nair" in row
    assert office.priya.sync().wipe
    hands.press("Ask the centre again")
    assert hands.rows_of("Laptops that have not confirmed") == []
    hands.open_row("People who work here", "Priya Nair")
    office.follow()
    assert hands.reads("It has confirmed")


def test_somebody_is_added_and_joins_with_the_code_that_is_shown_once(office: Office, qtbot: QtBot) -> None:
    office.open()
    hands.press("Add someone")
    assert office.kept.went[-1] == Place("worker", item_id="new")
    office.follow()
    hands.write("Name", "Sam Ellery")
    hands.press("Add to the directory")
    assert hands.reads("There is no agency.")
    hands.write("Agency", "Youth service")
    hands.press("Add to the directory")
    hands.press("Invite a laptop")
    hands.press("Copy the code")
    code = QGuiApplication.clipboard().text()
    assert (len(code.split("-")), hands.reads(code), hands.reads(CODE)) == (5, True, True)
    with qtbot.waitSignal(office.worker.preview) as shown:
        hands.press("Print the letter")
    assert shown.args is not None
    assert bytes(shown.args[1]).startswith(b"%PDF")
    office.open()
    office.follow()
    assert not hands.reads(code)
    joining = open_store(office.zone.folder / "sams")
    enrolled = enrolment.join(joining, ADDRESS, code, transport=office.ruth.wire)
    assert office.ruth.store.get(Worker, enrolled.worker).name == "Sam Ellery"
    joining.close()


def test_without_a_network_it_says_so_and_shows_what_was_known(office: Office) -> None:
    office.open()
    office.ruth.wire.is_cut = True
    hands.press("Ask the centre again")
    assert (hands.reads("The centre cannot be reached."), hands.reads("As the centre said")) == (True, True)
    assert any("1 laptop" in row for row in hands.rows_of("People who work here"))


def test_whoever_leaves_hands_their_families_over(office: Office) -> None:
    ruth, leaving = office.ruth, office.zone.here.worker("Alma Frost")
    ruth.sync()
    made = Family(file_id="", name="Marlow", lead_id=leaving.id)
    with ruth.store.work(ruth.worker, "Add a family") as work:
        family = work.put(replace(made, file_id=made.id))
    office.see("Alma Frost")
    hands.press("They have left the zone…")
    assert hands.reads("They still lead families")
    hands.press("Mark as left")
    hands.press("Hand over")
    assert hands.reads("Nobody is chosen to lead.")
    hands.choose("Who leads from now on", "Ruth Amesbury, Early help")
    hands.press("Hand over")
    assert ruth.store.get(Family, family.id).lead_id == ruth.worker.id
    assert (hands.reads("They lead no family."), hands.reads("They have left the zone.")) == (True, True)


def test_what_is_typed_of_an_entry_is_there_again(office: Office) -> None:
    office.see("Ruth Amesbury")
    hands.write("Team", "Bay team")
    office.open()
    office.follow()
    assert hands.text_of("Team") == "Bay team"
    hands.press("Save")
    assert office.ruth.store.get(Worker, office.ruth.worker.id).team == "Bay team"


def test_whoever_may_not_keep_the_directory_reads_whose_work_it_is_until_their_role_is_another(office: Office) -> None:
    ruth = office.ruth
    desk = desk_of(ruth, office.kept)
    screen = WorkerScreen(lambda view: WorkerPresenter(view, desk, Direct(ruth)))
    office.people.hide()
    office.worker.hide()
    desk.actor = replace(ruth.worker, role=Role.PRACTITIONER)
    screen.show()
    screen.show_place(item_id=office.tom.id)
    closed = (hands.reads("People and laptops are kept by the zone manager"), hands.fields("Name"))
    desk.actor = ruth.worker
    screen.refresh(None)
    opened = (hands.reads("People and laptops are kept by the zone manager"), hands.text_of("Name"))
    screen.close()
    assert (closed, opened) == ((True, []), (False, "Tom Reed"))
