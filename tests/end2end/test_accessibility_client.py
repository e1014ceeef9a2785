"""An independent client reads the running app from outside, as a screen reader does."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.app_driver import Laptop, RunningApp
from tests.helpers.screen import Screen, can_be_read

TABS = ("Overview", "Chronology", "Notes", "Assessment", "Plan", "Sharing", "Papers")
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
        app.do("rest", 300)
        read = screen.read(PROGRAM)
        assert "Write a note" in read.named
        nameless[tab] = read.nameless
    assert {page: found for page, found in nameless.items() if found} == {}
