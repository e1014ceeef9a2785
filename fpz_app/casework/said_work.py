"""Said work: what a work changed, record by record and field by field, in the words that people read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from fpz_app.casework.conflict_words import FIELDS_SAID, Wording
from fpz_app.casework.field_words import UNSAID, field_words
from fpz_app.domain.changes import Change, Op
from fpz_app.domain.form_answers import say_answer
from fpz_app.domain.forms import Form
from fpz_app.store import states

Forms = Mapping[str, Form]
Texts = tuple[tuple[str, str], ...]
"""Each the name of a field with its record, and what it says: ('Goal 2: the words', 'Callum is in school each day')."""
REMOVED = "taken away"
_EMPTY: tuple[Any, ...] = (None, "", [], {}, False)


def said(wording: Wording, changes: Iterable[Change], forms: Forms) -> Texts:
    """Everything that these changes say, in the words of their file; a text stands as it was typed."""
    listed = list(changes)
    with wording.store.read() as connection:
        known = states.load(connection, {(change.kind, change.id) for change in listed})
    found: list[tuple[str, str]] = []
    for change in listed:
        state = known.get((change.kind, change.id))
        values = {**(state.values if state else {}), **change.values}
        found += _record(change, values, wording, forms)
    return tuple(found)


def _record(change: Change, values: Mapping[str, Any], wording: Wording, forms: Forms) -> list[tuple[str, str]]:
    if change.kind == "answer" and change.op is not Op.REMOVE:
        return _answer(change, values, wording, forms)
    title = wording.title(change.kind, change.id, values)
    if change.op is Op.REMOVE:
        return [(title, REMOVED.capitalize())]
    fields = [
        (f"{title}: {field_said(change.kind, name)}", wording.value(name, value))
        for name, value in change.values.items()
        if name not in UNSAID and (change.op is not Op.ADD or value not in _EMPTY)
    ]
    return fields or ([(title, "Added")] if change.op is Op.ADD else [])


def _answer(change: Change, values: Mapping[str, Any], wording: Wording, forms: Forms) -> list[tuple[str, str]]:
    """By the question as its form asks it, and about whom."""
    key = str(values.get("question", ""))
    field = next((form.fields[key] for form in forms.values() if key in form.fields), None)
    if field is None:
        title = wording.title("answer", change.id, values)
    else:
        whose = wording.names.get(str(values.get("subject_id", "")), "")
        title = f"{field.label} ({whose})" if whose else field.label
    given = [change.values[name] for name in ("text", "value") if change.values.get(name) not in _EMPTY]
    if field is not None:
        words = [each if isinstance(each, str) and field.is_text else say_answer(field, each, wording.names) for each in given]
    else:
        words = [wording.value("value", each) for each in given]
    return [(title, "\n".join(words) or "Nothing")]


def field_said(kind: str, name: str) -> str:
    """'what brings the family here'."""
    return field_words(kind, name, FIELDS_SAID.get(name, ""))


def as_changes(content: Sequence[Any]) -> list[Change]:
    """Of what a store or the wire kept; raises ValueError where only a newer version can read it."""
    return msgspec.convert(list(content), list[Change])
