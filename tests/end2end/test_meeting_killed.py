"""The real app killed in the middle of a meeting: a second of typing at most is missing, and who was there is not (R-01)."""

import random
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from fpz_app.domain.meetings import ActionReview, Attendance, Meeting, MeetingState, Presence, Progress
from tests.helpers.app_driver import Laptop, RunningApp
from tests.helpers.long import times
from tests.helpers.main_job import PASSPHRASE
from tests.helpers.meetings import called, plan_with
from tests.helpers.prepared import Prepared, prepare

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="2026-11-23: kills as POSIX has them")

KILLS = times(3, 50)
WORDS_A_SECOND = 20
WORRIES, SAID = "What worries us?", "What Callum says"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with closing(Laptop(tmp_path)) as made:
        yield made


@pytest.fixture
def prepared(laptop: Laptop) -> Prepared:
    """A plan with two actions, and a meeting called for today."""
    made = prepare(laptop.data, laptop.keyring)
    store = made.store()
    plan_with(store, made.marlows, "Ask for two workshop days", "Get a lamp")
    today = datetime.now().astimezone().date()
    called(store, made.marlows, on=today, today=today)
    store.close()
    return made


def at_the_meeting(laptop: Laptop, block: str) -> RunningApp:
    """A fresh process, unlocked, at the family's one meeting."""
    app = laptop.start()
    app.do("unlock", PASSPHRASE)
    app.do("open_family", "Marlow")
    app.do("open_tab", "Meetings")
    app.do("open_row", block, "Swanage Library")
    return app


def begun(laptop: Laptop) -> RunningApp:
    """With Kerry here and the first action spoken of."""
    app = at_the_meeting(laptop, "Planned")
    app.do("press", "Start the meeting")
    app.do("answer", "Kerry Marlow is", "Here")
    app.do("answer", "Since last time", "Better")
    return app


def words_kept(text: str) -> int:
    """How many of the numbered words stand there, from the first on without a gap."""
    words = text.split()
    assert words == [f"word{number}" for number in range(1, len(words) + 1)]
    return len(words)


def test_a_kill_while_the_meeting_is_typed_loses_at_most_a_second(laptop: Laptop, prepared: Prepared) -> None:
    app = begun(laptop)
    for _ in range(KILLS):
        app.do("write", WORRIES, "")
        app.do("type_on", WORRIES)
        typed = app.hear_numbers(random.randint(WORDS_A_SECOND, 4 * WORDS_A_SECOND))
        app.kill()
        app = at_the_meeting(laptop, "Under way")
        assert words_kept(app.do("text_of", WORRIES)) >= typed - WORDS_A_SECOND
    app.kill()


def test_a_second_after_the_last_key_nothing_is_missing(laptop: Laptop, prepared: Prepared) -> None:
    app = begun(laptop)
    app.do("write", SAID, "I like the workshop.")
    app.do("write", WORRIES, "Nights are loud.")
    time.sleep(1)
    app.kill()
    app = at_the_meeting(laptop, "Under way")
    assert [app.do("text_of", name) for name in (SAID, WORRIES)] == ["I like the workshop.", "Nights are loud."]
    app.kill()
    store = prepared.store()
    (meeting,) = store.find(Meeting)
    (kerry,) = store.find(Attendance, name="Kerry Marlow")
    (review,) = store.find(ActionReview)
    assert (meeting.state, meeting.worries) == (MeetingState.UNDER_WAY, "Nights are loud.")
    assert (kerry.presence, review.progress, store.broken()) == (Presence.HERE, Progress.BETTER, "")
    store.close()
