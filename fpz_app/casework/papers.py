"""Papers: everything of a family that can be printed, and what was printed or given."""

from dataclasses import dataclass
from datetime import date

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.domain.agreements import Disclosure
from fpz_app.domain.assessments import Assessment, CopyGiven, FamilyCopy
from fpz_app.domain.closing import Closing, EndReason
from fpz_app.domain.dates import say_date
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.plans import Plan, PlanState, PlanVersion
from fpz_app.domain.step_down import StepDown, StepDownState
from fpz_app.domain.step_up import StepUp
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


@dataclass(frozen=True)
class Paper:
    """One print: `kind` is plan, assessment, closing letter, referral or hand-over, or one of those that are drawn anew each
    time; `id` is what it is made from, empty for the plan and the whole family as they stand."""

    kind: str
    id: str
    title: str
    detail: str
    on: date


CHRONOLOGY, GENOGRAM, ECOMAP = "chronology", "genogram", "ecomap"
NAMELESS = "without names"
"""Follows the kind of a picture, and is its id."""


@dataclass(frozen=True)
class PaperGiven:
    """What left the app or was given to the family: what, to whom and how, when in words."""

    what: str
    how: str
    on: str


def papers(store: Store, asker: Worker, family_id: str, today: date) -> list[Paper]:
    """Newest first; a plan that is not agreed stands on top as a draft."""
    readable(store, asker, family_id)
    found = [
        Paper("plan", each.id, f"Family plan, version {each.version}", f"agreed on {say_date(each.agreed_on)}", each.agreed_on)
        for each in store.find(PlanVersion, family_id=family_id)
    ]
    found += [
        Paper("assessment", each.id, f"Assessment, version {each.version}", str(each.state), each.completed_on or each.started_on)
        for each in store.find(Assessment, family_id=family_id)
    ]
    drafts = [each for each in store.find(Plan, family_id=family_id) if each.state in (PlanState.DRAFT, PlanState.CHANGED)]
    found += [Paper("plan", "", "Family plan, draft", str(each.state), today) for each in drafts]
    ended = {each.id for each in store.find(Episode, family_id=family_id, state=EpisodeState.CLOSED)}
    found += [
        Paper("closing letter", each.id, "Closing letter", str(each.reason), each.on)
        for each in store.find(Closing, family_id=family_id)
        if each.reason is not EndReason.DIED and each.episode_id in ended
    ]
    found += [
        Paper("referral", each.id, "Referral to the front door", str(each.state), each.sent_on or each.proposed_on)
        for each in store.find(StepUp, family_id=family_id)
        if each.facts_seen or each.our_view
    ]
    found += [
        Paper("hand-over", each.id, "Step-down hand-over", str(each.state), each.answered_on)
        for each in store.find(StepDown, family_id=family_id)
        if each.answered_on and each.state is not StepDownState.DECLINED
    ]
    return sorted(found, key=lambda paper: (not paper.id, paper.on, paper.title), reverse=True)


def drawn_papers(store: Store, asker: Worker, family_id: str, today: date) -> list[Paper]:
    """What is drawn from the whole record and is never a version: the chronology of the family and of each child, and the
    pictures with names and without."""
    readable(store, asker, family_id)
    children = [each for each in naming.around(store, asker, family_id, today) if each.is_child and each.is_born]
    found = [Paper(CHRONOLOGY, "", "Chronology", "the whole family", today)]
    found += [Paper(CHRONOLOGY, each.id, f"Chronology of {each.name}", "this child alone", today) for each in children]
    for kind in (GENOGRAM, ECOMAP):
        found.append(Paper(kind, "", kind.capitalize(), "with names", today))
        found.append(Paper(kind, NAMELESS, f"{kind.capitalize()} {NAMELESS}", "for sharing further", today))
    return found


def given_papers(store: Store, asker: Worker, family_id: str) -> list[PaperGiven]:
    """Newest first: prints and files that left the app, and the family's own copies."""
    readable(store, asker, family_id)
    left = [(each.on, each.id, _left(each)) for each in store.find(Disclosure, family_id=family_id)]
    called = {each.id: f"the assessment, version {each.version}" for each in store.find(Assessment, family_id=family_id)}
    called |= {each.id: f"the plan, version {each.version}" for each in store.find(PlanVersion, family_id=family_id)}
    copies = [
        (each.on, each.id, _copy(each, called.get(each.of_id, "")))
        for each in store.find(FamilyCopy, family_id=family_id)
        if each.answer is not CopyGiven.NOT_GIVEN
    ]
    return [paper for _, _, paper in sorted([*left, *copies], key=lambda each: each[:2], reverse=True)]


def _left(gone: Disclosure) -> PaperGiven:
    how = f"{gone.how}, {gone.copies} copies" if gone.copies > 1 else gone.how
    return PaperGiven(gone.what, ", ".join(filter(None, (how, f"for {gone.to}" if gone.to else ""))), say_date(gone.on))


def _copy(copy: FamilyCopy, of: str) -> PaperGiven:
    how = ", ".join(filter(None, (str(copy.answer), copy.how[:1].lower() + copy.how[1:])))
    return PaperGiven(f"Family’s copy of {of}" if of else "Family’s copy", how, say_date(copy.on))
