"""Plan side: what stands beside the goals: what might be mended, the children's words, who helps, the versions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fpz_app.domain.plan_signals import Signal
from fpz_app.presenters.plan_sheet import PlanSheet, VersionLine
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.gradual import Part
from fpz_app.ui.widgets.layout import Item, column, held, line
from fpz_app.ui.widgets.panels import child_words, panel
from fpz_app.ui.widgets.plan_versions import PlanVersion
from fpz_app.ui.widgets.press_row import PressRow
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label, section_head

HELPERS = (
    Column("Name", lambda row: row[1], detail=lambda row: row[2], tone="strong"),
    Column("Phone", lambda row: row[3], tone="small", width=116, right=True),
)
AT_ONCE = 6
"""How many signals are shown before one asks for the rest."""


@dataclass(frozen=True)
class SideDoes:
    write: Callable[[str, str], object]
    print: Callable[[str], object]
    mend: Callable[[Signal], object]


def side(sheet: PlanSheet, does: SideDoes) -> list[Part]:
    """What stands in the right column of the plan, from the top."""
    return [
        lambda: _signals(sheet.signals, does), lambda: _words(sheet, does), lambda: _helpers(sheet, does),
        lambda: [*_versions(sheet.versions, does), None],
    ]  # fmt: skip


def _signals(signals: Sequence[Signal], does: SideDoes) -> list[Item]:
    if not signals:
        return []
    rows = [_signal(each, does) for each in signals]
    items: list[Item] = [*rows[:AT_ONCE], *_rest(rows[AT_ONCE:])]
    return [section_head("Worth a look", str(len(signals))), panel("sunk", *items, gap=0, margins=(4, 4, 4, 4)), 16]


def _rest(rows: Sequence[PressRow]) -> list[Item]:
    """The rows that are shown when one asks for them."""
    if not rows:
        return []
    others = held(column(*rows, gap=0))
    others.hide()
    more = link(f"And {len(rows)} more")
    asking = held(line(more, None, margins=(30, 2, 0, 4)))

    def show() -> None:
        others.show()
        rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        asking.hide()

    more.clicked.connect(show)
    return [asking, others]


def _signal(signal: Signal, does: SideDoes) -> PressRow:
    row = line(gap=10, margins=(10, 7, 10, 7))
    row.addWidget(held(column(Shape("later"), margins=(0, 3, 0, 0))), 0, Qt.AlignmentFlag.AlignTop)
    why = [label(signal.why, "hint")] if signal.why else []
    row.addLayout(column(label(signal.text), *why, label(signal.remedy, "hint"), gap=0), 1)
    said = " ".join(part for part in (signal.text, signal.why, signal.remedy) if part)
    return PressRow(row, name=f"Worth a look: {said}", do=lambda: does.mend(signal))


def _words(sheet: PlanSheet, does: SideDoes) -> list[Item]:
    if not sheet.words:
        return []
    change = link("Choose the words", icon="pencil", do=lambda: does.write("plan_words", ""))
    boxes: list[QWidget] = []
    for child, said, how in sheet.words:
        boxes.append(
            child_words(said, ", ".join(filter(None, (child, how)))) if said else label(f"{child}: not heard yet", "quiet")
        )
    return [section_head("In their words", "", *([change] if sheet.may_change else [])), 2, *boxes, 16]


def _helpers(sheet: PlanSheet, does: SideDoes) -> list[Item]:
    add = link("Add someone", icon="user-plus", do=lambda: does.write("helper", ""))
    add.setAccessibleName("Add someone who helps")
    items: list[Item] = []
    if sheet.helpers:
        view = RowsView(HELPERS, name="Who is helping", row_height=33, chevron=sheet.may_change)
        view.show_rows(sheet.helpers)
        if sheet.may_change:
            view.opened.connect(lambda row: does.write("helper", row[0]))
        items.append(view)
    else:
        items.append(held(column(label("Nobody is named yet.", "quiet"), margins=(0, 8, 0, 0))))
    return [column(section_head("Who is helping", "", *([add] if sheet.may_change else [])), *items, gap=0), 16]


def _versions(versions: Sequence[VersionLine], does: SideDoes) -> list[Item]:
    if not versions:
        return []
    shown = [PlanVersion(each, does.print, whole=number == 0) for number, each in enumerate(versions)]
    return [column(section_head("Versions agreed", str(len(versions))), *shown, gap=0)]
