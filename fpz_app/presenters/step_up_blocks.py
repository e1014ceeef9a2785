"""Step-up block: each step up as a row in words, with what it lacks, what it waits for, and what comes next."""

from collections.abc import Sequence
from datetime import date, datetime

from fpz_app.casework.step_up import StepUpRow, StepUps
from fpz_app.domain.clocks import ACKNOWLEDGED, AMBER, GREEN, RED, Running
from fpz_app.domain.dates import say_day
from fpz_app.domain.kinship import listed
from fpz_app.domain.step_up import IndicatorShown, StepUp, StepUpState, may_be_sent
from fpz_app.presenters.sharing_blocks import Block, Deed, Row

SHAPES = {
    StepUpState.PROPOSED: "decide",
    StepUpState.RETURNED_TO_PROPOSE: "decide",
    StepUpState.NOT_AGREED: "apologies",
    StepUpState.AGREED: "due",
    StepUpState.SENT: "under_way",
    StepUpState.ACKNOWLEDGED: "under_way",
    StepUpState.ACCEPTED: "done",
    StepUpState.RETURNED: "apologies",
}
_TO_DO = {ACKNOWLEDGED: "is to say that it has it", RED: "is to decide", AMBER: "is to decide", GREEN: "is to decide"}


def step_up_block(found: StepUps, now: datetime) -> Block:
    """`now` is what the wall clock shows: what counts hours is over from its hour on."""
    adding = ("Propose a step up", "propose") if found.may_record else None
    rows = [_row(each, now, may_record=found.may_record) for each in found.rows]
    return Block(heading="Step up", rows=rows, empty="No step up was proposed.", adding=adding)


def _row(row: StepUpRow, now: datetime, *, may_record: bool) -> Row:
    step_up, today = row.step_up, now.date()
    over = any(runs.is_over(now) for runs in _waited_for(row))
    return Row(
        id=step_up.id,
        words=f"{row.children}: {step_up.state}",
        detail=[each for each in (*_told(step_up, today), *_shown(row.shown), *_open(row, today)) if each],
        shape="over" if over else SHAPES[step_up.state],
        quiet=not step_up.state.is_open and step_up.family_told_on is not None,
        deeds=_deeds(step_up) if may_record else (),
    )


def _deeds(step_up: StepUp) -> Sequence[Deed]:
    about = step_up.id
    deeds: list[Deed] = []
    if step_up.state.is_being_written:
        deeds += [
            ("Change the proposal", f"propose.{about}"),
            ("Add an indicator", f"indicator.{about}"),
            ("Record the consultation", f"consult.{about}"),
            ("Manager’s decision", f"manager.{about}"),
        ]
    if step_up.state.is_being_written or step_up.state is StepUpState.AGREED:
        deeds.append(("Write the referral", f"referral.{about}"))
    if may_be_sent(step_up):
        deeds.append(("Record that it was sent", f"send.{about}"))
    if step_up.state is StepUpState.SENT:
        deeds.append(("Front door has it", f"acknowledge.{about}"))
    if step_up.state.waits_for_answer:
        deeds.append(("Record the answer", f"answer.{about}"))
    if step_up.answer is not None and step_up.family_told_on is None:
        deeds.append(("Record who was told", f"tell.{about}"))
    if step_up.state is StepUpState.RETURNED:
        deeds.append(("Disagree with the answer", f"disagree.{about}"))
    if step_up.facts_seen or step_up.our_view:
        deeds.append(("See the referral", f"pack.{about}"))
    return deeds


def _told(step_up: StepUp, today: date) -> Sequence[str]:
    speed = step_up.speed.partition(":")[0]
    lines = [f"Proposed {say_day(step_up.proposed_on, today)} by {step_up.proposed_by}, {speed}", step_up.why]
    if step_up.consulted and step_up.consulted_on:
        when = _moment(step_up.consulted_on, step_up.consulted_at, today)
        lines.append(f"{step_up.consulted} advised, {when}: {step_up.advice}")
    if step_up.manager and step_up.manager_on:
        told = ", as told" if step_up.manager_told else ""
        lines.append(f"{step_up.manager}, {_moment(step_up.manager_on, step_up.manager_at, today)}{told}: {step_up.manager_why}")
    if step_up.sent_on:
        lines.append(f"Sent {_moment(step_up.sent_on, step_up.sent_at, today)} to {step_up.sent_to}, {step_up.sent_how}")
    if step_up.acknowledged_on:
        when = _moment(step_up.acknowledged_on, step_up.acknowledged_at, today)
        lines.append(f"{step_up.acknowledged_by} has it, {when}")
    if step_up.answer and step_up.answered_on:
        when = _moment(step_up.answered_on, step_up.answered_at, today)
        lines += [
            f"{step_up.answered_by} decided, {when}: {step_up.answer}, level {step_up.answer_level}. {step_up.answer_why}",
            f"Meanwhile: {step_up.meanwhile}. {step_up.plan_goes.capitalize()}.",
        ]
    if step_up.family_told_on:
        lines.append(f"The family was told {say_day(step_up.family_told_on, today)}: {step_up.family_told_how}")
    return lines


def _shown(shown: Sequence[IndicatorShown]) -> list[str]:
    return [f"{each.words} (level {each.level}): {_dated(each)}" for each in shown if each.evidence]


def _dated(shown: IndicatorShown) -> str:
    count = len(shown.evidence)
    return "1 dated entry shows it" if count == 1 else f"{count} dated entries show it"


def _open(row: StepUpRow, today: date) -> list[str]:
    step_up = row.step_up
    if step_up.state.is_being_written:
        return [f"Gap: {each}" for each in row.gaps]
    if step_up.state is StepUpState.AGREED and row.lacking:
        return [f"The referral does not say yet: {listed(list(row.lacking))}."]
    return [f"The front door {_TO_DO[runs.clock]}, {runs.explained(today)}." for runs in _waited_for(row)]


def _waited_for(row: StepUpRow) -> list[Running]:
    """The clocks of the front door that run."""
    if not row.step_up.state.waits_for_answer:
        return []
    acknowledged = row.acknowledge_by if row.step_up.state is StepUpState.SENT else None
    return [runs for runs in (acknowledged, row.decide_by) if runs]


def _moment(on: date, at: str, today: date) -> str:
    return f"{say_day(on, today)} at {at}" if at else say_day(on, today)
