"""Letters, photos and scans on the Papers tab: added, opened inside the app, corrected, removed; nothing on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.removed_attachments import remove_attachment
from fpz_app.domain.attachments import Attachment, AttachmentKind
from fpz_app.domain.media import Shown
from fpz_app.presenters.attachments import AttachmentsPresenter, Showing
from fpz_app.presenters.papers import PapersPresenter
from fpz_app.store import journal
from fpz_app.store.store import Store
from fpz_app.store.tables import pieces
from fpz_app.ui.screens.papers import PapersScreen
from tests.helpers import attached, hands
from tests.helpers.attached import TODAY, attach
from tests.helpers.centre_apart import CentreApart
from tests.helpers.desks import Kept, desk_for
from tests.helpers.main_job import answering
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import PRIYA, open_store

CHOSEN = "scan0012.pdf"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One for all of these: each test has a family of its own."""
    opened = open_store(tmp_path_factory.mktemp("papers"))
    yield opened
    opened.close()


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def centre(store: Store) -> CentreApart:
    return CentreApart(store)


@pytest.fixture
def screen(qtbot: QtBot, store: Store, marlows: Marlows, centre: CentreApart) -> PapersScreen:
    desk = desk_for(store, Kept())
    made = PapersScreen(
        lambda view: PapersPresenter(view, desk), lambda view: AttachmentsPresenter(view, desk, centre), lambda: TODAY
    )
    qtbot.addWidget(made)
    made.resize(1072, 700)
    made.show()
    made.open(marlows.id)
    QApplication.processEvents()
    return made


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / CHOSEN
    file.write_bytes(attached.PDF)
    return file


def choose(file: Path) -> None:
    with answering("getOpenFileName", file):
        hands.press("Add a file…")


def fill_in() -> None:
    hands.write("What is it?", "Attendance")
    hands.press("Letter")
    hands.write("What date is on it?", "9 November")
    hands.write("From whom?", "Swanage School")
    hands.press("Callum, 14")


def kept(store: Store, marlows: Marlows) -> list[Attachment]:
    return store.find(Attachment, family_id=marlows.id)


def shown_by(screen: PapersScreen) -> list[Showing]:
    found: list[Showing] = []
    screen.opened.connect(found.append)
    return found


def test_a_family_without_any_is_told_so(screen: PapersScreen) -> None:
    assert hands.reads("Nothing has been added yet.")


def test_a_letter_is_added_with_the_keyboard(screen: PapersScreen, store: Store, marlows: Marlows, letter: Path) -> None:
    choose(letter)
    assert hands.reads(f"{CHOSEN}: PDF, 1 KB")
    fill_in()
    hands.press("Keep it")
    hands.wait_to_read("Letter from Swanage School, about Callum")
    assert [(each.title, each.name, each.about) for each in kept(store, marlows)] == [
        ("Attendance", CHOSEN, (marlows.callum.id,))
    ]


def test_a_file_dropped_on_the_page_is_asked_about(screen: PapersScreen, letter: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(letter))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    screen.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, dropped, left, none))
    assert hands.reads(f"{CHOSEN}: PDF, 1 KB")


def test_a_file_that_is_refused_is_told_why_and_nothing_is_kept(
    screen: PapersScreen, store: Store, marlows: Marlows, tmp_path: Path
) -> None:
    file = tmp_path / "letter.pdf.exe"
    file.write_bytes(b"MZ\x90")
    choose(file)
    hands.wait_to_read("This is a program, not a document.")
    choose(tmp_path / "not there.pdf")
    hands.wait_to_read("This file cannot be read.")
    assert kept(store, marlows) == []


def test_what_is_missing_is_asked_for_and_nothing_is_lost(screen: PapersScreen, letter: Path) -> None:
    choose(letter)
    hands.write("From whom?", "Swanage School")
    hands.press("Keep it")
    hands.wait_to_read("“What is it” has no answer.")
    assert hands.text_of("From whom?") == "Swanage School"


def test_photos_are_off_and_it_is_said_why(screen: PapersScreen, letter: Path) -> None:
    choose(letter)
    assert hands.reads("No photos of people.")
    assert not hands.reads("Photo")


def test_what_was_typed_stays_when_the_form_is_left(screen: PapersScreen, marlows: Marlows, letter: Path) -> None:
    choose(letter)
    hands.write("What is it?", "Attendance")
    screen.flush()
    screen.open(marlows.id)
    hands.press("Go on with it")
    hands.until(lambda: hands.fields("What is it?"), "the form")
    assert hands.text_of("What is it?") == "Attendance"


def test_a_file_that_is_no_longer_in_memory_is_asked_for_again(
    screen: PapersScreen, store: Store, marlows: Marlows, letter: Path
) -> None:
    choose(letter)
    hands.write("What is it?", "Attendance")
    screen.flush()
    screen.open(make_marlows(store).id)
    screen.open(marlows.id)
    with answering("getOpenFileName", letter):
        hands.press("Go on with it")
    hands.until(lambda: hands.fields("What is it?"), "the form")
    assert hands.text_of("What is it?") == "Attendance"


def test_it_opens_from_memory_under_a_name_that_names_nobody(screen: PapersScreen, store: Store, marlows: Marlows) -> None:
    opened = shown_by(screen)
    attach(store, marlows.id, attached.PDF, title="Attendance", name="Callum Marlow.pdf")
    screen.open(marlows.id)
    hands.press("Open")
    assert opened == [Showing("Attendance", attached.PDF, "Letter 2026-11-09 PU2291.pdf", Shown.PAGES)]


def test_opening_is_an_event_of_the_file(screen: PapersScreen, store: Store, marlows: Marlows) -> None:
    attach(store, marlows.id)
    screen.open(marlows.id)
    hands.press("Open")
    with store.read() as connection:
        assert journal.events_of_file(connection, marlows.id, 1)[0].title == "Opened an attachment"


def test_what_is_said_of_it_is_corrected(screen: PapersScreen, store: Store, marlows: Marlows) -> None:
    attach(store, marlows.id)
    screen.open(marlows.id)
    hands.press("Correct")
    hands.write("What is it?", "Report on attendance")
    hands.press("Report")
    hands.press("Keep the correction")
    hands.wait_to_read("Report on attendance")
    assert [each.kind for each in kept(store, marlows)] == [AttachmentKind.REPORT]


def test_removing_asks_why_and_undo_brings_it_back(screen: PapersScreen, store: Store, marlows: Marlows) -> None:
    attach(store, marlows.id)
    screen.open(marlows.id)
    hands.press("Remove")
    hands.write("Why does it not belong here?", "Another family’s")
    hands.press("Remove it")
    hands.wait_to_read("Letter of 9 November 2026, removed")
    assert not hands.reads("Letter on attendance")
    store.undo(PRIYA, store.last_group, "Undo")
    screen.open(marlows.id)
    assert hands.reads("Letter on attendance")
    assert not hands.reads("Not finished yet")


def test_what_was_removed_is_brought_back_from_the_list(screen: PapersScreen, store: Store, marlows: Marlows) -> None:
    remove_attachment(store, PRIYA, attach(store, marlows.id).id, "Another family’s", today=TODAY)
    screen.open(marlows.id)
    assert hands.reads("Another family’s")
    hands.press("Bring it back")
    hands.wait_to_read("Letter on attendance")
    assert not hands.reads(", removed")


def test_what_is_at_the_centre_comes_when_it_is_opened(
    screen: PapersScreen, store: Store, marlows: Marlows, centre: CentreApart
) -> None:
    opened, centre.holds = shown_by(screen), b"No other family has this letter."
    only_at_the_centre(store, marlows, centre.holds)
    screen.open(marlows.id)
    hands.wait_to_read("at the centre, fetched when it is opened")
    hands.press("Open")
    hands.wait_to_read("Fetching “Letter on attendance” from the centre…")
    centre.answer()
    assert [each.content for each in opened] == [centre.holds]
    assert not hands.reads("Fetching")


def test_without_a_network_it_says_where_it_is(screen: PapersScreen, store: Store, marlows: Marlows, centre: CentreApart) -> None:
    centre.online = False
    only_at_the_centre(store, marlows, b"Nor this one.")
    screen.open(marlows.id)
    hands.press("Open")
    centre.answer()
    hands.wait_to_read("It is at the centre, which cannot be reached now.")


def only_at_the_centre(store: Store, marlows: Marlows, data: bytes) -> None:
    attach(store, marlows.id, data)
    with store.writing() as connection:
        connection.execute(sa.delete(pieces).where(pieces.c.file == marlows.id))
