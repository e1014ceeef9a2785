"""A tie that is being written: kept as a draft until it is recorded or given up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fpz_app.casework.unfinished import unfinished
from fpz_app.presenters.places import ECOMAP
from tests.gui.test_around_screen import Around, around
from tests.helpers import hands
from tests.helpers.stores import PRIYA

__all__ = ["around"]
LEFT = Qt.MouseButton.LeftButton


def begin_a_tie(around: Around) -> None:
    around.open(ECOMAP)
    hands.press("Add a tie")
    hands.write("Name of the person or service", "Bay Boxing Club")
    hands.write("Note", "Callum went every week until May.")


def test_a_tie_being_written_is_there_after_the_page_was_left(around: Around) -> None:
    begin_a_tie(around)
    around.screen.leave()
    around.open(ECOMAP)
    assert (hands.text_of("Name of the person or service"), hands.text_of("Note")) == (
        "Bay Boxing Club", "Callum went every week until May.",
    )  # fmt: skip


def test_a_tie_being_written_is_there_after_somebody_else_was_pressed(around: Around) -> None:
    begin_a_tie(around)
    QTest.mouseClick(around.part("Sam Ellery"), LEFT)
    hands.press("Add a tie")
    assert hands.text_of("Note") == "Callum went every week until May."


@pytest.mark.parametrize("button", ["Save", "Cancel"])
def test_no_draft_of_a_tie_is_left_when_it_is_recorded_or_given_up(around: Around, button: str) -> None:
    begin_a_tie(around)
    hands.choose("How strong", "Strong")
    around.screen.leave()
    hands.press(button)
    assert unfinished(around.store, PRIYA, around.marlows.id, ECOMAP) == []
