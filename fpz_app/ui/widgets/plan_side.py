"""Plan side: what stands beside the goals: what might be mended, the plan's texts, who helps, its versions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.domain.plan_signals import Signal
from fpz_app.presenters.plan_sheet import PlanSheet, VersionLine
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.layout import Item, column, line
from fpz_app.ui.widgets.panels import child_words, panel
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import hairline, label, section_head

HELPERS = (
    Column("Name", lambda row: row[1], detail=lambda row: row[2], tone="strong"),
    Column("Phone", lambda row: row[3], tone="small", width=120, right=True),
)


@dataclass(frozen=True)
class SideDoes:
    write: Callable[[str, str], object]
    print: Callable[[str], object]


def side(sheet: PlanSheet, does: SideDoes) -> QVBoxLayout:
    """The right column of the plan."""
    return column(
        *_signals(sheet.signals), *_words(sheet, does), *_about(sheet, does), *_helpers(sheet, does),
        *_versions(sheet.versions, does), None, gap=8,
    )  # fmt: skip


def _signals(signals: Sequence[Signal]) -> list[Item]:
    if not signals:
        return []
    rows = [_signal(each) for each in signals]
    return [section_head("Worth a look", str(len(signals))), panel("sunk", *rows, gap=10, margins=(14, 12, 14, 12)), 16]


def _signal(signal: Signal) -> QWidget:
    made = QWidget()
    said = column(label(signal.text), label(signal.remedy, "hint"), gap=1)
    row = line(Shape("later", "Worth a look"), gap=10)
    row.addLayout(said, 1)
    made.setLayout(row)
    return made


def _words(sheet: PlanSheet, does: SideDoes) -> list[Item]:
    change = link("Choose the words", do=lambda: does.write("plan_words", ""))
    items: list[Item] = [section_head("In their words", "", change)]
    for child, said, how in sheet.words:
        items.append(
            child_words(said, f"{child}{', ' if how else ''}{how}") if said else label(f"{child}: not heard yet", "quiet")
        )
    return [*items, 16]


def _about(sheet: PlanSheet, does: SideDoes) -> list[Item]:
    change = link("Change", do=lambda: does.write("plan", ""))
    change.setAccessibleName("Change what the plan says beside its goals")
    items: list[Item] = [section_head("About the plan", "", change)]
    for words, lines in (("What is going well", sheet.going_well), ("What worries us", sheet.worries)):
        if lines:
            items += [label(words, "small-strong"), *(label(f"• {each}") for each in lines), 4]
    for name, words in sheet.facts:
        items += [label(name, "small-strong"), label(words), 4]
    if len(items) == 1:
        items.append(label("Write what is going well, what worries us, and when we meet again.", "quiet"))
    return [*items, 12]


def _helpers(sheet: PlanSheet, does: SideDoes) -> list[Item]:
    add = link("Add someone", icon="user-plus", do=lambda: does.write("helper", ""))
    items: list[Item] = [section_head("Who is helping", "", add)]
    if sheet.helpers:
        view = RowsView(HELPERS, name="Who is helping", row_height=33)
        view.show_rows(sheet.helpers)
        view.opened.connect(lambda row: does.write("helper", row[0]))
        items.append(view)
    else:
        items.append(label("Nobody is named yet.", "quiet"))
    return [*items, 16]


def _versions(versions: Sequence[VersionLine], does: SideDoes) -> list[Item]:
    if not versions:
        return []
    items: list[Item] = [section_head("Versions agreed", str(len(versions)))]
    for each in versions:
        see = link("See it", icon="file-text", do=lambda version=each.id: does.print(version))  # type: ignore[misc]
        see.setAccessibleName(f"See {each.title}")
        items += [line(label(each.title, "strong", wrap=False), None, see), label(each.changed, "quiet")]
        items += [label(each.signed, "hint"), hairline()] if each.signed else [hairline()]
    return items
