"""Each role opens the app, and is offered what the table of permissions lets it do, and nothing else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from fpz_app.app.inventing import invent
from fpz_app.app.opening import Opened
from fpz_app.app.workplace import Workplace
from fpz_app.domain.families import Family
from fpz_app.domain.meetings import Meeting, MeetingState
from fpz_app.domain.people import Person
from fpz_app.domain.workers import Role, Worker
from fpz_app.presenters import places
from fpz_app.presenters.rail import opens
from fpz_app.store.store import Changed
from fpz_app.ui.rail import RailButton
from fpz_app.ui.theme import Theme
from fpz_app.ui.widgets import row_text
from tests.helpers import hands
from tests.helpers.every_page import TABS
from tests.helpers.stores import OUTSIDER

RAILS: dict[Role, set[str]] = {
    **{role: {"families", "meetings"} for role in (Role.PRACTITIONER, Role.LEAD, Role.SCREENER, Role.AUDITOR)},
    Role.MANAGER: {"families", "meetings", "people"},
    Role.ADMINISTRATOR: {"families", "people"},
    Role.POLICE_REVIEWER: set(),
    Role.BOARD: set(),
}
ASSESSES = {"Check your answers", "Put these words in", "Start the assessment"}
SHARES = {"Add an agency", "Record something given", "Record a notice", "Record who got them", "Write a warning"}
WRITES = ASSESSES | SHARES | {
    "Write a note", "Add someone", "Change", "Call a meeting", "Add a goal", "Add an action", "Scale it today", "Move up", "Save",
    "Discard what I typed", "Add", "Take it off the goal", "Choose the words", "Add a file…", "Remove", "Correct", "Has died",
    "Add to this note", "Judge the level", "Propose a step up", "Record an answer", "Add a family", "Bring in a workbook",
    "Open a restricted file",
}  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_the_rail_has_what_the_role_may_open(role: Role) -> None:
    actor = replace(OUTSIDER, role=role)
    assert {page for page in ("families", "meetings", "people") if opens(actor, page)} == RAILS[role]
    assert opens(actor, "today")


@pytest.fixture(scope="module")
def zone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Invented once; each role works at the same record."""
    made = invent(tmp_path_factory.mktemp("zone"), families=6, seed=1, tell=lambda *_: None)
    yield made
    made.store.close()


@contextmanager
def at_work_as(app: QApplication, zone: Opened, role: Role) -> Iterator[Workplace]:
    made = Workplace(app, Theme(app), replace(zone, actor=replace(zone.actor, role=role)), end=lambda: None)
    made._idle.set_minutes(15)
    made.show()
    made.window.resize(1280, 800)
    try:
        yield made
    finally:
        made.window.closing.disconnect()  # the record stays open for the next one
        made._idle.rest()
        made._opened_watch.stop()
        made._syncing.stop()
        zone.store.listeners.clear()
        made.window.close()
        for each in (made.window, made):
            each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def offered(workplace: Workplace, tabs: Sequence[str] = TABS, *, own: bool = True) -> set[str]:
    """What one can press on the pages that lead to a family or are of its file; `own` those of a person and of details too."""
    desk, store = workplace.desk, workplace.desk.store
    marlow = next(each for each in store.find(Family) if each.name == "Marlow")
    callum = next(each for each in store.find(Person, file_id=marlow.id) if each.given_name == "Callum")
    held = next(each for each in store.find(Meeting, family_id=marlow.id) if each.state is MeetingState.FINISHED)
    pages = [places.TODAY, places.FAMILIES, places.meeting(marlow.id, held.id), *(places.family(marlow.id, tab) for tab in tabs)]
    found: set[str] = set()
    for place in [*pages, *([places.person(marlow.id, callum.id), places.details(marlow.id)] if own else [])]:
        desk.go(place)
        hands.rest()
        found |= {each.text() for each in hands.seen(QAbstractButton) if each.isEnabled()}
    return found & WRITES


def test_an_auditor_reads_every_page_and_is_offered_to_change_nothing(qapp: QApplication, zone: Opened) -> None:
    with at_work_as(qapp, zone, Role.AUDITOR) as workplace:
        assert offered(workplace) == set()
        assert hands.reads("Marlow")


def test_a_screener_is_not_offered_to_assess_or_to_share(qapp: QApplication, zone: Opened) -> None:
    with at_work_as(qapp, zone, Role.SCREENER) as workplace:
        found = offered(workplace, ("assessment", "decisions"), own=False)
    assert found & (ASSESSES | SHARES | {"Add a family", "Bring in a workbook"}) == set()
    assert {"Write a note", "Judge the level", "Open a restricted file"} <= found


def test_an_administrator_is_shown_no_file(qapp: QApplication, zone: Opened) -> None:
    with at_work_as(qapp, zone, Role.ADMINISTRATOR) as workplace:
        assert offered(workplace, ("overview",), own=False) == {"Bring in a workbook"}
        assert not hands.reads("Marlow")


def lines_of(workplace: Workplace) -> set[str]:
    return {each.text() for each in workplace.window.rail.findChildren(RailButton) if each.isVisible()}


def give_role(workplace: Workplace, role: Role) -> None:
    """As a sync brings it, from whoever keeps the directory."""
    store = workplace.desk.store
    with store.work(OUTSIDER, "Change somebody’s role") as work:
        work.put(replace(work.get(Worker, workplace.desk.actor.id), role=role))
    hands.rest()


def test_the_rail_follows_a_new_role_at_once(qapp: QApplication, zone: Opened) -> None:
    with at_work_as(qapp, zone, zone.actor.role) as workplace:
        give_role(workplace, Role.ADMINISTRATOR)
        with_people = lines_of(workplace)
        give_role(workplace, zone.actor.role)
        assert "People and laptops" in with_people
        assert "People and laptops" not in lines_of(workplace)


def test_what_the_new_role_may_not_do_is_not_offered_any_more(qapp: QApplication, zone: Opened) -> None:
    with at_work_as(qapp, zone, zone.actor.role) as workplace:
        workplace.desk.go(places.FAMILIES)
        hands.rest()
        give_role(workplace, Role.BOARD)
        here = workplace.window.here
        said = any("Board member" in each.accessibleName() for each in workplace.window.rail.findChildren(RailButton))
        give_role(workplace, zone.actor.role)
        assert (here, said) == ("today", True)


def test_no_words_of_a_file_that_was_taken_away_stay_laid_out(qapp: QApplication, zone: Opened) -> None:
    words: list[row_text.Run] = [("Callum Marlow", row_text.BODY, "ink")]
    taken = Changed(frozenset({Family}), frozenset({"a file"}), "A file was taken", "", "", closed=True)
    with at_work_as(qapp, zone, Role.LEAD) as workplace:
        before = row_text.wrapped(words, 400)
        workplace.desk.store.tell(taken)
        hands.rest()
        assert row_text.wrapped(words, 400) is not before
