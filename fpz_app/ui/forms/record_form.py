"""Record form: the page on which one record is written, with its saved mark, its history, its buttons and its problems."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel

from fpz_app.domain.errors import Problem
from fpz_app.presenters.record_form import Editing
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.forms.form_view import FormView
from fpz_app.ui.look import px
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.layout import column, held, line
from fpz_app.ui.widgets.measure import FORM, Measure
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import FactRows, SavedMark
from fpz_app.ui.widgets.reveal import reveal
from fpz_app.ui.widgets.text import label, section_head

LAID_OUT = 40  # ms until a form that was just drawn has its heights
FIRST_LINES = 48  # of a field, in pixels: enough to begin in


class Editor(Protocol):
    """The presenter behind the page."""

    def change(self, question: str, subject_id: str, value: object) -> None: ...
    def keep(self) -> None: ...
    def save(self) -> None: ...
    def remove(self) -> None: ...
    def give_up(self) -> None: ...


class RecordForm(Page):
    """Drafts 800 ms after a key; `flush` keeps what is waiting at once. `left` is Escape: nothing is asked, the draft stays."""

    left = Signal()
    history_asked = Signal()

    def __init__(self, editor: Editor, today: Callable[[], date]) -> None:
        super().__init__(name="Form")
        self._editor = editor
        self._autosave = Autosave(self, editor.keep)
        self._title, self._help, self._begun = label("", "head"), label("", "hint"), label("", "hint")
        self._newer = label("", "strong")
        self._saved = SavedMark()
        self._form = FormView(today=today)
        self._save = primary("Save", do=self._keep_for_good)
        self._cancel = secondary("Cancel", do=self._give_up)
        self._remove = link("Remove", icon="trash-2", do=self._take_away)
        self._history_link = link("History", icon="table-2", do=self.history_asked.emit)
        self._doings = FactRows(name_width=160)
        self._history = held(column(section_head("History"), self._doings, gap=0, margins=(0, 24, 0, 0)))
        self._lay()
        self._form.changed.connect(self._changed)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave, context=context)

    def show_editing(self, editing: Editing) -> None:
        self.setAccessibleName(editing.title)
        self._title.setText(editing.title)
        self._say(self._help, "\n".join(filter(None, (editing.page.help, *editing.about))))
        self._say(self._begun, f"You were writing this at {editing.begun}; it is as you left it." if editing.begun else "")
        self._say(self._newer, editing.newer)
        rename(self._save, editing.save)
        rename(self._remove, editing.remove)
        self._remove.setVisible(bool(editing.remove))
        self._history_link.setVisible(editing.has_history)
        self._history.hide()
        self._saved.hide()
        self.scroller.verticalScrollBar().setValue(0)
        self._form.blockSignals(True)  # a date of the record before is left as it goes, and is no answer to this one
        self._form.show_page(editing.page, editing.answers, people=editing.people)
        self._form.blockSignals(False)
        if editing.at[0]:
            self._form.go_to(*editing.at)
        else:
            self._form.go_to_first()
        for after in (0, LAID_OUT):
            QTimer.singleShot(after, self, self._begin_at_the_top)

    def show_saved(self, at: str) -> None:
        self._saved.show_saved(f"Saved {at}")

    def show_newer(self, words: str) -> None:
        """What others changed since the form was opened."""
        if words != self._newer.text():
            self._say(self._newer, words)
            announce(self, words)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._form.show_problems(problems)
        self.scroller.verticalScrollBar().setValue(0)

    def show_history(self, doings: Sequence[tuple[str, str, str]]) -> None:
        """Who, what and when, newest first; asked for again, it is put away."""
        self._doings.show_facts(doings)
        self._history.setVisible(self._history.isHidden())
        self._history.layout().activate()  # type: ignore[union-attr]
        if not self._history.isHidden():
            self.reveal(self._history)

    def flush(self) -> None:
        self._autosave.flush()

    def _begin_at_the_top(self, height: int = 0) -> None:
        """What has the focus is revealed where it stands before the form has found its heights, and the title goes out of sight:
        so once more, as long as they change."""
        self.scroller.verticalScrollBar().setValue(0)
        if (on := self.focusWidget()) is not None:
            reveal(on, QRect(0, 0, on.width(), min(on.height(), px(FIRST_LINES))))
        if (found := self._inner.height()) != height:
            QTimer.singleShot(0, self, lambda: self._begin_at_the_top(found))

    def _changed(self, question: str, subject_id: str, value: object) -> None:
        self._editor.change(question, subject_id, value)
        self._autosave.touch()

    def _keep_for_good(self) -> None:
        self._autosave.flush()
        self._editor.save()

    def _give_up(self) -> None:
        self._autosave.drop()
        self._editor.give_up()

    def _take_away(self) -> None:
        self._autosave.drop()
        self._editor.remove()

    def _leave(self) -> None:
        self._autosave.flush()
        self.left.emit()

    def _say(self, where: QLabel, words: str) -> None:
        where.setText(words)
        where.setVisible(bool(words))

    def _lay(self) -> None:
        head = line(gap=16)
        head.addLayout(column(self._title, self._help, self._begun, self._newer, gap=2), 1)
        head.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignTop)
        self._inner = Measure(column(head, 16, self._form, self._history, gap=0), FORM)
        self.add(self._inner)
        self.set_foot(FootBar(self._save, self._cancel, self._remove, right=self._history_link))
