"""Form answers: what is shown, how far a section is, what is wrong, and an answer in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.form_checks import SPECIAL, check_field, is_answered, is_edtf
from fpz_app.domain.form_pages import Entry, Page
from fpz_app.domain.forms import NOT_AN_ISSUE, Answers, Field, Form, Kind, Section, Subject

_NAMED = {Kind.PERSON, Kind.PEOPLE}


class State(StrEnum):
    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Progress:
    """`done` of `of`: answers of a section, pages of an entry."""

    state: State
    done: int
    of: int


@dataclass(frozen=True)
class Need:
    """A section scored low for one person (or the family), with the words that say what is needed."""

    section: Section
    subject: Subject
    score: int
    words: str


@dataclass(frozen=True)
class FormerAnswer:
    label: str
    subject_id: str
    value: Any


def address(field_key: str, subject_id: str) -> str:
    """The one text that names an answer, as a Problem's `field`."""
    return f"{field_key}@{subject_id}" if subject_id else field_key


def visible_fields(section: Section, answers: Answers, subject_id: str) -> tuple[Field, ...]:
    """The questions whose `shown_when` holds; a rule looks at the same person's answers, then at the family's."""
    return tuple(
        field
        for field in section.fields
        if field.shown_when is None or field.shown_when.holds(_seen(answers, field.shown_when.field, subject_id))
    )


def is_required(field: Field, answers: Answers, subject_id: str) -> bool:
    rule = field.required_when
    return field.required or (rule is not None and rule.holds(_seen(answers, rule.field, subject_id)))


def section_state(section: Section, answers: Answers, subject_id: str, *, today: date) -> Progress:
    """Complete when every required question that is shown has an answer that can be read."""
    shown = visible_fields(section, answers, subject_id)
    given = [field for field in shown if is_answered(answers.get((field.key, subject_id)))]
    wanted = [field for field in shown if is_required(field, answers, subject_id)]
    if not given:
        return Progress(State.NOT_STARTED, 0, len(wanted))
    spoilt = [field for field in given if check_field(field, answers[field.key, subject_id], today)]
    done = sum(1 for field in wanted if field in given and field not in spoilt)
    state = State.COMPLETE if done == len(wanted) and not spoilt else State.IN_PROGRESS
    return Progress(state, done, len(wanted))


def page_state(page: Page, answers: Answers, *, today: date) -> Progress:
    return _together([section_state(page.section, answers, one.id, today=today) for one in page.subjects])


def entry_state(entry: Entry, answers: Answers, *, today: date) -> Progress:
    """n of m pages; an entry that has no page yet is not started."""
    return _together([page_state(page, answers, today=today) for page in entry.pages])


def check(entries: Sequence[Entry], answers: Answers, *, today: date) -> list[Problem]:
    """Every problem of the whole form in its order, saying where; each names its answer by `address`."""
    found = []
    for entry in entries:
        for page in entry.pages:
            for problem in check_page(page, answers, today=today):
                where = f"{entry.subject.name}, {_small(page.section.title)}" if entry.subject.id else page.section.title
                found.append(Problem(f"{where}: {problem.message}", problem.remedy, field=problem.field))
    return found


def check_page(page: Page, answers: Answers, *, today: date) -> list[Problem]:
    """The problems of one page in its order; where several people stand together, each is named."""
    found = []
    for subject in page.subjects:
        who = f"{subject.name}: " if len(page.subjects) > 1 else ""
        for field in visible_fields(page.section, answers, subject.id):
            value = answers.get((field.key, subject.id))
            problem = check_field(field, value, today)
            if is_required(field, answers, subject.id) and not is_answered(value):
                words = f"“{field.label_for(subject).rstrip('?.')}” has no answer."
                problem = Problem(words, "Answer it, or say not known.")
            if problem:
                found.append(Problem(who + problem.message, problem.remedy, field=address(field.key, subject.id)))
    return found


def carry_forward(form: Form, earlier: Answers) -> dict[tuple[str, str], Any]:
    """The earlier answers that may be carried into a new assessment, to be shown as carried."""
    return {
        (key, subject_id): value
        for (key, subject_id), value in earlier.items()
        if key in form.fields and form.fields[key].carried and is_answered(value)
    }


def former_answers(form: Form, answers: Answers) -> list[FormerAnswer]:
    """Answers to questions this version does not ask, for 'From an earlier form'."""
    return [
        FormerAnswer(form.former.get(key, key.replace(".", ", ").replace("_", " ")), subject_id, value)
        for (key, subject_id), value in answers.items()
        if key not in form.fields and is_answered(value)
    ]


def needs(entries: Sequence[Entry], answers: Answers) -> list[Need]:
    """Every section scored as a need, in the form's order: each must lead to a goal, or to a reason why not."""
    return [
        Need(page.section, subject, score, str(answers.get((rule.words, subject.id)) or ""))
        for entry in entries
        for page in entry.pages
        for subject in page.subjects
        if (rule := page.section.need) is not None
        and isinstance(score := answers.get((rule.scale, subject.id)), int)
        and score <= rule.at_most
    ]


def say_answer(field: Field, value: Any, names: Mapping[str, str]) -> str:
    """An answer in words for reading and print; a table row by row, '' where there is none."""
    if not is_answered(value):
        return ""
    if isinstance(value, list):
        if field.kind is Kind.TABLE:
            return "\n".join(line for row in value if (line := _say_row(field, row, names)))
        return ", ".join(_say_one(field, one, names) for one in value)
    return _say_one(field, value, names)


def _say_row(field: Field, row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    said = ((column.label, say_answer(column, row.get(column.key), names)) for column in field.columns)
    return "; ".join(f"{label}: {words}" for label, words in said if words)


def _say_one(field: Field, value: Any, names: Mapping[str, str]) -> str:
    if value in (*SPECIAL, NOT_AN_ISSUE) or (field.kind is Kind.YES_NO and value in ("yes", "no")):
        return str(value).capitalize()
    if field.kind in _NAMED:
        return names.get(str(value), "Someone no longer listed")
    if field.kind in (Kind.DATE, Kind.ABOUT_DATE) and is_edtf(value):
        return say_date(value)
    labels = {choice.value: choice.label for choice in field.choices}
    return labels.get(str(value), str(value))


def _together(each: Sequence[Progress]) -> Progress:
    if len(each) == 1:
        return each[0]
    done = sum(1 for one in each if one.state is State.COMPLETE)
    if each and done == len(each):
        return Progress(State.COMPLETE, done, len(each))
    begun = any(one.state is not State.NOT_STARTED for one in each)
    return Progress(State.IN_PROGRESS if begun else State.NOT_STARTED, done, len(each))


def _seen(answers: Answers, field_key: str, subject_id: str) -> Any:
    return answers.get((field_key, subject_id), answers.get((field_key, "")))


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
