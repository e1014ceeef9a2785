"""Note cards: a finished note as it is read, with what was decided and agreed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.casework.follow_ups import NOT_IN_PLAN, FollowUpRow
from fpz_app.casework.notes import NoteRow
from fpz_app.domain.dates import say_day
from fpz_app.domain.note_templates import sections


@dataclass(frozen=True, kw_only=True)
class FollowUpLine:
    """An action agreed in a note; `told` says who, by when and how it stands. `in_plan` is whether its goal can be opened."""

    id: str
    text: str
    told: str
    goal: str
    is_open: bool
    is_overdue: bool
    in_plan: bool


@dataclass(frozen=True, kw_only=True)
class NoteCard:
    """A note as it is read. `parts` are pairs of a heading, which may be empty, and what stands under it; `words` and `added`
    of the words and the line with who and when; `decided` of a question and its answer. `adding` is None unless something is
    being added, then what is typed of it."""

    id: str
    kind: str
    day: str
    when: str
    author: str
    about: str
    seen: str
    text: str
    parts: Sequence[tuple[str, str]]
    words: Sequence[tuple[str, str]]
    effect: str
    significant: bool
    added: Sequence[tuple[str, str]]
    may_add: bool
    adding: str | None
    decided: Sequence[tuple[str, str]] = ()
    follow_up: Sequence[FollowUpLine] = ()

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.kind, self.day, self.about) if part)


def card_of(row: NoteRow, *, may_add: bool, adding: str | None, today: date) -> NoteCard:
    note = row.note
    return NoteCard(
        id=note.id,
        kind=row.kind,
        day=row.on,
        when=f"{note.on:%A}" + (f", {note.at}" if note.at else ""),
        author=row.author,
        about=f"about {row.about}" if row.about else "about the whole family",
        seen=row.seen,
        text=note.text,
        parts=sections(note.text, note.headings) if note.text else (),
        words=[(each.said, ", ".join(part for part in (each.name, each.how) if part)) for each in row.words],
        effect=note.effect,
        significant=note.significant,
        added=[(each.text, f"Added {each.on} by {each.author}") for each in row.appendments],
        may_add=may_add,
        adding=adding,
        decided=_decided(row, today),
        follow_up=[_line(each) for each in row.follow_ups],
    )


def _decided(row: NoteRow, today: date) -> list[tuple[str, str]]:
    note = row.note
    day = say_day(note.by_when, today) if note.by_when else ""
    told = (("Decision", note.decision), ("Why", note.decision_why), ("By when", day), ("Decided by", row.decided_by))
    return [each for each in told if each[1]] if note.decision else []


def _line(row: FollowUpRow) -> FollowUpLine:
    action = row.action
    return FollowUpLine(
        id=action.id,
        text=action.text,
        told=row.told,
        goal=f"Goal: {row.goal}" if row.goal else NOT_IN_PLAN.capitalize(),
        is_open=action.status.is_open,
        is_overdue=row.is_overdue,
        in_plan=bool(row.goal),
    )
