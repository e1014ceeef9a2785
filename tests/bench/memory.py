"""Memory: an hour's work in some minutes: families, pages and tabs opened again and again, notes written, names looked for.

FPZ_BENCH_OPENINGS (1 200: a page every three seconds of an hour). It prints what the process holds as it goes; what grows with
every opening shows as a slope between the first third, when caches fill, and the end.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from itertools import cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtWidgets import QApplication

from fpz_app.app.gate import Gate
from fpz_app.app.windows import start_qt
from fpz_app.domain.families import Family
from fpz_app.domain.notes import Note
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from tests.bench.big_record import PASSPHRASE, big_record, keyring
from tests.bench.caseload import NAMES, at_rest, keys, let_go, rows_there
from tests.bench.table import figure, heading
from tests.helpers import hands, main_job, misfortunes

OPENINGS = int(os.environ.get("FPZ_BENCH_OPENINGS", "1200"))
TABS = ("overview", "chronology", "notes", "assessment", "plan", "meetings", "decisions", "sharing", "papers")
TOLD = 8
"""How often it is told on the way."""


def main() -> None:
    folder = big_record()
    app, theme = start_qt(folder)
    gate = Gate(app, theme, folder, find_keyring=lambda: keyring(folder))
    gate.open()
    main_job.give_passphrase(PASSPHRASE)
    hands.until(hands.seen_rail, "the window")
    hands.until(rows_there, "what is due", patience=60)
    at_rest()
    heading(f"Memory over {OPENINGS} openings, megabytes that the process holds", "")
    figure("at rest, after opening", held())
    work(misfortunes.workplace().desk)
    sys.stdout.flush()
    os._exit(0)


def work(desk: Desk) -> None:
    found: list[float] = []
    for number, act in zip(range(1, OPENINGS + 1), acts(desk), strict=False):
        act()
        QApplication.processEvents()
        let_go()
        if number % (OPENINGS // TOLD) == 0:
            hands.rest()
            found.append(held())
            figure(f"after {number}", found[-1], "160")
    later = found[len(found) // 3]
    figure("growth from the first third to the end, in per cent", (found[-1] - later) / later * 100, "5")


def acts(desk: Desk) -> Iterator[Callable[[], None]]:
    """Mostly families at one tab after the other; between them the pages of the rail, searches and notes."""
    return _acts(desk, [each for each in desk.store.find(Family) if not each.restricted])


def _acts(desk: Desk, families: list[Family]) -> Iterator[Callable[[], None]]:
    luck = random.Random(8)
    for number, tab in enumerate(cycle(TABS)):
        family = luck.choice(families)
        yield lambda family=family, tab=tab: desk.go(places.family(family.id, tab))  # type: ignore[misc]
        if number % 10 == 4:
            yield lambda: desk.go(places.TODAY)
        if number % 10 == 6:
            yield lambda: look_for(desk, luck.choice(NAMES))
        if number % 10 == 8:
            yield lambda family=family: write(desk, family)  # type: ignore[misc]


def look_for(desk: Desk, name: str) -> None:
    desk.go(places.FAMILIES)
    edit = hands.field("Find a family or a person")
    edit.clear()
    keys(edit, name)
    edit.clear()


def write(desk: Desk, family: Family) -> None:
    note = Note(file_id=family.id, family_id=family.id, author_id=desk.actor.id, text="A word " * 60, on=desk.today)
    with desk.store.work(desk.actor, "Write a note") as work:
        work.put(note)


def held() -> float:
    """Without the libraries' code, which other programs share."""
    return float(psutil.Process().memory_full_info().uss) / 1024**2


if __name__ == "__main__":
    main()
