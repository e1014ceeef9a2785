"""Step-up forms: what is asked to propose one, to tie it to evidence, and for the front door's and the manager's word."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fpz_app.casework import step_up as casework
from fpz_app.casework.outbox import has_centre
from fpz_app.casework.step_up_evidence import Found, Where, evidence_found
from fpz_app.domain.dates import say_date
from fpz_app.domain.errors import Problem
from fpz_app.domain.forms import Choice, Field, Kind, Rule
from fpz_app.domain.step_up import Evidence, IndicatorShown, Known, Speed, StepUp, Trigger, Verdict
from fpz_app.presenters.asked import choices, day
from fpz_app.presenters.deciding import Deciding, at_time, day_of, each_of, manager_fields, narrative, text_of, time_of
from fpz_app.presenters.small_form import Given, SmallForm, stands_as_before

ASSESSMENT = "family_assessment"
SHORT = 160  # letters of an entry that are shown to pick it by; more of it is kept
TOLD = "Write down what the manager told you; it is kept as told by them."
DECIDES = (
    "It stands on the manager’s Today, and they decide on their own laptop. "
    "Where that cannot wait, write down what they told you; it is kept as told by them."
)
NOT_KEPT_WAITING = "If a child is in danger now, ring 999 and the front door first, and write it here afterwards."


def proposing(asking: Deciding) -> SmallForm:
    """`record_id` is the proposal to change, '' for a new one."""
    desk = asking.desk
    known = desk.store.get(StepUp, asking.record_id) if asking.record_id else None

    def keep(given: Given) -> StepUp:
        base = known or StepUp(file_id=asking.family_id, family_id=asking.family_id, proposed_on=desk.today)
        made = replace(
            base,
            trigger=Trigger(given["trigger"]),
            speed=Speed(given["speed"]),
            children=each_of(given, "children"),
            why=text_of(given, "why"),
            tried=text_of(given, "tried"),
            family_told=text_of(given, "family_told"),
            family_view=text_of(given, "family_view"),
            not_told_why=text_of(given, "not_told_why"),
            proposed_on=date.fromisoformat(given["proposed_on"]),
            proposed_by=desk.actor.name,
        )
        return casework.propose(desk.store, desk.actor, made, desk.today)

    return SmallForm(
        title="Propose a step up",
        called="the proposal of a step up",
        beneath=NOT_KEPT_WAITING,
        save="Keep the proposal",
        fields=_proposal_fields(asking),
        start=_proposal(known) if known else {"proposed_on": desk.today.isoformat()},
        of=[known] if known else [],
        keep=keep,
        done="The step up is proposed.",
        undone=stands_as_before(desk, StepUp, asking.record_id),
    )


def showing(asking: Deciding) -> SmallForm:
    """An indicator with what shows it; `record_id` is the step up."""
    desk, thresholds = asking.desk, asking.desk.settings.thresholds
    found = evidence_found(desk.store, desk.actor, asking.family_id, desk.settings.forms[ASSESSMENT], desk.today)
    by_key = {each.key: each.evidence for each in found}
    before = desk.store.find(IndicatorShown, step_up_id=asking.record_id)

    def keep(given: Given) -> IndicatorShown:
        indicator = thresholds.by_key[given["indicator"]]
        known = Known(given["known"]) if given.get("known") else Known.SEEN
        chosen = [each for where in Where for each in each_of(given, f"picked_{where}") if each in by_key]
        picked = [replace(by_key[each], known=known) for each in chosen]
        words, on = text_of(given, "new_words"), day_of(given, "new_on")
        if words and on is None:
            raise Problem("The new evidence has no date.", "Give the day it happened.", field="new_on")
        if words and on:
            picked.append(Evidence(on=on, words=words, source=f"Written by {desk.actor.name}", known=known))
        shown = IndicatorShown(
            file_id=asking.family_id,
            family_id=asking.family_id,
            step_up_id=asking.record_id,
            indicator=indicator.key,
            words=indicator.words,
            domain=indicator.domain,
            level=indicator.level,
            evidence=tuple(picked),
        )
        return casework.show_indicator(desk.store, desk.actor, shown, desk.today)

    return SmallForm(
        title="What points to it, and what shows it",
        called="an indicator of the step up",
        beneath=f"{thresholds.title}, {thresholds.edition}. Choose one sign at a time, and tie it to what is on record.",
        save="Keep it",
        fields=_indicator_fields(asking, found),
        start={},
        of=before,
        keep=keep,
        done="The indicator stands with its evidence.",
        undone=lambda now: now in before,
    )


def consulting(asking: Deciding) -> SmallForm:
    desk = asking.desk
    front = desk.settings.wording.words["front_door"]

    def keep(given: Given) -> StepUp:
        return casework.consult(
            desk.store, desk.actor, asking.record_id, who=given["who"].strip(), on=date.fromisoformat(given["consulted_on"]),
            at=time_of(given, "consulted_at"), advice=given["advice"].strip(), today=desk.today,
        )  # fmt: skip

    return SmallForm(
        title="Consultation with the front door",
        called="the consultation with the front door",
        beneath=f"Talk to a social worker of the {front} before you send anything.",
        save="Record the consultation",
        fields=(
            Field(key="who", kind=Kind.SHORT_TEXT, label="Whom did you talk to?", required=True),
            day("consulted_on", "When?"),
            at_time("consulted_at"),
            narrative("advice", "What did they advise?", required=True),
        ),
        start={"consulted_on": desk.today.isoformat()},
        of=desk.store.find(StepUp, id=asking.record_id),
        keep=keep,
        done="The consultation is recorded.",
        undone=stands_as_before(desk, StepUp, asking.record_id),
    )


def managing(asking: Deciding) -> SmallForm:
    """The manager's decision, in their own hands or as they told it."""
    desk = asking.desk

    def keep(given: Given) -> StepUp:
        return casework.decide(
            desk.store, desk.actor, asking.record_id, Verdict(given["verdict"]), why=text_of(given, "manager_why"),
            who=text_of(given, "manager"), on=day_of(given, "manager_on"), at=time_of(given, "manager_at"), now=desk.now(),
        )  # fmt: skip

    told = "" if asking.decides else DECIDES if has_centre(desk.store) else TOLD
    decided = Rule(field="verdict")
    return SmallForm(
        title="The manager’s decision",
        called="the manager’s decision on the step up",
        beneath=told,
        save="Record the decision",
        fields=(
            Field(
                key="verdict", kind=Kind.CHOICE, label="What does the manager decide?", required=True, choices=choices(Verdict),
                offers=(),
            ),
            *manager_fields(asking, when=decided, why="Why?", required=True),
        ),
        start={},
        of=desk.store.find(StepUp, id=asking.record_id),
        keep=keep,
        done="The manager’s decision is recorded.",
        undone=stands_as_before(desk, StepUp, asking.record_id),
    )  # fmt: skip


def _proposal_fields(asking: Deciding) -> tuple[Field, ...]:
    told, not_told = Rule(field="family_told", among=("yes",)), Rule(field="family_told", among=("no",))
    return (
        Field(key="trigger", kind=Kind.CHOICE, label="What leads to it?", required=True, choices=choices(Trigger), offers=()),
        Field(key="children", kind=Kind.MANY, label="Which children is it about?", required=True, choices=asking.child_choices()),
        Field(key="speed", kind=Kind.CHOICE, label="How fast?", required=True, choices=choices(Speed), offers=()),
        narrative("why", "Why does it need more than early help?", required=True),
        narrative("tried", "What has been tried, and what came of it?"),
        Field(key="family_told", kind=Kind.YES_NO, label="Does the family know?", required=True, offers=()),
        narrative("family_view", "What does the family say?", when=told),
        narrative(
            "not_told_why",
            "Why were they not told?",
            required=True,
            when=not_told,
            help="Only where telling them could put somebody in danger, or a crime could be hidden.",
        ),
        day("proposed_on", "When is it proposed?"),
    )


def _proposal(known: StepUp) -> dict[str, object]:
    return {
        "trigger": str(known.trigger), "children": list(known.children), "speed": str(known.speed), "why": known.why,
        "tried": known.tried, "family_told": known.family_told, "family_view": known.family_view,
        "not_told_why": known.not_told_why, "proposed_on": known.proposed_on.isoformat(),
    }  # fmt: skip


PICKED = {
    Where.NOTES: "Notes that show it",
    Where.MEETINGS: "What meetings recorded",
    Where.ANSWERS: "Answers of the assessment",
    Where.CHRONOLOGY: "What else is in the chronology",
}


def _picking(found: Sequence[Found]) -> tuple[Field, ...]:
    """What is on record, a question for each place where it is; those with nothing to pick are left out."""
    asked = []
    for where, label in PICKED.items():
        ticks = tuple(_tick(each) for each in found if each.where is where)
        if ticks:
            asked.append(Field(key=f"picked_{where}", kind=Kind.MANY, label=label, choices=ticks))
    return tuple(asked)


def _tick(found: Found) -> Choice:
    words = found.evidence.words
    short = words if len(words) <= SHORT else words[: SHORT - 1].rsplit(" ", 1)[0] + "…"
    return Choice(found.key, f"{say_date(found.evidence.on)}, {short}", found.evidence.source)


def _indicator_fields(asking: Deciding, found: Sequence[Found]) -> tuple[Field, ...]:
    signs = asking.desk.settings.thresholds.indicators
    options = tuple(Choice(each.key, f"{each.domain}: {each.words} (level {each.level})") for each in signs)
    return (
        Field(key="indicator", kind=Kind.CHOICE, label="What points to it?", required=True, choices=options, offers=()),
        *_picking(found),
        narrative("new_words", "Something that is not on record yet", lines=2),
        Field(key="new_on", kind=Kind.DATE, label="When did that happen?", past=True, shown_when=Rule(field="new_words")),
        Field(key="known", kind=Kind.CHOICE, label="How do we know?", required=True, choices=choices(Known), offers=()),
    )
