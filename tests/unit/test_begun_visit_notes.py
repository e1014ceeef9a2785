"""Begun notes of visits: one line on Today for a visit and the note that tells of it."""

from datetime import date

import pytest

from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.visit_lines import TO_FOLLOW, UNSETTLED
from fpz_app.casework.visits import visit_made
from fpz_app.domain.visits import Visit
from fpz_app.store.drafts import Draft
from fpz_app.store.store import Store
from tests.helpers.duties import due, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import PRIYA

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    see(store, made, date(2026, 11, 12))
    return made


def planned(store: Store, marlows: Marlows, on: date) -> Visit:
    whom = (marlows.callum.id, marlows.ellie.id)
    visit = Visit(file_id=marlows.id, family_id=marlows.id, on=on, whom=whom, at="10:30", visitor_id=PRIYA.id)
    put(store, visit)
    return visit


def lines(store: Store, what: str) -> list[Due]:
    return [line for line in due(store, PRIYA, TODAY) if line.what == what]


def begin_note_of(store: Store, marlows: Marlows, visit: Visit) -> None:
    content = {"visit_id": visit.id, "text": "Callum"}
    title = "your note, visit on 20 November"
    store.save_draft(Draft(f"notes:new:{marlows.id}", PRIYA.id, title, marlows.id, content, "2026-11-23T09:00:00"))


def test_a_note_that_is_begun_is_one_line_which_says_how_late_it_is(store: Store, marlows: Marlows) -> None:
    visit = planned(store, marlows, FRIDAY)
    visit_made(store, PRIYA, visit.id, on=FRIDAY, today=TODAY)
    begin_note_of(store, marlows, visit)
    (line,) = lines(store, "Finish your note")
    assert (line.tab, line.item_id, line.is_draft, lines(store, TO_FOLLOW)) == ("notes", "new", True, [])
    assert (line.urgency, line.when, line.detail) == (
        Urgency.OVERDUE, "3 days over", "visit on 20 November; draft, on this laptop only",
    )  # fmt: skip


def test_whether_a_visit_was_made_is_not_asked_beside_the_note_that_tells_of_it(store: Store, marlows: Marlows) -> None:
    begin_note_of(store, marlows, planned(store, marlows, FRIDAY))
    (line,) = lines(store, "Finish your note")
    assert (line.urgency, lines(store, UNSETTLED)) == (Urgency.OVERDUE, [])
    assert line.why.endswith("say what became of it; a note that tells of it is begun and kept on this laptop")
