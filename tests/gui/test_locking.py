"""Locking leaves nothing: a real program is unlocked, locked, and its memory searched (T-06)."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fpz_app.security import vault
from fpz_app.security.device import Signer
from fpz_app.security.keys import DataKey
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Store
from tests.helpers.keyring import FileKeyring
from tests.helpers.memory import count_in_processes, open_files, spellings, text_spellings

ROOT = Path(__file__).parents[2]
WORDS = "kettle under seven maps"
MARKER = "the lamp by the blue door was left on for Wren"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, 2026-11-23")


@dataclass
class Program:
    """A running program over a folder made by the test, which alone knows the key."""

    folder: Path
    key: DataKey
    process: "subprocess.Popen[str]"

    def say(self, words: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()

    def hears(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def secrets_found(self) -> int:
        needles = spellings(bytes(self.key)) + text_spellings(MARKER) + text_spellings(WORDS)
        return count_in_processes(self.process.pid, needles)


Start = Callable[[str], Program]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    running: list[subprocess.Popen[str]] = []

    def begin(saving: str) -> Program:
        key, _ = vault.create(tmp_path, passphrase=WORDS, keyring=FileKeyring(tmp_path / "keyring.json"))
        store = Store(tmp_path, bytes(key), signer=Signer)
        store.save_draft(Draft("note", "priya", "Note", "", {"words": MARKER}, "2026-11-23T10:00:00"))
        store.close()
        command = [sys.executable, "-m", "tests.helpers.locking_program", str(tmp_path), saving]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "ignore"}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        running.append(process)
        program = Program(tmp_path, key, process)
        program.say(WORDS)
        assert program.hears() == "unlocked"
        return program

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def test_the_search_finds_the_key_and_the_words_while_it_is_open(start: Start) -> None:
    program = start("keeps")
    key_found = count_in_processes(program.process.pid, spellings(bytes(program.key)))
    words_found = count_in_processes(program.process.pid, text_spellings(MARKER))
    assert min(key_found, words_found) > 0


@pytest.mark.parametrize("saving", ["keeps", "fails", "hangs"])
def test_nothing_is_left_in_memory_after_locking(start: Start, saving: str) -> None:
    program = start(saving)
    program.say("lock")
    assert (program.hears(), program.secrets_found()) == ("locked idle", 0)


def test_what_was_typed_is_kept_before_the_process_ends(start: Start) -> None:
    program = start("keeps")
    program.say("lock")
    program.hears()
    store = Store(program.folder, bytes(program.key), signer=Signer)
    draft = store.draft("note", "priya")
    store.close()
    assert draft is not None
    assert draft.content["words"] == MARKER + " and more"


def test_the_fresh_process_inherits_no_open_file_of_the_store(start: Start) -> None:
    program = start("hangs")
    before = {name for name in open_files(program.process.pid) if str(program.folder) in name}
    program.say("lock")
    program.hears()
    after = {name for name in open_files(program.process.pid) if str(program.folder) in name}
    assert (bool(before), after) == (True, set())


def test_no_secret_is_in_the_command_line_or_the_environment(start: Start) -> None:
    program = start("keeps")
    told = [Path(f"/proc/{program.process.pid}/{name}").read_bytes() for name in ("cmdline", "environ")]
    needles = spellings(bytes(program.key)) + text_spellings(WORDS)
    assert not any(needle in each for needle in needles for each in told)
