"""Decisions and meetings in the chronology: what the team met about, stepped up, argued, took over and closed."""

from collections.abc import Iterator
from functools import partial

from fpz_app.casework.happenings import Drawing, Happening
from fpz_app.domain.closing import Closing
from fpz_app.domain.disagreements import LEVELS as STAGES
from fpz_app.domain.disagreements import Disagreement
from fpz_app.domain.episodes import Episode
from fpz_app.domain.kinship import listed
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState, NeedNow, Purpose
from fpz_app.domain.step_down import StepDown, StepDownState
from fpz_app.domain.step_up import Speed, StepUp, StepUpState
from fpz_app.domain.visits import Missed, Visit, VisitState

HELD = {
    Purpose.FIRST: "First meeting of the team around the family",
    Purpose.REVIEW: "Review meeting of the team around the family",
    Purpose.UPDATES: "Review from written updates",
}
_DECIDED = {
    StepUpState.NOT_AGREED: "Step up not agreed by {manager}",
    StepUpState.RETURNED_TO_PROPOSE: "Step up sent back by {manager}",
    StepUpState.PROPOSED: "Step up sent back by {manager}",
}
"""The manager's word by how the step up stands, as long as it says so."""


def of_meetings(of: Drawing) -> Iterator[Happening]:
    """Those held, with what was said; those cancelled on the day they were planned for."""
    there: dict[str, list[Attendance]] = {}
    for each in of.store.find(Attendance, family_id=of.family_id, order="place"):
        there.setdefault(each.meeting_id, []).append(each)
    for meeting in of.store.find(Meeting, family_id=of.family_id):
        line = partial(Happening, on=meeting.day, source="Meeting", tab="meetings", item_id=meeting.id)
        if meeting.state is MeetingState.CANCELLED:
            yield line(what="Meeting cancelled", detail=meeting.cancelled_why, significant=False)
        elif meeting.held_on:
            yield line(what=HELD[meeting.purpose], detail=_said(of, meeting, there.get(meeting.id, [])), effect=_need(meeting))


def of_visits(of: Drawing) -> Iterator[Happening]:
    """Those that could not be made, on the day they were planned for; a visit that was made is told by its note."""
    for each in of.store.find(Visit, family_id=of.family_id, state=VisitState.MISSED):
        why = each.missed.capitalize() if each.missed is not Missed.OTHER else ""
        yield Happening(
            on=each.on,
            what="Visit that could not be made",
            detail=". ".join(part for part in (why, each.why) if part),
            source="Visit",
            about=each.whom,
            significant=each.missed is not Missed.NOT_US,
            tab="visit",
            item_id=each.id,
        )


def _said(of: Drawing, meeting: Meeting, people: list[Attendance]) -> str:
    is_meeting = meeting.purpose is not Purpose.UPDATES
    came = [each.name for each in people if (each.presence.is_there if is_meeting else each.report.strip())]
    parts = [f"Worries: {meeting.worries}" if meeting.worries else ""]
    parts += [f"Going well: {meeting.going_well}" if meeting.going_well else ""]
    parts += [f"{each.name}: “{each.said}”" for each in people if each.said and each.is_child and of.is_of(each.who_id)]
    parts += [f"{'With' if is_meeting else 'From'} {listed(came)}." if came else ""]
    return " ".join(part for part in parts if part)


def _need(meeting: Meeting) -> str:
    """What the meeting thought of the level of need, where it is not the same."""
    if meeting.need in (NeedNow.NOT_ASKED, NeedNow.SAME):
        return ""
    return f"{meeting.need.capitalize()}: {meeting.need_why}"


def of_episodes(of: Drawing) -> Iterator[Happening]:
    kept = {each.episode_id: each for each in of.store.find(Closing, family_id=of.family_id)}
    for each in of.store.find(Episode, family_id=of.family_id):
        about = (each.person_id,) if each.person_id else ()
        source = each.organisation or each.requested_by or "Early help"
        line = partial(Happening, source=source, about=about, tab="sharing", item_id=each.id)
        if each.began:
            yield line(on=each.began, what=_began(each), detail=each.reason, key=f"{each.id}.began")
        closing, ended = kept.get(each.id), partial(line, what="Early help ended", key=f"{each.id}.ended")
        if each.ended_on and closing:
            changes = [one for one in closing.changes if of.is_of(one.person_id)]
            effect = " ".join(f"{of.called(one.person_id, 'A child')}: {one.different}" for one in changes)
            yield ended(on=each.ended_on, detail=_closed(closing), source="Closing", effect=effect, tab="decisions")
        elif each.ended_on:
            yield ended(on=each.ended_on, detail=each.end_reason)


def _began(episode: Episode) -> str:
    if episode.follows_id:
        return "Early help asked for again"
    return "Early help asked for" if episode.requested_on else "Early help began"


def _closed(closing: Closing) -> str:
    parts = [f"{str(closing.reason).capitalize()}."]
    parts += [f"Open when it closed: {'. '.join(closing.unmet)}."] if closing.unmet else []
    parts += [f"Risk: {closing.risk}"] if closing.risk else []
    parts += [f"{closing.manager} decided: {closing.manager_why}"] if closing.manager_why else []
    return " ".join(parts)


def of_step_ups(of: Drawing) -> Iterator[Happening]:
    for each in of.store.find(StepUp, family_id=of.family_id):
        line = partial(Happening, source="Step up", about=each.children, tab="decisions", item_id=each.id)
        yield line(on=each.proposed_on, what="Step up proposed", detail=each.why)
        if each.consulted_on:
            what, key = f"{each.consulted} consulted", f"{each.id}.consulted"
            yield line(on=each.consulted_on, what=what, detail=each.advice, significant=False, key=key)
        if each.manager_on:
            what, key = _decided(each).format(manager=each.manager), f"{each.id}.manager"
            yield line(on=each.manager_on, what=what, detail=each.manager_why, key=key)
        if each.sent_on:
            detail = f"{each.speed.partition(':')[0].capitalize()}. {each.risk}".strip()
            yield line(on=each.sent_on, what="Step up sent to the front door", detail=detail, key=f"{each.id}.sent")
        if each.acknowledged_on:
            what, key = "The front door has the step up", f"{each.id}.acknowledged"
            yield line(on=each.acknowledged_on, what=what, detail=each.acknowledged_by, significant=False, key=key)
        if each.answered_on and each.answer:
            what, detail = f"Front door answered: {each.answer}", f"Level {each.answer_level}. {each.answer_why}"
            yield line(on=each.answered_on, what=what, detail=detail, agency="Children’s social care", key=f"{each.id}.answered")


def _decided(step_up: StepUp) -> str:
    """Once it is sent, only a red one may have gone without the manager's agreement."""
    sent = "Step up: {manager} decided" if step_up.speed is Speed.RED else "Step up agreed by {manager}"
    return _DECIDED.get(step_up.state, sent)


def of_disagreements(of: Drawing) -> Iterator[Happening]:
    about = {each.id: each.children for each in of.store.find(StepUp, family_id=of.family_id)}
    for each in of.store.find(Disagreement, family_id=of.family_id):
        children = about.get(each.step_up_id, ())
        line = partial(Happening, source="Disagreement", about=children, tab="decisions", item_id=each.id)
        for number, stage in enumerate(each.stages):
            what = f"Disagreement with the front door, stage {number + 1}: {STAGES[number]}"
            detail = " ".join(part for part in (each.issue if number == 0 else stage.who, stage.came_of_it) if part)
            yield line(on=stage.began_on, what=what, detail=detail, key=f"{each.id}.{number}")
        if each.settled_on:
            what, key = f"Disagreement settled: {each.settled}", f"{each.id}.settled"
            yield line(on=each.settled_on, what=what, detail=each.outcome, key=key)


def of_step_downs(of: Drawing) -> Iterator[Happening]:
    for each in of.store.find(StepDown, family_id=of.family_id):
        line = partial(Happening, source="Step down", about=each.children, tab="decisions", item_id=each.id)
        yield line(on=each.received_on, what="Social care proposed a step down", detail=each.why, effect=each.family_view)
        if each.answered_on:
            word = "declined" if each.state is StepDownState.DECLINED else "accepted"
            yield line(on=each.answered_on, what=f"Step down {word}", detail=_by(each), key=f"{each.id}.answered")
        if each.joint_on:
            key = f"{each.id}.joint"
            yield line(on=each.joint_on, what="Joint meeting with social care", detail=_joint(each), key=key)
        if each.met_on:
            key = f"{each.id}.met"
            yield line(on=each.met_on, what="First meeting after the step down", detail=each.met_place, key=key)
        if each.closed_on:
            yield line(on=each.closed_on, what="Social care closed", detail=each.closed_by, key=f"{each.id}.closed")


def _by(step_down: StepDown) -> str:
    by = f"{step_down.answered_by}." if step_down.answered_by else ""
    return " ".join(part for part in (by, step_down.answer_why) if part)


def _joint(step_down: StepDown) -> str:
    handed = f"Handed over: {'; '.join(step_down.outstanding)}" if step_down.outstanding else ""
    return " ".join(part for part in (f"{step_down.joint_who}." if step_down.joint_who else "", handed) if part)
