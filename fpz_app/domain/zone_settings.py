"""Zone settings: the clocks, names and numbers that a zone decides for itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec

from fpz_app.domain.toml_source import Source

Count = Annotated[int, msgspec.Meta(ge=1, le=400)]


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Clocks(_Shape, frozen=True, kw_only=True):
    """Each name ends in its unit; working days are those of the England calendar."""

    allocation_working_days: Count
    assessment_working_days: Count
    assessment_warn_working_days: Count
    first_scaling_weeks: Count
    scaling_weeks: Count
    first_meeting_working_days: Count
    review_weeks: Count
    review_least_weeks: Count
    review_most_weeks: Count
    minutes_working_days: Count
    child_seen_weeks: Count
    screening_months: Count
    return_interview_hours: Count
    missing_alert_times: Count
    missing_alert_days: list[Count]
    drift_months: Count
    drift_reviews: Count
    supervision_months: Count
    escalation_working_days: Count
    warning_review_months: Count
    warning_review_most_months: Count
    after_step_down_working_days: Count
    subject_access_months: Count
    subject_access_more_months: Count


class FrontDoor(_Shape, frozen=True, kw_only=True):
    acknowledge_working_days: Count
    red_hours: Count
    amber_working_days: Count
    green_working_days: Count
    referral_working_days: Count
    school_told_by: Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Numbers(_Shape, frozen=True, kw_only=True):
    """Whom a family rings; '' until the zone gives one."""

    duty: str
    out_of_hours: str


class Plans(_Shape, frozen=True, kw_only=True):
    actions_at_most: Count


class _ZoneShape(_Shape, frozen=True, kw_only=True):
    wording: str
    localities: list[str]
    levels: dict[str, str]
    clocks: Clocks
    front_door: FrontDoor
    phones: Numbers
    plans: Plans


_IN_ORDER = (
    ("assessment_warn_working_days", "assessment_working_days"),
    ("review_least_weeks", "review_weeks"),
    ("review_weeks", "review_most_weeks"),
    ("warning_review_months", "warning_review_most_months"),
)


@dataclass(frozen=True, kw_only=True)
class ZoneSettings:
    """`levels` are the zone's names of the four levels of need; `wording` is a key of the wordings."""

    wording: str
    localities: tuple[str, ...]
    levels: Mapping[int, str]
    clocks: Clocks
    front_door: FrontDoor
    phones: Numbers
    plans: Plans


def read_zone_settings(default: Source, own: Source | None, wordings: Collection[str]) -> ZoneSettings:
    """The shipped settings with a zone's own over them. Raises Problem with file, line and reason."""
    source = own or default
    table = _over(default.table(), own.table()) if own else default.table()
    file = source.shaped(table, _ZoneShape)
    if sorted(file.levels) != ["1", "2", "3", "4"]:
        raise source.refuse(("levels",), "the levels of need are 1, 2, 3 and 4")
    if file.wording not in wordings:
        raise source.refuse(("wording",), f"there is no wording “{file.wording}”, only {', '.join(wordings)}")
    for lesser, greater in _IN_ORDER:
        if getattr(file.clocks, lesser) > getattr(file.clocks, greater):
            raise source.refuse(("clocks", lesser), f"{lesser} is more than {greater}")
    return ZoneSettings(
        wording=file.wording,
        localities=tuple(file.localities),
        levels={int(number): name for number, name in file.levels.items()},
        clocks=file.clocks,
        front_door=file.front_door,
        phones=file.phones,
        plans=file.plans,
    )


def _over(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(shipped)
    for key, value in own.items():
        before = merged.get(key)
        merged[key] = _over(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return merged
