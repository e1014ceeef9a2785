"""A meeting or a visit as a calendar entry (.ics): initials and the case reference only, for a calendar is no safe place."""

from datetime import UTC, date, datetime, time, timedelta

from fpz_app.domain.meetings import Meeting
from fpz_app.domain.visits import Visit

LENGTH, VISIT_LENGTH = timedelta(hours=1, minutes=30), timedelta(hours=1)
SUMMARY, VISIT_SUMMARY = "TAF meeting", "Visit"


def calendar_entry(meeting: Meeting, *, reference: str, initial: str, now: datetime) -> bytes:
    """One event of an hour and a half at local time, or of the whole day where no time is agreed."""
    where = " and ".join(part for part in (meeting.place, "online" if meeting.online else "") if part)
    begins = _moment(meeting.on, meeting.at)
    ends = begins + LENGTH if isinstance(begins, datetime) else None
    return _entry(meeting.id, f"{SUMMARY} {initial}. {reference}", begins, ends, where, now)


def visit_entry(visit: Visit, *, reference: str, initial: str, now: datetime) -> bytes:
    """One event until the hour that was said, or of one hour; where it is stays in the app, for it is a family's home."""
    begins = _moment(visit.on, visit.at)
    ends = None
    if isinstance(begins, datetime):
        ends = datetime.combine(visit.on, time.fromisoformat(visit.until)) if visit.until else begins + VISIT_LENGTH
    return _entry(visit.id, f"{VISIT_SUMMARY} {initial}. {reference}", begins, ends, "", now)


def _moment(day: date, at: str) -> date | datetime:
    return datetime.combine(day, time.fromisoformat(at)) if at else day


def _entry(uid: str, summary: str, begins: date | datetime, ends: datetime | None, where: str, now: datetime) -> bytes:
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", summary.strip())
    event.add("dtstart", begins)
    if ends is not None:
        event.add("dtend", ends)
    if where:
        event.add("location", where)
    event.add("class", "CONFIDENTIAL")
    calendar = Calendar()
    calendar.add("prodid", "-//Family Partnership Zone//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
