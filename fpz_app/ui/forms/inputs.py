"""Inputs: for each kind of question the control that answers it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from fpz_app.domain.dates import read_about, read_date, say_date
from fpz_app.domain.form_checks import SPECIAL, is_edtf, settle
from fpz_app.domain.forms import Field, Kind, Subject
from fpz_app.ui.forms.child_words_field import QuotedEdit
from fpz_app.ui.forms.options import Options
from fpz_app.ui.forms.pick_many import PickMany
from fpz_app.ui.forms.table_input import TableInput
from fpz_app.ui.widgets.inputs import Choice, DateField, LineEdit, TextEdit
from fpz_app.ui.widgets.segments import Segments
from fpz_app.ui.widgets.ticks import CheckList

FEW, MANY = 7, 14
DATE_WIDTH, PHONE_WIDTH, NUMBER_WIDTH = 208, 152, 120


@dataclass(frozen=True)
class Asking:
    """What every input is given: `tell` takes each change as it is made, `left` is called when the field is left."""

    people: Sequence[Subject]
    today: Callable[[], date]
    tell: Callable[[Any], None]
    left: Callable[[], None]


@dataclass(frozen=True)
class Input:
    """`show` puts a kept value into the control without telling; a narrow one takes no share of the width."""

    control: QWidget
    show: Callable[[Any], None]
    narrow: bool = False


def make_input(field: Field, name: str, asking: Asking) -> Input:
    """The control for a field; `name` is its label, as a screen reader says it."""
    return INPUTS[field.kind](field, name, asking)


def _short(field: Field, name: str, asking: Asking) -> Input:
    narrow = field.kind is Kind.PHONE or field.narrow
    edit = LineEdit(name=name, width=PHONE_WIDTH if narrow else 0)
    edit.edited.connect(asking.tell)
    edit.editingFinished.connect(asking.left)

    def show(value: Any) -> None:
        edit.setText(_text(value))
        edit.setCursorPosition(0)

    return Input(edit, show, narrow=narrow)


def _number(field: Field, name: str, asking: Asking) -> Input:
    edit = LineEdit(name=name, width=NUMBER_WIDTH)
    edit.edited.connect(lambda typed: asking.tell(settle(field, typed, asking.today())))
    edit.editingFinished.connect(asking.left)
    return Input(edit, lambda value: edit.setText(_text(value)), narrow=True)


def _narrative(field: Field, name: str, asking: Asking) -> Input:
    edit = QuotedEdit() if field.kind is Kind.CHILD_WORDS else TextEdit(lines=field.lines)
    edit.setAccessibleName(name)
    edit.edited.connect(asking.tell)
    return Input(edit, lambda value: edit.set_value(_text(value)))


def _date(field: Field, name: str, asking: Asking) -> Input:
    read_one = read_about if field.kind is Kind.ABOUT_DATE else read_date

    def read(typed: str) -> str:
        if typed.casefold() in SPECIAL:
            return typed.casefold()
        found = read_one(typed, asking.today())
        return found if isinstance(found, str) else found.isoformat()

    def take(found: Any) -> None:
        asking.tell(found or "")
        asking.left()

    edit = DateField(read=read, say=_say_date, name=name, width=DATE_WIDTH)
    edit.edited.connect(asking.tell)
    edit.understood.connect(take)
    edit.not_understood.connect(lambda _problem: asking.left())
    return Input(edit, lambda value: edit.setText(_say_date(_text(value))), narrow=True)


def _scale(field: Field, name: str, asking: Asking) -> Input:
    numbers = [(str(number), str(number)) for number in range(11)]
    return _segments(numbers, field, name, asking)


def _yes_no(field: Field, name: str, asking: Asking) -> Input:
    return _segments([("yes", "Yes"), ("no", "No")], field, name, asking)


def _segments(options: Sequence[tuple[str, str]], field: Field, name: str, asking: Asking) -> Input:
    offers = _offers(field)
    made = Segments(options, offers, name=name) if offers else Segments(options, name=name)
    made.changed.connect(lambda key: asking.tell(int(key) if key.isdigit() else key))
    return Input(made, lambda value: made.choose(_text(value)), narrow=True)


def _choice(field: Field, name: str, asking: Asking) -> Input:
    offers = _offers(field)
    if len(field.choices) <= FEW:
        options = [(one.value, one.label, one.help) for one in field.choices]
        radios = Options([*options, *((key, words, "") for key, words in offers)], name=name)
        radios.changed.connect(asking.tell)
        return Input(radios, lambda value: radios.choose(_text(value)), narrow=True)
    return _listed([*((one.value, one.label) for one in field.choices), *offers], name, asking)


def _person(_field: Field, name: str, asking: Asking) -> Input:
    return _listed([(one.id, one.title) for one in asking.people], name, asking)


def _listed(options: Sequence[tuple[str, str]], name: str, asking: Asking) -> Input:
    made = Choice(options, name=name, none="Choose")
    made.changed.connect(asking.tell)
    return Input(made, lambda value: made.choose(_text(value)))


def _many(field: Field, name: str, asking: Asking) -> Input:
    return _checks([(one.value, one.label) for one in field.choices], name, asking)


def _people(_field: Field, name: str, asking: Asking) -> Input:
    return _checks([(one.id, one.title) for one in asking.people], name, asking)


def _checks(options: Sequence[tuple[str, str]], name: str, asking: Asking) -> Input:
    made = CheckList(options, name=name) if len(options) <= MANY else PickMany(options, name=name)
    made.changed.connect(lambda keys: asking.tell(list(keys)))
    return Input(made, lambda value: made.choose(value if isinstance(value, list) else ()))


def _table(field: Field, name: str, asking: Asking) -> Input:
    made = TableInput(field, name, asking, make_input)
    return Input(made, made.show_rows)


def _offers(field: Field) -> list[tuple[str, str]]:
    return [(offer, offer.capitalize()) for offer in field.offers]


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _say_date(value: str) -> str:
    if value in SPECIAL:
        return value.capitalize()
    return say_date(value) if is_edtf(value) else value


INPUTS: dict[Kind, Callable[[Field, str, Asking], Input]] = {
    Kind.SHORT_TEXT: _short,
    Kind.PHONE: _short,
    Kind.NUMBER: _number,
    Kind.NARRATIVE: _narrative,
    Kind.CHILD_WORDS: _narrative,
    Kind.DATE: _date,
    Kind.ABOUT_DATE: _date,
    Kind.SCALE: _scale,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.MANY: _many,
    Kind.PERSON: _person,
    Kind.PEOPLE: _people,
    Kind.TABLE: _table,
}
