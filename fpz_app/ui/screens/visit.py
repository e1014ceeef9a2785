"""Visit: the page of one visit to a family, and the forms that plan it, change it and say what became of it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from fpz_app.casework.families import Identity as Who
from fpz_app.domain.errors import Problem
from fpz_app.presenters.record_form import Editing
from fpz_app.presenters.visit import VisitPresenter, VisitView
from fpz_app.presenters.visit_sheet import VisitSheet
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.identity import IdentityBar, identity_of
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import FactRows, empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label, section_head

OTHERS = (
    Column("Visit", lambda row: row.what, detail=lambda row: row.detail, shape=lambda row: row.shape, tone="strong"),
    Column("When", lambda row: row.when, tone=lambda row: "red" if row.late else "", width=250),
    Column("It is", lambda row: row.stands, tone="quiet", width=210),
)


class VisitScreen(QStackedWidget):
    def __init__(self, presenter_for: Callable[[VisitView], VisitPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName("Visit")
        self.presenter = presenter_for(self)
        self._page, self._gone, self._identity = Page(name="Visit"), Page(name="Visit"), IdentityBar()
        self._form_identity, self._form = IdentityBar(), RecordForm(self.presenter.filling, today)
        self._title, self._beneath, self._clash_words = label("", "head"), label("", "quiet"), label("")
        self._problem, self._banner, self._facts = ProblemSummary(), Banner(), FactRows(name_width=150)
        self._clash = held(line(Shape("warning", "At the same time"), self._clash_words, gap=8, margins=(0, 8, 0, 0)))
        self._others = RowsView(OTHERS, name="Other visits to this family", row_height=39)
        self._lay()
        self._others.opened.connect(self.presenter.go)
        self._form.left.connect(self.presenter.leave_form)

    def show_place(self, *, family_id: str = "", item_id: str = "", **_more: str) -> None:
        self._banner.clear_banner()
        self.presenter.open(family_id, item_id)

    def leave(self) -> None:
        """Keeps what is being typed before another page opens."""
        self._form.flush()

    flush = leave

    def refresh(self, changed: Any) -> None:
        self.presenter.refresh(changed)

    def show_identity(self, identity: Who, level_words: str) -> None:
        for bar in (self._identity, self._form_identity):
            bar.show_identity(identity_of(identity, level_words))

    def show_visit(self, sheet: VisitSheet) -> None:
        self._problem.clear_problem()
        self._banner.clear_banner()
        self._title.setText(sheet.title)
        self._beneath.setText(sheet.beneath)
        self._facts.show_facts([(name, words, "") for name, words in sheet.facts])
        self._clash_words.setText(sheet.clash)
        self._clash.setVisible(bool(sheet.clash))
        rename(self._made, sheet.made_words)
        shown = {
            self._note: sheet.may_write, self._made: bool(sheet.made_words), self._read: sheet.has_note,
            self._missed: sheet.may_miss, self._again: sheet.may_plan_again, self._change: sheet.may_change,
            self._cancel: sheet.may_change, self._calendar: sheet.may_change,
        }  # fmt: skip
        for each, is_shown in shown.items():
            each.setVisible(is_shown)
        self._others.show_rows(sheet.others)
        self._others_part.setVisible(bool(sheet.others))
        self.setCurrentWidget(self._page)

    def show_gone(self, words: str, detail: str) -> None:
        clear(self._gone.body)
        self._gone.add(empty_state(words, detail))
        self.setCurrentWidget(self._gone)

    def show_editing(self, editing: Editing) -> None:
        self._banner.clear_banner()
        self.setCurrentWidget(self._form)
        self._form.show_editing(editing)

    def show_saved(self, at: str) -> None:
        self._form.show_saved(at)

    def show_newer(self, words: str) -> None:
        self._form.show_newer(words)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._form.show_problems(problems)

    def show_problem(self, problem: Problem) -> None:
        self._problem.show_problem(problem, {})

    def show_offer(self, words: str, action: str, do: Callable[[], object]) -> None:
        self._banner.show_banner(words, shape="draft", action=action, do=do)

    def _save_calendar(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(folder) / self.presenter.calendar_name())
        chosen, _ = QFileDialog.getSaveFileName(self, "Save for a calendar", name, "Calendar (*.ics)")
        if chosen:
            self.presenter.save_calendar(Path(chosen))

    def _lay(self) -> None:
        presenter = self.presenter
        self._note = primary("Write the note", icon="pencil", do=presenter.write_note)
        self._read = primary("Read the note", icon="file-text", do=presenter.read_note)
        self._made = secondary("", do=presenter.was_made)
        self._missed = secondary("It could not be made", do=presenter.could_not)
        self._again = secondary("Plan another visit", icon="calendar", do=presenter.plan_again)
        self._change = link("Change the visit", icon="pencil", do=presenter.change)
        self._cancel = link("Cancel the visit", icon="x", do=presenter.cancel)
        self._calendar = link("Save for a calendar", icon="calendar", do=self._save_calendar)
        tools = held(Flow(self._change, self._cancel, self._calendar, gap=20))
        new = link("Plan a visit", icon="calendar", do=presenter.plan)
        self._others_part = held(column(section_head("Other visits to this family", "", new), self._others, gap=0))
        self._page.add_top(self._identity)
        self._page.add(
            self._banner, self._problem, column(self._title, self._beneath, gap=2), self._clash, 12, self._facts, 12, tools, 24,
            self._others_part,
        )  # fmt: skip
        family = link("The family’s file", icon="users", do=presenter.go_to_family)
        self._page.set_foot(FootBar(self._note, self._read, self._made, self._missed, self._again, right=family))
        self._form.add_top(self._form_identity)
        for page in (self._page, self._form, self._gone):
            self.addWidget(page)
