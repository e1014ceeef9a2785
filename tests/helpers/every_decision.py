"""Every decision: how to come to each form of the Level and decisions tab, with the Marlows at the stage that it needs."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from fpz_app.casework import step_down, step_up, step_up_answers
from fpz_app.casework.disagreements import disagree
from fpz_app.domain.disagreements import Disagreement, Stage
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.people import Person
from fpz_app.domain.record import Record
from fpz_app.domain.step_down import StepDown
from fpz_app.domain.step_up import Answered, Evidence, IndicatorShown, StepUp, Verdict
from fpz_app.presenters import places
from tests.helpers import hands

if TYPE_CHECKING:
    from tests.helpers.every_page import Guide

FORMS = ("Judge the level", "Propose a step up", "Close early help", "Record a step down")
KINDS = (Disagreement, IndicatorShown, StepUp, StepDown)


def form(guide: "Guide", words: str) -> None:
    guide.tab("decisions")
    hands.press(words)
    hands.rest()


def at(guide: "Guide", deed: str, stage: "Callable[[Guide], Record]") -> None:
    """The form of a deed, with no other step up or step down on record than one at that stage."""
    desk = guide.workplace.desk
    with desk.store.work(desk.actor, "Clear away") as work:
        for kind in KINDS:
            for each in desk.store.find(kind, family_id=guide.marlow.id):
                work.remove(each)
    guide.go(places.family(guide.marlow.id, "decisions", f"{deed}.{stage(guide).id}"))


def all_at_once(guide: "Guide") -> None:
    """The tab with a disagreement and a step down that has come half its way."""
    at(guide, "stage", disagreed)
    _met(guide)
    guide.tab("decisions")


def could_not_be_engaged(guide: "Guide") -> None:
    form(guide, "Close early help")
    hands.choose("Why does it end?", "Could not be engaged")
    hands.rest()


def reopening(guide: "Guide") -> None:
    """Of early help that has ended; it goes on again behind the form, for whoever comes after."""
    desk = guide.workplace.desk
    under_way = [each for each in desk.store.find(Episode, family_id=guide.marlow.id) if each.state is not EpisodeState.CLOSED]
    with desk.store.work(desk.actor, "End early help") as work:
        work.put_all([replace(each, state=EpisodeState.CLOSED, ended_on=desk.today) for each in under_way])
    form(guide, "Reopen early help")
    with desk.store.work(desk.actor, "Take early help up again") as work:
        work.put_all(under_way)


def proposed(guide: "Guide") -> StepUp:
    desk, family = guide.workplace.desk, guide.marlow
    made = StepUp(
        file_id=family.id, family_id=family.id, children=(_callum(guide),), why="He is out at night with older boys.",
        tried="Sam met him every week.", family_told="yes", family_view="Kerry wants help.", proposed_on=desk.today,
        proposed_by=desk.actor.name,
    )  # fmt: skip
    return step_up.propose(desk.store, desk.actor, made, desk.today)


def agreed(guide: "Guide") -> StepUp:
    """With an indicator and its referral written; agreed by the manager first thing this morning."""
    desk, made = guide.workplace.desk, proposed(guide)
    evidence = Evidence(on=desk.today, words="Came home at two with a new phone.", source="Note")
    shown = IndicatorShown(
        file_id=made.file_id, family_id=made.family_id, step_up_id=made.id, indicator="used_by_others",
        words="Signs that others use the child", domain="Outside", evidence=(evidence,),
    )  # fmt: skip
    step_up.show_indicator(desk.store, desk.actor, shown, desk.today)
    said = dict.fromkeys(("facts_seen", "told_by_others", "our_view", "risk", "safety_now"), "He came home at two.")
    step_up.write_referral(desk.store, desk.actor, made.id, said)
    return step_up.decide(
        desk.store, desk.actor, made.id, Verdict.AGREE, why="I agree.", who="Ruth Lane", on=desk.today, at="00:00", now=desk.now()
    )


def sent(guide: "Guide") -> StepUp:
    desk, made = guide.workplace.desk, agreed(guide)
    return step_up.send(
        desk.store, desk.actor, made.id, on=desk.today, at="00:00", how="secure e-mail", to="MASH", now=desk.now()
    )


def answered(guide: "Guide") -> StepUp:
    desk, made = guide.workplace.desk, sent(guide)
    said = replace(
        made, answer=Answered.EARLY_HELP, answered_on=desk.today, answered_at="00:00", answered_by="Dee Holt", answer_level=3,
        answer_why="Early help can hold it.", meanwhile=desk.actor.name,
    )  # fmt: skip
    return step_up_answers.answer(desk.store, desk.actor, said, desk.today)


def disagreed(guide: "Guide") -> Disagreement:
    desk, made = guide.workplace.desk, answered(guide)
    raised = Disagreement(
        file_id=made.file_id, family_id=made.family_id, step_up_id=made.id, issue="Whether Callum is safe.",
        our_view="He is not.", their_view="Early help is enough.", safety="Kerry is at home with him.",
        stages=(Stage(began_on=desk.today, who="Priya and Dee Holt"),),
    )  # fmt: skip
    return disagree(desk.store, desk.actor, raised, desk.today)


def received(guide: "Guide") -> StepDown:
    desk, family = guide.workplace.desk, guide.marlow
    made = StepDown(
        file_id=family.id, family_id=family.id, received_on=desk.today, social_worker="Dee Holt", team="Assessment team",
        children=(_callum(guide),), why="He is home at night; school still needs help.", family_agrees=True,
        family_view="Kerry is glad of it.", lead=desk.actor.name, lead_agency="Early help",
    )  # fmt: skip
    return step_down.receive(desk.store, desk.actor, made, desk.today)


def accepted(guide: "Guide") -> StepDown:
    desk, made = guide.workplace.desk, received(guide)
    return step_down.answer(
        desk.store, desk.actor, made.id, accepts=True, why="We know them.", by=desk.actor.name, on=desk.today, today=desk.today
    )


def _met(guide: "Guide") -> StepDown:
    """Jointly, with one action that somebody does and one that nobody does yet."""
    desk, made = guide.workplace.desk, accepted(guide)
    return step_down.hold_joint_meeting(
        desk.store, desk.actor, made.id, on=desk.today, place="Swanage", who="Kerry, Dee, Priya", working_days=10,
        today=desk.today, outstanding=(step_down.Handed("Bus pass", "Kerry"), step_down.Handed("See the college nurse")),
    )  # fmt: skip


def _team_met(guide: "Guide") -> StepDown:
    desk, made = guide.workplace.desk, _met(guide)
    return step_down.hold_first_meeting(desk.store, desk.actor, made.id, on=desk.today, place="Library", today=desk.today)


def _callum(guide: "Guide") -> str:
    return guide.workplace.desk.store.find(Person, given_name="Callum", file_id=guide.marlow.id)[0].id


STAGES: "dict[str, Callable[[Guide], Record]]" = {
    "indicator": proposed, "consult": proposed, "manager": proposed, "referral": proposed, "send": agreed, "acknowledge": sent,
    "answer": sent, "tell": answered, "disagree": answered, "stage": disagreed, "settle": disagreed, "downanswer": received,
    "joint": accepted, "firstmeeting": _met, "careclosed": _team_met,
}  # fmt: skip
"""By the deed that opens the form."""

VISITS: "dict[str, Callable[[Guide], None]]" = {
    **{f"decision, {words}": partial(form, words=words) for words in FORMS},
    "decision, closing that has to be decided": could_not_be_engaged,
    "decision, reopening": reopening,
    **{f"decision, {deed}": partial(at, deed=deed, stage=stage) for deed, stage in STAGES.items()},
    "decision, zonemove": lambda guide: guide.go(places.family(guide.marlow.id, "decisions", "zonemove")),
    "decisions half-way": all_at_once,
}
