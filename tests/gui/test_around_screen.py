"""The page of the genogram and the ecomap: looked at, walked, changed on the picture, and printed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.app.family_tabs import around_page
from fpz_app.domain.people import Kin, Person, Relationship
from fpz_app.domain.ties import Strength, Tie
from fpz_app.domain.workers import Role, Worker
from fpz_app.presenters import places
from fpz_app.presenters.find_box import FindBoxPresenter, FindLine
from fpz_app.presenters.places import ECOMAP
from fpz_app.store.store import Store
from fpz_app.ui.widgets.picture_parts import PartButton
from tests.helpers import hands
from tests.helpers.access import description_of, nameless
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import make_marlows
from tests.helpers.stores import PRIYA, ZONE

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
READER = Worker(file_id=ZONE, name="Ana Cole", agency="Audit", role=Role.AUDITOR)


class Around:
    """The Marlows' page, which hears what changes as the window's pages do; Sandra is Kerry's mother."""

    def __init__(self, store: Store, *, actor: Worker = PRIYA) -> None:
        self.store, self.kept, self.marlows = store, Kept(), make_marlows(store)
        self.prints: list[tuple[str, bytes, str]] = []
        desk = desk_for(store, self.kept, actor=actor)
        self.screen = around_page(desk, lambda *paper: self.prints.append(paper))
        self.screen.resize(1072, 800)
        self.open()
        self.screen.show()
        self.screen.activateWindow()
        store.listeners.append(self.screen.refresh)

    def open(self, view: str = "") -> None:
        self.screen.show_place(family_id=self.marlows.id, item_id=view)

    def part(self, name: str) -> PartButton:
        """Whoever's sentence begins with the name."""
        return next(
            each for each in self.screen.findChildren(PartButton)
            if each.isVisibleTo(self.screen) and each.accessibleName().startswith(name)
        )  # fmt: skip

    def said(self) -> list[str]:
        return [each.accessibleName() for each in self.screen.findChildren(PartButton) if each.isVisibleTo(self.screen)]

    def relations(self) -> list[Relationship]:
        return self.store.find(Relationship, file_id=self.marlows.id)


class FoundLines:
    """What the find box would show."""

    def __init__(self) -> None:
        self.lines: Sequence[FindLine] = ()

    def show_lines(self, lines: Sequence[FindLine], said: str) -> None:  # noqa: ARG002
        self.lines = lines

    def close_box(self) -> None:
        """Nothing to close."""


@pytest.fixture
def around(qtbot: QtBot, store: Store) -> Iterator[Around]:
    made = Around(store)
    qtbot.addWidget(made.screen)
    yield made
    store.listeners.clear()


def write_down(store: Store, relationship: Relationship) -> None:
    with store.work(PRIYA, "Write down who they are") as work:
        work.put(relationship)


def test_the_table_says_the_same_as_the_picture(around: Around) -> None:
    assert hands.rows_of("Who is who, as a table")[0] == "Kerry. 36. Parent of Callum, Ellie and Noah. At home"


def test_who_is_pressed_has_their_relationships_beside(around: Around) -> None:
    QTest.mouseClick(around.part("Kerry"), LEFT)
    assert [row.split(",")[0] for row in hands.rows_of("Relationships")] == [
        "Parent of Callum Marlow", "Parent of Ellie Marlow", "Parent of Noah Marlow",
    ]  # fmt: skip
    assert around.kept.went == []


@pytest.mark.parametrize(
    "opens", [lambda part: QTest.keyClick(part, Qt.Key.Key_Return), lambda part: QTest.mouseDClick(part, LEFT)]
)
def test_enter_or_a_double_press_opens_a_person(around: Around, opens: object) -> None:
    opens(around.part("Ellie"))  # type: ignore[operator]
    assert around.kept.went == [places.person(around.marlows.id, around.marlows.ellie.id)]


def test_arrows_go_from_a_child_to_the_parent(around: Around) -> None:
    around.part("Callum").setFocus()
    QTest.keyClick(around.part("Callum"), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is around.part("Kerry")


def test_a_second_person_pressed_with_ctrl_begins_a_relationship(around: Around) -> None:
    QTest.mouseClick(around.part("Callum"), LEFT)
    QTest.mouseClick(around.part("Ellie"), LEFT, CTRL)
    hands.choose("Callum is", "brother or sister of")
    hands.press("Save")
    made = [each for each in around.relations() if each.kin is Kin.SIBLING]
    assert [(each.from_id, each.to_id) for each in made] == [(around.marlows.callum.id, around.marlows.ellie.id)]


def test_what_is_recorded_is_drawn_at_once_and_undone_again(around: Around) -> None:
    hands.press("Add a relationship")
    hands.choose("Callum is", "twin of")
    hands.choose("Of whom", "Ellie Marlow")
    hands.press("Save")
    assert "Relationship recorded." in around.kept.told
    assert any("Twin of Ellie" in row for row in hands.rows_of("Relationships"))
    around.store.undo(PRIYA, around.store.last_group, "Undo")
    assert not any("Twin of Ellie" in row for row in hands.rows_of("Relationships"))


def test_a_parent_younger_than_the_child_is_refused_at_the_field_and_nothing_is_lost(around: Around) -> None:
    hands.press("Add a relationship")
    hands.choose("Callum is", "parent of")
    hands.choose("Of whom", "Kerry Marlow")
    hands.write("Note", "As Kerry says")
    hands.press("Save")
    hands.wait_to_read("Callum is not older than Kerry, so cannot be the parent.")
    assert hands.text_of("Note") == "As Kerry says"


def test_a_relationship_ends_on_a_day(around: Around) -> None:
    QTest.mouseClick(around.part("Kerry"), LEFT)
    hands.open_row("Relationships", "Parent of Callum")
    hands.write("Ended on", "1 March 2026")
    hands.press("Save")
    assert date(2026, 3, 1) in {each.until for each in around.relations()}


def test_a_day_that_is_none_is_refused_at_its_field(around: Around) -> None:
    QTest.mouseClick(around.part("Kerry"), LEFT)
    hands.open_row("Relationships", "Parent of Callum")
    hands.write("Ended on", "some day")
    hands.press("Save")
    hands.wait_to_read("There is a problem")
    assert all(each.until is None for each in around.relations())


def test_what_is_being_written_stays_when_somebody_else_changes_the_family(around: Around) -> None:
    hands.press("Add a relationship")
    hands.write("Note", "Half said")
    with around.store.work(PRIYA, "Write down the school") as work:
        work.put(replace(around.store.get(Person, around.marlows.ellie.id), known_as="Ellie-May"))
    assert hands.text_of("Note") == "Half said"
    assert any(each.startswith("Ellie-May") for each in around.said())


def test_another_child_comes_into_focus(around: Around) -> None:
    hands.choose("Child in focus", "Noah")
    assert around.screen.findChildren(PartButton)
    assert [
        each.part.id for each in around.screen.findChildren(PartButton) if each.part.first and each.isVisibleTo(around.screen)
    ] == [around.marlows.noah.id]


def test_without_names_nothing_on_the_page_tells_who_they_are(around: Around) -> None:
    hands.press("Names")
    words = " ".join([*around.said(), *hands.rows_of("Who is who, as a table")])
    assert "Child 1, 14, child of Parent, at home" in words
    assert not [name for name in ("Callum", "Ellie", "Noah", "Kerry", "Marlow") if name in words + hands.all_words()]


def test_the_picture_grows_and_is_fitted_again(around: Around) -> None:
    wide = around.part("Callum").width()
    hands.press("Larger")
    assert around.part("Callum").width() > wide
    hands.press("Whole picture")
    assert abs(around.part("Callum").width() - wide) <= 1


def test_everything_that_takes_the_focus_is_named(around: Around) -> None:
    QTest.qWait(1)
    assert nameless(around.screen) == []
    assert description_of(around.part("Callum")) == "Shows who they are to the others; Enter opens their page"


def test_a_tie_is_said_drawn_and_in_the_table(around: Around) -> None:
    around.open(ECOMAP)
    hands.press("Add a tie")
    hands.write("Name of the person or service", "Bay Boxing Club")
    hands.choose("Whose tie", "Callum")
    hands.choose("How strong", "Strong")
    hands.choose("Which way help goes", "To the family")
    hands.write("Since", "May 2024")
    hands.press("Save")
    sentence = "Bay Boxing Club: strong with Callum, help goes to the family, since May 2024"
    assert sentence in around.said()
    assert any(row.startswith("Bay Boxing Club") for row in hands.rows_of("Who and what is around the family, as a table"))


def test_a_tie_to_nobody_is_refused_at_its_field_and_nothing_is_lost(around: Around) -> None:
    around.open(ECOMAP)
    hands.press("Add a tie")
    hands.choose("How strong", "Weak")
    hands.write("Since", "next year")
    hands.press("Save")
    hands.wait_to_read("There is a problem")
    assert hands.text_of("Since") == "next year"
    assert around.store.find(Tie, family_id=around.marlows.id) == []


def test_a_helper_is_described_from_the_table(around: Around) -> None:
    around.open(ECOMAP)
    hands.open_row("Who and what is around the family, as a table", "Sam Ellery")
    hands.choose("How strong", "Stressful")
    hands.press("Save")
    (tie,) = around.store.find(Tie, family_id=around.marlows.id)
    assert (tie.other_id, tie.strength) == (around.marlows.sam.id, Strength.STRESSFUL)


def test_a_tie_is_removed_from_the_picture(around: Around) -> None:
    with around.store.work(PRIYA, "Write down a tie") as work:
        work.put(Tie(file_id=around.marlows.id, family_id=around.marlows.id, other="Food bank", strength=Strength.WEAK))
    around.open(ECOMAP)
    QTest.mouseClick(around.part("Food bank"), LEFT)
    hands.open_row("Ties", "Weak with the household")
    hands.press("Remove")
    assert not [each for each in around.said() if each.startswith("Food bank")]
    assert "Tie removed." in around.kept.told


def test_the_print_is_what_is_shown(around: Around) -> None:
    hands.press("Print")
    hands.press("Names")
    hands.press("Ecomap")
    hands.press("Print")
    assert [(title, name) for title, _pdf, name in around.prints] == [
        ("Genogram", "Genogram PU2291.pdf"), ("Ecomap without names", "Ecomap without names.pdf"),
    ]  # fmt: skip


def test_two_people_are_chosen_by_the_keyboard_too(around: Around) -> None:
    QTest.keyClick(around.part("Callum"), Qt.Key.Key_Space)
    QTest.keyClick(around.part("Noah"), Qt.Key.Key_Space, CTRL)
    assert hands.reads("Callum is")


def test_who_may_only_read_changes_nothing(qtbot: QtBot, store: Store) -> None:
    page = Around(store, actor=READER)
    qtbot.addWidget(page.screen)
    buttons = hands.all_words()
    assert "Add a person" not in buttons
    assert not hands.reads("Add a relationship")
    store.listeners.clear()


def test_a_familys_pictures_are_found_by_its_name_and_theirs(store: Store) -> None:
    marlows, found = make_marlows(store), FoundLines()
    presenter = FindBoxPresenter(found, desk_for(store, Kept()), (), lambda _key: None)
    presenter.find("marlow ecomap")
    assert places.around(marlows.id, ECOMAP) in {line.place for line in found.lines}
    presenter.find("marlow genog")
    assert places.around(marlows.id, places.AROUND) in {line.place for line in found.lines}
