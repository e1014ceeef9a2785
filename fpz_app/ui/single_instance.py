"""Single instance: the first program in a data folder works there; a second one raises its window and leaves."""

import time
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from fpz_app.security.writer_lock import WriterLock

RAISE = b"raise\n"
PATIENCE_MS = 1500


class SingleInstance(QObject):
    """`asked` is emitted in the first program when another was started."""

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = QCryptographicHash.hash(str(folder.resolve()).encode(), QCryptographicHash.Algorithm.Sha256)
        self._name = "fpz-" + bytes(place.toHex().data()).decode()[:24]
        self._lock = WriterLock(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """True for the first. Otherwise the first has been asked to show itself, and this program should end with 0.

        The system's lock on the folder decides, so a socket that a crash left behind changes nothing.
        """
        if not self._lock.take():
            self._ask_the_first()
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        self._server.close()
        self._lock.release()

    def _ask_the_first(self) -> None:
        """The first may still be starting: tries for a moment, on a program that has no window yet."""
        until = time.monotonic() + PATIENCE_MS / 1000
        while time.monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(200):
                socket.write(RAISE)
                socket.waitForBytesWritten(500)
                socket.disconnectFromServer()
                return
            time.sleep(0.05)

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.asked.emit()
