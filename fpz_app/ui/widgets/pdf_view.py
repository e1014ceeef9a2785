"""PDF view: shows a document from memory, page by page, with zoom; nothing is written to disk."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMargins, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from fpz_app.ui.look import colour, tokens
from fpz_app.ui.widgets.layout import column
from fpz_app.ui.widgets.text import hairline, label
from fpz_app.ui.widgets.zoom import next_zoom, zoom_tools


class PdfView(QWidget):
    """`show_pdf` takes the bytes of a document; `pages` is how many pages it has."""

    zoomed = Signal(float)

    def __init__(self, *, name: str = "Preview") -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._bytes = QByteArray()
        self._view = QPdfView(self)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self._document)
        self._view.setAccessibleName(name)
        self._view.setDocumentMargins(QMargins(16, 16, 16, 16))
        self._tint()
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages = label("", "hint", wrap=False)
        self._size = label("", "hint", wrap=False)
        self._view.pageNavigator().currentPageChanged.connect(lambda _page: self._say_page())
        tools = zoom_tools(self._pages, self._size, by=self._zoom, fit=self.fit_width, whole="Whole width")
        self.setLayout(column(tools, hairline(), gap=0))
        self.layout().addWidget(self._view, 1)  # type: ignore[union-attr,call-arg]

    @property
    def pages(self) -> int:
        return self._document.pageCount()

    def show_pdf(self, document: bytes) -> None:
        self._document.close()
        self._buffer.close()
        self._bytes = QByteArray(document)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._tint()
        self._say_page()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        """What lies round the pages."""
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, colour("hair" if not tokens().high_contrast else "page"))
        self._view.setPalette(palette)

    def forget(self) -> None:
        """Lets the document go, for a page that is left."""
        self._document.close()
        self._buffer.close()
        self._bytes = QByteArray()
        self._buffer.setData(self._bytes)

    def fit_width(self) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._size.setText("")

    def _zoom(self, by: float) -> None:
        if self._view.zoomMode() != QPdfView.ZoomMode.Custom:
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        factor = next_zoom(self._view.zoomFactor(), by)
        self._view.setZoomFactor(factor)
        self._size.setText(f"{round(factor * 100)} %")
        self.zoomed.emit(factor)

    def _say_page(self) -> None:
        here = self._view.pageNavigator().currentPage() + 1
        self._pages.setText(f"Page {here} of {self.pages}" if self.pages else "")
