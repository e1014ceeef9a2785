"""Note headings: the choice of headings to write a note under, put into its text so that Ctrl+Z takes them out again."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from fpz_app.domain.note_templates import NoteTemplate, first_empty, under_headings
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, TextEdit
from fpz_app.ui.widgets.text import label

NONE = "No headings"


class NoteHeadings(QObject):
    """`field` is the choice, `prompts` says what to think of under each heading; the form puts both in their places.
    `kind_chosen` carries the kind of note that the chosen headings are for."""

    kind_chosen = Signal(str)

    def __init__(self, templates: Sequence[NoteTemplate], text: TextEdit, key: str) -> None:
        super().__init__(text)
        self._templates = {each.key: each for each in templates}
        self._text, self._shown = text, key
        self._choice = Choice([(each.key, each.name) for each in templates], none=NONE)
        self._choice.choose(key)
        self._choice.changed.connect(self._choose)
        self.prompts = label("", "hint")
        self.field = Field("Headings", self._choice, optional=True)
        self._show_prompts()

    @property
    def key(self) -> str:
        return self._choice.chosen

    def _words(self, key: str) -> tuple[str, ...]:
        return self._templates[key].words if key in self._templates else ()

    def _choose(self, key: str) -> None:
        old, new = self._words(self._shown), self._words(key)
        self._shown = key
        _write(self._text, under_headings(self._text.toPlainText(), old, new), new)
        self._show_prompts()
        if key in self._templates:
            self.kind_chosen.emit(self._templates[key].kind)

    def _show_prompts(self) -> None:
        template = self._templates.get(self._shown)
        said = [f"{each.words}: {each.prompt}" for each in template.headings if each.prompt] if template else []
        self.prompts.setText("\n".join(said))
        self.prompts.setVisible(bool(said))


def _write(text: TextEdit, words: str, headings: Sequence[str]) -> None:
    """As one step that can be undone, with the cursor where one begins to write."""
    cursor = text.textCursor()
    if words != text.toPlainText():
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)
        cursor.endEditBlock()
        text.updateGeometry()  # its height was last asked for within the step, a line too early
    cursor.setPosition(first_empty(words, headings))
    text.setTextCursor(cursor)
