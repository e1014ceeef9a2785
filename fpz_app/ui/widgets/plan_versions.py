"""Plan versions: each version that was agreed, what was new in it, who agreed, and a way to see it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fpz_app.presenters.plan_sheet import VersionLine
from fpz_app.ui.widgets.buttons import link, rename
from fpz_app.ui.widgets.layout import Flow, Item, column, held
from fpz_app.ui.widgets.text import hairline, label

SHOW, HIDE = "What was new", "Hide what was new"


class PlanVersion(QWidget):
    """`whole` shows at once what was new; else a link does."""

    def __init__(self, version: VersionLine, see: Callable[[str], object], *, whole: bool) -> None:
        super().__init__()
        shown = link("See it", icon="file-text", do=lambda: see(version.id))
        shown.setAccessibleName(f"See {version.title}")
        self._title = version.title
        self._turn = link(HIDE if whole else SHOW, do=self._change)
        self._new = held(column(*(label(f"• {each}", "quiet") for each in version.changed), gap=2))
        if not whole:
            self._new.hide()
        self._say()
        items: list[Item] = [label(version.title, "strong")]
        items += [label(version.signed, "hint")] if version.signed else []
        doing = held(Flow(shown, self._turn, gap=20, line_gap=2))
        self.setLayout(column(8, *items, 2, doing, self._new, 8, hairline(), gap=1))

    def _change(self) -> None:
        self._new.setVisible(self._new.isHidden())
        rename(self._turn, SHOW if self._new.isHidden() else HIDE)
        self._say()

    def _say(self) -> None:
        self._turn.setAccessibleName(f"{self._turn.text()}: {self._title}")
