"""Family sheet: what the family may see of its meeting, for turning the laptop round: its plan and what was agreed today."""

from dataclasses import dataclass

from fpz_app.domain.dates import say_date
from fpz_app.domain.meetings import Meeting
from fpz_app.domain.plan_content import ActionContent, GoalContent, PlanContent, listed
from fpz_app.presenters.meeting_sheet import MeetingSheet


@dataclass(frozen=True)
class FamilyLine:
    """One action; `beneath` says who does it and by when, or what became of it."""

    shape: str
    text: str
    beneath: str


@dataclass(frozen=True)
class FamilyGoal:
    text: str
    why: str
    then: int | None
    now: int | None
    hoped: int | None
    lines: tuple[FamilyLine, ...]

    @property
    def scaled(self) -> str:
        """'Then 3, now 5, hoped for 8', or '' while nothing is scaled."""
        said = [(word, each) for word, each in (("then", self.then), ("now", self.now), ("hoped for", self.hoped))]
        words = ", ".join(f"{word} {each}" for word, each in said if each is not None)
        return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class FamilySheet:
    """Only the family's own plan, as it is printed for it: no level of need, no warning, nothing else said at the meeting.

    `children` are (name, the words chosen for the plan).
    """

    title: str
    people: str
    agreed: tuple[FamilyLine, ...]
    goals: tuple[FamilyGoal, ...]
    going_well: tuple[str, ...]
    worries: tuple[str, ...]
    children: tuple[tuple[str, str], ...]
    next: str


def family_sheet(sheet: MeetingSheet) -> FamilySheet:
    plan = sheet.content
    told = {card.id for card in (*sheet.added, *(card for card in sheet.actions if card.status))}
    today = [action for goal in plan.goals for action in goal.actions if action.id in told]
    return FamilySheet(
        title=f"The {plan.family} family’s plan",
        people=_people(plan),
        agreed=tuple(_line(each) for each in sorted(today, key=_is_done)),
        goals=tuple(_goal(each) for each in plan.goals),
        going_well=plan.going_well,
        worries=plan.worries,
        children=tuple((each.name, each.said) for each in plan.children if each.said),
        next=_next(sheet.meeting),
    )


def _people(plan: PlanContent) -> str:
    return listed([*plan.adults, *(each.name if each.is_born else f"a baby {each.age}" for each in plan.children)])


def _goal(goal: GoalContent) -> FamilyGoal:
    return FamilyGoal(goal.text, goal.why, goal.then, goal.now, goal.hoped, tuple(_line(each) for each in goal.actions))


def _line(action: ActionContent) -> FamilyLine:
    if action.status == "done":
        return FamilyLine("done", action.text, "Done")
    if action.status == "not done":
        return FamilyLine("apologies", action.text, f"Not done: {action.outcome}" if action.outcome else "Not done")
    when = f"by {action.by_when}" if action.by_when[:1].isupper() else action.by_when
    return FamilyLine("later", action.text, " · ".join((action.who or "Nobody yet", when or "no day yet")))


def _is_done(action: ActionContent) -> bool:
    return action.status in ("done", "not done")


def _next(meeting: Meeting) -> str:
    if meeting.next_on is None:
        return ""
    at = f", {meeting.next_at}" if meeting.next_at else ""
    where = f", {meeting.next_place}" if meeting.next_place else ""
    return f"{meeting.next_on:%A} {say_date(meeting.next_on)}{at}{where}"
