"""Decisions of two people: asked for on one laptop, taken on the manager's, and on Today of both; two stores and a centre."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from fpz_app.casework import closing, step_up
from fpz_app.casework.assessments import approve, return_with_comments, save_answers, start_assessment
from fpz_app.casework.families import make_family
from fpz_app.casework.people import add_person
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.closing import ChildChange, Closing, EndReason
from fpz_app.domain.closing_guard import Told
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.people import Membership, Person, Stage
from fpz_app.domain.step_up import StepUp, StepUpState, Verdict
from fpz_app.domain.workers import Role
from tests.helpers.assessments import FORM, whole
from tests.helpers.zone_of_laptops import NOW, Laptop, ZoneOfLaptops, a_zone

TODAY = NOW.date()
LIMIT = timedelta(weeks=4)
RUTH = "Ruth Amesbury"


@dataclass
class Two:
    """Priya leads the family; Ruth manages the zone. Each has a laptop; `meet` brings both up to date."""

    zone: ZoneOfLaptops
    priya: Laptop
    ruth: Laptop
    family: Family
    child: Person

    def meet(self) -> None:
        self.zone.meet()


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    with a_zone(tmp_path) as zone:
        priya, ruth = zone.join("Priya Nair"), zone.join(RUTH, Role.MANAGER)
        family = make_family(priya.store, priya.worker, Family(file_id="", name="Marlow", lead_id=priya.worker.id), TODAY)
        child = Person(file_id="", given_name="Callum", family_name="Marlow", born="2012-05-17")
        kerry = Person(file_id="", given_name="Kerry", family_name="Marlow", born="1990-03-02", stage=Stage.ADULT)
        for each in (child, kerry):
            add_person(priya.store, priya.worker, each, Membership(file_id="", family_id=family.id, person_id=""), TODAY)
        zone.meet()
        yield Two(zone, priya, ruth, family, child)


def finished(two: Two) -> Assessment:
    """On Priya's laptop, and then on both."""
    store, priya = two.priya.store, two.priya.worker
    made = whole(store, priya, start_assessment(store, priya, two.family.id, form=FORM, today=TODAY), now=NOW)
    two.meet()
    return made


def test_a_finished_assessment_stands_on_today_of_both(two: Two) -> None:
    made = finished(two)
    assert [each.item_id for each in two.ruth.waits("Approve the assessment")] == [made.id]
    assert [(each.item_id, each.who) for each in two.priya.waits("Assessment to be approved")] == [(made.id, "the zone manager")]


def test_an_assessment_approved_on_the_managers_laptop_is_approved_on_both(two: Two) -> None:
    made = finished(two)
    approve(two.ruth.store, two.ruth.worker, made.id, TODAY)
    two.meet()
    known = [each.store.get(Assessment, made.id) for each in (two.priya, two.ruth)]
    assert {(each.state, each.manager, each.approved_on) for each in known} == {(AssessmentState.APPROVED, RUTH, TODAY)}
    assert not two.ruth.waits("Approve the assessment") + two.priya.waits("Assessment to be approved")


def test_an_assessment_sent_back_comes_with_its_comments_and_can_be_finished_again(two: Two) -> None:
    made = finished(two)
    return_with_comments(two.ruth.store, two.ruth.worker, made.id, "Say how Callum was heard.")
    two.meet()
    (line,) = two.priya.waits("Assessment came back")
    assert (line.detail, line.when, line.item_id) == ("Say how Callum was heard.", f"from {RUTH}", made.id)
    save_answers(two.priya.store, two.priya.worker, made.id, {("reason.why", ""): "He drew his week."}, form=FORM, today=TODAY)
    whole(two.priya.store, two.priya.worker, made, now=NOW)
    two.meet()
    assert two.ruth.waits("Approve the assessment")
    approve(two.ruth.store, two.ruth.worker, made.id, TODAY)
    two.meet()
    assert two.priya.store.get(Assessment, made.id).state is AssessmentState.APPROVED


def test_a_practitioner_cannot_approve_their_own(two: Two) -> None:
    made = finished(two)
    with pytest.raises(Problem, match="You may not approve"):
        approve(two.priya.store, two.priya.worker, made.id, TODAY)


def proposed(two: Two) -> StepUp:
    made = StepUp(
        file_id=two.family.id, family_id=two.family.id, children=(two.child.id,), why="Out at night with older boys.",
        family_told="yes", proposed_on=TODAY, proposed_by="Priya Nair",
    )  # fmt: skip
    step_up.propose(two.priya.store, two.priya.worker, made, TODAY)
    two.meet()
    return made


def decide(laptop: Laptop, made: StepUp, verdict: Verdict, why: str, **told: Any) -> StepUp:
    given = {"who": "", "on": None, "at": "", **told}
    return step_up.decide(laptop.store, laptop.worker, made.id, verdict, why=why, now=NOW, **given)


def test_a_proposed_step_up_stands_on_today_of_both(two: Two) -> None:
    made = proposed(two)
    lines = [each.waits("Step up: the manager decides") for each in (two.ruth, two.priya)]
    assert [[each.item_id for each in found] for found in lines] == [[made.id], [made.id]]
    assert [found[0].who for found in lines] == ["", "the zone manager"]


def test_a_step_up_agreed_by_the_manager_stands_in_her_name_and_can_be_sent(two: Two) -> None:
    made = proposed(two)
    decide(two.ruth, made, Verdict.AGREE, "He is not safe.")
    two.meet()
    known = two.priya.store.get(StepUp, made.id)
    assert (known.state, known.manager, known.manager_told, known.manager_at) == (StepUpState.AGREED, RUTH, False, "14:05")
    assert [each.detail for each in two.priya.waits("Send the step up")] == [f"{RUTH} agrees"]


def test_a_step_up_sent_back_comes_back_to_the_lead(two: Two) -> None:
    made = proposed(two)
    decide(two.ruth, made, Verdict.RETURN, "What does the school say?")
    two.meet()
    assert [each.detail for each in two.priya.waits("Step up came back")] == ["What does the school say?"]
    step_up.propose(two.priya.store, two.priya.worker, replace(made, tried="School says so too."), TODAY)
    two.meet()
    assert [each.item_id for each in two.ruth.waits("Step up: the manager decides")] == [made.id]


def test_a_step_up_written_down_offline_is_kept_as_told(two: Two) -> None:
    made = proposed(two)
    decide(two.priya, made, Verdict.AGREE, "On the telephone.", who=RUTH, on=TODAY, at="13:50")
    two.meet()
    known = two.ruth.store.get(StepUp, made.id)
    assert (known.state, known.manager, known.manager_told) == (StepUpState.AGREED, RUTH, True)


def wanted(two: Two, **more: Any) -> Closing:
    store = two.priya.store
    plain: dict[str, Any] = {
        "file_id": two.family.id, "family_id": two.family.id, "episode_id": store.find(Episode, family_id=two.family.id)[-1].id,
        "reason": EndReason.NOT_ENGAGED, "on": TODAY, "missing": Told.NO, "exploitation": Told.NO,
        "risk": "School sees Callum each day.", "if_worries_return": "Ring Priya.",
        "changes": (ChildChange(person_id=two.child.id, different="Nothing yet.", said_by="Kerry"),),
    }  # fmt: skip
    return Closing(**{**plain, **more})


def asked(two: Two, **more: Any) -> Closing:
    made = closing.ask_to_close(two.priya.store, two.priya.worker, wanted(two, **more), seen_limit=LIMIT, today=TODAY)
    two.meet()
    return made


def test_a_closing_that_is_asked_for_stands_on_today_of_both_and_closes_nothing(two: Two) -> None:
    made = asked(two)
    lines = [each.waits("Closing: the manager decides") for each in (two.ruth, two.priya)]
    assert [[(each.item_id, each.who) for each in found] for found in lines] == [
        [(made.id, "")], [(made.id, "the zone manager")]
    ]  # fmt: skip
    assert two.ruth.store.get(Episode, made.episode_id).state is not EpisodeState.CLOSED


def test_a_closing_decided_on_the_managers_laptop_is_in_her_name_on_both(two: Two) -> None:
    made = asked(two)
    known = two.ruth.store.get(Closing, made.id)
    closing.close(two.ruth.store, two.ruth.worker, replace(known, manager_why="School holds it."), seen_limit=LIMIT, now=NOW)
    two.meet()
    shut = two.priya.store.get(Closing, made.id)
    assert (shut.manager, shut.manager_told, shut.manager_on, shut.risk) == (RUTH, False, TODAY, made.risk)
    assert two.priya.store.get(Episode, made.episode_id).state is EpisodeState.CLOSED
    assert not two.ruth.waits("Closing: the manager decides") + two.priya.waits("Closing: the manager decides")


def test_a_closing_sent_back_comes_with_the_managers_words_and_can_be_asked_for_again(two: Two) -> None:
    made = asked(two)
    closing.send_back(two.ruth.store, two.ruth.worker, made.id, why="See Callum first.", now=NOW)
    two.meet()
    (line,) = two.priya.waits("Closing came back")
    assert (line.detail, line.when, line.item_id) == ("See Callum first.", f"from {RUTH}", made.id)
    again = asked(two, risk="I saw him on Monday.")
    assert again.id == made.id
    assert [each.item_id for each in two.ruth.waits("Closing: the manager decides")] == [made.id]


def test_a_practitioner_cannot_send_a_closing_back_or_ask_where_no_manager_is_needed(two: Two) -> None:
    made = asked(two)
    with pytest.raises(Problem, match="You may not decide"):
        closing.send_back(two.priya.store, two.priya.worker, made.id, why="No.", now=NOW)
    with pytest.raises(Problem, match="Nothing needs the manager"):
        asked(two, reason=EndReason.IN_ERROR, on=date(2026, 11, 23))
