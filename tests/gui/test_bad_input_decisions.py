"""Days that cannot be, and what is lacking, in the forms of step up, step down and closing: told at the field and above it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fpz_app.casework import disagreements
from fpz_app.domain.disagreements import Disagreement, Stage
from fpz_app.domain.step_up import Answered, StepUp
from fpz_app.store.store import Store
from fpz_app.ui.screens.decisions import DecisionsScreen
from fpz_app.ui.theme import Theme
from tests.helpers import hands
from tests.helpers.bad_input import fill_in, is_told
from tests.helpers.decisions_tab import open_tab
from tests.helpers.marlows import TODAY, Marlows, make_marlows
from tests.helpers.stepping_down import accepted, met_jointly, received
from tests.helpers.stepping_up import answered, propose, ready, sent
from tests.helpers.stores import MANAGER, PRIYA

EARLIER, AHEAD = "1 November 2026", "24 November 2026"
FUTURE = "24 November 2026 is in the future"


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Theme:
    theme = Theme(qapp)
    theme.apply(1.0, "light")
    return theme


@pytest.fixture
def marlows(store: Store) -> Marlows:
    return make_marlows(store)


@pytest.fixture
def screen(store: Store, qtbot: QtBot, marlows: Marlows) -> DecisionsScreen:
    return open_tab(store, qtbot, marlows)


def nothing(_store: Store, _marlows: Marlows) -> str:
    return ""


def a_child(_store: Store, marlows: Marlows) -> str:
    return marlows.noah.id


def disagreed(store: Store, marlows: Marlows) -> str:
    made = answered(store, marlows, Answered.ADVICE)
    raised = Disagreement(
        file_id=marlows.id, family_id=marlows.id, step_up_id=made.id, issue="Safety.", our_view="No.", their_view="Yes.",
        safety="At home.", stages=(Stage(began_on=TODAY, who="Priya and Dee"),),
    )  # fmt: skip
    return disagreements.disagree(store, PRIYA, raised, TODAY).id


@dataclass(frozen=True)
class Wrong:
    """In the form of a deed, about what `made` gives, `typed` in a field; `says` what is wrong with it."""

    deed: str
    made: Callable[[Store, Marlows], str]
    save: str
    field: str
    typed: str
    says: str


def of_step_up(make: Callable[..., object], *more: object) -> Callable[[Store, Marlows], str]:
    return lambda store, marlows: make(store, marlows, *more).id  # type: ignore[attr-defined]


PROPOSED, READY, SENT = of_step_up(propose), of_step_up(ready), of_step_up(sent)
ANSWERED, ADVISED = of_step_up(answered), of_step_up(answered, Answered.ADVICE)
RECEIVED, ACCEPTED, JOINTLY = of_step_up(received), of_step_up(accepted), of_step_up(met_jointly)

WRONG = (
    Wrong("level", a_child, "Record the level", "When was it judged?", AHEAD, FUTURE),
    Wrong("level", a_child, "Record the level", "When was it judged?", "1 June 2024", "Noah was not born then"),
    Wrong("propose", nothing, "Keep the proposal", "When is it proposed?", AHEAD, FUTURE),
    Wrong("propose", nothing, "Keep the proposal", "When is it proposed?", "in spring", "not a date"),
    Wrong("consult", PROPOSED, "Record the consultation", "When?", AHEAD, FUTURE),
    Wrong("manager", PROPOSED, "Record the decision", "When did they tell you?", AHEAD, FUTURE),
    Wrong("manager", PROPOSED, "Record the decision", "When did they tell you?", EARLIER, "before it was proposed"),
    Wrong("send", READY, "Record that it was sent", "When was it sent?", AHEAD, FUTURE),
    Wrong("send", READY, "Record that it was sent", "When was it sent?", EARLIER, "sent before it was proposed"),
    Wrong("acknowledge", SENT, "Record it", "When did they say so?", AHEAD, FUTURE),
    Wrong("acknowledge", SENT, "Record it", "When did they say so?", EARLIER, "before it was sent"),
    Wrong("answer", SENT, "Record the answer", "When?", AHEAD, FUTURE),
    Wrong("answer", SENT, "Record the answer", "When?", EARLIER, "before it was sent"),
    Wrong("tell", ANSWERED, "Record it", "When was the family told?", AHEAD, FUTURE),
    Wrong("tell", ANSWERED, "Record it", "When was the family told?", EARLIER, "before the answer"),
    Wrong("tell", ANSWERED, "Record it", "When was the one who raised it told?", EARLIER, "before the answer"),
    Wrong("disagree", ADVISED, "Raise it", "Since when?", AHEAD, FUTURE),
    Wrong("disagree", ADVISED, "Raise it", "Since when?", EARLIER, "before the answer"),
    Wrong("stage", disagreed, "Go to the next stage", "Since when?", AHEAD, FUTURE),
    Wrong("stage", disagreed, "Go to the next stage", "Since when?", EARLIER, "begins before the one before it"),
    Wrong("settle", disagreed, "Record how it was settled", "When?", AHEAD, FUTURE),
    Wrong("settle", disagreed, "Record how it was settled", "When?", EARLIER, "before the stage began"),
    Wrong("stepdown", nothing, "Keep the proposal", "When did it come?", AHEAD, FUTURE),
    Wrong("downanswer", RECEIVED, "Record the answer", "When?", AHEAD, FUTURE),
    Wrong("downanswer", RECEIVED, "Record the answer", "When?", EARLIER, "before the step that leads to it"),
    Wrong("joint", ACCEPTED, "Record the meeting", "When was it?", AHEAD, FUTURE),
    Wrong("joint", ACCEPTED, "Record the meeting", "When was it?", EARLIER, "before the step that leads to it"),
    Wrong("firstmeeting", JOINTLY, "Record the meeting", "When was it?", AHEAD, FUTURE),
    Wrong("firstmeeting", JOINTLY, "Record the meeting", "When was it?", EARLIER, "before the step that leads to it"),
    Wrong("close", nothing, "Close early help", "On what day?", AHEAD, FUTURE),
    Wrong("close", nothing, "Close early help", "On what day?", "1 September 2026", "cannot end before it began"),
)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong.deed}-{wrong.field}-{wrong.says}")
def test_a_day_that_cannot_be_is_told_at_the_field_and_nothing_is_lost(
    screen: DecisionsScreen, store: Store, marlows: Marlows, wrong: Wrong
) -> None:
    about = wrong.made(store, marlows)
    deed = f"{wrong.deed}.{about}" if about else wrong.deed
    screen.open(marlows.id, deed)
    fill_in({wrong.field: wrong.typed})
    before = store.last_group
    hands.press(wrong.save)
    hands.until(lambda: is_told(wrong.field, wrong.says), wrong.says)
    assert store.last_group == before
    screen.flush()
    screen.open(marlows.id, deed)
    assert hands.text_of(wrong.field) == wrong.typed


def test_new_evidence_of_a_day_to_come_is_told_at_its_field(screen: DecisionsScreen, store: Store, marlows: Marlows) -> None:
    made = propose(store, marlows)
    screen.open(marlows.id, f"indicator.{made.id}")
    hands.write("Something that is not on record yet", "Two phones in his bag.")
    fill_in({"When did that happen?": AHEAD})
    hands.press("Keep it")
    hands.until(lambda: is_told("When did that happen?", FUTURE), FUTURE)
    assert hands.text_of("Something that is not on record yet") == "Two phones in his bag."


@pytest.mark.parametrize("deed", ["propose", "stepdown"])
def test_what_names_no_child_is_told_at_the_children(screen: DecisionsScreen, store: Store, marlows: Marlows, deed: str) -> None:
    screen.open(marlows.id, deed)
    fill_in({})
    hands.press("Callum, 14")
    before = store.last_group
    hands.press("Keep the proposal")
    hands.until(lambda: is_told("Which children is it about?", "“Which children is it about” has no answer"), "no child")
    assert store.last_group == before


def test_a_form_of_a_file_that_was_restricted_meanwhile_is_told_and_loses_nothing(
    screen: DecisionsScreen, store: Store, marlows: Marlows
) -> None:
    screen.open(marlows.id, "propose")
    fill_in({"Why does it need more than early help?": "He is out at night."})
    with store.work(MANAGER, "Restrict the file") as work:
        work.put(replace(marlows.family, restricted=True, lead_id=MANAGER.id, allowed=(MANAGER.id,)))
    hands.press("Keep the proposal")
    hands.wait_to_read("There is a problem")
    assert hands.text_of("Why does it need more than early help?") == "He is out at night."
    assert store.find(StepUp) == []
