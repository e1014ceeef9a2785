"""In the window: a form that is open says who changed its record meanwhile, and saves only what was changed in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fpz_app.domain.visits import Visit
from fpz_app.presenters.visit import CHANGE, VisitPresenter
from fpz_app.store.store import Changed, Store
from fpz_app.ui.screens.visit import VisitScreen
from fpz_app.ui.theme import Theme
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA

TOLD = "Sam Ellery changed the purpose since you opened this."


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp).apply(look="light")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def visit(store: Store, marlows: Marlows) -> Visit:
    made = Visit(
        file_id=marlows.id,
        family_id=marlows.id,
        visitor_id=PRIYA.id,
        on=NOW.date() + timedelta(days=2),
        whom=(marlows.callum.id,),
    )
    with store.work(PRIYA, "Plan a visit") as work:
        work.put_all([OUTSIDER, made])
    return made


@pytest.fixture
def screen(qtbot: QtBot, store: Store, marlows: Marlows, visit: Visit) -> VisitScreen:
    desk = desk_for(store, Kept())
    made = VisitScreen(lambda view: VisitPresenter(view, desk), today=lambda: desk.today)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    store.listeners.append(made.refresh)
    made.presenter.open(marlows.id, f"{CHANGE}{visit.id}")
    return made


@pytest.fixture
def elsewhere(store: Store, visit: Visit) -> Callable[..., None]:
    def write(**said: Any) -> None:
        with store.work(OUTSIDER, "Write elsewhere") as work:
            work.put(replace(work.get(Visit, visit.id), **said))

    return write


def said(screen: VisitScreen) -> list[str]:
    return [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]


def test_an_open_form_says_who_changed_its_record(screen: VisitScreen, elsewhere: Callable[..., None]) -> None:
    assert TOLD not in said(screen)
    elsewhere(purpose="Bring the letter")
    assert TOLD in said(screen)


def test_what_is_typed_stays_in_the_form_when_news_come(
    screen: VisitScreen, store: Store, visit: Visit, elsewhere: Callable[..., None]
) -> None:
    screen.presenter.filling.change("place", "", "At school")
    elsewhere(purpose="Bring the letter")
    screen.presenter.filling.keep()
    draft = store.draft(f"visit:{CHANGE}{visit.id}", PRIYA.id)
    assert draft is not None
    assert draft.content["place"] == "At school"


def test_saving_leaves_standing_what_somebody_else_wrote(
    screen: VisitScreen, store: Store, visit: Visit, elsewhere: Callable[..., None]
) -> None:
    screen.presenter.filling.change("place", "", "At school")
    elsewhere(purpose="Bring the letter")
    screen.presenter.filling.save()
    now = store.get(Visit, visit.id)
    assert (now.place, now.purpose) == ("At school", "Bring the letter")


def test_a_form_of_another_family_says_nothing(screen: VisitScreen) -> None:
    screen.refresh(Changed(frozenset(), frozenset({"another"}), "Something", OUTSIDER.id, ""))
    assert TOLD not in said(screen)
