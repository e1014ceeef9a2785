"""Step-up evidence: whatever is on record can be picked, each with its day and where it stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fpz_app import paths
from fpz_app.casework.episodes import ask
from fpz_app.casework.meeting_holding import attend, change
from fpz_app.casework.step_up_evidence import NEWEST, Found, Where, evidence_found
from fpz_app.domain.assessments import Assessment, AssessmentState, GivenAnswer, answer_id
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.meetings import NeedNow
from fpz_app.domain.notes import Note, Words
from fpz_app.domain.step_up import IndicatorShown
from fpz_app.presenters import step_up_forms
from fpz_app.presenters.deciding import Deciding
from fpz_app.settings import load_settings
from fpz_app.store.store import Store
from fpz_app.store.work import Gone
from tests.helpers.desks import Kept, desk_for
from tests.helpers.duties import put
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.meetings import called, held, page_of
from tests.helpers.stepping_up import answered, propose
from tests.helpers.stores import OUTSIDER, PRIYA

FORM = load_settings([paths.resources()]).forms["family_assessment"]


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def found(store: Store, marlows: Marlows, where: Where) -> list[Found]:
    return [each for each in evidence_found(store, PRIYA, marlows.id, FORM, TODAY) if each.where is where]


def words(store: Store, marlows: Marlows, where: Where) -> list[str]:
    return [each.evidence.words for each in found(store, marlows, where)]


def a_note(marlows: Marlows, on: date = TODAY, **more: object) -> Note:
    note = Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=on, text=f"Out until two on {on}.")
    return replace(note, **more)  # type: ignore[arg-type]


def test_a_note_and_each_childs_words_can_be_picked_apart(store: Store, marlows: Marlows) -> None:
    said = Words(person_id=marlows.callum.id, said="They said I owe them.")
    put(store, a_note(marlows, text="Sam drove him home.", words=(said,)))
    assert words(store, marlows, Where.NOTES) == ["Visit: Sam drove him home.", "Callum said: “They said I owe them.”"]


def test_an_old_note_can_be_picked_where_it_is_significant(store: Store, marlows: Marlows) -> None:
    days = [TODAY - timedelta(days=each) for each in range(NEWEST + 3)]
    put(store, *(a_note(marlows, day) for day in days))
    put(store, a_note(marlows, date(2025, 1, 6), text="He was found in Poole.", significant=True))
    offered = words(store, marlows, Where.NOTES)
    assert len(offered) == NEWEST + 1
    assert offered[-1] == "Visit: He was found in Poole."


def test_what_a_meeting_recorded_can_be_picked(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows)
    people = {each.who_id: each for each in page_of(store, meeting).people}
    attend(store, PRIYA, replace(people[marlows.callum.id], said="I can’t say who."), TODAY)
    attend(store, PRIYA, replace(people[marlows.sam.id], report="He missed four Tuesdays.", report_on=TODAY), TODAY)
    change(store, PRIYA, replace(meeting, worries="A second phone.", need=NeedNow.UP, need_why="Adults use him."), TODAY)
    assert words(store, marlows, Where.MEETINGS) == [
        "Worries at the review: A second phone.",
        "Callum at the review: “I can’t say who.”",
        "Sam Ellery’s report for the review: He missed four Tuesdays.",
        "Step up to be considered: Adults use him.",
    ]
    assert {(each.evidence.on, each.evidence.source) for each in found(store, marlows, Where.MEETINGS)} == {
        (TODAY, "Review meeting of the team around the family")
    }


def test_a_meeting_that_was_not_held_shows_nothing(store: Store, marlows: Marlows) -> None:
    called(store, marlows)
    assert found(store, marlows, Where.MEETINGS) == []


def test_worrying_answers_of_the_assessment_can_be_picked(store: Store, marlows: Marlows) -> None:
    made = Assessment(
        file_id=marlows.id, family_id=marlows.id, form=FORM.key, form_version=FORM.version, state=AssessmentState.APPROVED,
        started_on=date(2026, 10, 7), completed_on=date(2026, 10, 19),
    )  # fmt: skip
    said = GivenAnswer(
        id=answer_id(made.id, "voice.worries", marlows.ellie.id), file_id=marlows.id, family_id=marlows.id,
        assessment_id=made.id, question="voice.worries", subject_id=marlows.ellie.id, text="Shouting.",
    )  # fmt: skip
    put(store, made, said)
    offered = found(store, marlows, Where.ANSWERS)
    assert [each.evidence.words for each in offered] == ["Ellie is worried: “Shouting.”"]
    assert (offered[0].evidence.on, offered[0].evidence.record_id) == (date(2026, 10, 19), said.id)


def test_the_chronology_is_offered_without_what_stands_elsewhere(store: Store, marlows: Marlows) -> None:
    put(store, a_note(marlows))
    answered(store, marlows)
    put(store, replace(store.find(Episode)[0], state=EpisodeState.CLOSED, ended_on=date(2026, 11, 2), end_reason="needs met"))
    ask(store, PRIYA, family_id=marlows.id, reason="He is out again.", requested_by="", today=TODAY)
    assert set(words(store, marlows, Where.CHRONOLOGY)) == {
        "Early help asked for",
        "Early help ended: needs met",
        "Early help asked for again: He is out again.",
        "Callum: level 4, Statutory or specialist: The risk is high.",
    }


def test_each_thing_to_pick_has_a_key_of_its_own(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows)
    change(store, PRIYA, replace(meeting, worries="A second phone."), TODAY)
    put(store, a_note(marlows, words=tuple(Words(person_id=marlows.callum.id, said=said) for said in ("No.", "Maybe."))))
    keys = [each.key for each in evidence_found(store, PRIYA, marlows.id, FORM, TODAY)]
    assert len(set(keys)) == len(keys) > 4


def test_the_form_asks_by_where_it_stands_and_keeps_what_was_picked(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows)
    change(store, PRIYA, replace(meeting, worries="A second phone."), TODAY)
    put(store, a_note(marlows))
    step_up = propose(store, marlows)
    form = step_up_forms.showing(Deciding(desk_for(store, Kept()), marlows.id, step_up.id))
    asked = {field.key: field for field in form.fields if field.key.startswith("picked_")}
    assert set(asked) == {"picked_notes", "picked_meetings", "picked_chronology"}
    picked = {key: [field.choices[0].value] for key, field in asked.items()}
    form.keep({"indicator": "used_by_others", "known": "someone told us", **picked})
    assert [each.words for each in store.find(IndicatorShown)[0].evidence] == [
        f"Visit: Out until two on {TODAY}.",
        "Worries at the review: A second phone.",
        "Early help asked for",
    ]


def test_nothing_is_found_in_a_file_that_is_hidden(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    with pytest.raises(Gone):
        evidence_found(store, OUTSIDER, hidden.id, FORM, TODAY)
