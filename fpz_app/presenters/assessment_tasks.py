"""The assessment's task list: its lines, the steps from page to page, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.domain.form_answers import Progress, State, entry_state, page_state
from fpz_app.domain.form_pages import Entry, Page
from fpz_app.domain.forms import Answers

CHECK, FORMER, STANDING = "check", "former", "standing"
"""Lines of the list that are no part of the form: check your answers, from an earlier form, where it stands."""
FINISHING = "To finish"
FEW = 3
SHAPES = {State.NOT_STARTED: "not_started", State.IN_PROGRESS: "under_way", State.COMPLETE: "done"}


@dataclass(frozen=True)
class TaskLine:
    """`state` is a status shape's name; `count` such as '4 of 7', empty for a line of few pages."""

    key: str
    words: str
    state: str
    count: str = ""
    group: str = ""


@dataclass(frozen=True)
class Step:
    """One page of the form: its line of the task list and its place in it, from 0."""

    entry: Entry
    at: int

    @property
    def page(self) -> Page:
        return self.entry.pages[self.at]

    @property
    def key(self) -> str:
        return f"{self.entry.key}#{self.at}"

    @property
    def beneath(self) -> str:
        """'Ellie, 9 · section 3 of 7'; nothing where the heading says it all."""
        of = len(self.entry.pages)
        who = "" if self.entry.title == self.page.section.title else self.entry.title
        if self.entry.subject.id:
            who = self.entry.subject.title
        elif len(self.page.subjects) == 1 and self.page.subjects[0].id:
            who = self.page.subjects[0].title
        return " · ".join(part for part in (who, f"section {self.at + 1} of {of}" if of > 1 else "") if part)


def steps(entries: Sequence[Entry]) -> list[Step]:
    return [Step(entry, at) for entry in entries for at in range(len(entry.pages))]


def open_lines(entries: Sequence[Entry], answers: Answers, *, former: bool, today: date) -> list[TaskLine]:
    """While it is written: every line with its state, and the check at the end."""
    lines = [_line(entry, entry_state(entry, answers, today=today)) for entry in entries]
    done = all(line.state == "done" for line in lines)
    more = [TaskLine(FORMER, "From an earlier form", "done", group=FINISHING)] if former else []
    check = TaskLine(CHECK, "Check your answers", "under_way" if done else "not_started", group=FINISHING)
    return [*lines, *more, check]


def locked_lines(entries: Sequence[Entry], *, former: bool) -> list[TaskLine]:
    """When it is finished: where it stands, and then everything to be read."""
    lines = [TaskLine(entry.key, entry.title, "done", group=entry.group.title) for entry in entries]
    more = [TaskLine(FORMER, "From an earlier form", "done", group=FINISHING)] if former else []
    return [TaskLine(STANDING, "Where it stands", "done", group="This assessment"), *lines, *more]


def page_lines(step: Step, answers: Answers, *, today: date) -> list[TaskLine]:
    """The pages of the step's line, so that each can be opened; none where there is only one."""
    if len(step.entry.pages) == 1:
        return []
    return [
        TaskLine(Step(step.entry, at).key, page_title(page), SHAPES[page_state(page, answers, today=today).state])
        for at, page in enumerate(step.entry.pages)
    ]


def page_title(page: Page) -> str:
    """'Health', or with its person where the line is about nobody: 'What this means, Ellie'."""
    one = page.subjects[0] if page.section.repeat != "none" and not page.section.together else None
    return f"{page.section.title}, {one.name}" if one else page.section.title


def complete_words(lines: Sequence[TaskLine]) -> str:
    done = sum(1 for line in lines if line.state == "done" and line.key != FORMER)
    return f"{done} of {sum(1 for line in lines if line.key != FORMER)} sections complete"


def next_words(here: Step, following: Step | None) -> str:
    """'Next: identity', 'Next: Noah, 2', 'Check your answers'."""
    if following is None:
        return "Check your answers"
    if following.entry == here.entry:
        return f"Next: {small(page_title(following.page))}"
    named = following.entry.subject.id
    return f"Next: {following.entry.title if named else small(following.entry.title)}"


def first_unfinished(entries: Sequence[Entry], answers: Answers, *, today: date) -> Step | None:
    """Where one would go on."""
    found = (step for step in steps(entries) if page_state(step.page, answers, today=today).state is not State.COMPLETE)
    return next(found, None)


def small(title: str) -> str:
    """With a small first letter, unless it begins with a short form such as 'GP'."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _line(entry: Entry, progress: Progress) -> TaskLine:
    count = f"{progress.done} of {progress.of}" if len(entry.pages) > FEW else ""
    return TaskLine(entry.key, entry.title, SHAPES[progress.state], count, entry.group.title)
