"""Record form: a record's fields as a form's answers, and back; for forms whose keys are fields of a record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from fpz_app.domain.changes import build, kind_of, plain
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.form_answers import is_required, visible_fields
from fpz_app.domain.form_checks import check_field, is_answered, settle
from fpz_app.domain.form_pages import Page, entries
from fpz_app.domain.forms import Address, Field, Form, Kind, Section, Subject
from fpz_app.domain.record import Record

R = TypeVar("R", bound=Record)
Given = dict[Address, Any]
_LISTS = (Kind.MANY, Kind.PEOPLE)


@dataclass(frozen=True)
class Editing:
    """One record being written: the form's page with its answers; `people` may be named in them; `key` is the draft's.

    `about` are quiet lines beneath the heading; `newer` says what others changed since it was begun; `at` is the
    address of the question to begin at; `has_history` offers one.
    """

    key: str
    title: str
    page: Page
    answers: Mapping[tuple[str, str], Any]
    people: Sequence[Subject]
    save: str
    remove: str = ""
    begun: str = ""
    newer: str = ""
    about: tuple[str, ...] = ()
    at: Address = ("", "")
    has_history: bool = False


def page_of(form: Form, subjects: Sequence[Subject] = ()) -> Page:
    """The one page of a form that has one."""
    return entries(form, subjects, {})[0].pages[0]


def answers_of(form: Form, record: Record) -> Given:
    """Lists in a text field stand one a line."""
    said = plain(record)
    return {(key, ""): _shown(field, said[key.split(".")[1]]) for key, field in form.fields.items()}


def record_with(form: Form, record: R, answers: Mapping[tuple[str, str], Any], today: date) -> R:
    """The record with what the form holds. Raises Problems, each naming its answer."""
    settled = {(key, ""): settle(form.fields[key], value, today) for (key, subject), value in answers.items() if not subject}
    raise_any([problem for section in form.sections.values() for problem in _problems(section, settled, today)])
    said = plain(record)
    for (key, _), value in settled.items():
        name = key.split(".")[1]
        said[name] = _kept(form.fields[key], value, said[name])
    return build(kind_of(record), said)  # type: ignore[return-value]


def _problems(section: Section, settled: Given, today: date) -> Iterator[Problem]:
    for field in visible_fields(section, settled, ""):
        value = settled.get((field.key, ""))
        found = check_field(field, value, today)
        if is_required(field, settled, "") and not is_answered(value):
            found = Problem(f"“{field.label.rstrip('?')}” has no answer.", "Fill it in.")
        if found is not None:
            yield Problem(found.message, found.remedy, field=field.key)


def as_draft(answers: Mapping[tuple[str, str], Any]) -> dict[str, Any]:
    return {"\n".join(at): value for at, value in answers.items()}


def from_draft(content: Mapping[str, Any]) -> Given:
    found: Given = {}
    for at, value in content.items():
        key, _, subject = at.partition("\n")
        found[key, subject] = value
    return found


def _shown(field: Field, value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return "\n".join(value) if field.is_text else list(value)
    return value


def _kept(field: Field, value: Any, before: Any) -> Any:
    if isinstance(before, tuple | list) and field.is_text:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]
    if field.kind in _LISTS:
        return list(value or [])
    if isinstance(before, bool):
        return value == "yes"
    if not is_answered(value):
        return "" if isinstance(before, str) else None
    return value
