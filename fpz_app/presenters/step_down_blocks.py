"""Step-down block: each step down in words, with its clock and what comes next."""

from collections.abc import Sequence
from datetime import date

from fpz_app.casework.step_down import StepDownRow, StepDowns
from fpz_app.domain.dates import say_day
from fpz_app.domain.step_down import StepDown, StepDownState
from fpz_app.presenters.sharing_blocks import Block, Deed, Row

SHAPES = {
    StepDownState.PROPOSED: "decide",
    StepDownState.NOT_AGREED: "apologies",
    StepDownState.ACCEPTED: "under_way",
    StepDownState.DECLINED: "apologies",
    StepDownState.MET: "under_way",
    StepDownState.CARE_CLOSED: "done",
}


def step_down_block(found: StepDowns, today: date) -> Block:
    adding = ("Record a step down", "stepdown") if found.may_record else None
    rows = [_row(each, today, may_record=found.may_record) for each in found.rows]
    return Block(heading="Step down", rows=rows, empty="Social care has proposed no step down.", adding=adding)


def _row(row: StepDownRow, today: date, *, may_record: bool) -> Row:
    known = row.step_down
    return Row(
        id=known.id,
        words=f"{row.children}: {known.state}",
        detail=[each for each in _told(row, today) if each],
        shape="over" if row.first_meeting_by and row.first_meeting_by < today else SHAPES[known.state],
        quiet=known.state in (StepDownState.NOT_AGREED, StepDownState.DECLINED, StepDownState.CARE_CLOSED),
        deeds=(*_deeds(known), *_unowned(row)) if may_record else (),
    )


def _deeds(known: StepDown) -> Sequence[Deed]:
    about = known.id
    deeds: list[Deed] = []
    if known.state is StepDownState.PROPOSED:
        deeds.append(("Accept or decline", f"downanswer.{about}"))
    if known.state is StepDownState.ACCEPTED:
        deeds.append(("Record the joint meeting", f"joint.{about}"))
        if known.joint_on:
            deeds.append(("Record the first meeting", f"firstmeeting.{about}"))
    if known.state is StepDownState.MET:
        deeds.append(("Social care has closed", f"careclosed.{about}"))
    if known.answered_on and known.state is not StepDownState.DECLINED:
        deeds.append(("See the hand-over", f"handover.{about}"))
    return deeds


def _unowned(row: StepDownRow) -> Sequence[Deed]:
    """One press to each action that nobody does yet."""
    return [(f"Say who does “{each.text}”", f"owner.{each.action_id}") for each in row.handed if each.is_open and not each.who]


def _told(row: StepDownRow, today: date) -> list[str]:
    known = row.step_down
    agrees = "The family agrees" if known.family_agrees else "The family does not agree"
    lines = [
        f"{known.social_worker} proposed it, {say_day(known.received_on, today)}",
        known.why,
        f"{agrees}: {known.family_view}",
        f"To lead: {known.lead}, {known.lead_agency}",
    ]
    if known.answered_on:
        word = "declined" if known.state is StepDownState.DECLINED else "accepted"
        lines.append(f"{known.answered_by} {word}, {say_day(known.answered_on, today)}: {known.answer_why}")
    if known.joint_on:
        lines.append(f"Met with social care {say_day(known.joint_on, today)}, {known.joint_place}: {known.joint_who}")
    if row.handed:
        handed = [f"{each.text} ({each.who or 'nobody yet'})" for each in row.handed]
        lines.append(f"Handed over: {'; '.join(handed)}")
    if row.first_meeting_by:
        lines.append(f"The team is to meet by {say_day(row.first_meeting_by, today)}; social care stays until then.")
    if known.met_on:
        lines.append(f"The team met {say_day(known.met_on, today)}, {known.met_place}")
    if known.closed_on:
        lines.append(f"Social care closed {say_day(known.closed_on, today)}, {known.closed_by} told us")
    return lines
