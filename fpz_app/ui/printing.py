"""Printing: sends a PDF held in memory to a printer the person chooses."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

POINTS_AN_INCH, FINEST = 72, 300


def choose_printer(parent: QWidget) -> QPrinter | None:
    """Asks for a printer; None when it was cancelled. The job's name says nothing of what is in it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Print")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer if QPrintDialog(printer, parent).exec() else None


def draw(pdf: bytes, printer: QPrinter) -> bool:
    """Every page on the printer's paper, at most 300 dots an inch; False when the printer refuses. No file is written by us.
    Slow: a task."""
    content, buffer, document = QByteArray(pdf), QBuffer(), QPdfDocument()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    dots = min(printer.resolution(), FINEST) / POINTS_AN_INCH
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        size = document.pagePointSize(page)
        image = document.render(page, QSize(round(size.width() * dots), round(size.height() * dots)))
        painter.drawImage(_placed(size, printer), image)
    done = painter.end()
    document.close()
    return done


def _placed(size: QSizeF, printer: QPrinter) -> QRectF:
    """Where a page goes on the sheet: as large as it fits, in the middle, nothing stretched."""
    sheet = QRectF(0, 0, printer.width(), printer.height())
    factor = min(sheet.width() / size.width(), sheet.height() / size.height())
    width, height = size.width() * factor, size.height() * factor
    return QRectF((sheet.width() - width) / 2, (sheet.height() - height) / 2, width, height)
