"""The whole story in the real window, by keyboard alone: from an agreed plan through the front door and back to the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fpz_app.casework.history import file_history
from fpz_app.domain.agreements import Disclosure
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.plans import Action, PlanVersion, Signature
from fpz_app.domain.step_down import StepDown, StepDownState
from fpz_app.domain.step_up import StepUp, StepUpState
from fpz_app.store.store import Store
from tests.helpers import keyboard
from tests.helpers import story_end as end
from tests.helpers import story_meeting as meeting
from tests.helpers import story_step_up as step_up
from tests.helpers.desktop import no_bug_flies
from tests.helpers.marlows import Marlows
from tests.helpers.stores import PRIYA
from tests.helpers.story import Story, open_file

DONE = (
    "Agree the plan", "Call a meeting", "Opened for print: invitation", "Opened for print: report form", "Saved a calendar entry",
    "Hold a meeting", "Review an action", "Finish the minutes", "Agree the plan", "Opened for print: minutes", "Send the minutes",
    "Propose a step up", "Show an indicator of the threshold document", "Record a consultation with the front door",
    "Record the manager’s decision: agree", "Write the referral", "Opened for print: referral",
    "Send the step up to the front door", "Record that the front door has it",
    "Record the front door’s answer: early help assessment and plan", "Record who was told the answer",
    "Disagree with the front door’s answer", "Take a disagreement to the next stage",
    "Settle a disagreement: the front door accepts after all", "Receive a step down", "Accept a step down",
    "Record the joint meeting", "Opened for print: step-down hand-over", "Record the first meeting after a step down",
    "Record that social care has closed", "Finish a note", "Close early help: needs met", "Opened for print: closing letter",
    "Ask for early help",
)  # fmt: skip


@pytest.fixture
def story(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[Story]:
    with no_bug_flies(monkeypatch, caplog):
        yield Story(qapp, tmp_path)


def test_early_help_goes_its_whole_way_by_keyboard_alone(story: Story, tmp_path: Path) -> None:
    meet(story, tmp_path / "meeting.ics")
    step_it_up(story)
    disagree(story)
    take_it_back(story)
    close_and_reopen(story)

    store = story.lying_still()
    assert_followed(titles(store, story.marlows.id), DONE)
    assert_linked(store, story.marlows)
    assert store.broken() == ""
    store.close()


def meet(story: Story, calendar: Path) -> None:
    """The window is closed in the middle of the meeting."""
    with story.day("2026-11-23 09:30"):
        meeting.call(story)
        meeting.invite(story, calendar)

    with story.day("2026-11-27 13:20"):
        meeting.begin(story)
        meeting.attend(story)
        meeting.review(story)
        meeting.add_action(story)
        meeting.say(story)

    with story.day("2026-11-27 14:30"):
        meeting.begin_again(story)
        meeting.scale(story)
        meeting.consider_level(story)
        meeting.finish(story)
        meeting.print_and_send(story)
        meeting.see_plan(story)


def step_it_up(story: Story) -> None:
    with story.day("2026-11-30 10:00"):
        open_file("Level and decisions")
        step_up.propose(story)
        step_up.show_evidence(story)
        step_up.consult(story)
        step_up.decide(story)
        step_up.refer(story)
        step_up.send(story)


def disagree(story: Story) -> None:
    """With the answer, until the front door accepts after all."""
    with story.day("2026-12-01 09:00"):
        open_file("Level and decisions")
        step_up.acknowledge(story)
        step_up.answer(story)
        step_up.tell(story)
        step_up.disagree(story)
        story.later("2026-12-07 09:00")
        step_up.go_a_stage_up(story)
        step_up.settle(story)


def take_it_back(story: Story) -> None:
    with story.day("2027-02-01 09:00"):
        open_file("Level and decisions")
        end.receive(story)
        end.accept(story)
        end.meet_jointly(story)
        end.hand_over(story)
        story.later("2027-02-10 11:00")
        keyboard.press("Today")
        end.see_first_meeting_due(story)
        end.meet_first(story)


def close_and_reopen(story: Story) -> None:
    with story.day("2027-03-08 09:00"):
        open_file("Level and decisions")
        end.is_guarded(story)
        end.see_everybody(story)
        end.end_actions(story)
        end.close(story)
        story.later("2027-06-01 09:00")
        end.reopen(story)


def titles(store: Store, family_id: str) -> list[str]:
    """What was done in the file, from the first to the last."""
    return [each.title for each in reversed(file_history(store, PRIYA, family_id, limit=10_000))]


def assert_followed(done: list[str], wanted: tuple[str, ...]) -> None:
    """Each was done, after the one before."""
    rest = iter(done)
    assert [title for title in wanted if title not in rest] == [], done


def assert_linked(store: Store, marlows: Marlows) -> None:
    """The records tell the story too: what follows from what."""
    old, new = store.find(Episode, family_id=marlows.id)
    step_up, step_down = store.find(StepUp)[0], store.find(StepDown)[0]
    assert (old.state, old.end_reason, new.follows_id) == (EpisodeState.CLOSED, "needs met", old.id)
    assert (step_up.state, step_up.episode_id) == (StepUpState.ACCEPTED, old.id)
    assert (step_down.state, step_down.episode_id) == (StepDownState.CARE_CLOSED, old.id)
    assert [each.version for each in store.find(PlanVersion, order="version")] == [1, 2]
    assert {each.name for each in store.find(Signature)} == {"Kerry Marlow", "Callum Marlow"}
    assert [each.status for each in store.find(Action) if each.status.is_open] == []
    assert {each.to for each in store.find(Disclosure)} == {"Kerry Marlow"}
