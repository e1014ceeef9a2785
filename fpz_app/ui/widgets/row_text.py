"""Row text: the words of a cell as runs of one style each, measured, cut, wrapped and painted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from fpz_app.ui.look import colour, font
from fpz_app.ui.stylesheet import BODY_PT, SMALL_PT
from fpz_app.ui.widgets.rows import Column

Run = tuple[str, QFont, str]  # words, typeface, token of their colour
WORD_GAP = "\u2002"  # between a name and its grey detail: half an em, 8 px at 100 %
LINE_END = "\u2028"
BETWEEN = " \u00b7 "
TOGETHER = 28  # letters: a value no longer than this does not break where it stands among others

_TONES: dict[str, tuple[tuple[float, bool], str]] = {
    "": ((BODY_PT, False), "ink"),
    "quiet": ((BODY_PT, False), "ink2"),
    "strong": ((BODY_PT, True), "ink"),
    "red": ((BODY_PT, True), "red"),
    "small": ((SMALL_PT, False), "ink2"),
}


def runs_of(column: Column, row: Any) -> list[Run]:
    """A cell's value in its tone and its grey detail."""
    value, detail = " ".join(column.value(row).split()), " ".join(column.detail(row).split())
    (points, strong), token = _TONES[column.tone_of(row)]
    runs = [(value, font(points, strong=strong), token)] if value else []
    if detail:
        runs.append(((WORD_GAP if value else "") + detail, font(), "ink2"))
    return runs


def beneath(first: Sequence[Run], columns: Sequence[Column], row: Any) -> list[Run]:
    """The first cell's runs and, on the line below, those of the other columns, one after the other."""
    made: list[Run] = []
    for column in columns:
        if more := runs_of(column, row):
            title: list[Run] = [(f"{column.title}{WORD_GAP}", font(), "ink2")] if column.named else []
            made += [*([(BETWEEN, font(), "ink2")] if made else []), *_kept_together([*title, *more])]
    return [*first, *([(LINE_END, font(), "ink")] if first and made else []), *made]


def _kept_together(runs: list[Run]) -> list[Run]:
    if sum(len(words) for words, _, _ in runs) > TOGETHER:
        return runs
    return [(words.replace(" ", "\u00a0").replace(WORD_GAP, "\u00a0\u00a0"), face, token) for words, face, token in runs]


def advance(runs: list[Run]) -> float:
    """How wide the runs are on one line, in pixels."""
    return sum(QFontMetricsF(face).horizontalAdvance(words) for words, face, _ in runs)


def paint_line(painter: QPainter, box: QRect, runs: list[Run], *, ink: str = "", right: bool = False) -> None:
    """Paints the runs on one line in the middle of a box; what does not fit ends in dots. `ink` stands in for every colour."""
    left = box.right() + 1 - min(advance(runs), box.width()) if right else float(box.left())
    metrics = QFontMetricsF(font())
    base = box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent()
    for words, face, token in runs:
        room = box.right() + 1 - left
        measure = QFontMetricsF(face)
        shown = words if measure.horizontalAdvance(words) <= room + 0.5 else measure.elidedText(words, _DOTS, room)
        painter.setFont(face)
        painter.setPen(colour(token if not ink else "sel_ink"))
        painter.drawText(QPointF(left, base), shown)
        left += measure.horizontalAdvance(shown)
        if shown != words:
            return


def wrapped(runs: list[Run], width: float, *, ink: str = "", right: bool = False) -> QTextLayout:
    """The runs laid out on as many lines as they need."""
    text = QTextLayout("".join(words for words, _, _ in runs), font())
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text.setTextOption(option)
    text.setFormats(_formats(runs, ink))
    text.beginLayout()
    top = 0.0
    while (line := text.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    text.endLayout()
    return text


_DOTS = Qt.TextElideMode.ElideRight


def _formats(runs: list[Run], ink: str) -> list[QTextLayout.FormatRange]:
    made, at = [], 0
    for words, face, token in runs:
        one = QTextLayout.FormatRange()
        one.start, one.length = at, len(words.encode("utf-16-le")) // 2
        style = QTextCharFormat()
        style.setFont(face)
        style.setForeground(colour(token if not ink else "sel_ink"))
        one.format = style
        made.append(one)
        at += one.length
    return made
