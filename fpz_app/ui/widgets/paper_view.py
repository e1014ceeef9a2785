"""Paper view: what is being looked at, as pages, as a picture or as plain text; or words where it cannot be shown."""

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from fpz_app.domain.media import Shown, read_text
from fpz_app.ui.widgets.layout import column, held
from fpz_app.ui.widgets.panels import empty_state
from fpz_app.ui.widgets.pdf_view import PdfView
from fpz_app.ui.widgets.picture_view import PictureView

MOST_LETTERS = 200_000
"""Of a plain text: more is not read on a screen, and would make the window slow."""
CUT = "\n\n(It goes on. Save it as a file to read the rest.)"
GONE = "What was open here was let go."
AGAIN = "Nothing of it stays in memory. Open it again where it came from, such as the family’s Papers."
NOT_HERE = "It cannot be shown here."
ELSEWHERE = "Save it as a file to open it in another program. The saved file is not protected; delete it once you are done."


class PaperView(QStackedWidget):
    """Nothing that it shows is written to disk; `forget` lets it go from memory."""

    def __init__(self) -> None:
        super().__init__()
        self._pdf, self._picture, self._text = PdfView(), PictureView(), QPlainTextEdit()
        self._text.setReadOnly(True)
        self._gone, self._words = _words(GONE, AGAIN), _words(NOT_HERE, ELSEWHERE)
        for page in (self._pdf, self._picture, self._text, self._gone, self._words):
            self.addWidget(page)

    @property
    def pages(self) -> int:
        """How many a PDF has; 0 while something else is shown."""
        return self._pdf.pages

    def show_paper(self, title: str, content: bytes, name: str, shown: Shown) -> None:
        """`name` is a file's, whose ending says what the content is."""
        self.forget()
        if shown is Shown.PAGES:
            self._pdf.show_pdf(content)
            self.setCurrentWidget(self._pdf if self._pdf.pages else self._words)
        elif shown is Shown.PICTURE:
            self._picture.show_picture(content, Path(name).suffix, title)
            self.setCurrentWidget(self._picture)
        elif shown is Shown.TEXT:
            self._show_text(title, read_text(content))
        else:
            self.setCurrentWidget(self._words)

    def show_gone(self) -> None:
        self.setCurrentWidget(self._gone)

    def forget(self) -> None:
        self._pdf.forget()
        self._picture.forget()
        self._text.clear()

    def _show_text(self, title: str, text: str) -> None:
        self._text.setAccessibleName(title)
        self._text.setPlainText(text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + CUT)
        self.setCurrentWidget(self._text)


def _words(words: str, detail: str) -> QWidget:
    return held(column(empty_state(words, detail), None))
