"""A tie that is being written: kept as a draft until it is recorded or given up."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fpz_app.casework.ecomap import record_tie
from fpz_app.casework.unfinished import unfinished
from fpz_app.domain.ties import Strength, Tie
from fpz_app.presenters.places import ECOMAP
from fpz_app.ui.widgets.ties_panel import CHOOSE
from tests.gui.test_around_screen import Around, around
from tests.helpers import hands
from tests.helpers.duties import put
from tests.helpers.marlows import TODAY
from tests.helpers.stores import OUTSIDER, PRIYA

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


def test_the_hint_to_choose_somebody_goes_while_a_tie_is_written(around: Around) -> None:
    around.open(ECOMAP)
    before = hands.reads(CHOOSE)
    hands.press("Add a tie")
    meanwhile = hands.reads(CHOOSE)
    hands.press("Cancel")
    assert (before, meanwhile, hands.reads(CHOOSE)) == (True, False, True)


def test_what_others_change_in_a_tie_is_told_while_it_is_open(around: Around) -> None:
    tie = Tie(file_id=around.marlows.id, family_id=around.marlows.id, other="Bay Boxing Club", strength=Strength.WEAK)
    put(around.store, OUTSIDER)
    record_tie(around.store, PRIYA, tie, today=TODAY)
    around.open(ECOMAP)
    QTest.mouseClick(around.part("Bay Boxing Club"), LEFT)
    hands.open_row("Ties", "Weak")
    with around.store.work(OUTSIDER, "Write elsewhere") as work:
        work.put(replace(tie, note="Every Tuesday."))
    assert around.kept.told == ["Sam Ellery changed a note since you opened this."]
