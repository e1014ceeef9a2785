"""Likely panel: who on record may be the person about to be added, why, and the way to use them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from fpz_app.casework.duplicates import Likely
from fpz_app.ui.widgets.announce import announce
from fpz_app.ui.widgets.buttons import button, secondary
from fpz_app.ui.widgets.layout import clear, column, line
from fpz_app.ui.widgets.text import hairline, label

HEADING = "This may be someone already on record"


class LikelyPanel(QFrame):
    """Hidden until there is someone to show. `same` is called with the one chosen, `new` when it is none of them."""

    def __init__(self, *, same: Callable[[Likely], object], new: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("panel", "accent")
        self._same = same
        self._rows = QVBoxLayout()
        self.setLayout(
            column(
                label(HEADING, "head"),
                self._rows,
                line(secondary("No, this is someone new", do=new), None),
                gap=10,
                margins=(20, 12, 20, 16),
            )
        )
        self.hide()

    def show_likely(self, rows: Sequence[Likely]) -> None:
        clear(self._rows)
        for likely in rows:
            self._add(likely)
        self.show()
        announce(self, f"{HEADING}: {', '.join(each.name for each in rows)}")

    def _add(self, likely: Likely) -> None:
        families = f"{likely.families} family" if likely.families else "in no family yet"
        facts = ", ".join(part for part in (likely.born, families) if part)
        words = column(
            label(likely.name, "strong"), label(facts, "quiet"), label(", ".join(likely.why).capitalize(), "hint"), gap=1
        )
        use = button("This is the same person", small=True, do=lambda: self._same(likely))
        use.setAccessibleName(f"{likely.name} is the same person")
        across = line(gap=16)
        across.addLayout(words, 1)
        across.addWidget(use)
        self._rows.addLayout(across)
        self._rows.addWidget(hairline())
