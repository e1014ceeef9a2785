"""Visits: planned, changed, made, missed and cancelled; a child who was not seen as planned stays in sight."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from fpz_app.casework.chronology import chronology
from fpz_app.casework.due import Due, Urgency
from fpz_app.casework.notes import More, finish_note
from fpz_app.casework.visit_lines import TO_FOLLOW
from fpz_app.casework.visits import cancel_visit, change_visit, family_visits, plan_visit, visit_made, visit_missed, visit_page
from fpz_app.domain.errors import Problem
from fpz_app.domain.notes import Note, NoteKind
from fpz_app.domain.visits import Missed, Visit, VisitState
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.desks import NOW
from tests.helpers.duties import due, next_up, put, see
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stores import OUTSIDER, PRIYA

TOMORROW, FRIDAY = TODAY + timedelta(days=1), date(2026, 11, 20)


@pytest.fixture
def marlows(store: Store) -> Marlows:
    made = make_marlows(store)
    see(store, made, date(2026, 11, 12))
    put(store, OUTSIDER)
    return made


def visit_of(marlows: Marlows, on: date = TODAY, **more: Any) -> Visit:
    given: dict[str, Any] = {"whom": (marlows.callum.id, marlows.ellie.id), "at": "10:30", "visitor_id": PRIYA.id, **more}
    return Visit(file_id=marlows.id, family_id=marlows.id, on=on, **given)


def planned(store: Store, marlows: Marlows, on: date = TODAY, **more: Any) -> Visit:
    """Stored as it is, also on a day that has gone by."""
    visit = visit_of(marlows, on, **more)
    put(store, visit)
    return visit


def refused(words: str, field: str) -> "pytest.RaisesExc[Problem]":
    return pytest.RaisesExc(Problem, match=words, check=lambda problem: problem.field == field)


def lines(store: Store, what: str, asker: Worker = PRIYA, today: date = TODAY) -> list[Due]:
    return [line for line in due(store, asker, today) if line.what == what]


@pytest.mark.parametrize(
    ("changed", "words", "field"),
    [
        ({"on": FRIDAY}, "in the past", "on"),
        ({"whom": ()}, "whom you will see", "whom"),
        ({"at": "", "until": "11:00"}, "not from when", "at"),
        ({"until": "10:30"}, "ends before it begins", "until"),
    ],
)
def test_a_visit_that_cannot_be_is_refused_at_its_field(
    store: Store, marlows: Marlows, changed: dict[str, Any], words: str, field: str
) -> None:
    with refused(words, field):
        plan_visit(store, PRIYA, replace(visit_of(marlows), **changed), TODAY)


def test_a_visit_is_the_planners_own_unless_it_says_whose(store: Store, marlows: Marlows) -> None:
    assert plan_visit(store, PRIYA, visit_of(marlows, visitor_id=""), TODAY).visitor_id == PRIYA.id


def test_somebody_who_has_left_is_not_sent_on_a_visit(store: Store, marlows: Marlows) -> None:
    put(store, replace(OUTSIDER, left=True))
    with refused("cannot make this visit", "visitor_id"):
        plan_visit(store, PRIYA, visit_of(marlows, visitor_id=OUTSIDER.id), TODAY)


def test_somebody_who_may_not_open_the_file_is_not_sent_there(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    put(store, OUTSIDER)
    with refused("cannot make this visit", "visitor_id"):
        plan_visit(store, PRIYA, visit_of(hidden, visitor_id=OUTSIDER.id), TODAY)


def test_a_visit_of_today_says_whom_where_and_when(store: Store, marlows: Marlows) -> None:
    planned(store, marlows, until="11:15")
    (line,) = lines(store, "Visit at home")
    assert (line.urgency, line.detail, line.when) == (
        Urgency.TODAY, "Callum and Ellie; 14 Bay Close, Swanage", "10:30 to 11:15",
    )  # fmt: skip


def test_a_visit_of_another_day_says_which(store: Store, marlows: Marlows) -> None:
    planned(store, marlows, TOMORROW, place="Swanage School")
    (line,) = lines(store, "Visit")
    assert (line.detail, line.when) == ("Callum and Ellie; Swanage School", "10:30 tomorrow")


def test_a_visit_stands_on_its_visitors_day_and_not_on_the_leads(store: Store, marlows: Marlows) -> None:
    planned(store, marlows, visitor_id=OUTSIDER.id)
    assert len(lines(store, "Visit at home", OUTSIDER)) == 1
    assert lines(store, "Visit at home") == []


def test_the_family_page_names_who_visits(store: Store, marlows: Marlows) -> None:
    planned(store, marlows, visitor_id=OUTSIDER.id)
    assert [line.who for line in next_up(store, marlows) if line.what == "Visit at home"] == ["Sam Ellery"]


def test_visits_of_a_day_stand_in_the_order_of_their_hours(store: Store, marlows: Marlows) -> None:
    for at in ("15:00", "", "09:00"):
        planned(store, marlows, at=at)
    assert [line.begins for line in lines(store, "Visit at home")] == ["09:00", "15:00", ""]


def test_a_visit_whose_day_went_by_asks_what_became_of_it(store: Store, marlows: Marlows) -> None:
    visit = planned(store, marlows, FRIDAY)
    (line,) = lines(store, "Was the visit made?")
    assert (line.urgency, line.item_id, line.tab) == (Urgency.OVERDUE, visit.id, "visit")
    assert line.detail == "Callum and Ellie, planned for Friday 20 November"


def test_the_lead_is_told_too_that_nobody_settled_a_colleagues_visit(store: Store, marlows: Marlows) -> None:
    planned(store, marlows, FRIDAY, visitor_id=OUTSIDER.id)
    assert [line.who for line in lines(store, "Was the visit made?")] == ["Sam Ellery"]


def test_the_visit_of_somebody_who_has_left_stands_on_the_leads_day(store: Store, marlows: Marlows) -> None:
    planned(store, marlows, TOMORROW, visitor_id=OUTSIDER.id)
    put(store, replace(OUTSIDER, left=True))
    assert [line.who for line in lines(store, "Visit at home")] == ["Sam Ellery"]


def a_note(marlows: Marlows, **more: Any) -> Note:
    return Note(**{"file_id": marlows.id, "family_id": marlows.id, "author_id": PRIYA.id, "on": FRIDAY, "text": "Seen.", **more})


def test_of_a_visit_that_was_made_only_its_note_is_asked_for(store: Store, marlows: Marlows) -> None:
    visit = planned(store, marlows, FRIDAY)
    made = visit_made(store, PRIYA, visit.id, on=FRIDAY, today=TODAY)
    assert (made.state, made.settled_on) == (VisitState.MADE, FRIDAY)
    assert lines(store, "Was the visit made?") == []
    (line,) = lines(store, TO_FOLLOW)
    assert (line.urgency, line.when, line.detail) == (
        Urgency.OVERDUE, "3 days over", "Callum and Ellie; made on Friday 20 November",
    )  # fmt: skip


def test_a_visit_that_was_made_asks_for_nothing_more_once_its_note_is_written(store: Store, marlows: Marlows) -> None:
    visit = planned(store, marlows, FRIDAY)
    visit_made(store, PRIYA, visit.id, on=FRIDAY, today=TODAY)
    finish_note(store, PRIYA, a_note(marlows), today=TODAY, now=NOW, more=More(visit_id=visit.id))
    assert lines(store, TO_FOLLOW) == []
    assert store.get(Visit, visit.id).note_id


def test_the_lead_is_told_from_the_next_day_on_that_a_colleague_owes_a_note(store: Store, marlows: Marlows) -> None:
    visit = planned(store, marlows, TODAY, visitor_id=OUTSIDER.id)
    visit_made(store, PRIYA, visit.id, on=TODAY, today=TODAY)
    assert (len(lines(store, TO_FOLLOW)), [line.who for line in lines(store, TO_FOLLOW, today=TOMORROW)]) == (0, ["Sam Ellery"])


def test_a_note_of_another_family_does_not_tell_of_the_visit(store: Store, marlows: Marlows) -> None:
    visit, note = planned(store, marlows, FRIDAY), a_note(make_marlows(store))
    put(store, note)
    with pytest.raises(Gone):
        visit_made(store, PRIYA, visit.id, on=FRIDAY, today=TODAY, note_id=note.id)


def test_notes_of_visits_that_tell_of_none_are_offered(store: Store, marlows: Marlows) -> None:
    visit, note = planned(store, marlows, FRIDAY), a_note(marlows)
    before, call = a_note(marlows, on=FRIDAY - timedelta(days=1)), a_note(marlows, kind=NoteKind.CALL)
    tied = a_note(marlows)
    put(store, note, before, call, tied, visit_of(marlows, FRIDAY, state=VisitState.MADE, note_id=tied.id))
    assert visit_page(store, PRIYA, marlows.id, TODAY, visit_id=visit.id).untied == (note,)


def test_the_note_can_come_after_the_word_that_it_was_made(store: Store, marlows: Marlows) -> None:
    visit, note = planned(store, marlows, FRIDAY), a_note(marlows)
    put(store, note)
    visit_made(store, PRIYA, visit.id, on=FRIDAY, today=TODAY)
    assert visit_made(store, PRIYA, visit.id, on=FRIDAY, today=TODAY, note_id=note.id).note_id == note.id


def test_a_visit_is_not_made_before_its_day(store: Store, marlows: Marlows) -> None:
    with refused("not been made yet", "on"):
        visit_made(store, PRIYA, planned(store, marlows, TOMORROW).id, on=TOMORROW, today=TODAY)


@pytest.mark.parametrize(
    ("missed", "why", "words", "field"),
    [(Missed.NOT_SAID, "", "why the visit could not", "missed"), (Missed.OTHER, " ", "what happened", "why")],
)
def test_a_missed_visit_says_why(store: Store, marlows: Marlows, missed: Missed, why: str, words: str, field: str) -> None:
    visit = planned(store, marlows)
    with refused(words, field):
        visit_missed(store, PRIYA, visit.id, missed=missed, why=why, today=TODAY)


def test_a_visit_ahead_was_not_missed(store: Store, marlows: Marlows) -> None:
    with refused("has not come yet", "missed"):
        visit_missed(store, PRIYA, planned(store, marlows, TOMORROW).id, missed=Missed.NOBODY_IN, why="", today=TODAY)


def miss(store: Store, marlows: Marlows, missed: Missed = Missed.NOBODY_IN, **more: Any) -> Visit:
    visit = planned(store, marlows, FRIDAY, **more)
    return visit_missed(store, PRIYA, visit.id, missed=missed, why="", today=TODAY)


def test_children_not_seen_as_planned_need_a_decision(store: Store, marlows: Marlows) -> None:
    miss(store, marlows)
    (line,) = lines(store, "Not seen as planned")
    assert (line.urgency, line.detail, line.when) == (
        Urgency.DECIDE, "Callum and Ellie; nobody was in", "visit on Friday 20 November",
    )  # fmt: skip


def test_a_child_who_was_seen_since_needs_none(store: Store, marlows: Marlows) -> None:
    miss(store, marlows)
    see(store, marlows, TODAY, marlows.ellie)
    assert [line.detail for line in lines(store, "Not seen as planned")] == ["Callum; nobody was in"]


def test_another_visit_that_is_planned_answers_for_the_child(store: Store, marlows: Marlows) -> None:
    miss(store, marlows)
    plan_visit(store, PRIYA, visit_of(marlows, TOMORROW), TODAY)
    assert lines(store, "Not seen as planned") == []


def test_the_line_of_children_to_be_seen_says_that_a_visit_could_not_be_made(store: Store, marlows: Marlows) -> None:
    miss(store, marlows)
    (line,) = lines(store, "See the children", today=TODAY + timedelta(weeks=2))
    assert line.detail == "Callum, Ellie and Noah, last seen 12 November; a visit on 20 November could not be made"


def test_a_missed_visit_stands_in_the_chronology_of_those_it_was_for(store: Store, marlows: Marlows) -> None:
    miss(store, marlows, Missed.NOT_THERE)
    found = [each for each in chronology(store, PRIYA, marlows.id, person_id=marlows.callum.id) if each.tab == "visit"]
    assert [(each.on, each.what, each.detail, each.significant) for each in found] == [
        (FRIDAY, "Visit that could not be made", "The child was not there", True)
    ]


def test_a_visit_that_we_could_not_make_is_no_sign_of_the_familys(store: Store, marlows: Marlows) -> None:
    miss(store, marlows, Missed.NOT_US)
    assert [each.significant for each in chronology(store, PRIYA, marlows.id) if each.tab == "visit"] == [False]


def test_cancelling_says_why(store: Store, marlows: Marlows) -> None:
    visit = planned(store, marlows, TOMORROW)
    with refused("why the visit is cancelled", "why"):
        cancel_visit(store, PRIYA, visit.id, " ", TODAY)
    assert cancel_visit(store, PRIYA, visit.id, "Noah is ill.", TODAY).state is VisitState.CANCELLED


@pytest.mark.parametrize("state", [VisitState.MADE, VisitState.MISSED, VisitState.CANCELLED])
def test_a_visit_that_is_over_is_not_planned_anew(store: Store, marlows: Marlows, state: VisitState) -> None:
    visit = planned(store, marlows, state=state)
    with pytest.raises(Problem, match="This visit"):
        change_visit(store, PRIYA, replace(visit, on=TOMORROW), TODAY)


def test_a_change_is_kept(store: Store, marlows: Marlows) -> None:
    visit = planned(store, marlows)
    change_visit(store, PRIYA, replace(visit, on=TOMORROW, at="16:00"), TODAY)
    assert [(row.visit.on, row.visitor, row.whom) for row in family_visits(store, PRIYA, marlows.id)] == [
        (TOMORROW, "Priya Nair", ("Callum", "Ellie"))
    ]


def test_a_new_visit_can_name_everyone_of_the_family(store: Store, marlows: Marlows) -> None:
    page = visit_page(store, PRIYA, marlows.id, TODAY)
    assert [each.name for each in page.people] == ["Callum", "Ellie", "Noah", "Kerry"]
    assert (page.row, page.may_record) == (None, True)


def test_a_visit_of_another_family_is_not_shown_here(store: Store, marlows: Marlows) -> None:
    visit, others = planned(store, marlows), make_marlows(store)
    assert visit_page(store, PRIYA, others.id, TODAY, visit_id=visit.id).row is None
