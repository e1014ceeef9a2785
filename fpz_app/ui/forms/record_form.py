"""Record form: the page on which one record is written, with its saved mark, its buttons and its problems."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from fpz_app.domain.errors import Problem
from fpz_app.presenters.record_form import Editing
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.forms.form_view import FormView
from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.layout import column, line
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import SavedMark
from fpz_app.ui.widgets.text import label


class Editor(Protocol):
    """The presenter behind the page."""

    def change(self, question: str, subject_id: str, value: object) -> None: ...
    def keep(self) -> None: ...
    def save(self) -> None: ...
    def remove(self) -> None: ...
    def give_up(self) -> None: ...


class RecordForm(Page):
    """Drafts 800 ms after the last key; `flush` keeps what is waiting at once."""

    def __init__(self, editor: Editor, today: Callable[[], date]) -> None:
        super().__init__(name="Form")
        self._editor = editor
        self._autosave = Autosave(self, editor.keep)
        self._title, self._help, self._begun = label("", "head"), label("", "hint"), label("", "hint")
        self._saved = SavedMark()
        self._form = FormView(today=today)
        self._form.changed.connect(self._changed)
        head = line(gap=16)
        head.addLayout(column(self._title, self._help, self._begun, gap=2), 1)
        head.addWidget(self._saved)
        self.add(head, 16, self._form)
        self._save = primary("Save", do=self._keep_for_good)
        self._cancel = secondary("Cancel", do=self._give_up)
        self._remove = link("Remove", icon="trash-2", do=self._take_away)
        self.set_foot(FootBar(self._save, self._cancel, right=self._remove))
        self._form.setMaximumWidth(860)

    def show_editing(self, editing: Editing) -> None:
        self.setAccessibleName(editing.title)
        self._title.setText(editing.title)
        self._help.setText(editing.page.help)
        self._help.setVisible(bool(editing.page.help))
        self._begun.setText(f"You were writing this at {editing.begun}; it is as you left it." if editing.begun else "")
        self._begun.setVisible(bool(editing.begun))
        rename(self._save, editing.save)
        rename(self._remove, editing.remove)
        self._remove.setVisible(bool(editing.remove))
        self._saved.hide()
        self._form.show_page(editing.page, editing.answers, people=editing.people)
        first = editing.page.section.fields[0]
        self._form.go_to(first.key, editing.page.subjects[0].id if editing.page.subjects else "")

    def show_saved(self, at: str) -> None:
        self._saved.show_saved(f"Saved {at}")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._form.show_problems(problems)

    def flush(self) -> None:
        self._autosave.flush()

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
