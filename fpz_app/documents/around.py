"""A genogram or an ecomap as a paper of its own: landscape, the picture with its key, then a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.ecomap_figure import ecomap_figure, tie_sample
from fpz_app.documents.frames import Beside
from fpz_app.documents.genogram_figure import genogram_figure
from fpz_app.documents.ink import FIRST_TOP, KICKER, LANDSCAPE, SET_SMALL, SMALL, TEAL
from fpz_app.documents.page import heading, rule, stack, text
from fpz_app.documents.sheets import Furniture, make_pdf
from fpz_app.documents.tables import table
from fpz_app.domain.ecomap.around import NOT_SAID, Ecomap
from fpz_app.domain.genogram.figures import Genogram
from fpz_app.domain.ties import Strength

_WIDE = LANDSCAPE.across
_HEAD_ROOM, _KEY_ROOM = 92.0, 60.0
SYMBOLS = (
    "Square: a man or boy. Circle: a woman or girl. Diamond: not recorded. Triangle: not born yet. Cross: has died. Question "
    "mark: nothing is known. Two outlines: the child in focus. Dotted loop: lives at home."
)
LINES = (
    "Line between two people: married; dashed: living together; dash and dot: together, living apart; one slash: separated; two: "
    "divorced. Line down to a child: dashed: adopted; dotted: fostered or in special guardianship; dash and dot: step-parent."
)


@dataclass(frozen=True)
class AroundPrint:
    """One of the two pictures; `rows` under `head` say the same as it does."""

    furniture: Furniture
    title: str
    picture: Genogram | Ecomap
    head: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[str]]


def around_pdf(printed: AroundPrint) -> bytes:
    """A tagged PDF."""
    room = LANDSCAPE.bottom - FIRST_TOP - _HEAD_ROOM - _KEY_ROOM
    picture = printed.picture
    is_genogram = isinstance(picture, Genogram)
    figure = genogram_figure(picture, _WIDE, room) if isinstance(picture, Genogram) else ecomap_figure(picture, _WIDE, room)
    page: list[Box] = [
        text(printed.furniture.kind, KICKER, width=_WIDE),
        Space(4),
        heading(1, printed.title, width=_WIDE),
        Space(8),
        rule(_WIDE, colour=TEAL, weight=1.6),
        Space(10),
        Beside([((_WIDE - figure.width) / 2, figure)]),
        Space(8),
        *(_genogram_key() if is_genogram else _ecomap_key()),
        Space(16),
    ]
    shares = [each * _WIDE for each in printed.widths]
    rows = [list(row) for row in printed.rows]
    body: Box = (
        table(rows, shares, head=printed.head, set_in=SET_SMALL) if rows else text("Nothing is recorded yet.", width=_WIDE)
    )
    in_words = Stack([heading(2, "The same in words", width=_WIDE), Space(4), body])
    return make_pdf(Stack([*page, Beside([(0, in_words)], whole=True)]), printed.furniture, LANDSCAPE)


def _genogram_key() -> list[Box]:
    return [stack([text(each, SMALL, width=_WIDE) for each in (SYMBOLS, LINES)], gap=1)]


def _ecomap_key() -> list[Box]:
    kinds: list[tuple[Strength | None, str]] = [(each, str(each).capitalize()) for each in Strength]
    kinds.append((None, NOT_SAID.capitalize()))
    placed: list[tuple[float, Box]] = []
    for at, (strength, words) in enumerate(kinds):
        x = at * _WIDE / len(kinds)
        placed += [(x, Stack([Space(3), tie_sample(strength, f"A line for: {words}")])), (x + 46, text(words, SMALL, width=100))]
    return [Beside(placed), Space(2), text("An arrow shows the way that help goes.", SMALL, width=_WIDE)]
