"""Overview: the first tab of a family's file, and the next step with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from fpz_app.casework.access import may_here
from fpz_app.casework.genogram import family_genogram
from fpz_app.casework.overview import Overview, PersonLine, PlanGlance, Steps, overview
from fpz_app.casework.relationships import RelationRow
from fpz_app.casework.voices import Voice, voices
from fpz_app.domain.date_reading import MONTHS
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.forms import Kind
from fpz_app.domain.genogram.figures import Genogram
from fpz_app.domain.kinship import listed
from fpz_app.domain.permissions import Doing
from fpz_app.presenters import places
from fpz_app.presenters.desk import Desk
from fpz_app.presenters.today import TodayLine

CHILDREN_HEARD, NEXT_LINES = 2, 5


@dataclass(frozen=True)
class PersonRow:
    """`seen` is empty where nobody has written of seeing them."""

    person_id: str
    name: str
    words: str
    seen: str


@dataclass(frozen=True)
class KinRow:
    """'Kerry Marlow', 'mother of Callum and Ellie', 'parental responsibility'."""

    name: str
    words: str
    detail: str


@dataclass(frozen=True)
class Heard:
    words: str
    beneath: str
    place: places.Place


@dataclass(frozen=True)
class NextStep:
    """What would come next with a family that is new, with the words of its button."""

    words: str
    detail: str
    action: str
    icon: str
    place: places.Place


class OverviewView(Protocol):
    def show_people(self, near: Sequence[PersonRow], elsewhere: Sequence[PersonRow]) -> None: ...
    def show_picture(self, genogram: Genogram) -> None: ...
    def show_relations(self, rows: Sequence[KinRow]) -> None: ...
    def show_details(self, facts: Sequence[tuple[str, str]]) -> None: ...
    def show_plan(self, plan: PlanGlance) -> None: ...
    def show_next(self, lines: Sequence[TodayLine], more: int) -> None: ...
    def show_heard(self, heard: Sequence[Heard]) -> None: ...
    def show_step(self, step: NextStep | None) -> None: ...
    def show_tools(self, *, may_change: bool) -> None: ...
    def show_problem(self, problem: Problem) -> None: ...


class OverviewPresenter:
    """`what_is_next(family_id)` gives the lines of what is due in one family."""

    def __init__(self, view: OverviewView, desk: Desk, what_is_next: Callable[[str], Sequence[TodayLine]]) -> None:
        self._view, self._desk, self._what_is_next = view, desk, what_is_next
        self._family_id = ""
        self._next: list[TodayLine] = []
        self._shown: list[tuple[Any, ...]] = []
        forms = desk.settings.forms.values()
        self._questions = {key for form in forms for key, field in form.fields.items() if field.kind is Kind.CHILD_WORDS}

    def open(self, family_id: str) -> None:
        self._family_id, self._shown = family_id, []
        self.refresh()

    def refresh(self) -> None:
        """Shows anew what has changed."""
        family_id = self._family_id
        try:
            found = overview(self._desk.store, self._desk.actor, family_id, self._desk.today)
            said = voices(self._desk.store, self._desk.actor, family_id, self._questions)
            picture = family_genogram(self._desk.store, self._desk.actor, family_id, self._desk.today)
            due = self._what_is_next(family_id)
        except Problem as problem:
            self._shown = []
            self._view.show_problem(problem)
            return
        view = self._view
        self._next = [_in_narrow(line) for line in due]
        soon = [line for at, line in enumerate(self._next) if at < NEXT_LINES or line.overdue]
        may_change = may_here(self._desk.store, self._desk.actor, Doing.RECORD, family_id)
        parts: list[tuple[Any, ...]] = [
            (view.show_people, _people(found.near), _people(found.others)),
            (view.show_picture, picture),
            (view.show_relations, _together(found.relations)),
            (view.show_details, _details(found.family)),
            (view.show_plan, found.plan),
            (view.show_next, soon, len(self._next) - len(soon)),
            (view.show_heard, _latest(said, family_id, self._desk.today)),
            (view.show_step, _step(found) if may_change else None),
        ]
        before, self._shown = self._shown, parts
        for at, (show, *what) in enumerate(parts):
            if not before or before[at] != parts[at]:
                show(*what)
        view.show_tools(may_change=may_change)

    def go(self, place: places.Place) -> None:
        self._desk.go(place)

    def go_to_person(self, person_id: str) -> None:
        self._desk.go(places.person(self._family_id, person_id))

    def plan_visit(self) -> None:
        self._desk.go(places.visit(self._family_id))

    def go_around(self) -> None:
        """The genogram and the ecomap, large."""
        self._desk.go(places.around(self._family_id))

    def add_person(self) -> None:
        self._desk.go(places.person(self._family_id))

    def change_details(self) -> None:
        self._desk.go(places.details(self._family_id))

    def go_to_goal(self, goal_id: str) -> None:
        self._desk.go(places.family(self._family_id, "plan", goal_id))

    def all_next(self) -> None:
        """Shows the later lines too."""
        self._view.show_next(self._next, 0)

    def all_words(self) -> None:
        self._desk.go(places.family(self._family_id, "notes"))


def _people(people: Sequence[PersonLine]) -> list[PersonRow]:
    return [PersonRow(each.person_id, each.name, each.words, each.seen) for each in people]


def _together(rows: Sequence[RelationRow]) -> list[KinRow]:
    """One row where a person is the same to several: 'mother of Callum, Ellie and Noah'."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        grouped.setdefault((row.first, row.words, row.detail), []).append(row.second_called)
    return [KinRow(first, f"{words} {listed(seconds)}", detail) for (first, words, detail), seconds in grouped.items()]


def _details(family: Family) -> list[tuple[str, str]]:
    facts = (
        ("Address", ", ".join(part for part in (family.address, family.postcode) if part)),
        ("Phone", family.phone),
        ("Locality", family.locality),
        ("About", family.about),
    )
    return [(name, words) for name, words in facts if words]


def _latest(said: Sequence[Voice], family_id: str, today: date) -> list[Heard]:
    """The newest words of each child, at most two children."""
    newest: dict[str, Voice] = {}
    for voice in said:
        newest.setdefault(voice.person_id, voice)
    return [
        Heard(
            voice.said,
            ", ".join(part for part in (voice.name, voice.how, _day(voice.on, today)) if part),
            places.family(family_id, voice.tab, voice.item_id),
        )
        for voice in list(newest.values())[:CHILDREN_HEARD]
    ]


def _in_narrow(line: TodayLine) -> TodayLine:
    """As the narrow list shows it, with who answers for it where that is somebody else and not said yet."""
    is_said = line.who.removeprefix("the ").casefold() in line.what.casefold()
    detail = line.detail if is_said else ", ".join(part for part in (line.detail, line.who) if part)
    return replace(line, when=_short_months(line.when), detail=detail)


def _short_months(words: str) -> str:
    """'by Friday 27 Nov': the column is narrow."""
    for month in MONTHS:
        words = words.replace(month, month[:3])
    return words


def _day(day: date, today: date) -> str:
    return f"{day:%A} {say_date(day).removesuffix(f' {today.year}')}"


def _step(found: Overview) -> NextStep | None:
    """The first of the usual steps that is still to be done."""
    family_id, steps = found.family.id, found.steps
    ways: tuple[tuple[Callable[[Steps], bool], NextStep], ...] = (
        (
            lambda done: done.people,
            NextStep(
                "Who belongs to this family?", "Begin with the children; people already on record are found as you type.",
                "Add someone", "user-plus", places.person(family_id),
            ),
        ),
        (
            lambda done: done.agreement,
            NextStep(
                "Does the family want to take part?", "Early help is the family’s choice. Ask, and write down what they said.",
                "Record the agreement", "signature", places.family(family_id, "sharing"),
            ),
        ),
        (
            lambda done: done.assessment,
            NextStep(
                "Listen to everyone.", "The assessment asks each child and adult in turn; it is saved as you type.",
                "Start the assessment", "clipboard-list", places.family(family_id, "assessment"),
            ),
        ),
        (
            lambda done: done.plan,
            NextStep(
                "What does the family want to change?", "The needs of the assessment wait in the plan.",
                "Make the plan", "target", places.family(family_id, "plan"),
            ),
        ),
    )  # fmt: skip
    return next((step for is_done, step in ways if not is_done(steps)), None)
