"""The opening of a print: the head of its first page."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.frames import Beside
from fpz_app.documents.ink import FACT, KICKER, LABEL, LABEL_INK, SMALL, SUBTITLE, TEAL, WIDTH, Type
from fpz_app.documents.page import heading, rule, stack, text
from fpz_app.documents.sheets import Furniture

_ANY = 1e6


@dataclass(frozen=True)
class Fact:
    """One of the facts at the top: a label, the fact in large letters, and what belongs to it."""

    label: str
    fact: str
    more: str = ""


def opening(furniture: Furniture, *, family: str, people: str, status: str, facts: Sequence[Fact]) -> Stack:
    """The head of the first page: what this is and whether it stands, whose it is, and the few facts that matter most."""
    kind = min(_natural(furniture.kind, KICKER), WIDTH / 2)
    standing = text(status, LABEL_INK if furniture.draft else SMALL, width=WIDTH - kind, align=1)
    row = _facts(facts)
    boxes: list[Box] = [
        Beside([(0, text(furniture.kind, KICKER, width=kind)), (kind, Stack([Space(1), standing]))]),
        Space(4),
        heading(1, family),
        text(people, SUBTITLE),
        Space(11),
        rule(colour=TEAL, weight=1.6),
    ]
    return Stack([*boxes, Space(8), row, Space(10), rule()] if row else boxes)


def _facts(facts: Sequence[Fact]) -> Beside | None:
    """The facts side by side, each as wide as it needs and the rest of the paper shared out."""
    if not facts:
        return None
    needs = [min(max(_natural(fact.fact, FACT), _natural(fact.more, SMALL), 90.0), 260.0) for fact in facts]
    spare = (WIDTH - sum(needs)) / max(len(facts) - 1, 1)
    widths = [need + min(spare, 30) for need in needs] if spare >= 6 else [WIDTH / len(facts)] * len(facts)
    cells: list[tuple[float, Box]] = []
    for number, (fact, width) in enumerate(zip(facts, widths, strict=True)):
        lines = [(fact.label, LABEL), (fact.fact, FACT), (fact.more, SMALL)]
        shown = [text(words, type, width=width - 12) for words, type in lines if words]
        cells.append((sum(widths[:number]), stack(shown, gap=1)))
    return Beside(cells)


def _natural(words: str, type: Type) -> float:
    lines = text(words, type, width=_ANY).lines
    return lines[0].width + 12 if lines else 0.0
