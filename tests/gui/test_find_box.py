"""The find box in a window: everything by a name, a word or a command, with keys alone."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.casework.recent import note_opened
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.record import new_id
from fpz_app.presenters import places
from fpz_app.presenters.find_box import FindBoxPresenter, FindCommand
from fpz_app.store.store import Store
from fpz_app.store.tables import works
from fpz_app.ui.find_box import FindBox
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.access import nameless
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA

COMMANDS = [FindCommand("lock", "Lock", "Ctrl+L"), FindCommand("larger", "Larger text", "Ctrl++")]


class Window:
    """A window with a field of its own, beneath the box of one worker."""

    def __init__(self, store: Store, qtbot: QtBot, actor: object = PRIYA) -> None:
        self.kept, self.done = Kept(), list[str]()
        self.window = QWidget()
        self.beneath = QLineEdit(self.window)
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        desk = desk_for(store, self.kept, actor=actor)  # type: ignore[arg-type]
        self.box = FindBox(self.window, lambda view: FindBoxPresenter(view, desk, COMMANDS, self.done.append))
        self.window.show()
        qtbot.waitExposed(self.window)
        self.beneath.setFocus()

    def type(self, typed: str) -> list[str]:
        """Opens the box, types, and says what is found, line by line."""
        self.box.open_box()
        QTest.keyClicks(self.on, typed)
        return hands.rows_of("Found")

    @property
    def on(self) -> QWidget:
        on = self.window.focusWidget()
        assert on is not None
        return on

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.on, key)


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield
    theme.apply(1.0, "light")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def window(store: Store, marlows: Marlows, qtbot: QtBot) -> Window:
    return Window(store, qtbot)


def test_a_few_letters_and_enter_open_a_family(window: Window, marlows: Marlows) -> None:
    window.type("marl")
    window.press(Qt.Key.Key_Return)
    assert window.kept.went == [places.family(marlows.id)]


def test_a_slip_of_the_finger_still_finds_a_person_with_age_and_family(window: Window) -> None:
    assert "Callum Marlow, 14, Marlow. Person" in window.type("calum marlw")


def test_a_name_and_the_beginning_of_a_tab_open_the_family_there(window: Window, marlows: Marlows) -> None:
    window.type("marlow pla")
    window.press(Qt.Key.Key_Return)
    assert window.kept.went == [places.family(marlows.id, "plan")]


def test_the_arrow_keys_choose_while_the_typing_goes_on(window: Window) -> None:
    lines = window.type("marlow")
    at = next(at for at, line in enumerate(lines) if line.startswith("Ellie"))
    window.press(*[Qt.Key.Key_Down] * (at + 1), Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert [place.page for place in window.kept.went] == ["family"]


def test_a_command_is_found_by_its_words_and_run(window: Window) -> None:
    window.type("larger")
    window.press(Qt.Key.Key_Return)
    assert (window.done, window.box.isVisible()) == (["larger"], False)


def test_a_page_is_found_by_its_words(window: Window) -> None:
    window.type("recovery")
    window.press(Qt.Key.Key_Return)
    assert [place.page for place in window.kept.went] == ["you"]


def test_words_of_a_note_open_the_note_and_are_put_on_record(window: Window, store: Store, marlows: Marlows) -> None:
    note = Note(
        file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=TODAY, text="She keeps a saxophone under the bed.",
        about=(marlows.ellie.id,),
    )  # fmt: skip
    with store.work(PRIYA, "Write a note") as work:
        work.put(note)
    lines = window.type("saxoph")
    window.press(Qt.Key.Key_Return)
    with store.read() as connection:
        searched = connection.execute(sa.select(works.c.file).where(works.c.title == "Searched the record")).scalars().all()
    assert lines == ["Marlow, She keeps a saxophone under the bed.. Note, 23 November"]
    assert (window.kept.went, searched) == ([places.family(marlows.id, "notes", note.id)], [marlows.id])


def test_what_is_not_found_can_be_added_from_here(window: Window) -> None:
    window.type("Tregear")
    window.press(Qt.Key.Key_Return)
    assert window.kept.went == [places.new_family("Tregear")]


def test_families_opened_of_late_stand_first_when_nothing_is_typed(window: Window, store: Store) -> None:
    make(store, "Amin")
    for name in ("Marlow", "Amin"):
        note_opened(store, next(each.id for each in store.find(Family) if each.name == name))
    assert [line.split(",")[0] for line in window.type("")[:2]] == ["Amin", "Marlow"]


def test_of_two_families_alike_the_one_opened_of_late_stands_first(window: Window, store: Store) -> None:
    first, second = make(store, "Pike"), make(store, "Pike")
    for late in (first, second):
        note_opened(store, late)
        window.type("pike")
        window.press(Qt.Key.Key_Return)
    assert window.kept.went == [places.family(first), places.family(second)]


def test_a_restricted_file_is_as_if_it_were_not_there(store: Store, qtbot: QtBot) -> None:
    hidden = make_marlows(store, restricted=True)
    outsider = Window(store, qtbot, OUTSIDER)
    note_opened(store, hidden.id)
    found = [line for typed in ("", "marlow", "callum", "PU2291", "marlow plan") for line in outsider.type(typed)]
    told = [line for line in found if not line.startswith("Add “")]
    assert [line for line in told if "Marlow" in line or "PU2291" in line] == []


def test_escape_goes_back_to_where_the_person_was(window: Window) -> None:
    window.type("marl")
    window.press(Qt.Key.Key_Escape)
    assert (window.box.isVisible(), window.on is window.beneath) == (False, True)


def test_tab_stays_between_the_field_and_what_is_found(window: Window) -> None:
    window.type("marl")
    inside = []
    for _ in range(3):
        window.press(Qt.Key.Key_Tab)
        inside.append(type(window.on).__name__)
    assert inside == ["RowsView", "SearchField", "RowsView"]


def test_the_list_opens_a_line_by_enter_too(window: Window) -> None:
    window.type("marl")
    window.press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert [place.page for place in window.kept.went] == ["family"]


def test_nothing_in_it_is_nameless(window: Window) -> None:
    window.type("marl")
    assert nameless(window.box) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_stays_within_the_window(qapp: QApplication, window: Window, scale: float) -> None:
    Theme(qapp).apply(scale, "light")
    window.window.resize(640, 480)
    window.type("marlow")
    panel = window.box.findChild(QWidget, "find_panel")
    assert panel is not None
    assert window.box.rect().contains(panel.geometry())


def make(store: Store, name: str) -> str:
    family_id = new_id()
    with store.work(PRIYA, "Make a family") as work:
        work.put(Family(id=family_id, file_id=family_id, name=name, reference=f"PU{name}"))
    return family_id
