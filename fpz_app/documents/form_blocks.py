"""Blocks of a filled-in form as boxes on the page, whatever the form and its version."""

from collections.abc import Sequence

from fpz_app.documents.blocks import (
    Answers,
    Block,
    ChildWords,
    Choices,
    Domain,
    Level,
    Narrative,
    ScaleRow,
    Section,
    Signatures,
    Table,
    ThreeColumns,
)
from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.figures import SCALE_WIDTH, Scaling, axis_drop, level_mark, scale
from fpz_app.documents.frames import Beside, Panel
from fpz_app.documents.ink import BODY, CHILD, CHILD_LABEL, HALF, LABEL, LABEL_LINE, QUIET_BODY, SET_SMALL, SMALL, STRONG, WIDTH
from fpz_app.documents.page import box_to_tick, bullets, columns, heading, listed, narrative, rule, stack, text
from fpz_app.documents.signing import signing
from fpz_app.documents.tables import shares, table
from fpz_app.documents.tags import Tag

NOT_ASKED = "Not asked yet"

_THIRD = (WIDTH - 2 * 20) / 3


def blocks(all_blocks: Sequence[Block], *, level: int) -> Stack:
    """The blocks one under the other; `level` is the heading level of sections among them."""
    return stack([_box(block, level) for block in all_blocks], gap=12)


def _box(block: Block, level: int) -> Box:
    match block:
        case Section():
            return _section(block, level)
        case Domain():
            return _domain(block, level)
        case ThreeColumns():
            return _three_columns(block, level)
        case Answers():
            return _answers(block)
        case Narrative():
            return _labelled(block.label, block.text, lang=block.lang, note=block.note)
        case ScaleRow():
            return _scale_row(block)
        case ChildWords():
            return _child_words(block)
        case Table():
            return _table(block)
        case Choices():
            return _choices(block)
        case Level():
            return _level(block)
        case Signatures():
            return signing(block.people)


def _section(section: Section, level: int) -> Stack:
    gap = 6 if level == 2 else 3
    return Stack([heading(min(level, 4), section.title), Space(gap), blocks(section.blocks, level=min(level + 1, 4))])


def _labelled(label: str, words: str, *, lang: str = "", note: str = "", width: float = WIDTH) -> Stack:
    said = narrative(words, width=width, lang=lang) if words.strip() else _not_asked(width)
    parts: list[Box] = [text(label, LABEL, width=width, keeps=True), Space(1)] if label else []
    return Stack([*parts, said, *([text(note, SMALL, width=width)] if note else [])])


def _not_asked(width: float = WIDTH) -> Box:
    return text(NOT_ASKED, QUIET_BODY, width=width)


def _answers(answers: Answers) -> Stack:
    widths = (154.0, WIDTH - 154.0)
    rows = [(answer.label, _labelled("", answer.value, note=answer.note, width=widths[1] - 8)) for answer in answers.rows]
    return table(rows, widths, named=LABEL_LINE)


def _scale_row(row: ScaleRow) -> Beside:
    width = WIDTH - SCALE_WIDTH - 20
    said = [narrative(row.said, width=width)] if row.said.strip() else []
    words = Stack([Space(axis_drop(row.scaling) - 8.5), text(row.who, STRONG, width=width), *said])
    return Beside([(0, words), (WIDTH - SCALE_WIDTH, _scaled(row.scaling, row.who))], whole=words.height < 300)


def _scaled(scaling: Scaling, about: str) -> Box:
    if scaling.asked:
        return scale(scaling, about=about)
    return Stack([Space(2), text(NOT_ASKED, SMALL, width=SCALE_WIDTH)])


def _domain(domain: Domain, level: int) -> Stack:
    """Name and scale, strengths beside needs, then the evidence."""
    width = WIDTH - SCALE_WIDTH - 20
    drop = Space(max(0.0, axis_drop(domain.scaling) - 9.5))
    name = Stack([drop, heading(min(level, 4), domain.name, width=width)])
    no_issue = Stack([Space(2), text("Not an issue", SMALL, width=SCALE_WIDTH)])
    figure = no_issue if domain.no_issue else _scaled(domain.scaling, domain.name)
    head = Beside([(0, name), (WIDTH - SCALE_WIDTH, figure)], keeps=True)
    top: list[Box] = [rule(keeps=True), Space(6), head, Space(3)]
    filled = any(words.strip() for words in (domain.strengths, domain.needs, domain.evidence))
    if not filled and (domain.no_issue or not domain.scaling.asked):
        return Stack(top, whole=True)
    evidence = _labelled("Evidence", domain.evidence)
    if domain.no_issue and not (domain.strengths.strip() or domain.needs.strip()):
        return Stack([*top, evidence])
    sides = columns(_labelled("Strengths", domain.strengths, width=HALF), _labelled("Needs", domain.needs, width=HALF))
    return Stack([*top, sides, Space(7), evidence])


def _child_words(child: ChildWords) -> Panel:
    width = WIDTH - 32
    by = ", ".join(part for part in (child.name, child.how) if part)
    parts: list[Box] = []
    for prompt, words in child.said:
        if words.strip():
            label = [text(prompt, CHILD_LABEL, width=width, keeps=True)] if prompt else []
            parts += [*label, narrative(words, CHILD, width=width, lang=child.lang), Space(8)]
    if not parts:
        parts = [text(f"We have not heard {child.name}’s own words yet.", CHILD, width=width), Space(4)]
    return Panel(Stack([*parts, text(by, CHILD_LABEL, width=width)]), WIDTH, tag=Tag("BlockQuote"))


def _table(given: Table) -> Box:
    if not given.rows:
        return _not_asked()
    filled = [[cell.strip() or NOT_ASKED for cell in row] for row in given.rows]
    return table(filled, shares([given.head, *filled], type=SET_SMALL.strong), head=given.head, set_in=SET_SMALL)


def _three_columns(block: ThreeColumns, level: int) -> Beside:
    cells: list[tuple[float, Box]] = []
    for number, (title, points) in enumerate(block.columns):
        said = bullets(points, width=_THIRD) if points else _not_asked(_THIRD)
        named = heading(min(level, 4), title, width=_THIRD, type=STRONG)
        cells.append((number * (_THIRD + 20), Stack([named, Space(3), said])))
    return Beside(cells)


def _choices(block: Choices) -> Stack:
    items = [
        listed(
            box_to_tick(ticked=chosen, alt="Chosen" if chosen else "Not chosen"), _weighed(words, chosen), width=WIDTH, indent=20
        )
        for words, chosen in block.choices
    ]
    label: list[Box] = [text(block.label, LABEL, keeps=True), Space(3)] if block.label else []
    return Stack([*label, stack(items, gap=4, tag="L")])


def _weighed(words: str, chosen: bool) -> Box:
    return text(words, STRONG if chosen else BODY, width=WIDTH - 20)


def _level(level: Level) -> Stack:
    words = f"{level.level} {level.word}" if level.level else "Not judged yet"
    judged = Beside([(0, level_mark(level.level)), (42, text(words, STRONG, width=WIDTH - 42))])
    head = Stack([text(level.who, LABEL), Space(2), judged if level.level else text(words, QUIET_BODY)], keeps=True)
    return Stack([head, Space(2), narrative(level.reason)]) if level.reason.strip() else head
