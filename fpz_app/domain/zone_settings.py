"""Zone settings: the clocks, names, numbers and school holidays that a zone decides for itself."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any

import msgspec

from fpz_app.domain.toml_source import Source

Count = Annotated[int, msgspec.Meta(ge=1, le=400)]
Words = Annotated[str, msgspec.Meta(min_length=1)]


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
    break_glass_review_working_days: Count
    subject_access_months: Count
    subject_access_more_months: Count


class FrontDoor(_Shape, frozen=True, kw_only=True):
    acknowledge_working_days: Count
    red_hours: Count
    amber_working_days: Count
    green_working_days: Count
    referral_working_days: Count
    school_told_by: str


class Numbers(_Shape, frozen=True, kw_only=True):
    """Whom a family rings; '' until the zone gives one."""

    duty: str
    out_of_hours: str


class Plans(_Shape, frozen=True, kw_only=True):
    actions_at_most: Count


class PuttingOff(_Shape, frozen=True, kw_only=True):
    """For how many days a line of Today can be put off at most."""

    most_days: Count


class AttachmentRules(_Shape, frozen=True, kw_only=True):
    """`photos`: whether photos may be kept in families' files."""

    photos: bool


class SchoolHoliday(_Shape, frozen=True, kw_only=True):
    """Weeks without school, from the first day to the last."""

    name: Words
    first: date
    last: date


class _Levels(_Shape, frozen=True, kw_only=True):
    one: Words = msgspec.field(name="1")
    two: Words = msgspec.field(name="2")
    three: Words = msgspec.field(name="3")
    four: Words = msgspec.field(name="4")


class _ZoneShape(_Shape, frozen=True, kw_only=True):
    wording: str
    localities: Annotated[list[Words], msgspec.Meta(min_length=1)]
    levels: _Levels
    clocks: Clocks
    front_door: FrontDoor
    phones: Numbers
    plans: Plans
    putting_off: PuttingOff
    attachments: AttachmentRules
    school_holidays: list[SchoolHoliday]


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
    putting_off: PuttingOff
    attachments: AttachmentRules
    school_holidays: tuple[SchoolHoliday, ...]


def read_zone_settings(default: Source, own: Source | None, wordings: Collection[str]) -> ZoneSettings:
    """The shipped settings with a zone's own over them. Raises Problem with file, line and reason."""
    source = own or default
    table = _over(default.table(), own.table()) if own else default.table()
    file = source.shaped(table, _ZoneShape)
    if file.wording not in wordings:
        raise source.refuse(("wording",), f"there is no wording “{file.wording}”, only {', '.join(wordings)}")
    _check_clocks(source, file.clocks)
    _check_school(source, file.front_door, file.school_holidays)
    return ZoneSettings(
        wording=file.wording,
        localities=tuple(file.localities),
        levels=dict(enumerate(msgspec.structs.astuple(file.levels), start=1)),
        clocks=file.clocks,
        front_door=file.front_door,
        phones=file.phones,
        plans=file.plans,
        putting_off=file.putting_off,
        attachments=file.attachments,
        school_holidays=tuple(file.school_holidays),
    )


def _check_clocks(source: Source, clocks: Clocks) -> None:
    for lesser, greater in _IN_ORDER:
        if getattr(clocks, lesser) > getattr(clocks, greater):
            written = next((name for name in (lesser, greater) if source.has(("clocks", name))), lesser)
            raise source.refuse(("clocks", written), f"{lesser} is more than {greater}")
    if not clocks.missing_alert_days:
        raise source.refuse(("clocks", "missing_alert_days"), "give at least one number of days")


def _check_school(source: Source, front_door: FrontDoor, holidays: Sequence[SchoolHoliday]) -> None:
    if not _is_time(front_door.school_told_by):
        raise source.refuse(("front_door", "school_told_by"), f"“{front_door.school_told_by}” is not a time such as 15:00")
    for number, each in enumerate(holidays):
        if each.last < each.first:
            raise source.refuse(("school_holidays", number, "last"), f"the holiday “{each.name}” ends before it begins")


def _is_time(text: str) -> bool:
    try:
        return f"{time.fromisoformat(text):%H:%M}" == text
    except ValueError:
        return False


def _over(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(shipped)
    for key, value in own.items():
        before = merged.get(key)
        merged[key] = _over(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return merged
