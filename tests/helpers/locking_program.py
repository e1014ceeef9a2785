"""A small program that unlocks a real store, shows a draft and locks; started by tests that look into its memory.

Arguments: the data folder, and what saving does when it locks ("keeps", "fails" or "hangs"). It reads the passphrase and then a
line that says lock from its input, and says on its output how far it is.
"""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from fpz_app.security import vault
from fpz_app.security.device import Signer
from fpz_app.store.store import Store
from fpz_app.ui.clipboard import ClipboardGuard
from fpz_app.ui.locking import WHY, Locker
from tests.helpers.keyring import FileKeyring


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def open_store(folder: Path) -> Store:
    passphrase = sys.stdin.readline().strip()
    key = vault.open(folder, passphrase=passphrase, keyring=FileKeyring(folder / "keyring.json"))
    return Store(folder, bytes(key), signer=Signer)


def main() -> None:
    folder, saving = Path(sys.argv[1]), sys.argv[2]
    app = QApplication(sys.argv[:1])
    window = QPlainTextEdit()
    window.show()
    if os.environ.get(WHY):
        say(f"locked {os.environ[WHY]}")
        app.exec()
        return
    store = open_store(folder)
    draft = store.draft("note", "priya")
    window.setPlainText(draft.content["words"])
    window.selectAll()
    window.copy()

    def save() -> None:
        if saving == "fails":
            raise OSError("no space")
        if saving == "hangs":
            time.sleep(60)
        store.save_draft(replace(draft, content={"words": window.toPlainText() + " and more"}))

    locker = Locker(ClipboardGuard(app.clipboard()), save=save, close=store.close)
    told = QSocketNotifier(0, QSocketNotifier.Type.Read)
    told.activated.connect(lambda: locker.lock("idle"))
    say("unlocked")
    app.exec()


main()
