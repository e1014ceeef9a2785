"""Only read: a form whose answers may be read and copied, and not changed."""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget


def only_read(form: QWidget, is_read: bool) -> None:
    """Text can still be marked and copied, and is reached with Tab; choices show what was chosen."""
    for edit in form.findChildren(QLineEdit):
        edit.setReadOnly(is_read)
    for text in form.findChildren(QPlainTextEdit):
        text.setReadOnly(is_read)
    for choice in (*form.findChildren(QComboBox), *form.findChildren(QAbstractButton)):
        choice.setEnabled(not is_read)
