"""The assessment from the record to paper: the form's sections as blocks, whatever the form asks."""

from collections.abc import Sequence
from datetime import date, datetime

from fpz_app.casework.assessment_reading import AssessmentPage, assessment_page
from fpz_app.casework.break_glass import name_on_paper
from fpz_app.casework.outbox import is_sent
from fpz_app.casework.people import Member, members
from fpz_app.documents.assessment import AssessmentPrint, assessment
from fpz_app.documents.blocks import Answer, Answers, Block, Section, Table
from fpz_app.documents.opening import Fact
from fpz_app.documents.sheets import Furniture
from fpz_app.domain.assessments import Assessment, AssessmentState
from fpz_app.domain.dates import say_date
from fpz_app.domain.forms import Stands, Subject
from fpz_app.domain.kinship import listed
from fpz_app.domain.people import Stage
from fpz_app.domain.vocab import Vocabulary
from fpz_app.domain.workers import Worker
from fpz_app.presenters.assessment_blocks import page_blocks
from fpz_app.presenters.assessment_copy import is_unborn
from fpz_app.presenters.assessment_open import OpenAssessment
from fpz_app.presenters.assessment_standing import copy_words
from fpz_app.settings import Settings
from fpz_app.store.store import Store

DRAFTS = {
    AssessmentState.DRAFT: "Draft, not finished yet",
    AssessmentState.RETURNED: "Draft, returned with comments",
    AssessmentState.READY: "Finished, not approved yet",
    AssessmentState.REPLACED: "Replaced by a newer version",
}
HEAD = ("Name", "Born", "Who they are", "School or work", "Language")


def print_assessment_pdf(store: Store, actor: Worker, assessment_id: str, *, settings: Settings, now: datetime) -> bytes:
    """Raises Gone for a file hidden from the actor. Slow: a task."""
    return assessment(assessment_on_paper(store, actor, assessment_id, settings=settings, now=now))


def assessment_on_paper(store: Store, actor: Worker, assessment_id: str, *, settings: Settings, now: datetime) -> AssessmentPrint:
    """The same before it becomes a document, so that it can stand inside another."""
    today = now.date()
    made = store.get(Assessment, assessment_id)
    found = assessment_page(store, actor, made.family_id, today, assessment_id=assessment_id)
    opened = OpenAssessment(settings.forms[made.form], found, made, today)
    people = members(store, actor, made.family_id, today)
    rows = _people(people, settings.vocabularies["languages"], today)
    by = name_on_paper(store, actor, made.family_id)
    return on_paper(opened, rows, printed_by=by, now=now, sent=is_sent(store, made.family_id))


def on_paper(
    opened: OpenAssessment, people: Sequence[Sequence[str]], *, printed_by: str, now: datetime, sent: bool
) -> AssessmentPrint:
    """The assessment's answers in their places; `people` are rows under HEAD."""
    found, made, title = opened.found, opened.assessment, opened.form.title
    stands = _stands(made)
    return AssessmentPrint(
        furniture=Furniture(
            title=f"{title} {found.family.reference}, version {made.version}",
            kind=title,
            whose=f"The {found.family.name} family, version {made.version}",
            reference=f"{title} {found.family.reference}, version {made.version}, {stands[:1].lower()}{stands[1:]}",
            printed=f"Printed by {printed_by}, {say_date(now.date())} at {now:%H:%M}",
            draft=DRAFTS.get(made.state, ""),
            sent=sent,
        ),
        family=f"The {found.family.name} family",
        people=listed([_named(each) for each in found.subjects if each.stands is not Stands.OUTSIDE]),
        status=f"Version {made.version}, {stands[:1].lower()}{stands[1:]}",
        facts=_facts(found, made),
        sections=[*_family(people), *_groups(opened), *_kept(opened), *_copies(found)],
    )


def _stands(made: Assessment) -> str:
    if made.state is AssessmentState.APPROVED and made.approved_on:
        return f"approved {say_date(made.approved_on)}"
    return DRAFTS.get(made.state, str(made.state))


def _named(subject: Subject) -> str:
    return f"a baby {subject.age}" if is_unborn(subject) and subject.name.startswith("Baby") else subject.name


def _facts(found: AssessmentPage, made: Assessment) -> list[Fact]:
    facts = [Fact("Written by", found.lead)] if found.lead else []
    finished = f"finished {say_date(made.completed_on)}" if made.completed_on else "not finished yet"
    facts.append(Fact("Started", say_date(made.started_on), finished))
    if made.manager and made.approved_on:
        facts.append(Fact("Manager", made.manager, f"approved {say_date(made.approved_on)}"))
    return facts


def _family(rows: Sequence[Sequence[str]]) -> list[Section]:
    return [Section("The family", (Table(HEAD, rows),))] if rows else []


def _people(people: Sequence[Member], languages: Vocabulary, today: date) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = []
    for member in people:
        person = member.person
        unborn = person.stage is Stage.UNBORN
        born = person.age_said(today) if unborn else say_date(person.born) if person.born else "Not known"
        at_day = " ".join(part for part in (person.school, person.occupation) if part) or "Not recorded"
        role = member.membership.role or ("child" if person.is_child(today) else "adult")
        spoken = ", ".join(languages.label(each) for each in person.languages) or "Not recorded"
        rows.append((person.full_name, born, role.capitalize(), at_day, spoken))
    return rows


def _groups(opened: OpenAssessment) -> list[Section]:
    """A section for each group of the form, in it one for each line of the task list."""
    groups: dict[str, list[Block]] = {}
    for entry in opened.entries:
        blocks: list[Block] = [block for page in entry.pages for block in page_blocks(opened, entry, page)]
        if blocks:
            groups.setdefault(entry.group.title, []).append(Section(entry.title, blocks))
    return [Section(title, sections) for title, sections in groups.items()]


def _kept(opened: OpenAssessment) -> list[Section]:
    rows = [Answer(line.label, line.words) for sheet in opened.former() for line in sheet.lines]
    return [Section("From an earlier form", (Answers(rows),))] if rows else []


def _copies(found: AssessmentPage) -> list[Section]:
    words = [copy_words(each, found.names) for each in found.copies]
    return [Section("The family’s copy", (Answers([Answer("Copy", each) for each in words]),))] if words else []
