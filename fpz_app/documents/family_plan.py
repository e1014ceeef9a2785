"""The family plan on paper: a page that a family would keep on the fridge."""

from collections.abc import Sequence
from dataclasses import dataclass

from fpz_app.documents.boxes import Box, Space, Stack
from fpz_app.documents.frames import Beside
from fpz_app.documents.goals import Goal, goals_section
from fpz_app.documents.ink import FACT, HALF, KICKER, LABEL, LABEL_INK, QUIET_BODY, SMALL, STRONG, SUBTITLE, TEAL, WIDTH, Type
from fpz_app.documents.lines import Run, Words
from fpz_app.documents.page import bullets, columns, heading, rule, section, stack, table, text
from fpz_app.documents.sheets import Furniture, make_pdf
from fpz_app.documents.signing import Signatory, signing
from fpz_app.documents.voices import ChildVoice, voices_section

_ANY = 1e6


@dataclass(frozen=True)
class Fact:
    """One of the facts at the top: a label, the fact in large letters, and what belongs to it."""

    label: str
    fact: str
    more: str = ""


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
    parts: list[Box] = [
        columns(_listed("What is going well", plan.going_well), _listed("What worries us", plan.worries)),
        goals_section(plan.goals, scale_note=plan.scale_note),
        *([voices_section(plan.children)] if plan.children else []),
        *([_helpers(plan.helpers)] if plan.helpers else []),
        *([_harder_and_sharing(plan)] if plan.harder or plan.sharing else []),
        *([_agreeing(plan)] if plan.signatories or plan.differences else []),
    ]
    return make_pdf(Stack([_opening(plan), Space(14), stack(parts, gap=18)]), plan.furniture)


def _opening(plan: FamilyPlanPrint) -> Stack:
    """The head of the first page."""
    status = text(plan.status, LABEL_INK if plan.furniture.draft else SMALL, width=WIDTH - 120, align=1)
    facts = _facts(plan.facts)
    boxes: list[Box] = [
        Beside([(0, text(plan.furniture.kind, KICKER, width=110)), (120, Stack([Space(1), status]))]),
        Space(4),
        heading(1, plan.family),
        text(plan.people, SUBTITLE),
        Space(11),
        rule(colour=TEAL, weight=1.6),
    ]
    return Stack([*boxes, Space(8), facts, Space(10), rule()] if facts else boxes)


def _facts(facts: Sequence[Fact]) -> Beside | None:
    """The facts side by side, each as wide as it needs and the rest of the paper shared out."""
    if not facts:
        return None
    needs = [min(max(_natural(fact.fact, FACT), _natural(fact.more, SMALL), 90.0), 260.0) for fact in facts]
    spare = (WIDTH - sum(needs)) / max(len(facts) - 1, 1)
    widths = [need + min(spare, 30) for need in needs] if spare >= 6 else [WIDTH / len(facts)] * len(facts)
    cells: list[tuple[float, Box]] = []
    for number, (fact, width) in enumerate(zip(facts, widths, strict=True)):
        lines = [(fact.label, LABEL), (fact.fact, FACT), (fact.more, SMALL)]
        shown = [text(words, type, width=width - 12) for words, type in lines if words]
        cells.append((sum(widths[:number]), stack(shown, gap=1)))
    return Beside(cells)


def _natural(words: str, type: Type) -> float:
    lines = text(words, type, width=_ANY).lines
    return lines[0].width + 12 if lines else 0.0


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
