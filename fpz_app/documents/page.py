"""The house kit: headings, paragraphs, lists, tables and a child's words, as boxes that carry their tags."""

from collections.abc import Sequence

from fpz_app.documents.boxes import Box, Drawing, Space, Stack, Text
from fpz_app.documents.figures import tick_box
from fpz_app.documents.frames import Beside, Panel
from fpz_app.documents.ink import (
    BODY,
    CHILD,
    CHILD_LABEL,
    GOAL,
    GUTTER,
    HAIR,
    HALF,
    HEADING,
    STRONG,
    TEAL,
    TITLE,
    WIDTH,
    Type,
)
from fpz_app.documents.letters import typed_lines
from fpz_app.documents.lines import Run, Words, break_lines, language, plain_text
from fpz_app.documents.pen import Pen
from fpz_app.documents.tags import Tag

_HEADINGS = {1: TITLE, 2: HEADING, 3: GOAL, 4: STRONG}

Cell = Words | Box


def text(
    words: Words, type: Type = BODY, *, width: float = WIDTH, tag: Tag | str = "P", align: float = 0.0, keeps: bool = False
) -> Text:
    """The one place where words become ink: nothing in them is markup, line ends become spaces. `align` 1 is right."""
    runs = [run if isinstance(run, Run) else Run(run) for run in ((words,) if isinstance(words, str) else words)]
    clean = [Run(" ".join(typed_lines(run.text)), run.type, language(run.lang)) for run in runs]
    lines = break_lines(clean, type, width)
    return Text(lines, type, Tag(tag) if isinstance(tag, str) else tag, keeps=keeps, width=width, align=align)


def heading(level: int, words: Words, *, width: float = WIDTH, type: Type | None = None) -> Text:
    """A heading, bookmarked, that stays with what follows; levels are 1 (the title) to 4, none left out on the way down."""
    title = " ".join(typed_lines(plain_text(words)))
    return text(words, type or _HEADINGS[level], width=width, tag=Tag(f"H{level}", title=title), keeps=True)


def narrative(words: str, type: Type = BODY, *, width: float = WIDTH, lang: str = "", gap: float = 5.0) -> Stack:
    """What somebody wrote, every line of theirs a paragraph of its own."""
    lines = [line for line in typed_lines(words) if line.strip()]
    return stack([text([Run(line, lang=lang)], type, width=width) for line in lines], gap=gap)


def stack(boxes: Sequence[Box], *, gap: float, tag: str = "", whole: bool = False) -> Stack:
    """Boxes one below the other, `gap` points apart."""
    spaced: list[Box] = []
    for box in boxes:
        spaced += [Space(gap), box] if spaced else [box]
    return Stack(spaced, Tag(tag) if tag else None, whole=whole)


def bullets(items: Sequence[Words], *, width: float = WIDTH) -> Stack:
    """A list with teal dots, 20 points from line to line."""
    dot = Type(STRONG.face, STRONG.size, STRONG.leading, TEAL)
    return stack([listed(text("•", dot, width=13, tag="Lbl"), item, width=width) for item in items], gap=3, tag="L")


def listed(label: Box, item: Cell, *, width: float, indent: float = 13.0) -> Beside:
    """One item of a list: its label and, `indent` points in, what it says."""
    body = text(item, width=width - indent, tag="LBody") if isinstance(item, str | Sequence) else Stack([item], Tag("LBody"))
    return Beside([(0, label), (indent, body)], Tag("LI"))


def box_to_tick(*, ticked: bool = False, alt: str = "", tag: str = "Lbl") -> Stack:
    return Stack([tick_box(ticked=ticked, alt=alt)], Tag(tag))


def rule(width: float = WIDTH, *, colour: str = HAIR, weight: float = 0.6, keeps: bool = False) -> Drawing:
    """A line across, for the eye only."""

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.rule(x, y + weight / 2, width, colour=colour, weight=weight)

    return Drawing(width, weight, paint, keeps=keeps)


def columns(left: Box, right: Box) -> Beside:
    """Two columns that each go on by themselves over the end of a page."""
    return Beside([(0, left), (HALF + GUTTER, right)])


def section(title: Words, body: Sequence[Box], *, level: int = 2, width: float = WIDTH, gap: float = 4.0) -> Stack:
    """A heading and what stands under it."""
    return Stack([heading(level, title, width=width), Space(gap), *body])


def child_words(words: str, said_by: str, *, width: float = WIDTH, lang: str = "", least: float = 0.0) -> Panel:
    """A child's own words, set larger and on warm paper; `said_by` stands below in small letters."""
    inner = width - 32
    said: list[Box] = [narrative(words, CHILD, width=inner, lang=lang), Space(2), text(said_by, CHILD_LABEL, width=inner)]
    return Panel(Stack(said), width, least, tag=Tag("BlockQuote"))
