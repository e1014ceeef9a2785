"""Answer sheets: the answers of an assessment to read and to check, page after page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from fpz_app.presenters.assessment_answers import AnswerLine, Sheet
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.layout import Item, column, held, line
from fpz_app.ui.widgets.panels import child_words
from fpz_app.ui.widgets.text import hairline, label

LABEL_SHARE, WORDS_SHARE = 2, 5
AT_A_TIME = 5


class AnswerSheets(QWidget):
    """`chosen` carries the key of the page to change. A long list is drawn a few pages at a time, so that keys still answer."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Answers")
        self._whole = column(gap=0)
        self.setLayout(self._whole)
        self._box, self._body = column(gap=0), QWidget()
        self._waiting: list[Sheet] = []
        self._over, self._change, self._headings = "", False, True
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._draw)

    def show_sheets(self, sheets: Sequence[Sheet], *, change: bool = False, headings: bool = True) -> None:
        """`headings` tells whose pages follow; `change` gives each page a way to change it."""
        self._begin_anew()
        self._over, self._change, self._headings = "", change, headings
        self._waiting = list(sheets)
        self._draw()
        self._later.start()

    def _begin_anew(self) -> None:
        """One widget goes with all that is in it: letting hundreds go one by one takes half a second."""
        self._body.hide()
        self._whole.removeWidget(self._body)
        self._body.deleteLater()
        self._box = column(gap=0)
        self._body = held(self._box)
        self._whole.addWidget(self._body)

    def _draw(self) -> None:
        for sheet in self._waiting[:AT_A_TIME]:
            if self._headings and sheet.over != self._over:
                self._box.addSpacing(20)
                self._box.addWidget(label(sheet.over or sheet.title, "head"))
            self._over = sheet.over
            self._add(sheet)
        self._waiting = self._waiting[AT_A_TIME:]
        if not self._waiting:
            self._later.stop()

    def _add(self, sheet: Sheet) -> None:
        top: list[Item] = [label(sheet.title, "strong")]
        if self._change:
            go = link("Change", icon="pencil", do=lambda: self.chosen.emit(sheet.key))
            go.setAccessibleName(f"Change {', '.join(part for part in (sheet.over, sheet.title) if part)}")
            top.append(go)
        self._box.addSpacing(12)
        across = line(*top)
        across.setStretch(0, 1)
        self._box.addLayout(across)
        self._box.addWidget(hairline())
        if not sheet.lines:
            self._box.addWidget(label("Nothing was asked here.", "quiet"))
        for each in sheet.lines:
            self._box.addWidget(_answer(each))


def _answer(each: AnswerLine) -> QWidget:
    if each.is_child:
        return held(line(child_words(each.words, over=each.label, right=each.note), margins=(0, 6, 0, 6)))
    grid = QGridLayout()
    grid.setContentsMargins(0, 5, 0, 5)
    grid.setHorizontalSpacing(16)
    question = label(each.label, "hint")
    words = label(each.words, "quiet" if each.is_missing else "body")
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    grid.addWidget(question, 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(words, 0, 1, Qt.AlignmentFlag.AlignTop)
    if each.note:
        grid.addWidget(label(each.note, "hint"), 1, 1)
    grid.setColumnStretch(0, LABEL_SHARE)
    grid.setColumnStretch(1, WORDS_SHARE)
    return held(grid)
