"""The family plan from the record to paper."""

from collections.abc import Sequence
from datetime import date, datetime

from fpz_app.casework.break_glass import name_on_paper
from fpz_app.casework.outbox import is_sent
from fpz_app.casework.plan_reading import agreed_content, current_plan, plan_content
from fpz_app.documents.family_plan import FamilyPlanPrint, Said, family_plan
from fpz_app.documents.figures import Scaling
from fpz_app.documents.goals import Action, Goal
from fpz_app.documents.opening import Fact
from fpz_app.documents.sheets import Furniture
from fpz_app.documents.signing import Signatory
from fpz_app.documents.voices import ChildVoice
from fpz_app.domain.dates import say_date, short_date
from fpz_app.domain.plan_content import ActionContent, ChildContent, GoalContent, PlanContent, listed
from fpz_app.domain.plans import Plan, PlanState, PlanVersion, Signature
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

DRAFT = "Draft, not agreed yet"
_STANDS = (PlanState.AGREED, PlanState.ENDED)


def print_plan_pdf(store: Store, actor: Worker, family_id: str, *, now: datetime, version: PlanVersion | None = None) -> bytes:
    """The plan as it was agreed, or as it stands where that has changed since or was never agreed (then marked as a draft)."""
    return family_plan(plan_print(store, actor, family_id, now=now, version=version))


def plan_print(
    store: Store, actor: Worker, family_id: str, *, now: datetime, version: PlanVersion | None = None
) -> FamilyPlanPrint:
    """The same before it becomes a document, so that it can stand inside another."""
    version = version or standing(store, family_id)
    content = agreed_content(version) if version else plan_content(store, actor, family_id, now.date())
    signed = store.find(Signature, version_id=version.id) if version else []
    by, sent = name_on_paper(store, actor, family_id), is_sent(store, family_id)
    return plan_on_paper(content, version=version, signed=signed, printed_by=by, now=now, sent=sent)


def plan_on_paper(
    plan: PlanContent, *, version: PlanVersion | None, signed: Sequence[Signature], printed_by: str, now: datetime, sent: bool
) -> FamilyPlanPrint:
    """The plan's words in their places. `version` None is a draft."""
    said = f"version {version.version}" if version else "draft"
    return FamilyPlanPrint(
        furniture=Furniture(
            title="Our family plan",
            kind="Our family plan",
            whose=f"The {plan.family} family, {said}",
            reference=f"Family plan {plan.reference}, {_approved(version)}",
            printed=f"Printed by {printed_by}, {say_date(now.date())} at {now:%H:%M}",
            draft="" if version else DRAFT,
            sent=sent,
        ),
        family=f"The {plan.family} family",
        people=listed([*plan.adults, *(_named(child) for child in plan.children)]),
        status=f"Version {version.version}, agreed on {say_date(version.agreed_on)}" if version else DRAFT,
        facts=_facts(plan),
        going_well=plan.going_well,
        worries=plan.worries,
        goals=[_goal(goal) for goal in plan.goals],
        scale_note=_scale_note(plan),
        children=[ChildVoice(child.name, child.age, child.said, child.how) for child in plan.children if child.is_born],
        helpers=[(helper.name, helper.helps_with, helper.phone) for helper in plan.helpers],
        harder=_harder(plan),
        sharing=_sharing(plan),
        differences=_differences(plan, signed),
        signatories=_signatories(plan, signed),
    )


def print_title(plan: Plan | None, version: PlanVersion | None) -> str:
    """'Family plan, version 4', 'Family plan, draft': what is shown over the print and kept where it goes."""
    if version is None and plan is not None and plan.state in _STANDS and plan.version:
        return f"Family plan, version {plan.version}"
    return f"Family plan, version {version.version}" if version else "Family plan, draft"


def file_name(title: str, reference: str) -> str:
    """Names nobody: the case reference stands for the family."""
    return f"{title.replace(',', '')} {reference}.pdf"


def standing(store: Store, family_id: str) -> PlanVersion | None:
    """The version that the plan still is; None where it was changed since."""
    plan = current_plan(store, family_id)
    if plan is None or plan.state not in _STANDS:
        return None
    return next(iter(store.find(PlanVersion, plan_id=plan.id, version=plan.version)), None)


def _approved(version: PlanVersion | None) -> str:
    return f"version {version.version}, agreed {say_date(version.agreed_on)}" if version else "draft"


def _named(child: ChildContent) -> str:
    return child.name if child.is_born else f"a baby {child.age}"


def _facts(plan: PlanContent) -> list[Fact]:
    facts = []
    if plan.lead:
        ring = Fact(f"Ring {plan.lead}", plan.lead_phone, "our lead practitioner")
        facts.append(ring if plan.lead_phone else Fact("Our lead practitioner", plan.lead))
    if plan.review_on:
        facts.append(Fact("We meet again", f"{plan.review_on:%A} {plan.review_on.day} {plan.review_on:%B}", plan.review_place))
    if plan.copies_to:
        facts.append(Fact("Who has this plan", listed(plan.copies_to[:3]), ", ".join(plan.copies_to[3:])))
    return facts


def _goal(goal: GoalContent) -> Goal:
    return Goal(goal.text, goal.why, Scaling(goal.then, goal.now, goal.hoped), [_action(action) for action in goal.actions])


def _action(action: ActionContent) -> Action:
    note = action.outcome if action.status == "not done" else action.how_known
    return Action(action.text, action.who, action.by_when, note, done=action.status == "done")


def _scale_note(plan: PlanContent) -> str:
    days = sorted({goal.then_on for goal in plan.goals if goal.then_on and goal.then is not None})
    then = f" “Then” is {days[0].day} {days[0]:%B}." if len(days) == 1 else ""
    return "0 is very worried, 10 is no worries." + then


def _harder(plan: PlanContent) -> list[Said]:
    """What to do now is said on every plan, unless the plan says it itself."""
    said = [Said(text) for text in plan.if_harder.splitlines() if text.strip()]
    if plan.whom_to_ring.strip():
        said.append(Said(plan.whom_to_ring, "Who to ring:"))
    if "999" in f"{plan.if_harder} {plan.whom_to_ring}":
        return said
    return [*said, Said("ring 999.", "In danger now:")]


def _sharing(plan: PlanContent) -> list[Said]:
    said = [Said(f"{listed(plan.shares_with)}, so that they can help.")] if plan.shares_with else []
    if plan.said_no_to:
        said.append(Said(f"You said no to sharing with {listed(plan.said_no_to)}."))
    if plan.share_words.strip():
        said.append(Said(plan.share_words))
    if "change your mind" in plan.share_words:
        return said
    tell = f" Just tell {plan.lead}." if plan.lead else ""
    return [*said, Said(f"You can change your mind at any time.{tell}")]


def _differences(plan: PlanContent, signed: Sequence[Signature]) -> list[Said]:
    said = [Said(each.sees_it, f"{each.name} sees it differently:") for each in signed if not each.agrees and each.sees_it]
    return [*said, *([Said(plan.differently)] if plan.differently.strip() else [])]


def _signatories(plan: PlanContent, signed: Sequence[Signature]) -> list[Signatory]:
    known = {each.name for each in signed}
    return [
        *(Signatory(each.name, each.agrees, str(each.how), _day(each.on), each.strokes) for each in signed),
        *(Signatory(name) for name in plan.signed if name not in known),
    ]


def _day(day: date) -> str:
    return short_date(day)
