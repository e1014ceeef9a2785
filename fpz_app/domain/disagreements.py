"""Professional disagreement: raised from an answer, taken stage by stage until somebody settles it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.periods import add_working_days
from fpz_app.domain.record import Record, narrative

LEVELS = ("practitioners", "line managers", "senior managers", "the partnership")
"""Who talks at stages 1 to 4 (domain.md §8)."""


class Settled(StrEnum):
    ACCEPTED = "the front door accepts after all"
    STAYS = "the answer stays as it was"
    OTHER_WAY = "another way was found"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage: who talked to whom, from what day, and what came of it where it went on from there."""

    began_on: date
    who: str
    came_of_it: str = ""


@dataclass(frozen=True, kw_only=True)
class Disagreement(Record):
    """`unsafe` is whether a child is not safe now: then every stage is for the same day."""

    family_id: str
    step_up_id: str
    raised_by: str = ""
    issue: str = narrative()
    our_view: str = narrative()
    their_view: str = narrative()
    safety: str = narrative()
    unsafe: bool = False
    stages: tuple[Stage, ...] = ()
    settled: Settled | None = None
    settled_on: date | None = None
    outcome: str = narrative()
    learning: str = narrative()

    @property
    def stage(self) -> int:
        return len(self.stages)

    @property
    def stage_words(self) -> str:
        """'stage 2, line managers'."""
        return f"stage {self.stage}, {LEVELS[self.stage - 1]}"

    def due(self, working_days: int) -> date | None:
        """By when this stage is to end; None once it is settled."""
        if self.settled_on or not self.stages:
            return None
        began = self.stages[-1].began_on
        return began if self.unsafe else add_working_days(began, working_days)

    def check(self, today: date) -> None:
        """Raises Problems."""
        found = [
            Problem(message, "Write it in a sentence or two.", field=name)
            for name, message in _ASKED.items()
            if not getattr(self, name).strip()
        ]
        if self.stages and self.stages[-1].began_on > today:
            found.append(Problem("The stage begins in the future.", "Give the day it began.", field="began_on"))
        raise_any(found)


_ASKED = {
    "issue": "It does not say what you disagree about.",
    "our_view": "Our view is missing.",
    "their_view": "Their view is missing.",
    "safety": "It does not say whether each child is safe now.",
}
