"""Nothing that was typed lies about in clear: a session in the real app, killed, and every file it could write searched
(T-01, T-10, T-11)."""

import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from fpz_app.security import recovery, vault
from fpz_app.security.device import Signer
from fpz_app.store.store import BACKUPS, DATABASE, Store
from tests.helpers.app_driver import Laptop, RunningApp
from tests.helpers.main_job import PASSPHRASE
from tests.helpers.scan import every_file, found_in, prints_in

PLACES = (
    "family", "address", "person", "finished note", "child", "draft", "search", "goal", "reason", "action", "error",
    "answer", "half typed", "letter", "letter's title",
)  # fmt: skip


@dataclass
class Session:
    """What was typed where, and the laptop it was typed on."""

    laptop: Laptop
    code: str = ""
    words: dict[str, str] = field(default_factory=lambda: {place: f"Canary{secrets.token_hex(6)}" for place in PLACES})
    temporary_while_previewing: list[str] = field(default_factory=list)
    prints_while_previewing: list[Path] = field(default_factory=list)

    @property
    def folders(self) -> list[Path]:
        """All that the app was told it may write to, and what it said on its terminal."""
        return [self.laptop.folder]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with closing(Laptop(tmp_path_factory.mktemp("at rest"))) as laptop:
        session = Session(laptop)
        app = laptop.start()
        session.code = app.do("set_up_laptop", PASSPHRASE)
        write_of_a_family(app, session.words)
        preview(app, session)
        attach(app, session, tmp_path_factory.mktemp("elsewhere") / "letter.txt")
        go_wrong(app, session)
        yield session


def write_of_a_family(app: RunningApp, words: dict[str, str]) -> None:
    app.do("make_family", words["family"], words["address"])
    app.do("add_someone", "Child", words["person"], "17 May 2015")
    app.do("write_note", words["finished note"], words["person"], words["child"])
    app.do("start_plan")
    app.do("write_goal", words["goal"], words["person"], words["reason"])
    app.do("write_action", words["goal"], words["action"], words["person"])
    app.do("start_assessment")
    app.do("write", "What has brought us together?", words["answer"])


def preview(app: RunningApp, session: Session) -> None:
    app.do("open_tab", "Plan")
    app.do("preview_plan")
    app.do("print_to_nothing")
    session.prints_while_previewing = prints_in(session.folders)
    session.temporary_while_previewing = [path.name for path in every_file([session.laptop.temporary])]
    app.do("press", "Back")


def attach(app: RunningApp, session: Session, file: Path) -> None:
    file.write_text(session.words["letter"])
    app.do("open_tab", "Papers")
    app.do("attach_letter", str(file), session.words["letter's title"])
    session.temporary_while_previewing += [path.name for path in every_file([session.laptop.temporary])]
    app.do("press", "Back")


def go_wrong(app: RunningApp, session: Session) -> None:
    app.do("begin_note", session.words["draft"])
    app.do("wait_to_read", "Saved")
    app.do("make_backup_of_now")
    app.do("raise_bugs", session.words["error"])
    app.do("press", "Families")
    app.do("write", "Find a family or a person", session.words["search"])
    app.do("press", "Add a family")
    app.do("write", "Family name", session.words["half typed"])
    app.kill()


def test_nothing_typed_is_in_any_file_in_clear(session: Session) -> None:
    assert found_in(session.folders, session.words.values()) == []


def test_with_the_key_all_that_was_kept_is_there(session: Session, tmp_path: Path) -> None:
    copy = shutil.copytree(session.laptop.data, tmp_path / "copy")
    key = vault.open_with_recovery(copy, code=recovery.read_code(session.code))
    store = Store(copy, bytes(key), signer=Signer)
    with store.read() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        kept = "".join(str(tuple(row)) for name in names for row in connection.exec_driver_sql(f"SELECT * FROM {name}"))
    store.close()
    assert [place for place, word in session.words.items() if word not in kept] == ["search", "error", "half typed"]


def test_the_session_did_write_a_record_a_log_and_a_backup(session: Session) -> None:
    data = session.laptop.data
    written = [data / DATABASE, data / f"{DATABASE}-wal", data / "logs" / "fpz.log", *(data / BACKUPS).glob("*.fpz")]
    assert len(written) >= 4
    assert [path.name for path in written if path.stat().st_size < 100] == []


def test_each_error_was_logged_by_its_kind(session: Session) -> None:
    log = (session.laptop.data / "logs" / "fpz.log").read_text()
    assert [kind in log for kind in ("ValueError", "OperationalError", "OSError")] == [True] * 3


def test_no_print_is_on_disk_while_it_is_previewed_or_printed_or_after_a_crash(session: Session) -> None:
    assert (session.prints_while_previewing, session.temporary_while_previewing) == ([], [])
    assert prints_in(session.folders) == []


def test_no_temporary_file_is_left_after_a_crash(session: Session) -> None:
    assert list(every_file([session.laptop.temporary])) == []


@pytest.mark.parametrize("spelt", ["utf-8", "utf-16-le"])
def test_the_search_finds_what_lies_in_clear(tmp_path: Path, spelt: str) -> None:
    (tmp_path / "left behind").write_bytes(bytes(5000) + "Canary of Wren".encode(spelt) + bytes(5000))
    assert len(found_in([tmp_path], ["Canary of Wren"])) == 1


def test_the_search_finds_a_database_that_is_not_encrypted(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE)) as clear, clear:
        clear.execute("CREATE TABLE note (text)")
        clear.execute("INSERT INTO note VALUES ('Canary of Wren')")
    assert len(found_in([tmp_path], ["Canary of Wren"])) == 1
