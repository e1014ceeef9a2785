"""Plans: goals and actions of the story, scaled at each review, as they stand now."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from fpz_app.casework.voices import heard
from fpz_app.demo.calendar import on_weekday
from fpz_app.demo.making import Making
from fpz_app.demo.shapes import ActionShape, GoalShape
from fpz_app.domain.assessments import answer_id
from fpz_app.domain.goal_scales import TOGETHER
from fpz_app.domain.notes import Note, Words
from fpz_app.domain.people import Person
from fpz_app.domain.plans import Action, ActionStatus, Goal, GoalScore, NeedLeftOut, Plan, PlanState
from fpz_app.domain.record import Record, derived_id


def plans(making: Making) -> None:
    """Adds the plan with its goals, actions and scores where the family has come so far."""
    days, part = making.calendar, making.part
    if not days.versions and part.state != "planning":
        return
    plan = Plan(
        id=making.ids.new(),
        file_id=making.family.id,
        family_id=making.family.id,
        episode_id=making.episode_id,
        state=_state(making),
        version=0,
        review_on=days.review_on if part.state != "closed" else None,
        review_place=part.review_place or _place(making),
        going_well=_said(making, making.story.going_well),
        worries=_said(making, making.story.worries),
        if_harder=making.teller.say(making.story.if_harder),
        whom_to_ring=making.material.workers.duty,
        share_with=making.teller.say(making.material.workers.shares),
        copies_to=tuple(part.copies) or tuple(dict.fromkeys(_copies(making))),
        words=tuple(_chosen_words(making)),
    )
    making.plan = plan
    making.add([plan])
    goals = [shape for shape in making.story.goal if making.teller.tells(shape.text) and making.teller.tells(shape.why)]
    for place, shape in enumerate(goals):
        making.add(_goal(making, plan, shape, place))
    making.add(_left_out(making))


def _state(making: Making) -> PlanState:
    """Agreed, but where it has not come so far, was changed since (in a late family), or has ended."""
    if making.part.state in ("planning", "closed"):
        return PlanState.DRAFT if making.part.state == "planning" else PlanState.ENDED
    return PlanState.CHANGED if making.part.late else PlanState.AGREED


def _said(making: Making, sentences: list[str]) -> tuple[str, ...]:
    return tuple(said for said in map(making.teller.say, sentences) if said)


def _place(making: Making) -> str:
    hour = making.rng.choice(("9.30 am", "10 am", "1.30 pm", "3.45 pm"))
    where = making.rng.choice(("at home", "{child.school}", "{town} Library", "{town} family hub"))
    return f"{hour}, {making.teller.say(where) or 'at home'}"


def _copies(making: Making) -> Iterator[str]:
    yield from (person.called for _, person in making.adults_at_home())
    jobs = {worker.id: worker.job for worker in making.workers.values()}
    for helper in making.helpers.values():
        if helper.agency and helper is not making.helpers["lead"]:
            yield jobs.get(helper.worker_id, helper.job).lower() or helper.name


def _chosen_words(making: Making) -> Iterator[Words]:
    """Each child's words: the last that a note holds, else what was seen of a child too young to tell."""
    latest: dict[str, Words] = {}
    for note in sorted((each for each in making.records if isinstance(each, Note)), key=lambda each: each.on):
        latest.update({words.person_id: replace(words, how=heard(note, words)) for words in note.words})
    for _, child in making.children(unborn=False):
        said, how = _seen_of(making, child)
        if child.id in latest:
            yield latest[child.id]
        elif said:
            yield Words(person_id=child.id, said=said, how=how)


def _seen_of(making: Making, child: Person) -> tuple[str, str]:
    """What a child said in the last assessment, or what was seen of one too young, and how it was heard."""
    for assessment in reversed(making.assessments):
        found = {key: making.answers.get((f"{assessment.id} voice.{key}", child.id)) for key in ("wants", "by", "heard")}
        wants, by, heard_how = found["wants"], found["by"], found["heard"]
        if wants is not None and by is not None and heard_how is not None:
            if heard_how.value == "told":
                return wants.text, "talked"
            young = "He is" if child.sex == "male" else "She is"
            return wants.text, f"as {str(by.value).split()[0]} saw it at home. {young} too young to tell us in words."
    return "", ""


def _goal(making: Making, plan: Plan, shape: GoalShape, place: int) -> Iterator[Record]:
    versions = making.calendar.versions
    scores = _scores(making, shape)[: len(versions)]
    days = versions[len(versions) - len(scores) :]
    goal = Goal(
        id=making.ids.new(),
        file_id=making.family.id,
        family_id=making.family.id,
        plan_id=plan.id,
        place=place,
        text=making.teller.say(shape.text),
        why=making.teller.say(shape.why),
        children=making.ids_of(shape.children),
        outcome=shape.outcome,
        needs=tuple(_mends(making, shape)),
        then=scores[0] if scores else None,
        then_on=days[0] if days else None,
        now=scores[-1] if scores else None,
        hoped=shape.hoped,
    )
    making.goals.append(goal)
    yield goal
    for day, score in zip(days, scores, strict=True):
        yield _score(making, goal, day, score)
    for number, action in enumerate(each for each in shape.action if making.teller.tells(each.text)):
        yield _action(making, goal, action, number)


def _scores(making: Making, shape: GoalShape) -> list[int]:
    """Of a plan that has come to a halt, the last goal stays where it began."""
    last = making.part.still and shape is making.story.goal[-1]
    return [shape.scores[0]] * len(shape.scores) if last else shape.scores


def _score(making: Making, goal: Goal, day: date, score: int) -> GoalScore:
    """At the meeting of that day everyone agreed on it; where no meetings are kept the carer said it."""
    made = GoalScore(
        id=making.ids.new(), file_id=goal.file_id, family_id=goal.family_id, goal_id=goal.id, on=day, score=score,
        by=making.people["carer"].called,
    )  # fmt: skip
    if making.part.brief:
        return made
    meeting = meeting_id(making, day)
    return replace(made, id=derived_id(meeting, goal.id, TOGETHER), by=TOGETHER, meeting_id=meeting)


def meeting_id(making: Making, day: date) -> str:
    """Of the meeting at which the plan was agreed on that day."""
    return derived_id(making.family.id, "meeting", day.isoformat())


def _mends(making: Making, shape: GoalShape) -> Iterator[str]:
    finished = [each for each in making.assessments if each.completed_on]
    for mended in shape.mends:
        section, _, role = mended.partition(" ")
        need = making.material.form.sections[section].need
        subject = making.people[role].id if role in making.people else ""
        if need is not None and finished and (not role or subject):
            yield answer_id(finished[-1].id, need.scale, subject)


def _left_out(making: Making) -> Iterator[NeedLeftOut]:
    """For two in three of the needs without a goal, the reason why; the others are still to be talked about."""
    finished = [each for each in making.assessments if each.completed_on]
    mended = {need for goal in making.goals for need in goal.needs}
    for answer in [each for each in making.answers.values() if finished and each.assessment_id == finished[-1].id]:
        need = making.material.form.section_of(answer.question).need
        low = (
            need is not None and answer.question == need.scale and isinstance(answer.value, int) and answer.value <= need.at_most
        )
        if low and answer.id not in mended and making.rng.random() < 0.67:
            why = making.teller.pick(making.material.pools["need"]["left_out"]["any"])
            file = making.family.id
            yield NeedLeftOut(id=making.ids.new(), file_id=file, family_id=file, answer_id=answer.id, why=why)


def _action(making: Making, goal: Goal, shape: ActionShape, number: int) -> Action:
    status = shape.status
    if making.part.state == "closed" and status.is_open:
        status = ActionStatus.DONE
    due = _due(making, shape, status)
    people, ids = making.people, []
    for who in shape.who:
        found = people.get(who) or making.helpers.get(who)
        ids += [found.id] if found else []
    named = [making.workers[who].name for who in shape.who if who in making.workers and who not in making.helpers]
    return Action(
        id=making.ids.new(),
        file_id=goal.file_id,
        family_id=goal.family_id,
        goal_id=goal.id,
        place=number,
        text=making.teller.say(shape.text),
        who_ids=tuple(ids),
        who="" if ids else ", ".join(named) or making.lead.name,
        by_when=due,
        by_words=making.teller.say(shape.by),
        how_known=making.teller.say(shape.known),
        status=status,
        outcome=making.teller.say(shape.outcome),
        ended_on=None if status.is_open else _ended(making, min(due or making.today, making.calendar.last)),
    )


def _ended(making: Making, day: date) -> date:
    """It is told at the next meeting, where there was one."""
    return next((each for each in making.calendar.versions if each >= day), day)


def _due(making: Making, shape: ActionShape, status: ActionStatus) -> date | None:
    """In a late family, the first action that is still open is some days over."""
    if shape.due is None:
        return None
    if making.late and status.is_open:
        making.late = False
        return on_weekday(making.today - timedelta(days=making.rng.randint(2, 6)))
    return making.today + timedelta(days=shape.due)
