"""Note card: one finished note as it is read, with what was added to it and the place to add more."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.note_cards import NoteCard
from fpz_app.ui.icons import Icon
from fpz_app.ui.look import px
from fpz_app.ui.widgets.buttons import link, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.follow_up_lines import FollowUpDoes, follow_up_lines
from fpz_app.ui.widgets.inputs import TextEdit
from fpz_app.ui.widgets.layout import Flow, Item, column, held, line
from fpz_app.ui.widgets.page import TwoColumns
from fpz_app.ui.widgets.panels import FactRows, SavedMark, child_words, panel
from fpz_app.ui.widgets.text import hairline, label

READING_WIDTH = 672


class Addition(QFrame):
    """What is being added to a note: `edited` carries the text, `added` and `left` end it."""

    edited = Signal(str)
    added = Signal(str)
    left = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("panel", "sunk")
        self._text = TextEdit(text, lines=2)
        self._field = Field("Add to this note", self._text, hint="The note itself stays as it was. What you add is dated today.")
        self._saved = SavedMark()
        self._text.edited.connect(self.edited)
        add = secondary("Add", do=lambda: self.added.emit(self._text.value()))
        away = link("Throw away", do=self.left.emit)
        buttons = line(add, away, None, self._saved, gap=16)
        self.setLayout(column(self._field, buttons, gap=10, margins=(16, 12, 16, 12)))
        self.setFocusProxy(self._text)

    def show_saved(self, words: str) -> None:
        self._saved.show_saved(words)

    def show_problem(self, problem: Problem) -> None:
        self._field.show_problem(f"{problem.message} {problem.remedy}".strip())


class NoteCardView(QWidget):
    """Day, time and author at the left, the note at the right; below each other when there is no room."""

    def __init__(
        self, card: NoteCard, add_to: Callable[[str], None], history_of: Callable[[str], None], follow: FollowUpDoes
    ) -> None:
        super().__init__()
        self.setAccessibleName(card.spoken)
        self.addition = Addition(card.adding) if card.adding is not None else None
        self.add = link("Add to this note", icon="plus", do=lambda: add_to(card.id))
        self.history = link("History", icon="history", do=lambda: history_of(card.id))
        for each in (self.add, self.history):
            each.setAccessibleDescription(card.spoken)
        if not card.may_add or self.addition is not None:
            self.add.hide()
        side = column(label(card.day, "strong"), label(card.when, "hint"), label(card.author, "hint"), gap=0)
        told = held(column(*self._told(card, follow), gap=10))
        told.setMaximumWidth(px(READING_WIDTH))
        both = TwoColumns(held(side), held(_left(told)), shares=(176, 808), gap=24, stack_below=560)
        self.setLayout(column(both, hairline(), gap=16, margins=(0, 16, 0, 0)))

    def _told(self, card: NoteCard, follow: FollowUpDoes) -> list[Item]:
        items: list[Item] = [_heading(card)]
        if card.seen:
            items.append(label(card.seen, "hint"))
        if card.decided:
            items.append(panel("sunk", FactRows([(name, words, "") for name, words in card.decided], name_width=112)))
        for heading, text in card.parts:
            items.append(held(column(*([label(heading, "group")] if heading else []), _reading(text), gap=1)))
        items += [child_words(words, beneath) for words, beneath in card.words]
        if card.effect:
            items.append(panel("accent", label("What it means for the child", "group"), label(card.effect)))
        if card.follow_up:
            items.append(follow_up_lines(card.follow_up, follow, may_settle=card.may_add))
        items += [panel("sunk", label(text), label(beneath, "hint")) for text, beneath in card.added]
        items.append(line(self.add, self.history, None, gap=20))
        if self.addition is not None:
            items.append(self.addition)
        return items


def _left(told: QWidget) -> QHBoxLayout:
    """No wider than reads well; what is left stays empty."""
    across = line(gap=0)
    across.addWidget(told, 100)
    across.addStretch(1)
    return across


def _heading(card: NoteCard) -> QWidget:
    flow = Flow(label(card.kind, "strong", wrap=False), label(card.about, "quiet", wrap=False), gap=8, line_gap=2)
    if card.significant:
        flow.addWidget(held(line(Icon("flag", "accent", 16), label("Significant", "small-strong", wrap=False), gap=4)))
        flow.push_last()
    return held(flow)


def _reading(text: str) -> QWidget:
    words = label(text)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
