"""What a child said in notes, beside the pages that are about that child."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fpz_app.casework.voices import Voice
from fpz_app.domain.dates import say_day
from fpz_app.domain.form_checks import is_answered
from fpz_app.domain.form_pages import Page
from fpz_app.domain.forms import Address, Answers, Stands
from fpz_app.presenters.assessment_answers import is_words

AT_MOST = 3


@dataclass(frozen=True)
class HeardLine:
    """A child's words from a note: what, how and when; `into` is the question they may be put in, or None."""

    said: str
    how: str
    into: Address | None


@dataclass(frozen=True)
class Heard:
    """'Ellie’s words in notes' with the newest."""

    title: str
    lines: tuple[HeardLine, ...]


def heard_on(page: Page, voices: Sequence[Voice], answers: Answers, today: date) -> Heard | None:
    """None on a page that is not about one child, and where there is nothing from notes."""
    child = page.subjects[0] if len(page.subjects) == 1 and page.subjects[0].stands is Stands.CHILD else None
    found = [each for each in voices if child and each.person_id == child.id][:AT_MOST]
    if child is None or not found:
        return None
    field = next((field for field in page.section.fields if is_words(field)), None)
    at = (field.key, child.id) if field else None
    now = str(answers.get(at) or "") if at else ""
    lines = (HeardLine(each.said, _how(each, today), at if each.said not in now else None) for each in found)
    return Heard(f"{child.name}’s words in notes", tuple(lines))


def how_heard(voices: Sequence[Voice], child_id: str, said: str, today: date) -> str:
    """'Seen alone, 16 November' where these words are those of a note."""
    found = next((each for each in voices if each.person_id == child_id and each.said == said), None)
    return _how(found, today) if found else ""


def with_words(already: Any, said: str) -> str:
    """A child's words added below those that stand there."""
    return f"{already}\n{said}" if is_answered(already) else said


def _how(voice: Voice, today: date) -> str:
    said = ", ".join(part for part in (voice.how, say_day(voice.on, today)) if part)
    return said[:1].upper() + said[1:]
