"""The picture of who is who: fitted, walked with keys, opened, heard, and in every look."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.domain.genogram.figures import genogram
from fpz_app.presenters.overview import OverviewPresenter
from fpz_app.store.store import Store
from fpz_app.ui.look import colour
from fpz_app.ui.screens.overview import OverviewScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.focus_ring import FocusRing
from fpz_app.ui.widgets.genogram import GenogramPicture
from fpz_app.ui.widgets.picture_parts import PartButton
from fpz_app.ui.widgets.pressed_picture import LEAST, SHARE
from tests.helpers.desks import Kept, desk_for
from tests.helpers.genograms import MARLOW, TODAY, drawn
from tests.helpers.hard_families import TANGLED
from tests.helpers.marlows import make_marlows
from tests.helpers.zones import add_family

Show = Callable[..., GenogramPicture]


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(text: str = MARLOW, width: int = 576) -> GenogramPicture:
        picture = GenogramPicture()
        qtbot.addWidget(picture)
        picture.show_family(drawn(text))
        picture.resize(QSize(width, picture.sizeHint().height()))
        picture.show()
        picture.activateWindow()
        qtbot.waitUntil(picture.isActiveWindow)
        return picture

    return shown


class Overview:
    """The Marlows' first tab."""

    def __init__(self, qtbot: QtBot, store: Store) -> None:
        self.kept, self.marlows = Kept(), make_marlows(store)
        desk = desk_for(store, self.kept)
        self.screen = OverviewScreen(lambda view: OverviewPresenter(view, desk, lambda _family: []))
        qtbot.addWidget(self.screen)
        self.screen.resize(1072, 800)
        self.screen.open(self.marlows.id)
        self.screen.show()

    def sees(self, name: str) -> bool:
        return any(each.accessibleName() == name and each.isVisibleTo(self.screen) for each in self.screen.findChildren(QWidget))

    def press(self, qtbot: QtBot, words: str) -> None:
        button = next(each for each in self.screen.findChildren(QPushButton) if each.accessibleName() == words)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def overview(qtbot: QtBot, store: Store) -> Overview:
    return Overview(qtbot, store)


def person(picture: GenogramPicture, name: str) -> PartButton:
    return next(each for each in picture.people if each.part.id == name)


def press(qtbot: QtBot, picture: GenogramPicture, *keys: Qt.Key) -> str:
    """Where the focus is after the keys."""
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)
    held = QApplication.focusWidget()
    return held.part.id if isinstance(held, PartButton) else ""


def focusable(root: QWidget) -> list[QWidget]:
    return [each for each in root.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_a_click_on_a_person_opens_them(qtbot: QtBot, show: Show) -> None:
    picture = show()
    with qtbot.waitSignal(picture.opened) as told:
        qtbot.mouseClick(person(picture, "Ellie"), Qt.MouseButton.LeftButton)
    assert told.args == ["Ellie"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_on_a_person_opens_them(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    picture = show()
    with qtbot.waitSignal(picture.opened) as told:
        qtbot.keyClick(person(picture, "Tom"), key)
    assert told.args == ["Tom"]


def test_tab_comes_to_the_child_in_focus_alone(show: Show) -> None:
    assert [each.accessibleName() for each in focusable(show())] == ["Callum, 14, son of Dean and Kerry, at home"]


def test_tab_comes_to_the_picture_before_what_stands_beneath_it(qtbot: QtBot, overview: Overview) -> None:
    overview.screen.activateWindow()
    qtbot.waitUntil(overview.screen.isActiveWindow)
    next(each for each in overview.screen.findChildren(QPushButton) if each.accessibleName() == "As a table").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Callum, 14, child of Kerry, at home"


def test_arrows_walk_along_a_row_and_stop_at_its_end(qtbot: QtBot, show: Show) -> None:
    picture = show()
    person(picture, "Callum").setFocus()
    right = Qt.Key.Key_Right
    assert press(qtbot, picture, right) == "Ellie"
    assert press(qtbot, picture, right, right, right, right) == "Baby"


def test_arrows_go_to_the_nearest_in_the_next_row(qtbot: QtBot, show: Show) -> None:
    picture = show()
    person(picture, "Callum").setFocus()
    assert press(qtbot, picture, Qt.Key.Key_Up) == "Dean"
    assert press(qtbot, picture, Qt.Key.Key_Up, Qt.Key.Key_Up) == "Pauline"


def test_tab_comes_back_to_where_the_arrows_went(qtbot: QtBot, show: Show) -> None:
    picture = show()
    person(picture, "Callum").setFocus()
    press(qtbot, picture, Qt.Key.Key_Up)
    assert focusable(picture) == [person(picture, "Dean")]


def test_who_has_the_focus_is_ringed(qtbot: QtBot, show: Show) -> None:
    picture = show()
    ring = FocusRing(picture)
    person(picture, "Callum").setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, picture, Qt.Key.Key_Right)
    ellie = person(picture, "Ellie")
    assert ring.isVisible()
    assert ring.geometry().contains(ellie.mapTo(picture, ellie.rect().center()))


def test_who_is_walked_to_in_a_wide_family_comes_into_view(qtbot: QtBot, show: Show) -> None:
    picture = show(TANGLED["thirty people"], 400)
    last = [each for each in picture.people if each.part.row == 0][-1]
    last.setFocus()
    assert picture.viewport().rect().contains(last.mapTo(picture.viewport(), last.rect().center()))


def test_everybody_is_a_button_with_a_sentence_for_its_name(show: Show) -> None:
    heard = [QAccessible.queryAccessibleInterface(each) for each in show().people]
    assert {each.role() for each in heard} == {QAccessible.Role.Button}
    assert "Callum, 14, son of Dean and Kerry, at home" in {each.text(QAccessible.Text.Name) for each in heard}


def test_the_picture_as_a_whole_is_heard_in_sentences(show: Show) -> None:
    picture = show()
    assert picture.accessibleName() == "Who is who, as a picture"
    assert "Ray, 64, died, father of Kerry, married to Sandra." in picture.accessibleDescription()


def test_nothing_that_takes_the_focus_is_without_a_name(show: Show) -> None:
    assert [each for each in focusable(show()) if not each.accessibleName()] == []


def test_the_marlows_fit_their_column_without_shrinking(show: Show) -> None:
    picture = show()
    assert picture.horizontalScrollBar().maximum() == 0
    assert picture.widget().width() == round(picture.picture.width)


def test_a_narrow_column_shrinks_the_picture_and_then_scrolls_it(show: Show) -> None:
    picture = show(MARLOW, 520)
    assert (picture.horizontalScrollBar().maximum(), picture.widget().width()) == (0, 520)
    picture = show(MARLOW, 300)
    assert picture.horizontalScrollBar().maximum() > 0
    assert picture.widget().width() == round(picture.picture.width * LEAST)


def test_large_text_makes_the_picture_larger(show: Show, themed: Theme) -> None:
    picture = show(MARLOW, 1400)
    themed.apply(2.0, "light")
    assert picture.widget().width() == round(picture.picture.width * 2)
    assert picture.sizeHint().height() == round(picture.picture.height * 2)


def test_doubled_text_gives_way_a_little_before_it_scrolls(show: Show, themed: Theme) -> None:
    picture = show(MARLOW, 784)
    themed.apply(2.0, "light")
    assert (picture.horizontalScrollBar().maximum(), picture.widget().width()) == (0, 784)
    picture.resize(600, 600)
    assert picture.widget().width() == round(picture.picture.width * 2 * SHARE)


@pytest.mark.parametrize("look", ["light", "dark", "hc-light", "hc-dark"])
def test_the_picture_is_painted_in_the_colours_of_the_look(show: Show, themed: Theme, look: str) -> None:
    picture = show()
    themed.apply(1.0, look)
    image = picture.widget().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = {image.pixel(x, y) & 0xFFFFFF for x in range(image.width()) for y in range(image.height())}
    assert {colour(token).rgb() & 0xFFFFFF for token in ("ink", "page", "accent", "sunk")} <= found


def test_showing_another_family_leaves_nobody_of_the_first(show: Show) -> None:
    picture = show()
    picture.show_family(drawn("Ruth f 38 home, Otis m 7 home\nRuth: Otis"))
    assert [each.part.id for each in picture.people] == ["Ruth", "Otis"]
    assert len([each for each in picture.findChildren(PartButton) if each.isVisibleTo(picture)]) == 2


def test_showing_the_family_again_keeps_the_focus_where_it_was(show: Show) -> None:
    picture = show()
    person(picture, "Tom").setFocus()
    picture.show_family(drawn(MARLOW))
    held = QApplication.focusWidget()
    assert isinstance(held, PartButton)
    assert held.part.id == "Tom"


def test_a_family_without_people_shows_an_empty_picture(show: Show) -> None:
    picture = show()
    picture.show_family(genogram([], [], at_home=(), with_goals=(), address="", today=TODAY))
    assert picture.people == []


def test_the_overview_shows_who_is_who_as_a_picture(overview: Overview) -> None:
    assert overview.sees("Who is who, as a picture")
    assert not overview.sees("Who is who, as a table")


def test_the_overview_turns_the_picture_into_a_table_and_back(overview: Overview, qtbot: QtBot) -> None:
    overview.press(qtbot, "As a table")
    assert overview.sees("Who is who, as a table")
    assert not overview.sees("Who is who, as a picture")
    overview.press(qtbot, "As a picture")
    assert overview.sees("Who is who, as a picture")


def test_a_table_stays_a_table_when_something_changes(overview: Overview, qtbot: QtBot) -> None:
    overview.press(qtbot, "As a table")
    overview.screen.refresh(None)
    assert overview.sees("Who is who, as a table")


def test_a_family_without_people_has_the_table_alone_and_the_next_family_its_picture(overview: Overview, store: Store) -> None:
    overview.screen.open(add_family(store, "Hardy").id)
    assert not any(overview.sees(each) for each in ("Who is who, as a picture", "As a table", "As a picture"))
    overview.screen.open(overview.marlows.id)
    assert overview.sees("Who is who, as a picture")


def test_a_person_of_the_picture_opens_their_page(overview: Overview, qtbot: QtBot) -> None:
    picture = overview.screen.findChild(GenogramPicture)
    assert picture is not None
    qtbot.mouseClick(person(picture, overview.marlows.ellie.id), Qt.MouseButton.LeftButton)
    assert (overview.kept.went[-1].page, overview.kept.went[-1].item_id) == ("person", overview.marlows.ellie.id)
