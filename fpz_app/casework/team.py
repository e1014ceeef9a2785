"""Team: for the zone manager, what each lead practitioner carries and what of it is late, line by line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from fpz_app.casework.approvals import approvals
from fpz_app.casework.asking import Asking, rows_of, seen_families
from fpz_app.casework.clock_lines import children_seen
from fpz_app.casework.clock_lines import drift as standing_long
from fpz_app.casework.drift import standing_still
from fpz_app.casework.due import Due, Urgency, in_order
from fpz_app.casework.episodes import closed_files
from fpz_app.casework.putting_off import told_put_off
from fpz_app.casework.today import DECIDED_BY_LEAD, WHILE_IT_RUNS, action_lines
from fpz_app.casework.visit_lines import visits
from fpz_app.domain.people import Membership, Person, Place, Stage
from fpz_app.domain.permissions import Doing, Scope, require
from fpz_app.domain.workers import Role, Worker
from fpz_app.domain.zone_settings import ZoneSettings
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of

NOBODY = "Nobody leads"
LINES = (*WHILE_IT_RUNS, *DECIDED_BY_LEAD, approvals, action_lines, visits)
"""What is due in a family, whoever answers for it."""
STILL = (standing_long, standing_still)


@dataclass(frozen=True)
class TeamRow:
    """What one lead practitioner carries in families whose early help goes on; `worker_id` "" for what nobody leads.

    `unseen` and `still` count families: with a child not seen within the zone's limit, and with a plan that does not move.
    `decisions` are lines that wait for somebody to decide; `put_off` those that somebody put off: each stands among the `lines`,
    with who, until when and why.
    """

    worker_id: str
    name: str
    agency: str
    families: int
    children: int
    overdue: int
    unseen: int
    still: int
    decisions: int
    put_off: int
    lines: tuple[Due, ...]


def team(store: Store, asker: Worker, now: datetime, zone: ZoneSettings) -> list[TeamRow]:
    """By name, who has most overdue first; nothing of files hidden from the asker. Raises Problem for who is not a manager."""
    require(asker, Doing.APPROVE, Scope())
    closed = closed_files(store)
    open_now = {key: each for key, each in seen_families(store, asker).items() if key not in closed}
    asking = Asking(store, asker, open_now, now.replace(tzinfo=None), zone)
    late = _late(asking)
    children = Counter(family_id for family_id, _ in {(row.family_id, row.person_id) for row in rows_of(asking, _children)})
    lines = _by_family(told_put_off(asking, [due for ask in LINES for due in ask(asking)]))
    workers = {each.id: each for each in store.find(Worker)}
    leading = {each.id for each in workers.values() if each.role is Role.LEAD and not each.left}
    leads = leading | {each.lead_id for each in open_now.values()}
    rows = [_row(workers.get(lead), [key for key, each in open_now.items() if each.lead_id == lead], lines, late, children)
            for lead in leads]  # fmt: skip
    return sorted(rows, key=lambda row: (-row.overdue, not row.worker_id, row.name))


def _row(
    worker: Worker | None, led: Sequence[str], lines: dict[str, list[Due]], late: dict[str, set[str]], children: Mapping[str, int]
) -> TeamRow:
    due = in_order([one for key in led for one in lines.get(key, ())])
    return TeamRow(
        worker.id if worker else "", worker.name if worker else NOBODY, worker.agency if worker else "",
        len(led), sum(children.get(key, 0) for key in led),
        sum(each.urgency is Urgency.OVERDUE for each in due),
        len(late["unseen"].intersection(led)), len(late["still"].intersection(led)),
        sum(each.urgency is Urgency.DECIDE for each in due), sum(bool(each.put_off_id) for each in due), tuple(due),
    )  # fmt: skip


def _late(asking: Asking) -> dict[str, set[str]]:
    """The families where children were not seen in time, and those whose plan does not move."""
    unseen = {due.family_id for due in children_seen(asking) if due.urgency is Urgency.OVERDUE}
    still = {due.family_id for ask in STILL for due in ask(asking) if due.urgency in (Urgency.OVERDUE, Urgency.DECIDE)}
    return {"unseen": unseen, "still": still}


def _by_family(lines: Sequence[Due]) -> dict[str, list[Due]]:
    """All but what is further ahead than its warning."""
    found: dict[str, list[Due]] = {}
    for due in lines:
        if due.urgency is not Urgency.LATER or due.warned:
            found.setdefault(due.family_id, []).append(due)
    return found


def _children() -> sa.Select[Any]:
    """The children who live in each family."""
    belongs, people = table_of(Membership), table_of(Person)
    return (
        sa.select(belongs.c.family_id, belongs.c.person_id)
        .join(people, people.c.id == belongs.c.person_id)
        .where(belongs.c.until.is_(None), belongs.c.place == Place.HOME, people.c.stage == Stage.CHILD)
    )
