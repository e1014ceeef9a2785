"""Genogram: who belongs to a family today and how they are related, for its picture."""

from datetime import date

from fpz_app.casework.access import hidden_files, readable
from fpz_app.casework.families import AT_HOME
from fpz_app.casework.people import members
from fpz_app.casework.relationships import relations
from fpz_app.domain.genogram.figures import Genogram, genogram
from fpz_app.domain.genogram.nameless import without_names
from fpz_app.domain.plans import Goal, Plan, PlanState
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store


def family_genogram(
    store: Store, asker: Worker, family_id: str, today: date, *, in_focus: str = "", named: bool = True
) -> Genogram:
    """Raises Gone for a file that is hidden from the asker; what hidden files tell of these people is left out.

    `in_focus` is the child whom the picture is about, where one was chosen; without `named` nothing tells who they are.
    """
    family = readable(store, asker, family_id)
    everyone = members(store, asker, family_id, today)
    ties = relations(store, {each.person.id: each.person for each in everyone}, hidden_files(store, asker))
    plans = {plan.id for plan in store.find(Plan, family_id=family_id) if plan.state is not PlanState.ENDED}
    goals = [each for each in store.find(Goal, family_id=family_id) if each.plan_id in plans and each.ended_on is None]
    people = [each.person for each in everyone]
    return genogram(
        people if named else without_names(people, ties, today),
        ties,
        at_home={each.person.id for each in everyone if each.membership.place in AT_HOME},
        with_goals={child for goal in goals for child in goal.children},
        address=family.address if named else "",
        today=today,
        in_focus=in_focus,
    )
