"""What the Chronology tab was told to show, for tests of what stands behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from fpz_app.domain.errors import Problem
from fpz_app.presenters.chronology_lines import ChronologyLine, ChronologyPage, Year
from fpz_app.presenters.record_form import Editing


@dataclass
class ChronologyShown:
    page: ChronologyPage | None = None
    problems: list[Problem] = field(default_factory=list)
    editing: Editing | None = None
    said: list[str] = field(default_factory=list)
    papers: list[tuple[str, bytes, str]] = field(default_factory=list)

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_words: None

    @property
    def years(self) -> Sequence[Year]:
        return self.page.years if self.page else ()

    @property
    def lines(self) -> list[ChronologyLine]:
        return [line for _, lines in self.years for line in lines]

    def show_chronology(self, page: ChronologyPage, _unfinished: object) -> None:
        self.page = page

    def show_problem(self, problem: Problem | None) -> None:
        self.problems = [problem] if problem else []

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)

    def show_editing(self, editing: Editing) -> None:
        self.editing = editing

    def say(self, words: str) -> None:
        self.said.append(words)

    def preview_paper(self, title: str, pdf: bytes, name: str) -> None:
        self.papers.append((title, pdf, name))
