"""Finding words: what was written in meetings and decisions is found by those who may read it, and by nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fpz_app.casework.finding_words import FoundWords, around, find_words
from fpz_app.casework.meeting_holding import attend, change, fresh_review, review_action
from fpz_app.casework.meetings import cancel
from fpz_app.domain.closing import ChildChange, Closing, EndReason
from fpz_app.domain.disagreements import Disagreement, Stage
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.notes import Note
from fpz_app.domain.step_up import Evidence
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store
from tests.helpers.duties import put
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.meetings import called, held, page_of, plan_with
from tests.helpers.stepping_down import met_jointly
from tests.helpers.stepping_up import propose, ready, show
from tests.helpers.stores import MANAGER, OUTSIDER, PRIYA


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


def one(store: Store, typed: str, asker: Worker = PRIYA) -> FoundWords:
    found = find_words(store, asker, typed)
    assert len(found) == 1, found
    return found[0]


def test_words_of_a_meeting_are_found_and_open_it(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows)
    change(store, PRIYA, replace(meeting, worries="He sold his grandad’s saxophone."), TODAY)
    found = one(store, "saxophone")
    assert (found.what, found.on, found.tab, found.item_id) == ("Review meeting", TODAY, "meetings", meeting.id)
    assert (found.family, found.around) == ("Marlow", "He sold his grandad’s saxophone.")


def test_what_someone_said_at_a_meeting_opens_the_meeting(store: Store, marlows: Marlows) -> None:
    meeting = held(store, marlows)
    people = {each.who_id: each for each in page_of(store, meeting).people}
    attend(store, PRIYA, replace(people[marlows.callum.id], said="I like the lighthouse."), TODAY)
    attend(store, PRIYA, replace(people[marlows.sam.id], report="He came to the lighthouse.", report_on=TODAY), TODAY)
    assert one(store, "lighthouse").item_id == meeting.id


def test_what_a_meeting_says_of_an_action_opens_the_meeting(store: Store, marlows: Marlows) -> None:
    action = plan_with(store, marlows, "Buy a lamp")[0]
    meeting = held(store, marlows)
    review_action(store, PRIYA, replace(fresh_review(meeting, action), note="The bulb is missing."))
    assert "meetings" in {each.tab for each in find_words(store, PRIYA, "bulb")}


def test_a_meeting_says_whether_it_was_held(store: Store, marlows: Marlows) -> None:
    meeting = called(store, marlows, on=TODAY + timedelta(days=7))
    cancel(store, PRIYA, meeting.id, "A snowstorm.")
    assert one(store, "snowstorm").what == "Review meeting, cancelled"


def test_words_of_a_step_up_and_its_evidence_open_the_step_up(store: Store, marlows: Marlows) -> None:
    made = propose(store, marlows, tried="Two terms of boxing.")
    show(store, made, Evidence(on=TODAY, words="Found with a crowbar."))
    assert (one(store, "boxing").item_id, one(store, "boxing").tab) == (made.id, "decisions")
    assert (one(store, "crowbar").item_id, one(store, "crowbar").what) == (made.id, "Evidence of a step up")


def test_the_words_of_a_referral_and_its_decision_are_found(store: Store, marlows: Marlows) -> None:
    made = ready(store, marlows)
    assert one(store, "carrying").item_id == made.id
    assert one(store, "amesbury").item_id == made.id


def test_words_of_disagreements_step_downs_levels_and_closings_are_found(store: Store, marlows: Marlows) -> None:
    down = met_jointly(store, marlows)
    closing = Closing(
        file_id=marlows.id, family_id=marlows.id, episode_id=down.episode_id, reason=EndReason.NEEDS_MET, on=TODAY,
        changes=(ChildChange(person_id=marlows.callum.id, different="Plays the trombone.", said_by="Kerry"),),
    )  # fmt: skip
    quarrel = Disagreement(
        file_id=marlows.id, family_id=marlows.id, step_up_id=down.id, issue="Whether a hostel is safe.",
        stages=(Stage(began_on=TODAY, who="Priya"),),
    )  # fmt: skip
    level = LevelOfNeed(
        file_id=marlows.id, family_id=marlows.id, person_id=marlows.ellie.id, level=2, on=TODAY, reason="Sleeps at the dentist."
    )
    put(store, closing, quarrel, level)
    opened = {typed: (one(store, typed).tab, one(store, typed).item_id) for typed in ("trombone", "hostel", "dentist")}
    assert opened == {
        "trombone": ("decisions", down.episode_id),
        "hostel": ("decisions", quarrel.id),
        "dentist": ("decisions", marlows.ellie.id),
    }
    assert one(store, "still needs help").item_id in (down.id, down.episode_id)


def test_every_word_has_to_be_there_and_the_last_may_be_a_beginning(store: Store, marlows: Marlows) -> None:
    note = Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=TODAY, text="He fed the tortoise.")
    put(store, note)
    assert one(store, "fed tort").item_id == note.id
    assert find_words(store, PRIYA, "tort fed") == find_words(store, PRIYA, "sold tortoise") == []


def test_nobody_finds_the_words_of_a_file_that_is_hidden_from_them(store: Store) -> None:
    hidden = make_marlows(store, restricted=True)
    change(store, PRIYA, replace(held(store, hidden), worries="A saxophone."), TODAY)
    propose(store, hidden, why="A trombone.")
    for typed in ("saxophone", "trombone", "Swanage"):
        assert find_words(store, PRIYA, typed) != []
        assert find_words(store, OUTSIDER, typed) == find_words(store, MANAGER, typed) == []


def test_the_latest_day_stands_first(store: Store, marlows: Marlows) -> None:
    days = [TODAY - timedelta(days=each) for each in (9, 2, 5)]
    put(
        store,
        *(Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=each, text="A kite flew.") for each in days),
    )
    assert [each.on for each in find_words(store, PRIYA, "kite")] == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("He went home.", "home", "He went home."),
        ("Zoë came.", "zoe", "Zoë came."),
        ("", "kite", ""),
    ],
)
def test_a_short_text_is_shown_whole(text: str, typed: str, shown: str) -> None:
    assert around(["", "Swanage Library", text], typed) == (shown or "Swanage Library")


def test_a_long_text_is_cut_between_words_on_both_sides() -> None:
    found = around(["word " * 40 + "the kite " + "word " * 60], "kite")
    assert found.startswith("… word word")
    assert "word the kite word" in found
    assert found.endswith("word word …")


def test_no_more_places_are_found_than_can_be_read(store: Store, marlows: Marlows) -> None:
    put(store, *(Note(file_id=marlows.id, family_id=marlows.id, author_id=PRIYA.id, on=TODAY, text="A kite.") for _ in range(50)))
    assert len(find_words(store, PRIYA, "kite")) == 40
