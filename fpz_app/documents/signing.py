"""Signing: the table where each person agrees or sees it differently, on paper or as already recorded."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.figures import Stroke, signature, tick_box
from fpz_app.documents.frames import Beside
from fpz_app.documents.ink import LINE, SMALL, STRONG
from fpz_app.documents.page import rule, text
from fpz_app.documents.tags import Tag

_AGREES, _DIFFERS, _SIGNED, _DATE = 116.0, 189.0, 326.0, 429.0
_SIGNED_WIDTH, _DATE_WIDTH = 91.0, 64.0
_PITCH = 26.0


@dataclass(frozen=True)
class Signatory:
    """One person asked. `agrees` None: not answered yet; `how` as "by phone"; `on` the day, short, in words; `strokes` a
    signature drawn on the screen, each stroke a line of points."""

    name: str
    agrees: bool | None = None
    how: str = ""
    on: str = ""
    strokes: Sequence[Stroke] = ()


def signing(people: Sequence[Signatory]) -> Stack:
    """The table with a row for each person; empty boxes and lines where nothing is recorded."""
    empty = [(at, Stack([], Tag("TD"))) for at in (0.0, _AGREES, _DIFFERS)]
    heads = [
        (at, text(words, SMALL, width=60, tag=Tag("TH", scope="Column"))) for at, words in ((_SIGNED, "Signed"), (_DATE, "Date"))
    ]
    top = Beside([*empty, *heads], Tag("TR"), keeps=True)
    return Stack([top, *(_row(person) for person in people)], Tag("Table"), whole=len(people) <= 12, head=top)


def _row(person: Signatory) -> Stack:
    name = text(person.name, STRONG, width=_AGREES - 8, tag=Tag("TH", scope="Row"))
    signed = f"{person.name}’s signature" if person.strokes else person.how
    cells: list[tuple[float, Box]] = [
        (0, Stack([Space(6), name])),
        (_AGREES, _choice("I agree", chosen=person.agrees is True)),
        (_DIFFERS, _choice("I see it differently", chosen=person.agrees is False)),
        (_SIGNED, _on_a_line(_hand(person, signed), _SIGNED_WIDTH)),
        (_DATE, _on_a_line(text(person.on, SMALL, width=_DATE_WIDTH), _DATE_WIDTH)),
    ]
    line = Beside(cells, Tag("TR"), whole=True)
    return Stack([line, Space(max(0.0, _PITCH - line.height))], whole=True)


def _choice(words: str, *, chosen: bool) -> Box:
    box = tick_box(ticked=chosen, alt="Ticked" if chosen else "Box to tick")
    return Stack([Space(6), Beside([(0, box), (18.5, text(words, width=118))])], Tag("TD"))


def _hand(person: Signatory, words: str) -> Box:
    if person.strokes:
        return signature(person.strokes, alt=words, width=_SIGNED_WIDTH - 6, height=20)
    return text(words, SMALL, width=_SIGNED_WIDTH)


def _on_a_line(box: Box, width: float) -> Box:
    """Written on the line if something is, else a line to write on."""
    return Stack([Space(max(0.0, 21 - box.height)), box, rule(width, colour=LINE, weight=1.0)], Tag("TD"))
