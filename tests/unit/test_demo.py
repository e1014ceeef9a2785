"""The invented zone: complete, consistent, believable, and the same for the same seed and day."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from fpz_app.casework.access import hidden_files
from fpz_app.casework.assessment_reading import asked_of, given, needs_found
from fpz_app.casework.plan_reading import agreed_content, plan_content
from fpz_app.casework.today import what_is_due
from fpz_app.demo import make_zone
from fpz_app.domain.agreements import Agreement, Answer, Sharing
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.assessments import Assessment, AssessmentState, FamilyCopy, GivenAnswer
from fpz_app.domain.changes import plain
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.families import Family
from fpz_app.domain.form_answers import check
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Person
from fpz_app.domain.plans import Action, Goal, Plan, PlanState, PlanVersion, Signature
from fpz_app.domain.workers import Role, Worker
from fpz_app.paths import resources
from fpz_app.settings import load_settings
from tests.helpers.invented import TODAY, InventedZone, everything, invented_zone
from tests.helpers.stores import open_store

SETTINGS = load_settings([resources()])
FORM = SETTINGS.forms["family_assessment"]
SLOT = re.compile(r"[{}]|\bNone\b|  ")
"""What no text may hold: an unfilled slot, a missing word, a hole."""


@pytest.fixture(scope="module")
def zone() -> Iterator[InventedZone]:
    with invented_zone() as made:
        yield made


def test_there_are_forty_families_and_about_ninety_children(zone: InventedZone) -> None:
    assert len(zone.all(Family)) == 40
    assert 80 <= sum(person.is_child(TODAY) for person in zone.all(Person)) <= 100


def test_families_live_in_all_six_localities(zone: InventedZone) -> None:
    assert {family.locality for family in zone.all(Family)} == set(SETTINGS.zone.localities)


def test_whom_to_sign_in_as_is_the_lead_practitioner(zone: InventedZone) -> None:
    assert (zone.actor.name, zone.actor.role) == ("Priya Nair", Role.LEAD)
    assert zone.store.get(Worker, zone.actor.id) == zone.actor


def test_the_same_seed_and_day_make_the_same_zone(zone: InventedZone, tmp_path: Path) -> None:
    again = open_store(tmp_path)
    make_zone(again, today=TODAY)
    assert everything(again) == zone.records
    again.close()


def test_another_seed_makes_other_families(zone: InventedZone, tmp_path: Path) -> None:
    other = open_store(tmp_path)
    make_zone(other, families=12, seed=7, today=TODAY)
    assert {each.given_name for each in other.find(Person)} != {each.given_name for each in zone.all(Person)}
    assert not set(everything(other)) & set(zone.records)
    other.close()


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2026, 8, 29)])
def test_a_zone_can_be_made_on_any_day(tmp_path: Path, today: date) -> None:
    store = open_store(tmp_path)
    make_zone(store, families=40, today=today)
    assert all(note.on <= today for note in store.find(Note))
    for person in store.find(Person):
        if person.called != "Name not known":
            person.check(today)
    store.close()


def test_every_id_that_is_named_is_there(zone: InventedZone) -> None:
    known = {*zone.records, ""}
    missing = []
    for record in zone.records.values():
        for each in fields(record):
            value = getattr(record, each.name)
            named = value if isinstance(value, tuple) else (value,)
            lists = ("about", "seen", "seen_alone", "children", "needs", "agreed_by")
            if each.name.endswith(("_id", "_ids")) or (each.name in lists and isinstance(value, tuple)):
                missing += [(type(record).__name__, each.name) for one in named if one not in known]
    assert missing == []


def test_no_sentence_stands_twice_in_one_family(zone: InventedZone) -> None:
    said: dict[str, list[str]] = defaultdict(list)
    finished = {each.id for each in zone.all(Assessment)}
    for note in zone.all(Note):
        said[note.family_id] += [note.text, note.effect, *(words.said for words in note.words)]
    for answer in zone.all(GivenAnswer):
        if answer.assessment_id in finished:
            said[answer.family_id].append(answer.text)
    for part in (*zone.all(Goal), *zone.all(Action)):
        said[part.family_id].append(part.text)
    for texts in said.values():
        sentences = Counter(each for text in texts for each in re.split(r"(?<=[.!?”])\s+", text) if len(each.split()) > 3)
        assert [sentence for sentence, count in sentences.items() if count > 1] == []


def test_no_text_has_an_unfilled_slot(zone: InventedZone) -> None:
    def strings(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for each in value.values():
                yield from strings(each)
        elif isinstance(value, list | tuple):
            for each in value:
                yield from strings(each)

    assert [text for record in zone.records.values() for text in strings(plain(record)) if SLOT.search(text)] == []


def test_early_help_stands_in_every_state(zone: InventedZone) -> None:
    assert {episode.state for episode in zone.all(Episode)} == set(EpisodeState)


def test_every_answer_is_valid_for_the_form(zone: InventedZone) -> None:
    for assessment in zone.all(Assessment):
        asked = asked_of(zone.store, zone.actor, assessment, form=FORM, today=TODAY)
        answers = given(zone.store, assessment.id).answers
        problems = check(asked, answers, today=assessment.completed_on or TODAY)
        wrong = [problem for problem in problems if "has no answer" not in problem.message]
        assert [problem.message for problem in wrong] == []


def test_a_finished_assessment_answers_all_that_is_required(zone: InventedZone) -> None:
    finished = [each for each in zone.all(Assessment) if each.completed_on]
    assert len(finished) > 20
    for assessment in finished:
        asked = asked_of(zone.store, zone.actor, assessment, form=FORM, today=TODAY)
        answers = given(zone.store, assessment.id).answers
        assert [problem.message for problem in check(asked, answers, today=TODAY)] == []


def test_assessments_stand_at_every_stage(zone: InventedZone) -> None:
    every = zone.all(Assessment)
    assert {each.state for each in every} >= {AssessmentState.DRAFT, AssessmentState.READY, AssessmentState.APPROVED}
    assert any(each.earlier_id for each in every)
    unheard = [each for each in zone.all(GivenAnswer) if each.question == "voice.heard" and each.value == "no"]
    assert unheard


def test_goals_answer_needs_of_the_assessment(zone: InventedZone) -> None:
    mended = {need for goal in zone.all(Goal) for need in goal.needs}
    found = {
        need.answer_id
        for family in zone.all(Family)
        for need in needs_found(zone.store, zone.actor, family.id, FORM, TODAY)
        if family.id not in hidden_files(zone.store, zone.actor)
    }
    assert len(mended & found) > 30


def test_the_last_version_of_a_plan_says_what_the_plan_says(zone: InventedZone) -> None:
    family = zone.family("Marlow")
    last = max((each for each in zone.all(PlanVersion) if each.family_id == family.id), key=lambda each: each.version)
    assert agreed_content(last) == plan_content(zone.store, zone.actor, family.id, TODAY)


def test_every_plan_has_come_to_its_last_version(zone: InventedZone) -> None:
    for plan in zone.all(Plan):
        numbers = sorted(each.version for each in zone.all(PlanVersion) if each.plan_id == plan.id)
        assert numbers == list(range(1, plan.version + 1))
        assert not plan.version or any(each.family_id == plan.family_id for each in zone.all(Signature))


def test_plans_stand_at_every_stage(zone: InventedZone) -> None:
    assert {plan.state for plan in zone.all(Plan)} == set(PlanState)


def test_each_action_says_who_and_by_when(zone: InventedZone) -> None:
    for action in zone.all(Action):
        action.check()
        assert action.who_ids or action.who
        assert action.by_when or action.by_words


def test_papers_are_as_the_program_asks_for_them(zone: InventedZone) -> None:
    for agreement in zone.all(Agreement):
        agreement.check(TODAY)
    for sharing in zone.all(Sharing):
        sharing.check()
    for copy in zone.all(FamilyCopy):
        copy.check(TODAY)
    for warning in zone.all(WarningNote):
        warning.check(latest_review=warning.made_on + timedelta(days=365))


def test_one_family_declined_and_one_withdrew(zone: InventedZone) -> None:
    assert any(each.answer is Answer.DECLINED for each in zone.all(Agreement))
    assert any(each.withdrawn_on for each in zone.all(Agreement))


def test_something_is_overdue_and_a_note_is_unfinished(zone: InventedZone) -> None:
    due = what_is_due(zone.store, zone.actor, datetime.combine(TODAY, time(9, 30)), SETTINGS.zone)
    assert {"See the children", "Warning note needs review", "Review the plan", "Your action"} <= {
        each.what for each in due if each.urgency == "Overdue"
    }
    assert any(each.is_draft for each in due)


def test_the_restricted_family_is_hidden_from_an_outsider(zone: InventedZone) -> None:
    sam = next(worker for worker in zone.all(Worker) if worker.name == "Sam Ellery")
    ruth = next(worker for worker in zone.all(Worker) if worker.role is Role.MANAGER)
    assert len(hidden_files(zone.store, sam)) == 1
    assert hidden_files(zone.store, zone.actor) == hidden_files(zone.store, ruth) == frozenset()
