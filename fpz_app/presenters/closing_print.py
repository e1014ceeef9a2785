"""The closing letter from the record to paper, in words for the family."""

from datetime import date, datetime

from fpz_app.casework import naming
from fpz_app.casework.access import readable
from fpz_app.casework.break_glass import name_on_paper
from fpz_app.casework.families import AT_HOME
from fpz_app.casework.outbox import is_sent
from fpz_app.casework.people import Member, members
from fpz_app.documents.closing_letter import ChildNow, ClosingLetterPrint, closing_letter
from fpz_app.documents.opening import Fact
from fpz_app.documents.sheets import Furniture
from fpz_app.domain.closing import Closing, EndReason
from fpz_app.domain.dates import say_date
from fpz_app.domain.kinship import listed
from fpz_app.domain.people import Stage
from fpz_app.domain.workers import Worker
from fpz_app.settings import Settings
from fpz_app.store.store import Store

WHY = {
    EndReason.NEEDS_MET: "You have done what you set out to do. Thank you for letting us work with you.",
    EndReason.ONE_AGENCY: "One service can give you the help that is still needed, so the team is no longer needed.",
    EndReason.STEPPED_UP: "Children’s social care now works with you. Your social worker is the person to ring.",
    EndReason.MOVED: "You have moved to another area.",
    EndReason.WITHDREW: "You told us that you no longer want this help. That is your choice, and you may come back at any time.",
    EndReason.NOT_ENGAGED: "We have not managed to meet you, although we tried. If we went about it badly, please tell us.",
    EndReason.REACHED_18: "Help for children and young people ends at 18. We can tell you who helps adults.",
    EndReason.IN_ERROR: "Our help was begun by mistake. We are sorry for the trouble.",
}
"""What each reason is to a family. There is none for a death: that letter is written by hand."""

DANGER = "If somebody is in danger now, ring 999."
TITLE = "Closing letter"


def has_letter(closing: Closing) -> bool:
    return closing.reason in WHY


def print_closing_letter(store: Store, actor: Worker, *, closing_id: str, settings: Settings, now: datetime) -> bytes:
    """Raises Gone for a file hidden from the actor. Slow: a task."""
    closing = store.get(Closing, closing_id)
    family = readable(store, actor, closing.family_id)
    today, words = now.date(), settings.wording.words
    near = [each for each in members(store, actor, family.id, today) if each.membership.place in AT_HOME]
    called = naming.called(store, family.id)
    lead = next(iter(store.find(Worker, id=family.lead_id)), None)
    on = say_date(closing.on)
    phones = settings.zone.phones
    facts = [Fact(f"Ring {lead.name}", lead.phone, f"your {words['lead_practitioner']}")] if lead and lead.phone else []
    facts += [Fact("If it cannot wait", phones.duty)] if phones.duty else []
    letter = ClosingLetterPrint(
        furniture=Furniture(
            title=f"{TITLE} {family.reference}",
            kind=f"Our {words['early_help']} ends",
            whose=f"The {family.name} family, {on}",
            reference=f"{TITLE} {family.reference}, {on}",
            printed=f"Printed by {name_on_paper(store, actor, family.id)}, {say_date(today)} at {now:%H:%M}",
            sent=is_sent(store, family.id),
        ),
        family=f"The {family.name} family",
        people=listed(_names(near, today)),
        status=on,
        facts=facts,
        greeting=f"Our {words['early_help']} ended on {on}",
        why=[WHY[closing.reason]],
        children=[
            ChildNow(called.get(each.person_id, "Your child"), each.different, f"{each.said_by} said so" if each.said_by else "")
            for each in closing.changes
            if each.different.strip() and closing.reason is not EndReason.NOT_ENGAGED
        ],
        returning=closing.if_worries_return,
        danger=DANGER,
        more=closing.to_family,
        signed=_signed(lead or actor),
    )
    return closing_letter(letter)


def _names(near: list[Member], today: date) -> list[str]:
    """Adults first, then the children who are born."""
    alive = [each.person for each in near if each.person.stage is not Stage.UNBORN and each.person.died_on is None]
    return [each.called for each in sorted(alive, key=lambda each: each.is_child(today))]


def _signed(worker: Worker) -> list[str]:
    return [each for each in (worker.name, worker.job, worker.agency) if each]
