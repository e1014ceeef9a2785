"""Caseload: the real window over 2 000 families and 100 000 notes, beside the same rows read and written by SQL alone."""

import os
import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from fpz_app.app.gate import Gate
from fpz_app.app.windows import start_qt
from fpz_app.app.workplace import SETTLED
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.record import new_id
from fpz_app.presenters import places
from fpz_app.ui.widgets.rows_view import RowsView
from tests.bench.big_record import PASSPHRASE, big_record, data_key, keyring
from tests.bench.table import heading, row, timed
from tests.helpers import hands, main_job, misfortunes

TIMES = int(os.environ.get("FPZ_BENCH_TIMES", "60"))
LONG = "A word " * 60
SENTENCE = "The damp has been treated. " * 8
THINKING = 2.0  # seconds before the passphrase is typed
NAMES = ("Marlow", "Tre", "Ash", "Okafor", "Kowalska", "Ellie", "Noah", "17 May 2012", "Bay Close", "BH19")


def painted(do: Callable[[], object]) -> float:
    """Seconds from doing something until what it changes is laid out and painted, here on the interface thread."""
    began = perf_counter()
    do()
    QApplication.processEvents()
    seconds = perf_counter() - began
    let_go()
    return seconds


def let_go() -> None:
    """Deletes what a page let go, as the program's own event loop does once it has painted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def main() -> None:
    folder = big_record()
    app, theme = start_qt(folder)
    gate = Gate(app, theme, folder, find_keyring=lambda: keyring(folder))
    open_it(gate)
    at_rest()
    families()
    search()
    saving()
    typing()
    bare(data_key(folder), folder)
    sys.stdout.flush()
    os._exit(0)


def open_it(gate: Gate) -> None:
    marks = {}
    accepted = gate._unlocked

    def unlocked(key: bytes) -> None:
        marks["accepted"] = perf_counter()
        accepted(key)

    gate._unlocked = unlocked  # type: ignore[method-assign]
    gate.open()
    think(THINKING)
    main_job.give_passphrase(PASSPHRASE)
    hands.until(hands.seen_rail, "the window")
    marks["window"] = perf_counter()
    hands.until(rows_there, "what is due")
    marks["due"] = perf_counter()
    misfortunes.workplace().desk.go(places.FAMILIES)
    hands.until(rows_there, "the families")
    marks["families"] = perf_counter()
    heading("Opening")
    row("passphrase accepted, to the painted window", [marks["window"] - marks["accepted"]])
    row("passphrase accepted, to everything that is due today", [marks["due"] - marks["accepted"]], "600")
    row("then to the list of families", [marks["families"] - marks["due"]])


def at_rest() -> None:
    """Until the record is checked and copied, as it is after each opening."""
    think(SETTLED / 1000 + 1)
    hands.until(lambda: not QThreadPool.globalInstance().activeThreadCount(), "rest", patience=300)


def families() -> None:
    desk = misfortunes.workplace().desk
    known = desk.store.find(Family)
    chosen = random.Random(4).choices([each for each in known if not each.restricted], k=TIMES)
    heading("Opening a family, to painted")
    desk.go(places.family(chosen[0].id))
    for tab in ("overview", "notes", "plan", "chronology", "assessment"):
        painted(partial(desk.go, places.family(chosen[0].id, tab)))
        times = [painted(partial(desk.go, places.family(each.id, tab))) for each in chosen]
        row(f"at {tab}", times, "100")


def search() -> None:
    """Every key of some names, on the families page."""
    misfortunes.workplace().desk.go(places.FAMILIES)
    hands.until(rows_there, "the families")
    edit = hands.field("Find a family or a person")
    think(THINKING)
    times = []
    for name in NAMES:
        edit.clear()
        think(0.3)
        times += keys(edit, name)
        think(0.3)
    heading("Search as you type, each key to painted")
    row("families and people, by name, day of birth, address", times, "50")


def saving() -> None:
    desk = misfortunes.workplace().desk
    family = desk.store.find(Family)[7]

    def save() -> None:
        with desk.store.work(desk.actor, "Write a note") as work:
            work.put(
                Note(
                    id=new_id(),
                    file_id=family.id,
                    family_id=family.id,
                    author_id=desk.actor.id,
                    text="A word " * 60,
                    on=desk.today,
                )
            )

    heading("Saving")
    row("a note, with journal, signature and search index", timed(save, TIMES), "20")
    row("a draft", timed(lambda: desk.save_draft("notes:bench", "a note", family.id, {"text": LONG}), TIMES), "20")
    desk.discard_draft("notes:bench")


def typing() -> None:
    main_job.open_family("Marlow")
    main_job.begin_note("")
    heading("A key typed, to painted")
    edit = hands.field("What happened")
    row("in a note", keys(edit, SENTENCE), "50")
    bare_edit = QPlainTextEdit()
    bare_edit.show()
    QApplication.processEvents()
    row("reference: in a bare Qt text", keys(bare_edit, SENTENCE))
    bare_edit.close()
    hands.press("Throw away")


def keys(edit: QWidget, words: str) -> list[float]:
    return [painted(partial(hands.type_into, edit, sign)) for sign in words]


def bare(key: bytes, folder: Path) -> None:
    """The same rows by SQL alone, in this process."""
    import sqlcipher3.dbapi2

    connection = sqlcipher3.dbapi2.connect(str(folder / "record.fpz"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    ids = [found for (found,) in connection.execute("SELECT id FROM family")]
    one = iter(random.Random(4).choices(ids, k=TIMES * 2))

    def read_family() -> None:
        family = next(one)
        for table in ("person", "note", "goal", "action", "episode", "agreement"):
            connection.execute(f"SELECT * FROM {table} WHERE file_id = ?", (family,)).fetchall()

    heading("References: sqlcipher alone")
    row("every family’s row", timed(lambda: connection.execute("SELECT * FROM family").fetchall(), 5))
    row("a family’s people, notes, goals, actions, episode, agreement", timed(read_family, TIMES))
    asked = "SELECT rowid FROM search WHERE search MATCH ? LIMIT 20"
    row("a full-text search for a beginning of a word", timed(lambda: connection.execute(asked, ("mar*",)).fetchall(), TIMES))
    connection.execute("CREATE TABLE IF NOT EXISTS bench (text)")
    insert = "INSERT INTO bench VALUES (?)"
    row("a row of the same length, committed", timed(lambda: connection.execute(insert, (LONG,)), TIMES))
    connection.execute("DROP TABLE bench")


def rows_there() -> bool:
    return any(view.rows.rowCount() for view in hands.seen(RowsView))


def think(seconds: float) -> None:
    end = perf_counter() + seconds
    hands.until(lambda: perf_counter() > end, "time", patience=seconds + 60)


if __name__ == "__main__":
    main()
