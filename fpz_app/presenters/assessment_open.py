"""The assessment that is open: its answers as they are typed, its pages, and what each page shows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fpz_app.casework.assessment_reading import AssessmentPage
from fpz_app.domain.assessments import Assessment
from fpz_app.domain.form_answers import check_page
from fpz_app.domain.form_checks import settle
from fpz_app.domain.form_pages import Entry, Page, entries
from fpz_app.domain.forms import Address, Form, Subject
from fpz_app.presenters.assessment_answers import (
    EarlierLine,
    Sheet,
    earlier_lines,
    former_sheets,
    is_words,
    last_time,
    month_of,
    only_answered,
    sheets,
)
from fpz_app.presenters.assessment_heard import Heard, heard_on, how_heard
from fpz_app.presenters.assessment_tasks import (
    CHECK,
    FORMER,
    STANDING,
    Step,
    TaskLine,
    first_unfinished,
    locked_lines,
    next_words,
    open_lines,
    page_lines,
    page_title,
    small,
    steps,
)


@dataclass(frozen=True)
class Beside:
    """The assessment before: what the button that opens it says, its heading, and its answers to this page's questions."""

    words: str
    title: str
    lines: tuple[EarlierLine, ...]


@dataclass(frozen=True)
class PageShown:
    """One page of the form as the screen draws it."""

    key: str
    entry: str
    title: str
    beneath: str
    page: Page
    answers: dict[Address, Any]
    people: Sequence[Subject]
    notes: dict[Address, str]
    heard: Heard | None
    pages: tuple[TaskLine, ...]
    next_words: str
    beside: Beside | None


class OpenAssessment:
    """`found` is as the record has it; `answer` keeps what is typed since. Raises KeyError for a question that is not asked."""

    def __init__(self, form: Form, found: AssessmentPage, assessment: Assessment, today: date) -> None:
        self.form, self.found, self.assessment, self._today = form, found, assessment, today
        self.answers: dict[Address, Any] = dict(found.given.answers)
        self.carried: set[Address] = set(found.given.carried)
        self.entries: tuple[Entry, ...] = ()
        self.ask()

    def ask(self) -> None:
        """Who is asked may depend on the answers."""
        self.entries = entries(self.form, self.found.subjects, self.answers)

    def answer(self, at: Address, typed: Any) -> None:
        self.answers[at] = settle(self.form.fields[at[0]], typed, self._today)
        self.carried.discard(at)

    @property
    def is_read(self) -> bool:
        """Finished, or somebody else's to write."""
        return self.assessment.is_locked or not self.found.may_write

    @property
    def steps(self) -> list[Step]:
        return steps(self.entries)

    def step(self, key: str) -> Step | None:
        """The page of a key ('needs@id#2'), or the first of a line of the list ('needs@id')."""
        return next((step for step in self.steps if key in (step.key, step.entry.key)), None)

    def start(self, last: str) -> str:
        """Where it was left, else where one would go on."""
        if self.is_read:
            return last if last in {line.key for line in self.lines()} else STANDING
        if last in (CHECK, FORMER) or self.step(last):
            return last
        found = first_unfinished(self.entries, self.answers, today=self._today)
        return found.key if found else CHECK

    def page_of_line(self, key: str) -> str:
        """The key of the page that a line of the list opens: its first that is not complete; other keys as they are."""
        entry = next((each for each in self.entries if each.key == key), None)
        if entry is None or self.is_read:
            return key
        found = first_unfinished([entry], self.answers, today=self._today)
        return found.key if found else Step(entry, 0).key

    def pages(self, here: Step) -> tuple[TaskLine, ...]:
        return tuple(page_lines(here, self.answers, today=self._today))

    def after(self, here: Step) -> Step | None:
        return self._near(here, 1)

    def before(self, here: Step) -> Step | None:
        return self._near(here, -1)

    def where(self, address: str) -> Step | None:
        """The page that asks for an answer, by its address."""
        key, _, subject_id = address.partition("@")
        section = key.partition(".")[0]
        return next(
            (s for s in self.steps if s.page.section.key == section and subject_id in {one.id for one in s.page.subjects}), None
        )

    def lines(self) -> list[TaskLine]:
        former = bool(self.former())
        read = locked_lines(self.entries, former=former)
        if self.assessment.is_locked:
            return read
        written = {line.key: line for line in open_lines(self.entries, self.answers, former=former, today=self._today)}
        return [written.get(line.key, line) for line in read] if self.is_read else list(written.values())

    def former(self) -> list[Sheet]:
        asked = {subject.id for entry in self.entries for page in entry.pages for subject in page.subjects}
        return former_sheets(self.form, self.answers, self.found.names, asked)

    def sheets(self, of: Collection[Step]) -> list[Sheet]:
        note = f"Carried from {self.earlier_words}"
        found = sheets(list(of), self.answers, self.found.names, carried=self.carried, note=note)
        return only_answered(found) if self.is_read else found

    @property
    def earlier_words(self) -> str:
        """'May', or 'version 1' for what is amended."""
        earlier = self.found.earlier
        if earlier is None:
            return "an earlier assessment"
        return f"version {earlier.version}" if self.assessment.amends_id else month_of(earlier, self._today)

    def shown(self, here: Step) -> PageShown:
        return PageShown(
            key=here.key,
            entry=here.entry.key,
            title=page_title(here.page),
            beneath=here.beneath,
            page=here.page,
            answers=dict(self.answers),
            people=self.found.subjects,
            notes=self._notes(here.page),
            heard=heard_on(here.page, self.found.heard, self.answers, self._today),
            pages=self.pages(here),
            next_words=next_words(here, self.after(here)),
            beside=self._beside(here.page),
        )

    def missing(self) -> list[tuple[str, str]]:
        """What keeps it from being finished: a line a page in words, and the address of the first answer it is about."""
        found = []
        for step in self.steps:
            problems = check_page(step.page, self.answers, today=self._today)
            named = step.entry.subject.name if step.entry.subject.id else ""
            title = page_title(step.page)
            where = f"{named}, {small(title)}" if named else title
            if len(problems) == 1:
                found.append((f"{where}: {problems[0].message}", problems[0].field))
            elif problems:
                found.append((f"{where}: {len(problems)} questions need an answer.", problems[0].field))
        return found

    def _near(self, here: Step, by: int) -> Step | None:
        keys = [step.key for step in self.steps]
        at = keys.index(here.key) + by if here.key in keys else 0
        return self.steps[at] if 0 <= at < len(keys) else None

    def _notes(self, page: Page) -> dict[Address, str]:
        when = self.earlier_words if self.assessment.amends_id else f"in {self.earlier_words}"
        notes = {} if self.found.earlier is None else last_time(page, self.found.before.answers, when)
        for field, subject in page.addresses:
            at = (field.key, subject.id)
            if at in self.carried:
                notes[at] = f"Carried from {self.earlier_words}"
            elif is_words(field) and (how := self._how_heard(subject.id, self.answers.get(at))):
                notes[at] = how
        return notes

    def _how_heard(self, child_id: str, words: Any) -> str:
        return how_heard(self.found.heard, child_id, str(words or ""), self._today)

    def _beside(self, page: Page) -> Beside | None:
        if self.found.earlier is None:
            return None
        when = self.earlier_words
        by_month = not self.assessment.amends_id and " " not in when
        words = f"See {when}’s answers beside" if by_month else f"See the answers of {when} beside"
        lines = earlier_lines(page, self.answers, self.found.before.answers, self.found.names)
        return Beside(words, when.capitalize() if self.assessment.amends_id else f"In {when}", tuple(lines))
