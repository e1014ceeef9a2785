"""Warning forms: what is asked to write a warning note, to review it and to end it."""

from datetime import date

from fpz_app.casework import alerts
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.dates import say_date
from fpz_app.domain.forms import Field, Kind
from fpz_app.domain.periods import add_months
from fpz_app.presenters.asked import Asked, day
from fpz_app.presenters.small_form import Given, SmallForm, stands_as_before


def warning(asked: Asked) -> SmallForm:
    desk, clocks = asked.desk, asked.desk.settings.zone.clocks
    fields = (
        Field(
            key="text", kind=Kind.SHORT_TEXT, label="The warning", required=True, help="A few words, such as: dog loose in yard."
        ),
        Field(
            key="person_id", kind=Kind.PERSON, label="Who is it about?", help="Leave it open when it is about the whole family."
        ),
        Field(key="reason", kind=Kind.NARRATIVE, label="How do you know, and what should others do?", required=True),
        review_day(asked),
    )

    def keep(given: Given) -> WarningNote:
        note = WarningNote(
            file_id=asked.family_id,
            family_id=asked.family_id,
            person_id=given.get("person_id") or "",
            text=given["text"].strip(),
            reason=given["reason"],
            made_on=desk.today,
            review_on=date.fromisoformat(given["review_on"]),
        )
        return alerts.write_warning(desk.store, desk.actor, note, months_at_most=clocks.warning_review_most_months)

    return SmallForm(
        title="Write a warning note",
        called="the warning note",
        beneath="It stands at the top of the family’s file for everyone who opens it, until it is ended.",
        save="Write the warning",
        fields=fields,
        start={"review_on": add_months(desk.today, clocks.warning_review_months).isoformat()},
        of=(),
        keep=keep,
        done="The warning is written.",
    )


def review(asked: Asked) -> SmallForm:
    desk, clocks = asked.desk, asked.desk.settings.zone.clocks

    def keep(given: Given) -> WarningNote:
        return alerts.review_warning(
            desk.store,
            desk.actor,
            asked.record_id,
            review_on=date.fromisoformat(given["review_on"]),
            today=desk.today,
            months_at_most=clocks.warning_review_most_months,
        )

    return SmallForm(
        title="The warning is still true",
        called="the review of a warning",
        beneath=_text(asked),
        save="Keep the warning",
        fields=(review_day(asked),),
        start={"review_on": add_months(desk.today, clocks.warning_review_months).isoformat()},
        of=desk.store.find(WarningNote, id=asked.record_id),
        keep=keep,
        done="The warning is kept.",
        undone=stands_as_before(desk, WarningNote, asked.record_id),
    )


def ending(asked: Asked) -> SmallForm:
    desk = asked.desk

    def keep(given: Given) -> WarningNote:
        return alerts.end_warning(desk.store, desk.actor, asked.record_id, why=given["ended_why"], today=desk.today)

    return SmallForm(
        title="The warning is no longer true",
        called="the end of a warning",
        beneath=_text(asked),
        save="End the warning",
        fields=(Field(key="ended_why", kind=Kind.NARRATIVE, label="What has changed?", required=True),),
        start={},
        of=desk.store.find(WarningNote, id=asked.record_id),
        keep=keep,
        done="The warning has ended.",
        undone=stands_as_before(desk, WarningNote, asked.record_id),
    )


def review_day(asked: Asked) -> Field:
    latest = add_months(asked.desk.today, asked.desk.settings.zone.clocks.warning_review_most_months)
    made = day("review_on", "When should it be looked at again?", past=False)
    return Field(key=made.key, kind=made.kind, label=made.label, required=True, help=f"By {say_date(latest)} at the latest.")


def _text(asked: Asked) -> str:
    found = asked.desk.store.find(WarningNote, id=asked.record_id, family_id=asked.family_id)
    return found[0].text if found else ""
