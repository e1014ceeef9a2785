"""The invented zone: complete, consistent, believable, and the same for the same seed and day."""

import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from fpz_app.casework.access import hidden_files
from fpz_app.casework.assessment_reading import asked_of, given, needs_found
from fpz_app.casework.plan_reading import agreed_content, plan_content
from fpz_app.casework.today import what_is_due
from fpz_app.demo import make_zone
from fpz_app.demo.people import school_year
from fpz_app.domain.agreements import Agreement, Answer, Sharing
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.assessments import Assessment, AssessmentState, FamilyCopy, GivenAnswer
from fpz_app.domain.changes import plain
from fpz_app.domain.dates import age_on
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.families import Family
from fpz_app.domain.form_answers import check
from fpz_app.domain.kinds import KINDS
from fpz_app.domain.levels import LevelOfNeed, family_level
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Kin, Membership, Person, Relationship, Stage
from fpz_app.domain.plans import Action, Goal, Plan, PlanState, PlanVersion, Signature
from fpz_app.domain.record import Record
from fpz_app.domain.workers import Helper, Role, Worker
from fpz_app.paths import resources
from fpz_app.settings import load_settings
from fpz_app.store.store import Store
from tests.helpers.stores import open_store

TODAY = date(2026, 11, 23)
SETTINGS = load_settings([resources()])
FORM = SETTINGS.forms["family_assessment"]
SLOT = re.compile(r"[{}]|\bNone\b|  ")
PHONE = re.compile(r"01632 960 \d{3}")
"""What no text may hold: an unfilled slot, a missing word, a hole."""


@dataclass(frozen=True)
class InventedZone:
    store: Store
    actor: Worker
    records: dict[str, Record]

    def all(self, kind: type[Any]) -> list[Any]:
        return [each for each in self.records.values() if isinstance(each, kind)]

    def family(self, name: str) -> Family:
        return next(each for each in self.all(Family) if each.name == name)

    def called(self) -> dict[str, str]:
        return {person.id: person.called for person in self.all(Person)}


def everything(store: Store) -> dict[str, Record]:
    return {each.id: each for kind in KINDS.values() for each in store.find(kind)}


@pytest.fixture(scope="module")
def zone() -> Iterator[InventedZone]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        actor = make_zone(store, today=TODAY)
        yield InventedZone(store, actor, everything(store))
        store.close()


def test_there_are_forty_families_and_about_ninety_children(zone: InventedZone) -> None:
    assert len(zone.all(Family)) == 40
    assert 80 <= sum(person.is_child(TODAY) for person in zone.all(Person)) <= 100


def test_families_live_in_all_six_localities(zone: InventedZone) -> None:
    assert {family.locality for family in zone.all(Family)} == set(SETTINGS.zone.localities)


def test_no_two_families_bear_the_same_name(zone: InventedZone) -> None:
    assert [name for name, count in Counter(family.name for family in zone.all(Family)).items() if count > 1] == []


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
            if each.name.endswith(("_id", "_ids")) or each.name in (
                "about",
                "seen",
                "seen_alone",
                "children",
                "needs",
                "agreed_by",
            ):
                missing += [(type(record).__name__, each.name) for one in named if one not in known]
    assert missing == []


def test_nobody_is_seen_or_heard_who_is_not_of_the_family(zone: InventedZone) -> None:
    belongs: dict[str, set[str]] = defaultdict(set)
    for member in zone.all(Membership):
        belongs[member.family_id].add(member.person_id)
    for note in zone.all(Note):
        spoken = {*note.about, *note.seen, *note.seen_alone, *(words.person_id for words in note.words)}
        assert spoken <= belongs[note.family_id]


def test_nobody_is_seen_after_their_death_or_before_their_birth(zone: InventedZone) -> None:
    people = {person.id: person for person in zone.all(Person)}
    for note in zone.all(Note):
        for person in (people[each] for each in note.seen):
            assert person.stage is not Stage.UNBORN
            assert person.died_on is None
            assert not person.born or person.born <= note.on.isoformat()


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


def test_school_years_agree_with_ages(zone: InventedZone) -> None:
    for child in zone.all(Person):
        if child.school_year.isdigit():
            assert school_year(child.born, TODAY) == int(child.school_year)
            age = age_on(child.born, TODAY)
            assert age is not None
            assert age - 5 <= int(child.school_year) <= age - 4


def test_every_school_child_has_a_school_and_no_baby_has(zone: InventedZone) -> None:
    for child in (person for person in zone.all(Person) if person.is_child(TODAY)):
        age = age_on(child.born, TODAY)
        assert (age is not None and age >= 5) <= bool(child.school)
        assert (age is None or age < 2) <= (not child.school)


def test_parents_are_older_than_their_children(zone: InventedZone) -> None:
    people = {person.id: person for person in zone.all(Person)}
    for tie in zone.all(Relationship):
        parent, child = people[tie.from_id], people[tie.to_id]
        if tie.kin is Kin.PARENT and parent.born and child.born:
            assert int(child.born[:4]) - int(parent.born[:4]) >= 16


def test_nobody_is_tied_to_the_same_person_twice_alike(zone: InventedZone) -> None:
    ties = Counter((tie.from_id, tie.to_id, tie.kin) for tie in zone.all(Relationship))
    assert [tie for tie, count in ties.items() if count > 1] == []


def test_people_have_what_a_person_must_have(zone: InventedZone) -> None:
    for person in zone.all(Person):
        if person.called != "Name not known":
            person.check(TODAY)
        assert person.ethnicity == "" or person.ethnicity in {term.code for term in SETTINGS.vocabularies["ethnicity"].terms}
        assert set(person.languages) <= {term.code for term in SETTINGS.vocabularies["languages"].terms}


def test_every_telephone_number_is_kept_for_stories(zone: InventedZone) -> None:
    phones = [each.phone for kind in (Person, Worker, Helper, Family) for each in zone.all(kind) if each.phone]
    assert len(phones) > 100
    assert [phone for phone in phones if phone[0].isdigit() and not PHONE.fullmatch(phone)] == []


def test_households_are_of_many_kinds(zone: InventedZone) -> None:
    kinds = {tie.kin for tie in zone.all(Relationship)}
    assert {
        *(Kin.STEP_PARENT, Kin.HALF_SIBLING, Kin.STEP_SIBLING, Kin.TWIN, Kin.FOSTER_CARER, Kin.GRANDPARENT, Kin.AUNT_OR_UNCLE),
        *(Kin.COUSIN, Kin.PARTNER, Kin.SIBLING),
    } - kinds <= {Kin.STEP_SIBLING}
    assert any(person.died_on for person in zone.all(Person))
    assert any(person.stage is Stage.UNBORN and person.due_on for person in zone.all(Person))
    assert any(person.called == "Name not known" for person in zone.all(Person))


def test_a_child_belongs_to_two_families(zone: InventedZone) -> None:
    people = {person.id: person for person in zone.all(Person)}
    belongs = Counter(member.person_id for member in zone.all(Membership))
    assert any(count == 2 and people[person].is_child(TODAY) for person, count in belongs.items())


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
    due = what_is_due(zone.store, zone.actor, TODAY, SETTINGS.zone.clocks)
    assert {"See the children", "Warning note needs review", "Review the plan", "Your action"} <= {
        each.what for each in due if each.urgency == "Overdue"
    }
    assert any(each.is_draft for each in due)


def test_the_restricted_family_is_hidden_from_an_outsider(zone: InventedZone) -> None:
    sam = next(worker for worker in zone.all(Worker) if worker.name == "Sam Ellery")
    ruth = next(worker for worker in zone.all(Worker) if worker.role is Role.MANAGER)
    assert len(hidden_files(zone.store, sam)) == 1
    assert hidden_files(zone.store, zone.actor) == hidden_files(zone.store, ruth) == frozenset()


def test_the_marlows_are_as_they_are_drawn(zone: InventedZone) -> None:
    family = zone.family("Marlow")
    people = {each.called: each for each in zone.all(Person) if each.file_id == family.id}
    ages = {name: age_on(person.born, person.died_on or TODAY) for name, person in people.items() if person.born}
    assert ages == {
        **{"Kerry": 36, "Tom": 33, "Callum": 14, "Ellie": 9, "Noah": 2, "Dean": 39},
        **{"Brian": 68, "Pauline": 66, "Ray": 64, "Sandra": 61, "Lynne": 59, "Michelle": 42},
    }
    assert people["Baby"].due_on == date(2027, 2, 14)
    assert (people["Callum"].school_year, people["Ellie"].school_year) == ("10", "5")
    plan = next(each for each in zone.all(Plan) if each.family_id == family.id)
    assert (plan.version, plan.agreed_on, plan.review_on) == (4, TODAY, date(2027, 1, 4))
    goals = sorted((each for each in zone.all(Goal) if each.plan_id == plan.id), key=lambda each: each.place)
    assert [(goal.then, goal.now, goal.hoped) for goal in goals] == [(3, 5, 8), (4, 6, 8), (2, 2, 7), (5, 7, 9)]
    assert family_level(each for each in zone.all(LevelOfNeed) if each.family_id == family.id) == 3
