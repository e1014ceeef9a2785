"""Follow-ups: the actions agreed in a note that is being written: what, who and by when."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fpz_app.presenters.note_choices import NoteForm
from fpz_app.presenters.typed_note import SOMEONE_ELSE, TypedFollowUp
from fpz_app.ui.forms.fields_in_a_row import FieldsInARow
from fpz_app.ui.forms.typed_day import TypedDay
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit
from fpz_app.ui.widgets.layout import column, line

ELSE = (SOMEONE_ELSE, "Someone else")


class FollowUp(QFrame):
    """One action; `left` is told when it is taken away again."""

    changed = Signal()
    left = Signal()

    def __init__(self, typed: TypedFollowUp, form: NoteForm) -> None:
        super().__init__()
        self.setProperty("panel", "sunk")
        self._text = LineEdit(typed.text)
        self._who = Choice([*form.owners, ELSE], none="Choose")
        self._who.choose(typed.who)
        self._name = LineEdit(typed.name)
        self._by_when = TypedDay(form.read_day, form.say_day, typed.by_when)
        self._goal = Choice(form.goals)
        self._goal.choose(typed.goal)
        self._goal.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.fields = {
            "text": Field("What will be done", self._text),
            "who": Field("Who does it", self._who),
            "by_when": Field("By when", self._by_when),
        }
        self._else, goal = Field("Their name", self._name), Field("For which goal of the plan", self._goal)
        row = FieldsInARow([(self.fields["who"], True), (self.fields["by_when"], True)])
        away = link("Take this action away", icon="x", do=self.left.emit)
        self.setLayout(column(self.fields["text"], row, self._else, goal, line(away, None), gap=14, margins=(16, 12, 16, 12)))
        goal.setVisible(bool(form.goals))
        for told in (self._text.edited, self._who.changed, self._name.edited, self._by_when.touched, self._goal.changed):
            told.connect(lambda *_: self.changed.emit())
        self._who.changed.connect(self._ask_name)
        self._ask_name()
        self.setFocusProxy(self._text)

    @property
    def typed(self) -> TypedFollowUp:
        name = self._name.value()
        return TypedFollowUp(
            text=self._text.value(), who=self._who.chosen, name=name, by_when=self._by_when.typed, goal=self._goal.chosen
        )

    def _ask_name(self, *_chosen: str) -> None:
        self._else.setVisible(self._who.chosen == SOMEONE_ELSE)


class FollowUps(QWidget):
    """`changed` is told on every key; `fields` are those of the actions in which something is typed."""

    changed = Signal()

    def __init__(self, form: NoteForm, typed: Sequence[TypedFollowUp]) -> None:
        super().__init__()
        self._form = form
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._all: list[FollowUp] = []
        self._add = link("Add an action that was agreed", icon="plus", do=self.begin)
        self.setLayout(column(self._box, line(self._add, None), gap=10))
        for each in typed:
            self._put(each)

    @property
    def typed(self) -> tuple[TypedFollowUp, ...]:
        return tuple(each.typed for each in self._filled())

    @property
    def fields(self) -> dict[str, Field]:
        filled = enumerate(self._filled())
        return {f"follow_up.{number}.{name}": field for number, each in filled for name, field in each.fields.items()}

    def begin(self) -> None:
        """Another action, which the writer does unless somebody else is chosen."""
        goal = self._form.goals[0][0] if self._form.goals else ""
        made = self._put(replace(TypedFollowUp(), who=self._form.own, goal=goal))
        made.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filled(self) -> list[FollowUp]:
        return [each for each in self._all if not each.typed.is_empty]

    def _put(self, typed: TypedFollowUp) -> FollowUp:
        made = FollowUp(typed, self._form)
        made.changed.connect(self.changed)
        made.left.connect(lambda: self._take_away(made))
        self._all.append(made)
        self._box.addWidget(made)
        return made

    def _take_away(self, one: FollowUp) -> None:
        self._all.remove(one)
        self._box.removeWidget(one)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        one.hide()
        one.deleteLater()
        self.changed.emit()
