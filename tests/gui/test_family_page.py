"""A family's file in the window: its frame and its overview."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.casework.families import change_family
from fpz_app.casework.history import file_history
from fpz_app.domain.agreements import Agreement
from fpz_app.domain.notes import Note, Words
from fpz_app.domain.people import Person
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Worker
from fpz_app.presenters import places
from fpz_app.presenters.family import FamilyPresenter
from fpz_app.presenters.overview import OverviewPresenter
from fpz_app.presenters.places import Place
from fpz_app.presenters.today import TodayLine
from fpz_app.store.store import Changed, Store
from fpz_app.ui.screens.family import FamilyScreen
from fpz_app.ui.screens.overview import OverviewScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.rows_view import RowsView
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA
from tests.helpers.zones import add_family


class Recorder(QWidget):
    """A tab that keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def open(self, _family_id: str, item_id: str = "") -> None:
        self.heard.append(f"open {item_id}".strip())

    def flush(self) -> None:
        self.heard.append("flush")

    def refresh(self, _changed: Changed) -> None:
        self.heard.append("refresh")


class Window:
    """The family page with its overview and a recording tab, and where it asked to go."""

    def __init__(self, qtbot: QtBot, store: Store, *, actor: Worker = PRIYA) -> None:
        self.kept, self.notes = Kept(), Recorder()
        desk = desk_for(store, self.kept, actor=actor)
        due = TodayLine("over", "See the children", "Noah", "Marlow", "6 days over", True, Place("family", "f", "notes"))
        self.overview = OverviewScreen(lambda view: OverviewPresenter(view, desk, lambda _family: [due]))
        self.screen = FamilyScreen(
            lambda view, tabs: FamilyPresenter(view, desk, tabs),
            [("overview", "Overview", lambda: self.overview), ("notes", "Notes", lambda: self.notes)],
        )
        qtbot.addWidget(self.screen)
        self.screen.resize(1072, 800)
        self.screen.show()

    def words(self) -> list[str]:
        return [each.text() for each in self.screen.findChildren(QLabel) if each.isVisibleTo(self.screen) and each.text()]

    def press(self, qtbot: QtBot, words: str) -> None:
        button = next(each for each in self.screen.findChildren(QPushButton) if each.accessibleName() == words)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(look="light")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def window(qtbot: QtBot, store: Store, marlows: Marlows) -> Iterator[Window]:
    window = Window(qtbot, store)
    window.screen.show_place(family_id=marlows.id)
    store.listeners.append(window.screen.refresh)
    yield window
    store.listeners.remove(window.screen.refresh)


def openings(store: Store, marlows: Marlows) -> int:
    return [row.title for row in file_history(store, PRIYA, marlows.id)].count("Opened the file")


def test_the_bar_says_whose_file_it_is(window: Window) -> None:
    assert {"Marlow family", "PU2291", "Callum 14 · Ellie 9 · Noah 2", "Priya Nair", "Not asked yet"} <= set(window.words())


def test_a_family_without_a_level_says_it_was_not_judged(window: Window) -> None:
    assert "Not judged yet" in window.words()


def test_opening_is_witnessed_once(window: Window, store: Store, marlows: Marlows) -> None:
    window.screen.show_place(family_id=marlows.id, tab="notes")
    assert openings(store, marlows) == 1


def test_coming_back_is_an_opening_of_its_own(window: Window, store: Store, marlows: Marlows) -> None:
    window.screen.leave()
    window.screen.show_place(family_id=marlows.id)
    assert openings(store, marlows) == 2


def test_a_tab_is_opened_at_its_item(window: Window, marlows: Marlows) -> None:
    window.screen.show_place(family_id=marlows.id, tab="notes", item_id="note-7")
    assert window.notes.heard == ["open note-7"]


def test_the_tab_last_open_is_remembered(window: Window, marlows: Marlows) -> None:
    window.screen.show_place(family_id=marlows.id, tab="notes")
    window.screen.leave()
    window.screen.show_place(family_id=marlows.id)
    assert window.notes.heard[-1] == "open"


def test_what_is_typed_is_kept_before_another_tab_opens(qtbot: QtBot, window: Window, marlows: Marlows) -> None:
    window.screen.show_place(family_id=marlows.id, tab="notes")
    bar = window.screen.findChild(QTabBar)
    assert bar is not None
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert window.notes.heard == ["open", "flush"]


def test_what_is_typed_is_kept_before_another_page_opens(window: Window, marlows: Marlows) -> None:
    window.screen.show_place(family_id=marlows.id, tab="notes")
    window.screen.leave()
    assert window.notes.heard == ["open", "flush"]


def test_the_open_tab_hears_of_changes(window: Window, store: Store, marlows: Marlows) -> None:
    window.screen.show_place(family_id=marlows.id, tab="notes")
    with store.work(PRIYA, "Agree") as work:
        work.put(Agreement(file_id=marlows.id, family_id=marlows.id, on=date(2026, 11, 20)))
    assert window.notes.heard == ["open", "refresh"]


def test_the_bar_follows_changes(qtbot: QtBot, window: Window, store: Store, marlows: Marlows) -> None:
    with store.work(PRIYA, "Agree") as work:
        work.put(Agreement(file_id=marlows.id, family_id=marlows.id, on=date(2026, 11, 20)))
    qtbot.waitUntil(lambda: "Agreed 20 Nov" in window.words())


def test_a_draft_of_a_person_leads_to_a_page_of_its_own(marlows: Marlows) -> None:
    assert places.family(marlows.id, "person", "p1") == Place("person", marlows.id, item_id="p1")


def test_a_hidden_file_says_no_more_than_one_that_is_not_there(qtbot: QtBot, store: Store) -> None:
    hidden = add_family(store, "Nowak", restricted=True)
    said = []
    for family_id in (hidden.id, "nowhere"):
        window = Window(qtbot, store, actor=OUTSIDER)
        window.screen.show_place(family_id=family_id)
        said.append(window.words())
    assert said[0] == said[1]


def test_a_note_is_one_press_away(qtbot: QtBot, window: Window, marlows: Marlows) -> None:
    window.press(qtbot, "Write a note")
    assert window.kept.went == [Place("family", marlows.id, "notes", "new")]


def test_a_person_is_opened_from_the_household(window: Window, marlows: Marlows) -> None:
    near = next(each for each in window.overview.findChildren(RowsView) if each.accessibleName() == "At home and close by")
    near.opened.emit(near.rows.rows[0])
    assert window.kept.went == [Place("person", marlows.id, item_id=marlows.kerry.id)]


def test_the_next_step_of_a_new_family_is_offered(qtbot: QtBot, window: Window, marlows: Marlows) -> None:
    window.press(qtbot, "Record the agreement")
    assert window.kept.went == [Place("family", marlows.id, "sharing")]


def test_a_childs_words_stand_with_who_and_when(qtbot: QtBot, window: Window, store: Store, marlows: Marlows) -> None:
    words = (Words(person_id=marlows.callum.id, said="I’d go in if I could do the workshop days."),)
    note = Note(
        file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=date(2026, 11, 16), words=words,
        seen_alone=(marlows.callum.id,), text="Visit.",
    )  # fmt: skip
    with store.work(PRIYA, "Note") as work:
        work.put(note)
    said = {"“I’d go in if I could do the workshop days.”", "Callum, seen alone, Monday 16 November"}
    qtbot.waitUntil(lambda: said <= set(window.words()))


def test_what_is_next_opens_its_place(window: Window) -> None:
    due = next(each for each in window.overview.findChildren(RowsView) if each.accessibleName() == "What is next")
    due.opened.emit(due.rows.rows[0])
    assert window.kept.went == [Place("family", "f", "notes")]


def test_the_familys_details_follow_changes(qtbot: QtBot, window: Window, store: Store, marlows: Marlows) -> None:
    change_family(store, PRIYA, replace(marlows.family, phone="01632 960141"))
    qtbot.waitUntil(lambda: "01632 960141" in window.words())


def test_back_leads_to_the_tab_that_was_open_last(qtbot: QtBot, store: Store) -> None:
    window, marlows = Window(qtbot, store), make_marlows(store)
    asked = {"family_id": marlows.id, "tab": "overview", "item_id": "i-1"}
    window.screen.show_place(**asked)
    assert window.screen.place_now(asked) == asked
    window.screen.presenter.choose("notes")
    assert window.screen.place_now(asked) == {"family_id": marlows.id, "tab": "notes"}


def arrived(*kinds: type[Record], file: str) -> Changed:
    return Changed(frozenset(kinds), frozenset({file}), "Changes arrived", "", "")


@pytest.mark.parametrize(
    ("kinds", "elsewhere", "heard"),
    [((Note,), True, []), ((Note,), False, ["refresh"]), ((Note, Person), True, ["refresh"]), ((Worker,), True, ["refresh"])],
    ids=["others' notes", "its own notes", "others' people", "the directory"],
)
def test_the_page_is_read_again_for_what_it_may_show(
    window: Window, marlows: Marlows, kinds: tuple[type[Record], ...], elsewhere: bool, heard: list[str]
) -> None:
    window.screen.show_place(family_id=marlows.id, tab="notes")
    window.notes.heard.clear()
    window.screen.refresh(arrived(*kinds, file="another" if elsewhere else marlows.id))
    assert window.notes.heard == heard


def test_what_is_not_shown_otherwise_is_not_laid_out_again(
    window: Window, store: Store, marlows: Marlows, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    for name in ("show_people", "show_picture", "show_details", "show_heard"):
        monkeypatch.setattr(window.overview, name, lambda *_what, name=name: shown.append(name))
    window.screen.show_place(family_id=marlows.id)
    shown.clear()
    with store.work(PRIYA, "Move") as work:
        work.put(replace(marlows.family, phone="01632 960131"))
    assert shown == ["show_details"]
