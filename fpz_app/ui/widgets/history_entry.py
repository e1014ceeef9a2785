"""History entry: one work: when and whose at the left, what it changed at the right, differences marked."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from fpz_app.casework.restoring import Earlier
from fpz_app.domain.differing import Piece
from fpz_app.presenters.history import Entry, RecordLines
from fpz_app.presenters.history_words import Told
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.layout import Item, add_to, column, held, line, show_at_once
from fpz_app.ui.widgets.marked_text import MarkedText
from fpz_app.ui.widgets.page import TwoColumns
from fpz_app.ui.widgets.text import hairline, label

MOST = 6
"""Records of one work that are shown at once."""
BACK = "Bring this text back"

Bring = Callable[[Earlier], None]


def history_entry(entry: Entry, bring_back: Bring) -> QWidget:
    side = column(label(entry.when, "strong"), label(entry.who, "hint"), None, gap=0)
    told: list[Item] = [label(entry.title, "strong")]
    if entry.how:
        told.append(label(entry.how, "hint"))
    for record in entry.records[:MOST]:
        told += _record(record, entry, bring_back)
    if len(entry.records) > MOST:
        told.append(_Rest(entry, bring_back))
    both = TwoColumns(held(side), held(column(*told, None, gap=6)), shares=(176, 808), gap=24, stack_below=560)
    made = held(column(hairline(), 14, both, 14, gap=0))
    made.setAccessibleName(f"{entry.when}, {entry.who}: {entry.title}")
    return made


class _Rest(QWidget):
    """What a large work changed beside the first records, made when it is asked for."""

    def __init__(self, entry: Entry, bring_back: Bring) -> None:
        super().__init__()
        self._entry, self._bring_back = entry, bring_back
        self._more = link(f"{len(entry.records) - MOST} more", icon="chevron-down", do=self._show)
        self._more.setAccessibleDescription(f"What else “{entry.title}” changed")
        self._box = column(line(self._more, None), gap=6)
        self.setLayout(self._box)

    def _show(self) -> None:
        self._more.hide()
        for record in self._entry.records[MOST:]:
            for item in _record(record, self._entry, self._bring_back):
                add_to(self._box, item)
        show_at_once(self._box)


def _record(record: RecordLines, entry: Entry, bring_back: Bring) -> list[Item]:
    """Its title; what is short in one line, then the texts, each with the way to bring it back."""
    short = "; ".join(f"{told.said}: {told.line}" if told.said else told.line for told in record.told if told.line)
    items: list[Item] = [4, label(record.title, "small-strong")]
    if short:
        items.append(label(short))
    for told in record.told:
        if told.now:
            items += _text(told, f"{record.title}: {told.said}")
        earlier = record.earlier.get(told.field)
        if earlier is not None:
            back = link(BACK, icon="undo-2", do=partial(bring_back, earlier))
            back.setAccessibleDescription(f"{told.said} as {entry.who} wrote it, {entry.when}")
            items.append(line(back, None))
    return items


def _text(told: Told, name: str) -> list[Item]:
    if not told.was:
        return [label(told.said, "small"), label("".join(piece.words for piece in told.now))]
    was = held(column(label(f"{told.said} before", "small"), _marked(told.was, f"{name}, before"), None, gap=2))
    now = held(column(label(f"{told.said} after", "small"), _marked(told.now, f"{name}, after"), None, gap=2))
    return [TwoColumns(was, now, shares=(1, 1), gap=24, stack_below=520)]


def _marked(pieces: Sequence[Piece], name: str) -> MarkedText:
    text = MarkedText(name=name)
    text.show_runs([(piece.words, piece.differs) for piece in pieces])
    return text
