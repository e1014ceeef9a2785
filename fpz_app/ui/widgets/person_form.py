"""Person form: the fields of one person, laid out by hand."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fpz_app.domain.dates import read_about, read_date, say_date
from fpz_app.domain.people import Place, Stage
from fpz_app.ui.forms.pick_many import PickMany
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, DateField, LineEdit, TextEdit
from fpz_app.ui.widgets.layout import Item, column, held
from fpz_app.ui.widgets.page import pair
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.text import section_head

Options = Sequence[tuple[str, str]]
YES_NO: Options = (("yes", "Yes"), ("no", "No"), ("not known", "Not known"))
STAGES: Options = ((Stage.CHILD, "Child"), (Stage.UNBORN, "Unborn child"), (Stage.ADULT, "Adult"))
PLACES: Options = (
    (Place.HOME, "At home"), (Place.PART, "Part of the time"), (Place.CLOSE, "Close by"), (Place.AWAY, "Elsewhere"),
)  # fmt: skip
ONLY_FOR: Mapping[str, frozenset[str]] = {
    "born": frozenset({Stage.CHILD, Stage.ADULT}),
    "due_on": frozenset({Stage.UNBORN}),
    "school": frozenset({Stage.CHILD}),
    "school_year": frozenset({Stage.CHILD}),
    "upn": frozenset({Stage.CHILD}),
    "occupation": frozenset({Stage.ADULT}),
    "email": frozenset({Stage.CHILD, Stage.ADULT}),
    "phone": frozenset({Stage.CHILD, Stage.ADULT}),
}


class PersonForm(QWidget):
    """`fields` by the name of what they hold; `edited` at every change. `today` answers what day it is."""

    edited = Signal()

    def __init__(self, choices: Mapping[str, Options], today: Callable[[], date]) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._today = today
        self.setLayout(
            column(
                *self._who(choices),
                24,
                section_head("Home"),
                4,
                *self._home(),
                24,
                section_head("Background"),
                4,
                *self._background(choices),
                24,
                section_head("School and work"),
                4,
                *self._days(),
                24,
                section_head("Health and numbers"),
                4,
                *self._numbers(),
                gap=14,
            )
        )

        self.setFocusProxy(self.fields["given_name"].control)

    def values(self) -> dict[str, Any]:
        return {name: _value(field.control) for name, field in self.fields.items()}

    def show_values(self, values: Mapping[str, Any]) -> None:
        for name, field in self.fields.items():
            _set(field.control, values.get(name, ""))
        self._fit(str(values["stage"]))

    def _who(self, choices: Mapping[str, Options]) -> list[Item]:
        stage = self._segments("stage", "Who is it?", STAGES)
        stage.control.changed.connect(self._fit)  # type: ignore[attr-defined]
        names = pair(self._line("given_name", "First names"), self._line("family_name", "Family name"))
        also = pair(
            self._line("known_as", "Known as", optional=True), self._line("earlier_names", "Earlier names", optional=True)
        )
        return [
            stage,
            names,
            also,
            pair(
                held(
                    column(
                        self._date("born", "Date of birth", "As it is known: 17 May 2012, spring 2019, about 34", about=True),
                        self._date("due_on", "Expected date", "The day the baby is due", about=False),
                        gap=0,
                    )
                ),
                self._segments("sex", "Sex", choices["sex"], hint="As recorded at birth"),
            ),
            pair(self._choice("gender", "Gender", choices["gender"]), self._line("pronouns", "Pronouns", optional=True)),
        ]

    def _home(self) -> list[Item]:
        return [
            self._segments("place", "Where do they live?", PLACES),
            pair(
                self._line("role", "What they do for the family", optional=True),
                self._date("since", "Since", "", about=True, optional=True),
            ),
            self._line("address", "Address, if it is another", optional=True),
            pair(self._line("postcode", "Postcode", optional=True), self._line("phone", "Phone", optional=True)),
            self._line("email", "E-mail", optional=True),
        ]

    def _background(self, choices: Mapping[str, Options]) -> list[Item]:
        return [
            self._choice("ethnicity", "Ethnicity", choices["ethnicity"]),
            self._put("languages", "Languages", PickMany(choices["languages"], name="Languages")),
            self._segments("interpreter", "Is an interpreter needed?", YES_NO),
            self._line("religion", "Religion or belief", optional=True),
        ]

    def _days(self) -> list[Item]:
        return [
            pair(self._line("school", "School or nursery"), self._line("school_year", "School year", optional=True)),
            self._line("occupation", "Work", optional=True),
        ]

    def _numbers(self) -> list[Item]:
        return [
            self._text("disability", "Disability or additional needs"),
            self._text("health", "Health"),
            pair(
                self._line("nhs_number", "NHS number", hint="10 digits, on letters and in the red book"),
                self._line("upn", "Unique pupil number", hint="The school has it"),
            ),
            self._line("external_id", "Number in another system", optional=True),
        ]

    def _put(self, name: str, words: str, control: QWidget, *, hint: str = "", optional: bool = False) -> Field:
        self.fields[name] = Field(words, control, hint=hint, optional=optional)
        for signal in ("edited", "changed"):
            if hasattr(control, signal):
                getattr(control, signal).connect(lambda *_said: self.edited.emit())
        return self.fields[name]

    def _line(self, name: str, words: str, *, hint: str = "", optional: bool = False) -> Field:
        return self._put(name, words, LineEdit(), hint=hint, optional=optional)

    def _text(self, name: str, words: str) -> Field:
        return self._put(name, words, TextEdit(lines=2), optional=True)

    def _segments(self, name: str, words: str, options: Options, *, hint: str = "") -> Field:
        return self._put(name, words, Segments(options, name=words), hint=hint)

    def _choice(self, name: str, words: str, options: Options) -> Field:
        return self._put(name, words, Choice(options, none="Not recorded"))

    def _date(self, name: str, words: str, hint: str, *, about: bool, optional: bool = False) -> Field:
        read = read_about if about else read_date
        control = DateField(read=lambda text: read(text, self._today()), say=say_date, width=0)
        field = self._put(name, words, control, hint=hint, optional=optional)
        control.not_understood.connect(lambda problem: field.show_problem(problem.message))
        control.understood.connect(lambda _day: field.clear_problem())
        return field

    def _fit(self, stage: str) -> None:
        for name, stages in ONLY_FOR.items():
            self.fields[name].setVisible(stage in stages)


def _value(control: QWidget) -> Any:
    if isinstance(control, LineEdit | TextEdit):
        return control.value()
    chosen = control.chosen  # type: ignore[attr-defined]
    return list(chosen) if isinstance(chosen, tuple) else chosen


def _set(control: QWidget, value: Any) -> None:
    if isinstance(control, TextEdit):
        control.set_value(str(value))
    elif isinstance(control, LineEdit):
        control.setText(str(value))
    else:
        control.choose(value)  # type: ignore[attr-defined]
