"""Drafts: a note that was begun and not finished, as the notes tab keeps it."""

from fpz_app.demo.making import Making, at
from fpz_app.domain.workers import Worker
from fpz_app.store.drafts import Draft


def draft_note(making: Making, writer: Worker) -> Draft:
    begun = at(making.calendar.last, 16, 55)
    return Draft(
        key=f"notes:{making.family.id}",
        worker=writer.id,
        title="your note",
        family=making.family.id,
        content={"text": making.teller.say(making.part.draft)},
        saved_at=begun.isoformat(timespec="seconds"),
    )
