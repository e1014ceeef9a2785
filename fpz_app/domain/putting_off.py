"""Putting off: a line of Today that waits until a later day, with a reason that everybody who may read the file can see."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, narrative

TOMORROW = timedelta(days=1)


class Guard(StrEnum):
    """How far a line may be put off; the words say why not further."""

    OPEN = ""
    TOMORROW = "It is about somebody’s safety, so once its day has come it waits until tomorrow at most."
    NEVER = "Somebody waits for it or may be unsafe meanwhile, so it stays until it is done."
    DRAFT = "A draft is kept on this laptop alone: finish it, or throw it away."


@dataclass(frozen=True, kw_only=True)
class PutOff(Record):
    """One line of one worker's Today: `what`, `tab`, `item_id`, `due` and `detail` are what it said then.

    It comes back on `until`, when what it says changes, or when somebody brings it back (`ended_on`).
    """

    family_id: str
    worker_id: str
    what: str
    detail: str = ""
    tab: str
    item_id: str = ""
    due: date | None = None
    put_off_on: date
    until: date
    reason: str = narrative()
    ended_on: date | None = None

    def check(self, guard: Guard, *, today: date, most_days: int) -> None:
        """Raises Problems: no reason, a day that is not ahead, or one further off than the line's guard and the zone allow."""
        if guard in (Guard.NEVER, Guard.DRAFT):
            raise Problem("This line cannot be put off.", guard)
        found = []
        if not self.reason.strip():
            found.append(Problem("It does not say why it is put off.", "Write the reason in a few words.", field="reason"))
        last = latest_day(guard, self.due, today=today, most_days=most_days)
        if self.until <= today:
            found.append(Problem("That day is not ahead.", "Give a day from tomorrow on.", field="until"))
        elif self.until > last:
            why = guard or f"A line can wait {most_days} days at most here."
            found.append(Problem(f"That is too far off: {say_date(last)} is the latest day.", why, field="until"))
        raise_any(found)


def latest_day(guard: Guard, due: date | None, *, today: date, most_days: int) -> date:
    """The last day until which a line may be put off; one of safety to its own day, or to tomorrow once that has come."""
    most = today + timedelta(days=most_days)
    if guard is Guard.OPEN:
        return most
    return min(most, max(today + TOMORROW, due or today))
