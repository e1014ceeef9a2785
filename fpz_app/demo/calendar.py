"""Calendar: when things happened in a family's early help, worked out from today."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from fpz_app.demo.shapes import Part
from fpz_app.domain.periods import is_working_day

_REVIEW = 42
_PLANNED = ("plan", "review", "paused", "closed")


def on_weekday(day: date) -> date:
    """The day itself, or the last working day before a weekend or a bank holiday."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


@dataclass(frozen=True)
class Calendar:
    """`versions` are the days on which the plan was agreed; phases are the spans in which notes fall."""

    today: date
    requested: date
    agreed: tuple[date, ...]
    assessed: tuple[tuple[date, date], ...]
    draft_since: date | None
    versions: tuple[date, ...]
    review_on: date
    ended: date | None
    last: date

    def phase(self, number: int) -> tuple[date, date]:
        start = self.requested
        first = next((span for span in self.assessed if span[0] >= start), None)
        begun = first[0] if first else self.draft_since or start + timedelta(days=10)
        done = first[1] if first else self.last
        planned = self.versions[0] if self.versions else done
        recent = max(self.last - timedelta(days=20), planned)
        spans = {
            1: (start, self.agreed[0] if self.agreed else begun),
            2: (begun, done),
            3: (planned, min(planned + timedelta(days=30), self.last)),
            4: (min(planned + timedelta(days=31), recent), recent),
            5: (recent, self.last),
        }
        one, other = spans[number]
        return min(one, self.last), min(max(one, other), self.last)


def calendar(part: Part, today: date, rng: random.Random) -> Calendar:
    """The days of one family; what its part gives in days ago stands, the rest follows the usual pace."""

    def ago(days: int) -> date:
        return on_weekday(today - timedelta(days=days))

    begun = part.weeks * 7
    timing = part.timing
    ended = ago(part.quiet) if part.state in ("closed", "not agreed") else None
    agreed = timing.agreed or ([] if part.state in ("requested", "seeking", "not agreed") else [begun - rng.randint(7, 9)])
    has_plan = part.state in _PLANNED
    assessed = list(timing.assessed or ([(begun - 10, begun - rng.randint(36, 40))] if has_plan else []))
    assessed = [(begun - 10, part.quiet)] if part.state == "planning" else assessed
    if part.earlier and assessed:
        assessed.insert(0, (begun + 320, begun + 290))
    assessed = [] if part.brief else assessed
    draft_since = timing.draft_since if timing.draft_since is not None else (begun - 10 if part.state == "assessing" else None)
    first = begun - rng.randint(44, 48)
    end = part.quiet if ended else 0
    versions = timing.versions or (list(range(first, max(end - 1, -1), -_REVIEW)) if has_plan else [])
    last_version = versions[-1] if versions else 0
    return Calendar(
        today=today,
        requested=ago(begun),
        agreed=tuple(ago(each) for each in agreed),
        assessed=tuple((ago(start), ago(end)) for start, end in assessed),
        draft_since=ago(draft_since) if draft_since is not None else None,
        versions=tuple(ago(each) for each in versions),
        review_on=_next_review(today, last_version, late=part.state == "review"),
        ended=ended,
        last=ago(part.quiet),
    )


def _next_review(today: date, last_version: int, *, late: bool) -> date:
    day = today + timedelta(days=-4 if late else _REVIEW - last_version)
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
