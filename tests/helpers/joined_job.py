"""The joined job: what a practitioner of a zone with a centre does in the window: joins, syncs, settles."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from fpz_app.ui.rail import RailButton
from fpz_app.ui.widgets.choice_cards import Card
from fpz_app.ui.widgets.rows_view import RowsView
from tests.helpers import hands, main_job, misfortunes

STANDINGS = ("Up to date", "Offline", "Not all sent yet", "Sending", "Loading families", "Sync has stopped")
GOAL = "What do you want to change?"


def join_zone(address: str, code: str) -> str:
    """From the first window to Today; returns the recovery code."""
    hands.press("Join a zone with a code")
    hands.write("Address of the centre", address)
    hands.write("One-time code", code)
    hands.press("Go on")
    return main_job.choose_keys()


def open_sync_page() -> None:
    """By the line in the rail that says how things stand, whatever that is at the moment."""

    def pressed() -> bool:
        line = next((each for each in hands.seen(RailButton) if each.text() in STANDINGS), None)
        if line is not None:
            QTest.keyClick(line, Qt.Key.Key_Space)
        return line is not None

    hands.until(pressed, "the rail's line about sync")


def sync_now() -> None:
    """One round, to its end."""
    open_sync_page()
    hands.press("Sync now")
    hands.until(lambda: not misfortunes.workplace()._syncing.state().syncing, "the round to end")


def rail() -> list[str]:
    """'Offline, 1 change waiting': the lines of the rail, as a screen reader says them."""
    return [each.accessibleName() for each in hands.seen(RailButton)]


def change_goal(old: str, new: str) -> None:
    """Of the open family."""
    hands.open_tab("Plan")
    hands.press(f"Change: {old}")
    hands.write(GOAL, new)
    hands.press("Save")
    hands.wait_to_read("Goal saved.")


def settle(line: str, choice: str) -> None:
    """From Today: opens the line, chooses what stands."""
    hands.press("Today")
    hands.open_row(hands.until(lambda: _list_with(line), f"“{line}” on Today"), line)
    card = hands.until(lambda: next((each for each in hands.seen(Card) if each.text() == choice), None), f"the choice “{choice}”")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    done = hands.until(lambda: next((each for each in hands.seen(QPushButton) if each.text() == choice), None), choice)
    QTest.keyClick(done, Qt.Key.Key_Space)
    hands.wait_to_read("Nothing waits for your decision.")


def _list_with(words: str) -> str:
    return next(
        (view.accessibleName() for view in hands.seen(RowsView) for row in view.rows.rows if words in view.rows.sentence(row)), ""
    )
