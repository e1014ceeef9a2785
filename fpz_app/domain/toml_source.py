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
_KEY = re.compile(r"([A-Za-z0-9_\-]+)\s*=")


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
            raise self._problem(line, f"this is not TOML: {reason}") from None

    def shaped(self, table: Mapping[str, Any], shape: type[T]) -> T:
        """A table that came from this text, wholly or in part, as `shape`. Raises Problem."""
        try:
            return msgspec.convert(table, shape)
        except msgspec.ValidationError as error:
            reason, _, path = str(error).partition(" - at `$")
            place = _place(path.rstrip("`"))
            unknown = re.fullmatch(r"Object contains unknown field `(.*)`", reason)
            raise self.refuse((*place, unknown[1]) if unknown else place, _plain(reason)) from None

    def refuse(self, place: Place, reason: str) -> Problem:
        """The Problem to raise for the value at `place`."""
        return self._problem(line_of(self.text, place), reason)

    def _problem(self, line: int, reason: str) -> Problem:
        return Problem(f"{self.name}, line {line}: {reason}.", "Correct the file, then start again.")


def line_of(text: str, place: Place) -> int:
    """The line of the value at `place`, or of the nearest table around it; lines count from 1."""
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
            lines[(*table, key[1])] = number
        quoted ^= (line.count('"""') + line.count("'''")) % 2 == 1
    while place not in lines:
        place = place[:-1]
    return lines[place]


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
    return tuple(int(part) if part.isdigit() else part for part in re.findall(r"[A-Za-z0-9_\-]+", known))


def _plain(reason: str) -> str:
    reason = re.sub(r"`([^`]*)`", r"“\1”", reason)
    reason = reason.replace("Object contains unknown field", "there is no such setting as")
    reason = reason.replace("Object missing required field", "this is missing:")
    return reason[:1].lower() + reason[1:]
