"""Meeting holding: the page of a meeting that is under way, with its parts side by side."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fpz_app.domain.meetings import Presence
from fpz_app.presenters.meeting_recording import MeetingRecording
from fpz_app.presenters.meeting_sheet import MeetingSheet
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit, TextEdit
from fpz_app.ui.widgets.layout import column, held
from fpz_app.ui.widgets.meeting_actions import MeetingActions
from fpz_app.ui.widgets.meeting_goals import MeetingGoals
from fpz_app.ui.widgets.meeting_people import MeetingPeople
from fpz_app.ui.widgets.meeting_words import MeetingEnd, MeetingScaling, MeetingWords
from fpz_app.ui.widgets.page import TwoColumns
from fpz_app.ui.widgets.text import section_head
from fpz_app.ui.widgets.ticks import Tick


class MeetingHolding(QWidget):
    """`typed` is (key, text) of a field; `left` when one was left that others follow; `replaced` when fields became others;
    `asked` is a form of the plan and a goal."""

    typed = Signal(str, str)
    left = Signal()
    replaced = Signal()
    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._people, self._actions, self._scaling = MeetingPeople(), MeetingActions(), MeetingScaling()
        self._goals, self._words, self._end = MeetingGoals(), MeetingWords(), MeetingEnd()
        self._parts = (self._people, self._actions, self._scaling, self._goals, self._words, self._end)
        self._agreed = Tick("The family agreed the changed plan in the room")
        self._plan = held(column(section_head("The plan"), self._agreed, gap=8))
        left = held(column(self._people, 24, self._end, 24, self._plan, None, gap=0))
        right = held(column(self._actions, 24, self._scaling, 24, self._goals, 24, self._words, None, gap=0))
        self.setLayout(column(TwoColumns(left, right, shares=(376, 584), gap=24, ruled=True), gap=0))
        for part in self._parts:
            part.typed.connect(self.typed)
        for part in (self._people, self._actions, self._scaling, self._goals):
            part.replaced.connect(self.replaced)
        for part in (self._people, self._actions, self._scaling, self._goals, self._end):
            part.left.connect(self.left)
        self._actions.asked.connect(self.asked)

    @property
    def fields(self) -> Mapping[str, Field]:
        return {key: field for part in self._parts for key, field in part.fields.items()}

    @property
    def begins_at(self) -> QWidget:
        """Where the hands are when a meeting begins: who is here."""
        return self._people.rows

    @property
    def card(self) -> QWidget:
        """The action that is spoken of."""
        return self._actions.card

    @property
    def plan_agreed(self) -> bool:
        return self._agreed.isChecked()

    def tell(self, recording: MeetingRecording) -> None:
        """What is chosen goes to the meeting that is recorded."""
        self._people.answered.connect(lambda who, presence: recording.be(who, Presence(presence)))
        self._people.added.connect(recording.add_someone)
        self._actions.chose.connect(recording.choose_action)
        self._actions.progress.connect(recording.progress)
        self._actions.status.connect(recording.status)
        self._words.need.connect(recording.need)
        self._end.agreement.connect(recording.agreement)
        self._end.agreed.connect(recording.agree_next)

    def show_sheet(self, sheet: MeetingSheet, chosen: str) -> None:
        """Everything anew."""
        self._people.show_sheet(sheet)
        self._actions.show_sheet(sheet, chosen)
        for part in (self._scaling, self._goals, self._words, self._end):
            part.show_sheet(sheet)
        self._show_plan(sheet)

    def show_changes(self, sheet: MeetingSheet, chosen: str) -> None:
        """What was just chosen, without disturbing what is being typed."""
        self._people.show_changes(sheet)
        self._actions.show_changes(sheet, chosen)
        for part in (self._scaling, self._goals, self._words, self._end):
            part.show_changes(sheet)
        self._show_plan(sheet)

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """What was typed and could not be stored, in its fields."""
        for key, text in typed.items():
            control = self.fields[key].control if key in self.fields else None
            if isinstance(control, LineEdit):
                control.setText(text)
            elif isinstance(control, TextEdit):
                control.set_value(text)

    def _show_plan(self, sheet: MeetingSheet) -> None:
        self._plan.setVisible(sheet.may_record and sheet.plan_changed)
