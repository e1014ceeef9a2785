"""Meeting calm: a meeting before it begins, with everyone asked to it, and after it, when its minutes are locked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.kinship import listed
from fpz_app.domain.meetings import MeetingState
from fpz_app.presenters.meeting_sheet import MeetingSheet
from fpz_app.ui.widgets.buttons import link, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import LineEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held
from fpz_app.ui.widgets.meeting_goals import scales_told
from fpz_app.ui.widgets.panels import FactRows
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.text import label, section_head

ASKED = (
    Column("Who", lambda row: row.name, detail=lambda row: row.role, tone="strong"),
    Column("Report", lambda row: "report asked for" if row.asked_for_report else "", tone="quiet", width=180),
)
WERE = (
    Column("Who", lambda row: row.name, detail=lambda row: row.role, tone="strong"),
    Column("There", lambda row: "Not marked" if row.answer == "Not yet" else row.answer, shape=lambda row: row.shape, width=160),
)
SENT = (
    Column("Who", lambda row: row[0], shape=lambda _row: "done", tone="strong"),
    Column("How", lambda row: row[1], width=180),
    Column("When", lambda row: row[2], tone="quiet", width=120),
)
ENDED = (
    Column("Action", lambda row: row.text, detail=lambda row: row.note, shape=lambda row: row.shape),
    Column("Who", lambda row: row.who or "nobody yet", width=160),
    Column("It is", lambda row: row.stands, tone="quiet", width=140),
)


class MeetingCalled(QWidget):
    """`letter` and `form` carry whose; `began` the day typed; `calendar`, `changed` and `cancelled` are pressed."""

    letter = Signal(str)
    form = Signal(str)
    calendar = Signal()
    changed = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._agenda = FactRows(name_width=28)
        self.rows = RowsView(ASKED, name="Who is asked", row_height=39, chevron=False, keeps_choice=True, inset=8)
        self._day = LineEdit("", width=208)
        self.day = Field("The day it was held", self._day, hint="Empty for today", optional=True)
        self._tools = held(
            Flow(
                secondary("Print the invitation", icon="printer", do=lambda: self.letter.emit(self._who())),
                secondary("Print the report form", icon="file-text", do=lambda: self.form.emit(self._who())),
                gap=12,
            )
        )
        more = held(
            Flow(
                link("Save for a calendar", icon="calendar", do=self.calendar.emit),
                link("Change the meeting", icon="pencil", do=self.changed.emit),
                link("Call off the meeting", icon="x", do=self.cancelled.emit),
                gap=20,
            )
        )
        self._about = held(column(section_head("What we will talk about"), self._agenda, 24, gap=0))
        hint = label("Choose someone in the list: the letter and the form are theirs.", "hint")
        self.setLayout(
            column(
                more,
                16,
                section_head("Who is asked"),
                self.rows,
                8,
                hint,
                8,
                self._tools,
                24,
                self._about,
                section_head("When it is held"),
                8,
                self.day,
                gap=0,
            )
        )

    @property
    def held_on(self) -> str:
        return self._day.value()

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self._day.setText("")
        self.show_changes(sheet)

    def show_changes(self, sheet: MeetingSheet) -> None:
        at = max(self.rows.currentIndex().row(), 0)
        self.rows.show_rows(sheet.people)
        if sheet.people:
            self.rows.choose(min(at, len(sheet.people) - 1))
        self._about.setVisible(bool(sheet.meeting.agenda))
        self._agenda.show_facts([(str(at), words, "") for at, words in enumerate(sheet.meeting.agenda, start=1)])

    def _who(self) -> str:
        row = self.rows.current_row
        return row.id if row is not None else ""


class MeetingOver(QWidget):
    """A meeting that is finished or cancelled: what it said stays as it is. `taken_off` carries a line of who got the minutes."""

    taken_off = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        clear(self._box)
        meeting = sheet.meeting
        if meeting.state is MeetingState.CANCELLED:
            self._box.addLayout(column(section_head("Cancelled"), label(meeting.cancelled_why), 16))
            self._table("Who was asked", ASKED, sheet.people)
            self._box.addStretch(1)
            return
        self._box.addLayout(column(section_head("Who has the minutes", str(len(sheet.sent))), *self._sent(sheet), 20))
        self._table("Actions", ENDED, (*sheet.actions, *sheet.added))
        self._box.addLayout(column(*scales_told(sheet), gap=0))
        self._table("Who wrote" if sheet.is_updates else "Who was there", WERE, sheet.people)
        said = [(each.name, each.said, "") for each in sheet.people if each.said]
        said += [(each.name, f"wrote: {each.report}", "") for each in sheet.people if each.report]
        said += [(name, words, "") for name, words in _facts(sheet) if words]
        self._box.addLayout(column(section_head("What was said"), FactRows(said, name_width=160)))
        self._box.addStretch(1)

    def _take_off(self, row: Any) -> None:
        if row is not None:
            self.taken_off.emit(row[3])

    def _table(self, title: str, columns: tuple[Column, ...], rows: object) -> None:
        view = RowsView(columns, name=title, row_height=36, chevron=False)
        view.show_rows(rows)  # type: ignore[arg-type]
        self._box.addLayout(column(section_head(title), view, 20, gap=0))

    def _sent(self, sheet: MeetingSheet) -> Sequence[QWidget]:
        """Who got them, how and when; and who still has to. A line that is wrong can be taken off."""
        if not sheet.sent:
            return (label("Nobody has the minutes yet.", "quiet"),)
        rows = RowsView(SENT, name="Who has the minutes", row_height=36, chevron=False, keeps_choice=True)
        rows.show_rows(sheet.sent)
        rows.choose(0)
        words = f"Still without them: {listed(sheet.without)}." if sheet.without else "Everyone who was asked has them."
        still = label(words, "strong" if sheet.without else "quiet")
        if not sheet.may_share:
            return (rows, still)
        wrong = link("Take the chosen line off, if it is wrong", icon="x", do=lambda: self._take_off(rows.current_row))
        return (rows, held(Flow(wrong)), still)


def _facts(sheet: MeetingSheet) -> list[tuple[str, str]]:
    meeting = sheet.meeting
    return [
        ("Going well", meeting.going_well),
        ("Worries", meeting.worries),
        ("Agreement", ". ".join(part for part in (str(meeting.agreement), meeting.agreement_note) if part)),
        ("Level of need", ". ".join(part for part in (str(meeting.need), meeting.need_why) if part)),
        ("Next meeting", sheet.next_day if meeting.next_on else ""),
    ]
