"""Decisions: a family's step up, disagreement and step down, made by the same actions as in the window."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from fpz_app.casework import step_down, step_up, step_up_answers
from fpz_app.casework.disagreements import disagree, next_stage
from fpz_app.casework.step_up_evidence import Found, evidence_found
from fpz_app.demo.decision_shapes import DisagreementShape, IndicatorShape, StepDownShape, StepUpShape
from fpz_app.demo.making import Making
from fpz_app.domain.disagreements import Disagreement, Stage
from fpz_app.domain.periods import is_working_day
from fpz_app.domain.record import derived_id
from fpz_app.domain.step_down import StepDown
from fpz_app.domain.step_up import Evidence, IndicatorShown, Known, StepUp
from fpz_app.domain.thresholds import Thresholds
from fpz_app.store.store import Store

FRONT_DOOR = "MASH, the front door"


@dataclass(frozen=True)
class Deciding:
    """One family of which decisions are being made, and the zone's threshold document."""

    store: Store
    making: Making
    thresholds: Thresholds

    def day(self, ago: int) -> date:
        """So many working days before today; a day that is none counts back to the one before."""
        day = self.making.today
        while ago or not is_working_day(day):
            day -= timedelta(days=1)
            ago -= is_working_day(day) and ago > 0
        return day

    def say(self, words: str) -> str:
        return self.making.teller.say(words)


def decide(of: Deciding) -> None:
    """Whatever the family's file tells of."""
    said = of.making.material.decisions[of.making.part.decisions]
    if said.step_up:
        made = _step_up(of, said.step_up)
        if said.disagreement:
            _disagree(of, said.disagreement, made)
    if said.step_down:
        _step_down(of, said.step_down)


def _step_up(of: Deciding, shape: StepUpShape) -> StepUp:
    """Proposed with the consultation and the referral's words, since each work of its own keeps the zone waiting."""
    making, family, talk = of.making, of.making.family.id, shape.consulted
    referral: dict[str, Any] = {field: of.say(words) for field, words in shape.referral.items()}
    made = StepUp(
        id=derived_id(family, "step up"), file_id=family, family_id=family, trigger=shape.trigger, speed=shape.speed,
        children=making.ids_of(shape.children), why=of.say(shape.why), tried=of.say(shape.tried),
        family_told=shape.family_told, family_view=of.say(shape.family_view), proposed_on=of.day(shape.ago),
        proposed_by=making.lead.name, consulted=talk.who, consulted_on=of.day(talk.ago), consulted_at=talk.at,
        advice=of.say(talk.advice), **referral,
    )  # fmt: skip
    step_up.propose(of.store, making.lead, made, making.today)
    found = evidence_found(of.store, making.lead, family, making.material.form, made.proposed_on)
    for each in shape.indicator:
        step_up.show_indicator(of.store, making.lead, _shown(of, made, each, found), making.today)
    _send(of, shape, made)
    return made


def _shown(of: Deciding, made: StepUp, shape: IndicatorShape, found: list[Found]) -> IndicatorShown:
    """What is picked from the record is known from others or seen, as it was written there."""
    indicator = of.thresholds.by_key[shape.indicator]
    wanted = [of.say(words) for words in shape.pick]
    picked = [next((each.evidence for each in found if words in each.evidence.words), None) for words in wanted]
    evidence = [each for each in picked if each]
    if shape.new:
        source = f"Written by {of.making.lead.name}"
        evidence.append(Evidence(on=of.day(shape.new_ago), words=of.say(shape.new), source=source, known=Known.SEEN))
    return IndicatorShown(
        id=derived_id(made.id, shape.indicator), file_id=made.file_id, family_id=made.family_id, step_up_id=made.id,
        indicator=indicator.key, words=indicator.words, domain=indicator.domain, level=indicator.level,
        evidence=tuple(evidence),
    )  # fmt: skip


def _send(of: Deciding, shape: StepUpShape, made: StepUp) -> None:
    """The manager's word, the sending, and the front door's answer, as far as it has come."""
    store, lead, today = of.store, of.making.lead, of.making.today
    if shape.manager:
        said = shape.manager
        now = datetime.combine(of.day(said.ago), time.fromisoformat(said.at))
        ruth = of.making.workers["ruth"]
        step_up.decide(store, ruth, made.id, said.verdict, why=of.say(said.why), who="", on=None, at="", now=now)
    if shape.sent:
        went = shape.sent
        now = datetime.combine(today, time(18))
        step_up.send(store, lead, made.id, on=of.day(went.ago), at=went.at, how=went.how, to=FRONT_DOOR, now=now)
    if shape.acknowledged:
        has = shape.acknowledged
        step_up_answers.acknowledge(store, lead, made.id, on=of.day(has.ago), at=has.at, by=has.by, today=today)
    if shape.answer:
        _answered(of, shape, made)


def _answered(of: Deciding, shape: StepUpShape, made: StepUp) -> None:
    said, today = shape.answer, of.making.today
    if said is None:
        return
    told = replace(
        of.store.get(StepUp, made.id), answer=said.answer, answered_on=of.day(said.ago), answered_at=said.at,
        answered_by=said.by, answer_level=said.level, answer_why=of.say(said.why), meanwhile=of.say(said.meanwhile),
        plan_goes=said.plan_goes,
    )  # fmt: skip
    step_up_answers.answer(of.store, of.making.lead, told, today)
    if shape.told:
        day = of.day(shape.told.ago)
        step_up_answers.tell_back(
            of.store, of.making.lead, made.id, family_on=day, family_how=of.say(shape.told.how), referrer_on=day,
            referrer=of.say(shape.told.referrer), today=today,
        )  # fmt: skip


def _disagree(of: Deciding, shape: DisagreementShape, made: StepUp) -> None:
    first, *more = shape.stage
    raised = Disagreement(
        id=derived_id(made.id, "disagreement"), file_id=made.file_id, family_id=made.family_id, step_up_id=made.id,
        raised_by=of.making.lead.name, issue=of.say(shape.issue), our_view=of.say(shape.our_view),
        their_view=of.say(shape.their_view), safety=of.say(shape.safety),
        stages=(Stage(began_on=of.day(first.ago), who=of.say(first.who)),),
    )  # fmt: skip
    disagree(of.store, of.making.lead, raised, of.making.today)
    came = of.say(first.came_of_it)
    for each in more:
        stage = Stage(began_on=of.day(each.ago), who=of.say(each.who))
        next_stage(of.store, of.making.lead, raised.id, stage, came, of.making.today)
        came = of.say(each.came_of_it)


def _step_down(of: Deciding, shape: StepDownShape) -> None:
    making, family = of.making, of.making.family.id
    received = StepDown(
        id=derived_id(family, "step down"), file_id=family, family_id=family, received_on=of.day(shape.ago),
        social_worker=shape.social_worker, team=shape.team, phone=shape.phone, children=making.ids_of(shape.children),
        why=of.say(shape.why), family_agrees=True, family_view=of.say(shape.family_view), lead=making.lead.name,
        lead_agency=shape.lead_agency,
    )  # fmt: skip
    step_down.receive(of.store, making.lead, received, making.today)
