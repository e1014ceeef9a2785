"""Papers: a family's episode, agreement, privacy notice, sharing, warning notes and levels of need."""

from collections.abc import Iterator
from datetime import timedelta

from fpz_app.demo.calendar import on_weekday
from fpz_app.demo.closings import is_scripted
from fpz_app.demo.making import Making
from fpz_app.demo.shapes import HelperShape
from fpz_app.domain.agreements import Agreement, Answer, PrivacyNotice, Sharing, SharingBasis
from fpz_app.domain.alerts import WarningNote
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.frontdoor import Contact
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.domain.workers import Helper

_STATES = {
    "requested": EpisodeState.REQUESTED,
    "seeking": EpisodeState.AGREEMENT_SOUGHT,
    "not agreed": EpisodeState.NOT_AGREED,
    "assessing": EpisodeState.ASSESSING,
    "planning": EpisodeState.ASSESSING,
    "plan": EpisodeState.PLAN_ACTIVE,
    "review": EpisodeState.UNDER_REVIEW,
    "paused": EpisodeState.PAUSED,
    "closed": EpisodeState.CLOSED,
}
_WHAT = ("The family plan", "School and attendance")
_NOTICE = "Early help, version 3"


def episode(making: Making) -> Episode:
    days = making.calendar
    state = EpisodeState.PLAN_ACTIVE if is_scripted(making) else _STATES[making.part.state]
    assessed = [span for span in days.assessed if span[0] >= days.requested]
    started = assessed[0][0] if assessed else days.draft_since
    ended = "Family withdrew" if making.part.withdrawn else "Needs met"
    return Episode(
        id=making.ids.new(),
        file_id=making.family.id,
        family_id=making.family.id,
        state=state,
        requested_on=days.requested,
        requested_by=making.teller.say(making.story.asked_by),
        reason=making.teller.say(making.story.reason),
        assessment_started_on=started,
        assessment_completed_on=assessed[0][1] if assessed else None,
        organisation=making.lead.agency,
        ended_on=days.ended if state is EpisodeState.CLOSED else None,
        end_reason=ended if state is EpisodeState.CLOSED else "",
    )


def helpers(making: Making) -> Iterator[Helper]:
    """The lead and everyone whom the story names; kept in `making.helpers` under the key that actions use."""
    file = making.family.id
    lead = making.lead
    helps = making.material.workers.lead_helps
    first = Helper(
        id=making.ids.new(), file_id=file, family_id=file, name=lead.name, worker_id=lead.id, agency=lead.agency,
        job="", phone=lead.phone, helps_with=helps,
    )  # fmt: skip
    making.helpers["lead"] = making.helpers[making.part.lead] = first
    yield first
    for shape in making.story.helper:
        worker = making.workers.get(shape.worker)
        name = worker.name if worker else making.teller.say(shape.name or f"{{{shape.person}}}")
        said = making.teller.say(shape.helps)
        if not name or not said or worker is lead or (shape.person and shape.person not in making.people):
            continue
        job = worker.job if worker else shape.job
        helper = Helper(
            id=making.ids.new(), file_id=file, family_id=file, name=name, worker_id=worker.id if worker else "",
            agency=worker.agency if worker else shape.agency, job="" if said.startswith(job) else job,
            phone=worker.phone if worker else making.teller.say(shape.phone), helps_with=said,
            for_children=making.ids_of(shape.children),
        )  # fmt: skip
        making.helpers[shape.worker or shape.person or _place_of(shape)] = helper
        yield helper


def _place_of(shape: HelperShape) -> str:
    """How actions name someone who is no worker of the zone: a school, or the helper’s own name."""
    return "school" if shape.job in ("School", "Nursery") else shape.name


def agreements(making: Making) -> Iterator[Agreement | PrivacyNotice | Sharing]:
    file, days, part = making.family.id, making.calendar, making.part
    if part.state == "not agreed":
        yield Agreement(
            id=making.ids.new(), file_id=file, family_id=file, answer=Answer.DECLINED,
            on=days.requested + timedelta(days=6), offered_instead=making.teller.say(making.story.offered_instead),
        )  # fmt: skip
        return
    who = [role for role, _ in making.adults_at_home()]
    who += [role for role, person in making.children() if person.school_year.isdigit() and int(person.school_year) >= 8]
    for day in days.agreed:
        stopped = making.today - timedelta(days=part.quiet + 3) if part.withdrawn else None
        yield Agreement(
            id=making.ids.new(), file_id=file, family_id=file, on=day, agreed_by=making.ids_of(who), how="Face to face",
            note=making.teller.pick(_pool(making, "note")), withdrawn_on=stopped,
            withdrawn_why=making.teller.pick(_pool(making, "withdrawn")) if stopped else "",
        )  # fmt: skip
        yield PrivacyNotice(id=making.ids.new(), file_id=file, family_id=file, version=_NOTICE, given_on=day, how="Read together")
    yield from _sharings(making)


def _sharings(making: Making) -> Iterator[Sharing]:
    file, days, part = making.family.id, making.calendar, making.part
    if not days.agreed:
        return
    for agency in [each for each in _agencies(making) if each not in (making.lead.agency, part.refuses)]:
        yield Sharing(
            id=making.ids.new(), file_id=file, family_id=file, agency=agency, what=_WHAT, since=days.agreed[-1],
            withdrawn_on=making.today - timedelta(days=part.quiet + 3) if part.withdrawn else None,
        )  # fmt: skip
    if part.refuses:
        yield Sharing(
            id=making.ids.new(), file_id=file, family_id=file, agency=part.refuses, basis=SharingBasis.DECLINED,
            reason=part.refuses_why or making.teller.pick(_pool(making, "refused")), since=days.agreed[-1],
        )  # fmt: skip


def _agencies(making: Making) -> list[str]:
    """Those who help, a school by its own name."""
    school = making.people["child"].school
    named = [school if helper.job in ("School", "Nursery") else helper.agency for helper in making.helpers.values()]
    return [each for each in dict.fromkeys(named) if each]


def contacts(making: Making) -> Iterator[Contact]:
    """What reached the front door before the family was asked whether it wants early help."""
    if making.story.contact:
        day = on_weekday(making.calendar.requested - timedelta(days=making.rng.randint(5, 16)))
        child, file = making.people["child"].id, making.family.id
        yield Contact(id=making.ids.new(), file_id=file, person_id=child, on=day, source=making.story.contact)


def warnings(making: Making) -> Iterator[WarningNote]:
    for each in making.part.warning:
        yield WarningNote(
            id=making.ids.new(),
            file_id=making.family.id,
            family_id=making.family.id,
            text=each.text,
            reason=making.teller.say(each.reason),
            made_on=making.today - timedelta(days=each.ago),
            review_on=making.today + timedelta(days=each.review_in),
        )


def levels(making: Making) -> Iterator[LevelOfNeed]:
    """What each finished assessment says of each child's level, with its reason."""
    if making.part.brief:
        yield from _judged(making)
    for assessment in making.assessments:
        if assessment.completed_on is None:
            continue
        for _, child in making.children():
            answers = making.answers
            level = answers.get((f"{assessment.id} analysis.level", child.id))
            why = answers.get((f"{assessment.id} analysis.level_why", child.id))
            if level is not None and str(level.value).isdigit():
                yield LevelOfNeed(
                    id=making.ids.new(),
                    file_id=making.family.id,
                    family_id=making.family.id,
                    person_id=child.id,
                    level=int(level.value),
                    on=assessment.completed_on,
                    reason=why.text if why else "",
                    decided_by=making.lead.name,
                    assessment_id=assessment.id,
                )


def _judged(making: Making) -> Iterator[LevelOfNeed]:
    """The story’s own judgement of the child in focus, where there is no assessment."""
    said = making.story.about["child"]["analysis"]
    yield LevelOfNeed(
        id=making.ids.new(),
        file_id=making.family.id,
        family_id=making.family.id,
        person_id=making.people["child"].id,
        level=int(str(said["level"])),
        on=making.calendar.phase(2)[1],
        reason=making.teller.say(str(said["level_why"])),
        decided_by=making.lead.name,
    )


def _pool(making: Making, question: str) -> list[str]:
    return making.material.pools["agreement"][question]["any"]
