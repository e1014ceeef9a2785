"""Chronology: every record with a day in one line of time, for those who may read them."""

from collections.abc import Sequence
from datetime import date

import pytest

from fpz_app.casework.chronology import chronology
from fpz_app.casework.happenings import Happening
from fpz_app.domain.agreements import Agreement, Answer
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.frontdoor import Contact, Referral
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.notes import Note, NoteKind, Words
from fpz_app.domain.people import Membership
from fpz_app.domain.plans import PlanVersion
from fpz_app.domain.record import Record, new_id
from fpz_app.presenters import places
from fpz_app.presenters.chronology import ChronologyPresenter
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.chronology_view import ChronologyShown
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stepping_down import accepted
from tests.helpers.stepping_up import answered
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def put(store: Store, *records: Record) -> None:
    with store.work(PRIYA, "Write") as work:
        work.put_all(records)


def a_note(marlows: Marlows, **more: object) -> Note:
    plain = {"file_id": marlows.id, "family_id": marlows.id, "author_id": PRIYA.id, "on": date(2026, 11, 16), "text": "Came in."}
    return Note(**{**plain, **more})  # type: ignore[arg-type]


def whats(lines: Sequence[Happening]) -> list[str]:
    return [line.what for line in lines if line.source != "People"]


def test_it_draws_from_every_record_that_has_a_day_newest_first(store: Store, marlows: Marlows) -> None:
    put(
        store,
        a_note(marlows, kind=NoteKind.CALL),
        Agreement(file_id=marlows.id, family_id=marlows.id, on=date(2026, 10, 6), agreed_by=(marlows.kerry.id,)),
        Assessment(
            file_id=marlows.id,
            family_id=marlows.id,
            form="family_assessment",
            form_version=1,
            state=AssessmentState.APPROVED,
            started_on=date(2026, 10, 7),
            completed_on=date(2026, 10, 19),
        ),
        LevelOfNeed(file_id=marlows.id, family_id=marlows.id, person_id=marlows.callum.id, level=3, on=date(2026, 10, 20)),
        PlanVersion(
            file_id=marlows.id,
            family_id=marlows.id,
            plan_id=new_id(),
            version=1,
            agreed_on=date(2026, 10, 21),
            agreed_at=NOW,
            content={},
        ),
    )
    assert whats(chronology(store, PRIYA, marlows.id)) == [
        "Call",
        "Plan agreed, version 1",
        "Callum: level 3, Partnership plus",
        "Assessment finished",
        "Assessment started",
        "Agreed to take part",
        "Early help asked for",
    ]


def test_levels_are_called_as_the_zone_calls_them(store: Store, marlows: Marlows) -> None:
    put(store, LevelOfNeed(file_id=marlows.id, family_id=marlows.id, person_id=marlows.callum.id, level=3, on=TODAY))
    levels = {1: "One", 2: "Two", 3: "Targeted", 4: "Four"}
    assert chronology(store, PRIYA, marlows.id, levels=levels)[0].what == "Callum: level 3, Targeted"


def test_an_agreement_and_its_withdrawal_are_two_events(store: Store, marlows: Marlows) -> None:
    put(
        store,
        Agreement(
            file_id=marlows.id,
            family_id=marlows.id,
            on=date(2026, 10, 6),
            agreed_by=(marlows.kerry.id, marlows.callum.id),
            withdrawn_on=date(2026, 11, 2),
            withdrawn_why="Too much at once.",
        ),
    )
    found = [(line.what, line.detail) for line in chronology(store, PRIYA, marlows.id) if line.source == "Agreement"]
    assert found == [("Agreement withdrawn", "Too much at once."), ("Agreed to take part", "Kerry and Callum")]


def test_a_refusal_says_what_else_was_offered(store: Store, marlows: Marlows) -> None:
    put(
        store,
        Agreement(
            file_id=marlows.id, family_id=marlows.id, answer=Answer.DECLINED, on=TODAY, offered_instead="the children’s centre"
        ),
    )
    assert chronology(store, PRIYA, marlows.id)[0].detail == "offered instead: the children’s centre"


def test_a_childs_birth_and_nobody_elses_is_part_of_it(store: Store, marlows: Marlows) -> None:
    born = [line.what for line in chronology(store, PRIYA, marlows.id) if line.source == "People"]
    assert born == ["Noah was born", "Ellie was born", "Callum was born"]


def test_one_childs_chronology_keeps_what_is_about_the_whole_family(store: Store, marlows: Marlows) -> None:
    put(store, a_note(marlows, about=(marlows.ellie.id,), text="Ellie"), a_note(marlows, about=(), text="All"))
    details = [line.detail for line in chronology(store, PRIYA, marlows.id, person_id=marlows.callum.id) if line.tab == "notes"]
    assert details == ["All"]


def test_only_what_is_significant_leaves_out_the_other_notes(store: Store, marlows: Marlows) -> None:
    put(store, a_note(marlows, significant=True, text="Yes"), a_note(marlows, text="No"))
    details = [line.detail for line in chronology(store, PRIYA, marlows.id, significant=True) if line.tab == "notes"]
    assert details == ["Yes"]


def test_a_note_of_words_alone_shows_the_words(store: Store, marlows: Marlows) -> None:
    put(store, a_note(marlows, text="", words=(Words(person_id=marlows.ellie.id, said="Leave the light on"),)))
    assert chronology(store, PRIYA, marlows.id)[0].detail == "Ellie: “Leave the light on”"


def test_a_hidden_familys_chronology_is_as_if_not_there(store: Store) -> None:
    marlows = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        chronology(store, OUTSIDER, marlows.id)


def test_what_lies_in_a_childs_other_hidden_family_does_not_show(store: Store, marlows: Marlows) -> None:
    hidden = make_marlows(store, restricted=True)
    put(
        store,
        Membership(file_id=marlows.id, family_id=marlows.id, person_id=hidden.ellie.id),
        Contact(file_id=hidden.id, person_id=hidden.ellie.id, on=TODAY, source="6"),
        Referral(file_id=hidden.id, person_id=hidden.ellie.id, on=TODAY, source="2A"),
        a_note(hidden, about=(hidden.ellie.id,)),
    )
    assert [line for line in chronology(store, MANAGER, marlows.id) if line.on == TODAY] == []
    assert len([line for line in chronology(store, PRIYA, marlows.id) if line.source == "Front door"]) == 2


def test_a_contact_says_in_words_who_made_it(store: Store, marlows: Marlows) -> None:
    put(store, Contact(file_id=marlows.id, person_id=marlows.callum.id, on=TODAY, source="6"))
    line = chronology(store, PRIYA, marlows.id)[0]
    assert (line.what, line.detail) == ("Contact at the front door, Callum", "from Police")


def test_years_stand_above_their_days(store: Store, marlows: Marlows) -> None:
    put(store, a_note(marlows), a_note(marlows, on=date(2025, 12, 12)))
    view = ChronologyShown()
    ChronologyPresenter(view, desk_for(store, Kept())).open(marlows.id)
    assert [(year, lines[0].day) for year, lines in view.years[:2]] == [("2026", "16 Nov"), ("2025", "12 Dec")]


def test_a_long_note_is_cut_at_a_word(store: Store, marlows: Marlows) -> None:
    put(store, a_note(marlows, text="Callum talked about school. " * 20))
    view = ChronologyShown()
    ChronologyPresenter(view, desk_for(store, Kept())).open(marlows.id)
    detail = view.years[0][1][0].detail
    assert len(detail) <= 221
    assert detail.endswith("about…")


def test_a_line_opens_the_record_that_it_speaks_of(store: Store, marlows: Marlows) -> None:
    note = a_note(marlows)
    put(store, note)
    view, kept = ChronologyShown(), Kept()
    presenter = ChronologyPresenter(view, desk_for(store, kept))
    presenter.open(marlows.id)
    presenter.go(view.years[0][1][0])
    assert kept.went == [places.family(marlows.id, "notes", note.id)]


def test_choosing_a_child_stays_chosen_until_another_family_is_opened(store: Store, marlows: Marlows) -> None:
    view = ChronologyShown()
    presenter = ChronologyPresenter(view, desk_for(store, Kept()))
    presenter.open(marlows.id)
    presenter.pick(person=marlows.ellie.id)
    presenter.open(marlows.id)
    assert view.page is not None
    assert view.page.chosen == marlows.ellie.id
    presenter.open(make_marlows(store).id)
    assert view.page.chosen == ""


def test_a_step_up_and_a_step_down_stand_in_the_line_of_time(store: Store, marlows: Marlows) -> None:
    answered(store, marlows)
    accepted(store, marlows)
    drawn = [line for line in chronology(store, PRIYA, marlows.id) if line.source in ("Step up", "Step down")]
    assert {line.what for line in drawn} == {
        "Step up proposed",
        "Step up agreed by Ruth Amesbury",
        "Step up sent to the front door",
        "Front door answered: child and family assessment",
        "Social care proposed a step down",
        "Step down accepted",
    }
    assert {line.tab for line in drawn} == {"decisions"}
