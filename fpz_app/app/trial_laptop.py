"""Trial laptop: one invented worker's window, in a process that asks whoever started it for the key and ends with it."""

import os
import signal
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from fpz_app.app.gate import Gate
from fpz_app.app.windows import start_qt

IN, OUT = 0, 1


class Line(QObject):
    """What comes from whoever started it: a key when it is asked for, and the end."""

    ended = Signal()

    def ask_key(self) -> bytes:
        os.write(OUT, b"key\n")
        said = b""
        while not said.endswith(b"\n"):
            said += os.read(IN, 1) or sys.exit(1)
        return bytes.fromhex(said.decode())

    def listen(self) -> None:
        while os.read(IN, 1):
            pass
        self.ended.emit()


def main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl+C is for whoever started it
    folder = Path(sys.argv[1])
    app, theme = start_qt(folder)
    line = Line()
    key = line.ask_key()
    line.ended.connect(QApplication.closeAllWindows)
    Gate(app, theme, folder).open_invented(key)
    threading.Thread(target=line.listen, daemon=True).start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
