"""Form pages: the task list of a form for these people, line by line and page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fpz_app.domain.forms import FAMILY, Answers, Field, Form, Group, Part, Repeat, Section, Stands, Subject


@dataclass(frozen=True)
class Page:
    """A section about one person, or about several together, as it stands on a screen: number `number` of `of`."""

    section: Section
    subjects: tuple[Subject, ...]
    number: int
    of: int

    @property
    def help(self) -> str:
        return self.section.help.replace("{name}", self.subjects[0].name) if len(self.subjects) == 1 else self.section.help

    @property
    def addresses(self) -> Iterator[tuple[Field, Subject]]:
        return ((field, subject) for subject in self.subjects for field in self.section.fields)


@dataclass(frozen=True)
class Entry:
    """A line of the task list with its pages."""

    group: Group
    part: Part
    subject: Subject
    pages: tuple[Page, ...]

    @property
    def key(self) -> str:
        return f"{self.part.key}@{self.subject.id}" if self.subject.id else self.part.key

    @property
    def title(self) -> str:
        by_name = self.part.title.replace("{person}", self.subject.title)
        return by_name.replace("{name}", self.subject.name)


def entries(form: Form, subjects: Sequence[Subject], answers: Answers) -> tuple[Entry, ...]:
    """The task list for these people; who is asked for a scale depends on the answers."""
    return tuple(
        Entry(group, part, subject, _pages(part, subject, subjects, answers))
        for group in form.groups
        for part in group.parts
        for subject in _asked_about(part.repeat, subjects)
    )


def _pages(part: Part, subject: Subject, subjects: Sequence[Subject], answers: Answers) -> tuple[Page, ...]:
    shown: list[tuple[Section, tuple[Subject, ...]]] = []
    for section in part.sections:
        if section.repeat is Repeat.NONE:
            shown.append((section, (subject,)))
            continue
        about = _asked_about(section.repeat, subjects, answers.get((section.asked_in, "")))
        shown.extend([(section, about)] if section.together and about else [(section, (one,)) for one in about])
    return tuple(Page(section, about, number, len(shown)) for number, (section, about) in enumerate(shown, start=1))


def _asked_about(repeat: Repeat, subjects: Sequence[Subject], asked: Any = None) -> tuple[Subject, ...]:
    if repeat is Repeat.NONE:
        return (FAMILY,)
    if repeat is Repeat.ASKED:
        return tuple(one for one in subjects if isinstance(asked, list) and one.id in asked)
    wanted = {Repeat.CHILD: {Stands.CHILD}, Repeat.ADULT: {Stands.ADULT}}.get(repeat, {Stands.CHILD, Stands.ADULT})
    return tuple(one for one in subjects if one.stands in wanted)
