"""Every page, tab and form of the window: named for a screen reader, nothing cut off, nothing too wide, at any text size."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from fpz_app.domain.workers import Role
from tests.helpers.access import nameless
from tests.helpers.every_page import VISITS, Guide, settle
from tests.helpers.fitting import cut_buttons, cut_labels, overlapping, too_wide
from tests.helpers.workplaces import NORMAL, at_work

SIZES = [NORMAL, ("dark", 2.0, 1024, 640)]


@pytest.fixture(scope="module", params=SIZES, ids=["normal", "doubled text in the smallest window"])
def guide(qapp: QApplication, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    with at_work(qapp, tmp_path_factory.mktemp("zone"), request.param) as workplace:
        yield Guide(workplace)


@pytest.mark.parametrize("name", VISITS)
def test_the_page_is_named_and_nothing_on_it_is_cut(guide: Guide, name: str) -> None:
    guide.work_as(Role.LEAD)
    VISITS[name](guide)
    assert faults_at_rest(guide.window) == {}


def faults_at_rest(window: QWidget) -> dict[str, list[str]]:
    """Wrapped words find their height in a few turns of the program's loop; what is wrong after them stays wrong."""
    for _ in range(20):
        settle()
        if not (found := faults(window)):
            return {}
    return found


def faults(window: QWidget) -> dict[str, list[str]]:
    looked_for = {
        "without a name": nameless(window),
        "cut labels": cut_labels(window),
        "cut buttons": cut_buttons(window),
        "too wide": too_wide(window),
        "over each other": overlapping(window),
    }
    return {what: found for what, found in looked_for.items() if found}
