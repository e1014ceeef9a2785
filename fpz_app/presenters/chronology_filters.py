"""Chronology filters: which events are shown, and the words that say so on the page and on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.casework.happenings import Happening, LineKind
from fpz_app.domain.date_reading import read_about
from fpz_app.domain.dates import earliest, latest, say_date
from fpz_app.domain.errors import Problem


@dataclass(frozen=True)
class Filters:
    """`since` and `until` are EDTF texts; everything that is empty leaves nothing out."""

    person: str = ""
    kind: str = ""
    told_by: str = ""
    significant: bool = False
    since: str = ""
    until: str = ""

    @property
    def first(self) -> date:
        return earliest(self.since) if self.since else date.min

    @property
    def last(self) -> date:
        return latest(self.until) if self.until else date.max

    def check(self) -> None:
        """Raises Problem where the time ends before it begins."""
        if self.first > self.last:
            words = f"{say_date(self.until)} is before {say_date(self.since)}."
            raise Problem(words, "Give a later day here, or clear it.", field="until")

    def takes(self, line: Happening, *, at_any_time: bool = False) -> bool:
        """Whose the line is was asked for before. A day that is only about known counts wherever it may have been."""
        in_time = at_any_time or (line.on <= self.last and (line.ends or line.on) >= self.first)
        return (
            in_time
            and (not self.kind or line.kind == self.kind)
            and (not self.told_by or line.told_by == self.told_by)
            and (line.significant or not self.significant)
        )

    def said(self, person: str) -> Iterator[str]:
        """What is left out, in words; `person` is what the one whose chronology it is is called."""
        if self.person:
            yield f"about {person}"
        if self.kind:
            yield self.kind
        if self.told_by:
            yield f"told by {self.told_by}"
        if self.significant:
            yield "significant events only"
        if self.since and self.since == self.until:
            yield f"in {say_date(self.since)}" if len(self.since) < len("2026-11-23") else f"on {say_date(self.since)}"
        elif self.since or self.until:
            begins = f"from {say_date(self.since)}" if self.since else ""
            ends = f"to {say_date(self.until)}" if self.until else ""
            yield " ".join(part for part in (begins, ends) if part)


def kinds_of(lines: Sequence[Happening]) -> list[tuple[str, str]]:
    """The kinds there are, in the order in which a record grows."""
    found = {line.kind for line in lines}
    return [(kind.value, kind.capitalize()) for kind in LineKind if kind in found]


def tellers_of(lines: Sequence[Happening]) -> list[tuple[str, str]]:
    return [(each, each) for each in sorted({line.told_by for line in lines}, key=str.casefold)]


def read_limit(text: str, today: date) -> str:
    """A day, a month, a season or a year as EDTF. Raises Problem; a number alone would be read as an age."""
    if text.strip().isdigit() and len(text.strip()) < len("2026"):
        raise Problem("That is not a day, a month or a year.", "Give a date such as 3 May 2026, May 2026 or 2026.")
    return read_about(text, today)
