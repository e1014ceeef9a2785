"""The step-down hand-over from the record to paper, with the family plan attached."""

from collections.abc import Sequence
from datetime import datetime

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.casework.break_glass import name_on_paper
from fpz_app.casework.outbox import is_sent
from fpz_app.casework.plan_reading import current_plan
from fpz_app.casework.step_down import Handed, handed_over
from fpz_app.documents.blocks import Answer, Answers, Block, Narrative, Section, Table
from fpz_app.documents.opening import Fact
from fpz_app.documents.pack import PackPrint, pack
from fpz_app.documents.sheets import Furniture
from fpz_app.domain.dates import say_date
from fpz_app.domain.kinship import listed
from fpz_app.domain.step_down import StepDown
from fpz_app.domain.workers import Worker
from fpz_app.presenters.plan_print import plan_print
from fpz_app.settings import Settings
from fpz_app.store.store import Store

TITLE = "Step-down hand-over"


def print_hand_over(store: Store, actor: Worker, step_down_id: str, *, settings: Settings, now: datetime) -> bytes:
    """Raises Gone for a hidden file. Slow: a task."""
    known = store.get(StepDown, step_down_id)
    family = readable(store, actor, known.family_id)
    called = naming.called(store, family.id)
    by = known.first_meeting_by(settings.zone.clocks.after_step_down_working_days)
    facts = [Fact("Who leads now", known.lead, known.lead_agency)]
    facts += [Fact("The team meets by", say_date(by))] if by else []
    facts += [Fact("The team met", say_date(known.met_on), known.met_place)] if known.met_on else []
    return pack(
        PackPrint(
            furniture=Furniture(
                title=f"{TITLE} {family.reference}",
                kind=TITLE,
                whose=f"The {family.name} family",
                reference=f"{TITLE} {family.reference}, {known.state}",
                printed=f"Printed by {name_on_paper(store, actor, family.id)}, {say_date(now.date())} at {now:%H:%M}",
                sent=is_sent(store, family.id),
            ),
            family=f"The {family.name} family",
            people=listed([called.get(each, "a child") for each in known.children]),
            status=known.state.capitalize(),
            facts=facts,
            sections=_sections(known, handed_over(store, known)),
            plan=plan_print(store, actor, family.id, now=now) if current_plan(store, family.id) else None,
        )
    )


def _sections(known: StepDown, handed: Sequence[Handed]) -> list[Section]:
    agrees = "Agrees" if known.family_agrees else "Does not agree"
    care = ", ".join(part for part in (known.social_worker, known.team, known.phone) if part)
    answered = say_date(known.answered_on) if known.answered_on else ""
    met = f"{say_date(known.joint_on)}, {known.joint_place}" if known.joint_on else "Not yet"
    closed = f"{say_date(known.closed_on)}, told by {known.closed_by}" if known.closed_on else "Not before the team has met"
    nothing: Block = Narrative("Nothing is left to do.")
    rows = [(each.text, each.who or "Nobody yet", say_date(each.by_when) if each.by_when else "No day yet") for each in handed]
    return [
        Section("What is still needed", (Narrative(known.why),)),
        Section("What the family says", (Narrative(known.family_view), Answers([Answer("Step down", agrees)]))),
        Section("What social care hands over", (Table(("Action", "Who", "By when"), rows) if rows else nothing,)),
        Section(
            "Who and when",
            (
                Answers(
                    [
                        Answer("Social worker", care),
                        Answer("Accepted", f"{known.answered_by}, {answered}: {known.answer_why}"),
                        Answer("Joint meeting", met),
                        Answer("There were", known.joint_who or "Not yet"),
                        Answer("Social care closed", closed),
                    ]
                ),
            ),
        ),
    ]
