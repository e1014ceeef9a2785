"""Spelling in a text field: British English, names on record and words learnt are known, others are marked and can be mended."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from fpz_app.presenters.spelling import Speller
from fpz_app.store.store import Store
from fpz_app.ui import spelling
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.inputs import TextEdit
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA

WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    Theme(qapp).apply(1.0, "light")
    yield
    qapp.setProperty("spelling", None)


@pytest.fixture
def speller(store: Store) -> Speller:
    make_marlows(store)
    made = Speller(desk_for(store, Kept()))
    made.load()
    return made


@pytest.fixture
def edit(qtbot: QtBot, speller: Speller) -> TextEdit:
    spelling.use(speller)
    made = TextEdit(name="What you saw")
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def marked(edit: TextEdit) -> list[str]:
    """The words with a wave beneath them."""
    found, block = [], edit.document().begin()
    while block.isValid():
        raw = block.text().encode("utf-16-le")
        for part in block.layout().formats():
            if part.format.underlineStyle() == WAVE:
                start, end = 2 * part.start, 2 * (part.start + part.length)
                found.append(raw[start:end].decode("utf-16-le"))
        block = block.next()
    return found


def wrong(speller: Speller, text: str) -> list[str]:
    return [text[first:last] for first, last in speller.wrong(text)]


def test_british_spelling_is_known_and_american_is_not(speller: Speller) -> None:
    assert wrong(speller, "The colour of the programme we organise. The color of the organized one.") == ["color", "organized"]


def test_names_and_places_on_record_are_known_in_any_form(speller: Speller) -> None:
    text = "Callum’s sister Ellie lives in Swanage with Kerry Marlow; Priya Nair visits. Zbyszek comes."
    assert wrong(speller, text) == ["Zbyszek"]


def test_words_of_the_field_are_known(speller: Speller) -> None:
    assert wrong(speller, "Her nan drew the ecomap; wellbeing, safeguarding, co-parenting and the stepdad’s vape.") == []


@pytest.mark.parametrize("text", ["CAMHS", "a@exmple.org", "https://exmple.org/xqz", "PU2291", "14b", "I", "don’t", "mum's", ""])
def test_what_is_no_word_to_be_spelt_is_left_alone(speller: Speller, text: str) -> None:
    assert wrong(speller, text) == []


def test_a_name_in_a_restricted_file_is_as_unknown_as_any_other(store: Store) -> None:
    make_marlows(store, restricted=True)
    outsider = Speller(desk_for(store, Kept(), actor=OUTSIDER))
    outsider.load()
    assert wrong(outsider, "Marlow Swanage") == ["Marlow", "Swanage"]


def test_the_likeliest_word_is_offered_first(speller: Speller) -> None:
    assert [speller.suggestions(each)[0] for each in ("recieve", "organize", "safegaurding")] == [
        "receive", "organise", "safeguarding",
    ]  # fmt: skip


def test_a_word_learnt_stays_learnt(store: Store, speller: Speller) -> None:
    speller.learn("Zbyszek")
    again = Speller(desk_for(store, Kept(), actor=PRIYA))
    again.load()
    assert (wrong(speller, "Zbyszek"), wrong(again, "Zbyszek’s")) == ([], [])


def test_an_unknown_word_is_marked_once_the_typing_goes_on(edit: TextEdit) -> None:
    edit.setFocus()
    QTest.keyClicks(edit, "they recieve")
    while_typed = marked(edit)
    QTest.keyClicks(edit, " help")
    assert (while_typed, marked(edit)) == ([], ["recieve"])


def test_words_after_an_emoji_are_marked_in_their_place(edit: TextEdit) -> None:
    edit.setPlainText("😀 recieve 👩‍👧 adn")
    assert marked(edit) == ["recieve", "adn"]


def test_the_menu_of_a_marked_word_mends_it(edit: TextEdit) -> None:
    edit.setPlainText("they recieve help")
    choose(edit, "receive")
    assert edit.value() == "they receive help"


def test_the_menu_learns_a_word(edit: TextEdit) -> None:
    edit.setPlainText("Mrs Zbyszek")
    choose(edit, "“Zbyszek” is right: learn it")
    assert marked(edit) == []


def test_f7_goes_from_one_unknown_word_to_the_next_and_round(edit: TextEdit) -> None:
    edit.setPlainText("they recieve help\nadn go")
    chosen = []
    for _ in range(3):
        QTest.keyClick(edit, Qt.Key.Key_F7)
        chosen.append(edit.textCursor().selectedText())
    assert chosen == ["recieve", "adn", "recieve"]


def test_a_field_that_cannot_be_written_in_is_not_marked(edit: TextEdit) -> None:
    edit.setReadOnly(True)
    edit.setPlainText("they recieve help")
    assert marked(edit) == []


def choose(edit: TextEdit, words: str) -> None:
    """Opens the menu with the menu key on the first unknown word, and chooses there."""
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    QTest.keyClick(edit, Qt.Key.Key_F7)
    spelling.show_menu(edit, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), edit.mapToGlobal(QPoint(5, 5))))
    menu = edit.findChild(QMenu)
    assert menu is not None
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()
