"""Step-down forms: what is asked of a proposal by social care, of its answer, and of each meeting up to the end."""

from datetime import date

from fpz_app.casework import step_down as casework
from fpz_app.domain.families import Family
from fpz_app.domain.forms import Choice, Field, Kind
from fpz_app.domain.step_down import StepDown
from fpz_app.domain.workers import Worker
from fpz_app.presenters.asked import day
from fpz_app.presenters.deciding import Deciding, day_of, each_of, narrative, text_of
from fpz_app.presenters.small_form import Given, SmallForm

HANDED = Field(
    key="outstanding",
    kind=Kind.TABLE,
    label="What does social care hand over?",
    help="Each action goes into the plan. Without a name it stands there as nobody’s yet.",
    columns=(
        Field(key="text", kind=Kind.SHORT_TEXT, label="What is to be done?", required=True),
        Field(key="who", kind=Kind.SHORT_TEXT, label="Who does it?"),
        Field(key="by_when", kind=Kind.DATE, label="By when?"),
    ),
)
ACCEPTS = (Choice("yes", "Accepts"), Choice("no", "Declines"))


def receiving(asking: Deciding) -> SmallForm:
    desk = asking.desk
    lead = next(iter(desk.store.find(Worker, id=desk.store.get(Family, asking.family_id).lead_id)), desk.actor)

    def keep(given: Given) -> StepDown:
        received = StepDown(
            file_id=asking.family_id,
            family_id=asking.family_id,
            received_on=date.fromisoformat(given["received_on"]),
            social_worker=given["social_worker"].strip(),
            team=given.get("team") or "",
            phone=given.get("phone") or "",
            children=each_of(given, "children"),
            why=given["why"],
            protected=given["protected"] == "yes",
            family_agrees=given["family_agrees"] == "yes",
            family_view=given["family_view"],
            lead=given["lead"].strip(),
            lead_agency=given["lead_agency"].strip(),
        )
        return casework.receive(desk.store, desk.actor, received, desk.today)

    return SmallForm(
        title="A step down from social care",
        called="a step down from social care",
        beneath="Write what the social worker proposes. Nothing begins before it is accepted.",
        save="Keep the proposal",
        fields=_received(asking),
        start={"received_on": desk.today.isoformat(), "lead": lead.name, "lead_agency": lead.agency},
        of=(),
        keep=keep,
        done="The step down is on record.",
    )


def answering(asking: Deciding) -> SmallForm:
    desk = asking.desk

    def keep(given: Given) -> StepDown:
        return casework.answer(
            desk.store, desk.actor, asking.record_id, accepts=given["accepts"] == "yes", why=given["answer_why"],
            by=given["answered_by"].strip(), on=date.fromisoformat(given["answered_on"]), today=desk.today,
        )  # fmt: skip

    return SmallForm(
        title="Accept or decline the step down",
        called="the answer to a step down",
        save="Record the answer",
        fields=(
            Field(key="accepts", kind=Kind.CHOICE, label="What is the answer?", required=True, choices=ACCEPTS, offers=()),
            narrative("answer_why", "Why?", required=True),
            Field(key="answered_by", kind=Kind.SHORT_TEXT, label="Who answers?", required=True),
            day("answered_on", "When?"),
        ),
        start={"answered_by": desk.actor.name, "answered_on": desk.today.isoformat()},
        of=desk.store.find(StepDown, id=asking.record_id),
        keep=keep,
        done="The answer is recorded.",
        undone=lambda now: now.answered_on is None,
    )


def joint_meeting(asking: Deciding) -> SmallForm:
    desk = asking.desk
    days = desk.settings.zone.clocks.after_step_down_working_days

    def keep(given: Given) -> StepDown:
        rows = [row for row in given.get("outstanding") or () if text_of(row, "text")]
        handed = [casework.Handed(text_of(row, "text"), text_of(row, "who"), day_of(row, "by_when")) for row in rows]
        on = date.fromisoformat(given["joint_on"])
        return casework.hold_joint_meeting(
            desk.store, desk.actor, asking.record_id, on=on, place=given["joint_place"].strip(),
            who=given["joint_who"].strip(), outstanding=handed, working_days=days, today=desk.today,
        )  # fmt: skip

    return SmallForm(
        title="Joint meeting with social care",
        called="the joint meeting with social care",
        save="Record the meeting",
        fields=(
            day("joint_on", "When was it?"),
            Field(key="joint_place", kind=Kind.SHORT_TEXT, label="Where?", required=True),
            Field(key="joint_who", kind=Kind.SHORT_TEXT, label="Who was there?", required=True),
            HANDED,
        ),
        start={"joint_on": desk.today.isoformat()},
        of=desk.store.find(StepDown, id=asking.record_id),
        keep=keep,
        done="The meeting is recorded, and what was handed over stands in the plan.",
        undone=lambda now: now.joint_on is None,
    )


def first_meeting(asking: Deciding) -> SmallForm:
    desk = asking.desk

    def keep(given: Given) -> StepDown:
        on = date.fromisoformat(given["met_on"])
        return casework.hold_first_meeting(
            desk.store, desk.actor, asking.record_id, on=on, place=given["met_place"].strip(), today=desk.today
        )

    return SmallForm(
        title="First meeting of the team",
        called="the first meeting after a step down",
        save="Record the meeting",
        fields=(
            day("met_on", "When was it?"),
            Field(key="met_place", kind=Kind.SHORT_TEXT, label="Where?", required=True),
        ),
        start={"met_on": desk.today.isoformat()},
        of=desk.store.find(StepDown, id=asking.record_id),
        keep=keep,
        done="The first meeting is recorded.",
        undone=lambda now: now.met_on is None,
    )


def closing_care(asking: Deciding) -> SmallForm:
    desk = asking.desk

    def keep(given: Given) -> StepDown:
        on = date.fromisoformat(given["closed_on"])
        return casework.close_care(
            desk.store, desk.actor, asking.record_id, on=on, by=given["closed_by"].strip(), today=desk.today
        )

    return SmallForm(
        title="Social care has closed",
        called="that social care has closed",
        save="Record it",
        fields=(
            day("closed_on", "When?"),
            Field(key="closed_by", kind=Kind.SHORT_TEXT, label="Who told you?", required=True),
        ),
        start={"closed_on": desk.today.isoformat()},
        of=desk.store.find(StepDown, id=asking.record_id),
        keep=keep,
        done="It is recorded that social care has closed.",
        undone=lambda now: now.closed_on is None,
    )


def _received(asking: Deciding) -> tuple[Field, ...]:
    return (
        day("received_on", "When did it come?"),
        Field(key="social_worker", kind=Kind.SHORT_TEXT, label="Which social worker?", required=True),
        Field(key="team", kind=Kind.SHORT_TEXT, label="Of which team?", beside=True),
        Field(key="phone", kind=Kind.PHONE, label="Their phone"),
        Field(key="children", kind=Kind.MANY, label="Which children is it about?", required=True, choices=asking.child_choices()),
        narrative("why", "What has changed, and what is still needed?", required=True),
        Field(key="protected", kind=Kind.YES_NO, label="Does a child have a protection plan now?", required=True, offers=()),
        Field(key="family_agrees", kind=Kind.YES_NO, label="Does the family agree?", required=True, offers=()),
        narrative("family_view", "What does the family say?", required=True),
        Field(key="lead", kind=Kind.SHORT_TEXT, label="Who is to lead?", required=True),
        Field(key="lead_agency", kind=Kind.SHORT_TEXT, label="Of which agency?", required=True, beside=True),
    )
