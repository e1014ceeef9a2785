"""Clipboard: what is copied here is marked secret, and taken away after half a minute and at locking."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

KEPT_MS = 30_000
SECRET = {
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}
"""What clipboard histories on Linux, macOS and Windows take as a wish not to be remembered."""
_MARK = next(iter(SECRET))


class ClipboardGuard(QObject):
    """Made once by the application. `ours` tells whether this program put there what the clipboard holds."""

    def __init__(
        self,
        clipboard: QClipboard,
        *,
        kept_ms: int = KEPT_MS,
        ours: Callable[[], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._ours = ours or clipboard.ownsClipboard
        self._timer = QTimer(self, singleShot=True, interval=kept_ms)
        self._timer.timeout.connect(self.clear)
        clipboard.dataChanged.connect(self._copied)

    def clear(self) -> None:
        """Leaves alone what another program has put there since."""
        self._timer.stop()
        if self._ours():
            self._clipboard.clear()

    def _copied(self) -> None:
        copied = self._clipboard.mimeData()
        if not self._ours() or copied is None or not copied.formats():
            self._timer.stop()
            return
        if not copied.hasFormat(_MARK):
            self._clipboard.setMimeData(marked_secret(copied))
            return
        self._timer.start()


def marked_secret(copied: QMimeData) -> QMimeData:
    """The same content with the marks."""
    made = QMimeData()
    for kind in copied.formats():
        made.setData(kind, copied.data(kind))
    for kind, mark in SECRET.items():
        made.setData(kind, mark)
    return made
