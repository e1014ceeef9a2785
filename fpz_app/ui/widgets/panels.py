"""Panels: a child's words, empty places, cards, saved marks and plain rows of facts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from fpz_app.ui.icons import Icon
from fpz_app.ui.look import px
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import primary
from fpz_app.ui.widgets.layout import Item, clear, column, held, line
from fpz_app.ui.widgets.text import hairline, label


def panel(kind: str, *items: Item, margins: tuple[int, int, int, int] = (16, 10, 16, 10), gap: int = 4) -> QFrame:
    """A frame of a kind of the style sheet: sunk, child, problem, accent, card."""
    made = QFrame()
    made.setProperty("panel", kind)
    made.setLayout(column(*items, gap=gap, margins=margins))
    return made


def child_words(words: str, beneath: str = "", *, over: str = "", right: str = "") -> QFrame:
    """A child's own words in the one warm box: `over` and `right` stand above them, `beneath` below (who, where, when)."""
    items: list[Item] = []
    if over:
        top = line(Icon("message-square-quote", "child_ink", 18), label(over, "child-small", wrap=False), gap=8)
        top.addWidget(label(right, "child-small", right=True), 1)
        items += [top, 4]
    said = label(f"“{words}”", "child")
    items.append(said)
    if beneath:
        items.append(label(beneath, "child-small"))
    made = panel("child", *items, margins=(20, 10, 16, 10), gap=0)
    made.setAccessibleName("A child’s own words")
    return made


def empty_state(
    words: str, detail: str = "", *, action: str = "", icon: str = "", do: Callable[[], object] | None = None
) -> QWidget:
    """What stands where there is nothing yet: kind words and at most one thing to do."""
    items: list[Item] = [label(words, "large")]
    if detail:
        items.append(label(detail, "quiet"))
    if action:
        items += [8, line(primary(action, icon=icon, do=do), None)]
    return held(column(*items, gap=4, margins=(0, 12, 0, 12)))


def refusal(title: str, words: str) -> QWidget:
    """What stands in the place of a page that one's role does not open: its title, and whose it is."""
    return held(column(label(title, "title"), label(words, "quiet"), gap=8))


class SavedMark(QWidget):
    """ "Saved 14:02" with its tick, beside a heading; said aloud once when it first appears."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "hint", wrap=False)
        self._icon = Icon("check", "accent", 16)
        self.setLayout(line(None, self._icon, self._words, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._said = False
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_saved(self, words: str) -> None:
        """`words` such as "Saved 14:02"."""
        self._words.setText(words)
        self.show()
        if not self._said:
            announce(self, words)
        self._said = True


Fact = tuple[str, str, str]  # name, what, at the right


class FactRows(QWidget):
    """Rows that are only read: a bold name, grey words, and small words at the right; hairlines between."""

    def __init__(self, facts: Sequence[Fact] = (), *, name_width: int = 88) -> None:
        super().__init__()
        self._name_width = name_width
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        clear(self._box)
        for name, what, right in facts:
            self._box.addWidget(self._row(name, what, right))
            self._box.addWidget(hairline())

    def _row(self, name: str, what: str, right: str) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 5, 0, 5)
        grid.setHorizontalSpacing(12)
        bold = label(name, "strong")
        bold.setMinimumWidth(px(self._name_width) - 12)
        grid.addWidget(bold, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(what, "quiet"), 0, 1)
        if right:
            grid.addWidget(label(right, "hint", wrap=False, right=True), 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        return held(grid)
