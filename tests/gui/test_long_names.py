"""Long names: whose file it is can be read whole, and what tells and undoes fits its window."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fpz_app.ui.notices import Toast
from fpz_app.ui.signals import Notice
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.identity import Identity, IdentityBar
from fpz_app.ui.widgets.layout import column
from fpz_app.ui.widgets.measure import Measure
from fpz_app.ui.widgets.text import label
from tests.helpers.fitting import cut_labels

NAME = "Featherstonehaugh-Cholmondeley-Wainwright Villanueva-Santiago family"
CHILDREN = " · ".join(f"Bartholomew {age}" for age in range(1, 9))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_name_of_a_family_breaks_where_the_window_ends(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    Theme(qapp).apply(scale, "light")
    bar = IdentityBar()
    bar.show_identity(Identity(name=NAME, reference="PU2291", children=CHILDREN, lead="Priya Nair"))
    qtbot.addWidget(bar)
    bar.show()
    bar.resize(720, bar.heightForWidth(720))
    qtbot.waitUntil(lambda: cut_labels(bar) == [])
    beyond = [each.text() for each in bar.findChildren(QLabel) if each.mapTo(bar, each.rect().bottomRight()).x() > 720]
    Theme(qapp).apply(1.0, "light")
    assert beyond == []


def test_a_long_notice_breaks_its_words_and_stays_inside(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(400, 300)
    over.show()
    toast = Toast(over)
    toast.show_notice(Notice("Brought in 16 children, 5 contacts, 5 early help episodes and 6 referrals", lambda: None))
    qtbot.waitUntil(lambda: cut_labels(toast) == [])
    assert over.rect().contains(toast.geometry())


def test_a_column_of_text_asks_for_the_height_of_its_own_width(qtbot: QtBot) -> None:
    words = Measure(column(label("A sentence that goes on for some time. " * 8)), 300)
    qtbot.addWidget(words)
    words.resize(1000, words.heightForWidth(1000))
    words.show()
    qtbot.waitUntil(lambda: cut_labels(words) == [])
