"""Assessment foot: what can be done on each kind of page of an assessment, at the foot of the form."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fpz_app.ui.widgets.buttons import link, primary, rename, secondary
from fpz_app.ui.widgets.page import FootBar

GUIDED, WHOLE = "Guided, one question at a time", "The whole page at once"


@dataclass(frozen=True)
class FootDoes:
    """What the buttons call."""

    forward: Callable[[], object]
    back: Callable[[], object]
    finish: Callable[[], object]
    print: Callable[[], object]
    amend: Callable[[], object]
    start_new: Callable[[], object]
    history: Callable[[], object]


class AssessmentFoot(QWidget):
    """`beside_asked` and `guided_asked` carry what is wanted now."""

    beside_asked = Signal(bool)
    guided_asked = Signal(bool)

    def __init__(self, does: FootDoes) -> None:
        super().__init__()
        self._beside_open = self._guided = False
        self._next = primary("Next", do=does.forward)
        self._next.setAccessibleDescription("Ctrl+Enter")
        self._back = secondary("Back", do=does.back)
        self._beside = secondary("See earlier answers beside", do=lambda: self.beside_asked.emit(not self._beside_open))
        self._way = link(GUIDED, small=False, do=lambda: self.guided_asked.emit(not self._guided))
        self._finish = primary("Finish", icon="check", do=does.finish)
        self._amend = secondary("Start an amendment", icon="pencil", do=does.amend)
        self._start = secondary("Start a new assessment", icon="clipboard-list", do=does.start_new)
        self._print = primary("Print", icon="printer", do=does.print)
        self._page = FootBar(self._next, self._back, self._beside, right=self._way)
        history = link("History", icon="history", small=False, do=does.history)
        self._check = FootBar(self._finish, secondary("Print as it stands", icon="printer", do=does.print), right=history)
        self._read = FootBar(self._print, self._amend, self._start)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for bar in (self._page, self._check, self._read):
            box.addWidget(bar)
        self._show(None)

    def show_page(self, *, guided: bool, beside: str, beside_open: bool) -> None:
        """`beside` is what the button says that opens the earlier answers, or empty."""
        self._guided, self._beside_open = guided, beside_open
        self._back.setVisible(guided)
        self._beside.setVisible(bool(beside))
        rename(self._beside, "Hide earlier answers" if beside_open else beside)
        rename(self._way, WHOLE if guided else GUIDED)
        self._show(self._page)

    def show_next(self, words: str) -> None:
        rename(self._next, words)

    def show_check(self, finish: str) -> None:
        rename(self._finish, finish)
        self._show(self._check)

    def show_reading(self, *, may_amend: bool, may_start: bool) -> None:
        self._amend.setVisible(may_amend)
        self._start.setVisible(may_start)
        self._show(self._read)

    def show_nothing(self) -> None:
        self._show(None)

    def _show(self, wanted: FootBar | None) -> None:
        for bar in (self._page, self._check, self._read):
            bar.setVisible(bar is wanted)
