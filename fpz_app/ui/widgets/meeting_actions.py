"""Meeting actions: each open action in turn, the others in a list below it, and new ones for the plan."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.dates import say_date
from fpz_app.presenters.meeting_sheet import STATUSES, ActionCard, MeetingSheet
from fpz_app.ui.widgets.buttons import link, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit, TextEdit
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.measure import FORM, Measure
from fpz_app.ui.widgets.panels import panel
from fpz_app.ui.widgets.plain_words import PlainWords
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.text import label, section_head

PROGRESS = (("better", "Better"), ("no change", "No change"), ("worse", "Worse"))
COLUMNS = (
    Column("Action", lambda row: row.text, shape=lambda row: row.shape),
    Column("Who", lambda row: row.who or "nobody yet", tone="quiet", width=120),
    Column("It is", lambda row: row.stands, tone="quiet", width=88),
)


class MeetingActions(QWidget):
    """`chose` an action; `progress` and `status` of it; `typed` its note or new day; `left` a field that was left."""

    chose = Signal(str)
    progress = Signal(str, str)
    status = Signal(str, str)
    typed = Signal(str, str)
    left = Signal()
    asked = Signal(str, str)
    replaced = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._note: Field | None = None
        self._day: Field | None = None
        self._told = label("", "hint", wrap=False)
        self._card, self._more = QVBoxLayout(), QVBoxLayout()
        self._rows = RowsView(COLUMNS, name="The other actions", row_height=33, chevron=False)
        self._rows.opened.connect(lambda row: self.chose.emit(row.id))
        head = section_head("Actions, one at a time", "", self._told)
        self.setLayout(column(head, 12, self._card, 6, self._rows, 8, self._more, gap=0))

    @property
    def card(self) -> QWidget:
        item = self._card.itemAt(0)
        held_there = item.widget() if item is not None else None
        return held_there if held_there is not None else self

    @property
    def fields(self) -> Mapping[str, Field]:
        found = {"note": self._note, "day": self._day}
        return {f"{name}:{self._shown}": field for name, field in found.items() if field is not None}

    def show_sheet(self, sheet: MeetingSheet, chosen: str) -> None:
        self._shown, self._note, self._day = "", None, None
        self._show_more(sheet)
        self.show_changes(sheet, chosen)

    def show_changes(self, sheet: MeetingSheet, chosen: str) -> None:
        self._told.setText(sheet.told)
        card = next((each for each in sheet.actions if each.id == chosen), None)
        if card is not None and card.id != self._shown:
            self._show_card(card)
        elif card is not None:
            self._progress.choose(card.progress)
            self._status.choose(card.status)
        elif not sheet.actions:
            clear(self._card)
            self._card.addWidget(held(line(label("No action was open when the meeting began.", "quiet"))))
        others = [each for each in sheet.actions if each.id != chosen]
        self._rows.show_rows(others)
        self._rows.setVisible(bool(others))

    def _show_card(self, card: ActionCard) -> None:
        self._shown = card.id
        self.replaced.emit()
        clear(self._card)
        self._progress = Segments(PROGRESS, name="Since last time", height=32)
        self._status = Segments(STATUSES, name="The action is", height=32)
        self._progress.choose(card.progress)
        self._status.choose(card.status)
        self._progress.changed.connect(lambda said: self.progress.emit(card.id, said))
        self._status.changed.connect(lambda said: self.status.emit(card.id, said))
        note = TextEdit(card.note, lines=1)
        note.edited.connect(lambda text: self.typed.emit(f"note:{card.id}", text))
        self._note = Field("What happened?", note)
        PlainWords(self._note, note)
        day = LineEdit(say_date(card.new_day) if card.new_day else "", width=208)
        day.edited.connect(lambda text: self.typed.emit(f"day:{card.id}", text))
        day.editingFinished.connect(self.left.emit)
        self._day = Field("A new day", day, optional=True)
        top = line(label(f"Action {card.number} of {card.of}", "small-strong"), None)
        top.addWidget(label(card.when, "small-red" if card.overdue else "hint", wrap=False, right=True))
        rows = [_named("Since last time", self._progress), _named("The action is", self._status)]
        words = (label(card.text, "head"), label(card.beneath, "hint"))
        self._card.addWidget(panel("accent", top, *words, 4, *rows, 4, Measure(column(self._note), FORM), 4, self._day, gap=4))

    def _show_more(self, sheet: MeetingSheet) -> None:
        """New actions for a goal, new goals, and those that this meeting has made."""
        clear(self._more)
        if sheet.added:
            self._more.addLayout(section_head("New at this meeting", str(len(sheet.added))))
            new = RowsView(COLUMNS[:2], name="New at this meeting", row_height=33, chevron=False)
            new.show_rows(sheet.added)
            self._more.addWidget(new)
            self._more.addSpacing(8)
        if not sheet.may_record:
            return
        items: list[QWidget] = []
        if sheet.goals:
            goal = Choice(sheet.goals, name="For which goal?")
            goal.setMaximumWidth(280)
            items += [goal, secondary("Add an action", do=lambda: self.asked.emit("action", goal.chosen))]
        items.append(link("Add a goal", icon="plus", do=lambda: self.asked.emit("goal", "")))
        self._more.addWidget(held(Flow(*items, gap=12)))


def _named(words: str, segments: Segments) -> QWidget:
    name = label(words, "strong", wrap=False)
    name.setMinimumWidth(112)
    return held(Flow(name, segments, gap=8))
