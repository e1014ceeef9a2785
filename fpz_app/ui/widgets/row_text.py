"""Row text: the words of a cell as runs of one style each, measured, cut, wrapped and painted."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from fpz_app.ui.look import colour, font, text_scale, tokens
from fpz_app.ui.stylesheet import BODY_PT, SMALL_PT
from fpz_app.ui.widgets.rows import Column

Face = tuple[float, bool]  # points at 100 %, whether semibold
Run = tuple[str, Face, str]  # words, typeface, token of their colour
BODY: Face = (BODY_PT, False)
WORD_GAP = "\u2002"  # between a name and its grey detail: half an em, 8 px at 100 %
LINE_END = "\u2028"
BETWEEN = " \u00b7 "
TOGETHER = 28  # letters: a value no longer than this does not break where it stands among others

_TONES: dict[str, tuple[Face, str]] = {
    "": (BODY, "ink"),
    "quiet": (BODY, "ink2"),
    "strong": ((BODY_PT, True), "ink"),
    "red": ((BODY_PT, True), "red"),
    "small": ((SMALL_PT, False), "ink2"),
}


def runs_of(column: Column, row: Any) -> list[Run]:
    """A cell's value in its tone and its grey detail."""
    value, detail = " ".join(column.value(row).split()), " ".join(column.detail(row).split())
    face, token = _TONES[column.tone_of(row)]
    runs = [(value, face, token)] if value else []
    if detail:
        runs.append(((WORD_GAP if value else "") + detail, BODY, "ink2"))
    return runs


def beneath(first: Sequence[Run], columns: Sequence[Column], row: Any) -> list[Run]:
    """The first cell's runs and, on the line below, those of the other columns, one after the other."""
    made: list[Run] = []
    for column in columns:
        if more := runs_of(column, row):
            title: list[Run] = [(f"{column.title}{WORD_GAP}", BODY, "ink2")] if column.named else []
            made += [*([(BETWEEN, BODY, "ink2")] if made else []), *_kept_together([*title, *more])]
    return [*first, *([(LINE_END, BODY, "ink")] if first and made else []), *made]


def _kept_together(runs: list[Run]) -> list[Run]:
    if sum(len(words) for words, _, _ in runs) > TOGETHER:
        return runs
    return [(words.replace(" ", "\u00a0").replace(WORD_GAP, "\u00a0\u00a0"), face, token) for words, face, token in runs]


def advance(runs: list[Run]) -> float:
    """How wide the runs are on one line, in pixels."""
    scale = text_scale()
    return sum(_advance(words, face, scale) for words, face, _ in runs)


@lru_cache(maxsize=4096)
def _advance(words: str, face: Face, _scale: float) -> float:
    return QFontMetricsF(_font(face)).horizontalAdvance(words)


def _font(face: Face) -> QFont:
    points, strong = face
    return font(points, strong=strong)


def paint_line(painter: QPainter, box: QRect, runs: list[Run], *, ink: str = "", right: bool = False) -> None:
    """Paints the runs on one line in the middle of a box; what does not fit ends in dots. `ink` stands in for every colour."""
    left = box.right() + 1 - min(advance(runs), box.width()) if right else float(box.left())
    metrics = QFontMetricsF(font())
    base = box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent()
    for words, face, token in runs:
        room = box.right() + 1 - left
        width = advance([(words, face, token)])
        shown = words if width <= room + 0.5 else QFontMetricsF(_font(face)).elidedText(words, _DOTS, room)
        painter.setFont(_font(face))
        painter.setPen(colour(token if not ink else "sel_ink"))
        painter.drawText(QPointF(left, base), shown)
        if shown != words:
            return
        left += width


def wrapped(runs: list[Run], width: float, *, ink: str = "", right: bool = False) -> QTextLayout:
    """The runs laid out on as many lines as they need; the same words are laid out once to be measured and painted."""
    return _laid_out(tuple(runs), width, ink, right, text_scale(), tokens().name)


@lru_cache(maxsize=512)
def _laid_out(runs: tuple[Run, ...], width: float, ink: str, right: bool, _scale: float, _look: str) -> QTextLayout:
    text = QTextLayout("".join(words for words, _, _ in runs), font())
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text.setTextOption(option)
    text.setFormats(_formats(runs, ink))
    text.setCacheEnabled(True)
    text.beginLayout()
    top = 0.0
    while (line := text.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    text.endLayout()
    return text


def forget() -> None:
    """Of words that were measured and laid out none stays, as when a file may no longer be seen."""
    _advance.cache_clear()
    _laid_out.cache_clear()


_DOTS = Qt.TextElideMode.ElideRight


def _formats(runs: Sequence[Run], ink: str) -> list[QTextLayout.FormatRange]:
    made, at = [], 0
    for words, face, token in runs:
        one = QTextLayout.FormatRange()
        one.start, one.length = at, len(words.encode("utf-16-le")) // 2
        style = QTextCharFormat()
        style.setFont(_font(face))
        style.setForeground(colour(token if not ink else "sel_ink"))
        one.format = style
        made.append(one)
        at += one.length
    return made
