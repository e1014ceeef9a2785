"""A step down of the Marlows, at each of its stages."""

from dataclasses import replace
from typing import Any

from fpz_app.casework import step_down as casework
from fpz_app.domain.step_down import StepDown
from fpz_app.store.store import Store
from tests.helpers.marlows import TODAY, Marlows
from tests.helpers.stores import PRIYA

HANDED = (casework.Handed("Bus pass", "Kerry"), casework.Handed("GP letter"))


def proposal(marlows: Marlows, **more: Any) -> StepDown:
    made = StepDown(
        file_id=marlows.id,
        family_id=marlows.id,
        received_on=TODAY,
        social_worker="Dee Holt",
        team="Assessment team",
        children=(marlows.callum.id,),
        why="He is home at night; school still needs help.",
        family_agrees=True,
        family_view="Kerry is glad of it.",
        lead="Priya Nair",
        lead_agency="Early help",
    )
    return replace(made, **more)


def received(store: Store, marlows: Marlows, **more: Any) -> StepDown:
    return casework.receive(store, PRIYA, proposal(marlows, **more), TODAY)


def accepted(store: Store, marlows: Marlows) -> StepDown:
    made = received(store, marlows)
    return casework.answer(store, PRIYA, made.id, accepts=True, why="We know them.", by="Priya Nair", on=TODAY, today=TODAY)


def met_jointly(store: Store, marlows: Marlows) -> StepDown:
    made = accepted(store, marlows)
    return casework.hold_joint_meeting(
        store, PRIYA, made.id, on=TODAY, place="Swanage", who="Kerry, Dee, Priya", outstanding=HANDED,
        working_days=10, today=TODAY,
    )  # fmt: skip
