"""A step up of the Marlows, at each of its stages."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from fpz_app.casework import step_up as casework
from fpz_app.casework import step_up_answers
from fpz_app.domain.step_up import Answered, Evidence, IndicatorShown, Speed, StepUp, Verdict
from fpz_app.store.store import Store
from tests.helpers.marlows import TODAY, Marlows
from tests.helpers.stores import MANAGER, PRIYA

NOW = datetime(2026, 11, 23, 14, 5)
WORDS = {
    "facts_seen": "16 November: came home at two in the morning with a new phone.",
    "told_by_others": "His form tutor saw him in an older boy’s car.",
    "our_view": "We think that others use him.",
    "risk": "Callum may be drawn into carrying drugs.",
    "safety_now": "At home with Kerry tonight.",
}


def proposal(marlows: Marlows, **more: Any) -> StepUp:
    made = StepUp(
        file_id=marlows.id,
        family_id=marlows.id,
        children=(marlows.callum.id,),
        why="He is out at night with older boys.",
        tried="Sam met him every week.",
        family_told="yes",
        family_view="Kerry wants help.",
        proposed_on=TODAY,
        proposed_by="Priya Nair",
    )
    return replace(made, **more)


def propose(store: Store, marlows: Marlows, **more: Any) -> StepUp:
    return casework.propose(store, PRIYA, proposal(marlows, **more), TODAY)


def show(store: Store, made: StepUp, *evidence: Evidence, indicator: str = "used_by_others") -> IndicatorShown:
    shown = IndicatorShown(
        file_id=made.file_id, family_id=made.family_id, step_up_id=made.id, indicator=indicator,
        words="Signs that others use the child", domain="Outside", evidence=evidence,
    )  # fmt: skip
    return casework.show_indicator(store, PRIYA, shown, TODAY)


def ready(store: Store, marlows: Marlows, **more: Any) -> StepUp:
    """Agreed by a manager, its referral written."""
    made = propose(store, marlows, **more)
    show(store, made, Evidence(on=date(2026, 11, 16), words="Came home at two with a new phone.", source="Note"))
    casework.write_referral(store, PRIYA, made.id, WORDS)
    return casework.decide(store, MANAGER, made.id, Verdict.AGREE, why="I agree.", who="", on=None, at="", now=NOW)


def sent(store: Store, marlows: Marlows, **more: Any) -> StepUp:
    made = ready(store, marlows, **more)
    return casework.send(store, PRIYA, made.id, on=TODAY, at="14:05", how="secure e-mail", to="MASH", now=NOW)


def answered(store: Store, marlows: Marlows, said: Answered = Answered.ASSESSMENT, **more: Any) -> StepUp:
    made = sent(store, marlows)
    given = {
        "answer": said, "answered_on": TODAY, "answered_at": "16:00", "answered_by": "Dee Holt", "answer_level": 4,
        "answer_why": "The risk is high.", "meanwhile": "Priya Nair",
    }  # fmt: skip
    return step_up_answers.answer(store, PRIYA, replace(made, **{**given, **more}), TODAY)


RED, AMBER, GREEN = Speed.RED, Speed.AMBER, Speed.GREEN
