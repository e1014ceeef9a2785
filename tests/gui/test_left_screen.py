"""Work that was left, by keyboard: handed over on one laptop, and a note, one's own, or put away on another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QApplication

from fpz_app.casework import tray
from fpz_app.casework.workers import keep_worker
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.workers import Role
from fpz_app.presenters.left import LeftPresenter
from fpz_app.presenters.sync import SyncPresenter
from fpz_app.presenters.sync_state import SyncState
from fpz_app.ui.screens.left import LeftScreen
from fpz_app.ui.screens.sync import SyncScreen
from tests.helpers import hands
from tests.helpers.asking import Direct, desk_of
from tests.helpers.desks import Kept
from tests.helpers.zone_of_laptops import Laptop, a_zone

ABOUT, PHONE = "The lift is broken.", "01632 960118"


class Joined(Direct):
    """Says that the laptop has a centre, so that the sync page shows its tray."""

    def state(self) -> SyncState:
        return SyncState(centre="https://centre.example.org", attention=tray.tally(self.laptop.store, self.laptop.worker).refused)


@dataclass
class Two:
    """Priya wrote twice while she was made an auditor; Sam leads the family."""

    priya: Laptop
    sam: Laptop
    family: Family

    def __post_init__(self) -> None:
        self.tray = SyncScreen(lambda view: SyncPresenter(view, desk_of(self.priya, Kept()), Joined(self.priya)))
        self.left = LeftScreen(lambda view: LeftPresenter(view, desk_of(self.sam, Kept()), Direct(self.sam)))

    def open(self, screen: SyncScreen | LeftScreen) -> None:
        for each in (self.tray, self.left):
            each.setVisible(each is screen)
        screen.resize(1072, 900)
        screen.show_place()


@pytest.fixture(scope="module")
def two(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    with a_zone(tmp_path_factory.mktemp("zone")) as zone:
        ruth, priya, sam = zone.join("Ruth Amesbury", Role.MANAGER), zone.join("Priya Nair"), zone.join("Sam Ellery")
        made = Family(file_id="", name="Marlow", lead_id=sam.worker.id)
        family = replace(made, file_id=made.id)
        with ruth.store.work(ruth.worker, "Add a family") as work:
            work.put(family)
        zone.meet()
        typed = replace(family, about=ABOUT)
        for otherwise in (typed, replace(typed, phone=PHONE), replace(typed, phone=PHONE, postcode="BH19 9ZZ")):
            with priya.store.work(priya.worker, "Change the family’s details") as work:
                work.put(otherwise)
        keep_worker(ruth.store, ruth.worker, replace(priya.worker, role=Role.AUDITOR))
        ruth.sync()
        priya.sync()
        found = Two(priya, sam, family)
        yield found
        found.tray.close()
        found.left.close()


def test_refused_words_are_written_otherwise_before_they_go_out_again(two: Two) -> None:
    two.open(two.tray)
    hands.press("Change the words")
    hands.write("The family’s details: what brings the family here", "The lift is mended.")
    two.tray.leave()
    texts = [text for each in tray.returned(two.priya.store, two.priya.worker, {}) for _, text in each.texts]
    hands.press("Leave it for now")
    assert "The lift is mended." in texts


def test_what_is_handed_over_becomes_a_note_or_ones_own_or_is_put_away_and_its_author_reads_which(two: Two) -> None:
    two.open(two.tray)
    for said in ("Kerry asked me", "", ""):
        hands.press("Hand to Sam Ellery")
        hands.write("What should they know?", said)
        hands.press("Hand it over")
    assert hands.reads("Waits for Sam Ellery.")
    two.sam.sync()
    two.open(two.left)
    assert (hands.reads("Kerry asked me"), hands.reads("what brings the family here"), hands.reads(ABOUT)) == (True, True, True)
    hands.press("Write it into a note")
    (note,) = two.sam.store.find(Note)
    assert ABOUT in note.text
    hands.press("Do it in my name")
    assert two.sam.store.get(Family, two.family.id).phone == PHONE
    hands.press("Put it away…")
    hands.press("Put it away")
    assert hands.reads("It does not say why.")
    hands.write("Why nothing is to be done with it", "It is not theirs")
    hands.press("Put it away")
    assert hands.reads("Nothing was left for you.")
    two.priya.sync()
    two.open(two.tray)
    said = ("Written into a note by Sam Ellery", "Done in their own name by Sam Ellery", "It is not theirs")
    assert [hands.reads(words) for words in said] == [True] * 3
