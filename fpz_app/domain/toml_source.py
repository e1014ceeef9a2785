"""TOML sources: a settings text whose mistakes are refused with file, line and reason."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from fpz_app.domain.errors import Problem

T = TypeVar("T")
Place = tuple[str | int, ...]
"""Where a value stands in a TOML text: ('group', 0, 'part', 2, 'title')."""

_HEADER = re.compile(r"\[(\[?)([A-Za-z0-9_.\-]+)\]?\]")
_KEY = re.compile(r"""((?:["']?[A-Za-z0-9_\-]+["']?\s*\.\s*)*["']?[A-Za-z0-9_\-]+["']?)\s*=""")
_KINDS = {
    "int": "a number",
    "float": "a number with a point in it",
    "str": "words",
    "bool": "true or false",
    "array": "a list",
    "object": "a group",
    "date": "a date",
    "datetime": "a date with a time",
    "time": "a time",
}
_WANTED = {
    "int": "a whole number is wanted here",
    "str": "words in quotation marks are wanted here",
    "bool": "true or false is wanted here",
    "array": "a list between [ and ] is wanted here",
    "object": "a group of settings is wanted here",
    "date": "a date such as 2026-12-18 is wanted here",
}
_REASONS = (
    (r"Expected `int` >= (\d+)", r"a whole number of \1 or more is wanted here"),
    (r"Expected `int` <= (\d+)", r"a whole number of \1 or less is wanted here"),
    (r"Expected `str` of length >= 1", r"there are no words here"),
    (r"Expected `array` of length >= 1", r"this list is empty"),
    (r"Expected `str` matching regex .*", r"only small letters, digits and _ are used here, a letter first"),
    (r"Invalid RFC3339 encoded date", r"a date such as 2026-12-18 is wanted here"),
    (r"Invalid enum value '(.*)'", r"“\1” is not one of the words that are known here"),
    (r"Object contains unknown field `(.*)`", r"there is no such setting as “\1”"),
    (r"Object missing required field `(.*)`", r"this is missing: “\1”"),
)
"""What msgspec says of a value, and how people say it."""


@dataclass(frozen=True)
class Source:
    """`name` is the file's name as people know it, without the folders it lies in."""

    name: str
    text: str

    def read(self, shape: type[T]) -> T:
        """The text as `shape`, unknown keys refused where the shape forbids them. Raises Problem."""
        return self.shaped(self.table(), shape)

    def table(self) -> dict[str, Any]:
        """The text as TOML has it. Raises Problem."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            at = re.search(r" \(at (?:line (\d+).*|end of document)\)", str(error))
            line = int(at[1]) if at and at[1] else self.text.count("\n") + 1
            reason = str(error).split(" (at ")[0]
            raise self._problem(line, f"this is not written as a setting is, such as review_weeks = 6 ({reason})") from None

    def shaped(self, table: Mapping[str, Any], shape: type[T]) -> T:
        """A table that came from this text, wholly or in part, as `shape`. Raises Problem."""
        try:
            return msgspec.convert(table, shape)
        except msgspec.ValidationError as error:
            reason, _, path = str(error).partition(" - at `$")
            place = _place(path.rstrip("`"))
            unknown = re.fullmatch(r"Object contains unknown field `(.*)`", reason)
            raise self.refuse((*place, unknown[1]) if unknown else place, _plain(reason)) from None

    def has(self, place: Place) -> bool:
        """Whether this text itself gives a value at `place`."""
        return place in _lines_of(self.text)

    def refuse(self, place: Place, reason: str) -> Problem:
        """The Problem to raise for the value at `place`."""
        return self._problem(line_of(self.text, place), reason)

    def _problem(self, line: int, reason: str) -> Problem:
        return Problem(f"{self.name}, line {line}: {reason}.", "Correct the file, then start again.")


def line_of(text: str, place: Place) -> int:
    """The line of the value at `place`, or of the nearest table around it; lines count from 1."""
    lines = _lines_of(text)
    while place not in lines:
        place = place[:-1]
    return lines[place]


def _lines_of(text: str) -> dict[Place, int]:
    lines: dict[Place, int] = {(): 1}
    made: Counter[Place] = Counter()
    table: Place = ()
    quoted = False
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if not quoted and (header := _HEADER.match(stripped)):
            table = _table(header[2].split("."), made, is_array=bool(header[1]))
            lines[table] = number
        elif not quoted and (key := _KEY.match(stripped)):
            lines[(*table, *(part.strip(" \t\"'") for part in key[1].split(".")))] = number
        quoted ^= (line.count('"""') + line.count("'''")) % 2 == 1
    return lines


def _table(names: list[str], made: Counter[Place], *, is_array: bool) -> Place:
    place: Place = ()
    for name in names[:-1]:
        place = (*place, name)
        if made[place]:
            place = (*place, made[place] - 1)
    place = (*place, names[-1])
    if is_array:
        made[place] += 1
        place = (*place, made[place] - 1)
    return place


def _place(path: str) -> Place:
    """msgspec's '.group[0].title' as a Place; what it does not name ('[...]') ends it."""
    known = path.split("[...]")[0]
    return tuple(int(number) if number else name for number, name in re.findall(r"\[(\d+)\]|([A-Za-z0-9_\-]+)", known))


def _plain(reason: str) -> str:
    found = re.fullmatch(r"Expected `(\w+)`, got `(\w+)`", reason)
    if found and found[1] in _WANTED:
        return f"{_WANTED[found[1]]}, not {_KINDS.get(found[2], 'this')}"
    for said, plain in _REASONS:
        if found := re.fullmatch(said, reason):
            return found.expand(plain)
    return f"{reason[:1].lower()}{reason[1:]}".replace("`", "")
