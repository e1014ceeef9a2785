"""Printing: sends a PDF held in memory to a printer the person chooses."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

POINTS_AN_INCH, FINEST = 72, 300


def print_pdf(pdf: bytes, parent: QWidget) -> int:
    """Asks for a printer and prints; how many copies, 0 when it was cancelled. No file is written by us."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Print")
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return 0
    draw(pdf, printer)
    return max(printer.copyCount(), 1)


def draw(pdf: bytes, printer: QPrinter) -> None:
    """Every page on the printer's paper, at most 300 dots an inch."""
    content, buffer, document = QByteArray(pdf), QBuffer(), QPdfDocument()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    dots = min(printer.resolution(), FINEST) / POINTS_AN_INCH
    printer.setFullPage(True)
    with QPainter(printer) as painter:
        for page in range(document.pageCount()):
            if page:
                printer.newPage()
            size = document.pagePointSize(page)
            image = document.render(page, QSize(round(size.width() * dots), round(size.height() * dots)))
            painter.drawImage(QRectF(0, 0, printer.width(), printer.height()), image)
    document.close()
