"""Level of need, judged per child with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fpz_app.domain.record import Record, narrative, safety

LEVELS = {1: "Universal", 2: "Universal plus", 3: "Partnership plus", 4: "Statutory or specialist"}


@dataclass(frozen=True, kw_only=True)
class LevelOfNeed(Record):
    """One judgement for one child on one day; the latest stands, earlier ones are its history."""

    family_id: str
    person_id: str
    level: int = safety(1)
    on: date
    reason: str = narrative()
    decided_by: str = ""
    assessment_id: str = ""


def family_level(judgements: Iterable[LevelOfNeed]) -> int | None:
    """The highest of each child's latest level; None where nobody was judged yet."""
    latest: dict[str, LevelOfNeed] = {}
    for judgement in sorted(judgements, key=lambda each: (each.on, each.id)):
        latest[judgement.person_id] = judgement
    return max((judgement.level for judgement in latest.values()), default=None)
