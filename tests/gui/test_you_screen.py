"""The page of the person who works at this laptop: everything is kept at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.history import undo
from fpz_app.casework.today import what_is_due
from fpz_app.domain.workers import Worker
from fpz_app.presenters.places import Place
from fpz_app.presenters.today import line_of
from fpz_app.presenters.you import LOOK, SCALE, YouPresenter
from fpz_app.store.store import BACKUPS, Store
from fpz_app.ui.rail import RailButton
from fpz_app.ui.screens.you import YouScreen
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import make_marlows
from tests.helpers.stores import PRIYA
from tests.helpers.windows import Opened


class YouPage:
    """Priya's page; `applied` holds each look and size that was laid on."""

    def __init__(self, qtbot: QtBot, store: Store, *, has_keys: bool = True) -> None:
        make_marlows(store)
        self.store, self.kept = store, Kept()
        self.undos: list[str] = []
        self.applied: list[tuple[float, str]] = []
        self.desk = replace(desk_for(store, self.kept), tell=lambda _words, group: self.undos.append(group))
        self.screen = YouScreen(
            lambda view: YouPresenter(view, self.desk, apply=lambda *chosen: self.applied.append(chosen), has_keys=has_keys)
        )
        qtbot.addWidget(self.screen)
        self.screen.resize(1072, 900)
        self.screen.show()
        self.screen.show_place()

    @property
    def known(self) -> Worker:
        return self.store.get(Worker, PRIYA.id)


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> Iterator[YouPage]:
    opened = YouPage(qtbot, store)
    yield opened
    opened.screen.close()


def test_a_look_is_laid_on_and_kept_at_once(page: YouPage) -> None:
    hands.answer("How the window looks", "Dark")
    hands.answer("Size of the text", "Double")
    assert page.applied[-1] == (2.0, "dark")
    assert (page.store.fact(LOOK), page.store.fact(SCALE)) == ("dark", "2.0")


def test_a_number_is_kept_when_its_field_is_left(page: YouPage) -> None:
    hands.write("Work phone", "01632 960118")
    hands.leave_field()
    assert page.known.phone == "01632 960118"
    assert hands.reads("Saved 09:30")


def test_what_was_typed_is_kept_when_the_page_is_left(page: YouPage) -> None:
    hands.write("What you are", "Family worker")
    page.screen.leave()
    assert page.known.job == "Family worker"


def test_what_cannot_be_kept_is_told_at_its_field_and_lost_by_nobody(page: YouPage) -> None:
    hands.write("Work phone", "ring me")
    page.screen.leave()
    page.screen.show_place()
    assert hands.text_of("Work phone") == "ring me"
    assert hands.reads("A phone number has digits only")
    assert page.known.phone == ""


def test_today_leads_back_to_it(page: YouPage) -> None:
    hands.write("Work phone", "ring me")
    page.screen.leave()
    desk = page.desk
    lines = [line_of(due) for due in what_is_due(desk.store, desk.actor, desk.now(), desk.settings.zone)]
    assert [line.place for line in lines if "contact details" in line.what] == [Place("you", item_id="contact")]


def test_once_it_is_right_no_draft_is_left(page: YouPage) -> None:
    hands.write("Work phone", "ring me")
    hands.leave_field()
    hands.write("Work phone", "01632 960118")
    hands.leave_field()
    assert page.desk.draft("you:contact") is None
    assert not hands.reads("A phone number has digits only")


def test_a_change_can_be_undone(page: YouPage) -> None:
    hands.write("What you are", "Family worker")
    hands.leave_field()
    undo(page.store, PRIYA, page.undos[-1])
    page.screen.refresh(None)
    assert hands.text_of("What you are") == ""


def test_nothing_typed_changes_nothing(page: YouPage) -> None:
    group = page.store.last_group
    page.screen.leave()
    assert page.store.last_group == group


def test_a_backup_is_made_and_said(page: YouPage, store: Store) -> None:
    hands.press("Back up now")
    assert hands.reads("The backup is made, opened and found whole.")
    assert len(list(Path(store.folder / BACKUPS).glob("*.fpz"))) == 1


def test_a_second_backup_of_the_day_says_that_the_first_is_there(page: YouPage) -> None:
    hands.press("Back up now")
    hands.press("Back up now")
    assert hands.reads("Today’s backup is there already.")


def test_the_journal_is_checked(page: YouPage) -> None:
    hands.press("Check the journal")
    assert hands.reads("Every work is as it was written and signed.")


def test_a_journal_that_was_altered_is_told(page: YouPage, store: Store) -> None:
    with store.engine.connect() as connection:
        for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("UPDATE journal_work SET title = 'Something else'")
    hands.press("Check the journal")
    assert hands.reads("The record’s journal is not whole")


def test_keys_lead_to_their_pages(page: YouPage) -> None:
    hands.press("Change the passphrase")
    hands.press("Make a new recovery code")
    assert page.kept.went == [Place("passphrase"), Place("recovery_code")]


def test_an_invented_zone_has_no_keys_to_change(qtbot: QtBot, store: Store) -> None:
    YouPage(qtbot, store, has_keys=False)
    assert not hands.reads("Change the passphrase")


def test_the_rail_shows_the_page_as_open(qapp: QApplication) -> None:
    opened = Opened(qapp)
    opened.window.rail.set_current("you")
    person = next(each for each in opened.window.findChildren(RailButton) if each.text() == "Priya Nair")
    assert person.accessibleDescription() == "The page that is open"
    opened.window.rail.set_current("today")
    assert person.accessibleDescription() == ""
    opened.window.close()
    opened.window.deleteLater()
