"""Workers: the zone's directory of professionals: who works here in which role, who has left, and how families reach them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import digits

from fpz_app.casework.access import hidden_files
from fpz_app.casework.joined_leads import choose_lead
from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.families import Family
from fpz_app.domain.permissions import MAY, Doing, Scope, may
from fpz_app.domain.workers import Role, Worker
from fpz_app.store.store import Store
from fpz_app.store.work import Work

DIALLED = frozenset(digits + " +()-")


def change_contact(store: Store, actor: Worker, *, job: str, phone: str, email: str) -> Worker:
    """The actor's own job, phone and e-mail; printed on plans. Raises Problem for what cannot be dialled or written to."""
    if set(phone.strip()) - DIALLED:
        raise Problem("A phone number has digits only.", "Write it as people dial it.", field="phone")
    if email.strip() and "@" not in email:
        raise Problem("This is not an e-mail address.", "It has an @ in it.", field="email")
    with store.work(actor, "Change how to reach a worker") as work:
        known = work.get(Worker, actor.id)
        return work.put(replace(known, job=job.strip(), phone=phone.strip(), email=email.strip()))


@dataclass(frozen=True)
class WorkerRow:
    """A worker of the zone, and how many families they lead as far as the asker may know of them."""

    worker: Worker
    leads: int


def directory(store: Store, asker: Worker) -> list[WorkerRow]:
    """Everyone in the zone by name, those who have left last. Raises Problem for whoever does not keep the directory."""
    if not may(asker, Doing.KEEP_DIRECTORY, Scope()):
        raise Problem("You may not keep the zone’s directory.", "Ask the zone manager if your work needs it.")
    led: dict[str, int] = {}
    for family in _families(store, asker):
        led[family.lead_id] = led.get(family.lead_id, 0) + 1
    found = store.find(Worker, file_id=asker.file_id, order="name")
    return [WorkerRow(each, led.get(each.id, 0)) for each in sorted(found, key=lambda each: each.left)]


def led_by(store: Store, asker: Worker, worker_id: str) -> list[Family]:
    """The families that a worker leads, by name, as far as the asker may know of them."""
    return sorted((each for each in _families(store, asker) if each.lead_id == worker_id), key=lambda each: each.name)


def keep_worker(store: Store, actor: Worker, worker: Worker) -> Worker:
    """Adds somebody to the zone's directory, or changes their entry. Raises Problems."""
    worker = replace(worker, name=" ".join(worker.name.split()), agency=worker.agency.strip(), team=worker.team.strip())
    found = [] if worker.name else [Problem("There is no name.", "Give the name that colleagues know.", field="name")]
    found += [] if worker.agency else [Problem("There is no agency.", "Say whom they work for.", field="agency")]
    raise_any(found)
    known = store.find(Worker, id=worker.id)
    with store.work(actor, "Change a worker’s entry" if known else "Add a worker") as work:
        work.require(Doing.KEEP_DIRECTORY)
        if known:
            _check_own_role(work, worker)
        return work.put(worker)


def mark_left(store: Store, actor: Worker, worker_id: str) -> Worker:
    """From now on they may do nothing here, and their laptops lose every family's file. Raises Problem."""
    return _set_left(store, actor, worker_id, left=True)


def welcome_back(store: Store, actor: Worker, worker_id: str) -> Worker:
    """They work here again, in the role they had. Raises Problem."""
    return _set_left(store, actor, worker_id, left=False)


def hand_over_families(store: Store, actor: Worker, family_ids: Sequence[str], lead_id: str) -> list[Family]:
    """Gives families a new lead practitioner, who may open their files from then on. Raises Problem."""
    with store.work(actor, "Hand over to a new lead practitioner") as work:
        lead = work.find(Worker, lead_id)
        if lead is None or lead.left or Doing.AGREE_PLAN not in MAY[lead.role]:
            raise Problem("Nobody is chosen to lead.", "Choose somebody who works with families.", field="lead")
        made = []
        for family_id in family_ids:
            family = work.get(Family, family_id)
            work.require(Doing.RECORD, family_id)
            if family.lead_id == lead_id:
                continue
            if family.restricted and lead_id not in family.allowed:
                work.require(Doing.RESTRICT, family_id)
                family = replace(family, allowed=tuple(sorted({*family.allowed, lead_id})))
            made.append(work.put(replace(family, lead_id=lead_id)))
            choose_lead(store, work, family_id)
        return made


def may_lead(store: Store) -> list[Worker]:
    """Those who may agree a plan with a family, by name."""
    return [each for each in store.find(Worker, left=False, order="name") if Doing.AGREE_PLAN in MAY[each.role]]


def _families(store: Store, asker: Worker) -> list[Family]:
    if not may(asker, Doing.READ, Scope()):
        return []
    hidden = hidden_files(store, asker)
    return [each for each in store.find(Family) if each.id not in hidden]


def _set_left(store: Store, actor: Worker, worker_id: str, *, left: bool) -> Worker:
    if worker_id == actor.id:
        raise Problem("This is your own entry.", "Ask somebody else who keeps the directory.")
    with store.work(actor, "Mark a worker as left" if left else "Welcome a worker back") as work:
        work.require(Doing.KEEP_DIRECTORY)
        return work.put(replace(work.get(Worker, worker_id), left=left))


def _check_own_role(work: Work, changed: Worker) -> None:
    """Whoever changes others' entries stays, so that somebody keeps the directory."""
    if work.actor.id == changed.id and Doing.KEEP_DIRECTORY not in MAY[changed.role]:
        raise Problem("You would no longer keep the directory yourself.", "Ask somebody else to change your role.", field="role")


ROLES_SAID: dict[Role, str] = {
    Role.PRACTITIONER: "Works with families: records, assesses, plans.",
    Role.LEAD: "Leads the work with families.",
    Role.MANAGER: "Does all that a lead does, approves, restricts files, keeps the directory.",
    Role.SCREENER: "Reads files and judges levels of need at the front door.",
    Role.AUDITOR: "Reads and prints; changes nothing.",
    Role.POLICE_REVIEWER: "Opens no family’s file.",
    Role.BOARD: "Opens no family’s file.",
    Role.ADMINISTRATOR: "Keeps the directory and laptops, brings in caseloads; opens no family’s file.",
}
"""What each role does, for whoever gives it."""
