"""Assessments: a family's assessment answered in full, part of the way, and once before."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from fpz_app.demo.answering import Answering, Given
from fpz_app.demo.making import Making, at
from fpz_app.demo.shapes import Told
from fpz_app.domain.assessments import Assessment, AssessmentState, CopyGiven, FamilyCopy, GivenAnswer, answer_id
from fpz_app.domain.dates import age_on
from fpz_app.domain.forms import Stands, Subject
from fpz_app.domain.people import Person, Stage
from fpz_app.domain.record import Record


def assessments(making: Making) -> None:
    """Adds the finished ones, oldest first, and the one in progress."""
    days = making.calendar
    earlier = ""
    for number, (began, ended) in enumerate(days.assessed, start=1):
        last = number == len(days.assessed) and days.draft_since is None
        told = making.story.about if last else making.story.before
        assessment = _assessment(making, began, version=number, earlier=earlier, ended=ended)
        making.assessments.append(assessment)
        making.add([assessment, *_answers(making, assessment, told, began, ended), _copy(making, assessment, ended)])
        earlier = assessment.id
    if days.draft_since:
        draft = _assessment(making, days.draft_since, version=len(days.assessed) + 1, earlier=earlier)
        making.assessments.append(draft)
        answers = _answers(making, draft, making.story.about, days.draft_since, days.last)
        making.add([draft, *(each for each in answers if not _left_open(making, each))])


def _assessment(making: Making, began: date, *, version: int, earlier: str, ended: date | None = None) -> Assessment:
    approved = _state(making, ended) is AssessmentState.APPROVED
    return Assessment(
        id=making.ids.new(),
        file_id=making.family.id,
        family_id=making.family.id,
        form=making.material.form.key,
        form_version=making.material.form.version,
        version=version,
        state=_state(making, ended),
        started_on=began,
        completed_on=ended,
        finished_at=at(ended, 16, 20) if ended else None,
        lead_id=making.lead.id,
        manager=making.workers["ruth"].name if approved else "",
        approved_on=ended if approved else None,
        earlier_id=earlier,
    )


def _state(making: Making, ended: date | None) -> AssessmentState:
    """One that was finished while the plan is still being made waits for the manager."""
    if ended is None:
        return AssessmentState.DRAFT
    return AssessmentState.READY if making.part.state == "planning" else AssessmentState.APPROVED


def _answers(making: Making, assessment: Assessment, told: Told, began: date, ended: date) -> Iterator[GivenAnswer]:
    asked = [(role, person) for role, person in making.people.items() if not person.died_on and _is_known(person, ended)]
    roles = {person.id: role for role, person in asked}
    subjects = [_subject(person, making.today) for _, person in asked]
    form = making.material.form
    answering = Answering(
        form=form,
        subjects=subjects,
        roles=roles,
        people={person.id: person for person in making.people.values()},
        told=told,
        fixed=_facts(making, assessment, began, ended),
        material=making.material,
        teller=making.teller,
        rng=making.rng,
        began=began,
        ended=ended,
    )
    for (question, subject_id), value in answering.answer().items():
        is_text = form.fields[question].is_text
        answer = GivenAnswer(
            id=answer_id(assessment.id, question, subject_id),
            file_id=making.family.id,
            family_id=making.family.id,
            assessment_id=assessment.id,
            question=question,
            subject_id=subject_id,
            value=None if is_text else value,
            text=value if is_text else "",
        )
        making.answers[f"{assessment.id} {question}", subject_id] = answer
        yield answer


def _is_known(person: Person, on: date) -> bool:
    """A baby is not spoken of before the middle of the pregnancy."""
    return person.due_on is None or (person.due_on - on).days < 150


def _subject(person: Person, today: date) -> Subject:
    stands = Stands.ADULT if person.stage is Stage.ADULT else Stands.CHILD
    return Subject(person.id, person.called, stands, person.age_said(today))


def _facts(making: Making, assessment: Assessment, began: date, ended: date) -> Given:
    """Answers that are not told but follow: who took part, who was seen, who agreed, each child heard or not."""
    days, part = making.calendar, making.part
    adults = making.adults_at_home()
    able = [person for _, person in making.children(unborn=False) if (age_on(person.born, making.today) or 0) >= 8]
    facts: Given = {
        ("reason.took_part", ""): [person.id for _, person in adults] + [person.id for person in able],
        ("reason.earlier", ""): "yes" if assessment.version > 1 or part.earlier else "no",
        ("agreed.agrees", ""): "yes",
        ("agreed.who", ""): [person.id for _, person in adults],
        ("agreed.how", ""): "in_person",
        ("agreed.on", ""): max((day for day in days.agreed if day <= ended), default=began).isoformat(),
        ("agreed.notice", ""): "yes",
        ("network.missing_parent", ""): "yes" if any(each.unknown for each in making.household.person) else "no",
        ("network.helpers", ""): [_helper_row(making, key) for key in making.helpers if key not in ("lead", part.lead)],
        ("outcomes.wanted", ""): list(making.story.outcomes),
        ("next.what", ""): "plan",
    }
    for role, person in making.people.items():
        if making.is_unknown(role):
            reason = making.teller.pick(making.material.pools["seen"]["why_not"]["unknown"])
            facts |= {("seen.spoken", person.id): "no", ("seen.why_not", person.id): reason}
        elif person.stage is Stage.ADULT:
            away = person.id not in {each.id for _, each in adults}
            facts["seen.spoken", person.id] = "no" if away and making.rng.random() < 0.4 else "yes"
        elif person.stage is Stage.UNBORN:
            facts |= _heard(making, person, "watched", ["watched"])
        else:
            facts |= _heard_child(making, role, person)
    return facts


def _heard_child(making: Making, role: str, person: Person) -> dict[tuple[str, str], Any]:
    age = age_on(person.born, making.today) or 0
    if making.part.unheard and role != "child" and age >= 3:
        return {("voice.heard", person.id): "no"}
    if age < 4:
        return _heard(making, person, "watched", ["watched", "played"])
    how = ["talked", "drew"] if age < 12 else ["talked"]
    return _heard(making, person, "told", how)


def _heard(making: Making, person: Person, heard: str, how: list[str]) -> dict[tuple[str, str], Any]:
    return {
        ("voice.heard", person.id): heard,
        ("voice.how", person.id): how,
        ("voice.by", person.id): making.lead.name,
        ("voice.alone", person.id): "yes" if heard == "told" else "no",
        ("analysis.level", person.id): "2",
    }


def _helper_row(making: Making, key: str) -> dict[str, str]:
    helper = making.helpers[key]
    codes = {"School or college": "school", "Health visiting": "health_visiting", "School nursing": "school_nursing"}
    codes |= {"Housing": "housing", "Police": "police", "Youth service": "voluntary", "Domestic abuse service": "domestic_abuse"}
    row = {"name": helper.name, "agency": codes.get(helper.agency, "other"), "helps_with": helper.helps_with}
    return row | ({"phone": helper.phone} if helper.phone.startswith("0") else {})


def _left_open(making: Making, answer: GivenAnswer) -> bool:
    """Whether this answer is still to come: its section is among the part's unfinished ('education child', 'three')."""
    role = next((role for role, person in making.people.items() if person.id == answer.subject_id), "")
    section = answer.question.partition(".")[0]
    return section in making.part.unfinished or f"{section} {role}" in making.part.unfinished


def _copy(making: Making, assessment: Assessment, ended: date) -> Record:
    return FamilyCopy(
        id=making.ids.new(),
        file_id=making.family.id,
        family_id=making.family.id,
        of_id=assessment.id,
        answer=CopyGiven.GIVEN,
        on=ended,
        to=tuple(person.id for _, person in making.adults_at_home()[:1]),
        how="On paper",
        read_aloud=True,
    )
