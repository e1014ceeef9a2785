"""Misfortunes: what goes wrong around a running app, brought about from inside its process."""

import os
import resource
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from fpz_app.app.workplace import Workplace
from fpz_app.security import keyrings, slots
from fpz_app.store import backup
from fpz_app.store.store import BACKUPS, Store
from fpz_app.ui.printing import draw
from fpz_app.ui.screens.preview import PreviewScreen
from tests.helpers import hands

A_WORD_EVERY = 50  # milliseconds
typists: list["Typist"] = []


def workplace() -> Workplace:
    return next(each for each in QApplication.instance().children() if isinstance(each, Workplace))  # type: ignore[union-attr]


def store() -> Store:
    return workplace().desk.store


class Typist:
    """Types a numbered word every 50 ms without a pause, and says each number once it stands in the field."""

    def __init__(self, name: str) -> None:
        self._edit, self._number = hands.field(name), 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._type)
        self._timer.start(A_WORD_EVERY)

    def _type(self) -> None:
        self._number += 1
        hands.type_into(self._edit, f"word{self._number} ")
        sys.stdout.write(f"{self._number}\n")
        sys.stdout.flush()


def type_on(name: str) -> None:
    """Types until the process is killed."""
    typists.append(Typist(name))


def close_window() -> None:
    hands.window().close()


def raise_bugs(words: str) -> None:
    """Errors whose text is a family's: in a slot, on a thread, in a task, with a cause, and from the database."""
    QTimer.singleShot(0, lambda: _fly(words))
    threading.Thread(target=lambda: _fly(words)).start()
    workplace().desk.run(lambda: _fly(words), lambda _: None, _refused)
    workplace().desk.run(lambda: _ask_badly(words), lambda _: None, _refused)
    QTimer.singleShot(0, lambda: print(words, file=_Nowhere()))
    hands.wait_to_read("Something went wrong in the program.")


class _Nowhere:
    def write(self, words: str) -> int:
        raise OSError(words)


def _fly(words: str) -> None:
    try:
        raise KeyError(words)
    except KeyError as cause:
        raise ValueError(f"no room for {words}") from cause


def _ask_badly(words: str) -> None:
    with store().read() as connection:
        connection.execute(sa.text("SELECT no_such_column FROM person WHERE family_name = :name"), {"name": words})


def _refused(problem: Exception) -> None:
    raise problem


def lose_the_keyring_entry(data: str) -> None:
    """As when the person's system is set up anew, or its keyring is."""
    slot = slots.read(Path(data)).device
    keyring = keyrings.find()
    assert slot is not None
    assert keyring is not None
    keyring.delete_password(keyrings.SERVICE, slot.entry)


def make_backup_of_now() -> None:
    """As the daily one is made, under another day's name."""
    backup.make(store().engine, store().folder / BACKUPS, store()._key, name="day-2026-11-22")


def print_to_nothing() -> None:
    """What is previewed goes through the printer's way of drawing, to a printer that swallows it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(os.devnull)
    draw(hands.seen(PreviewScreen)[0]._content, printer)


def die_at_answer(address: str) -> None:
    """Power off, as far as the process knows, when the centre has answered at an address and nobody has heard it yet."""
    send = httpx.Client.send

    def sent(client: httpx.Client, request: httpx.Request, **more: Any) -> httpx.Response:
        answer = send(client, request, **more)
        if request.url.path == address:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    httpx.Client.send = sent  # type: ignore[method-assign]


def fill_the_disk() -> None:
    """No file can be written to from here on, which the store meets as it meets a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))


def make_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
