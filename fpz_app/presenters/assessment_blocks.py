"""Assessment blocks: one page of the form as what its print is made of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fpz_app.documents.blocks import (
    Answer,
    Answers,
    Block,
    ChildWords,
    Choices,
    Domain,
    Level,
    Narrative,
    ScaleRow,
    Section,
    Table,
    ThreeColumns,
)
from fpz_app.documents.figures import Scaling
from fpz_app.domain.assessments import LEVEL, LEVEL_WHY
from fpz_app.domain.dates import say_date
from fpz_app.domain.form_answers import is_required, say_answer, visible_fields
from fpz_app.domain.form_checks import is_answered, is_edtf
from fpz_app.domain.form_pages import Entry, Page
from fpz_app.domain.forms import NOT_AN_ISSUE, Field, Kind, Subject
from fpz_app.presenters.assessment_answers import is_words
from fpz_app.presenters.assessment_open import OpenAssessment
from fpz_app.presenters.assessment_tasks import page_title, small

STRENGTHS, EVIDENCE, WHEN = "going_well", "how", "when"
HEARD = ("how", "by", "on", "where", "alone", "heard")
BECAUSE, NOTHING = "because", "Nothing written"
"""The last parts of keys that have a place of their own on paper; every other question prints in its turn."""


@dataclass(frozen=True)
class _Asked:
    """One person's answers of one page; `left` are the fields that have no place of their own yet."""

    opened: OpenAssessment
    subject: Subject
    left: dict[str, Field]

    def take(self, name: str) -> str:
        """The words of an answer, which then has its place."""
        field = self.left.pop(name, None)
        return self.say(field) if field else ""

    def value(self, field: Field) -> Any:
        return self.opened.answers.get((field.key, self.subject.id))

    def say(self, field: Field) -> str:
        return say_answer(field, self.value(field), self.opened.found.names)

    def note(self, field: Field) -> str:
        is_carried = (field.key, self.subject.id) in self.opened.carried
        return f"Carried from {self.opened.earlier_words}" if is_carried else ""


def page_blocks(opened: OpenAssessment, entry: Entry, page: Page) -> list[Block]:
    """The blocks of one page; under its own heading where its line of the list has several and it brings none."""
    blocks = [block for subject in page.subjects for block in _of_subject(opened, page, subject)]
    has_own = bool(blocks) and isinstance(blocks[0], Domain)
    if not blocks or has_own or len(entry.pages) == 1:
        return blocks
    return [Section(page_title(page), blocks)]


def _of_subject(opened: OpenAssessment, page: Page, subject: Subject) -> list[Block]:
    asks_on = not opened.assessment.is_locked
    shown = {
        field.key.partition(".")[2]: field
        for field in visible_fields(page.section, opened.answers, subject.id)
        if is_answered(opened.answers.get((field.key, subject.id)))
        or (asks_on and is_required(field, opened.answers, subject.id))
    }
    asked = _Asked(opened, subject, shown)
    made = [block for make in _MAKERS if (block := make(asked, page)) is not None]
    level = _level(asked)
    rest = [*_rest(asked), *([level] if level else [])]
    several = len(page.subjects) > 1
    if several and rest:
        return [*made, Section(subject.title, rest)]
    return [*made, *rest]


def _domain(asked: _Asked, page: Page) -> Block | None:
    need = page.section.need
    scale = asked.left.pop(need.scale.partition(".")[2], None) if need else None
    if need is None or scale is None:
        return None
    value = asked.value(scale)
    when = asked.opened.answers.get((f"{page.section.key}.{WHEN}", asked.subject.id))
    asked.left.pop(WHEN, None)
    seen = f"Seen or heard {say_date(when)}." if isinstance(when, str) and is_edtf(when) else ""
    empty = NOTHING if isinstance(value, int) else ""
    return Domain(
        page.section.title,
        _optional(asked, STRENGTHS, empty),
        _optional(asked, need.words.partition(".")[2], empty),
        "\n".join(part for part in (_optional(asked, EVIDENCE, "" if seen else empty), seen) if part),
        Scaling(now=value if isinstance(value, int) else None),
        no_issue=value == NOT_AN_ISSUE,
    )


def _optional(asked: _Asked, name: str, empty: str) -> str:
    """An answer, or `empty` where the form does not want one."""
    return asked.take(name) if name in asked.left else empty


def _scored(asked: _Asked, page: Page) -> Block | None:
    """Where one person would put things."""
    scale = next((field for field in asked.left.values() if field.kind is Kind.SCALE), None)
    if page.section.need is not None or scale is None or not asked.subject.id:
        return None
    del asked.left[scale.key.partition(".")[2]]
    value = asked.value(scale)
    return ScaleRow(asked.subject.name, Scaling(now=value if isinstance(value, int) else None), asked.take(BECAUSE))


def _columns(asked: _Asked, _page: Page) -> Block | None:
    """Narratives that stand beside the one before them on the screen are columns on paper, where there are three."""
    texts = [field for field in asked.left.values() if field.kind is Kind.NARRATIVE]
    if len(texts) != 3 or not all(field.beside for field in texts[1:]):
        return None
    for field in texts:
        del asked.left[field.key.partition(".")[2]]
    return ThreeColumns([(field.label_for(asked.subject), _points(asked.say(field))) for field in texts])


def _words(asked: _Asked, page: Page) -> Block | None:
    """A child's own words on this page, with how they were heard where the page asks it."""
    said = [field for field in asked.left.values() if is_words(field)]
    if not said or not any(asked.value(field) for field in said):
        return None
    for field in said:
        del asked.left[field.key.partition(".")[2]]
    is_voice = len(said) > 1
    how = _how_heard(asked) if is_voice else ""
    prompts = [(field.label_for(asked.subject) if is_voice else "", asked.say(field)) for field in said]
    return ChildWords(asked.subject.name if page.subjects[0].id else "", prompts, how)


def _how_heard(asked: _Asked) -> str:
    """'9, talked, drew or made something, seen alone, at school, by Priya Nair, 16 November 2026'."""
    how, by, on, where, alone, heard = (asked.take(name) for name in HEARD)
    told = small(heard) if heard and not heard.startswith("Yes") else ""
    alone = {"Yes": "seen alone", "No": "not seen alone"}.get(alone, "")
    ways = [small(way) for way in how.split(", ")]
    parts = (asked.subject.age, told, *ways, alone, small(where), f"by {by}" if by else "", on)
    return ", ".join(part for part in parts if part)


def _level(asked: _Asked) -> Block | None:
    level = asked.left.get(LEVEL.partition(".")[2])
    if level is None or level.key != LEVEL:
        return None
    word, value = asked.take(LEVEL.partition(".")[2]), asked.value(level)
    number = int(value) if str(value).isdigit() else 0
    return Level(level.label_for(asked.subject), number, word, asked.take(LEVEL_WHY.partition(".")[2]))


_MAKERS: Sequence[Callable[[_Asked, Page], Block | None]] = (_domain, _scored, _columns, _words)


def _rest(asked: _Asked) -> Iterator[Block]:
    """What has no place of its own, in the form's order; short answers that follow each other stand together."""
    short: list[Answer] = []
    for field in asked.left.values():
        label = field.label_for(asked.subject)
        if field.kind in _LONG or field.is_text:
            if short:
                yield Answers(short)
            short = []
            yield _long(asked, field, label)
        else:
            short.append(Answer(label, asked.say(field), asked.note(field)))
    if short:
        yield Answers(short)


_LONG = frozenset({Kind.TABLE, Kind.MANY})


def _long(asked: _Asked, field: Field, label: str) -> Block:
    value = asked.value(field)
    if field.kind is Kind.TABLE:
        names = asked.opened.found.names
        rows = [[say_answer(column, row.get(column.key), names) for column in field.columns] for row in value or []]
        table = Table([column.label for column in field.columns], [row for row in rows if any(row)])
        return Section(label, (table,))
    if field.kind is Kind.MANY:
        return Choices(label, [(one.label, one.value in (value or [])) for one in field.choices])
    return Narrative(asked.say(field), label, note=asked.note(field))


def _points(words: str) -> list[str]:
    """One point a line; a single long line is split into its sentences."""
    lines = [line.strip(" -•") for line in words.splitlines() if line.strip(" -•")]
    if len(lines) != 1:
        return lines
    return [f"{part.strip()}." for part in lines[0].rstrip(".").split(". ") if part.strip()]
