"""Level forms: what is asked to judge a child's level of need by hand."""

from datetime import date

from fpz_app.casework.levels import judge
from fpz_app.domain.forms import Field, Kind
from fpz_app.domain.levels import LevelOfNeed
from fpz_app.presenters.asked import day, level_choices
from fpz_app.presenters.deciding import Deciding, narrative
from fpz_app.presenters.small_form import Given, SmallForm


def judging(asking: Deciding) -> SmallForm:
    """`record_id` is the child."""
    desk, levels = asking.desk, asking.desk.settings.zone.levels
    name = next((each.name for each in asking.children if each.id == asking.record_id), "the child")
    fields = (
        Field(
            key="level",
            kind=Kind.CHOICE,
            label="Which level is it?",
            required=True,
            choices=level_choices(levels),
        ),
        narrative("reason", "Why?", required=True, help=f"What you saw and heard, and what it means for {name}."),
        day("on", "When was it judged?"),
        Field(key="decided_by", kind=Kind.SHORT_TEXT, label="Who judged it?", required=True, help="One person, or the meeting."),
    )

    def keep(given: Given) -> LevelOfNeed:
        judgement = LevelOfNeed(
            file_id=asking.family_id,
            family_id=asking.family_id,
            person_id=asking.record_id,
            level=int(given["level"]),
            on=date.fromisoformat(given["on"]),
            reason=given["reason"].strip(),
            decided_by=given["decided_by"].strip(),
        )
        return judge(desk.store, desk.actor, judgement, desk.today, names=levels)

    return SmallForm(
        title=f"Level of need of {name}",
        called=f"the level of need of {name}",
        beneath="Earlier judgements stay as they are, with their reasons.",
        save="Record the level",
        fields=fields,
        start={"on": desk.today.isoformat(), "decided_by": desk.actor.name},
        of=(),
        keep=keep,
        done="The level of need is recorded.",
    )
