"""A meeting as an entry for a calendar (.ics): initials and the case reference only, for a calendar is no safe place."""

from datetime import UTC, datetime, time, timedelta

from fpz_app.domain.meetings import Meeting

LENGTH = timedelta(hours=1, minutes=30)
SUMMARY = "TAF meeting"


def calendar_entry(meeting: Meeting, *, reference: str, initial: str, now: datetime) -> bytes:
    """One event of an hour and a half at local time, or of the whole day where no time is agreed."""
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", meeting.id)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", f"{SUMMARY} {initial}. {reference}".strip())
    if meeting.at:
        hour, minute = meeting.at.split(":")
        begins = datetime.combine(meeting.on, time(int(hour), int(minute)))
        event.add("dtstart", begins)
        event.add("dtend", begins + LENGTH)
    else:
        event.add("dtstart", meeting.on)
    if meeting.online:
        event.add("location", "online" if not meeting.place else f"{meeting.place} and online")
    elif meeting.place:
        event.add("location", meeting.place)
    event.add("class", "CONFIDENTIAL")
    calendar = Calendar()
    calendar.add("prodid", "-//Family Partnership Zone//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
