"""Asking: for which families, whom and which moment it is asked what is due, and the making of one line of the answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property, wraps
from types import SimpleNamespace
from typing import Any, TypeVar

import sqlalchemy as sa

from fpz_app.casework.access import hidden_files
from fpz_app.casework.due import Due, Urgency, say_at, say_due, urgency_at
from fpz_app.casework.joined_leads import joined_leads
from fpz_app.casework.naming import workers
from fpz_app.domain.clocks import LEAD, MANAGER, Running
from fpz_app.domain.episodes import Episode, EpisodeState
from fpz_app.domain.families import Family
from fpz_app.domain.kinship import listed as listed_names
from fpz_app.domain.permissions import Doing, Scope, may
from fpz_app.domain.plans import Plan, PlanState
from fpz_app.domain.workers import Worker
from fpz_app.domain.zone_settings import Clocks, FrontDoor, ZoneSettings
from fpz_app.store.plain_rows import among, listed
from fpz_app.store.store import Store
from fpz_app.store.tables import table_of

Answer = TypeVar("Answer")
RESTING = [state for state in EpisodeState if not state.is_under_way]


@dataclass(frozen=True)
class Asking:
    """The families asked about by id, whose clocks run and for whom; `now` is what the wall clock shows."""

    store: Store
    asker: Worker
    families: dict[str, Family]
    now: datetime
    zone: ZoneSettings
    until: date | None = None
    """The last day that is asked about; what comes later need not be put in words."""

    @cached_property
    def answers(self) -> dict[object, Any]:
        """What was asked of these families, by question; see `once`."""
        return {}

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def clocks(self) -> Clocks:
        return self.zone.clocks

    @property
    def front_door(self) -> FrontDoor:
        return self.zone.front_door

    @cached_property
    def names(self) -> dict[str, str]:
        """By id, the zone's workers."""
        return workers(self.store)

    @cached_property
    def files(self) -> str:
        """Every id of these families, and of those that are joined to them, in JSON."""
        standing = self.store.standing()
        return listed(own for each in self.families for own in standing.all_of(each))

    @cached_property
    def _joined(self) -> Mapping[str, tuple[str, ...]]:
        return joined_leads(self.store)

    def leads(self, family: Family) -> tuple[str, ...]:
        """Who leads it: of families that are joined all who lead one of them, until one is chosen."""
        return (family.lead_id, *self._joined.get(family.id, ()))

    def is_far(self, due: date) -> bool:
        """Whether a line of this day is not asked for."""
        return self.until is not None and due > self.until

    def of(self, families: dict[str, Family]) -> "Asking":
        return replace(self, families=families)

    def who(self, answers: str, family_id: str) -> str:
        """Who answers, by name where it is the lead practitioner; "" for the asker."""
        if answers == MANAGER:
            return "" if may(self.asker, Doing.APPROVE, Scope()) else MANAGER
        if answers != LEAD:
            return answers
        leads = self.leads(self.families[family_id])
        known = [self.names[each] for each in leads if each in self.names]
        return "" if self.asker.id in leads else listed_names(known) or "nobody leads yet"


def seen_families(store: Store, asker: Worker) -> dict[str, Family]:
    """By id all that are not hidden from the asker; of those that are joined the one that stands. Some roles see none."""
    if not may(asker, Doing.READ, Scope()):
        return {}
    hidden, gives_way = hidden_files(store, asker), store.standing().of
    return {each.id: each for each in store.find(Family) if each.id not in hidden and each.id not in gives_way}


@dataclass(frozen=True)
class Opens:
    """The family's tab and record that a line opens."""

    family_id: str
    tab: str
    item_id: str = ""


def line_of(
    asking: Asking, due: date, what: str, detail: str, opens: Opens, *, why: str, when: str = "", who: str = LEAD, at: str = ""
) -> Due:
    """`when` in words, where the clock counts in something else than days; `why` explains the day; `who` answers."""
    said = when or (say_at(due, at, asking.now) if at else say_due(due, asking.today))
    return Due(
        urgency_at(due, at, asking.now), what, detail, asking.families[opens.family_id].name, said, opens.family_id, opens.tab,
        opens.item_id, due, why=why, at=at, who=asking.who(who, opens.family_id),
    )  # fmt: skip


def running_line(asking: Asking, runs: Running, what: str, detail: str, opens: Opens, *, when: str = "") -> Due:
    """The line of a clock that runs, with its reason and who answers for it."""
    why = runs.explained(asking.today)
    return line_of(asking, runs.due, what, detail, opens, when=when, why=why, who=runs.clock.answers, at=runs.due_at)


def waiting_line(asking: Asking, what: str, detail: str, opens: Opens, *, when: str, who: str = LEAD) -> Due:
    """The line of a decision that somebody waits for, which has no clock; `when` it began to."""
    return Due(
        Urgency.DECIDE, what, detail, asking.families[opens.family_id].name, when, opens.family_id, opens.tab, opens.item_id,
        None, why=f"{when}; no clock runs", who=asking.who(who, opens.family_id),
    )  # fmt: skip


def once(ask: Callable[[Asking], Answer]) -> Callable[[Asking], Answer]:
    """Asked once of the same families, however many lines need the answer; nobody may change it."""

    @wraps(ask)
    def answer(asking: Asking) -> Answer:
        if ask not in asking.answers:
            asking.answers[ask] = ask(asking)
        found: Answer = asking.answers[ask]
        return found

    return answer


@once
def under_way(asking: Asking) -> set[str]:
    """Families whose early help goes on."""
    return {row.family_id for row in rows_of(asking, _going_on)}


def _going_on() -> sa.Select[Any]:
    table = table_of(Episode)
    return sa.select(table.c.family_id).where(table.c.state.not_in(RESTING))


@once
def standing_plans(asking: Asking) -> dict[str, Any]:
    """By the plan's id, the rows of plans that were agreed and stand: id, family_id, review_on, review_place."""
    gives_way = asking.store.standing().of
    rows = sorted(rows_of(asking, _standing), key=lambda row: row.id not in gives_way)
    return {gives_way.get(row.id, row.id): row for row in rows}


def _standing() -> sa.Select[Any]:
    table = table_of(Plan)
    columns = (table.c.id, table.c.family_id, table.c.review_on, table.c.review_place)
    return sa.select(*columns).where(table.c.state.in_([PlanState.AGREED, PlanState.CHANGED]))


def rows_of(asking: Asking, query: Callable[[], sa.Select[Any]], **given: object) -> list[Any]:
    """The rows of the families asked about, and of those that are joined to them, which a query that groups by family tells
    apart; `given` are the values of what the query leaves open."""
    with asking.store.read() as connection:
        return as_read(asking.store, connection.execute(_of_families(query), {"files": asking.files, **given}).all())


def as_read(store: Store, rows: Sequence[Any]) -> list[Any]:
    """Rows with the ids that stand; each keeps its own."""
    standing = store.standing()
    return [row if standing.spares(row) else SimpleNamespace(**standing.read(dict(row._mapping))) for row in rows]


@cache
def _of_families(query: Callable[[], sa.Select[Any]]) -> sa.Select[Any]:
    """Made once for each question, for making it takes longer than running it."""
    made = query()
    return made.where(among(made.selected_columns.family_id, sa.bindparam("files")))
