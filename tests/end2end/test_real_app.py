"""The real app killed while one types (R-01), on a full or read-only disk (R-03), over a damaged record (R-06)."""

import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from fpz_app.domain.notes import Note
from fpz_app.store.store import DATABASE
from tests.helpers.app_driver import Laptop, RunningApp
from tests.helpers.long import times
from tests.helpers.main_job import PASSPHRASE
from tests.helpers.prepared import Prepared, prepare

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="2026-11-23: kills and limits as POSIX has them")

KILLS = times(6, 200)
WORDS_A_SECOND = 20
NOTE = "What happened"


BOUND_BY_PERMISSIONS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root writes where it likes; without these two rights a folder that may not be written to is read-only for it too."""


@contextmanager
def written_by_nobody(folder: Path) -> Iterator[None]:
    every = [folder, *folder.rglob("*")]
    before = {path: path.stat().st_mode for path in every}
    for path in every:
        path.chmod(before[path] & ~0o222)
    try:
        yield
    finally:
        for path in every:
            path.chmod(before[path])


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with closing(Laptop(tmp_path)) as made:
        yield made


@pytest.fixture
def prepared(laptop: Laptop) -> Prepared:
    return prepare(laptop.data, laptop.keyring)


def at_the_family(laptop: Laptop, *before: str) -> RunningApp:
    """A fresh process, unlocked, with the Marlow family's file open."""
    app = laptop.start(*before)
    app.do("unlock", PASSPHRASE)
    app.do("open_family", "Marlow")
    return app


def type_until_killed(app: RunningApp) -> int:
    """Words that stood in the field when the process was killed, somewhere between one and four seconds of typing."""
    app.do("type_on", NOTE)
    typed = app.hear_numbers(random.randint(WORDS_A_SECOND, 4 * WORDS_A_SECOND))
    app.kill()
    return typed


def words_kept(text: str) -> int:
    """How many of the numbered words stand there, from the first on without a gap."""
    words = text.split()
    assert words == [f"word{number}" for number in range(1, len(words) + 1)]
    return len(words)


def test_a_kill_while_typing_loses_at_most_a_second_and_no_finished_note(laptop: Laptop, prepared: Prepared) -> None:
    app = at_the_family(laptop)
    for _ in range(KILLS):
        app.do("begin_note", "")
        typed = type_until_killed(app)
        app = at_the_family(laptop)
        app.do("press", "Write a note")
        assert words_kept(app.do("text_of", NOTE)) >= typed - WORDS_A_SECOND
        app.do("finish_note")
    app.kill()
    store = prepared.store()
    assert (len(store.find(Note)), store.broken()) == (KILLS, "")
    store.close()


def test_a_full_disk_is_told_in_words_and_what_was_typed_is_kept_once_there_is_room(laptop: Laptop, prepared: Prepared) -> None:
    app = at_the_family(laptop)
    app.do("begin_note", "The hall light was mended")
    app.do("fill_the_disk")
    app.do("add", NOTE, " and the stairs are dry")
    app.do("press", "Finish the note")
    app.do("wait_to_read", "The disk")
    assert app.do("text_of", NOTE) == "The hall light was mended and the stairs are dry"
    app.do("make_room")
    app.do("finish_note")
    app.kill()
    store = prepared.store()
    assert [note.text for note in store.find(Note)] == ["The hall light was mended and the stairs are dry"]
    store.close()


def test_a_read_only_disk_opens_for_reading_with_a_banner_and_shows_the_last_note(laptop: Laptop, prepared: Prepared) -> None:
    app = at_the_family(laptop)
    app.do("begin_note", "The hall light was mended")
    app.do("finish_note")
    app.kill()
    with written_by_nobody(prepared.data):
        app = at_the_family(laptop, *BOUND_BY_PERMISSIONS)
        app.do("wait_to_read", "The disk cannot be written to. You can read and print, but not change anything.")
        app.do("open_tab", "Notes")
        app.do("wait_to_read", "The hall light was mended")
        app.kill()


def test_on_a_read_only_disk_a_change_is_refused_in_words(laptop: Laptop, prepared: Prepared) -> None:
    with written_by_nobody(prepared.data):
        app = at_the_family(laptop, *BOUND_BY_PERMISSIONS)
        app.do("begin_note", "The hall light was mended")
        app.do("press", "Finish the note")
        app.do("wait_to_read", "This record is open for reading only.")
        assert app.do("text_of", NOTE) == "The hall light was mended"
        app.kill()


def flip_a_byte(record: Path) -> None:
    """In a page that opening does not read."""
    content = bytearray(record.read_bytes())
    content[-2000] ^= 1
    record.write_bytes(content)


def cut_it_short(record: Path) -> None:
    with record.open("r+b") as file:
        file.truncate(record.stat().st_size // 2)


@pytest.mark.parametrize("damage", [flip_a_byte, cut_it_short])
def test_a_damaged_record_is_told_and_its_last_good_backup_opens(
    laptop: Laptop, prepared: Prepared, damage: Callable[[Path], None]
) -> None:
    app = at_the_family(laptop)
    app.do("begin_note", "The hall light was mended")
    app.do("finish_note")
    app.do("make_backup_of_now")
    app.quit()
    prepared.store().close()  # brings what is in the log into the record
    damage(prepared.data / DATABASE)
    app = laptop.start()
    app.do("give_passphrase", PASSPHRASE)
    if app.do("wait_for_one_of", ["Open the backup", "Open a backup"]) == "Open a backup":
        app.ask("press", "Open a backup")
        app.hear()  # a fresh process, as after locking
        app.do("give_passphrase", PASSPHRASE)
    app.do("press", "Open the backup")
    app.do("at_work")
    app.do("open_family", "Marlow")
    app.do("open_tab", "Notes")
    app.do("wait_to_read", "The hall light was mended")
    assert len(list(prepared.data.glob("record-damaged-*.fpz"))) == 1
