"""Note words: a place for each child's own words in a note, and how they were heard."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.casework.naming import Someone
from fpz_app.ui.forms.child_words_field import ChildWordsField, QuotedEdit
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice
from fpz_app.ui.widgets.layout import column, held, line


class NoteWords(QWidget):
    """A child's place appears once the note is about them or they were seen; words that were typed stay in sight."""

    changed = Signal()

    def __init__(self, hows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._hows = hows
        self._said: dict[str, str] = {}
        self._how: dict[str, str] = {}
        self._places: dict[str, QWidget] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self.hide()

    @property
    def said(self) -> dict[str, str]:
        return {person: words for person, words in self._said.items() if words.strip()}

    @property
    def how(self) -> dict[str, str]:
        return {person: how for person, how in self._how.items() if how and person in self.said}

    def fill(self, said: Mapping[str, str], how: Mapping[str, str]) -> None:
        self._said, self._how = dict(said), dict(how)

    def show_children(self, children: Sequence[Someone], named: Collection[str]) -> None:
        shown = [child for child in children if child.id in named or child.id in self.said]
        for child in shown:
            if child.id not in self._places:
                self._places[child.id] = self._place(child)
                self._box.addWidget(self._places[child.id])
        for person, place in self._places.items():
            place.setVisible(person in {child.id for child in shown})
        self.setVisible(bool(shown))

    def _place(self, child: Someone) -> QWidget:
        edit = QuotedEdit()
        edit.set_value(self._said.get(child.id, ""))
        edit.edited.connect(lambda words: self._take(self._said, child.id, words))
        how = Choice(self._hows, none="Choose")
        how.choose(self._how.get(child.id, ""))
        how.changed.connect(lambda key: self._take(self._how, child.id, key))
        words = ChildWordsField(f"{child.name}’s own words", edit, hint="As they said it, drew it or showed it.")
        heard = line(Field(f"How {child.name} was heard", how, optional=True), None)
        return held(column(words, heard, gap=12))

    def _take(self, kept: dict[str, str], person: str, words: str) -> None:
        kept[person] = words
        self.changed.emit()
