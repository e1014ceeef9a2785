"""Typed note: a note as far as it is typed, kept plain for its draft, and read into records when it is finished."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from fpz_app.domain.dates import is_exact, read_date, say_day
from fpz_app.domain.errors import Problem
from fpz_app.domain.note_templates import written
from fpz_app.domain.notes import Note, NoteKind, Words
from fpz_app.domain.plans import Action
from fpz_app.domain.times import read_time
from fpz_app.domain.visits import Visit

SEEN, ALONE = "seen", "alone"
SOMEONE_ELSE = "someone else"
NO_DECISION = Problem(
    "A decision is written below, but this is no supervision decision.",
    f"Choose “{NoteKind.SUPERVISION.capitalize()}”, or take those words away.",
    field="kind",
)
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class TypedFollowUp:
    """`who` is the id of somebody, or SOMEONE_ELSE and then `name`; `by_when` as typed; `goal` a goal's id."""

    text: str = ""
    who: str = ""
    name: str = ""
    by_when: str = ""
    goal: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.by_when.strip())


@dataclass(frozen=True, kw_only=True)
class Typed:
    """Days are ISO or, while they cannot be read, what was typed; `seen` is SEEN or ALONE by person; `begun` an ISO time.

    `template` is the key of the headings chosen; `visit_id` the planned visit that the note tells of.
    """

    id: str = ""
    begun: str = ""
    kind: str = NoteKind.VISIT
    on: str = ""
    at: str = ""
    about: tuple[str, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    how: Mapping[str, str] = field(default_factory=dict)
    significant: bool = False
    effect: str = ""
    template: str = ""
    decision: str = ""
    decision_why: str = ""
    by_when: str = ""
    decided_by: str = ""
    follow_up: tuple[TypedFollowUp, ...] = ()
    next_on: str = ""
    next_at: str = ""
    next_why: str = ""
    visit_id: str = ""

    @property
    def is_empty(self) -> bool:
        words = (self.text, self.effect, self.decision, self.decision_why, self.by_when, self.next_on, self.next_why)
        chosen = (self.about, *self.seen.values(), *self.said.values(), self.visit_id)
        return not any((*(each.strip() for each in words), *chosen, *(not each.is_empty for each in self.follow_up)))

    def title(self, today: date) -> str:
        """'visit on 20 November'."""
        return f"{self.kind} on {say_day(date.fromisoformat(self.on), today)}" if _is_day(self.on) else self.kind


@dataclass(frozen=True, kw_only=True)
class ReadNote:
    """What was typed as records; `problems` are of what cannot be read, for which today or nothing stands in."""

    note: Note
    follow_up: tuple[Action, ...]
    next_visit: Visit | None
    problems: tuple[Problem, ...]

    def with_problems(self, found: Sequence[Problem]) -> list[Problem]:
        """All to be told at once: where something cannot be read, that alone is told of its field."""
        unread = {each.field for each in self.problems}
        return [*self.problems, *(each for each in found if each.field not in unread)]


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Whose file it is written in and by whom; `whom` are those whom the next visit is to."""

    family_id: str
    author_id: str
    today: date
    whom: tuple[str, ...] = ()


def read_note(typed: Typed, writer: Writer, *, headings: Sequence[str] = ()) -> ReadNote:
    """`headings` are those of the chosen template; one with nothing under it is left out."""
    reading = _Reading(writer.today)
    text = written(typed.text.strip(), headings)
    is_decision = typed.kind == NoteKind.SUPERVISION
    if not is_decision and (typed.decision.strip() or typed.decision_why.strip()):
        reading.problems.append(NO_DECISION)
    note = Note(
        id=typed.id,
        file_id=writer.family_id,
        family_id=writer.family_id,
        author_id=writer.author_id,
        kind=NoteKind(typed.kind),
        on=reading.day(typed.on, "on") or writer.today,
        at=reading.time(typed.at, "at"),
        about=typed.about,
        seen=tuple(person for person, how in typed.seen.items() if how in (SEEN, ALONE)),
        seen_alone=tuple(person for person, how in typed.seen.items() if how == ALONE),
        text=text,
        words=_words(typed),
        significant=typed.significant,
        effect=typed.effect.strip(),
        headings=tuple(each for each in headings if each in text.split("\n")),
        decision=typed.decision.strip() if is_decision else "",
        decision_why=typed.decision_why.strip() if is_decision else "",
        by_when=reading.day(typed.by_when, "by_when") if is_decision and typed.by_when else None,
        decided_by=typed.decided_by if is_decision else "",
    )
    given = [each for each in typed.follow_up if not each.is_empty]
    actions = tuple(_action(each, writer, reading, f"follow_up.{number}.by_when") for number, each in enumerate(given))
    visit = _visit(typed, writer, reading)
    return ReadNote(note=note, follow_up=actions, next_visit=visit, problems=tuple(reading.problems))


class _Reading:
    """Reads days and times; what cannot be read becomes a problem of its field."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.problems: list[Problem] = []

    def day(self, text: str, where: str) -> date | None:
        return self._read(lambda: read_date(text, self._today), where, None)

    def time(self, text: str, where: str) -> str:
        return self._read(lambda: read_time(text), where, "")

    def _read(self, read: Callable[[], T], where: str, otherwise: T) -> T:
        try:
            return read()
        except Problem as problem:
            self.problems.append(Problem(problem.message, problem.remedy, field=where))
            return otherwise


def _action(typed: TypedFollowUp, writer: Writer, reading: _Reading, where: str) -> Action:
    is_named = typed.who == SOMEONE_ELSE
    return Action(
        file_id=writer.family_id,
        family_id=writer.family_id,
        goal_id=typed.goal,
        text=typed.text.strip(),
        who_ids=(typed.who,) if typed.who and not is_named else (),
        who=typed.name.strip() if is_named else "",
        by_when=reading.day(typed.by_when, where) if typed.by_when else None,
    )


def _visit(typed: Typed, writer: Writer, reading: _Reading) -> Visit | None:
    if not (typed.next_on.strip() or typed.next_at.strip() or typed.next_why.strip()):
        return None
    return Visit(
        file_id=writer.family_id,
        family_id=writer.family_id,
        visitor_id=writer.author_id,
        on=reading.day(typed.next_on, "next_on") or writer.today,
        at=reading.time(typed.next_at, "next_at"),
        whom=writer.whom,
        purpose=typed.next_why.strip(),
    )


def _words(typed: Typed) -> tuple[Words, ...]:
    said = [(person, words.strip()) for person, words in typed.said.items()]
    return tuple(Words(person_id=person, said=words, how=typed.how.get(person, "")) for person, words in said if words)


def _is_day(typed: str) -> bool:
    try:
        return bool(typed) and is_exact(typed)
    except ValueError:
        return False
