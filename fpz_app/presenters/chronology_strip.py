"""Chronology strip: twelve months of a family's events at a glance, as marks in lanes and as words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.casework.happenings import Happening, LineKind
from fpz_app.domain.date_reading import MONTHS

LANES: tuple[tuple[str, tuple[LineKind, ...]], ...] = (
    ("Notes and visits", (LineKind.NOTES,)),
    ("Meetings", (LineKind.MEETINGS,)),
    ("Assessment and plan", (LineKind.EARLY_HELP, LineKind.AGREEMENTS, LineKind.ASSESSMENTS, LineKind.PLANS)),
    ("Level and decisions", (LineKind.LEVELS, LineKind.DECISIONS, LineKind.FRONT_DOOR)),
    ("Other agencies", (LineKind.PARTNERS, LineKind.PAPERS)),
    ("Births and deaths", (LineKind.PEOPLE,)),
)
_LANE_OF = {kind: name for name, kinds in LANES for kind in kinds}


@dataclass(frozen=True)
class Mark:
    """One event: in which lane, and how far through its month, 0 to 1."""

    lane: str
    at: float
    significant: bool


@dataclass(frozen=True)
class Month:
    """`key` is an EDTF month; `said` such as 'November 2026: 5 events, 2 significant. Notes and visits 4, meetings 1'."""

    key: str
    name: str
    said: str
    marks: tuple[Mark, ...]
    chosen: bool = False


@dataclass(frozen=True)
class Strip:
    """`lanes` are those in which the family has anything at all; `said` is the whole in a sentence."""

    title: str
    said: str
    lanes: tuple[str, ...]
    months: tuple[Month, ...]
    earlier: bool
    later: bool


def strip_of(lines: Sequence[Happening], ends: int, *, chosen: str, lanes: Sequence[str], newest: int) -> Strip:
    """The twelve months that end with month `ends`, counted from the year 0 as `count` does; none goes past `newest`."""
    first = ends - 11
    found = [line for line in lines if first <= count(line.on) <= ends]
    months = tuple(
        _month(number, [line for line in found if count(line.on) == number], chosen) for number in range(first, ends + 1)
    )
    title = f"{_name(first)} to {_name(ends)}"
    significant = sum(line.significant for line in found)
    said = f"{title}: {_events(len(found))}, {significant} significant."
    older = any(count(line.on) < first for line in lines)
    return Strip(title, said, tuple(lanes), months, earlier=older, later=ends < newest)


def lanes_of(lines: Sequence[Happening]) -> list[str]:
    found = {_LANE_OF[line.kind] for line in lines}
    return [name for name, _ in LANES if name in found]


def count(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(number: int, lines: Sequence[Happening], chosen: str) -> Month:
    key = f"{number // 12}-{number % 12 + 1:02}"
    marks = tuple(Mark(_LANE_OF[line.kind], (line.on.day - 1) / 31, line.significant) for line in lines)
    many = {name: sum(mark.lane == name for mark in marks) for name, _ in LANES}
    each = ", ".join(f"{name[:1].lower()}{name[1:]} {times}" for name, times in many.items() if times)
    significant = f", {sum(mark.significant for mark in marks)} significant" if marks else ""
    said = f"{_name(number)}: {_events(len(marks))}{significant}{'. ' if each else ''}{each}"
    return Month(key, MONTHS[number % 12][:3], said, marks, chosen=key == chosen)


def _name(number: int) -> str:
    return f"{MONTHS[number % 12]} {number // 12}"


def _events(many: int) -> str:
    return f"{many} event{'' if many == 1 else 's'}" if many else "no events"
