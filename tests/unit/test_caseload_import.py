"""Bringing a caseload on record: once, wholly, and to be undone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fpz_app.casework import history
from fpz_app.casework.caseload_import import BroughtIn, bring_in, keys_on_record
from fpz_app.domain.caseload import Listed, ListedChild, ListedEvent
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.errors import Problem
from fpz_app.domain.families import Family
from fpz_app.domain.frontdoor import Contact, Referral
from fpz_app.domain.people import Membership, Person, Stage
from fpz_app.domain.workers import Role
from fpz_app.store.store import Store
from fpz_app.store.undo import ChangedSince
from tests.helpers.caseloads import CHILDREN, DAY, EVENTS
from tests.helpers.stores import OUTSIDER, PRIYA, ZONE


def bring(store: Store, children: Sequence[ListedChild] = CHILDREN, events: Sequence[ListedEvent] = EVENTS) -> BroughtIn:
    return bring_in(store, PRIYA, children, events)


def only(found: list[Any]) -> Any:
    assert len(found) == 1
    return found[0]


def test_children_and_what_happened_to_them_come_on_record(store: Store):
    assert bring(store) == BroughtIn(children=3, contacts=1, episodes=2, referrals=1)


def test_a_child_keeps_the_number_of_the_list_and_has_no_family_yet(store: Store):
    bring(store)
    child = only(store.find(Person, external_id="101"))
    assert (child.file_id, child.born, child.gender, child.ethnicity) == (ZONE, "2015-01-25", "a", "WBRI")


def test_an_unborn_child_comes_with_the_day_it_is_due(store: Store):
    bring(store)
    baby = only(store.find(Person, external_id="103"))
    assert (baby.stage, baby.due_on) == (Stage.UNBORN, date(2027, 2, 14))


def test_early_help_that_runs_is_being_assessed(store: Store):
    bring(store)
    episode = only(store.find(Episode, source_key="2/101"))
    assert (episode.state, episode.assessment_started_on, episode.organisation) == (EpisodeState.ASSESSING, DAY, "Bay School")


def test_early_help_with_a_completion_date_has_ended(store: Store):
    bring(store)
    episode = only(store.find(Episode, source_key="2/102"))
    assert (episode.state, episode.ended_on) == (EpisodeState.CLOSED, date(2026, 10, 21))


def test_a_referral_comes_with_its_team_and_worker(store: Store):
    bring(store)
    referral = only(store.find(Referral))
    assert (referral.no_further_action, referral.team, referral.worker) == ("no", "Duty", "Jo Wren")


def test_only_children_with_a_chosen_entry_come_in(store: Store):
    bring(store, events=EVENTS[:1])
    assert [child.external_id for child in store.find(Person)] == ["101"]


def test_the_same_list_again_adds_nothing(store: Store):
    bring(store)
    assert bring(store).nothing


def test_the_same_list_again_writes_nothing_into_the_journal(store: Store):
    bring(store)
    first = store.last_group
    bring(store)
    assert store.last_group == first


def test_the_same_list_again_counts_what_was_here(store: Store):
    bring(store)
    assert bring(store).already == 4


def test_one_key_twice_in_a_list_comes_in_once(store: Store):
    bring(store, events=(*EVENTS, EVENTS[0]))
    assert len(store.find(Contact)) == 1


def test_a_new_entry_of_a_known_child_makes_no_second_child(store: Store):
    bring(store)
    brought = bring(store, events=[ListedEvent(kind=Listed.CONTACT, key="1/101b", child="101", on=DAY)])
    assert (brought.children, brought.contacts, len(store.find(Person))) == (0, 1, 3)


def test_a_later_list_ends_early_help_that_ran(store: Store):
    bring(store)
    bring(store, events=[replace(EVENTS[1], completed_on=date(2026, 11, 2))])
    episode = only(store.find(Episode, source_key="2/101"))
    assert (episode.state, episode.assessment_completed_on) == (EpisodeState.CLOSED, date(2026, 11, 2))


def test_a_later_list_does_not_end_early_help_that_its_family_works_on(store: Store):
    bring(store)
    with store.work(PRIYA, "Plan") as work:
        work.put(replace(only(store.find(Episode, source_key="2/101")), state=EpisodeState.PLAN_ACTIVE))
    bring(store, events=[replace(EVENTS[1], completed_on=date(2026, 11, 2))])
    episode = only(store.find(Episode, source_key="2/101"))
    assert (episode.state, episode.ended_on, episode.assessment_completed_on) == (
        EpisodeState.PLAN_ACTIVE,
        None,
        date(2026, 11, 2),
    )


def test_a_later_list_fills_what_was_not_known_of_a_child(store: Store):
    bring(store)
    bring(store, children=[ListedChild(number="102", gender="b", ethnicity="APKN", born="2012-04-27")], events=[EVENTS[2]])
    child = only(store.find(Person, external_id="102"))
    assert (child.gender, child.ethnicity, child.born) == ("b", "APKN", "2012-04-27")


def test_a_later_list_never_overwrites_what_is_on_record(store: Store):
    bring(store)
    bring(store, children=[ListedChild(number="101", gender="b", ethnicity="APKN", born="2011-04-27")], events=[EVENTS[0]])
    child = only(store.find(Person, external_id="101"))
    assert (child.gender, child.ethnicity, child.born) == ("a", "WBRI", "2015-01-25")


def test_a_baby_that_was_due_is_born_with_a_later_list(store: Store):
    bring(store)
    bring(store, children=[ListedChild(number="103", born="2026-11-20")], events=[EVENTS[3]])
    child = only(store.find(Person, external_id="103"))
    assert (child.stage, child.born, child.due_on) == (Stage.CHILD, "2026-11-20", None)


def test_undo_takes_all_of_it_away(store: Store):
    bring(store)
    history.undo(store, PRIYA, store.last_group)
    assert [store.find(kind) for kind in (Person, Contact, Episode, Referral)] == [[], [], [], []]


def test_what_was_undone_can_come_in_again(store: Store):
    bring(store)
    history.undo(store, PRIYA, store.last_group)
    assert bring(store).children == 3


def test_undo_is_refused_once_a_child_was_changed(store: Store):
    bring(store)
    group = store.last_group
    with store.work(PRIYA, "Give a name") as work:
        work.put(replace(only(store.find(Person, external_id="101")), given_name="Ellie"))
    with pytest.raises(ChangedSince):
        history.undo(store, PRIYA, group)


def test_a_refused_undo_takes_nothing_away(store: Store):
    test_undo_is_refused_once_a_child_was_changed(store)
    assert len(store.find(Person)) == 3


def test_what_is_on_record_is_known_by_its_key(store: Store):
    bring(store)
    assert keys_on_record(store, PRIYA) == {event.key for event in EVENTS}


def test_an_entry_of_a_joined_child_lies_in_the_familys_file(store: Store):
    bring(store, events=EVENTS[:1])
    family = Family(file_id="", name="Marlow")
    child = only(store.find(Person))
    with store.work(PRIYA, "Join") as work:
        work.put_all([replace(family, file_id=family.id), replace(child, file_id=family.id)])
        work.put(Membership(file_id=family.id, family_id=family.id, person_id=child.id))
    bring(store)
    assert only(store.find(Episode, person_id=child.id)).family_id == family.id


def test_a_child_of_a_hidden_file_is_to_an_outsider_as_if_not_there(store: Store):
    bring(store, events=EVENTS[:1])
    family = Family(file_id="", name="Marlow", restricted=True, allowed=(PRIYA.id,))
    child = only(store.find(Person))
    with store.work(PRIYA, "Join") as work:
        work.put_all([replace(family, file_id=family.id), replace(child, file_id=family.id)])
        work.put(replace(only(store.find(Contact)), file_id=family.id))
        work.put(Membership(file_id=family.id, family_id=family.id, person_id=child.id))
    assert bring_in(store, OUTSIDER, CHILDREN, EVENTS[:1]) == BroughtIn(children=1, contacts=1)


def test_who_may_not_import_is_refused(store: Store):
    with pytest.raises(Problem):
        bring_in(store, replace(PRIYA, role=Role.AUDITOR), CHILDREN, EVENTS)


def test_many_children_come_in_as_one_work(store: Store):
    children = [ListedChild(number=str(number)) for number in range(1_000)]
    events = [ListedEvent(kind=Listed.CONTACT, key=str(number), child=str(number), on=DAY) for number in range(1_000)]
    assert bring(store, children, events).children == 1_000
