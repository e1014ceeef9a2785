"""Acts on work: what is done about a family’s plan, notes, meetings, steps up and down, and its end."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from fpz_app.casework import (
    attachments,
    break_glass,
    closing,
    disagreements,
    episodes,
    group_notes,
    history,
    meeting_goals,
    meeting_holding,
    meetings,
    notes,
    plans,
    putting_off,
    removed_attachments,
    step_down,
    step_up,
    step_up_answers,
    visits,
    zone_moves,
)
from fpz_app.casework.due import Due, Urgency
from fpz_app.domain import break_glass as opening
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.closing import ChildChange, Closing, EndReason
from fpz_app.domain.closing_guard import Told
from fpz_app.domain.disagreements import Settled, Stage
from fpz_app.domain.episodes import EpisodeState
from fpz_app.domain.meetings import ActionReview
from fpz_app.domain.notes import Note
from fpz_app.domain.permissions import Doing
from fpz_app.domain.record import new_id
from fpz_app.domain.step_up import Answered, Verdict
from fpz_app.domain.visits import Missed
from tests.helpers.acts import LATER, RECORD, SHARE, Act
from tests.helpers.one_file import NOW, TODAY, OneFile
from tests.helpers.stores import PRIYA

NOWHERE = opening.Sought(reference="CH9999")


def _closing(of: OneFile, reason: EndReason = EndReason.IN_ERROR) -> Closing:
    told: dict[str, Any] = {
        "missing": Told.NO,
        "exploitation": Told.NO,
        "if_worries_return": "Ring us.",
        "risk": "Seen at school.",
    }
    change = ChildChange(person_id=of.callum.id, different="Nothing yet", said_by="Kerry")
    unborn = ChildChange(person_id=of.baby.id, different="Nothing yet", said_by="Kerry")
    return Closing(**of.mine, episode_id=of.episode.id, reason=reason, on=TODAY, changes=(change, unborn), **told)


def group_parts(of: OneFile) -> list[group_notes.PartNote]:
    plain: dict[str, Any] = {"author_id": PRIYA.id, "on": TODAY, "text": "We made bread."}
    return [group_notes.PartNote(Note(file_id=each, family_id=each, **plain), "") for each in (of.id, of.bare.id)]


OF_PLANS = (
    Act(plans.start_plan, RECORD, lambda do, of: do(of.bare.id)),
    Act(plans.change_plan, RECORD, lambda do, of: do(replace(of.plan, if_harder="Ring Priya."))),
    Act(plans.put_goal, RECORD, lambda do, of: do(replace(of.goal, why="It matters."))),
    Act(plans.put_action, RECORD, lambda do, of: do(replace(of.action, text="Ring the college"), today=TODAY)),
    Act(plans.remove_action, RECORD, lambda do, of: do(of.action)),
    Act(plans.end_goal, RECORD, lambda do, of: do(of.goal, today=TODAY)),
    Act(plans.resume_goal, RECORD, lambda do, of: do(replace(of.goal, ended_on=TODAY, why="Again"))),
    Act(plans.order_goals, RECORD, lambda do, of: do(of.plan, [of.other_goal.id, of.goal.id])),
    Act(plans.scale_goal, RECORD, lambda do, of: do(of.goal, score=5, by="Kerry", today=TODAY)),
    Act(plans.leave_need_out, RECORD, lambda do, of: do(family_id=of.id, answer_id=of.kept.id, why="Others help.")),
    Act(plans.agree_plan, Doing.AGREE_PLAN, lambda do, of: do(of.plan, [plans.Signing("Kerry")], today=TODAY, now=NOW)),
    Act(notes.finish_note, RECORD, lambda do, of: do(replace(of.note, id=new_id()), today=TODAY, now=NOW)),
    Act(group_notes.finish_group_note, RECORD, lambda do, of: do("We made bread.", group_parts(of), today=TODAY, now=NOW)),
    Act(notes.append_to_note, RECORD, lambda do, of: do(of.note, "More", today=TODAY)),
    Act(
        attachments.add_attachment,
        RECORD,
        lambda do, of: do(Attachment(**of.mine, title="Letter", on=TODAY), b"Dear Priya", photos=False, today=TODAY),
    ),
    Act(
        attachments.correct_attachment,
        RECORD,
        lambda do, of: do(replace(of.letter, title="Report"), photos=False, today=TODAY),
    ),
    Act(removed_attachments.remove_attachment, RECORD, lambda do, of: do(of.letter.id, "Another family’s", today=TODAY)),
    Act(removed_attachments.bring_back, RECORD, lambda do, of: do(of.gone_letter)),
    Act(history.undo, Doing.UNDO, lambda do, of: do(of.group)),
)
OF_MEETINGS = (
    Act(
        meetings.call,
        RECORD,
        lambda do, of: do(replace(of.called, id=new_id(), on=LATER), [meetings.Guest("Kerry")], today=TODAY),
    ),
    Act(meetings.add_guest, RECORD, lambda do, of: do(of.begun.id, meetings.Guest("Jo Wren"))),
    Act(meetings.cancel, RECORD, lambda do, of: do(of.called.id, "Snow")),
    Act(meeting_holding.hold, RECORD, lambda do, of: do(of.called.id, TODAY, today=TODAY)),
    Act(meeting_holding.change, RECORD, lambda do, of: do(replace(of.begun, going_well="School"), today=TODAY)),
    Act(meeting_holding.attend, RECORD, lambda do, of: do(replace(of.here, said="It is better."), today=TODAY)),
    Act(
        meeting_holding.review_action,
        RECORD,
        lambda do, of: do(ActionReview(**of.mine, meeting_id=of.begun.id, action_id=of.action.id, note="Rang")),
    ),
    Act(meeting_holding.finish, RECORD, lambda do, of: do(of.begun.id, now=NOW)),
    Act(meeting_holding.take_off_list, SHARE, lambda do, of: do(of.minutes.id)),
    Act(meeting_holding.record_sent, SHARE, lambda do, of: do(of.over.id, to=["Kerry"], how="by hand", on=TODAY, today=TODAY)),
    Act(meeting_goals.score_goal, RECORD, lambda do, of: do(of.begun.id, goal_id=of.goal.id, who=of.here, score=4)),
)
LINE = Due(Urgency.WEEK, "Scale the goals", "last on 2 September", "", "", "", "plan", "", TODAY)
OF_VISITS = (
    Act(
        putting_off.put_off_line,
        RECORD,
        lambda do, of: do(
            replace(LINE, family_id=of.id), until=date(2026, 11, 25), reason="Half term", today=TODAY, most_days=14
        ),
    ),
    Act(putting_off.bring_back_line, RECORD, lambda do, of: do(of.put_off.id, today=TODAY)),
    Act(visits.plan_visit, RECORD, lambda do, of: do(replace(of.visit, id=new_id(), visitor_id=""), today=TODAY)),
    Act(visits.change_visit, RECORD, lambda do, of: do(replace(of.visit, on=LATER), today=TODAY)),
    Act(visits.cancel_visit, RECORD, lambda do, of: do(of.visit.id, "Snow", today=TODAY)),
    Act(visits.visit_missed, RECORD, lambda do, of: do(of.visit.id, missed=Missed.NOBODY_IN, why="", today=TODAY)),
    Act(visits.visit_made, RECORD, lambda do, of: do(of.visit.id, on=TODAY, today=TODAY)),
)
OF_STEPS_UP = (
    Act(step_up.propose, RECORD, lambda do, of: do(replace(of.proposed, id=new_id(), children=(of.baby.id,)), today=TODAY)),
    Act(step_up.show_indicator, RECORD, lambda do, of: do(replace(of.shown, id=new_id(), indicator="day"), today=TODAY)),
    Act(
        step_up.consult,
        RECORD,
        lambda do, of: do(of.proposed.id, who="Dee Holt", on=TODAY, at="10:00", advice="Send it", today=TODAY),
    ),
    Act(
        step_up.decide,
        RECORD,
        lambda do, of: do(of.proposed.id, Verdict.AGREE, why="Yes", who="R. Amesbury", on=TODAY, at="10:00", now=NOW),
    ),
    Act(step_up.write_referral, RECORD, lambda do, of: do(of.proposed.id, {"risk": "High"})),
    Act(step_up.send, RECORD, lambda do, of: do(of.agreed.id, on=TODAY, at="10:00", how="post", to="MASH", now=NOW)),
    Act(
        step_up.change,
        RECORD,
        lambda do, of: do(of.proposed.id, "Change it", lambda known: replace(known, earlier="Once before")),
    ),
    Act(step_up_answers.acknowledge, RECORD, lambda do, of: do(of.sent.id, on=TODAY, at="11:00", by="Dee Holt", today=TODAY)),
    Act(
        step_up_answers.answer,
        RECORD,
        lambda do, of: do(replace(of.sent, answer=Answered.ADVICE, answered_on=TODAY, answer_level=3), today=TODAY),
    ),
    Act(
        step_up_answers.tell_back,
        RECORD,
        lambda do, of: do(of.answered.id, family_on=TODAY, family_how="visit", referrer_on=TODAY, referrer="Jo", today=TODAY),
    ),
    Act(
        disagreements.disagree, RECORD, lambda do, of: do(replace(of.talks, id=new_id(), step_up_id=of.answered.id), today=TODAY)
    ),
    Act(disagreements.next_stage, RECORD, lambda do, of: do(of.talks.id, Stage(began_on=TODAY, who="Both"), "Nothing", TODAY)),
    Act(
        disagreements.settle,
        RECORD,
        lambda do, of: do(of.talks.id, Settled.STAYS, on=TODAY, outcome="So", learning="", today=TODAY),
    ),
)
OF_ENDINGS = (
    Act(step_down.receive, RECORD, lambda do, of: do(replace(of.down, id=new_id(), family_view="Glad"), today=TODAY)),
    Act(
        step_down.answer, RECORD, lambda do, of: do(of.down.id, accepts=True, why="Known", by="Priya Nair", on=TODAY, today=TODAY)
    ),
    Act(
        step_down.hold_joint_meeting,
        RECORD,
        lambda do, of: do(of.down_accepted.id, on=TODAY, place="Hall", who="All", outstanding=(), working_days=10, today=TODAY),
    ),
    Act(step_down.hold_first_meeting, RECORD, lambda do, of: do(of.down_joint.id, on=TODAY, place="Hall", today=TODAY)),
    Act(step_down.close_care, RECORD, lambda do, of: do(of.down_met.id, on=TODAY, by="Dee Holt", today=TODAY)),
    Act(episodes.move, RECORD, lambda do, of: do(of.episode.id, EpisodeState.PAUSED)),
    Act(episodes.ask, RECORD, lambda do, of: do(family_id=of.bare.id, reason="School", requested_by="School", today=TODAY)),
    Act(
        closing.ask_to_close,
        Doing.CLOSE,
        lambda do, of: do(_closing(of, EndReason.NOT_ENGAGED), seen_limit=timedelta(weeks=4), today=TODAY),
    ),
    Act(closing.send_back, Doing.DECIDE, lambda do, of: do(of.asked.id, why="See Callum first", now=NOW)),
    Act(closing.close, Doing.CLOSE, lambda do, of: do(_closing(of), seen_limit=timedelta(weeks=4), now=NOW)),
    Act(zone_moves.ask_to_move, Doing.DECIDE, lambda do, of: do(replace(of.going, **of.bare.mine, id=new_id()))),
    Act(zone_moves.take_move_back, Doing.DECIDE, lambda do, of: do(of.going.id)),
)
OF_BREAK_GLASS = (
    Act(break_glass.open_here, Doing.BREAK_GLASS, lambda do, _of: do(NOWHERE, "Nobody knows whom to ring."), in_file=False),
    Act(break_glass.give_back, Doing.BREAK_GLASS, lambda do, of: do(of.opening.id), in_file=False),
    Act(break_glass.see_outcome, Doing.BREAK_GLASS, lambda do, of: do(of.opening.id), in_file=False),
    Act(
        break_glass.review, Doing.REVIEW,
        lambda do, of: do(of.other_opening.id, opening.Verdict.JUSTIFIED, words="", today=TODAY), in_file=False,
    ),
)  # fmt: skip
