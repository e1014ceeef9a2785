"""The decisions of the invented zone: step ups, a disagreement, a step down and closings, each as far as it has come."""

from collections.abc import Iterator
from typing import Any

import pytest

from fpz_app.casework.closing import closing_page
from fpz_app.casework.today import what_is_due
from fpz_app.casework.unfinished import unfinished
from fpz_app.domain.closing import Closing, EndReason
from fpz_app.domain.closing_guard import unmet
from fpz_app.domain.disagreements import Disagreement
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.form_answers import visible_fields
from fpz_app.domain.forms import FAMILY
from fpz_app.domain.step_down import StepDown, StepDownState
from fpz_app.domain.step_up import IndicatorShown, StepUp, StepUpState, gaps, lacking
from fpz_app.domain.workers import Role, Worker
from fpz_app.paths import resources
from fpz_app.presenters import closing_forms
from fpz_app.presenters.closing_print import has_letter, print_closing_letter
from fpz_app.presenters.deciding import Deciding, seen_limit
from fpz_app.presenters.step_up_print import print_referral
from fpz_app.settings import load_settings
from tests.helpers.desks import NOW, Kept, desk_for
from tests.helpers.invented import TODAY, InventedZone, invented_zone
from tests.helpers.pdf import assert_tagged, read_text

WHOLE = load_settings([resources()])


@pytest.fixture(scope="module")
def zone() -> Iterator[InventedZone]:
    with invented_zone() as made:
        yield made


def only(zone: InventedZone, kind: type[Any], **equal: object) -> Any:
    found = [each for each in zone.all(kind) if all(getattr(each, name) == value for name, value in equal.items())]
    assert len(found) == 1
    return found[0]


def lead_of(zone: InventedZone, family_id: str) -> Worker:
    family = zone.store.get(Family, family_id)
    return zone.store.get(Worker, family.lead_id)


def test_step_ups_stand_at_four_stages(zone: InventedZone) -> None:
    assert {each.state for each in zone.all(StepUp)} == {
        StepUpState.PROPOSED,
        StepUpState.SENT,
        StepUpState.RETURNED,
        StepUpState.ACCEPTED,
    }


def test_every_step_up_is_whole_and_could_be_sent(zone: InventedZone) -> None:
    for step_up in zone.all(StepUp):
        shown = [each for each in zone.all(IndicatorShown) if each.step_up_id == step_up.id]
        assert lacking(step_up, shown) == gaps(step_up, shown) == ()


def test_most_evidence_was_picked_from_the_record(zone: InventedZone) -> None:
    evidence = [each for shown in zone.all(IndicatorShown) for each in shown.evidence]
    picked = [each for each in evidence if each.record_id]
    assert len(picked) > len(evidence) - len(picked)
    assert {each.record_id for each in picked} <= set(zone.records)
    assert len({each.source.partition(" ")[0] for each in picked}) >= 3
    assert all(each.on <= TODAY for each in evidence)


def test_one_step_up_waits_for_the_manager(zone: InventedZone) -> None:
    waiting = only(zone, StepUp, state=StepUpState.PROPOSED)
    assert waiting.manager == ""
    assert lead_of(zone, waiting.family_id) == zone.actor


def test_one_step_up_waits_for_the_front_door(zone: InventedZone) -> None:
    sent = only(zone, StepUp, state=StepUpState.SENT)
    assert (sent.manager, sent.answer) == ("Ruth Amesbury", None)
    due = what_is_due(zone.store, zone.actor, NOW, WHOLE.zone)
    assert any(each.item_id == sent.id for each in due)


def test_an_accepted_step_up_pauses_the_plan_and_raises_the_level(zone: InventedZone) -> None:
    accepted = only(zone, StepUp, state=StepUpState.ACCEPTED)
    assert only(zone, Episode, family_id=accepted.family_id).state is EpisodeState.PAUSED
    assert accepted.answer_level == 4
    assert accepted.family_told_on
    assert accepted.referrer_told


def test_a_disagreement_is_with_the_line_managers(zone: InventedZone) -> None:
    quarrel = only(zone, Disagreement)
    assert quarrel.stage_words == "stage 2, line managers"
    assert quarrel.settled_on is None
    assert quarrel.stages[0].came_of_it


def test_a_step_down_waits_for_a_word(zone: InventedZone) -> None:
    waiting = only(zone, StepDown)
    assert (waiting.state, lead_of(zone, waiting.family_id)) == (StepDownState.PROPOSED, zone.actor)
    due = what_is_due(zone.store, zone.actor, NOW, WHOLE.zone)
    assert any(each.item_id == waiting.id for each in due)


def test_three_families_ended_with_a_closing_and_what_is_different(zone: InventedZone) -> None:
    closings = zone.all(Closing)
    assert {each.reason for each in closings} == {EndReason.NEEDS_MET, EndReason.ONE_AGENCY, EndReason.WITHDREW}
    for closing in closings:
        episode = zone.store.get(Episode, closing.episode_id)
        assert (episode.state, episode.ended_on) == (EpisodeState.CLOSED, closing.on)
        assert all(each.different and each.said_by for each in closing.changes)


def test_each_closing_has_a_letter(zone: InventedZone) -> None:
    for closing in zone.all(Closing):
        assert has_letter(closing)
    closing = only(zone, Closing, reason=EndReason.NEEDS_MET)
    letter = print_closing_letter(zone.store, zone.actor, settings=WHOLE, now=NOW, closing_id=closing.id)
    assert_tagged(letter)
    assert closing.to_family.split(".")[0] in read_text(letter)


def test_a_step_up_can_be_printed_as_a_referral(zone: InventedZone) -> None:
    sent = only(zone, StepUp, state=StepUpState.SENT)
    assert_tagged(print_referral(zone.store, zone.actor, settings=WHOLE, now=NOW, step_up_id=sent.id))


def test_one_closing_was_refused_by_the_guard_and_waits_as_a_draft(zone: InventedZone) -> None:
    families = [each.id for each in zone.all(Family)]
    drafts = [each for family in families for each in unfinished(zone.store, zone.actor, family, "decisions")]
    (draft,) = drafts
    page = closing_page(zone.store, zone.actor, draft.family, TODAY, seen_limit=seen_limit(desk_for(zone.store, Kept())))
    assert "actions" in {each.key for each in unmet(page.conditions)}
    asking = Deciding(desk_for(zone.store, Kept(), actor=zone.actor), draft.family)
    form = closing_forms.closing(asking)
    asked = {
        field.key for field in visible_fields(form.section, {(k, FAMILY.id): v for k, v in draft.content.items()}, FAMILY.id)
    }
    assert set(draft.content) <= asked
    with pytest.raises(Problem) as caught:
        form.keep({**draft.content, "missing": "no", "exploitation": "no"})
    assert "all_the_same" in {each.field for each in caught.value.each}


def test_nobody_but_a_manager_decided(zone: InventedZone) -> None:
    managers = {each.name for each in zone.all(Worker) if each.role is Role.MANAGER}
    assert {each.manager for each in zone.all(StepUp) if each.manager} <= managers
