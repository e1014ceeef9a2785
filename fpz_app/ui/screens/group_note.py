"""Group note: the page on which one session with several families is written."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from fpz_app.casework.group_notes import GroupFamily
from fpz_app.domain.errors import Problem
from fpz_app.domain.group_notes import part_field
from fpz_app.presenters.group_note import GroupForm, GroupNotePresenter, GroupNoteView
from fpz_app.presenters.group_note import GroupPart as PartShown
from fpz_app.presenters.typed_group_note import TypedGroup
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.forms.fields_in_a_row import FieldsInARow
from fpz_app.ui.forms.group_part import GroupPart
from fpz_app.ui.forms.note_headings import NoteHeadings
from fpz_app.ui.forms.typed_day import TypedDay
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit, TextEdit
from fpz_app.ui.widgets.layout import clear, column, line
from fpz_app.ui.widgets.measure import FORM, Measure
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import SavedMark, empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.search_field import SearchField
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.text import label
from fpz_app.ui.widgets.ticks import Tick

GAP = 20
FOUND: tuple[Column, ...] = (Column("Family", lambda found: found.name, detail=lambda found: found.detail, tone="strong"),)
ABOUT = "Finishing it writes a note in each family’s own file. No file says who else was there."
FOR_ALL = "Goes into every file: write it so that it names nobody."


class GroupNoteScreen(QWidget):
    def __init__(self, presenter_for: Callable[[GroupNoteView], GroupNotePresenter]) -> None:
        super().__init__()
        self.presenter = presenter_for(self)
        self._parts: list[GroupPart] = []
        self._closed, self._form = Page(name="Group note"), Page(name="Group note")
        self._saved, self._summary, self._banner = SavedMark(), ProblemSummary(), Banner()
        self._begun, self._rows, self._families = label("", "quiet"), QVBoxLayout(), QVBoxLayout()
        for layout in (self._rows, self._families):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GAP)
        self._find = SearchField("Name, number or address", name="Add a family")
        self._find_field = Field(
            "Which families?", self._find, hint="Type a name, then press Enter to add the first that is found."
        )
        self._found = RowsView(FOUND, name="Families found", row_height=44, chevron=False)
        self._nobody = Tick("These words name nobody of these families")
        self._lay()
        self._typing = Autosave(self, lambda: self.presenter.keep(self.typed))
        self._find.edited.connect(self._look)
        self._find.entered.connect(self._add_first)
        self._find.moved.connect(lambda _step: self._found.setFocus())
        self._found.opened.connect(lambda found: self.presenter.add(found.family_id))
        self._nobody.clicked.connect(self._typing.touch)

    @property
    def typed(self) -> TypedGroup:
        return TypedGroup(
            kind=self._kind.chosen,
            on=self._on.typed,
            at=self._at.value(),
            template=self._headings.key,
            text=self._text.value(),
            parts=tuple(each.typed for each in self._parts),
            names_nobody=self._nobody.isChecked(),
        )

    def show_place(self, **_arguments: str) -> None:
        self.presenter.open()

    def leave(self) -> None:
        """Keeps what is typed before another page opens."""
        self._typing.flush()

    flush = leave

    def refresh(self, _changed: object) -> None:
        self.presenter.refresh(self.typed if self._parts else None)

    def show_form(self, form: GroupForm) -> None:
        self._summary.clear_problem()
        self._banner.clear_banner()
        self._saved.hide()
        self._begun.setText(" ".join(part for part in (form.begun, ABOUT) if part))
        clear(self._rows)
        clear(self._families)
        self._parts = []
        self._make(form)
        for part in form.parts:
            self._put(part)
        self._nobody.setChecked(form.typed.names_nobody)
        self._nobody.setVisible(form.typed.names_nobody)
        self._find.clear()
        self.show_found([])
        self._pages.setCurrentWidget(self._form)
        self._kind.setFocus()

    def show_found(self, families: Sequence[GroupFamily]) -> None:
        self._found.show_rows(families)
        self._found.setVisible(bool(families))

    def add_part(self, part: PartShown) -> None:
        """The family stands at the end; the next name can be typed at once."""
        self._put(part)
        self._find.clear()
        self.show_found([])
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._find, f"{part.family.name} added")
        self._typing.touch()

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    def show_problem(self, problem: Problem) -> None:
        fields = {**self._fields, **{part_field(number): part.field for number, part in enumerate(self._parts)}}
        self._nobody.setVisible(self._nobody.isChecked() or any("“" in each.message for each in problem.each))
        self._summary.show_problem(problem, fields)
        self._form.reveal(self._summary)

    def show_told(self, words: str) -> None:
        if words:
            self._banner.show_banner(words, shape="warning")

    def show_thrown_away(self, words: str) -> None:
        self._banner.show_banner(words, shape="draft", action="Undo", do=self.presenter.bring_back)

    def show_closed(self, words: str, detail: str) -> None:
        clear(self._closed_words)
        self._closed_words.addWidget(empty_state(words, detail))
        self._pages.setCurrentWidget(self._closed)

    def _make(self, form: GroupForm) -> None:
        typed = form.typed
        self._kind = Segments(form.kinds, name="What was it?")
        self._kind.choose(typed.kind)
        self._on = TypedDay(form.read_day, form.say_day, typed.on)
        self._at = LineEdit(typed.at, width=120)
        self._text = TextEdit(typed.text, lines=5)
        self._headings = NoteHeadings(form.templates, self._text, typed.template)
        self._fields = {
            "kind": Field("What was it?", self._kind),
            "on": Field("Date", self._on),
            "at": Field("Time", self._at, optional=True),
            "text": Field("What happened, for all", self._text, hint=FOR_ALL),
            "find": self._find_field,
        }
        when = FieldsInARow([(self._fields["on"], True), (self._fields["at"], True), (self._headings.field, True)])
        for item in (self._fields["kind"], when, self._headings.prompts, self._fields["text"]):
            self._rows.addWidget(item)
        when.show_fitting()
        for told in (self._kind.changed, self._on.touched, self._at.edited, self._text.edited):
            told.connect(lambda *_: self._typing.touch())

    def _put(self, part: PartShown) -> None:
        made = GroupPart(part)
        made.changed.connect(self._typing.touch)
        made.left.connect(lambda: self._leave_out(made))
        self._parts.append(made)
        self._families.addWidget(made)

    def _leave_out(self, part: GroupPart) -> None:
        self._parts.remove(part)
        self._families.removeWidget(part)
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)
        part.hide()
        part.deleteLater()
        self._typing.touch()

    def _look(self, typed: str) -> None:
        self.presenter.find(typed, [each.family_id for each in self._parts])

    def _add_first(self) -> None:
        if self._found.rows.rows:
            self.presenter.add(self._found.rows.rows[0].family_id)

    def _finish(self) -> None:
        self._typing.drop()
        self.presenter.finish(self.typed)

    def _close(self) -> None:
        self._typing.flush()
        self.presenter.close()

    def _throw_away(self) -> None:
        self._typing.flush()
        self.presenter.throw_away()

    def _lay(self) -> None:
        head = line(gap=16)
        head.addLayout(column(label("Write a group note", "title"), self._begun, gap=1), 1)
        head.addWidget(self._saved)
        whole = column(head, self._banner, self._summary, self._nobody, self._rows, self._families, self._find_field,
                       self._found, gap=GAP)  # fmt: skip
        self._form.add(Measure(whole, FORM))
        finish = primary("Finish the notes", icon="check", do=self._finish)
        later = secondary("Keep it for later", do=self._close)
        self._form.set_foot(FootBar(finish, later, link("Throw away", icon="trash-2", do=self._throw_away)))
        self._closed_words = QVBoxLayout()
        self._closed.add(self._closed_words)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._form)
        self._pages.addWidget(self._closed)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, do in (("Ctrl+Return", self._finish), ("Ctrl+Enter", self._finish), ("Escape", self._close)):
            QShortcut(QKeySequence(keys), self, do, context=context)
