"""Plan sheet: the plan as its tab shows it, in words and shapes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fpz_app.casework.plan_needs import NeedRow
from fpz_app.casework.plan_reading import PlanPage
from fpz_app.domain.dates import say_date, short_date
from fpz_app.domain.plan_signals import Signal
from fpz_app.domain.plans import Action, ActionStatus, Goal, Plan, PlanState, PlanVersion, Signature
from fpz_app.presenters.plan_scales import Series, rows_of, series_of
from fpz_app.store.drafts import Draft

SHAPES = {
    ActionStatus.NOT_STARTED: "later",
    ActionStatus.UNDER_WAY: "under_way",
    ActionStatus.DONE: "done",
    ActionStatus.NOT_DONE: "apologies",
    ActionStatus.NOT_NEEDED: "apologies",
}


@dataclass(frozen=True)
class ActionLine:
    """One action of a goal; `note` is how we will know, or what happened."""

    id: str
    shape: str
    text: str
    who: str
    when: str
    overdue: bool
    note: str


@dataclass(frozen=True)
class GoalCard:
    """One goal with its scale and actions; `series` are (day, score, by whom), oldest first."""

    id: str
    text: str
    why: str
    children: str
    then: int | None
    now: int | None
    hoped: int | None
    actions: tuple[ActionLine, ...]
    series: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True)
class VersionLine:
    """One agreed version; `signed` says who agreed and how, `changed` what was new in it, a sentence each."""

    id: str
    title: str
    signed: str
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Unfinished:
    """A goal, action or text that was being written; `key` is its draft's, `words` what it says, `at` when."""

    key: str
    words: str
    at: str

    @classmethod
    def of(cls, draft: Draft) -> "Unfinished":
        called, _, said = draft.title.partition(", ")
        called = f"{called[:1].upper()}{called[1:]}"
        return cls(draft.key, f"{called}: {said}" if said else called, f"at {draft.saved_at[11:16]}")


@dataclass(frozen=True)
class PlanSheet:
    """`status` says how the plan stands; `words` are (child, said, how); `facts` are (name, words); `ended` are (goal, words,
    when); `then_on` is the day of the first scores, where it is one day for all."""

    is_started: bool
    status: str
    status_shape: str
    next_version: int
    goals: tuple[GoalCard, ...] = ()
    needs: tuple[NeedRow, ...] = ()
    signals: tuple[Signal, ...] = ()
    going_well: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()
    words: tuple[tuple[str, str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    helpers: tuple[tuple[str, str, str, str], ...] = ()
    versions: tuple[VersionLine, ...] = ()
    unfinished: tuple[Unfinished, ...] = ()
    ended: tuple[tuple[str, str, str], ...] = ()
    then_on: str = "then"
    scales: tuple[Series, ...] = ()
    may_change: bool = True
    may_agree: bool = True

    @property
    def answered_needs(self) -> tuple[NeedRow, ...]:
        return tuple(need for need in self.needs if need.is_answered)

    @property
    def open_needs(self) -> tuple[NeedRow, ...]:
        return tuple(need for need in self.needs if not need.is_answered)

    @property
    def can_print(self) -> bool:
        return self.is_started and bool(self.goals)

    @property
    def can_agree(self) -> bool:
        """There is something to agree: a draft, or a plan changed since it was agreed."""
        return self.may_agree and self.can_print and self.status_shape in ("draft", "under_way")


def sheet_of(page: PlanPage, *, called: Mapping[str, str], unfinished: Sequence[Unfinished], today: date) -> PlanSheet:
    plan = page.plan
    if plan is None:
        return PlanSheet(False, "No plan yet", "later", 1, needs=page.needs, unfinished=tuple(unfinished))
    status, shape = _status(plan)
    return PlanSheet(
        is_started=True,
        status=status,
        status_shape=shape,
        next_version=plan.version + 1,
        goals=tuple(_card(goal, page, called, today) for goal in page.goals),
        needs=page.needs,
        signals=page.signals,
        going_well=plan.going_well,
        worries=plan.worries,
        words=tuple(
            (f"{child.name}, {child.age}" if child.age else child.name, child.said, child.how)
            for child in page.content.children
            if child.is_born
        ),
        facts=tuple((name, words) for name, words in _facts(page) if words),
        helpers=tuple(
            (each.id, each.name, " · ".join(filter(None, (each.job, each.helps_with))), each.phone) for each in page.helpers
        ),
        versions=tuple(_version(each, page.signatures.get(each.id, ())) for each in page.versions),
        unfinished=tuple(unfinished),
        ended=tuple((each.id, each.text, f"ended {short_date(each.ended_on, today)}") for each in page.ended if each.ended_on),
        then_on=_then_on(page.goals, today),
        scales=series_of(page, today),
    )


def about_goal(goal: Goal, needs: Sequence[NeedRow]) -> tuple[str, ...]:
    """The assessment's needs that the goal answers, a line each."""
    own = [each for each in needs if {each.answer_id, *each.earlier} & set(goal.needs)]
    return tuple(f"From the assessment: {each.about}, scored {each.score}" for each in own)


def _then_on(goals: Sequence[Goal], today: date) -> str:
    days = {goal.then_on for goal in goals if goal.then_on and goal.then is not None}
    return short_date(days.pop(), today) if len(days) == 1 else "then"


def _status(plan: Plan) -> tuple[str, str]:
    agreed = f"Version {plan.version}, agreed on {say_date(plan.agreed_on)}" if plan.agreed_on else ""
    if plan.state is PlanState.AGREED:
        return agreed, "done"
    if plan.state is PlanState.CHANGED:
        return f"{agreed}; changed since", "under_way"
    if plan.state is PlanState.ENDED:
        return f"{agreed}; ended" if agreed else "Ended", "done"
    return "Draft, not agreed yet", "draft"


def _facts(page: PlanPage) -> list[tuple[str, str]]:
    content = page.content
    review = f"{content.review_on:%A} {say_date(content.review_on)}" if content.review_on else ""
    return [
        ("We meet again", ", ".join(filter(None, (review, content.review_place)))),
        ("If things get harder", content.if_harder),
        ("Whom to ring", content.whom_to_ring),
        ("About sharing", content.share_words),
        ("Who has a copy", ", ".join(content.copies_to)),
        ("Seen differently", content.differently),
    ]


def _card(goal: Goal, page: PlanPage, called: Mapping[str, str], today: date) -> GoalCard:
    shown = {action.id: action for each in page.content.goals if each.id == goal.id for action in each.actions}
    actions = [action for action in page.actions.get(goal.id, ()) if action.id in shown]
    return GoalCard(
        goal.id,
        goal.text,
        goal.why,
        ", ".join(called[child] for child in goal.children if child in called),
        goal.then,
        goal.now,
        goal.hoped,
        tuple(_line(action, shown[action.id].who, today) for action in actions),
        tuple(row for point in page.scales.get(goal.id, ()) for row in rows_of(point, today)),
    )


def _line(action: Action, who: str, today: date) -> ActionLine:
    overdue = action.is_overdue(today)
    shape = "over" if overdue else SHAPES[action.status]
    day = f"{action.by_when:%a} {short_date(action.by_when, today)}" if action.by_when else ""
    said = (action.by_words or day) if action.status.is_open else str(action.status)
    return ActionLine(action.id, shape, action.text, who, said, overdue, action.outcome or action.how_known)


def _version(version: PlanVersion, signed: Sequence[Signature]) -> VersionLine:
    said = [f"{each.name} {'agrees' if each.agrees else 'sees it differently'}, {each.how}" for each in signed]
    title = f"Version {version.version}, {say_date(version.agreed_on)}"
    return VersionLine(version.id, title, "; ".join(said), version.changed)
