"""The Level and decisions tab of the Marlows in a window."""

from pytestqt.qtbot import QtBot

from fpz_app.domain.workers import Worker
from fpz_app.presenters.decisions import DecisionsPresenter
from fpz_app.store.store import Store
from fpz_app.ui.screens.decisions import DecisionsScreen
from tests.helpers import hands
from tests.helpers.desks import Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows
from tests.helpers.stores import PRIYA


def open_tab(store: Store, qtbot: QtBot, marlows: Marlows, *, actor: Worker = PRIYA, kept: Kept | None = None) -> DecisionsScreen:
    desk = desk_for(store, kept or Kept(), actor=actor)
    made = DecisionsScreen(lambda view: DecisionsPresenter(view, desk), lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1072, 684)
    made.show()
    qtbot.waitExposed(made)
    made.open(marlows.id)
    return made


def close_as(reason: str) -> None:
    """Opens the closing and fills it in, but for what its reason asks."""
    hands.press("Close early help")
    hands.choose("Why does it end?", reason)
    fill_in_closing()


def fill_in_closing() -> None:
    """All that is asked whatever the reason."""
    hands.answer("Is a child missing", "No")
    hands.answer("Does anybody worry", "No")
    for child in ("Callum", "Ellie", "Noah"):
        hands.write(f"What is different for {child} now?", "In school each day.")
        hands.write(f"Who says so about {child}?", "Kerry")
    hands.write("What happens if worries return?", "Ring Priya. You may come back at any time.")
