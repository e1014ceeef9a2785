"""An independent client reads the running app from outside, as a screen reader does."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.app_driver import Laptop, RunningApp
from tests.helpers.screen import Screen, can_be_read

TABS = ("Overview", "Chronology", "Notes", "Assessment", "Plan", "Meetings", "Level and decisions", "Sharing", "Papers")
DECISIONS = ("Judge the level", "Propose a step up", "Close early help", "Record a step down")
PROGRAM = "fpz_app"

pytestmark = pytest.mark.skipif(
    not can_be_read(), reason="2026-11-23: installer/test.sh installs a screen and an accessibility client where it may"
)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    folder: Path = tmp_path_factory.mktemp("read")
    with closing(Laptop(folder)) as laptop, closing(Screen(laptop)) as made:
        yield made


@pytest.fixture(scope="module")
def app(screen: Screen) -> RunningApp:
    return screen.start()


def test_the_app_is_read_from_its_first_window_to_a_familys_plan(app: RunningApp, screen: Screen) -> None:
    nameless = {"the first window": screen.read(PROGRAM).nameless}
    app.do("press", "Look around an invented zone")
    app.do("at_work")
    for page in ("Today", "Families"):
        app.do("press", page)
        nameless[page] = screen.read(PROGRAM).nameless
    app.do("open_family", "Marlow")
    for tab in TABS:
        app.do("open_tab", tab)
        app.do("rest")
        read = screen.read(PROGRAM)
        assert "Write a note" in read.named
        nameless[tab] = read.nameless
    assert {page: found for page, found in nameless.items() if found} == {}


@pytest.fixture
def zone(app: RunningApp) -> RunningApp:
    """In the invented zone, whichever test came there first."""
    if app.do("wait_for_one_of", ["Look around an invented zone", "Lock"]) != "Lock":
        app.do("press", "Look around an invented zone")
        app.do("at_work")
    return app


def test_a_meeting_is_read_from_its_call_to_who_got_its_minutes(zone: RunningApp, screen: Screen) -> None:
    nameless: dict[str, list[str]] = {}

    def look(page: str, named: str) -> None:
        zone.do("rest")
        read = screen.read(PROGRAM)
        assert any(named in each for each in read.named), (page, read.named)
        nameless[page] = read.nameless

    zone.do("open_family", "Marlow")
    zone.do("open_tab", "Meetings")
    zone.do("press", "Call a meeting")
    look("calling a meeting", "What will we talk about?")
    zone.do("write", "Which day?", "31 December 2030")
    zone.do("write", "Where?", "Swanage Library")
    zone.do("press", "Call the meeting")
    look("a meeting called", "Print the invitation")
    zone.do("press", "Start the meeting")
    zone.do("answer", " is", "Here")
    look("a meeting under way", "Who is here")
    zone.do("press", "Family view")
    look("the family view", "Back to the meeting")
    zone.do("press", "Back to the meeting")
    zone.do("press", "Finish the minutes")
    zone.do("wait_to_read", "Nobody has the minutes yet.")
    look("a meeting that is over", "Record who got them")
    zone.do("press", "Record who got them")
    look("who got the minutes", "Anyone else?")
    assert {page: found for page, found in nameless.items() if found} == {}


def test_the_forms_of_decisions_are_read(zone: RunningApp, screen: Screen) -> None:
    nameless = {}
    zone.do("open_family", "Marlow")
    zone.do("open_tab", "Level and decisions")
    for form in DECISIONS:
        zone.do("press", form)
        zone.do("rest")
        nameless[form] = screen.read(PROGRAM).nameless
        zone.do("press", "Cancel")
    assert {form: found for form, found in nameless.items() if found} == {}
