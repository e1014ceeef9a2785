"""Field: a control with its label, its hint and, when something is wrong, the words that say so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from fpz_app.ui.widgets.layout import Item, held, line
from fpz_app.ui.widgets.shapes import Shape
from fpz_app.ui.widgets.text import label, restyle

BAR, BAR_GAP = 4, 12


class Field(QWidget):
    """`words` label the control and are its accessible name; `hint` its description. `right` is a quiet note beside the label."""

    def __init__(self, words: str, control: QWidget, *, hint: str = "", optional: bool = False, right: str = "") -> None:
        super().__init__()
        self.control = control
        self._hint = hint
        said = f"{words} (optional)" if optional else words
        self._label = label(said, "strong")
        self._label.setBuddy(control)
        control.setAccessibleName(said)
        control.setAccessibleDescription(hint)
        self._error = label("", "small-red")
        self._error_line = held(line(Shape("error"), self._error, gap=6))
        self._error_line.setContentsMargins(0, 0, 0, 0 if hint else 2)
        self._error_line.hide()
        self._reserved = False
        self._remark: QLabel | None = None
        self._room = label(" ", "hint")
        self._room.setContentsMargins(0, 0, 0, 2)
        self._room.hide()
        self._bar = QFrame()
        self._bar.setFixedWidth(BAR)
        self._bar.setProperty("panel", "none")
        self._bar.setProperty("bar", "bad")
        self._bar.hide()
        self._lay(right)

    @property
    def has_hint(self) -> bool:
        return bool(self._hint)

    @property
    def problem(self) -> str:
        return self._error.text() if not self._error_line.isHidden() else ""

    def show_problem(self, words: str) -> None:
        """Puts the words of the problem at the field, or takes them away when empty."""
        self._error.setText(words)
        self._error_line.setVisible(bool(words))
        self._room.setVisible(self._reserved and not words)
        self._bar.setVisible(bool(words))
        self._gap.setContentsMargins(BAR_GAP if words else 0, 0, 0, 0)
        self.control.setProperty("bad", "true" if words else "false")
        restyle(self.control)
        self._describe()

    def rename(self, words: str) -> None:
        self._label.setText(words)
        self.control.setAccessibleName(words)

    def clear_problem(self) -> None:
        if self.problem:
            self.show_problem("")

    def go_there(self) -> None:
        """Gives the control the focus, as the problem summary's lines do."""
        self.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_note(self, words: str) -> None:
        """Puts the quiet note beside the label, or takes it away when empty."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def show_remark(self, words: str) -> None:
        """Puts advice beneath the control, or takes it away when empty; it is no problem and holds nobody up."""
        if self._remark is None:
            if not words:
                return
            self._remark = label("", "hint")
            self._gap.addSpacing(3)
            self._gap.addWidget(self._remark)
        self._remark.setText(words)
        self._remark.setVisible(bool(words))
        self._describe()

    def reserve_hint(self, wanted: bool) -> None:
        """Keeps a line's room where a neighbour has a hint, so that both controls begin at one height."""
        self._reserved = wanted and not self._hint
        self._room.setVisible(self._reserved and not self.problem)

    def _describe(self) -> None:
        remark = self._remark.text() if self._remark is not None else ""
        self.control.setAccessibleDescription(". ".join(part for part in (self.problem, self._hint, remark) if part))

    def _lay(self, right: str) -> None:
        self._note = label(right, "hint", wrap=False, right=True)
        if not right:
            self._note.hide()
        top: list[Item] = [self._label, self._note]
        self._gap = QVBoxLayout()
        self._gap.setContentsMargins(0, 0, 0, 0)
        self._gap.setSpacing(0)
        across_top = line(*top, gap=12)
        across_top.setStretch(0, 1)
        self._gap.addLayout(across_top)
        if self._hint:
            self._gap.addWidget(label(self._hint, "hint"))
        self._gap.addWidget(self._room)
        self._gap.addWidget(self._error_line)
        self._gap.addSpacing(7 if self._hint else 5)
        self._gap.addWidget(self.control)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._bar)
        across.addLayout(self._gap, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
