"""Meeting: the page for the meeting itself, usable by someone typing while people talk."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from fpz_app.casework.families import Identity as Who
from fpz_app.domain.errors import Problem
from fpz_app.domain.meetings import MeetingState
from fpz_app.presenters.family_sheet import family_sheet
from fpz_app.presenters.meeting import MeetingPresenter, MeetingView
from fpz_app.presenters.meeting_sheet import MeetingSheet
from fpz_app.presenters.plan_history import Changing
from fpz_app.presenters.record_form import Editing
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.forms.record_form import RecordForm
from fpz_app.ui.notices import Banner
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.family_view import FamilyPlanView
from fpz_app.ui.widgets.focus_ring import focus_first
from fpz_app.ui.widgets.identity import Identity, IdentityBar
from fpz_app.ui.widgets.layout import clear, column, line
from fpz_app.ui.widgets.meeting_calm import MeetingCalled, MeetingOver
from fpz_app.ui.widgets.meeting_holding import MeetingHolding
from fpz_app.ui.widgets.page import FootBar, Page
from fpz_app.ui.widgets.panels import SavedMark, empty_state
from fpz_app.ui.widgets.problems import ProblemSummary
from fpz_app.ui.widgets.text import hairline, label


class MeetingScreen(QStackedWidget):
    """`preview` asks for a print preview: title, PDF, suggested file name. `turned` when the laptop is turned to the family, who
    see the plan in the whole window, and back."""

    preview = Signal(str, bytes, str)
    turned = Signal(bool)

    def __init__(self, presenter_for: Callable[[MeetingView], MeetingPresenter], today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName("Meeting")
        self.presenter = presenter_for(self)
        self._autosave = Autosave(self, self.presenter.recording.keep)
        self._page, self._identity = Page(name="Meeting"), IdentityBar()
        self._title, self._beneath = label("", "head"), label("", "quiet")
        self._problem, self._banner, self._saved = ProblemSummary(), Banner(), SavedMark()
        self._called, self._holding, self._over = MeetingCalled(), MeetingHolding(), MeetingOver()
        self._editor_form = RecordForm(self.presenter.editor, today)
        self._small_form = RecordForm(self.presenter.filling, today)
        self._family_view, self._gone = FamilyPlanView(), Page(name="Meeting")
        self._sheet: MeetingSheet | None = None
        self._before: QWidget | None = None
        self._scrolled = 0
        self._lay()
        self._connect()

    def show_place(self, *, family_id: str = "", item_id: str = "", **_more: str) -> None:
        self._before = None
        self.setCurrentWidget(self._page)
        self.presenter.open(family_id, item_id)

    def leave(self) -> None:
        """Stores what is typed before the page is left, locked or closed."""
        self._turn_back()
        self._editor_form.flush()
        self._small_form.flush()
        if self.presenter.editor.is_open:
            self.presenter.editor.leave()
        self._autosave.drop()
        self.presenter.leave()

    flush = leave

    def refresh(self, changed: Any) -> None:
        on = QApplication.focusWidget()
        turned = self.currentWidget() is self._family_view
        self.presenter.refresh(changed, at_rest=not turned and (on is None or not self._page.isAncestorOf(on)))

    def show_identity(self, identity: Who, level_words: str) -> None:
        self._identity.show_identity(
            Identity(
                name=f"{identity.name} family",
                reference=identity.reference,
                children=" · ".join(identity.children) or "No children recorded yet",
                level=identity.level,
                level_words=level_words or "Not judged yet",
                lead=identity.lead or "No one yet",
                agreement=identity.agreement,
                agreement_shape="done" if identity.agreed else "later",
                warnings=identity.warnings,
                restricted=identity.restricted,
            )
        )

    def show_meeting(self, sheet: MeetingSheet, chosen: str) -> None:
        """Everything anew, as when the page is opened."""
        self._problem.clear_problem()
        self._banner.clear_banner()
        body = {MeetingState.CALLED: self._called, MeetingState.UNDER_WAY: self._holding}.get(sheet.meeting.state, self._over)
        goes_on = body.isHidden() and self.isAncestorOf(self.window().focusWidget() or self.window())
        if body is self._holding:
            self._holding.show_sheet(sheet, chosen)
        elif body is self._called:
            self._called.show_sheet(sheet)
        else:
            self._over.show_sheet(sheet)
        for each in (self._called, self._holding, self._over):
            each.setVisible(each is body)
        begins = {self._holding: self._holding.begins_at, self._called: self._called.rows}.get(body)
        self.setFocusProxy(begins)  # type: ignore[arg-type]  # none has to be said too
        self._page.scroller.verticalScrollBar().setValue(0)
        self._show_head(sheet)
        if goes_on:
            focus_first(body)

    def show_changes(self, sheet: MeetingSheet, chosen: str) -> None:
        """What was just chosen, without disturbing what is being typed."""
        if sheet.meeting.state is MeetingState.UNDER_WAY:
            self._holding.show_changes(sheet, chosen)
        elif sheet.meeting.state is MeetingState.CALLED:
            self._called.show_changes(sheet)
        else:
            self._over.show_sheet(sheet)
        self._show_head(sheet)

    def show_typed_at(self, at: str) -> None:
        self._saved.show_saved(f"Saved {at}")

    def show_typed(self, typed: Mapping[str, str]) -> None:
        self._holding.show_typed(typed)

    def show_problem(self, problem: Problem | None) -> None:
        """Whoever types on is left where they are: the field says it too, and the summary is read out."""
        self._problem.clear_problem()
        if problem is not None:
            is_typing = self._holding.isAncestorOf(self.focusWidget() or self._page)
            self._problem.show_problem(problem, {**self._holding.fields, "held_on": self._called.day}, goes_here=not is_typing)

    def show_gone(self, words: str, detail: str) -> None:
        """Nothing of a meeting that is not there, or not for the one who asks."""
        clear(self._gone.body)
        self._gone.add(empty_state(words, detail))
        self.setFocusProxy(None)  # type: ignore[arg-type]  # none has to be said too
        self.setCurrentWidget(self._gone)

    def preview_paper(self, title: str, pdf: bytes, name: str) -> None:
        self.preview.emit(title, pdf, name)

    def show_editor(self, editing: Editing) -> None:
        self._banner.clear_banner()
        self.setCurrentWidget(self._editor_form)
        self._editor_form.show_editing(editing)

    def show_editing(self, editing: Editing) -> None:
        self._banner.clear_banner()
        self.setCurrentWidget(self._small_form)
        self._small_form.show_editing(editing)

    def show_saved(self, at: str) -> None:
        shown = self.currentWidget()
        if isinstance(shown, RecordForm):
            shown.show_saved(at)

    def show_newer(self, words: str) -> None:
        shown = self.currentWidget()
        if isinstance(shown, RecordForm):
            shown.show_newer(words)

    def show_editor_problems(self, problems: Sequence[Problem]) -> None:
        self._editor_form.show_problems(problems)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._small_form.show_problems(problems)

    def show_history(self, changes: Sequence[Changing]) -> None:
        self._editor_form.show_history([(each.who, "\n".join(each.lines), each.when) for each in changes])

    def show_thrown_away(self, words: str) -> None:
        self._banner.show_banner(words, shape="draft", action="Undo", do=self.presenter.bring_back)

    def show_offer(self, words: str, action: str, do: Callable[[], object]) -> None:
        self._banner.show_banner(words, shape="draft", action=action, do=do)

    def close_editor(self) -> None:
        self.setCurrentWidget(self._page)

    def close_form(self) -> None:
        self.setCurrentWidget(self._page)

    def _show_head(self, sheet: MeetingSheet) -> None:
        self.setAccessibleName(sheet.title)
        self._title.setText(sheet.title)
        self._beneath.setText(" · ".join(part for part in (sheet.beneath, sheet.minutes) if part))
        state = sheet.meeting.state
        is_held = state is MeetingState.UNDER_WAY
        may = sheet.may_record
        rename(self._begin, "Put the updates together" if sheet.is_updates else "Start the meeting")
        self._begin.setVisible(state is MeetingState.CALLED and may)
        self._next.setVisible(is_held and may and bool(sheet.actions))
        self._finish.setVisible(is_held and may)
        self._print.setVisible(state in (MeetingState.UNDER_WAY, MeetingState.FINISHED))
        self._send.setVisible(state is MeetingState.FINISHED and sheet.may_share)
        self._turn.setVisible(bool(sheet.goals) and state is not MeetingState.CANCELLED)
        self._sheet = sheet

    def _type(self, key: str, text: str) -> None:
        self.presenter.recording.type(key, text)
        self._autosave.touch()

    def _next_action(self) -> None:
        self.presenter.recording.next_action()
        self._page.reveal(self._holding.card)

    def _left(self) -> None:
        self._autosave.drop()
        self.presenter.recording.commit()
        self.presenter.recording.show_changes()

    def _save_calendar(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(folder) / self.presenter.papers.calendar_name())
        chosen, _ = QFileDialog.getSaveFileName(self, "Save for a calendar", name, "Calendar (*.ics)")
        if chosen:
            self.presenter.papers.save_calendar(Path(chosen))

    def _connect(self) -> None:
        presenter = self.presenter
        self._holding.tell(presenter.recording)
        self._holding.typed.connect(self._type)
        self._holding.left.connect(self._left)
        self._holding.replaced.connect(self._problem.clear_problem)
        self._holding.asked.connect(presenter.write)
        self._called.letter.connect(presenter.papers.invitation)
        self._called.form.connect(presenter.papers.report_form)
        self._called.calendar.connect(self._save_calendar)
        self._called.changed.connect(presenter.change_call)
        self._called.cancelled.connect(presenter.cancel)
        self._over.taken_off.connect(presenter.take_off_list)
        self._editor_form.left.connect(presenter.editor.leave)
        self._editor_form.history_asked.connect(presenter.editor.tell_history)
        self._small_form.left.connect(presenter.put_off)
        self._family_view.closed.connect(self._turn_back)

    def _lay(self) -> None:
        presenter = self.presenter
        self._begin = primary("Start the meeting", icon="calendar-check", do=lambda: presenter.start(self._called.held_on))
        self._next = primary("Next action", do=self._next_action)
        self._finish = secondary("Finish the minutes", icon="lock", do=lambda: presenter.finish(agreed=self._holding.plan_agreed))
        self._print = secondary("Print the minutes", icon="printer", do=presenter.papers.minutes)
        self._send = primary("Record who got them", icon="mail", do=presenter.sent)
        self._turn = link("Family view", icon="users", do=self._turn_round)
        self._turn.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the mouse leaves the focus where one was typing
        head = line(gap=16)
        head.addLayout(column(self._title, self._beneath, gap=2), 1)
        head.addWidget(link("History", icon="history", do=presenter.show_history), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignTop)
        self._page.add_top(self._identity)
        self._page.add(head, 8, hairline(), 12, self._banner, self._problem, self._called, self._holding, self._over)
        buttons = (self._begin, self._next, self._finish, self._send, self._print)
        self._page.set_foot(FootBar(*buttons, right=self._saved))
        for page in (self._page, self._editor_form, self._small_form, self._family_view, self._gone):
            self.addWidget(page)

    def _turn_round(self) -> None:
        self._left()
        if self._sheet is None:
            return
        self._before = self._page.focusWidget()
        self._scrolled = self._page.scroller.verticalScrollBar().value()
        self.turned.emit(True)
        self.setCurrentWidget(self._family_view)
        self._family_view.show_sheet(family_sheet(self._sheet))
        announce(self, self._family_view.accessibleName())

    def _turn_back(self) -> None:
        """To where one was: the same field, scrolled as it was."""
        if self.currentWidget() is not self._family_view:
            return
        self.turned.emit(False)
        self.setCurrentWidget(self._page)
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.scroller.verticalScrollBar().setValue(self._scrolled)
