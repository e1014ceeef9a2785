"""Line length: words never run in longer lines than one can read, however wide the window."""

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from fpz_app.ui.widgets.layout import column
from fpz_app.ui.widgets.measure import FORM, Measure
from fpz_app.ui.widgets.text import label

SENTENCE = "Kerry had kept the sleep diary from the 2nd to the 15th, and read it out to Tom at the table. " * 4
MOST = 110  # letters in a line


@pytest.mark.parametrize("kind", ["body", "quiet", "hint", "small", "strong"])
def test_a_line_of_words_has_at_most_a_hundred_and_ten_letters(qtbot: QtBot, kind: str) -> None:
    words = label(SENTENCE, kind)
    qtbot.addWidget(words)
    words.resize(1900, 400)
    words.show()
    letter = words.fontMetrics().horizontalAdvance(SENTENCE) / len(SENTENCE)
    assert words.contentsRect().width() / letter <= MOST


def test_wide_words_ask_for_the_height_of_the_lines_that_they_make(qtbot: QtBot) -> None:
    words = label(SENTENCE)
    qtbot.addWidget(words)
    words.resize(1900, 400)
    words.show()
    needs = words.fontMetrics().boundingRect(QRect(0, 0, words.contentsRect().width(), 4000), Qt.TextFlag.TextWordWrap, SENTENCE)
    assert words.heightForWidth(1900) >= needs.height()


def test_a_form_takes_its_whole_place_until_it_is_at_its_widest(qtbot: QtBot) -> None:
    inner = label("Words")
    form = Measure(column(inner), FORM)
    qtbot.addWidget(form)
    form.resize(FORM - 1, 100)
    form.show()
    assert inner.width() == FORM - 1
