"""A new plan begins with what the assessment, the notes and the zone already say."""

from dataclasses import replace

import pytest

from fpz_app.casework.assessments import save_answers, start_assessment
from fpz_app.casework.notes import finish_note
from fpz_app.casework.plan_beginning import Beginning, beginning
from fpz_app.domain.notes import Note, Words
from fpz_app.domain.plans import Plan
from fpz_app.domain.zone_settings import Numbers
from fpz_app.presenters.plan import PlanPresenter
from fpz_app.store.store import Store
from tests.helpers.assessments import FORM
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.plan_tab import FakePlan
from tests.helpers.stores import PRIYA

NOBODY = Numbers(duty="", out_of_hours="")
PHONES = Numbers(duty="01632 960200", out_of_hours="01632 960201")


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def begun(store: Store, marlows: Marlows, phones: Numbers = NOBODY) -> Beginning:
    return beginning(store, PRIYA, marlows.id, form=FORM, phones=phones)


def say(store: Store, marlows: Marlows, said: str) -> None:
    words = (Words(person_id=marlows.callum.id, said=said, how="Talked"),)
    note = Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=TODAY, text="A visit.", words=words)
    finish_note(store, PRIYA, note, today=TODAY, now=NOW)


def test_nothing_known_begins_with_nothing(store: Store, marlows: Marlows) -> None:
    assert begun(store, marlows) == Beginning()


def test_what_works_and_worries_comes_from_the_assessment(store: Store, marlows: Marlows) -> None:
    assessment = start_assessment(store, PRIYA, marlows.id, form=FORM, today=TODAY)
    answers = {("three.working", ""): "The bike workshop.\n• Mrs Amin\n\n", ("three.worries", ""): "Two nights away."}
    save_answers(store, PRIYA, assessment.id, answers, form=FORM, today=TODAY)
    found = begun(store, marlows)
    assert (found.going_well, found.worries) == (("The bike workshop.", "Mrs Amin"), ("Two nights away.",))


def test_each_child_s_latest_words_are_chosen(store: Store, marlows: Marlows) -> None:
    say(store, marlows, "Dunno.")
    say(store, marlows, "I’d go in for the workshop.")
    assert [(each.said, each.how) for each in begun(store, marlows).words] == [("I’d go in for the workshop.", "talked")]


@pytest.mark.parametrize(
    ("phones", "words"),
    [
        (NOBODY, ""),
        (Numbers(duty="01632 960200", out_of_hours=""), "In working hours: the duty team, 01632 960200."),
        (PHONES, "In working hours: the duty team, 01632 960200. Evenings and weekends: 01632 960201."),
    ],
)
def test_whom_to_ring_comes_from_the_zone(store: Store, marlows: Marlows, phones: Numbers, words: str) -> None:
    assert begun(store, marlows, phones).whom_to_ring == words


def test_starting_the_plan_takes_it_all_over(store: Store, marlows: Marlows) -> None:
    desk = desk_for(store, Kept())
    zone = replace(desk.settings.zone, phones=PHONES)
    presenter = PlanPresenter(FakePlan(), replace(desk, settings=replace(desk.settings, zone=zone)))
    say(store, marlows, "I’d go in for the workshop.")
    presenter.open(marlows.id)
    presenter.start()
    plan = store.find(Plan)[0]
    assert plan.whom_to_ring.startswith("In working hours")
    assert [each.said for each in plan.words] == ["I’d go in for the workshop."]
