"""One file: a family's file that is open, or restricted, with something of every kind that an action needs."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from fpz_app.domain.agreements import Agreement, Answer, Sharing
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.assessments import Assessment, AssessmentState, GivenAnswer, answer_id
from fpz_app.domain.attachments import Attachment
from fpz_app.domain.break_glass import BreakGlass
from fpz_app.domain.chronology_rows import PartnerEvent
from fpz_app.domain.closing import Closing, EndReason
from fpz_app.domain.disagreements import Disagreement, Stage
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.families import Family
from fpz_app.domain.meetings import Attendance, Meeting, MeetingState, MinutesSent, Presence
from fpz_app.domain.notes import Note
from fpz_app.domain.people import Kin, Membership, Person, Relationship
from fpz_app.domain.people import Stage as Life
from fpz_app.domain.plans import Action, Goal, Plan
from fpz_app.domain.putting_off import PutOff
from fpz_app.domain.record import derived_id, new_id
from fpz_app.domain.step_down import StepDown, StepDownState
from fpz_app.domain.step_up import Evidence, IndicatorShown, StepUp, StepUpState
from fpz_app.domain.ties import Strength, Tie
from fpz_app.domain.visits import Visit
from fpz_app.domain.workers import Helper, Worker
from fpz_app.domain.zone_moves import ZoneMove
from fpz_app.store.store import Store
from tests.helpers.stores import OUTSIDER, PRIYA, ZONE

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 14, 5)
QUESTION = "reason.can_take_part"


@dataclass
class OneFile:
    """`records` by a short name, each at the stage that some action needs; `bare` is another file, with an old assessment."""

    family: Family
    records: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.family.id

    @property
    def mine(self) -> dict[str, Any]:
        return {"file_id": self.family.id, "family_id": self.family.id}

    def __getattr__(self, name: str) -> Any:
        return self.records[name]


def make_file(
    store: Store, *, name: str = "Marlow", restricted: bool = False, allowed: tuple[str, ...] = (), in_directory: bool = True
) -> OneFile:
    """`in_directory`: with a child of the zone's own file, who has no family yet, and what lies in no
    family's file."""
    family_id = new_id()
    family = Family(id=family_id, file_id=family_id, name=name, reference="PU2291", restricted=restricted, allowed=allowed)
    made = OneFile(family)
    made.records |= _people(family_id, name)
    if in_directory:
        made.records |= {"zone_child": Person(file_id=ZONE, given_name="Ash", family_name=name, external_id=new_id()[-12:])}
        made.records |= {"colleague": Worker(file_id=ZONE, name="Zoe Park", agency="Early help")}
        made.records |= _openings()
    for part in (_records, _plan, _put_off, _assessments, _step_ups, _step_downs, _meetings):
        made.records |= part(made)
    with store.work(PRIYA, "Make a file") as work:
        work.add([family, *made.records.values()])
    gone = Attachment(**made.mine, title="Letter", on=TODAY, removed_why="Not theirs", removed_on=TODAY)
    with store.work(PRIYA, "Add a letter and remove it") as work:
        work.put(gone)
        work.remove(gone)
    made.records["gone_letter"] = gone.id
    with store.work(PRIYA, "Change a helper") as work:
        work.put(replace(made.helper, phone="01632 960107"))
    made.records["group"] = store.last_group
    made.records["bare"] = _make_bare_file(store, restricted=restricted, allowed=allowed)
    return made


def _make_bare_file(store: Store, *, restricted: bool, allowed: tuple[str, ...]) -> OneFile:
    family_id = new_id()
    made = OneFile(Family(id=family_id, file_id=family_id, name="Reed", restricted=restricted, allowed=allowed))
    made.records["old"] = Assessment(
        **made.mine, form="family_assessment", form_version=1, started_on=TODAY, completed_on=TODAY,
        state=AssessmentState.APPROVED,
    )  # fmt: skip
    with store.work(PRIYA, "Make a file") as work:
        work.add([made.family, made.old])
    return made


def _people(family_id: str, name: str) -> dict[str, Any]:
    def person(given: str, born: str, stage: Life = Life.CHILD) -> Person:
        return Person(file_id=family_id, given_name=given, family_name=name, born=born, stage=stage)

    kerry, callum = person("Kerry", "1990-03-02", Life.ADULT), person("Callum", "2012-05-17")
    baby = replace(person("", "", Life.UNBORN), due_on=date(2027, 2, 1), known_as="Bump")
    at: dict[str, Any] = {"file_id": family_id, "family_id": family_id}
    return {
        "kerry": kerry,
        "callum": callum,
        "baby": baby,
        "belongs": Membership(**at, person_id=callum.id),
        "belongs_too": Membership(**at, person_id=kerry.id),
        "kin": Relationship(file_id=family_id, from_id=kerry.id, to_id=callum.id, kin=Kin.PARENT),
        "helper": Helper(**at, name="Sam Ellery"),
        "tie": Tie(**at, whose_id=callum.id, other="Bay Boxing Club", strength=Strength.STRONG),
    }


def _records(of: OneFile) -> dict[str, Any]:
    episode = Episode(**of.mine, state=EpisodeState.ASSESSING, requested_on=TODAY)
    return {
        "episode": episode,
        "asked": Closing(**of.mine, episode_id=episode.id, reason=EndReason.NOT_ENGAGED, on=TODAY, risk="Seen at school."),
        "agreement": Agreement(**of.mine, answer=Answer.AGREED, on=TODAY, agreed_by=(of.kerry.id,)),
        "sharing": Sharing(**of.mine, agency="School", since=TODAY),
        "told": PartnerEvent(**of.mine, on="2026-05", event="Found in town at night", agency="Police", about=(of.callum.id,)),
        "letter": Attachment(**of.mine, title="Letter from school", on=TODAY, media="text/plain"),
        "note": Note(**of.mine, author_id=PRIYA.id, on=TODAY, text="A visit.", finished_at=NOW),
        "going": ZoneMove(**of.mine, to_zone="Purbeck", takes_up="Ana Cole", reason="Moved", agreed="Yes", asked_on=TODAY),
        "visit": Visit(**of.mine, visitor_id=PRIYA.id, on=TODAY, at="10:30", whom=(of.callum.id,), purpose="See Callum"),
        "warning": WarningNote(**of.mine, text="Dog", reason="Seen", made_on=TODAY, review_on=date(2026, 12, 23)),
    }


def _plan(of: OneFile) -> dict[str, Any]:
    plan = Plan(**of.mine)
    goal = Goal(**of.mine, plan_id=plan.id, text="Callum is in school")
    action = Action(**of.mine, goal_id=goal.id, text="Ring the school", by_when=TODAY)
    other = Goal(**of.mine, plan_id=plan.id, text="A dry house", place=1)
    return {"plan": plan, "goal": goal, "other_goal": other, "action": action}


def _put_off(of: OneFile) -> dict[str, Any]:
    """A line of Today that PRIYA put off."""
    said: dict[str, Any] = {"what": "Scale the goals", "tab": "plan", "until": date(2026, 11, 25), "reason": "Half term"}
    line_id = derived_id(of.id, "put off", PRIYA.id)
    return {"put_off": PutOff(**of.mine, id=line_id, worker_id=PRIYA.id, put_off_on=TODAY, **said)}


def _assessments(of: OneFile) -> dict[str, Any]:
    def made(state: AssessmentState, **more: Any) -> Assessment:
        return Assessment(**of.mine, form="family_assessment", form_version=1, started_on=TODAY, state=state, **more)

    old = made(AssessmentState.APPROVED, completed_on=TODAY, version=1)
    draft = made(AssessmentState.DRAFT, earlier_id=old.id, version=2)
    kept = GivenAnswer(id=answer_id(old.id, QUESTION, ""), **of.mine, assessment_id=old.id, question=QUESTION, text="As it was.")
    return {"old": old, "draft": draft, "ready": made(AssessmentState.READY, completed_on=TODAY, version=3), "kept": kept}


def _step_ups(of: OneFile) -> dict[str, Any]:
    def made(state: StepUpState, **more: Any) -> StepUp:
        said: dict[str, Any] = dict.fromkeys(("facts_seen", "our_view", "risk", "safety_now"), "He is out at night.")
        return StepUp(
            **of.mine, **said, children=(of.callum.id,), why="Out at night", family_told="yes", proposed_on=TODAY, state=state,
            **more,
        )  # fmt: skip

    agreed, sent = made(StepUpState.AGREED), made(StepUpState.SENT, sent_on=TODAY, sent_at="09:00")
    answered = made(StepUpState.RETURNED, sent_on=TODAY, answer="advice only", answered_on=TODAY)
    words: dict[str, Any] = {
        "indicator": "night",
        "words": "Out at night",
        "evidence": (Evidence(on=TODAY, words="Came home at two."),),
    }
    disputed = made(StepUpState.RETURNED, sent_on=TODAY, answer="advice only", answered_on=TODAY)
    views: dict[str, Any] = {"issue": "Safety", "our_view": "Unsafe", "their_view": "Safe", "safety": "At home"}
    talks = Disagreement(**of.mine, step_up_id=disputed.id, **views, stages=(Stage(began_on=TODAY, who="Priya"),))
    return {
        "proposed": made(StepUpState.PROPOSED),
        "agreed": agreed,
        "sent": sent,
        "answered": answered,
        "disputed": disputed,
        "talks": talks,
        "shown": IndicatorShown(**of.mine, step_up_id=agreed.id, **words),
    }


def _step_downs(of: OneFile) -> dict[str, Any]:
    def made(state: StepDownState, **more: Any) -> StepDown:
        return StepDown(
            **of.mine, received_on=TODAY, social_worker="Dee Holt", children=(of.callum.id,), why="Home at night", state=state,
            family_agrees=True, lead="Priya Nair", **more,
        )  # fmt: skip

    return {
        "down": made(StepDownState.PROPOSED),
        "down_accepted": made(StepDownState.ACCEPTED, answered_on=TODAY),
        "down_joint": made(StepDownState.ACCEPTED, answered_on=TODAY, joint_on=TODAY),
        "down_met": made(StepDownState.MET, answered_on=TODAY, joint_on=TODAY, met_on=TODAY),
    }


def _meetings(of: OneFile) -> dict[str, Any]:
    called = Meeting(**of.mine, called_on=TODAY, on=TODAY, at="13:30", place="Library")
    begun = replace(called, id=new_id(), state=MeetingState.UNDER_WAY, held_on=TODAY, open_actions=(of.action.id,))
    over = replace(called, id=new_id(), state=MeetingState.FINISHED, held_on=TODAY, finished_at=NOW)
    here = Attendance(**of.mine, meeting_id=begun.id, name="Kerry", who_id=of.kerry.id, presence=Presence.HERE)
    sent = MinutesSent(**of.mine, meeting_id=over.id, to="Tom", how="by hand", on=TODAY)
    return {"called": called, "begun": begun, "over": over, "here": here, "minutes": sent}


def _openings() -> dict[str, Any]:
    """Askings, each in a file of its own, that found nothing."""

    def asked(worker: str) -> BreakGlass:
        record_id = new_id()
        said: dict[str, Any] = {"asked": "CH9999", "reason": "Nobody knows whom to ring.", "began": 1, "ends": 2}
        return BreakGlass(id=record_id, file_id=record_id, worker_id=worker, **said)

    return {"opening": asked(OUTSIDER.id), "other_opening": asked(PRIYA.id)}
