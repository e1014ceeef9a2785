"""Settling what two people wrote while apart, in the window, with two real stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.domain.plans import Goal
from fpz_app.store import states
from fpz_app.ui.screens.conflict import ConflictScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.choice_cards import Card
from fpz_app.ui.widgets.inputs import TextEdit
from fpz_app.ui.widgets.marked_text import MarkedText
from tests.helpers.apart import MINE, SAMS
from tests.helpers.conflict_window import Apart, press
from tests.helpers.stores import OUTSIDER, PRIYA


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(look="light")


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Apart]:
    made = Apart(tmp_path)
    yield made
    made.pair.close()


def cards(screen: ConflictScreen) -> list[str]:
    return [card.text() for card in screen.findChildren(Card) if card.isVisible()]


def choose(qtbot: QtBot, screen: ConflictScreen, words: str) -> None:
    card = next(each for each in screen.findChildren(Card) if each.text() == words and each.isVisible())
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def typed_in(screen: ConflictScreen) -> TextEdit:
    return screen.findChildren(TextEdit)[0]


def words_on(screen: ConflictScreen) -> list[str]:
    return [each.text() for each in screen.findChildren(QLabel) if each.isVisible() and each.text()]


def text_of(apart: Apart) -> list[str]:
    apart.pair.meet()
    return [store.get(Goal, apart.goal.id).text for store in apart.pair.stores]


def open_texts(qtbot: QtBot, apart: Apart) -> ConflictScreen:
    apart.both_write_texts()
    screen = apart.screen(qtbot)
    screen.show_place(family_id=apart.marlows.id, item_id=f"{apart.goal.id}.text")
    return screen


def test_both_versions_stand_beside_each_other_with_whose_and_when(qtbot: QtBot, apart: Apart) -> None:
    screen = open_texts(qtbot, apart)
    assert [each.toPlainText() for each in screen.findChildren(MarkedText)] == [MINE, SAMS]
    said = words_on(screen)
    assert {"Yours, on this laptop", "Priya Nair, Saturday 21 November, 17:20"} <= set(said)
    assert {"From the centre", "Sam Ellery, Sunday 22 November, 10:05"} <= set(said)


def test_words_that_differ_are_marked_by_colour_line_and_weight(qtbot: QtBot, apart: Apart) -> None:
    text = open_texts(qtbot, apart).findChildren(MarkedText)[0]
    cursor = text.textCursor()
    marked = ""
    for at in range(len(MINE)):
        cursor.setPosition(at + 1)
        look = cursor.charFormat()
        if look.fontUnderline():
            assert (look.fontWeight(), look.background().color().name()) == (600, "#ddefea")
            marked += MINE[at]
    assert marked.startswith("stayed all day")
    assert "went to the workshop" not in marked


def test_a_screen_reader_is_told_what_differs(qtbot: QtBot, apart: Apart) -> None:
    text = open_texts(qtbot, apart).findChildren(MarkedText)[1]
    assert text.accessibleName() == "From the centre, Sam Ellery, Sunday 22 November, 10:05"
    assert text.accessibleDescription().startswith("Differs: left at lunch; ")


def test_both_in_order_of_time_is_the_safe_answer(qtbot: QtBot, apart: Apart) -> None:
    screen = open_texts(qtbot, apart)
    assert cards(screen) == ["Keep yours", "Keep Sam’s", "Keep both, in order of time", "Write it anew"]
    press(qtbot, screen, "Keep both")
    assert all(MINE in text and SAMS in text and text.index(MINE) < text.index(SAMS) for text in text_of(apart))


@pytest.mark.parametrize(("words", "stands"), [("Keep yours", MINE), ("Keep Sam’s", SAMS)])
def test_the_one_that_is_chosen_stands_on_both_laptops(qtbot: QtBot, apart: Apart, words: str, stands: str) -> None:
    screen = open_texts(qtbot, apart)
    choose(qtbot, screen, words)
    assert stands in words_on(screen)
    press(qtbot, screen, words)
    assert text_of(apart) == [stands, stands]


def test_it_is_written_anew_from_either_text(qtbot: QtBot, apart: Apart) -> None:
    screen = open_texts(qtbot, apart)
    choose(qtbot, screen, "Write it anew")
    press(qtbot, screen, "Start from “From the centre”")
    typed = typed_in(screen)
    assert typed.value() == SAMS
    qtbot.keyClicks(typed, "So. ")
    press(qtbot, screen, "Keep what is written")
    assert text_of(apart) == [f"So. {SAMS}"] * 2


def test_what_is_being_written_comes_back(qtbot: QtBot, apart: Apart) -> None:
    screen = open_texts(qtbot, apart)
    choose(qtbot, screen, "Write it anew")
    typed_in(screen).selectAll()
    qtbot.keyClicks(typed_in(screen), "Half a")
    screen.leave()
    again = apart.screen(qtbot)
    again.show_place(family_id=apart.marlows.id, item_id=f"{apart.goal.id}.text")
    assert typed_in(again).value() == "Half a"


def test_settling_offers_undo_and_the_page_says_that_nothing_is_left(qtbot: QtBot, apart: Apart) -> None:
    screen = open_texts(qtbot, apart)
    press(qtbot, screen, "Keep both")
    assert apart.kept.told == ["Settled"]
    assert "Nothing waits for your decision." in words_on(screen)


def test_the_next_one_comes_after_the_first(qtbot: QtBot, apart: Apart) -> None:
    apart.both_write({"text": MINE, "now": 2}, {"text": SAMS, "now": 8})
    screen = apart.screen(qtbot)
    screen.show_place(item_id=f"{apart.goal.id}.text")
    assert any(each.endswith("of 2 decisions") for each in words_on(screen))
    press(qtbot, screen, "Keep both")
    assert cards(screen) == ["Keep yours", "Keep Sam’s"]


def test_a_number_waits_until_one_is_chosen(qtbot: QtBot, apart: Apart) -> None:
    apart.both_write({"now": 2}, {"now": 8})
    screen = apart.screen(qtbot)
    screen.show_place()
    press(qtbot, screen, "Settle it")
    assert "Nothing is chosen yet." in " ".join(each.text() for each in screen.findChildren(QLabel))
    choose(qtbot, screen, "Keep Sam’s")
    press(qtbot, screen, "Keep Sam’s")
    apart.pair.meet()
    assert [store.get(Goal, apart.goal.id).now for store in apart.pair.stores] == [8, 8]


def test_what_was_changed_and_removed_is_kept_or_let_go(qtbot: QtBot, apart: Apart) -> None:
    apart.put(apart.priyas, PRIYA, text=MINE)
    with apart.sams.work(OUTSIDER, "Remove") as work:
        work.remove(apart.goal)
    apart.pair.meet()
    screen = apart.screen(qtbot)
    screen.show_place()
    assert cards(screen) == ["Keep it", "Let it go"]
    choose(qtbot, screen, "Let it go")
    press(qtbot, screen, "Let it go")
    apart.pair.meet()
    assert [store.find(Goal) for store in apart.pair.stores] == [[], []]


def test_a_text_joined_automatically_is_listed_and_taken_apart(qtbot: QtBot, apart: Apart) -> None:
    apart.join_as_the_centre_does()
    screen = apart.screen(qtbot)
    screen.show_place()
    assert "Joined automatically" in words_on(screen)
    screen.presenter.open("", f"{apart.goal.id}.text")
    assert cards(screen) == ["Leave them joined", "Keep yours alone", "Keep Sam’s alone"]
    choose(qtbot, screen, "Keep Sam’s alone")
    press(qtbot, screen, "Keep Sam’s alone")
    assert text_of(apart) == [SAMS, SAMS]


def test_deciding_later_leads_back(qtbot: QtBot, apart: Apart) -> None:
    screen = open_texts(qtbot, apart)
    with qtbot.waitSignal(screen.left):
        press(qtbot, screen, "Decide later")


def test_somebody_elses_settlement_clears_the_page(qtbot: QtBot, apart: Apart) -> None:
    screen = open_texts(qtbot, apart)
    apart.put(apart.sams, OUTSIDER, now=4)
    with apart.sams.work(OUTSIDER, "Settle") as work:
        state = states.load(work.connection, [("goal", apart.goal.id)])["goal", apart.goal.id]
        work.settle("goal", apart.goal.id, "text", SAMS, seen=list(state.beside["text"]))
    apart.pair.meet()
    assert "Nothing waits for your decision." in words_on(screen)


def test_the_choice_is_made_with_the_keyboard_alone(qtbot: QtBot, apart: Apart) -> None:
    screen = open_texts(qtbot, apart)
    both = next(each for each in screen.findChildren(Card) if each.isChecked())
    screen.activateWindow()
    both.setFocus()
    qtbot.waitUntil(both.hasFocus)
    qtbot.keyClick(both, Qt.Key.Key_Left)
    assert next(each.text() for each in screen.findChildren(Card) if each.isChecked()) == "Keep Sam’s"
    assert SAMS in words_on(screen)


@pytest.mark.parametrize("look", ["light", "dark", "hc-dark"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_fits_a_small_window(qtbot: QtBot, qapp: QApplication, apart: Apart, look: str, scale: float) -> None:
    theme = Theme(qapp)
    theme.apply(scale, look)
    try:
        screen = open_texts(qtbot, apart)
        screen.resize(816, 560)
        qapp.processEvents()
        assert screen.scroller.horizontalScrollBar().maximum() == 0
        for text in screen.findChildren(MarkedText):
            assert text.height() >= text.document().size().height()
        assert all(_inside(each, screen.body.parentWidget()) for each in screen.findChildren(Card))
    finally:
        theme.apply(1.0, "light")


def _inside(widget: QWidget, body: QWidget | None) -> bool:
    assert body is not None
    left = widget.mapTo(body, widget.rect().topLeft())
    return left.x() >= 0 and left.x() + widget.width() <= body.width()
