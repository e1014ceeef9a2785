"""Disagreement forms: what is asked to raise one, to take it a stage further, and to settle it."""

from datetime import date

from fpz_app.casework import disagreements as casework
from fpz_app.domain.disagreements import LEVELS, Disagreement, Settled, Stage
from fpz_app.domain.forms import Field, Kind, Rule
from fpz_app.domain.step_up import StepUp
from fpz_app.presenters.asked import choices, day, level_choices
from fpz_app.presenters.deciding import Deciding, narrative
from fpz_app.presenters.small_form import Given, SmallForm, stands_as_before


def raising(asking: Deciding) -> SmallForm:
    """`record_id` is the step up whose answer is disagreed with."""
    desk = asking.desk
    step_up = desk.store.get(StepUp, asking.record_id)
    days = desk.settings.zone.clocks.escalation_working_days

    def keep(given: Given) -> Disagreement:
        raised = Disagreement(
            file_id=asking.family_id,
            family_id=asking.family_id,
            step_up_id=step_up.id,
            raised_by=desk.actor.name,
            issue=given["issue"],
            our_view=given["our_view"],
            their_view=given["their_view"],
            safety=given["safety"],
            unsafe=given["unsafe"] == "yes",
            stages=(Stage(began_on=date.fromisoformat(given["began_on"]), who=given["who"].strip()),),
        )
        return casework.disagree(desk.store, desk.actor, raised, desk.today)

    return SmallForm(
        title="Disagree with the answer",
        called="a disagreement with the front door",
        beneath=f"Stage 1: {LEVELS[0]}. Each stage has {days} working days; where a child is not safe, all of it is today.",
        save="Raise it",
        fields=(
            narrative("issue", "What do you disagree about?", required=True),
            narrative("our_view", "Our view", required=True),
            narrative("their_view", "Their view", required=True),
            Field(key="unsafe", kind=Kind.YES_NO, label="Is a child unsafe now?", required=True, offers=()),
            narrative("safety", "What keeps each child safe meanwhile?", required=True, lines=2),
            Field(key="who", kind=Kind.SHORT_TEXT, label="Who talks with whom?", required=True),
            day("began_on", "Since when?"),
        ),
        start={"began_on": desk.today.isoformat(), "their_view": step_up.answer_why},
        of=(),
        keep=keep,
        done="The disagreement is raised.",
    )


def going_on(asking: Deciding) -> SmallForm:
    desk = asking.desk
    known = desk.store.get(Disagreement, asking.record_id)
    level = LEVELS[min(known.stage, len(LEVELS) - 1)]

    def keep(given: Given) -> Disagreement:
        stage = Stage(began_on=date.fromisoformat(given["began_on"]), who=given["who"].strip())
        return casework.next_stage(desk.store, desk.actor, known.id, stage, given["came_of_it"], desk.today)

    return SmallForm(
        title=f"Stage {known.stage + 1}: {level}",
        called="the next stage of a disagreement",
        save="Go to the next stage",
        fields=(
            narrative("came_of_it", f"What came of stage {known.stage}?", required=True),
            Field(key="who", kind=Kind.SHORT_TEXT, label="Who talks with whom now?", required=True),
            day("began_on", "Since when?"),
        ),
        start={"began_on": desk.today.isoformat()},
        of=[known],
        keep=keep,
        done="The disagreement is at its next stage.",
        undone=stands_as_before(desk, Disagreement, asking.record_id),
    )


def settling(asking: Deciding) -> SmallForm:
    desk = asking.desk

    def keep(given: Given) -> Disagreement:
        return casework.settle(
            desk.store, desk.actor, asking.record_id, Settled(given["settled"]), on=date.fromisoformat(given["settled_on"]),
            outcome=given["outcome"], learning=given.get("learning") or "", today=desk.today, level=int(given.get("level") or 0),
        )  # fmt: skip

    return SmallForm(
        title="How the disagreement was settled",
        called="how a disagreement was settled",
        save="Record how it was settled",
        fields=(
            Field(key="settled", kind=Kind.CHOICE, label="How?", required=True, choices=choices(Settled), offers=()),
            _level(asking),
            narrative("outcome", "What was decided, and by whom?", required=True),
            narrative("learning", "What can be learned from it?"),
            day("settled_on", "When?"),
        ),
        start={"settled_on": desk.today.isoformat()},
        of=desk.store.find(Disagreement, id=asking.record_id),
        keep=keep,
        done="The disagreement is settled.",
        undone=stands_as_before(desk, Disagreement, asking.record_id),
    )


def _level(asking: Deciding) -> Field:
    accepted = Rule(field="settled", among=(str(Settled.ACCEPTED),))
    levels = level_choices(asking.desk.settings.zone.levels)
    return Field(
        key="level",
        kind=Kind.CHOICE,
        label="At which level?",
        choices=levels,
        offers=(),
        shown_when=accepted,
        required_when=accepted,
    )
