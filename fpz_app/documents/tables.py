"""Tables on paper: ruled rows with header cells, repeated headings, and columns as wide as what they hold."""

from collections.abc import Sequence

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.frames import Beside
from fpz_app.documents.ink import BODY, LABEL, STRONG, WIDTH, Type
from fpz_app.documents.letters import typed_lines
from fpz_app.documents.lines import break_lines
from fpz_app.documents.page import Cell, narrative, rule, text
from fpz_app.documents.tags import Tag


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    head: Sequence[str] = (),
    set_in: Type = BODY,
    named: Type | None = None,
) -> Stack:
    """A ruled table. The first cell of a row heads it; `head` is repeated on every page the table reaches.

    `widths` are the columns' distances in points, each with the space that follows it; the first is set
    in `named`, else in the strong face.
    """
    cells = [_table_row(row, widths, set_in, named or set_in.strong) for row in rows]
    if not head:
        return Stack([rule(sum(widths), keeps=True), *cells], Tag("Table"))
    tops = zip(head, widths, strict=True)
    heads = [text(name, LABEL, width=wide - 8, tag=Tag("TH", scope="Column")) for name, wide in tops]
    top = Stack([Beside(_placed(heads, widths), Tag("TR")), Space(4), rule(sum(widths))], keeps=True)
    return Stack([top, *cells], Tag("Table"), head=top)


def _table_row(row: Sequence[Cell], widths: Sequence[float], set_in: Type, named: Type) -> Stack:
    first, *others = row
    tag = Tag("TH", scope="Row")
    name = text(first, named, width=widths[0] - 8, tag=tag) if isinstance(first, str | Sequence) else Stack([first], tag)
    cells: list[Box] = [name, *(_cell(cell, set_in, wide - 8) for cell, wide in zip(others, widths[1:], strict=True))]
    line = Beside(_placed(cells, widths), Tag("TR"), whole=max(cell.height for cell in cells) < 200)
    return Stack([Space(3), line, Space(2.4), rule(sum(widths))], whole=line.whole)


def _cell(cell: Cell, type: Type, width: float) -> Box:
    if isinstance(cell, str) and len(typed_lines(cell)) > 1:
        return Stack([narrative(cell, type, width=width)], Tag("TD"))
    return text(cell, type, width=width, tag="TD") if isinstance(cell, str | Sequence) else Stack([cell], Tag("TD"))


def _placed(cells: Sequence[Box], widths: Sequence[float]) -> list[tuple[float, Box]]:
    return [(sum(widths[:number]), cell) for number, cell in enumerate(cells)]


def shares(rows: Sequence[Sequence[str]], *, type: Type = STRONG, width: float = WIDTH) -> list[float]:
    """The page's width shared among the columns: each its longest word, the rest by how much more it would like."""
    columns = list(zip(*rows, strict=True))
    least = [max(_longest_word(cell, type) for cell in column) + 12 for column in columns]
    likes = [min(max(_natural(cell, type) for cell in column) + 12, width / 2) for column in columns]
    if sum(least) > width:
        return [width * need / sum(least) for need in least]
    wishes = [max(like - need, 0.0) + 1 for like, need in zip(likes, least, strict=True)]
    spare = width - sum(least)
    return [need + spare * wish / sum(wishes) for need, wish in zip(least, wishes, strict=True)]


def _natural(words: str, type: Type) -> float:
    lines = break_lines(" ".join(typed_lines(words)), type, 1e6)
    return lines[0].width if lines else 0.0


def _longest_word(words: str, type: Type) -> float:
    return max((_natural(word, type) for word in words.split()), default=0.0)
