"""Decision shapes: what the files under resources/demo/decisions hold of one family; `ago` are working days before today."""

import msgspec

from fpz_app.demo.shapes import Shape
from fpz_app.domain.closing import EndReason
from fpz_app.domain.closing_guard import Told
from fpz_app.domain.step_up import Answered, PlanGoes, Speed, Trigger, Verdict


class ConsultedShape(Shape, frozen=True, kw_only=True):
    who: str
    ago: int
    at: str
    advice: str


class ManagerShape(Shape, frozen=True, kw_only=True):
    verdict: Verdict
    why: str
    ago: int
    at: str


class IndicatorShape(Shape, frozen=True, kw_only=True):
    """`pick` are words of what stands on record; `new` is evidence written for this step up."""

    indicator: str
    pick: list[str] = msgspec.field(default_factory=list)
    new: str = ""
    new_ago: int = 0


class SentShape(Shape, frozen=True, kw_only=True):
    ago: int
    at: str
    how: str


class AcknowledgedShape(Shape, frozen=True, kw_only=True):
    ago: int
    at: str
    by: str


class AnswerShape(Shape, frozen=True, kw_only=True):
    answer: Answered
    ago: int
    at: str
    by: str
    level: int
    why: str
    meanwhile: str
    plan_goes: PlanGoes


class ToldShape(Shape, frozen=True, kw_only=True):
    ago: int
    how: str
    referrer: str


class StepUpShape(Shape, frozen=True, kw_only=True):
    """As far as it has come: what is missing has not happened yet. `referral` are its words by field."""

    ago: int
    trigger: Trigger
    speed: Speed
    children: list[str] = msgspec.field(default_factory=lambda: ["child"])
    why: str
    tried: str
    family_told: str
    family_view: str
    consulted: ConsultedShape
    indicator: list[IndicatorShape]
    referral: dict[str, str]
    manager: ManagerShape | None = None
    sent: SentShape | None = None
    acknowledged: AcknowledgedShape | None = None
    answer: AnswerShape | None = None
    told: ToldShape | None = None


class StageShape(Shape, frozen=True, kw_only=True):
    ago: int
    who: str
    came_of_it: str = ""


class DisagreementShape(Shape, frozen=True, kw_only=True):
    issue: str
    our_view: str
    their_view: str
    safety: str
    stage: list[StageShape]


class StepDownShape(Shape, frozen=True, kw_only=True):
    ago: int
    social_worker: str
    team: str
    phone: str
    children: list[str]
    why: str
    family_view: str
    lead_agency: str


class ChangeShape(Shape, frozen=True, kw_only=True):
    who: str
    different: str
    said_by: str


class ClosingShape(Shape, frozen=True, kw_only=True):
    """On the day on which the family's help ends; `is_draft`: begun, refused by the guard, and kept as a draft."""

    reason: EndReason
    is_draft: bool = False
    missing: str = Told.NO
    exploitation: str = Told.NO
    manager: str = ""
    manager_at: str = ""
    manager_why: str = ""
    if_worries_return: str
    to_family: str = ""
    change: list[ChangeShape]


class Decisions(Shape, frozen=True, kw_only=True):
    step_up: StepUpShape | None = None
    disagreement: DisagreementShape | None = None
    step_down: StepDownShape | None = None
    closing: ClosingShape | None = None
