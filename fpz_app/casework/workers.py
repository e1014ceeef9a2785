"""Workers: what a professional's own entry in the zone's directory says, as families find it on their plan."""

from dataclasses import replace
from string import digits

from fpz_app.domain.errors import Problem
from fpz_app.domain.workers import Worker
from fpz_app.store.store import Store

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
