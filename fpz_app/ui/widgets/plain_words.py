"""Plain words: quiet marks and a line of advice at a text that a family will read. It never keeps anybody from going on."""

from PySide6.QtCore import QObject, QTimer

from fpz_app.domain.readability import acronyms_at, long_sentences, remark, unexplained_acronyms
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit, TextEdit

PAUSE = 500


class PlainWords(QObject):
    """Looks at the text of one field when typing pauses. What is marked is said in words too, and in the field's description.

    In a single line nothing is marked: it is said alone.
    """

    def __init__(self, field: Field, edit: TextEdit | LineEdit) -> None:
        super().__init__(edit)
        self._field, self._edit = field, edit
        self._seen = ""
        self._acronyms: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._look)
        if isinstance(edit, TextEdit):
            edit.mark_also(lambda paragraph: [*long_sentences(paragraph), *acronyms_at(paragraph, self._acronyms)])
            edit.document().contentsChanged.connect(self._wait)
        else:
            edit.textChanged.connect(self._wait)
        self._look()

    @property
    def _text(self) -> str:
        return self._edit.toPlainText() if isinstance(self._edit, TextEdit) else self._edit.text()

    def _wait(self) -> None:
        if self._text != self._seen:
            self._timer.start()

    def _look(self) -> None:
        self._seen = self._text
        self._field.show_remark(remark(self._seen))
        acronyms = unexplained_acronyms(self._seen)
        if acronyms != self._acronyms:
            self._acronyms = acronyms
            if isinstance(self._edit, TextEdit):
                self._edit.mark_anew()
