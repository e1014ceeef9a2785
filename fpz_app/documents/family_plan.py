"""The family plan on paper: a page that a family would keep on the fridge."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.goals import Goal, goals_section
from fpz_app.documents.ink import HALF, QUIET_BODY, STRONG, WIDTH
from fpz_app.documents.lines import Run, Words
from fpz_app.documents.opening import Fact, opening
from fpz_app.documents.page import bullets, columns, heading, section, stack, text
from fpz_app.documents.sheets import Furniture, make_pdf
from fpz_app.documents.signing import Signatory, signing
from fpz_app.documents.tables import table
from fpz_app.documents.voices import ChildVoice, voices_section


@dataclass(frozen=True)
class Said:
    """A sentence, with words before it that stand out: "In danger now:" "ring 999."."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class FamilyPlanPrint:
    """All that the plan says, in words ready to read. `status` as "Version 4, agreed on 23 November 2026" or "Draft, not
    agreed yet"; `scale_note` explains the scales; `helpers` are (name, what they do, phone)."""

    furniture: Furniture
    family: str
    people: str
    status: str
    facts: Sequence[Fact] = ()
    going_well: Sequence[str] = ()
    worries: Sequence[str] = ()
    goals: Sequence[Goal] = ()
    scale_note: str = "0 is very worried, 10 is no worries."
    children: Sequence[ChildVoice] = ()
    helpers: Sequence[tuple[str, str, str]] = ()
    harder: Sequence[Said] = ()
    sharing: Sequence[Said] = ()
    differences: Sequence[Said] = ()
    signatories: Sequence[Signatory] = ()


def family_plan(plan: FamilyPlanPrint) -> bytes:
    """The plan as a tagged PDF: who to ring, what is going well, goals and actions, each child's words, who agrees."""
    return make_pdf(plan_body(plan), plan.furniture)


def plan_body(plan: FamilyPlanPrint) -> Stack:
    """The plan as boxes, for a document of its own or inside another."""
    parts: list[Box] = [
        columns(_listed("What is going well", plan.going_well), _listed("What worries us", plan.worries)),
        goals_section(plan.goals, scale_note=plan.scale_note),
        *([voices_section(plan.children)] if plan.children else []),
        *([_helpers(plan.helpers)] if plan.helpers else []),
        *([_harder_and_sharing(plan)] if plan.harder or plan.sharing else []),
        *([_agreeing(plan)] if plan.signatories or plan.differences else []),
    ]
    head = opening(plan.furniture, family=plan.family, people=plan.people, status=plan.status, facts=plan.facts)
    return Stack([head, Space(14), stack(parts, gap=18)])


def _listed(title: str, items: Sequence[str]) -> Stack:
    said = bullets(items, width=HALF) if items else text("Nothing is written here yet.", QUIET_BODY, width=HALF)
    return section(title, [said], width=HALF, gap=2)


def _helpers(helpers: Sequence[tuple[str, str, str]]) -> Stack:
    return section("Who is helping", [table(helpers, (112, 285.4, 95.6))], gap=3)


def _harder_and_sharing(plan: FamilyPlanPrint) -> Box:
    return columns(
        section("If things get harder", [_sentences(plan.harder, HALF)], width=HALF, gap=2),
        section("Who we share this with", [_sentences(plan.sharing, HALF)], width=HALF, gap=2),
    )


def _sentences(said: Sequence[Said], width: float) -> Box:
    if not said:
        return text("Nothing is written here yet.", QUIET_BODY, width=width)
    return stack([text(_sentence(one), width=width) for one in said], gap=5)


def _sentence(one: Said) -> Words:
    return [Run(f"{one.lead} ", STRONG), one.text] if one.lead else one.text


def _agreeing(plan: FamilyPlanPrint) -> Stack:
    parts: list[Box] = [heading(2, "Do we agree?"), Space(3)]
    if plan.differences:
        parts += [_sentences(plan.differences, WIDTH), Space(2)]
    return Stack([*parts, signing(plan.signatories)] if plan.signatories else parts, whole=True)
