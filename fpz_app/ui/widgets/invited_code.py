"""Invited code: a one-time code for a laptop, shown once, to be printed or copied."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from fpz_app.presenters.worker import Code
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import secondary
from fpz_app.ui.widgets.layout import Flow, held
from fpz_app.ui.widgets.panels import panel
from fpz_app.ui.widgets.text import label


def invited_code(code: Code, print_code: Callable[[], object]) -> QWidget:
    """Read out sign by sign."""
    words = label(code.code, "title")
    words.setAccessibleName("One-time code: " + " ".join(code.code.replace("-", " ")))
    copy = secondary("Copy the code", icon="copy", do=lambda: _copy(words, code.code))
    buttons = Flow(secondary("Print the letter", icon="printer", do=print_code), copy, gap=12)
    said = label(f"Shown this once. It is good for one laptop, until {code.until}.", "quiet")
    return panel("accent", words, said, label(code.centre), 4, held(buttons), margins=(16, 12, 16, 12), gap=6)


def _copy(teller: QWidget, code: str) -> None:
    QGuiApplication.clipboard().setText(code)
    announce(teller, "Copied. The clipboard is cleared by itself.")
