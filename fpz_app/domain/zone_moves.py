"""Moves between zones: a manager asks that a family's file goes to another zone of the centre, which carries it out."""

from dataclasses import dataclass
from datetime import date

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.record import Record, narrative


@dataclass(frozen=True, kw_only=True)
class ZoneMove(Record):
    """`takes_up` is the name of the worker there who agreed to take the family up; `agreed` what the family was told and said.

    The centre writes `moved_on` when the file has gone.
    """

    family_id: str
    to_zone: str
    takes_up: str
    reason: str = narrative()
    agreed: str = narrative()
    asked_by: str = ""
    asked_on: date
    moved_on: date | None = None

    def check(self) -> None:
        found = []
        if not self.to_zone.strip():
            found.append(Problem("The zone is missing.", "Give its name, such as Purbeck.", field="to_zone"))
        if not self.takes_up.strip():
            found.append(Problem("Nobody takes the family up.", "Give the name of who agreed to.", field="takes_up"))
        if not self.reason.strip():
            found.append(Problem("The move has no reason.", "Say why the family is better placed there.", field="reason"))
        if not self.agreed.strip():
            found.append(Problem("The family’s view is missing.", "Say what they were told and what they said.", field="agreed"))
        raise_any(found)
