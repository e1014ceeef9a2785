"""Plan about: what the plan says beside its goals: what goes well, what worries us, when we meet, whom to ring."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout

from fpz_app.presenters.plan_sheet import PlanSheet
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.layout import Item, column, held
from fpz_app.ui.widgets.page import TwoColumns
from fpz_app.ui.widgets.panels import FactRows
from fpz_app.ui.widgets.text import label, section_head

CHANGE = "Change what the plan says beside its goals"


def about(sheet: PlanSheet, change: Callable[[], object]) -> list[Item]:
    made = link("Change", icon="pencil", do=change)
    made.setAccessibleName(CHANGE)
    items: list[Item] = [section_head("About the plan", "", *([made] if sheet.may_change else []))]
    if sheet.going_well or sheet.worries:
        both = TwoColumns(
            held(_listed("What is going well", sheet.going_well)), held(_listed("What worries us", sheet.worries)),
            gap=24, shares=(1, 1), stack_below=440,
        )  # fmt: skip
        items += [10, both, 10]
    if sheet.facts:
        items.append(FactRows([(name, words, "") for name, words in sheet.facts], name_width=156))
    if len(items) == 1 and sheet.may_change:
        items += [8, label("Write what is going well, what worries us, and when we meet again.", "quiet")]
    return items


def _listed(title: str, lines: Sequence[str]) -> QVBoxLayout:
    said = [label(f"• {each}") for each in lines] or [label("Nothing written yet.", "quiet")]
    return column(label(title, "strong"), *said, None, gap=3)
