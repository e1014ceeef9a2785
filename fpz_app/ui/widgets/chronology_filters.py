"""Chronology filters: whose, which kind, told by whom, from when to when, and only what is significant."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.presenters.chronology_filters import Filters, read_limit
from fpz_app.presenters.chronology_lines import Choices
from fpz_app.ui.widgets.buttons import link
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, DateField
from fpz_app.ui.widgets.layout import Flow, column
from fpz_app.ui.widgets.ticks import Tick

ANY_KIND, ANYBODY = ("", "Every kind"), ("", "Everybody")


class ChronologyFilters(QWidget):
    """`picked` carries the name of a filter and what it was set to; `cleared` asks for all of it again."""

    picked = Signal(str, object)
    cleared = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName("What is shown")
        self._person, self._kind, self._told_by = (Choice([], name=each) for each in ("Chronology of", "Kind", "Told by"))
        self._since, self._until = (
            DateField(read=lambda text: read_limit(text, today()), say=say_date, name=name, width=150) for name in ("From", "To")
        )
        self._fields = {"since": Field("From", self._since), "until": Field("To", self._until)}
        choices = [Field(each.accessibleName(), each) for each in (self._person, self._kind, self._told_by)]
        self._significant = Tick("Only what is significant")
        self._clear = link("Show everything again", icon="x", do=self.cleared.emit)
        self._shown = Filters()
        fields = Flow(*choices, *self._fields.values(), gap=16)
        self.setLayout(column(fields, Flow(self._significant, self._clear, gap=20), gap=10))
        self._connect()

    def show_filters(self, choices: Choices) -> None:
        filters = self._shown = choices.filters
        _fill(self._person, choices.people, filters.person)
        _fill(self._kind, [ANY_KIND, *choices.kinds], filters.kind)
        _fill(self._told_by, [ANYBODY, *choices.tellers], filters.told_by)
        for field, limit in ((self._since, filters.since), (self._until, filters.until)):
            if not (field.hasFocus() and field.isModified()):  # what is being typed stays, whoever else changes the file
                field.set_date(limit)
        for each in self._fields.values():
            each.clear_problem()
        self._significant.setChecked(filters.significant)
        self._clear.setVisible(filters != Filters())

    def show_problem(self, problem: Problem) -> bool:
        """Whether it is about one of these; it then stands at its field."""
        field = self._fields.get(problem.field)
        if field is not None:
            field.show_problem(f"{problem.message} {problem.remedy}".strip())
        return field is not None

    def _connect(self) -> None:
        named = {"person": self._person, "kind": self._kind, "told_by": self._told_by}
        for name, choice in named.items():
            choice.changed.connect(lambda chosen, name=name: self.picked.emit(name, chosen))
        self._significant.clicked.connect(lambda only: self.picked.emit("significant", only))
        for name, field in (("since", self._since), ("until", self._until)):
            field.understood.connect(lambda limit, name=name: self._limit(name, limit or ""))
            field.not_understood.connect(
                lambda problem, name=name: self.show_problem(Problem(problem.message, problem.remedy, field=name))
            )

    def _limit(self, name: str, limit: str) -> None:
        self._fields[name].clear_problem()
        if limit != getattr(self._shown, name):
            self.picked.emit(name, limit)


def _fill(choice: Choice, options: Sequence[tuple[str, str]], chosen: str) -> None:
    if [(choice.itemData(at), choice.itemText(at)) for at in range(choice.count())] != list(options):
        choice.clear()
        for key, words in options:
            choice.addItem(words, key)
    choice.choose(chosen)
