"""Plan agreeing: everyone's word on the plan, and the version it becomes."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from fpz_app.casework.plan_reading import plan_content, what_is_new
from fpz_app.casework.plans import Signing, agree_plan
from fpz_app.domain.errors import Problem, raise_any
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


@dataclass(frozen=True)
class ToAgree:
    """What the family is asked to agree: the version it will be, and what is new in it, a sentence each."""

    version: int
    changes: tuple[str, ...]
    ways: tuple[str, ...]


class AgreeingView(Protocol):
    def show_signers(self, signers: Sequence[Signer], about: ToAgree) -> None: ...
    def show_agreeing_problems(self, problems: Sequence[Problem]) -> None: ...
    def show_agreeing_saved(self, at: str) -> None: ...
    def close_agreeing(self) -> None: ...


class Closed(Protocol):
    """What shows the plan again."""

    def __call__(self) -> None: ...


class PlanAgreeing:
    """Opens with those the plan concerns; anyone can be added. What was answered is kept as a draft."""

    def __init__(self, view: AgreeingView, desk: Desk, closed: Closed) -> None:
        self._view, self._desk, self._closed = view, desk, closed
        self._plan: Plan | None = None

    def open(self, plan: Plan) -> None:
        desk, self._plan = self._desk, plan
        draft = desk.draft(self._key)
        content = plan_content(desk.store, desk.actor, plan.family_id, desk.today)
        asked = [_signer(each) for each in draft.content["signers"]] if draft else []
        known = {each.name for each in asked}
        signers = [*asked, *(Signer(name) for name in content.signed if name not in known)]
        changes = what_is_new(desk.store, desk.actor, plan.family_id, desk.today)
        self._view.show_signers(signers, ToAgree(plan.version + 1, changes, tuple(str(way) for way in SignedHow)))

    def keep(self, signers: Sequence[Signer]) -> None:
        """Keeps what was answered, if anything was."""
        if self._plan is None:
            return
        if not any(each.answer or each.strokes for each in signers):
            self._desk.discard_draft(self._key)
            return
        content = {"signers": [asdict(each) for each in signers]}
        self._view.show_agreeing_saved(self._desk.save_draft(self._key, "agreeing the plan", self._plan.family_id, content))

    def agree(self, signers: Sequence[Signer]) -> None:
        """The plan becomes a version; or the problems are shown and nothing is lost."""
        if self._plan is None:
            return
        desk = self._desk
        try:
            signings = _signings([each for each in signers if each.answer])
            version = agree_plan(desk.store, desk.actor, self._plan, signings, today=desk.today, now=desk.now())
        except Problem as problem:
            self._view.show_agreeing_problems(problem.each)
            return
        group = desk.store.just_written
        desk.finish_draft(self._key)
        desk.tell(f"Version {version.version} of the plan is agreed.", group)
        self.put_off()

    def put_off(self) -> None:
        """Back to the plan; what was answered stays as a draft."""
        self._plan = None
        self._view.close_agreeing()
        self._closed()

    @property
    def _key(self) -> str:
        return f"plan:agree-{self._plan.id}" if self._plan else ""


def _signings(signers: Sequence[Signer]) -> list[Signing]:
    """Raises Problems, each naming its signer."""
    raise_any([problem for each in signers for problem in _lacking(each)])
    return [
        Signing(
            each.name,
            agrees=each.answer == "agrees",
            sees_it=each.sees_it.strip() if each.answer == "differs" else "",
            how=SignedHow(each.how),
            strokes=each.strokes if each.how == SignedHow.SCREEN else (),
        )
        for each in signers
    ]


def _lacking(signer: Signer) -> list[Problem]:
    found = []
    if signer.how == SignedHow.SCREEN and not signer.strokes:
        found.append(Problem(f"{signer.name} has not signed yet.", "Sign in the box, or choose another way.", field=signer.name))
    if signer.answer == "differs" and not signer.sees_it.strip():
        found.append(Problem(f"It does not say how {signer.name} sees it.", "Write it in their words.", field=signer.name))
    return found


def _signer(content: dict[str, Any]) -> Signer:
    strokes = tuple(tuple((int(x), int(y)) for x, y in stroke) for stroke in content["strokes"])
    return Signer(**{**content, "strokes": strokes})
