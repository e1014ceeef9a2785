"""A process of the real app that a test drives: reads what to do from its input, a line each, and answers on its output.

Arguments: the data folder, and the file of a keyring ("" for the system's own). A line is JSON: [name, arguments…], a function
of hands, main_job, joined_job or misfortunes. The answer is JSON: ["did", result] or ["failed", words].
"""

import json
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from fpz_app.app.gate import Gate
from fpz_app.app.windows import start_qt
from fpz_app.security import keyrings
from tests.helpers import hands, joined_job, main_job, misfortunes
from tests.helpers.keyring import FileKeyring


class Line(QObject):
    """Hears the input on a thread of its own, so that the window goes on living while it waits."""

    said = Signal(str)

    def listen(self) -> None:
        for line in sys.stdin:
            self.said.emit(line)
        os._exit(0)


def do(line: str) -> None:
    name, *arguments = json.loads(line)
    try:
        answer("did", _function(name)(*arguments))
    except AssertionError as error:
        answer("failed", str(error))
    except Exception:  # whoever asked would wait until the window locks itself, and never hear why
        answer("failed", traceback.format_exc())
        raise


def _function(name: str) -> Callable[..., Any]:
    return next(getattr(module, name) for module in (main_job, joined_job, hands, misfortunes) if hasattr(module, name))


def answer(how: str, what: object) -> None:
    sys.stdout.write(json.dumps([how, what if isinstance(what, str | int | float | list) else None]) + "\n")
    sys.stdout.flush()


def main() -> None:
    folder, keyring = Path(sys.argv[1]), sys.argv[2]
    app, theme = start_qt(folder)
    find = (lambda: FileKeyring(Path(keyring))) if keyring else keyrings.find
    gate = Gate(app, theme, folder, find_keyring=find)
    if not gate.open():
        sys.exit(3)
    line = Line()
    line.said.connect(do, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=line.listen, daemon=True).start()
    answer("did", "started")
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
