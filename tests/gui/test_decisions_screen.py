"""The Level and decisions tab in a window: a level judged, early help closed and reopened, with the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework.unfinished import unfinished
from fpz_app.domain.closing import Closing
from fpz_app.domain.closing_guard import Told
from fpz_app.domain.episodes import Episode
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from fpz_app.ui.screens.decisions import DecisionsScreen
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets.record_block import RecordBlock
from tests.helpers import hands
from tests.helpers.access import name_of, nameless
from tests.helpers.bad_input import fill_in
from tests.helpers.decisions_tab import close_as, open_tab
from tests.helpers.duties import see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.pdf import assert_tagged, read_text
from tests.helpers.stepping_up import propose, ready, sent
from tests.helpers.stores import PRIYA


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    yield theme
    theme.apply(1.0, "light")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def screen(store: Store, qtbot: QtBot, marlows: Marlows) -> DecisionsScreen:
    return open_tab(store, qtbot, marlows)


def test_a_level_is_judged_with_its_reason(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    hands.press("Judge the level")
    hands.press("3 Partnership plus")
    hands.write("Why?", "He misses one day in three.")
    hands.press("Record the level")
    hands.wait_to_read("Callum, 14: level 3, Partnership plus")
    judged = store.find(LevelOfNeed)[0]
    assert (judged.person_id, judged.level, judged.decided_by) == (marlows.callum.id, 3, "Priya Nair")


def test_the_level_before_stays_to_be_read(screen: DecisionsScreen) -> None:
    for level, why in (("2 Universal plus", "Late on most days."), ("3 Partnership plus", "He misses one day in three.")):
        hands.press("Judge the level")
        hands.press(level)
        hands.write("Why?", why)
        hands.press("Record the level")
    hands.wait_to_read("Before: level 2, 23 November. Late on most days.")


def test_a_level_before_birth_is_refused_at_its_field(screen: DecisionsScreen, store: Store) -> None:
    hands.press("Judge the level", at=2)
    hands.press("1 Universal")
    hands.write("Why?", "What everybody gets is enough.")
    hands.write("When was it judged?", "1 June 2023")
    hands.press("Record the level")
    hands.wait_to_read("Noah was not born then. Check the date.")
    assert store.find(LevelOfNeed) == []


def test_closing_is_done_with_the_keyboard_and_its_letter_reads_well(
    screen: DecisionsScreen, store: Store, marlows: Marlows
) -> None:
    see(store, marlows, TODAY)
    shown: list[bytes] = []
    screen.preview.connect(lambda _title, pdf, _name: shown.append(bytes(pdf)))
    close_as("Needs met")
    hands.press("Close early help")
    hands.wait_to_read("Closed 23 November: needs met")
    hands.press("Letter to the family")
    assert_tagged(shown[0])
    assert "Our early help ended on 23 November 2026" in read_text(shown[0])
    assert "In school each day." in read_text(shown[0])


def test_could_not_be_engaged_is_refused_until_a_manager_gives_a_reason(screen: DecisionsScreen, store: Store) -> None:
    close_as("Could not be engaged")
    hands.write("Statement of risk", "Callum may be drawn in by older boys.")
    hands.press("Close early help")
    hands.wait_to_read("Only a manager may pass this.")
    assert store.find(Closing) == []
    hands.write("The manager’s reason to close all the same", "School sees all three daily.")
    hands.write("Which manager decided?", "Ruth Amesbury")
    hands.write("When did they tell you?", "today")
    hands.write("At what time?", "half past nine")
    hands.press("Close early help")
    hands.wait_to_read("That is not a time we can read.")
    hands.write("At what time?", "9.30")
    hands.press("Close early help")
    hands.wait_to_read("Ruth Amesbury decided, 23 November 2026 at 09:30")
    kept = store.find(Closing)[0]
    assert (kept.manager_told, kept.missing) == (True, Told.NO)
    assert kept.unmet == ("Callum (never seen), Ellie (never seen) and Noah (never seen) have not been seen in the last 4 weeks",)


def test_the_guard_says_what_to_do_before_anybody_closes(screen: DecisionsScreen) -> None:
    assert hands.reads("See each child, and write a note of it.")
    assert hands.reads("You are asked this as you close, and your answer is kept.")


def test_what_was_typed_of_a_closing_is_there_again(screen: DecisionsScreen, marlows: Marlows) -> None:
    hands.press("Close early help")
    hands.choose("Why does it end?", "Needs met")
    hands.write("What is different for Callum now?", "In school each day.")
    screen.flush()
    screen.open(marlows.id)
    hands.press("Go on with it")
    assert hands.text_of("What is different for Callum now?") == "In school each day."


def test_reopening_makes_a_new_episode_that_follows_the_old(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    see(store, marlows, TODAY)
    close_as("Needs met")
    hands.press("Close early help")
    hands.press("Reopen early help")
    hands.write("Why now?", "Callum is out at night again.")
    hands.press("Reopen early help")
    hands.wait_to_read("Close early help")
    old, new = store.find(Episode, family_id=marlows.id)
    assert new.follows_id == old.id


def test_escape_leaves_a_form_and_keeps_what_was_typed(screen: DecisionsScreen) -> None:
    hands.press("Close early help")
    hands.choose("Why does it end?", "Needs met")
    hands.write("What happens if worries return?", "Ring Priya.")
    hands.keys(Qt.Key.Key_Escape)
    hands.press("Go on with it")
    assert hands.text_of("What happens if worries return?") == "Ring Priya."


def test_a_form_that_closes_leaves_the_focus_on_the_page(screen: DecisionsScreen) -> None:
    screen.activateWindow()
    hands.press("Judge the level")
    hands.press("3 Partnership plus")
    hands.write("Why?", "He misses one day in three.")
    hands.press("Record the level")
    on = screen.window().focusWidget()
    assert on is not None
    assert screen.page.isAncestorOf(on)


def test_a_form_that_closes_leads_back_to_what_opened_it(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    propose(store, marlows)
    screen.open(marlows.id)
    for words in ("Propose a step up", "Record the consultation"):
        hands.press(words)
        hands.keys(Qt.Key.Key_Escape)
        assert name_of(screen.focusWidget()) == words


def test_what_was_left_in_one_form_is_no_answer_to_the_next(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    made = propose(store, marlows)
    screen.open(marlows.id)
    hands.press("Record the consultation")
    hands.write("When?", "20 November 2026")
    hands.keys(Qt.Key.Key_Escape)
    hands.press("Manager’s decision")
    hands.keys(Qt.Key.Key_Escape)
    drafts = [each.key for each in unfinished(store, PRIYA, marlows.id, "decisions")]
    assert drafts == [f"decisions:consult.{made.id}:{marlows.id}"]


def test_a_record_whose_deed_is_done_has_the_focus(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    made = sent(store, marlows)
    screen.open(marlows.id, "")
    hands.press("Front door has it")
    fill_in({"Who?": "Duty desk"})
    hands.press("Record it")
    row = screen._row(made.id)
    assert row is not None
    assert row.isAncestorOf(screen.focusWidget())


def test_back_from_a_print_is_at_what_printed_it(
    screen: DecisionsScreen, store: Store, marlows: Marlows, qtbot: QtBot
) -> None:
    ready(store, marlows)
    screen.open(marlows.id)
    hands.press("See the referral")
    screen.open(marlows.id)
    screen.come_back()
    qtbot.waitUntil(lambda: screen.focusWidget() is not None and name_of(screen.focusWidget()) == "See the referral")


def test_every_part_is_named_for_those_who_cannot_see_it(screen: DecisionsScreen) -> None:
    names = {block.accessibleName() for block in hands.seen(RecordBlock)}
    assert names == {"Level of need", "Step up", "Closing", "Step down"}
    hands.press("Close early help")
    hands.choose("Why does it end?", "Could not be engaged")
    assert nameless(screen) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_at_the_side(screen: DecisionsScreen, themed: Theme, scale: float) -> None:
    themed.apply(scale, "light")
    screen.resize(848, 420)
    QApplication.processEvents()
    assert screen.page.scroller.horizontalScrollBar().maximum() == 0


def test_an_auditor_reads_and_is_offered_nothing_to_record(store: Store, qtbot: QtBot, marlows: Marlows) -> None:
    auditor = Worker(file_id=PRIYA.file_id, name="Ann Gale", role=Role.AUDITOR)
    propose(store, marlows)
    open_tab(store, qtbot, marlows, actor=auditor)
    hands.wait_to_read("Callum: proposed")
    assert hands.seen(QAbstractButton) == []
