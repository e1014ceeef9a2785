"""Picture view: shows a scan or photo from memory, whole or larger; nothing is written to disk."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.domain.media_refusals import NotAttached
from fpz_app.ui import tasks
from fpz_app.ui.widgets.layout import column
from fpz_app.ui.widgets.text import hairline, label
from fpz_app.ui.widgets.zoom import next_zoom, zoom_tools

LONGEST = 4_000
"""Points of the longer side as it is shown: a page of A4 scanned at 300 points an inch has 3,508."""
LARGEST = 6_000
"""Points of the longer side when it is made larger."""
MOST_MEGABYTES = 256
_FORMATS = {".jpg": b"jpeg", ".png": b"png", ".gif": b"gif", ".webp": b"webp"}


def decode(data: bytes, ending: str) -> QImage:
    """The first picture of a file, turned as the camera was held. Slow: a task. Raises Problem.

    Only the format that was found when it was attached is tried, so that nothing else in Qt reads what came from outside.
    """
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS.get(ending, b"png")))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LONGEST:
        reader.setScaledSize(size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise NotAttached.BROKEN.problem()
    return picture


class PictureView(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._whole, self._factor = QPixmap(), 0.0
        self._wanted = 0
        self._shown = QLabel()
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._shown)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._says, self._size = label("", "hint", wrap=False), label("", "hint", wrap=False)
        tools = zoom_tools(self._says, self._size, by=self._zoom, fit=self.fit, whole="Whole picture")
        self.setLayout(column(tools, hairline(), gap=0))
        self.layout().addWidget(self._scroll, 1)  # type: ignore[union-attr,call-arg]

    @property
    def is_drawn(self) -> bool:
        return not self._whole.isNull()

    def show_picture(self, data: bytes, ending: str, name: str) -> None:
        """`name` is what a screen reader says of it."""
        self.forget()
        self._scroll.setAccessibleName(name)
        self._says.setText("Opening the picture…")
        wanted = self._wanted
        tasks.run(self, lambda: decode(data, ending), done=lambda made: self._show(made, wanted), failed=self._say_broken)

    def forget(self) -> None:
        """Lets the picture go, also one that is being opened."""
        self._wanted += 1
        self._whole, self._factor = QPixmap(), 0.0
        self._shown.clear()
        self._says.setText("")

    def fit(self) -> None:
        """All of it in sight, never larger than it is."""
        self._factor = 0.0
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._factor:
            self._draw()

    def _show(self, made: QImage, wanted: int) -> None:
        if wanted != self._wanted:
            return
        self._whole = QPixmap.fromImage(made)
        self._says.setText("")
        self.fit()

    def _say_broken(self, problem: Problem) -> None:
        self._says.setText(f"{problem.message} {problem.remedy}")

    def _zoom(self, by: float) -> None:
        if not self._whole.isNull():
            most = max(LARGEST / max(self._whole.width(), self._whole.height()), 1.0)
            self._factor = min(next_zoom(self._factor or self._fitting(), by), most)
            self._draw()

    def _fitting(self) -> float:
        room, size = self._scroll.viewport().size(), self._whole.size()
        return min(room.width() / size.width(), room.height() / size.height(), 1.0) if not self._whole.isNull() else 1.0

    def _draw(self) -> None:
        if self._whole.isNull():
            return
        factor = self._factor or self._fitting()
        drawn = self._whole.scaled(
            self._whole.size() * factor, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self._shown.setPixmap(drawn)
        self._shown.resize(drawn.size())
        self._size.setText(f"{round(factor * 100)} %")
