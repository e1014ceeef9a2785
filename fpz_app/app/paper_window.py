"""Paper window: a preview in a window of its own, for prints made before the main window or that its pages must not forget."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fpz_app.presenters.preview import PreviewPresenter
from fpz_app.ui.screens.preview import PreviewScreen

SIZE = 900, 800


def show_paper(title: str, pdf: bytes, name: str) -> QWidget:
    """The window, which its caller keeps; a print that is about no family."""
    screen = PreviewScreen(lambda view: PreviewPresenter(view, lambda _given: None))
    screen.setWindowTitle(title)
    screen.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    screen.closed.connect(screen.close)
    screen.resize(*SIZE)
    screen.presenter.show(title, bytes(pdf), name)
    screen.show()
    return screen
