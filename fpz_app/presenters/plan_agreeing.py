"""Plan agreeing: everyone's word on the plan, and the version it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from fpz_app.casework.plan_reading import plan_content
from fpz_app.casework.plans import Signing, agree_plan
from fpz_app.domain.errors import Problem
from fpz_app.domain.plans import Plan, SignedHow
from fpz_app.presenters.desk import Desk

Strokes = tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True)
class Signer:
    """One row: `answer` is "", "agrees" or "differs"; `how` a SignedHow value."""

    name: str
    answer: str = ""
    how: str = str(SignedHow.MEETING)
    sees_it: str = ""
    strokes: Strokes = ()


class AgreeingView(Protocol):
    def show_signers(self, signers: Sequence[Signer], *, version: int, ways: Sequence[str]) -> None: ...
    def show_agreeing_problems(self, problems: Sequence[Problem]) -> None: ...
    def show_agreeing_saved(self, at: str) -> None: ...
    def close_agreeing(self) -> None: ...


class PlanAgreeing:
    """Opens with those the plan concerns; anyone can be added. What was answered is kept as a draft."""

    def __init__(self, view: AgreeingView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._plan: Plan | None = None

    def open(self, plan: Plan) -> None:
        self._plan = plan
        draft = self._desk.draft(self._key)
        if draft:
            signers = [_signer(each) for each in draft.content["signers"]]
        else:
            content = plan_content(self._desk.store, self._desk.actor, plan.family_id, self._desk.today)
            signers = [Signer(name) for name in content.signed]
        self._view.show_signers(signers, version=plan.version + 1, ways=[str(way) for way in SignedHow])

    def keep(self, signers: Sequence[Signer]) -> None:
        if self._plan is not None:
            content = {"signers": [each.__dict__ for each in signers]}
            self._view.show_agreeing_saved(self._desk.save_draft(self._key, "agreeing the plan", self._plan.family_id, content))

    def agree(self, signers: Sequence[Signer]) -> bool:
        """Whether the plan became a version; else the problems are shown and nothing is lost."""
        if self._plan is None:
            return False
        desk = self._desk
        try:
            signings = [_signing(each) for each in signers if each.answer]
            version = agree_plan(desk.store, desk.actor, self._plan, signings, today=desk.today, now=desk.now())
        except Problem as problem:
            self._view.show_agreeing_problems(problem.each)
            return False
        group = desk.store.last_group
        desk.discard_draft(self._key)
        desk.tell(f"Version {version.version} of the plan is agreed.", group)
        self._plan = None
        self._view.close_agreeing()
        return True

    def give_up(self) -> None:
        self._plan = None
        self._view.close_agreeing()

    @property
    def _key(self) -> str:
        return f"plan:agree-{self._plan.id}" if self._plan else ""


def _signing(signer: Signer) -> Signing:
    how = SignedHow(signer.how)
    if how is SignedHow.SCREEN and not signer.strokes:
        raise Problem(f"{signer.name} has not signed yet.", "Sign in the box, or choose another way.", field=signer.name)
    if signer.answer == "differs" and not signer.sees_it.strip():
        raise Problem(f"It does not say how {signer.name} sees it.", "Write it in their words.", field=signer.name)
    return Signing(signer.name, agrees=signer.answer == "agrees", sees_it=signer.sees_it.strip(), how=how, strokes=signer.strokes)


def _signer(content: dict[str, Any]) -> Signer:
    strokes = tuple(tuple((int(x), int(y)) for x, y in stroke) for stroke in content["strokes"])
    return Signer(**{**content, "strokes": strokes})
