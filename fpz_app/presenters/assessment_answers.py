"""The assessment's answers in words: to check, to read, and to stand beside a new one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fpz_app.domain.assessments import Assessment
from fpz_app.domain.form_answers import former_answers, is_required, say_answer, visible_fields
from fpz_app.domain.form_checks import is_answered
from fpz_app.domain.form_pages import Page
from fpz_app.domain.forms import Address, Answers, Field, Form, Kind, Subject
from fpz_app.presenters.assessment_tasks import Step, page_title

MISSING = "Not answered yet"


@dataclass(frozen=True)
class AnswerLine:
    """One answer: its question, its words, whether they are a child's own or missing, and a note such as 'Carried from May'."""

    label: str
    words: str
    is_child: bool = False
    is_missing: bool = False
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """The answers of one page. `key` opens the page; `over` says whom or what it belongs to."""

    key: str
    title: str
    over: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class EarlierLine:
    """An answer of the assessment before, beside the question that is asked anew."""

    at: Address
    label: str
    words: str
    is_child: bool
    may_carry: bool


def sheets(
    steps: Sequence[Step], answers: Answers, names: Mapping[str, str], *, carried: Collection[Address] = (), note: str = ""
) -> list[Sheet]:
    """Page after page; `note` is what an answer among `carried` is marked with."""
    return [_sheet(step, answers, names, carried, note) for step in steps]


def only_answered(found: Sequence[Sheet]) -> list[Sheet]:
    """Without what nobody answered: a finished assessment may be read with a newer form than it was asked with."""
    kept = [replace(sheet, lines=tuple(line for line in sheet.lines if not line.is_missing)) for sheet in found]
    return [sheet for sheet in kept if sheet.lines]


def former_sheets(form: Form, answers: Answers, names: Mapping[str, str], asked: Collection[str]) -> list[Sheet]:
    """What this form does not ask, and what was said of people who are no longer listed."""
    strays = {at: value for at, value in answers.items() if at[0] in form.fields and at[1] and at[1] not in asked}
    lines = [
        AnswerLine(_of(each.label, names.get(each.subject_id, "")), _plain(each.value)) for each in former_answers(form, answers)
    ]
    for (key, subject_id), value in strays.items():
        field = form.fields[key]
        who = names.get(subject_id, "Someone no longer listed")
        label = field.label.replace("{name}", who)
        lines.append(AnswerLine(_of(label, who if who not in label else ""), say_answer(field, value, names), is_words(field)))
    return [Sheet("", "From an earlier form", "", tuple(lines))] if lines else []


def earlier_lines(page: Page, answers: Answers, before: Answers, names: Mapping[str, str]) -> list[EarlierLine]:
    """What was said last time on this page; it may be carried where the form allows it and the answer is another now."""
    return [
        EarlierLine(
            (field.key, subject.id),
            _of(field.label_for(subject), subject.name if len(page.subjects) > 1 else ""),
            say_answer(field, before[field.key, subject.id], names),
            is_words(field),
            field.carried and answers.get((field.key, subject.id)) != before[field.key, subject.id],
        )
        for field, subject in page.addresses
        if is_answered(before.get((field.key, subject.id)))
    ]


def last_time(page: Page, before: Answers, when: str) -> dict[Address, str]:
    """'Last time 4, in May' at each scale that was answered with a number."""
    return {
        (field.key, subject.id): f"Last time {before[field.key, subject.id]}, {when}"
        for field, subject in page.addresses
        if field.kind is Kind.SCALE and isinstance(before.get((field.key, subject.id)), int)
    }


def month_of(assessment: Assessment, today: date) -> str:
    """'May', with the year where it is not within the last eleven months."""
    day = assessment.completed_on or assessment.started_on
    return f"{day:%B}" if (today - day).days < 330 else f"{day:%B %Y}"


def is_words(field: Field) -> bool:
    return field.kind is Kind.CHILD_WORDS


def _sheet(step: Step, answers: Answers, names: Mapping[str, str], carried: Collection[Address], note: str) -> Sheet:
    page = step.page
    lines = [
        line
        for subject in page.subjects
        for field in visible_fields(page.section, answers, subject.id)
        if (line := _line(page, field, subject, answers, names, note if (field.key, subject.id) in carried else ""))
    ]
    over = step.entry.subject.title if step.entry.subject.id else step.entry.title
    return Sheet(step.key, page_title(page), over if over != page.section.title else "", tuple(lines))


def _line(page: Page, field: Field, subject: Subject, answers: Answers, names: Mapping[str, str], note: str) -> AnswerLine | None:
    words = say_answer(field, answers.get((field.key, subject.id)), names)
    label = field.label_for(subject)
    label = _of(label, subject.name if len(page.subjects) > 1 and subject.name not in label else "")
    if words:
        return AnswerLine(label, words, is_words(field), note=note)
    if is_required(field, answers, subject.id):
        return AnswerLine(label, MISSING, is_missing=True)
    return None


def _of(label: str, who: str) -> str:
    return f"{who}: {label[:1].lower()}{label[1:]}" if who else label


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(_plain(each) for each in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{key.replace('_', ' ')}: {_plain(each)}" for key, each in value.items())
    return str(value)
