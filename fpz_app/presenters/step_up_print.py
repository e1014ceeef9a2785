"""The referral from the record to paper, with the family plan and the assessment attached."""

from datetime import date, datetime

from fpz_app.casework.access import hidden_files, readable
from fpz_app.casework.assessment_reading import STANDING, assessments_of
from fpz_app.casework.break_glass import name_on_paper
from fpz_app.casework.families import AT_HOME
from fpz_app.casework.network import helpers
from fpz_app.casework.outbox import is_sent
from fpz_app.casework.people import Member, members
from fpz_app.casework.plan_reading import current_plan
from fpz_app.casework.relationships import relations
from fpz_app.documents.blocks import Answer, Answers, Block, Narrative, Section, Table
from fpz_app.documents.opening import Fact
from fpz_app.documents.pack import PackPrint, pack
from fpz_app.documents.sheets import Furniture
from fpz_app.domain.dates import say_date
from fpz_app.domain.families import Family
from fpz_app.domain.kinship import listed
from fpz_app.domain.people import Stage
from fpz_app.domain.step_up import IndicatorShown, StepUp, StepUpState
from fpz_app.domain.vocab import Vocabulary
from fpz_app.domain.workers import Worker
from fpz_app.presenters.assessment_print import assessment_on_paper
from fpz_app.presenters.plan_print import plan_print
from fpz_app.presenters.referral_forms import PARTS
from fpz_app.settings import Settings
from fpz_app.store.store import Store

TITLE = "Referral"
PEOPLE = ("Name", "Born", "Who they are", "School", "Language")
EVIDENCE = ("Day", "What", "How we know", "Where it stands")
DRAFTS = (StepUpState.PROPOSED, StepUpState.RETURNED_TO_PROPOSE, StepUpState.NOT_AGREED, StepUpState.AGREED)
NOTHING = "Nothing to add."


def print_referral(store: Store, actor: Worker, step_up_id: str, *, settings: Settings, now: datetime) -> bytes:
    """One PDF: the referral, the plan, the last finished assessment. Raises Gone for a hidden file. Slow: a task."""
    step_up = store.get(StepUp, step_up_id)
    family = readable(store, actor, step_up.family_id)
    everyone = members(store, actor, family.id, now.date())
    finished = [each for each in assessments_of(store, actor, family.id) if each.state in STANDING]
    return pack(
        PackPrint(
            furniture=_furniture(
                step_up, family, settings, printed_by=name_on_paper(store, actor, family.id), now=now,
                at_centre=is_sent(store, family.id),
            ),
            family=f"The {family.name} family",
            people=_named(step_up, everyone),
            status=_status(step_up),
            facts=[Fact("How fast", step_up.speed.partition(":")[0].capitalize(), step_up.speed.partition(": ")[2])],
            sections=[
                _asked(step_up, store, family, actor),
                _people(family, everyone, now.date(), store=store, actor=actor, languages=settings.vocabularies["languages"]),
                _professionals(store, actor, family.id),
                *_signs(store.find(IndicatorShown, step_up_id=step_up.id)),
                *_words(step_up),
            ],
            plan=plan_print(store, actor, family.id, now=now) if current_plan(store, family.id) else None,
            assessment=assessment_on_paper(store, actor, finished[0].id, settings=settings, now=now) if finished else None,
        )
    )


def _furniture(
    step_up: StepUp, family: Family, settings: Settings, *, printed_by: str, now: datetime, at_centre: bool
) -> Furniture:
    front = settings.wording.words["front_door"]
    draft = "Draft, not sent" if step_up.state in DRAFTS else ""
    sent = f"sent {say_date(step_up.sent_on)} at {step_up.sent_at}" if step_up.sent_on else "not sent"
    return Furniture(
        title=f"{TITLE} {family.reference}",
        kind=f"{TITLE} to the {front}",
        whose=f"The {family.name} family",
        reference=f"{TITLE} {family.reference}, {sent}",
        printed=f"Printed by {printed_by}, {say_date(now.date())} at {now:%H:%M}",
        draft=draft,
        sent=at_centre,
    )


def _status(step_up: StepUp) -> str:
    return f"Sent {say_date(step_up.sent_on)} at {step_up.sent_at}" if step_up.sent_on else "Draft, not sent"


def _named(step_up: StepUp, everyone: list[Member]) -> str:
    return listed([each.person.called for each in everyone if each.person.id in step_up.children])


def _asked(step_up: StepUp, store: Store, family: Family, actor: Worker) -> Section:
    lead = next(iter(store.find(Worker, id=family.lead_id)), actor)
    referrer = ", ".join(part for part in (lead.name, lead.job, lead.agency, lead.phone) if part)
    told = {"yes": "Yes", "no": "No"}.get(step_up.family_told, "")
    rows = [
        Answer("What leads to it", step_up.trigger.capitalize()),
        Answer("Why", step_up.why),
        Answer("Referrer", referrer),
        Answer("Does the family know?", told),
        Answer("Why not told", step_up.not_told_why) if step_up.not_told_why else Answer("What they say", step_up.family_view),
        Answer("Consulted", _said_by(step_up.consulted, step_up.consulted_on, step_up.consulted_at, step_up.advice)),
        Answer("Manager", _said_by(step_up.manager, step_up.manager_on, step_up.manager_at, step_up.manager_why)),
    ]
    return Section("What we ask for", (Answers(rows),))


def _said_by(who: str, on: date | None, at: str, words: str) -> str:
    return f"{who}, {say_date(on)} at {at}: {words}" if who and on else "Not yet"


def _people(
    family: Family, everyone: list[Member], today: date, *, store: Store, actor: Worker, languages: Vocabulary
) -> Section:
    """Those at home first; everyone else is said to live elsewhere."""
    near = sorted(everyone, key=lambda each: (each.membership.place not in AT_HOME, not each.person.is_child(today)))
    rows = []
    for member in near:
        person = member.person
        born = person.age_said(today) if person.stage is Stage.UNBORN else say_date(person.born) if person.born else "Not known"
        role = member.membership.role or ("child" if person.is_child(today) else "adult")
        where = role if member.membership.place in AT_HOME else f"{role}, lives {member.membership.place}"
        language = ", ".join(languages.label(each) for each in person.languages) or "Not recorded"
        rows.append((person.full_name, born, f"{where[:1].upper()}{where[1:]}", person.school or "Not recorded", language))
    facts = [Answer("Address", ", ".join(part for part in (family.address, family.postcode) if part) or "Not recorded")]
    facts += [Answer("Phone", family.phone or "Not recorded"), *_responsible(everyone, today, store, actor)]
    return Section("The family", (Table(PEOPLE, rows), Answers(facts)) if rows else (Answers(facts),))


def _responsible(everyone: list[Member], today: date, store: Store, actor: Worker) -> list[Answer]:
    people = {each.person.id: each.person for each in everyone}
    called = {key: each.full_name for key, each in people.items()}
    known = relations(store, people, hidden_files(store, actor))
    holds = [each for each in known if each.parental_responsibility == "yes"]
    rows = []
    for child in (each.person for each in everyone if each.person.is_child(today)):
        names = [called[each.from_id] for each in holds if each.to_id == child.id]
        rows.append(Answer(f"Parental responsibility: {child.called}", listed(list(dict.fromkeys(names))) or "Not recorded"))
    return rows


def _professionals(store: Store, actor: Worker, family_id: str) -> Section:
    rows = [(each.name, each.agency or "Not recorded", each.phone or "Not recorded") for each in helpers(store, actor, family_id)]
    empty: Block = Narrative("Nobody is recorded.")
    return Section("Who is helping", (Table(("Name", "Agency", "Phone"), rows) if rows else empty,))


def _signs(shown: list[IndicatorShown]) -> list[Section]:
    sections = [
        Section(
            f"{each.words}, level {each.level}",
            (Table(EVIDENCE, [(say_date(one.on), one.words, str(one.known), one.source) for one in each.evidence]),),
        )
        for each in shown
        if each.evidence
    ]
    return [Section("Signs of the threshold document, and what shows them", sections)] if sections else []


def _words(step_up: StepUp) -> list[Section]:
    return [Section(title, (Narrative(getattr(step_up, name) or NOTHING),)) for name, title, _ in PARTS]
