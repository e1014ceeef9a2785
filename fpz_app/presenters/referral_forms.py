"""Referral forms: what is asked to write the referral, to send it, and of what the front door answers."""

from dataclasses import replace
from datetime import date

from fpz_app.casework import step_up as casework
from fpz_app.casework import step_up_answers
from fpz_app.casework.plan_reading import current_plan
from fpz_app.domain.dates import say_date
from fpz_app.domain.forms import Field, Kind
from fpz_app.domain.step_up import REFERRAL, Answered, Evidence, IndicatorShown, Known, PlanGoes, StepUp
from fpz_app.presenters.asked import choices, day, level_choices
from fpz_app.presenters.deciding import Deciding, at_time, narrative, text_of, time_of
from fpz_app.presenters.small_form import Given, SmallForm, stands_as_before

SENT_HOW = ("secure e-mail", "online form", "phone, then in writing", "by hand")
PARTS: tuple[tuple[str, str, str], ...] = (
    ("facts_seen", "What we saw or heard ourselves", "With the day; no opinion."),
    ("told_by_others", "What others told us", "Who said it, and when."),
    ("our_view", "Our view", "What we think it means, and why."),
    ("capacity", "The parents: what they manage, and what they do not", ""),
    ("needs", "Each child: what they need", ""),
    ("surroundings", "Around the family: home, money, relatives, neighbours", ""),
    ("risk", "What may happen to each child if nothing changes", ""),
    ("works", "What works, and what was tried", ""),
    ("earlier", "Earlier help from social care or others", ""),
    ("communication", "Language, hearing, interpreter", ""),
    ("safety_now", "Is each child safe now? Where are they?", ""),
    ("workers_safety", "Anything a visitor must know for their own safety", ""),
)
"""The referral's parts: field, question, hint; also the order on paper."""


def referral(asking: Deciding) -> SmallForm:
    """Filled from the record where nothing was written yet."""
    desk = asking.desk
    known = desk.store.get(StepUp, asking.record_id)
    start = {name: getattr(known, name) for name, _, _ in PARTS}
    if not any(start.values()):
        start |= _from_record(asking, known)

    def keep(given: Given) -> StepUp:
        said = {name: text_of(given, name) for name, _, _ in PARTS}
        return casework.write_referral(desk.store, desk.actor, known.id, said)

    return SmallForm(
        title="Referral to the front door",
        called="the referral to the front door",
        beneath="Filled from the record. Keep apart what we saw, what others told us, and what we think.",
        save="Keep the referral",
        fields=tuple(narrative(name, label, help=hint, required=name in REFERRAL) for name, label, hint in PARTS),
        start=start,
        of=[known],
        keep=keep,
        done="The referral is kept.",
        undone=stands_as_before(desk, StepUp, asking.record_id),
    )


def sending(asking: Deciding) -> SmallForm:
    desk = asking.desk

    def keep(given: Given) -> StepUp:
        return casework.send(
            desk.store, desk.actor, asking.record_id, on=date.fromisoformat(given["sent_on"]), at=time_of(given, "sent_at"),
            how=given["sent_how"], to=given["sent_to"].strip(), now=desk.now(),
        )  # fmt: skip

    return SmallForm(
        title="Sent to the front door",
        called="the sending of the step up",
        beneath="Send it yourself, then record it here. The clocks for the answer begin with this.",
        save="Record that it was sent",
        fields=(
            day("sent_on", "When was it sent?"),
            at_time("sent_at"),
            Field(key="sent_how", kind=Kind.CHOICE, label="How?", required=True, choices=choices(SENT_HOW), offers=()),
            Field(key="sent_to", kind=Kind.SHORT_TEXT, label="To whom?", required=True),
        ),
        start={
            "sent_on": desk.today.isoformat(),
            "sent_at": f"{desk.now():%H:%M}",
            "sent_to": desk.settings.wording.words["front_door"],
        },
        of=desk.store.find(StepUp, id=asking.record_id),
        keep=keep,
        done="It is recorded as sent; the front door’s clocks run.",
        undone=stands_as_before(desk, StepUp, asking.record_id),
    )


def acknowledging(asking: Deciding) -> SmallForm:
    desk = asking.desk

    def keep(given: Given) -> StepUp:
        return step_up_answers.acknowledge(
            desk.store, desk.actor, asking.record_id, on=date.fromisoformat(given["acknowledged_on"]),
            at=time_of(given, "acknowledged_at"), by=given["acknowledged_by"].strip(), today=desk.today,
        )  # fmt: skip

    return SmallForm(
        title="The front door has it",
        called="that the front door has the step up",
        save="Record it",
        fields=(
            day("acknowledged_on", "When did they say so?"),
            at_time("acknowledged_at"),
            Field(key="acknowledged_by", kind=Kind.SHORT_TEXT, label="Who?", required=True),
        ),
        start={"acknowledged_on": desk.today.isoformat()},
        of=desk.store.find(StepUp, id=asking.record_id),
        keep=keep,
        done="It is recorded that the front door has it.",
        undone=stands_as_before(desk, StepUp, asking.record_id),
    )


def answering(asking: Deciding) -> SmallForm:
    desk = asking.desk

    def keep(given: Given) -> StepUp:
        answered = replace(
            desk.store.get(StepUp, asking.record_id),
            answer=Answered(given["answer"]),
            answered_on=date.fromisoformat(given["answered_on"]),
            answered_at=time_of(given, "answered_at"),
            answered_by=given["answered_by"].strip(),
            answer_level=int(given["answer_level"]),
            answer_why=text_of(given, "answer_why"),
            meanwhile=text_of(given, "meanwhile"),
            plan_goes=PlanGoes(given["plan_goes"]),
        )
        return step_up_answers.answer(desk.store, desk.actor, answered, desk.today)

    return SmallForm(
        title="The front door’s answer",
        called="the front door’s answer",
        save="Record the answer",
        fields=_answer_fields(asking),
        start={"answered_on": desk.today.isoformat()},
        of=desk.store.find(StepUp, id=asking.record_id),
        keep=keep,
        done="The front door’s answer is recorded.",
        undone=stands_as_before(desk, StepUp, asking.record_id),
    )


def telling(asking: Deciding) -> SmallForm:
    """Who was told the answer."""
    desk = asking.desk

    def keep(given: Given) -> StepUp:
        return step_up_answers.tell_back(
            desk.store, desk.actor, asking.record_id, family_on=date.fromisoformat(given["family_told_on"]),
            family_how=given["family_told_how"].strip(), referrer_on=date.fromisoformat(given["referrer_told_on"]),
            referrer=given["referrer_told"].strip(), today=desk.today,
        )  # fmt: skip

    return SmallForm(
        title="Who was told the answer",
        called="who was told the front door’s answer",
        save="Record it",
        fields=(
            day("family_told_on", "When was the family told?"),
            Field(key="family_told_how", kind=Kind.SHORT_TEXT, label="How, and what did they say?", required=True),
            day("referrer_told_on", "When was the one who raised it told?"),
            Field(key="referrer_told", kind=Kind.SHORT_TEXT, label="Who is that?", required=True),
        ),
        start={"family_told_on": desk.today.isoformat(), "referrer_told_on": desk.today.isoformat()},
        of=desk.store.find(StepUp, id=asking.record_id),
        keep=keep,
        done="It is recorded who was told.",
        undone=stands_as_before(desk, StepUp, asking.record_id),
    )


def _answer_fields(asking: Deciding) -> tuple[Field, ...]:
    each_level = level_choices(asking.desk.settings.zone.levels)
    return (
        Field(
            key="answer", kind=Kind.CHOICE, label="What was decided?", required=True, choices=choices(Answered), offers=()
        ),
        Field(key="answer_level", kind=Kind.CHOICE, label="At which level?", required=True, choices=each_level, offers=()),
        narrative("answer_why", "Why, in their words?", required=True),
        Field(key="answered_by", kind=Kind.SHORT_TEXT, label="Who decided?", required=True),
        day("answered_on", "When?"),
        at_time("answered_at"),
        narrative("meanwhile", "Who holds the work meanwhile?", required=True, lines=2),
        Field(
            key="plan_goes", kind=Kind.CHOICE, label="What becomes of the plan?", required=True, choices=choices(PlanGoes),
            offers=(),
        ),
    )  # fmt: skip


def _from_record(asking: Deciding, known: StepUp) -> dict[str, str]:
    """The evidence by how it is known, the proposal's words, and what the plan says is going well."""
    store = asking.desk.store
    shown = store.find(IndicatorShown, step_up_id=known.id)
    evidence = sorted((each for one in shown for each in one.evidence), key=lambda each: each.on)
    plan = current_plan(store, asking.family_id)
    works = [*(plan.going_well if plan else ()), *([known.tried] if known.tried else [])]
    return {
        "facts_seen": _lines(evidence, Known.SEEN),
        "told_by_others": _lines(evidence, Known.TOLD),
        "our_view": "\n".join(part for part in (known.why, _lines(evidence, Known.VIEW)) if part),
        "works": "\n".join(works),
    }


def _lines(evidence: list[Evidence], known: Known) -> str:
    return "\n".join(f"{say_date(each.on)}: {each.words} ({each.source})" for each in evidence if each.known is known)
