"""Asked: one question as it is drawn, and which questions stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.domain.form_answers import address
from fpz_app.domain.forms import Address, Field, Subject
from fpz_app.ui.forms.inputs import Input
from fpz_app.ui.widgets.field import Field as FieldWidget


@dataclass(frozen=True)
class Asked:
    """One question as it is drawn."""

    field: Field
    subject: Subject
    widget: FieldWidget
    input: Input

    @property
    def at(self) -> Address:
        return self.field.key, self.subject.id

    @property
    def address(self) -> str:
        return address(*self.at)


def rows_of(fields: Sequence[Field]) -> list[list[Field]]:
    """A field that stands `beside` goes on the row of the one before it."""
    rows: list[list[Field]] = []
    for field in fields:
        if field.beside and rows:
            rows[-1].append(field)
        else:
            rows.append([field])
    return rows
