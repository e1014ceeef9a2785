"""Blocks: how long the interface thread does not answer while somebody works, at rest and while others' works come in.

On 2 000 families and 100 000 notes. The works that come in are another device's notes, applied in pages as a sync does.
FPZ_BENCH_ACTS (80) is how many pages are opened, searches made, notes typed and saved in each half.
"""

import os
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from fpz_app.app.gate import Gate
from fpz_app.app.windows import start_qt
from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.domain.workers import Worker
from fpz_app.presenters.desk import Desk
from fpz_app.security.device import Signer
from fpz_app.store.replica import CURSOR, Replica
from fpz_app.store.store import Store
from tests.bench.big_record import PASSPHRASE, big_record, keyring
from tests.bench.caseload import at_rest, let_go, rows_there, think
from tests.bench.memory import acts
from tests.bench.table import figure, heading, p95
from tests.helpers import hands, main_job, misfortunes
from tests.helpers.stores import KEY
from tests.helpers.watchdog import Block, Watchdog

ACTS = int(os.environ.get("FPZ_BENCH_ACTS", "80"))
PAGE = 500
WORST = 8


def main() -> None:
    folder = big_record()
    app, theme = start_qt(folder)
    bare()
    gate = Gate(app, theme, folder, find_keyring=lambda: keyring(folder))
    gate.open()
    main_job.give_passphrase(PASSPHRASE)
    with watched("Unlocking, to what is due today"):
        hands.until(hands.seen_rail, "the window")
        hands.until(rows_there, "what is due", patience=60)
    at_rest()
    desk = misfortunes.workplace().desk
    todo = acts(desk)
    with watched(f"{ACTS} acts, each page for the first time among them"):
        work(todo)
    with watched(f"{ACTS} acts more"):
        work(todo)
    with works_coming_in(desk), watched(f"{ACTS} acts while others’ works come in"):
        work(todo)
    sys.stdout.flush()
    os._exit(0)


def work(todo: Iterator[Callable[[], None]]) -> None:
    """Each act begins on a free event loop, so that a block is one act's own."""
    for act in islice(todo, ACTS):
        act()
        QApplication.processEvents()
        let_go()
        think(0.05)


def bare() -> None:
    """The reference: windows of bare Qt, with as many words as a page of ours, opened in the same run."""
    with watched("Reference: 20 bare Qt windows with 200 labels each"):
        for _ in range(20):
            window = QWidget()
            for number in range(200):
                QLabel(f"A word {number}", window).move(0, number * 4)
            window.show()
            think(0.05)
            window.close()


@contextmanager
def watched(what: str) -> Iterator[None]:
    watchdog = Watchdog().start()
    try:
        yield
    finally:
        tell(what, watchdog.stop())


def tell(what: str, blocks: list[Block]) -> None:
    heading(what)
    seconds = [each.seconds * 1000 for each in blocks] or [0.0]
    figure("blocks over 50 ms", len(blocks), "0")
    figure("the longest, 95th percentile", p95(seconds))
    figure("the longest", max(seconds), "100")
    longest = Counter[str]()
    for each in blocks:
        longest[each.where] = max(longest[each.where], round(each.seconds * 1000))
    for where, worst in longest.most_common(WORST):
        print(f"    {worst:6} ms  {where}")


@contextmanager
def works_coming_in(desk: Desk) -> Iterator[None]:
    """Pages of another device's notes for the families of this laptop, applied one after the other in a thread."""
    over = threading.Event()
    entries = cycle(pages(desk.store.find(Family)[:PAGE], desk.actor, desk))
    replica = Replica(desk.store)
    cursor, came = replica.number(CURSOR), 0

    def take_in() -> None:
        nonlocal came
        while not over.is_set():
            page = next(entries)
            came += replica.receive([(cursor + 1 + at, entry) for at, entry in enumerate(page)], cursor + 1 + len(page))

    thread = threading.Thread(target=take_in, name="coming in")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        figure("works that came in meanwhile", came)


def pages(families: list[Family], author: Worker, desk: Desk) -> list[list[WorkEntry]]:
    """Works of another laptop, as they would be pulled."""
    other = Store(Path(tempfile.mkdtemp(prefix="fpz-bench-")), KEY, signer=Signer)
    for _ in range(4):
        for family in families:
            note = Note(file_id=family.id, family_id=family.id, author_id=author.id, text="A word " * 40, on=desk.today)
            with other.work(author, "Write a note") as made:
                made.put(note)
    found = Replica(other).pending(limit=PAGE * 4)
    other.close()
    return [found[at : at + PAGE] for at in range(0, len(found), PAGE)]


if __name__ == "__main__":
    main()
