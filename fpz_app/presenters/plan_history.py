"""Plan history: who changed what of a goal or an action, and when, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.history import CENTRE, FieldChange, HistoryRow, kept_at_centre, record_history
from fpz_app.domain.dates import say_date, say_when
from fpz_app.presenters.desk import Desk

FIELDS = {
    "text": "Words", "why": "Why it matters", "children": "For", "then": "Then", "now": "Now", "hoped": "Hoped for",
    "outcome": "What came of it", "who_ids": "Who", "who": "Who else", "by_when": "By when", "by_words": "How often",
    "how_known": "How we will know", "status": "It is", "needs": "Needs of the assessment",
}  # fmt: skip
"""How a history calls what it shows; what is not named here goes without saying."""
AT_CENTRE = "Has older changes. “Load older history” on the Sharing tab brings them here."
GOAL = {"outcome": "Outcome for families"}


@dataclass(frozen=True)
class Changing:
    """One work on the record: who and when, and its changes, a line each."""

    who: str
    when: str
    lines: tuple[str, ...]


def changes_of(desk: Desk, family_id: str, record_id: str) -> list[Changing]:
    """Newest first; works that changed nothing a person reads are left out."""
    outcomes = {term.code: term.label for term in desk.settings.vocabularies["outcomes"].terms}
    names = {**outcomes, **naming.workers(desk.store), **naming.called(desk.store, family_id)}
    rows = record_history(desk.store, desk.actor, family_id, [record_id])
    told = [changing_of(row, names, desk.today) for row in rows]
    return [each for each in (*told, *_left_out(desk, family_id, rows)) if each.lines]


def _left_out(desk: Desk, family_id: str, rows: Sequence[HistoryRow]) -> list[Changing]:
    """Where this laptop's history does not reach back to the record's beginning."""
    day = None if rows and rows[-1].begins else kept_at_centre(desk.store, desk.actor, family_id)
    return [Changing(CENTRE, f"before {say_date(day)}", (AT_CENTRE,))] if day else []


def changing_of(row: HistoryRow, names: Mapping[str, str], today: date) -> Changing:
    """`names` are those of people by id, and of outcomes by code; without lines where it changed nothing a person reads."""
    return Changing(row.who, say_when(row.at, today), tuple(_lines(row, names)))


def _lines(row: HistoryRow, names: Mapping[str, str]) -> list[str]:
    said = [_ended(each) if each.field == "ended_on" and each.kind == "goal" else _line(each, names) for each in row.changes]
    return [each for each in said if each]


def _line(change: FieldChange, names: Mapping[str, str]) -> str:
    called = (GOAL if change.kind == "goal" else {}).get(change.field, FIELDS.get(change.field, ""))
    if not called:
        return ""
    after, before = _said(change, change.after, names), _said(change, change.before, names)
    was = f" (was {before})" if before and before != after else ""
    return f"{called}: {after or 'nothing now'}{was}"


def _ended(change: FieldChange) -> str:
    return "The goal was ended" if change.after else "The goal was taken up again"


def _said(change: FieldChange, value: object, names: Mapping[str, str]) -> str:
    if value is None or value == "" or value == []:
        return ""
    say = _SAY.get(change.field)
    return say(value, names) if say else names.get(str(value), str(value))


def _people(value: object, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(each, "someone") for each in _each(value))


def _day(value: object, _names: Mapping[str, str]) -> str:
    return say_date(date.fromisoformat(str(value)))


def _count(value: object, _names: Mapping[str, str]) -> str:
    return str(len(_each(value)))


def _each(value: object) -> Sequence[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []


_SAY: dict[str, Callable[[object, Mapping[str, str]], str]] = {
    "who_ids": _people, "children": _people, "by_when": _day, "needs": _count,
}  # fmt: skip
