"""Drafts: a note that was begun and not finished, as the notes tab keeps it."""

from fpz_app.demo.making import Making, at
from fpz_app.domain.dates import say_day
from fpz_app.domain.notes import NoteKind
from fpz_app.domain.workers import Worker
from fpz_app.store.drafts import Draft


def draft_note(making: Making, writer: Worker) -> Draft:
    on = making.calendar.last
    begun = at(on, 16, 55)
    home = [person.id for _, person in making.adults_at_home()[:1]]
    typed = {
        "id": making.ids.new(),
        "begun": begun.isoformat(timespec="minutes"),
        "kind": NoteKind.VISIT.value,
        "on": on.isoformat(),
        "about": [child.id for _, child in making.children(unborn=False)],
        "seen": dict.fromkeys([*home, making.people["child"].id], "seen"),
        "text": making.teller.say(making.part.draft),
    }
    return Draft(
        key=f"notes:new:{making.family.id}",
        worker=writer.id,
        title=f"your note, visit on {say_day(on, making.today)}",
        family=making.family.id,
        content=typed,
        saved_at=begun.isoformat(timespec="seconds"),
    )
