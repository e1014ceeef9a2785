"""Returned card: a work that the centre did not take: what it says, and what its author can do with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.presenters.tray_cards import HandedCard, ReturnedCard
from fpz_app.ui.autosave import Autosave
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import TextEdit
from fpz_app.ui.widgets.layout import Flow, Item, clear, column, held, show_at_once
from fpz_app.ui.widgets.panels import panel
from fpz_app.ui.widgets.text import label

MARGINS = (16, 12, 16, 12)


@dataclass(frozen=True)
class Doing:
    """What the buttons do, each with the work; `keep` gets the texts by their keys as they are written otherwise."""

    send: Callable[[str], object]
    keep: Callable[[str, Mapping[str, str]], None]
    hand_over: Callable[[str, str], object]
    open_family: Callable[[str], object]
    print_words: Callable[[str], object]
    put_away: Callable[[str], object]


class ReturnedCardPanel(QWidget):
    """Turns between reading, writing otherwise, and handing over; `is_open` while something is being typed in it."""

    def __init__(self, card: ReturnedCard, doing: Doing) -> None:
        super().__init__()
        self.card, self._doing = card, doing
        self.is_open = False
        self._edits: dict[str, TextEdit] = {}
        self._autosave = Autosave(self, lambda: doing.keep(card.work, self._typed))
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._read()

    def flush(self) -> None:
        self._autosave.flush()

    @property
    def _typed(self) -> dict[str, str]:
        return {key: edit.value() for key, edit in self._edits.items()}

    def _read(self) -> None:
        card, do = self.card, self._doing
        doing: list[QWidget] = []
        if card.can_send:
            doing.append(secondary("Send again", do=lambda: do.send(card.work)))
        if card.edits:
            doing.append(secondary("Change the words", icon="pencil", do=self._write))
        if card.hand_to:
            doing.append(secondary(f"Hand to {card.hand_to}", do=self._hand))
        if card.whose and card.can_send:
            doing.append(secondary("Open the family", do=lambda: do.open_family(card.work)))
        doing.append(secondary("Print or save the words", do=lambda: do.print_words(card.work)))
        doing.append(link("Put it away", do=lambda: do.put_away(card.work)))
        said: list[Item] = [column(label(name, "small-strong"), label(words), gap=1) for name, words in card.texts]
        self._show([*said, 4, held(Flow(*doing, gap=12))], is_open=False)

    def _write(self) -> None:
        self._edits, fields = {}, []
        for each in self.card.edits:
            edit = TextEdit(each.words, lines=3)
            edit.edited.connect(lambda _words: self._autosave.touch())
            self._edits[each.key] = edit
            fields.append(Field(each.label, edit))
        buttons = Flow(primary("Send as it stands now", do=self._send), link("Leave it for now", do=self._leave), gap=12)
        self._show([*fields, 4, held(buttons)], is_open=True)
        fields[0].go_there()

    def _hand(self) -> None:
        said = TextEdit("", lines=2)
        field = Field("What should they know?", said, optional=True, hint="They see your words, your name and the day.")
        buttons = Flow(
            primary("Hand it over", do=lambda: self._doing.hand_over(self.card.work, said.value())),
            link("Not now", do=self._leave), gap=12,
        )  # fmt: skip
        words = f"{self.card.hand_to[0].upper()}{self.card.hand_to[1:]} gets all that this says, and decides what becomes of it."
        self._show([label(words, "quiet"), field, 4, held(buttons)], is_open=True)
        field.go_there()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _send(self) -> None:
        self._autosave.drop()
        self._doing.keep(self.card.work, self._typed)
        self._doing.send(self.card.work)

    def _leave(self) -> None:
        self._autosave.flush()
        self._read()

    def _show(self, items: list[Item], *, is_open: bool) -> None:
        self.is_open = is_open
        clear(self._place)
        card = self.card
        whose = [label(f"{card.whose} family", "quiet")] if card.whose else []
        made = panel("sunk", label(card.title, "strong"), *whose, label(card.why), *items, margins=MARGINS, gap=8)
        made.setAccessibleName(f"{card.title}. {card.why}")
        self._place.addWidget(made)
        show_at_once(self._place)


def handed_card(card: HandedCard, put_away: Callable[[str], object]) -> QWidget:
    """A work that somebody else has in hand, or has settled."""
    whose = [label(f"{card.whose} family", "quiet")] if card.whose else []
    away = [held(Flow(link("Put it away", do=lambda: put_away(card.work))))] if card.settled else []
    made = panel("sunk", label(card.title, "strong"), *whose, label(card.stands), *away, margins=MARGINS, gap=6)
    made.setAccessibleName(f"{card.title}. {card.stands}")
    return made
