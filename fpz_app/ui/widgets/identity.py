"""Identity bar: whose file this is, on every page of a family."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fpz_app.casework.families import Identity as Who
from fpz_app.ui.widgets.layout import Flow, clear, column, held, line
from fpz_app.ui.widgets.level import Level
from fpz_app.ui.widgets.page import MARGIN
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import hairline, label, set_kind


@dataclass(frozen=True)
class Identity:
    """What the bar says. Empty words leave their place out; `agreement_shape` is a kind of `shapes.WORDS`."""

    name: str
    reference: str = ""
    children: str = ""
    level: int = 0
    level_words: str = ""
    lead: str = ""
    agreement: str = ""
    agreement_shape: str = "done"
    warnings: tuple[str, ...] = ()
    restricted: bool = False


def identity_of(who: Who, level_words: str) -> Identity:
    """The bar of a family's file."""
    return Identity(
        name=f"{who.name} family",
        reference=who.reference,
        children=" · ".join(who.children) or "No children recorded yet",
        level=who.level,
        level_words=level_words or "Not judged yet",
        lead=who.lead or "No one yet",
        agreement=who.agreement,
        agreement_shape="done" if who.agreed else "later",
        warnings=who.warnings,
        restricted=who.restricted,
    )


class OneLine(QLabel):
    """Words that like to stand on one line, and break where the window is too narrow for that."""

    def __init__(self, words: str, kind: str) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        set_kind(self, kind)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))


class IdentityBar(QFrame):
    """Wraps to two lines when the window is narrow or the text large."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._who: Identity | None = None
        self._low = False
        self._flow = Flow(gap=24, line_gap=8)
        inner = QHBoxLayout()
        inner.setContentsMargins(MARGIN, 12, MARGIN, 12)
        inner.addLayout(self._flow)
        whole.addLayout(inner)
        whole.addWidget(hairline())

    def set_low(self, low: bool) -> None:
        """On a low page only who it is and what to beware of stay, so that the form has room."""
        if low != self._low:
            self._low = low
            if self._who is not None:
                self.show_identity(self._who)

    def show_identity(self, who: Identity) -> None:
        self._who = who
        clear(self._flow)
        self.setAccessibleName(", ".join(part for part in (who.name, who.reference, who.children) if part))
        self._flow.addWidget(_family(who, low=self._low))
        if self._low:
            for warning in who.warnings:
                self._flow.addWidget(held(line(Shape("warning"), label(warning, wrap=False), gap=8)))
            return
        facts = [
            _fact("Level of need", who.level_words, Level(who.level, who.level_words) if who.level else None),
            _fact("Lead practitioner", who.lead),
            _fact("Agreement", who.agreement, Shape(who.agreement_shape, "Agreement")),
            _fact("Warnings", " · ".join(who.warnings), Shape("warning")),
            _fact("Access", "Restricted file" if who.restricted else "", Shape("decide", "Restricted")),
        ]
        shown = [fact for fact in facts if fact is not None]
        if shown:
            self._flow.addWidget(held(Flow(*shown, gap=24, line_gap=8)))
            self._flow.push_last()


def _family(who: Identity, *, low: bool) -> QWidget:
    top = line(OneLine(who.name, "head"), label(who.reference, "hint", wrap=False), None, gap=12)
    if low:
        return held(top)
    return held(column(top, OneLine(who.children, "quiet"), gap=1))


def _fact(over: str, words: str, mark: QWidget | None = None) -> QWidget | None:
    if not words:
        return None
    said = label(words, "body", wrap=False)
    below = line(mark, said, gap=8) if mark is not None else line(said)
    below.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return held(column(label(over, "hint", wrap=False), below, gap=6, margins=(0, 2, 0, 0)))
